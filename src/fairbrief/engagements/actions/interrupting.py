"""Being away for some days, and taking ended work up again: one side asks, the other agrees."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance, announce
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.models import Clock
from fairbrief.clocks.queries import live_clocks
from fairbrief.clocks.rules import RULES, move_clock, start_clock
from fairbrief.concerns.actions import read_words
from fairbrief.engagements.access import EMPLOYER, STUDENT, require_side
from fairbrief.engagements.actions.reaching import move_milestone
from fairbrief.engagements.doors import supervisor_door
from fairbrief.engagements.interruption_clocks import (
    ANSWER_ABSENCE_BY,
    ANSWER_REINSTATEMENT_BY,
    REINSTATE_DAYS,
)
from fairbrief.engagements.milestones import milestone_of
from fairbrief.engagements.models import Absence, Engagement, Reinstatement
from fairbrief.engagements.queries import is_running
from fairbrief.engagements.states import AskState, EngagementState
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError
from fairbrief.notices.telling import tell
from fairbrief.organizations.models import Term

#: The longest absence, in days.
MOST_DAYS = 21


def _other(side: str) -> str:
    return EMPLOYER if side == STUDENT else STUDENT


def ask_absence(
    work: Engagement,
    /,
    *,
    kind: str,
    starts_on: date,
    ends_on: date,
    why: str,
    actor: Actor,
    at: datetime,
) -> Absence:
    """One's own days away. The other side agrees, or its silence does within two business days.

    A student's exams in the exam weeks of the campus are agreed at once: the calendar says so.
    """
    side = require_side(actor, work)
    today = day_in(work.student.user.time_zone, at)
    _check_days(starts_on, ends_on, kind=kind, today=today)
    with transaction.atomic():
        row = locked(work)
        if not (is_running(row) or row.state == EngagementState.FUNDED):
            raise IllegalMoveError(_("Days away are agreed while the work runs."))
        taken = work.absences.filter(
            side=side, state=AskState.AGREED, starts_on__lte=ends_on, ends_on__gte=starts_on
        )
        if taken.exists():
            raise FairbriefError(_("Some of these days are agreed already."), field="starts_on")
        absence = Absence(
            engagement=work,
            side=side,
            kind=kind,
            starts_on=starts_on,
            ends_on=ends_on,
            why=why.strip()[:300],
            asked_at=at,
            asked_by_name=actor.name[:120],
        )
        try:
            with transaction.atomic():
                absence.save()
        except IntegrityError as error:
            raise IllegalMoveError(
                _("You have asked for other days already. Wait for the answer, or withdraw them.")
            ) from error
        read_words(absence, at=at)
        record(work, "absence asked", actor=actor, at=at, data={"note": str(absence)})
        if side == STUDENT and kind == Absence.Kind.EXAMS and _in_exam_weeks(work, absence):
            calendar = _t("the calendar of %(campus)s") % {"campus": work.campus.name}
            _agree(absence, by=calendar, actor=INSTALLATION, at=at)
            return absence
        other = _other(side)
        start_clock(ANSWER_ABSENCE_BY[other], absence, at=at)
        tell("absence.asked", absence, at=at, but_not=actor.user_id)
        if other == EMPLOYER:
            tell("absence.asked", absence, at=at, to=supervisor_door(work, at=at))
    return absence


def _check_days(starts_on: date, ends_on: date, *, kind: str, today: date) -> None:
    if kind not in Absence.Kind.values:
        raise FairbriefError(_("Say what it is for."), field="kind")
    if starts_on < today - timedelta(days=1):
        raise FairbriefError(_("Choose days to come."), field="starts_on")
    if ends_on < starts_on:
        raise FairbriefError(_("The last day comes after the first."), field="ends_on")
    if (ends_on - starts_on).days >= MOST_DAYS:
        raise FairbriefError(
            _("Three weeks at most; for longer, end it or agree on a change."), field="ends_on"
        )


def _in_exam_weeks(work: Engagement, absence: Absence) -> bool:
    """A day before and after the campus's own exam weeks is still near enough."""
    near = timedelta(days=1)
    return Term.objects.filter(
        campus=work.campus_id,
        kind=Term.Kind.EXAMS,
        starts_on__lte=absence.starts_on + near,
        ends_on__gte=absence.ends_on - near,
    ).exists()


def agree_absence(absence: Absence, /, *, actor: Actor, at: datetime) -> None:
    """The other side agrees: the due date moves by as many days, and clocks stand still."""
    _agree(absence, by=actor.name, actor=actor, at=at)


def agree_by_silence(absence: Absence, /, *, actor: Actor, at: datetime) -> None:
    """Two business days without a word: it counts as agreed."""
    _agree(absence, by=_t("silence"), actor=actor, at=at)


def _agree(absence: Absence, *, by: str, actor: Actor, at: datetime) -> None:
    with transaction.atomic():
        work = locked(absence.engagement)
        before = work.due_on
        moved = absence.side == STUDENT and absence.starts_on <= before
        after = before + timedelta(days=absence.days if moved else 0)
        done = advance(
            absence,
            "agree",
            actor=actor,
            at=at,
            changes={"agreed_by_name": by[:120], "due_before": before, "due_after": after},
        )
        if not done:
            return
        if moved:
            work.due_on = absence.engagement.due_on = after
            work.save(update_fields=["due_on"])
            for week in work.weeks.filter(starts_on__gte=absence.starts_on):
                week.starts_on += timedelta(days=absence.days)
                week.save(update_fields=["starts_on"])
            move_milestone(work, days=absence.days, at=at)
        data = {"note": str(absence), "by": by, "due_on": [before, after]}
        event = record(work, "absence agreed", actor=actor, at=at, data=data)
        replan_clocks(work, at=at)
        announce(work, "replanned", event=event)


def decline_absence(absence: Absence, /, *, reason: str, actor: Actor, at: datetime) -> None:
    """The other side cannot do without; everything stays as it is."""
    reason = reason.strip()
    if len(reason) < 5:
        raise FairbriefError(_("Say why not; the other side reads it."), field="reason")
    with transaction.atomic():
        advance(absence, "decline", actor=actor, at=at, says={"reason": reason[:300]})
        read_words(absence, at=at)


def withdraw_absence(absence: Absence, /, *, actor: Actor, at: datetime) -> None:
    advance(absence, "withdraw", actor=actor, at=at)


def clocks_at_work(work: Engagement) -> list[tuple[Clock, Any]]:
    """The live clocks of the work and of what belongs to it, each with its subject."""
    parts: list[Any] = [
        work,
        *work.stuck_calls.filter(answered_at=None),
        *work.change_orders.filter(state="proposed"),
        *work.guards.filter(settled_at=None),
        *work.disputes.all(),
        *work.meetings.filter(held_at=None, cancelled_at=None),
        *work.absences.filter(state=AskState.ASKED),
        *filter(None, [milestone_of(work)]),
    ]
    by_key = {(each._meta.label_lower, each.pk): each for each in parts}
    clocks = live_clocks().filter(subject_label__in={label for label, _pk in by_key})
    return [
        (clock, by_key[clock.subject_label, clock.subject_id])
        for clock in clocks.select_for_update()
        if (clock.subject_label, clock.subject_id) in by_key
    ]


def replan_clocks(work: Engagement, *, at: datetime) -> None:
    """Dates or days off have changed: what runs ends when its rule says now, never sooner."""
    for clock, subject in clocks_at_work(work):
        rule = RULES.get(clock.kind)
        if rule is None:
            continue
        if hasattr(subject, "engagement"):
            subject.engagement = work
        due = rule.due(subject, clock.started_at)
        if due > clock.due_at:
            move_clock(clock, rule, subject, due=due)


def can_reinstate(work: Engagement, *, at: datetime) -> bool:
    """Ended by one of the two within 14 days, and authorized; no office has decided on it."""
    return bool(
        work.state == EngagementState.ENDED_EARLY
        and work.ended_by
        and work.authorized_at
        and work.ended_at
        and at < work.ended_at + timedelta(days=REINSTATE_DAYS)
    )


def ask_reinstatement(
    work: Engagement, /, *, why: str, due_on: date, actor: Actor, at: datetime
) -> Reinstatement:
    """Asks to take the work up again where it was; a second press gives what was asked already."""
    side = require_side(actor, work)
    why = why.strip()
    if len(why) < 10:
        raise FairbriefError(_("Say why it should go on."), field="why")
    today = day_in(work.student.user.time_zone, at)
    if not today < due_on <= today + timedelta(days=120):
        raise FairbriefError(_("Choose a day to come, within four months."), field="due_on")
    with transaction.atomic():
        row = locked(work)
        found = work.reinstatements.filter(state=AskState.ASKED).first()
        if found is not None:
            return found
        if not can_reinstate(row, at=at):
            raise IllegalMoveError(
                _("Work can be taken up again within 14 days, when one of you two ended it.")
            )
        asked = Reinstatement.objects.create(
            engagement=work, asked_by=side, why=why[:500], due_on=due_on, asked_at=at
        )
        read_words(asked, at=at)
        record(work, "reinstatement asked", actor=actor, at=at, data={"reason": why[:300]})
        other = _other(side)
        start_clock(ANSWER_REINSTATEMENT_BY[other], asked, at=at)
        tell("reinstatement.asked", asked, at=at, but_not=actor.user_id)
        if other == EMPLOYER:
            tell("reinstatement.asked", asked, at=at, to=supervisor_door(work, at=at))
    return asked


def agree_reinstatement(asked: Reinstatement, /, *, actor: Actor, at: datetime) -> None:
    """Both want it: the pay is secured again, then it starts where it was.

    What was paid at the end counts towards the fee.
    """
    with transaction.atomic():
        work = locked(asked.engagement)
        if not can_reinstate(work, at=at):
            raise IllegalMoveError(_("The 14 days are over; a new agreement is the way now."))
        today = day_in(work.student.user.time_zone, at)
        if asked.due_on <= today:
            raise IllegalMoveError(_("The day to hand in by has come. Ask again for a later one."))
        if not advance(asked, "agree", actor=actor, at=at):
            return
        advance(
            asked.engagement,
            "reinstate",
            actor=INSTALLATION,
            at=at,
            changes={
                "due_on": asked.due_on,
                "starts_on": min(work.starts_on, today),
                "ended_at": None,
                "end_reason": "",
                "ended_by": "",
                "part_pay_minor": None,
            },
            data={"asked_by": asked.asked_by, "due_on": asked.due_on},
        )


def decline_reinstatement(asked: Reinstatement, /, *, actor: Actor, at: datetime) -> None:
    advance(asked, "decline", actor=actor, at=at)


def let_reinstatement_lapse(asked: Reinstatement, /, *, actor: Actor, at: datetime) -> None:
    """No answer came: it stays ended."""
    advance(asked, "withdraw", actor=actor, at=at)
