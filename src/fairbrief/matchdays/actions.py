"""Everything that can be done on a matching day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.applications.actions import begin, offer_matched, save_draft, show_draft
from fairbrief.applications.models import Application
from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import held, locked, shared
from fairbrief.audit.record import record
from fairbrief.briefs.models import Brief
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.matchdays.access import speaks_for
from fairbrief.matchdays.models import Choice, Desk, Estimate, Matchday, Outcome, Seat
from fairbrief.matchdays.queries import (
    briefs_to_add,
    is_looking,
    is_ranking,
    is_ready,
    may_take_part,
    takes_briefs,
)
from fairbrief.matchdays.running import facts_of, figures_by_mode, freeze, matched
from fairbrief.matchdays.states import MOST_CHOICES, Audience
from fairbrief.notices.telling import tell
from fairbrief.organizations.models import Campus, Member
from fairbrief.organizations.queries import day_at
from fairbrief.roster.models import Group
from fairbrief.students.models import Student

#: A sentence on a brief has at least so many words.
FEWEST_WORDS = 5


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A brief as a student ranks it, with a sentence why."""

    seat: Seat
    rank: int
    why: str


def plan_matchday(
    campus: Campus,
    /,
    *,
    name: str,
    intro: str,
    audience: str,
    group: Group | None,
    mode: str,
    ranks_by: date,
    looks_by: date,
    actor: Actor,
    at: datetime,
) -> Matchday:
    """A new matching day; nobody is told before it opens."""
    if ranks_by < day_at(campus, at):
        raise FairbriefError(_("Choose a day to come."), field="ranks_by")
    if looks_by <= ranks_by:
        raise FairbriefError(_("Supervisors rank after the students."), field="looks_by")
    if audience == Audience.GROUP and group is None:
        raise FairbriefError(_("Choose the group."), field="group")
    with transaction.atomic():
        row = Matchday.objects.create(
            campus=campus,
            name=name,
            intro=intro,
            audience=audience,
            group=group if audience == Audience.GROUP else None,
            mode=mode,
            ranks_by=ranks_by,
            looks_by=looks_by,
            made_at=at,
        )
        record(row, "planned", actor=actor, at=at, data={"mode": mode})
    return row


def add_brief(
    matchday: Matchday, /, *, brief: Brief, places: int, actor: Actor, at: datetime
) -> Seat:
    """Lets a brief take part once its employer confirms. A second press changes nothing."""
    with transaction.atomic():
        row = locked(matchday)
        if not takes_briefs(row):
            raise IllegalMoveError(_("Ranking has closed: no brief can join any more."))
        known = Seat.objects.filter(matchday=row, brief=brief).first()
        if known is not None:
            return known
        if brief not in briefs_to_add(row):
            raise NotAllowedError(_("Choose a brief that is open here and has a place left."))
        seat = Seat.objects.create(
            matchday=row, brief=brief, places=min(places, brief.seats - brief.seats_taken)
        )
        record(row, "brief added", actor=actor, at=at, data={"brief": brief.code})
        if is_ranking(row):
            tell("matchday.opened_employer", row, at=at, once=f"matchday {row.pk} brief {brief.pk}")
    return seat


def confirm_places(seat: Seat, /, *, places: int, actor: Actor, at: datetime) -> None:
    """The employer gives places to the day."""
    with transaction.atomic():
        row = locked(seat)
        if not speaks_for(actor, row.brief.employer):
            raise NotAllowedError(_("Owners and supervisors of the employer confirm places."))
        if not takes_briefs(row.matchday):
            raise IllegalMoveError(_("Ranking has closed: places stay as they are."))
        left = row.brief.seats - row.brief.seats_taken
        if not 1 <= places <= left:
            raise LimitReachedError(
                _("The brief has %(left)d places left.") % {"left": left}, field="places"
            )
        row.places, row.confirmed_at, row.confirmed_by_name = places, at, actor.name[:120]
        row.save(update_fields=["places", "confirmed_at", "confirmed_by_name"])
        record(row.matchday, "places confirmed", actor=actor, at=at, data={"brief": row.brief.code})


def open_matchday(matchday: Matchday, /, *, actor: Actor, at: datetime) -> None:
    """Students rank from now on, and employers are asked to confirm."""
    advance(matchday, "open", actor=actor, at=at)


def rank_briefs(
    matchday: Matchday,
    /,
    *,
    student: Student,
    wishes: Sequence[Wish],
    hours_a_week: int | None,
    actor: Actor,
    at: datetime,
) -> None:
    """The student's whole list, in place of the last one. What is written is kept as a draft of
    an application, which the supervisors of the day read without the name."""
    if actor.user_id != student.user_id:
        raise NotAllowedError(_("Students rank for themselves."))
    if len(wishes) > MOST_CHOICES:
        raise LimitReachedError(_("Rank ten briefs at most."))
    for wish in wishes:
        if len(wish.why.split()) < FEWEST_WORDS:
            raise MissingFactError(
                _("Say in a sentence why this one."), field=f"why_{wish.seat.pk}"
            )
    with transaction.atomic():
        held(student)
        # A class hands in its lists in the same minutes: none of them waits for the others.
        row = shared(matchday)
        if not is_ranking(row) or not may_take_part(student, row):
            raise IllegalMoveError(_("Ranking has closed."))
        kept = []
        for wish in wishes:
            if wish.seat.matchday_id != row.pk:
                raise NotAllowedError(_("That brief does not take part."))
            draft = begin(student, brief=wish.seat.brief, actor=actor, at=at)
            if not draft.submitted_at:
                words = {"interest": wish.why, "hours_a_week": hours_a_week}
                save_draft(draft, actor=actor, at=at, **words)
                show_draft(draft, at=at)
            Choice.objects.update_or_create(
                seat=wish.seat,
                student=student,
                defaults={"application": draft, "rank": wish.rank},
            )
            kept.append(wish.seat.pk)
        Choice.objects.filter(seat__matchday=row, student=student).exclude(seat__in=kept).delete()


def close_ranking(matchday: Matchday, /, *, actor: Actor, at: datetime) -> None:
    """Students' lists are closed, and supervisors rank."""
    advance(matchday, "close_ranking", actor=actor, at=at)


def rank_students(
    matchday: Matchday,
    /,
    *,
    supervisor: Member,
    ranks: Mapping[int, int | None],
    most: int | None,
    actor: Actor,
    at: datetime,
) -> None:
    """A supervisor's whole list by student, in place of the last one; None rules a student out.

    Whoever is left out of it counts as equal, after those who stand in it.
    """
    if not speaks_for(actor, supervisor.employer):
        raise NotAllowedError(_("Owners and supervisors of the employer rank students."))
    with transaction.atomic():
        row = locked(matchday)
        if not is_looking(row):
            raise IllegalMoveError(_("Supervisors rank after the students, until the day given."))
        seekers = set(
            Choice.objects.filter(
                seat__matchday=row, seat__brief__supervisor=supervisor
            ).values_list("student_id", flat=True)
        )
        desk, _made = Desk.objects.update_or_create(
            matchday=row, supervisor=supervisor, defaults={"most": most, "ranked_at": at}
        )
        desk.estimates.all().delete()
        Estimate.objects.bulk_create(
            Estimate(desk=desk, student_id=student, rank=rank)
            for student, rank in ranks.items()
            if student in seekers
        )
        record(row, "ranked", actor=actor, at=at, data={"supervisor": supervisor.name})


def close_looking(matchday: Matchday, /, *, actor: Actor, at: datetime) -> None:
    """The lists are frozen, and both ways of sharing out are run for the office to compare."""
    with transaction.atomic():
        inputs = freeze(locked(matchday))
        changes = {"inputs": inputs, "figures": figures_by_mode(inputs)}
        advance(matchday, "close_looking", actor=actor, at=at, changes=changes)


def publish(matchday: Matchday, /, *, actor: Actor, at: datetime, mode: str | None = None) -> None:
    """Shares out the places in one way, makes the offers, and tells everyone what came of it.

    What is matched goes on as an application with an offer. Where none can be made any more (the
    place has gone meanwhile), the outcome says so.
    """
    with transaction.atomic():
        row = locked(matchday)
        if is_ready(row):
            mode = mode or row.mode
            got = matched(row.inputs or {}, mode)
            _write_outcomes(row, got, at=at)
            changes = {"mode": mode}
            advance(matchday, "publish", actor=actor, at=at, changes=changes, data=changes)
        else:
            advance(matchday, "publish", actor=actor, at=at)


def _write_outcomes(row: Matchday, got: Sequence[int], *, at: datetime) -> None:
    inputs = row.inputs or {}
    choices = {
        (choice.student_id, choice.seat_id): choice
        for choice in Choice.objects.filter(seat__matchday=row).select_related(
            "seat__brief__employer", "application__brief", "application__student__user"
        )
    }
    living = set(Student.objects.filter(pk__in=inputs["students"]).values_list("pk", flat=True))
    facts = facts_of(inputs, list(got))
    for number, (student, project) in enumerate(zip(inputs["students"], got, strict=True)):
        if student not in living:
            continue
        found = Outcome(matchday=row, student_id=student, turned=facts[number])
        choice = choices.get((student, inputs["seats"][project])) if project >= 0 else None
        if choice is not None:
            found.seat, found.choice = choice.seat, _place_in(inputs["choices"][number], project)
            found.application = choice.application
            found.hindrance = _offered(choice.application, at=at)
        found.save()


def _place_in(row: Sequence[int | list[int]], project: int) -> int:
    """How high a student ranked the project, the best 1."""
    for place, entry in enumerate(row, start=1):
        if entry == project or (isinstance(entry, list) and project in entry):
            return place
    raise ValueError("not among the student's choices")


def _offered(application: Application, *, at: datetime) -> str:
    """Makes the offer; what stands in its way, "" for nothing."""
    try:
        with transaction.atomic():
            offer_matched(application, at=at)
    except FairbriefError as refusal:
        return str(refusal.message)[:300]
    return ""


def cancel_matchday(matchday: Matchday, /, *, actor: Actor, at: datetime) -> None:
    """Calls the day off; nothing is shared out, and what students wrote stays theirs."""
    advance(matchday, "cancel", actor=actor, at=at)


def remind_silent(matchday: Matchday, /, *, at: datetime) -> None:
    """A day before a turn ends: whoever has not taken it."""
    kind = "publish" if is_ready(matchday) else "look" if is_looking(matchday) else "rank"
    name = f"matchday.{kind}_reminder"
    tell(name, matchday, at=at, once=f"{name} {matchday.pk}")
