"""The guard over the hours: marks, what both choose at them, what has to follow."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock, stop_clocks
from fairbrief.engagements.access import STUDENT, roles_of
from fairbrief.engagements.clocks import GUARD_BY
from fairbrief.engagements.doors import supervisor_door
from fairbrief.engagements.models import ChangeOrder, Engagement, HoursGuard
from fairbrief.engagements.pace import choices_at, follows_from
from fairbrief.engagements.queries import GUARD_MARKS, change_open, guard_open, hours_of
from fairbrief.engagements.rhythm import FOLLOW_GUARD_BY
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.telling import tell


def raise_guard(work: Engagement, /, *, actor: Actor, at: datetime) -> None:
    """The marks that the hours have passed: both sides are told, and have to choose at the last."""
    hours = hours_of(work)
    percent = hours.percent
    passed = [_passed(work, mark, actor=actor, at=at) for mark in GUARD_MARKS if percent >= mark]
    if any(is_new for _guard, is_new in passed):
        guard = watch_guards(work, at=at)
        if guard is not None:
            once = f"guard:{guard.pk}"
            tell("engagement.hours_mark", work, at=at, once=once)
            doors = supervisor_door(work, at=at)
            tell("engagement.hours_mark", work, at=at, once=once, to=doors)
    if hours.is_under_floor:
        _tell_of_low_rate(work, actor=actor, at=at)


def _passed(work: Engagement, mark: int, *, actor: Actor, at: datetime) -> tuple[HoursGuard, bool]:
    found = HoursGuard.objects.get_or_create(
        engagement=work, percent=mark, defaults={"raised_at": at}
    )
    if found[1]:
        record(work, "hours mark", actor=actor, at=at, data={"percent": mark})
    return found


def watch_guards(work: Engagement, /, *, at: datetime) -> HoursGuard | None:
    """The clock runs for the mark at which the two have to choose, and for none before it.

    It rests while a change that says how to go on waits for its second signature, under its own.
    """
    rows = list(work.guards.filter(settled_at=None))
    asks = guard_open(work.guards.all())
    for guard in rows:
        if guard != asks or answer_on_the_table(work):
            stop_clocks(guard, at=at, kinds=[GUARD_BY.kind])
    if asks is not None and not answer_on_the_table(work):
        start_clock(GUARD_BY, asks, at=at)
    return asks


def answer_on_the_table(work: Engagement) -> bool:
    """Whether one side has signed a change that says how to go on with the hours."""
    change = change_open(work)
    return change is not None and change.answers_the_hours


def settle_by_change(work: Engagement, change: ChangeOrder, /, *, at: datetime) -> None:
    """Both have signed what they would have been asked to choose: the mark that is still passed
    asks no more."""
    asks = guard_open(work.guards.all())
    if asks is None or not change.answers_the_hours:
        return
    more = change.hours_after > change.hours_before or change.fee_difference.minor > 0
    choice = HoursGuard.Choice.ADD_PAY if more else HoursGuard.Choice.CUT_SCOPE
    asks.student_choice = asks.employer_choice = choice
    asks.settled_at = at
    asks.save()
    stop_clocks(asks, at=at, kinds=[GUARD_BY.kind])


def _tell_of_low_rate(work: Engagement, *, actor: Actor, at: datetime) -> None:
    """An hour has come to be worth less than the floor: both sides and the office are told once.

    Once for a fee: a change order that pays more can be outrun by more hours again.
    """
    once = f"floor:{work.pk}:{work.fee_minor}"
    told = tell("engagement.under_floor", work, at=at, once=once)
    if told:
        record(work, "under the floor", actor=actor, at=at)
        tell("engagement.under_floor", work, at=at, once=once, to=supervisor_door(work, at=at))


def choose_at_guard(
    guard: HoursGuard, /, *, side: str, choice: str, actor: Actor, at: datetime
) -> None:
    """One side says how to go on at a mark; settled when both say the same.

    Adding pay or cutting scope then still needs a change order; stopping, an early end.
    """
    work = guard.engagement
    if side not in roles_of(actor, work):
        raise NotAllowedError(_("This choice belongs to the other side."))
    if choice not in choices_at(guard.percent):
        raise FairbriefError(_("Choose how to go on."), field="choice")
    with transaction.atomic():
        locked(work)
        row = locked(guard)
        if row.settled_at:
            return
        if guard_open(work.guards.all()) != row:
            raise IllegalMoveError(_("More of the hours are used by now. Choose at that mark."))
        if answer_on_the_table(work):
            raise IllegalMoveError(
                _("A change that says how to go on is on the table. Sign, decline or withdraw it.")
            )
        setattr(row, "student_choice" if side == STUDENT else "employer_choice", choice)
        agreed = bool(row.student_choice) and row.student_choice == row.employer_choice
        row.settled_at = at if agreed else None
        row.save()
        if agreed:
            stop_clocks(row, at=at, kinds=[GUARD_BY.kind])
            if choice != HoursGuard.Choice.ON_TRACK:
                start_clock(FOLLOW_GUARD_BY, row, at=at)
        for column in ("student_choice", "employer_choice", "settled_at"):
            setattr(guard, column, getattr(row, column))
        record(
            work,
            "guard choice",
            actor=actor,
            at=at,
            data={"percent": row.percent, "side": side, "choice": choice},
        )
        if not agreed:
            tell("engagement.guard_choice", work, at=at, but_not=actor.user_id)


def tell_of_open_guard(guard: HoursGuard, /, *, actor: Actor, at: datetime) -> None:
    """Three business days without the same answer from both: the office is told."""
    if guard.settled_at is None:
        locked(guard.engagement)
        record(guard.engagement, "guard open", actor=actor, at=at, data={"percent": guard.percent})
        tell("engagement.guard_open", guard.engagement, at=at)


def settle_what_followed(work: Engagement, /, *, at: datetime) -> None:
    """A change was proposed, or the work was handed in or has ended: the choice has its effect."""
    for guard in work.guards.filter(settled_at__isnull=False):
        stop_clocks(guard, at=at, kinds=[FOLLOW_GUARD_BY.kind])


def end_guards(work: Engagement, /, *, at: datetime) -> None:
    """The work is accepted: nobody has to choose any more how to go on."""
    for guard in work.guards.filter(settled_at=None):
        stop_clocks(guard, at=at, kinds=[GUARD_BY.kind])


def tell_of_unfollowed_guard(guard: HoursGuard, /, *, actor: Actor, at: datetime) -> None:
    """Both chose, and three business days later there is no change order and no end."""
    work = guard.engagement
    locked(work)
    if follows_from(work, [guard], work.change_orders.all()):
        record(work, "guard unfollowed", actor=actor, at=at, data={"percent": guard.percent})
        tell("engagement.guard_unfollowed", work, at=at)
