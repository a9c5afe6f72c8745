"""`fairbrief roster import`: the same way in as the office's page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from fairbrief.cli.roster import command
from fairbrief.organizations.models import Campus
from fairbrief.roster.models import RosterEntry, RosterImport
from tests.builders import a_campus, a_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def campus() -> Campus:
    campus = a_campus("here")
    a_term(campus, name="Spring 2027")
    return campus


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text("Student ID,Name,Major\nA1,Zoe Alba,Film\nA2,,Film\n")
    return path


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(command, ["import", *words])
    return done.exit_code, done.output


def test_a_dry_run_names_what_is_wrong_and_writes_nothing(campus: Campus, file: Path) -> None:
    code, said = run(str(file), "--campus", "here", "--term", "Spring 2027", "--dry-run")
    assert code == 0, said
    assert "line 3: There is no name." in said
    assert "Nothing was written." in said
    assert not RosterEntry.objects.exists()


def test_a_roster_comes_in(campus: Campus, file: Path) -> None:
    code, said = run(str(file), "--campus", "here", "--term", "Spring 2027", "--json")
    assert code == 0, said
    told = json.loads(said)
    assert (told["rows"], told["new"], told["bad"], told["brought_in"]) == (2, 1, 1, True)
    assert told["not_taken"] == [{"line": 3, "why": "There is no name."}]
    assert RosterEntry.objects.get(campus=campus).name == "Zoe Alba"


@pytest.mark.parametrize(
    ("slug", "term", "reason"),
    [("nowhere", "Spring 2027", "no campus"), ("here", "Autumn", "Known: Spring 2027")],
)
def test_what_is_not_known_is_said(
    campus: Campus, file: Path, slug: str, term: str, reason: str
) -> None:
    code, said = run(str(file), "--campus", slug, "--term", term)
    assert code == 1
    assert reason in said
    assert not RosterImport.objects.exists()
