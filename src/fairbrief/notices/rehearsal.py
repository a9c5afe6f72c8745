"""What clocks will do in the next days if nobody acts: played to its end and taken back.

The rehearsal runs the very consequences, in one transaction that is rolled back: what one clock
starts, the next may fire. Nothing is written and no mail leaves, for mail leaves from the outbox
alone. It holds the rows it touches for as long as it takes, so it is bounded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from fairbrief.audit.models import Event
from fairbrief.clocks.firing import next_due, serve
from fairbrief.clocks.models import Clock
from fairbrief.clocks.queries import live_clocks, otherwise_of
from fairbrief.clocks.together import subject_of
from fairbrief.notices.models import Notice

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: Clocks served in one rehearsal at most.
MOST = 200
#: Days it looks ahead at most.
MOST_DAYS = 14


@dataclass(frozen=True)
class Change:
    """A state that would change, or a fact that would be recorded."""

    label: str
    key: int
    name: str
    source: str
    target: str

    @property
    def thing(self) -> str:
        return self.label.rpartition(".")[2]


@dataclass(frozen=True)
class Step:
    """One clock at its moment: a reminder, or the consequence with all that follows from it."""

    at: datetime
    kind: str
    owner: str
    about: str
    otherwise: _StrOrPromise
    is_reminder: bool
    changes: list[Change]
    #: Subjects of the notices, with how many people get each.
    told: dict[str, int]
    failure: str = ""

    @property
    def people(self) -> int:
        return sum(self.told.values())


@dataclass
class Rehearsal:
    """The steps in their order; `is_cut` says that there would be more."""

    until: datetime
    steps: list[Step] = field(default_factory=list)
    is_cut: bool = False


class _UndoError(Exception):
    """Takes the rehearsal back."""


def rehearse(*, at: datetime, days: int, most: int = MOST) -> Rehearsal:
    """What would happen from `at` for so many days if nobody acted. Writes nothing."""
    found = Rehearsal(at + timedelta(days=min(days, MOST_DAYS)))
    try:
        with transaction.atomic():
            _play(found, at, most)
            raise _UndoError
    except _UndoError:
        return found


def _play(found: Rehearsal, at: datetime, most: int) -> None:
    while (coming := _next_moment(found.until)) is not None:
        if len(found.steps) >= most:
            found.is_cut = True
            return
        moment = max(coming, at)
        clock = next_due(moment)
        if clock is None:  # another worker holds it just now
            return
        found.steps.append(_step(clock, moment))


def _next_moment(until: datetime) -> datetime | None:
    rows = live_clocks().filter(next_at__lte=until).order_by("next_at")
    return rows.values_list("next_at", flat=True).first()


def _step(clock: Clock, moment: datetime) -> Step:
    event, notice = _last(Event), _last(Notice)
    subject = subject_of(clock)
    is_reminder = clock.due_at > moment
    is_served = serve(clock, at=moment)
    if not is_served or (clock.failure and clock.is_live):
        # It would be tried again soon, or every quarter of an hour; once is enough to know.
        clock.stopped_at = moment
        clock.save(update_fields=["stopped_at"])
    told: dict[str, int] = {}
    for heading in Notice.objects.filter(pk__gt=notice).values_list("subject", flat=True):
        told[heading] = told.get(heading, 0) + 1
    return Step(
        at=moment,
        kind=clock.kind,
        owner=clock.owner,
        about=str(subject or ""),
        otherwise=otherwise_of(clock),
        is_reminder=is_reminder,
        changes=[
            Change(each.subject_label, each.subject_id, each.name, each.source, each.target)
            for each in Event.objects.filter(pk__gt=event).order_by("pk")
        ],
        told=told,
        failure=clock.failure.strip().rpartition("\n")[2] if clock.failure else "",
    )


def _last(model: type[Event] | type[Notice]) -> int:
    last = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
    return int(last or 0)
