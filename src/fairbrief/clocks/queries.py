"""Reads of running clocks: whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import RULES, ClockRule
from fairbrief.kernel.written import Numbers, Words, written_once

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


#: Whose turn a turn of "both" is.
BOTH = frozenset({"student", "employer"})


@dataclass(frozen=True)
class Turn:
    """What a clock chip shows: the side that must act, until when, what happens otherwise.

    `told` says what happens to those who are in it, as "you"; see `ClockRule`. `is_taken` says of
    a turn of both that the reader's side has done its part.
    """

    kind: str
    owner: str
    due_at: datetime
    otherwise: _StrOrPromise
    told: Mapping[str, _StrOrPromise] = field(default_factory=dict)
    is_taken: bool = False

    def is_of(self, side: str) -> bool:
        """Whether the side must act; a turn of both is each one's own."""
        return self.owner == side or (self.owner == "both" and side in BOTH)

    def otherwise_for(self, *reader: str) -> _StrOrPromise:
        """What happens otherwise, said to a reader who is these things, the closest first."""
        return next((self.told[each] for each in reader if each in self.told), self.otherwise)


def turn_by(rule: ClockRule, due_at: datetime) -> Turn:
    """The turn of a clock of the rule that is due then."""
    return Turn(rule.kind, rule.owner, due_at, rule.otherwise, rule.told)


def turn_of_clock(clock: Clock) -> Turn:
    if clock.kind in RULES:
        return turn_by(RULES[clock.kind], clock.due_at)
    return Turn(clock.kind, clock.owner, clock.due_at, "")


def turns_for(subjects: Iterable[models.Model]) -> dict[int, Turn]:
    """The most pressing live turn of each subject (all of one model), by primary key. One query."""
    rows = list(subjects)
    if not rows:
        return {}
    clocks = _clocks_on([rows[0]._meta.label_lower], [row.pk for row in rows])
    return {clock.subject_id: turn_of_clock(clock) for clock in reversed(clocks)}


@written_once
def _clocks_on(labels: Words, keys: Numbers) -> models.QuerySet[Clock]:
    return live_clocks().filter(subject_label__any_of=labels, subject_id__any_of=keys)


#: What a clock runs on: the model's label and the row's key.
type Key = tuple[str, int]


def turns_on(keys: Iterable[Key]) -> dict[Key, list[Turn]]:
    """The live turns of things of several kinds, the most pressing first. One query."""
    asked = set(keys)
    if not asked:
        return {}
    labels, ids = ({*each} for each in zip(*asked, strict=True))
    found: dict[Key, list[Turn]] = {}
    for clock in _clocks_on(labels, ids):
        thing = (clock.subject_label, clock.subject_id)
        if thing in asked:
            found.setdefault(thing, []).append(turn_of_clock(clock))
    return found


def due_of(label: str) -> models.Subquery:
    """Until when the most pressing live turn of a row runs, as a column of its query."""
    clocks = live_clocks().filter(subject_label=label, subject_id=models.OuterRef("pk"))
    return models.Subquery(clocks.values("due_at")[:1])


def turn_of(subject: models.Model) -> Turn | None:
    """The subject's most pressing live turn."""
    return turns_for([subject]).get(subject.pk)


def turns_of(subject: models.Model) -> list[Turn]:
    """Every live turn of the subject, the most pressing first: both sides can have one at once."""
    return [turn_of_clock(each) for each in _clocks_on([subject._meta.label_lower], [subject.pk])]


def live_clocks() -> models.QuerySet[Clock]:
    """Every clock that still runs, the next due first."""
    return Clock.objects.filter(stopped_at=None, fired_at=None).order_by("due_at", "id")


def overdue_clocks(*, at: datetime) -> models.QuerySet[Clock]:
    """Clocks whose moment has passed and that have not fired: the worker is behind."""
    return live_clocks().filter(next_at__lt=at)


def otherwise_of(clock: Clock) -> _StrOrPromise:
    """What happens when the turn is not taken, in the rule's words."""
    return RULES[clock.kind].otherwise if clock.kind in RULES else ""


def failed_clocks() -> models.QuerySet[Clock]:
    """Live clocks of which a reminder or the consequence went wrong, and is tried again."""
    return live_clocks().exclude(failure="")
