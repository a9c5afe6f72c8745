"""The tree keeps its shape: sizes, downward foreign keys, words that must not stand in it."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "fairbrief"
TEXT = {".py", ".md", ".html", ".txt", ".in", ".css", ".js", ".toml", ".sh", ""}
MODULES = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]

#: Rooms from the bottom up; a foreign key may point to a room of the same or a lower line.
ROOMS = [
    "readings",
    "audit",
    "accounts",
    "clocks",
    "notices",
    "organizations",
    "students",
    "guides",
    "roster",
    "concerns",
    "strikes",
    "briefs",
    "advising",
    "vetting",
    "discovery",
    "searches",
    "applications",
    "matchdays",
    "agreements",
    "engagements",
    "payments",
    "relationships",
    "credentials",
    "planning",
    "tracking",
    "surveys",
    "funds",
    "boards",
    "contacts",
    "coffees",
    "portfolio",
    "reports",
    "leaving",
    "keeping",
    "demo",
]


def test_files_stay_small() -> None:
    long = {
        str(path.relative_to(ROOT)): length
        for path in MODULES
        if (length := len(path.read_text().splitlines())) > 450
    }
    assert not long, "over 450 lines: make a package of the same name"


def test_templates_are_laid_out() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in (ROOT / "src").rglob("*.html")
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if len(line) > 500
    ]
    assert not long, "over 500 signs in a line: break it beside block-level elements"


def test_functions_stay_small() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 100
    ]
    assert not long


def test_foreign_keys_point_downwards() -> None:
    upward = []
    for model in apps.get_models():
        if model._meta.app_label not in ROOMS:
            continue
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey | models.ManyToManyField):
                target = field.related_model._meta.app_label  # type: ignore[union-attr]
                if target in ROOMS and ROOMS.index(target) > ROOMS.index(model._meta.app_label):
                    upward.append(f"{model._meta.label}.{field.name} -> {target}")
    assert not upward


def test_every_room_says_what_it_owns() -> None:
    silent = [
        package
        for package in sorted(SOURCE.iterdir())
        if package.is_dir()
        and (package / "__init__.py").exists()
        and package.name not in {"locale", "migrations", "templates"}
        and not ast.get_docstring(ast.parse((package / "__init__.py").read_text()))
        and package.name != "portals"
    ]
    assert not silent


def test_states_are_written_only_by_advance() -> None:
    """No `thing.state = …` and no `.update(state=…)` outside the one function that may."""
    guilty = []
    for path in MODULES:
        if path.parent.name == "audit":
            continue
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            if re.search(r"\b\w+\.state\s*=[^=]|\.update\([^)]*\bstate=", line):
                guilty.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert not guilty


def test_addresses_and_names_are_found_by_their_indexes() -> None:
    """`iexact` reads the whole table: see `kernel.called`."""
    guilty = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in MODULES
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if "__iexact" in line
    ]
    assert not guilty


def test_throw_away_addresses_are_known_in_one_place() -> None:
    """`kernel.addresses` looks at the domains above an address, too. The review stands alone."""
    asking = {
        path.relative_to(SOURCE).as_posix()
        for path in MODULES
        if "disposable_email_domains" in path.read_text()
    }
    assert asking == {"kernel/addresses.py", "fairness/facts/contact.py"}


def test_views_and_templates_do_not_compare_states() -> None:
    guilty = []
    for path in (SOURCE / "portals").rglob("*"):
        if path.suffix not in {".py", ".html"} or not path.is_file():
            continue
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            if re.search(r"\bif [^%\n]*\.state (==|!=|in)\b", line):
                guilty.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert not guilty


def test_portals_do_not_query() -> None:
    guilty = []
    for path in (SOURCE / "portals").rglob("*.py"):
        if path.name == "requests.py":
            continue
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            if re.search(r"\.objects\b|\.save\(|\.delete\(\)", line):
                guilty.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert not guilty


@pytest.mark.parametrize(
    "word", ["../shared", "/work/main", "files.pythonhosted", "pypi.org/simple"]
)
def test_the_project_speaks_of_itself_alone(word: str) -> None:
    texts = [
        path
        for folder in ("src", "docs", "tests", "requirements", "scripts")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in TEXT
        and path.is_file()
        and path != Path(__file__)
        and "static" not in path.parts
    ] + [ROOT / "README.md", ROOT / "Makefile", ROOT / "pyproject.toml"]
    guilty = [
        str(path.relative_to(ROOT))
        for path in texts
        if path.exists() and word in path.read_text(errors="ignore")
    ]
    assert not guilty


def test_python_floor_is_declared_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert project["project"]["requires-python"] == ">=3.12"
