"""An index on disk as an installation has it, and who reads and keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fairbrief.briefs.actions import index_brief
from fairbrief.briefs.models import Brief
from fairbrief.discovery.engine import reading
from fairbrief.discovery.engine.asking import Scope
from fairbrief.discovery.engine.folder import Folder
from fairbrief.discovery.engine.following import Follower
from fairbrief.discovery.finding import find
from fairbrief.discovery.models import Source
from fairbrief.discovery.queries import briefs_open_to
from fairbrief.organizations.models import Employer
from fairbrief.students.models import Student
from tests.builders import NOW, a_campus, a_student, an_open_brief


@pytest.fixture
def student() -> Student:
    Source.objects.get_or_create(pk=1)
    return a_student(a_campus())


@pytest.fixture
def folder(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """The index as in an installation: a folder, with no waiting between looks."""
    settings.SEARCH_INLINE = False
    settings.SEARCH_FOLDER = tmp_path / "search"
    monkeypatch.setattr(reading, "LOOK_EVERY", 0.0)
    monkeypatch.setattr(reading, "TRY_AGAIN", 0.0)
    return Folder(tmp_path / "search")


@pytest.fixture
def follower(folder: Folder) -> Iterator[Follower]:
    made = Follower(folder)
    yield made
    made._let_go()


def a_lantern(employer: Employer, student: Student, title: str = "Lantern maps") -> Brief:
    """An open brief that is found by its words in PostgreSQL, too."""
    brief = an_open_brief(employer, student.campus, title=title)
    index_brief(brief)
    return brief


def seen(student: Student, **asked: Any) -> tuple[list[int], bool]:
    """What a student finds, and whether it was found without the index."""
    scope = Scope(campus=student.campus_id)
    found = find(briefs_open_to(student), asked, scope=scope, at=NOW)
    return sorted(found.ids), found.is_plain
