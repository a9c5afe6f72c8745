"""Closed rounds as they were counted when they closed, for reports: nothing of them changes.

What is kept is not suppressed, since the limit may change; what is read from here is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fairbrief.organizations.models import Campus
from fairbrief.surveys.models import Response, Round
from fairbrief.surveys.states import STEPS, QuestionKind, RoundState
from fairbrief.surveys.suppression import hidden


@dataclass(frozen=True)
class Choice:
    """One answer to a question: how many gave it, or None where that is not to be told."""

    label: str
    people: int | None


@dataclass(frozen=True, kw_only=True)
class Said:
    """What one round says of one question. `whole` is how many answered the survey at all."""

    survey: str
    opened_at: datetime
    closed_at: datetime
    code: str
    text: str
    whole: int
    choices: tuple[Choice, ...]


def count(row: Round) -> dict[str, Any]:
    """Everything but texts, by question: the choices in their order, how many chose each, and how
    many left it out."""
    given = list(Response.objects.filter(round=row).values_list("answers", flat=True))
    questions = []
    for wording in row.version.wordings.select_related("question").order_by("position"):
        if wording.kind == QuestionKind.TEXT:
            continue
        answers = [each.get(wording.question.code) for each in given]
        scale = wording.kind == QuestionKind.SCALE
        keys = list(STEPS) if scale else list(range(len(wording.choices)))
        if wording.kind == QuestionKind.SEVERAL:
            chosen = Counter(key for each in answers for key in each or ())
        else:
            chosen = Counter(each for each in answers if each is not None)
        questions.append(
            {
                "code": wording.question.code,
                "kind": wording.kind,
                "text": wording.text,
                "labels": [str(key) for key in keys] if scale else list(wording.choices),
                "people": [chosen[key] for key in keys],
            }
        )
    return {"whole": len(given), "questions": questions}


def said_between(campus: Campus, first: datetime, until: datetime, *, limit: int) -> list[Said]:
    """What rounds say that closed in this time, oldest first, suppressed; none under the limit.
    One query."""
    rounds = (
        Round.objects.filter(
            survey__campus=campus,
            state=RoundState.CLOSED,
            closed_at__gte=first,
            closed_at__lt=until,
        )
        .select_related("version")
        .order_by("opened_at", "pk")
    )
    return [each for row in rounds for each in _said(row, limit)]


def _said(row: Round, limit: int) -> Iterator[Said]:
    whole = row.counted.get("whole", 0)
    if whole < limit:
        return
    for each in row.counted["questions"]:
        people = each["people"]
        if each["kind"] == QuestionKind.SEVERAL:
            hides = {
                place
                for place, number in enumerate(people)
                if "chose" in hidden({"chose": number, "not": whole - number}, limit=limit)
            }
        else:
            parts: dict[int | None, int] = dict(enumerate(people))
            parts[None] = whole - sum(people)
            hides = {place for place in hidden(parts, limit=limit) if place is not None}
        choices = tuple(
            Choice(label, None if place in hides else people[place])
            for place, label in enumerate(each["labels"])
        )
        yield Said(
            survey=row.version.title,
            opened_at=row.opened_at,
            closed_at=row.closed_at or row.opened_at,
            code=each["code"],
            text=each["text"],
            whole=whole,
            choices=choices,
        )
