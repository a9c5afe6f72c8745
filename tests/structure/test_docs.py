"""The docs and the product name the same things."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from fairbrief.api.v1 import api
from fairbrief.cli import main
from fairbrief.clocks.rules import RULES as CLOCKS
from fairbrief.fairness.rules import RULES

ROOT = Path(__file__).parents[2]
DOCS = {
    path.relative_to(ROOT).as_posix(): path.read_text()
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
}
ALL = "\n".join(DOCS.values())


def test_every_command_is_described_and_no_other() -> None:
    commands = set(main.list_commands(click.Context(main)))
    named = set(re.findall(r"`(?:\.venv/bin/)?fairbrief ([a-z-]+)", ALL))
    named |= set(re.findall(r"^\.venv/bin/fairbrief ([a-z-]+)", ALL, re.MULTILINE))
    assert named == commands


def test_every_setting_is_described_and_no_other() -> None:
    source = "\n".join(
        path.read_text()
        for folder in ("config", "cli", "postgres")
        for path in (ROOT / "src" / "fairbrief" / folder).rglob("*.py")
    )
    read = set(re.findall(r"environ(?:\.get)?[\[(]\s*\"([A-Z_]+)\"", source))
    read |= set(re.findall(r"(?:getenv|env)\(\s*\"([A-Z_]+)\"", source))
    read |= set(re.findall(r"envvar=\"([A-Z_]+)\"", source))
    described = set(re.findall(r"^\| `([A-Z_]+)` \|", DOCS["docs/deploying.md"], re.MULTILINE))
    between_our_processes = {"FAIRBRIEF_SERVER_PID"}
    ours = {name for name in read if name.startswith(("FAIRBRIEF_", "EMAIL_"))} | (
        read & {"DATABASE_URL", "SECRET_KEY", "PORT"}
    )
    silent = ours - described - between_our_processes
    assert not silent, f"not described: {silent}"
    assert described <= read, f"described, but not read: {described - read}"


def test_every_rule_is_described_and_no_other() -> None:
    rows = re.findall(r"^\| `([A-Z0-9-]+)` \|(.*)\|$", DOCS["docs/rules.md"], re.MULTILINE)
    described = [(rule, *(cell.strip() for cell in cells.split("|"))) for rule, cells in rows]
    assert described == [
        (rule.id, rule.reads, rule.severity, rule.title.replace("{said}", "…"), rule.source)
        for rule in RULES
    ]


def test_every_operation_of_the_api_is_described_and_no_other() -> None:
    described = set(re.findall(r"^\| `([A-Z]+ /api/\S+)` \|", DOCS["docs/api.md"], re.MULTILINE))
    served = {
        f"{method.upper()} {path}"
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method in methods
    }
    assert described == served


def test_make_targets_named_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", ALL)) <= targets


@pytest.mark.parametrize("name", sorted(DOCS))
def test_links_between_pages_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", DOCS[name]):
        assert (ROOT / name).parent.joinpath(target).exists(), target


def test_every_clock_is_described_and_no_other() -> None:
    rows = re.findall(
        r"^\| `([a-z_.]+)` \| (\w+) \| (.*) \|$", DOCS["docs/when-it-goes-wrong.md"], re.MULTILINE
    )
    kinds = sorted(kind for kind in CLOCKS if not kind.startswith("test."))
    assert rows == [(kind, CLOCKS[kind].owner, str(CLOCKS[kind].otherwise)) for kind in kinds]
