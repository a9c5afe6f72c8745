"""An engagement at any point of its life, written directly: the starting point of later rooms."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fairbrief.agreements.models import Agreement
from fairbrief.applications.models import Application
from fairbrief.engagements.models import Engagement, HoursEntry, Piece
from fairbrief.organizations.models import Campus, Employer
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    an_employer,
    an_open_brief,
    days,
    in_days,
)

#: How far each state has come: the moments that are set.
REACHED = {
    "agreed": (),
    "authorized": ("authorized_at",),
    "funded": ("authorized_at", "funded_at"),
    "active": ("authorized_at", "funded_at", "started_at"),
    "submitted": ("authorized_at", "funded_at", "started_at", "submitted_at"),
    "approved": ("authorized_at", "funded_at", "started_at", "submitted_at", "approved_at"),
    "paid": (
        "authorized_at",
        "funded_at",
        "started_at",
        "submitted_at",
        "approved_at",
        "paid_at",
    ),
}


def an_engagement(
    state: str = "authorized",
    *,
    campus: Campus | None = None,
    employer: Employer | None = None,
    at: datetime = NOW,
    minutes: int = 0,
    **columns: Any,
) -> Engagement:
    """A signed engagement of 18 hours for $432 with an owner, a supervisor and two pieces."""
    campus = campus or a_campus()
    if employer is None:
        employer = an_employer(campus)
        a_member(employer, "owner")
    brief = columns.pop("brief", None) or an_open_brief(employer, campus)
    student = columns.pop("student", None) or a_student(campus)
    application = Application.objects.create(
        brief=brief,
        student=student,
        state="accepted",
        brief_version=1,
        made_at=at,
        submitted_at=at,
        offered_at=at,
    )
    agreement = Agreement.objects.create(
        application=application,
        state="signed",
        terms=columns.pop("terms", {}),
        text="The agreed text.",
        sha256="0" * 64,
        made_at=at,
        student_signed_at=at,
        employer_signed_at=at,
        signed_at=at,
    )
    engagement = Engagement.objects.create(
        agreement=agreement,
        brief=brief,
        student=student,
        employer=employer,
        campus=campus,
        supervisor=columns.pop("supervisor", brief.supervisor),
        leader=brief.leader,
        state=state,
        title=brief.title,
        hours=columns.pop("hours", 18),
        fee_minor=columns.pop("fee_minor", 43200),
        floor_minor=2000,
        starts_on=columns.pop("starts_on", in_days(-21)),
        due_on=columns.pop("due_on", in_days(7)),
        made_at=at - days(25),
        **dict.fromkeys(REACHED[state], at),
        **columns,
    )
    for position, deliverable in enumerate(brief.deliverables.all(), start=1):
        Piece.objects.create(
            engagement=engagement,
            position=position,
            title=deliverable.title,
            criteria=deliverable.criteria,
        )
    if minutes:
        log_minutes(engagement, minutes, at=at)
    return engagement


def log_minutes(engagement: Engagement, minutes: int, *, at: datetime = NOW) -> None:
    """Hours over as many days as they need."""
    day = engagement.starts_on
    while minutes > 0:
        HoursEntry.objects.create(
            engagement=engagement,
            day=day,
            minutes=min(minutes, 480),
            note="Worked",
            logged_at=at,
        )
        minutes -= 480
        day += days(1)
