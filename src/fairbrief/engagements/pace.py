"""Reads of the pace of the work: timers, corrections, what has to follow a mark of the hours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from fairbrief.engagements.models import (
    ChangeOrder,
    CheckIn,
    Engagement,
    HoursEntry,
    HoursGuard,
    Timer,
)
from fairbrief.engagements.queries import GUARD_MARKS, can_propose_change
from fairbrief.engagements.states import RUNNING_STATES, ChangeOrderState
from fairbrief.organizations.models import Member


def choices_at(percent: int) -> list[str]:
    """What can be chosen at a mark: with no agreed hours left, nothing fits by itself."""
    choices: list[str] = list(HoursGuard.Choice.values)
    if percent >= GUARD_MARKS[-1]:
        choices.remove(HoursGuard.Choice.ON_TRACK)
    return choices


def follows_from(
    work: Engagement, guards: Iterable[HoursGuard], orders: Iterable[ChangeOrder]
) -> HoursGuard | None:
    """The latest mark on which both have settled and which still waits for what they chose.

    What follows is a change order proposed or signed by both since, a hand-in or an end.
    """
    settled = [
        guard
        for guard in guards
        if guard.settled_at and guard.student_choice != HoursGuard.Choice.ON_TRACK
    ]
    if not settled or not can_propose_change(work):
        return None
    latest = max(settled, key=lambda guard: guard.percent)
    followed = any(
        _moved_at(order) >= latest.settled_at and order.state != ChangeOrderState.WITHDRAWN
        for order in orders
        if latest.settled_at
    )
    return None if followed else latest


def _moved_at(order: ChangeOrder) -> datetime:
    """When it was signed by both, or else proposed."""
    is_accepted = order.state == ChangeOrderState.ACCEPTED
    return order.ended_at if is_accepted and order.ended_at else order.made_at


def last_proposed_at(work: Engagement) -> datetime | None:
    """When the latest change was proposed."""
    return work.change_orders.values_list("made_at", flat=True).first()


def timer_of(work: Engagement) -> Timer | None:
    """The student's timer on this work: the running one, or one that waits to be counted."""
    rows = work.timers.filter(entry=None, dropped_at=None).order_by("stopped_at")
    # What runs has no end and sorts last; what waits to be counted comes first.
    found = rows.first()
    if found is not None:
        found.engagement = work
    return found


@dataclass(frozen=True)
class Timed:
    """A timer as it stands at a moment."""

    timer: Timer
    minutes: int

    @property
    def is_running(self) -> bool:
        return self.timer.is_running

    @property
    def is_long(self) -> bool:
        """Two hours on one thing: time to ask whether it moves."""
        return self.is_running and self.minutes >= 120


def timed(timer: Timer, *, at: datetime) -> Timed:
    """Whole minutes so far, or until it stopped."""
    until = timer.stopped_at or min(at, timer.started_at + Timer.LONGEST)
    return Timed(timer, int((until - timer.started_at) / timedelta(minutes=1)))


def entries_with_changes(work: Engagement) -> QuerySet[HoursEntry]:
    """Every entry, those taken out too, each with what it said before it was corrected."""
    return work.entries.prefetch_related("changes")


def days_between(work: Engagement) -> int:
    """Days between two check-ins, by the rhythm that was agreed; a week if none was."""
    a_week = work.agreement.terms.get("checkins_a_week") or 1
    return max(1, round(7 / a_week))


def check_in_open(work: Engagement) -> CheckIn | None:
    """The check-in the student is to write next."""
    return work.check_ins.filter(
        written_at=None, spoken_at=None, missed_at=None, let_go_at=None
    ).first()


def check_ins_shown(work: Engagement) -> QuerySet[CheckIn]:
    """Check-ins that say something: open, written, spoken or missed."""
    return work.check_ins.filter(let_go_at=None)


def check_ins_waiting(work: Engagement) -> tuple[CheckIn | None, list[CheckIn]]:
    """The one the student is to write, and those that wait for a word of the supervisor.

    One query.
    """
    rows = list(
        work.check_ins.filter(
            spoken_at=None, missed_at=None, let_go_at=None, answered_at=None
        ).order_by("number")
    )
    for row in rows:
        row.engagement = work
    to_write = next((row for row in rows if row.is_open), None)
    return to_write, [row for row in rows if row.written_at]


def check_ins_for(member: Member) -> QuerySet[CheckIn]:
    """Check-ins of students at work that wait for the employer's word."""
    return CheckIn.objects.filter(
        engagement__employer_id=member.employer_id,
        engagement__state__in=RUNNING_STATES,
        written_at__isnull=False,
        answered_at=None,
        let_go_at=None,
    )


def check_in_draft(work: Engagement, check_in: CheckIn) -> dict[str, str]:
    """What got done, from the entries since the last check-in. One query."""
    notes = work.entries.filter(removed_at=None, logged_at__gte=check_in.opened_at)
    said = "; ".join(dict.fromkeys(notes.order_by("day", "id").values_list("note", flat=True)))
    return {"done": said[:500]}
