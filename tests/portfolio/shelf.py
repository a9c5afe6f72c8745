"""A student with finished work of every kind."""

from __future__ import annotations

from typing import Any

from fairbrief.credentials.actions import issue
from fairbrief.engagements.models import Engagement
from fairbrief.portfolio.actions import set_piece
from fairbrief.students.models import Student
from fairbrief.tracking.actions import record_engagement
from fairbrief.tracking.models import Experience
from tests.builders import NOW, acting, in_days
from tests.engaged import an_engagement


def a_finished(terms: dict[str, Any], **columns: Any) -> Experience:
    """Work that is paid, with its credential; `terms` are what its agreement says."""
    work: Engagement = an_engagement("paid", minutes=600, terms=terms, **columns)
    issue(work, at=NOW)
    return record_engagement(work, at=NOW)


def found_elsewhere(student: Student, **columns: Any) -> Experience:
    told = {
        "employer_name": "Uncle & Sons",
        "title": "A price list",
        "what_i_did": "Typed the price list of a bakery.\nChecked it twice.",
        "starts_on": in_days(-30),
        "ends_on": in_days(-25),
        "minutes": 480,
        "state": "confirmed",
        "confirmed_at": NOW,
        **columns,
    }
    return Experience.objects.create(campus=student.campus, student=student, logged_at=NOW, **told)


def switch(experience: Experience, visibility: str, **decided: Any) -> None:
    student = experience.student
    assert student is not None
    set_piece(experience, visibility=visibility, **decided, actor=acting(student.user), at=NOW)
