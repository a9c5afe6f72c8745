"""Surveys, and rounds of them that are asked and answered."""

from __future__ import annotations

from typing import Any

from fairbrief.organizations.models import Campus, Officer
from fairbrief.roster.models import RosterEntry
from fairbrief.surveys.actions import (
    answer,
    close_round,
    open_round,
    write_survey,
)
from fairbrief.surveys.models import Invitation, Round, Survey
from fairbrief.surveys.queries import wordings_of
from fairbrief.surveys.shipped import Asked
from tests.builders import NOW, acting, days

QUESTIONS = [
    Asked(kind="one", text="Would you?", choices=("Yes", "Perhaps", "No"), topic="would"),
    Asked(kind="several", text="What keeps you?", choices=("Time", "Pay")),
    Asked(kind="scale", text="How much?", topic="how-much"),
    Asked(kind="text", text="What else?"),
]


def a_survey(officer: Officer, **columns: Any) -> Survey:
    return write_survey(
        officer.campus,
        title=columns.pop("title", "Would you?"),
        intro="",
        is_anonymous=columns.pop("is_anonymous", True),
        questions=columns.pop("questions", QUESTIONS),
        actor=acting(officer.user),
        at=NOW,
    )


def asked(survey: Survey, officer: Officer, **columns: Any) -> Round:
    at = columns.pop("at", NOW)
    return open_round(
        survey,
        audience=columns.pop("audience", "everyone"),
        group=columns.pop("group", None),
        closes_on=at.date() + days(10),
        actor=acting(officer.user),
        at=at,
    )


def entries(campus: Campus, number: int) -> list[RosterEntry]:
    return [
        RosterEntry.objects.create(
            campus=campus, email=f"r{place}@{campus.slug}.example", name=f"R {place}", made_at=NOW
        )
        for place in range(number)
    ]


def say(row: Round, *given: Any, at: Any = NOW) -> None:
    """The next who were asked answer, in the order in which they were asked."""
    one, several, scale, text = [each.question.code for each in wordings_of(row.version)]
    waiting = Invitation.objects.filter(round=row, has_answered=False).order_by("pk")
    for invitation, (choice, chosen, step, words) in zip(waiting, given, strict=False):
        found = {one: choice, several: chosen, scale: step, text: words}
        kept = {key: value for key, value in found.items() if value not in (None, "", [])}
        answer(invitation, kept, at=at)


def close(row: Round, officer: Officer) -> Round:
    close_round(row, actor=acting(officer.user), at=NOW + days(10))
    return row
