"""From two signatures to the first day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.models import Agreement
from fairbrief.agreements.queries import supervisor_of
from fairbrief.agreements.status import office_points
from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.engagements.clocks import AUTHORIZE_BY
from fairbrief.engagements.models import Engagement, Milestone, Piece, PlannedWeek
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.errors import MissingFactError
from fairbrief.notices.telling import tell
from fairbrief.vetting.queries import policy_of


def begin_engagement(agreement: Agreement, /, *, actor: Actor, at: datetime) -> Engagement:
    """Makes the engagement of a signed agreement with its deliverables and an even plan of weeks.

    Authorized at once unless the status check says that the campus must see to something first.
    A second call gives the same engagement. Raises MissingFactError for an agreement without dates
    or supervisor.
    """
    found = Engagement.objects.filter(agreement=agreement).first()
    if found:
        return found
    application = agreement.application
    brief, student = application.brief, application.student
    terms = agreement.terms
    supervisor = supervisor_of(agreement)
    if not (supervisor and terms["starts_on"] and terms["due_on"]):
        raise MissingFactError(_("The agreement names no supervisor or no dates."))
    policy = policy_of(student.campus)
    with transaction.atomic():
        work = Engagement.objects.create(
            agreement=agreement,
            brief=brief,
            student=student,
            employer=brief.employer,
            campus=student.campus,
            supervisor=supervisor,
            leader=brief.leader if terms["senior_sessions"] else None,
            title=terms["brief"]["title"],
            hours=terms["hours"],
            fee_minor=terms["fee_minor"],
            currency=terms["currency"],
            floor_minor=policy.pay_floor_minor,
            starts_on=date.fromisoformat(terms["starts_on"]),
            due_on=date.fromisoformat(terms["due_on"]),
            authorization_needed=bool(
                office_points(agreement, by_policy=policy.authorization_required)
            ),
            made_at=at,
        )
        Piece.objects.bulk_create(
            Piece(engagement=work, position=place, title=each["title"], criteria=each["criteria"])
            for place, each in enumerate(terms["deliverables"], start=1)
        )
        _plan_milestone(work, terms.get("midway") or {})
        plan_evenly(work)
        record(work, "begun", actor=actor, at=at, data={"agreement": agreement.code})
        if work.authorization_needed:
            start_clock(AUTHORIZE_BY, work, at=at)
            tell("engagement.to_authorize", work, at=at)
        else:
            advance(work, "authorize", actor=INSTALLATION, at=at)
    return work


def _plan_milestone(work: Engagement, midway: dict[str, Any]) -> None:
    """The first of two, where the signed wording gives it a payment of its own."""
    if "pieces" in midway:
        Milestone.objects.create(
            engagement=work,
            what=midway["what"][:200],
            pieces=midway["pieces"],
            due_on=date.fromisoformat(midway["on"]),
            share_minor=work.fee.share(midway["percent"], 100).minor,
        )


def plan_evenly(work: Engagement, *, first: date | None = None) -> None:
    """Spreads the agreed hours over the weeks from the first day to the due date."""
    work.weeks.all().delete()
    starts = _week_starts(first or work.starts_on, work.due_on)
    PlannedWeek.objects.bulk_create(
        PlannedWeek(engagement=work, number=place, starts_on=start, minutes=minutes)
        for place, (start, minutes) in enumerate(
            zip(starts, _even_minutes(work, len(starts)), strict=True), start=1
        )
    )


def _week_starts(first: date, due_on: date) -> list[date]:
    number = max(1, -(-(due_on - first).days // 7))
    return [first + timedelta(days=7 * place) for place in range(number)]


def _even_minutes(work: Engagement, number: int) -> list[int]:
    """Quarter hours; what is left over goes to the first week."""
    share, rest = divmod(work.hours * 60, number * 15)
    return [share * 15 + rest, *[share * 15] * (number - 1)]


def plan_from(work: Engagement, first: date) -> None:
    """Lets the plan begin on the day the work really started, up to the agreed due date.

    A plan nobody has touched is spread anew. One's own keeps its weeks in their order; what no
    longer fits before the due date goes into the last week, what is new is empty.
    """
    weeks = list(work.weeks.all())
    if not weeks or weeks[0].starts_on == first:
        return
    is_own = any(week.goal or week.review for week in weeks)
    if not is_own and [week.minutes for week in weeks] == _even_minutes(work, len(weeks)):
        plan_evenly(work, first=first)
        return
    starts = _week_starts(first, work.due_on)
    last, over = weeks[: len(starts)][-1], weeks[len(starts) :]
    last.minutes += sum(week.minutes for week in over)
    last.goal = " · ".join(filter(None, [last.goal, *(week.goal for week in over)]))[:240]
    work.weeks.filter(pk__in=[week.pk for week in over]).delete()
    for place, start in enumerate(starts):
        week = (
            weeks[place]
            if place < len(weeks)
            else PlannedWeek(engagement=work, number=place + 1, minutes=0)
        )
        week.starts_on = start
        week.save()


def authorize(work: Engagement, /, *, actor: Actor, at: datetime, note: str = "") -> None:
    """The office says that the student may do this work."""
    advance(
        work,
        "authorize",
        actor=actor,
        at=at,
        changes={"authorized_by_name": actor.name[:120]},
        data={"note": note},
    )


def tell_of_late_authorization(work: Engagement, /, *, actor: Actor, at: datetime) -> None:
    with transaction.atomic():
        locked(work)
        record(work, "authorization late", actor=actor, at=at)
        tell("engagement.authorization_late", work, at=at)
        start_clock(AUTHORIZE_BY, work, at=at)


def start_work(work: Engagement, /, *, actor: Actor, at: datetime) -> None:
    """The student starts; possible as soon as the funds are secured."""
    with transaction.atomic():
        if advance(work, "start", actor=actor, at=at):
            plan_from(work, day_in(work.student.user.time_zone, at))


def start_on_the_day(work: Engagement, /, *, actor: Actor, at: datetime) -> None:
    """The agreed day has come: it starts by itself."""
    start_work(work, actor=actor, at=at)
