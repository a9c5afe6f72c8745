"""Pausing, and ending before the end."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.briefs.actions import close_brief
from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import is_filled
from fairbrief.clocks.queries import turns_of
from fairbrief.clocks.rules import start_clock, stop_clocks
from fairbrief.concerns.actions import read_words
from fairbrief.engagements.access import side_of
from fairbrief.engagements.actions.reaching import move_milestone
from fairbrief.engagements.actions.timing import count_timers
from fairbrief.engagements.clocks import HAND_IN_BY, LATE_WORK_BY, MEND_BY, longest_pause
from fairbrief.engagements.doors import supervisor_door
from fairbrief.engagements.earned import earned_by
from fairbrief.engagements.models import Ending, Engagement
from fairbrief.engagements.queries import change_open, is_working
from fairbrief.engagements.standing import late_without_a_word
from fairbrief.engagements.states import OVER_STATES, AskState, ChangeOrderState, TalkState
from fairbrief.kernel.clock import day_in, zone_named
from fairbrief.kernel.errors import FairbriefError
from fairbrief.kernel.money import Money
from fairbrief.notices.telling import tell


def pause_work(
    work: Engagement,
    /,
    *,
    reason: str,
    until: date | None = None,
    actor: Actor,
    at: datetime,
) -> None:
    """Exams, illness, a delayed source: the clocks stand still for ten business days at most.

    `until` is the last day of the pause, when it is known. Raises FairbriefError for a day that is
    past or too far off.
    """
    reason = reason.strip()
    if len(reason) < 5:
        raise FairbriefError(_("Say why in a few words; the other side reads it."), field="reason")
    _check_until(work, until, at=at)
    with transaction.atomic():
        done = advance(
            work,
            "pause",
            actor=actor,
            at=at,
            changes={
                "pause_reason": reason[:500],
                "paused_by": side_of(actor, work),
                "pause_until": until,
            },
            data={"reason": reason[:500]} | ({"until": until.isoformat()} if until else {}),
        )
        if done:
            read_words(work, at=at)
            tell("engagement.paused", work, at=at, to=supervisor_door(work, at=at))


def _check_until(work: Engagement, until: date | None, *, at: datetime) -> None:
    if until is None:
        return
    zone = zone_named(work.student.user.time_zone)
    if until < at.astimezone(zone).date():
        raise FairbriefError(_("Choose a day that is still to come."), field="until")
    longest = longest_pause(work, at).astimezone(zone).date()
    if until > longest:
        raise FairbriefError(
            _(
                "A pause lasts ten business days at most: %(day)s or sooner. For longer, agree on "
                "days away, or on a later due date by a change."
            )
            % {"day": date_format(longest, "j F Y")},
            field="until",
        )


def resume_work(work: Engagement, /, *, actor: Actor, at: datetime) -> None:
    """Work goes on; the due date and the weeks to come move by as many days as the pause lasted."""
    with transaction.atomic():
        row = locked(work)
        zone = work.student.user.time_zone
        today = day_in(zone, at)
        days = (today - day_in(zone, row.paused_at)).days if row.paused_at else 0
        moved = timedelta(days=max(0, days))
        done = advance(
            work,
            "resume",
            actor=actor,
            at=at,
            changes={"due_on": row.due_on + moved},
            data={"days": moved.days},
        )
        if done and moved:
            for week in work.weeks.filter(starts_on__gt=today - moved):
                week.starts_on += moved
                week.save(update_fields=["starts_on"])
        if done:
            move_milestone(work, days=moved.days, at=at)


def end_early(
    work: Engagement, /, *, reason: str, actor: Actor, at: datetime, pay_minor: int | None = None
) -> Money:
    """Ends the work; what it has earned by the agreement's rule is paid. Returns that.

    `pay_minor` is the pay as the one who ends it has read it. Raises FairbriefError when it has
    changed meanwhile, such as by hours just logged.
    """
    return _end(work, "end_early", reason=reason, actor=actor, at=at, read_minor=pay_minor)


def mark_not_completed(
    work: Engagement, /, *, reason: str, actor: Actor, at: datetime, pay_minor: int | None = None
) -> Money:
    """The office says that it was not completed; what was earned is paid all the same."""
    return _end(work, "mark_not_completed", reason=reason, actor=actor, at=at, read_minor=pay_minor)


def refuse_authorization(work: Engagement, /, *, reason: str, actor: Actor, at: datetime) -> Money:
    """The office cannot authorize it: the work never starts, and nothing is owed."""
    return _end(work, "refuse", reason=reason, actor=actor, at=at)


def _end(
    work: Engagement,
    step: str,
    *,
    reason: str,
    actor: Actor,
    at: datetime,
    read_minor: int | None = None,
) -> Money:
    reason = reason.strip()
    if len(reason) < 10:
        raise FairbriefError(
            _("Give a reason in a sentence; the other side and the office read it."),
            field="reason",
        )
    with transaction.atomic():
        row = locked(work)
        # Before the pay is worked out: what the student's timer holds is worked, too.
        count_timers(row, actor=actor, at=at)
        earned = earned_by(row)
        pay = earned.pay
        if read_minor is not None and read_minor != pay.minor and row.state not in OVER_STATES:
            raise FairbriefError(
                _("What was done is worth %(pay)s by now. Look at it again before you end it.")
                % {"pay": pay}
            )
        done = advance(
            work,
            step,
            actor=actor,
            at=at,
            changes={
                "end_reason": reason[:1000],
                "ended_by": side_of(actor, work),
                "part_pay_minor": pay.minor,
            },
            data={"reason": reason, "part_pay_minor": pay.minor, "figures": earned.as_figures()},
        )
        if done:
            Ending.objects.create(
                engagement=work,
                by_side=work.ended_by,
                by_name=actor.name[:120],
                reason=work.end_reason,
                pay_minor=pay.minor,
                currency=work.currency,
                figures=earned.as_figures(),
                at=at,
            )
            read_words(work, at=at)
            clear_the_table(work, at=at)
            tell("engagement.ended_early", work, at=at, to=supervisor_door(work, at=at))
    return Money(work.part_pay_minor or 0, work.currency)


def clear_the_table(work: Engagement, *, at: datetime) -> None:
    """What was still open falls away: a change, a talk, meetings to come, questions, marks."""
    for talk in work.talks.filter(state__in=[TalkState.TALKING, TalkState.READY]):
        advance(talk, "lapse", actor=INSTALLATION, at=at)
    change = change_open(work)
    if change is not None and change.state == ChangeOrderState.PROPOSED:
        advance(change, "withdraw", actor=INSTALLATION, at=at)
    for absence in work.absences.filter(state=AskState.ASKED):
        advance(absence, "withdraw", actor=INSTALLATION, at=at)
    for meeting in work.meetings.filter(held_at=None, cancelled_at=None, at__gt=at):
        stop_clocks(meeting, at=at, kinds=[])
        meeting.cancelled_at = at
        meeting.save(update_fields=["cancelled_at"])
    for call in work.stuck_calls.filter(answered_at=None):
        stop_clocks(call, at=at, kinds=[])
    for guard in work.guards.filter(settled_at=None):
        stop_clocks(guard, at=at, kinds=[])


def tell_of_late_work_again(work: Engagement, /, *, actor: Actor, at: datetime) -> None:
    """Nobody has handed it in, changed the date or ended it: everyone is told once more.

    Quietly over when the work has a due date to come again.
    """
    with transaction.atomic():
        row = locked(work)
        if not is_working(row) or is_on_time(row):
            return
        record(work, "late", actor=actor, at=at)
        tell("engagement.late", work, at=at, once=f"late:{work.pk}:{at.date()}")
        if not work.entries.filter(logged_at__gt=at - timedelta(days=7)).exists():
            late_without_a_word(work, at=at)
        start_clock(LATE_WORK_BY, work, at=at)


def is_on_time(work: Engagement) -> bool:
    """The student's own clock runs: a later date was agreed."""
    return any(turn.kind in (HAND_IN_BY.kind, MEND_BY.kind) for turn in turns_of(work))


def close_finished_brief(brief: Brief, /, *, at: datetime) -> None:
    """Closes a filled brief once the work on every place of it is over."""
    row = locked(brief)
    over = Engagement.objects.filter(brief=row, state__in=OVER_STATES).count()
    if is_filled(row) and over >= row.seats:
        close_brief(brief, actor=INSTALLATION, at=at)
