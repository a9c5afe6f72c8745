# Two commands matter: `make demo` and `make test`. Both set up what they need.
# FAIRBRIEF_HOME and PORT change where the demo keeps its data and listens; PYTHON names an interpreter.

VENV := .venv
BIN := $(VENV)/bin
PRODUCT := $(VENV)/.product-installed
TOOLS := $(VENV)/.tools-installed

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format migrations lock clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

setup: $(TOOLS) ## Install everything into .venv, and nothing else
	@echo "Everything is installed in $(VENV)."

demo: $(PRODUCT) ## Serve a living demo at http://127.0.0.1:8000 (PORT and FAIRBRIEF_HOME change place)
	@$(BIN)/python -m compileall -q src
	@exec $(BIN)/fairbrief demo

# What is compiled is kept, whatever the shell says: each worker, and each command that a test runs,
# would compile everything anew.
test: $(TOOLS) ## Run every test (ARGS="tests/clocks -x" for some of them)
	@scripts/ensure-chromium
	@scripts/ensure-verifier
	@PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n auto --maxprocesses 8 --dist worksteal $(ARGS)

check: $(TOOLS) ## Linters, types, import contracts, missing migrations, translations
	@scripts/check

format: $(TOOLS) ## Format the code
	@$(BIN)/ruff check --fix-only -q .
	@$(BIN)/ruff format -q .

migrations: $(TOOLS) ## Make each room's tables anew from its models (until the first release)
	@$(BIN)/python scripts/remake-migrations

lock: $(TOOLS) ## Choose the newest versions that requirements/*.in allow, and pin them with hashes
	@scripts/lock

clean: ## Remove .venv and caches (data in var/ stays)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(PRODUCT): requirements/base.txt requirements/build.txt pyproject.toml scripts/set-up scripts/find-python
	@scripts/set-up product
	@touch $@

$(TOOLS): requirements/dev.txt requirements/build.txt pyproject.toml scripts/set-up scripts/find-python
	@scripts/set-up tools
	@touch $@ $(PRODUCT)
