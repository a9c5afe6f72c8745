"""Briefs that can be found, and finding them as a page does: with the index, or without."""

from __future__ import annotations

from typing import Any

import pytest

from fairbrief.briefs.models import Brief
from fairbrief.discovery.engine.asking import Scope
from fairbrief.discovery.engine.choices import FACETS
from fairbrief.discovery.engine.reading import INLINE
from fairbrief.discovery.engine.trouble import IndexTroubleError
from fairbrief.discovery.finding import Results, find
from fairbrief.discovery.queries import briefs_open_to
from fairbrief.organizations.models import Employer
from fairbrief.students.models import Student
from tests.builders import NOW, an_open_brief, days


def opened(employer: Employer, student: Student, ago: float = 0, **columns: Any) -> Brief:
    """An open brief that was opened some days ago."""
    brief = an_open_brief(employer, student.campus, **columns)
    Brief.objects.filter(pk=brief.pk).update(opened_at=NOW - days(ago))
    brief.refresh_from_db()
    return brief


def titled(employer: Employer, student: Student, *titles: str) -> list[int]:
    """Briefs of these titles, the first the newest."""
    return [
        opened(employer, student, number, title=title, summary="It is what it is.").pk
        for number, title in enumerate(titles)
    ]


def found(student: Student, *, after: str = "", most: int = 20, **asked: Any) -> Results:
    scope = asked.pop("scope", Scope(campus=student.campus_id))
    rows, facets = briefs_open_to(student), FACETS
    return find(rows, asked, scope=scope, at=NOW, after=after, most=most, facets=facets)


def ids(student: Student, **asked: Any) -> list[int]:
    results = found(student, **asked)
    assert not results.is_plain
    return results.ids


def page_by_page(student: Student, most: int, **asked: Any) -> list[int]:
    """What all pages show, one after the other."""
    after, seen = "", []
    while True:
        page = found(student, after=after, most=most, **asked)
        seen += page.ids
        after = page.after
        if not after:
            return seen


def without_index(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise IndexTroubleError("none")

    monkeypatch.setattr(INLINE, "searcher", fail)
