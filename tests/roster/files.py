"""Roster files for tests."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile

from fairbrief.audit.actors import Actor, person
from fairbrief.organizations.models import Officer, Term
from fairbrief.roster.actions import (
    agree_to_import,
    ask_to_undo,
    hand_over_roster,
    name_columns,
    work_on,
)
from fairbrief.roster.models import RosterImport
from tests.builders import NOW

HEAD = "Student ID,Email,Name,College,Major,Class,First Gen,Athletics"


def upload(content: str | bytes, name: str = "roster.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def table(*rows: str, head: str = HEAD) -> str:
    return "\r\n".join([head, *rows]) + "\r\n"


def archive(**files: str) -> SimpleUploadedFile:
    """A zip; names are written without their ending."""
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(f"{name}.csv", content)
    return upload(whole.getvalue(), "oneroster.zip")


def again(found: RosterImport) -> RosterImport:
    return RosterImport.objects.select_related("campus", "term").get(pk=found.pk)


def read(
    officer: Officer, term: Term, content: str | bytes, *, takes_out: bool = False
) -> RosterImport:
    """Handed over, columns as guessed (a heading “Athletics” is a kind of group), and read."""
    actor: Actor = person(officer.user)
    found = hand_over_roster(officer.campus, term=term, file=upload(content), actor=actor, at=NOW)
    mapping = [
        "group" if heading == "Athletics" else meaning
        for heading, meaning in zip(found.headings, found.mapping, strict=True)
    ]
    name_columns(found, mapping=mapping, takes_out=takes_out, actor=actor, at=NOW)
    work_on(again(found), at=NOW)
    return again(found)


def bring(
    officer: Officer, term: Term, content: str | bytes, *, takes_out: bool = False
) -> RosterImport:
    """Read and brought in."""
    found = read(officer, term, content, takes_out=takes_out)
    assert not found.stopped, found.stopped
    agree_to_import(found, actor=person(officer.user), at=NOW)
    work_on(again(found), at=NOW)
    return again(found)


def take_back(officer: Officer, found: RosterImport) -> RosterImport:
    ask_to_undo(found, actor=person(officer.user), at=NOW)
    work_on(again(found), at=NOW)
    return again(found)
