"""Reads of matching days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from fairbrief.applications.access import label_of
from fairbrief.applications.models import Application
from fairbrief.briefs.models import Brief, Offering
from fairbrief.briefs.states import LIVE_STATES
from fairbrief.kernel.clock import zone_named
from fairbrief.matchdays.models import Choice, Desk, Estimate, Matchday, Outcome, Seat
from fairbrief.matchdays.states import Audience, MatchdayState
from fairbrief.organizations.models import Campus, Employer, Member
from fairbrief.roster.models import Group
from fairbrief.students.models import Student

#: Briefs offered for choosing on the office's page.
NEWEST = 200
#: Students see it.
SHOWN = (
    MatchdayState.RANKING,
    MatchdayState.LOOKING,
    MatchdayState.READY,
    MatchdayState.PUBLISHED,
)


def matchdays_at(campus: Campus) -> QuerySet[Matchday]:
    return (
        Matchday.objects.filter(campus=campus)
        .annotate(
            briefs=Count("seats", distinct=True),
            students=Count("seats__choices__student", distinct=True),
        )
        .order_by("-made_at", "-pk")
    )


def newest_of(campus: Campus) -> Matchday | None:
    return Matchday.objects.filter(campus=campus).first()


def seats_of(matchday: Matchday) -> QuerySet[Seat]:
    """The briefs of the day with how many students ranked each."""
    return (
        Seat.objects.filter(matchday=matchday)
        .select_related("brief__employer", "brief__supervisor__user")
        .annotate(ranked=Count("choices"))
        .order_by("brief__title", "pk")
    )


def briefs_to_add(matchday: Matchday) -> QuerySet[Brief]:
    """Live briefs listed at the campus with a place left that are not among the day's yet."""
    listed = Offering.objects.filter(
        brief=OuterRef("pk"), campus=matchday.campus_id, listed_at__isnull=False
    )
    return (
        Brief.objects.filter(
            Exists(listed),
            state__in=LIVE_STATES,
            employer__held_at=None,
            seats_taken__lt=F("seats"),
        )
        .exclude(matchday_seats__matchday=matchday)
        .select_related("employer")
        .order_by("-opened_at", "-pk")[:NEWEST]
    )


def groups_of(campus: Campus) -> QuerySet[Group]:
    return Group.objects.filter(campus=campus)


def may_take_part(student: Student, matchday: Matchday) -> bool:
    if student.campus_id != matchday.campus_id:
        return False
    if matchday.audience != Audience.GROUP:
        return True
    return Group.objects.filter(pk=matchday.group_id or 0, entries__student=student).exists()


def matchdays_for(student: Student) -> QuerySet[Matchday]:
    """Those the student may take part in, newest first."""
    mine = Q(audience=Audience.CAMPUS) | Q(group__entries__student=student)
    return (
        Matchday.objects.filter(mine, campus=student.campus_id, state__in=SHOWN)
        .annotate(
            ranked=Count("seats__choices", filter=Q(seats__choices__student=student), distinct=True)
        )
        .order_by("-made_at", "-pk")
        .distinct()
    )


def choices_of(student: Student, matchday: Matchday) -> dict[int, Choice]:
    """What the student ranked, by seat."""
    rows = Choice.objects.filter(seat__matchday=matchday, student=student)
    return {row.seat_id: row for row in rows.select_related("application")}


def outcome_of(student: Student, matchday: Matchday) -> Outcome | None:
    return (
        Outcome.objects.filter(matchday=matchday, student=student)
        .select_related("seat__brief__employer", "application")
        .first()
    )


def outcomes_of(matchday: Matchday) -> QuerySet[Outcome]:
    return (
        Outcome.objects.filter(matchday=matchday)
        .select_related("student__user", "seat__brief__employer", "application")
        .order_by("student__user__name", "pk")
    )


def matchdays_with(employer: Employer) -> QuerySet[Matchday]:
    """Those with a brief of the employer, newest first."""
    own = Seat.objects.filter(matchday=OuterRef("pk"), brief__employer=employer)
    return (
        Matchday.objects.filter(Exists(own))
        .exclude(state__in=[MatchdayState.DRAFT, MatchdayState.CANCELLED])
        .select_related("campus")
    )


def own_seats(matchday: Matchday, employer: Employer) -> list[Seat]:
    return list(seats_of(matchday).filter(brief__employer=employer))


@dataclass(frozen=True)
class Seeker:
    """A student as a supervisor ranks them: by what they wrote, without a name."""

    student_id: int
    application: Application
    rank: int | None
    is_out: bool

    @property
    def label(self) -> str:
        return self.application.code[:4]


@dataclass(frozen=True)
class Bench:
    """A supervisor's desk with everyone who ranked one of their briefs."""

    supervisor: Member
    desk: Desk | None
    titles: list[str]
    places: int
    seekers: list[Seeker]


def benches_of(matchday: Matchday, employer: Employer) -> list[Bench]:
    """One for each supervisor of the employer's confirmed briefs. Four queries."""
    rows = (
        Choice.objects.filter(
            seat__matchday=matchday,
            seat__brief__employer=employer,
            seat__confirmed_at__isnull=False,
        )
        .select_related("application__student__user", "application__brief")
        .prefetch_related("application__student__skills")
        .order_by("application__code")
    )
    desks = {
        desk.supervisor_id: desk
        for desk in Desk.objects.filter(
            matchday=matchday, supervisor__employer=employer
        ).prefetch_related(Prefetch("estimates", Estimate.objects.order_by("rank")))
    }
    by_seat: dict[int, list[Choice]] = {}
    for row in rows:
        by_seat.setdefault(row.seat_id, []).append(row)
    found: dict[int, Bench] = {}
    for seat in own_seats(matchday, employer):
        supervisor = seat.brief.supervisor
        if supervisor is None or seat.confirmed_at is None:
            continue
        desk = desks.get(supervisor.pk)
        old = found.get(supervisor.pk) or Bench(supervisor, desk, [], 0, [])
        known = {each.student_id for each in old.seekers}
        put = {each.student_id: each.rank for each in desk.estimates.all()} if desk else {}
        found[supervisor.pk] = Bench(
            supervisor,
            desk,
            [*old.titles, seat.brief.title],
            old.places + seat.places,
            old.seekers
            + [
                Seeker(
                    row.student_id,
                    row.application,
                    put.get(row.student_id),
                    row.student_id in put and put[row.student_id] is None,
                )
                for row in by_seat.get(seat.pk, [])
                if row.student_id not in known
            ],
        )
    return list(found.values())


@dataclass(frozen=True)
class Given:
    """A place that went out: to whom, and where the supervisor had put them; None for nowhere."""

    application: Application
    rank: int | None

    @property
    def label(self) -> str:
        return label_of(self.application)


def given_by(matchday: Matchday, employer: Employer) -> dict[int, list[Given]]:
    """Who got the places of an employer, by seat, those ranked first first. One query."""
    put = Estimate.objects.filter(
        desk__matchday=matchday,
        desk__supervisor=OuterRef("seat__brief__supervisor"),
        student=OuterRef("student"),
    )
    rows = (
        Outcome.objects.filter(
            matchday=matchday, seat__brief__employer=employer, application__isnull=False
        )
        .annotate(put=Subquery(put.values("rank")[:1]))
        .select_related("application__student__user", "application__brief")
        .order_by(F("put").asc(nulls_last=True), "pk")
    )
    found: dict[int, list[Given]] = {}
    for row in rows:
        if row.application is not None and row.seat_id is not None:
            found.setdefault(row.seat_id, []).append(Given(row.application, row.put))
    return found


def is_ranking(matchday: Matchday) -> bool:
    return matchday.state == MatchdayState.RANKING


def is_looking(matchday: Matchday) -> bool:
    return matchday.state == MatchdayState.LOOKING


def is_ready(matchday: Matchday) -> bool:
    return matchday.state == MatchdayState.READY


def is_published(matchday: Matchday) -> bool:
    return matchday.state == MatchdayState.PUBLISHED


def takes_briefs(matchday: Matchday) -> bool:
    """Briefs can still be added and places confirmed."""
    return matchday.state in {MatchdayState.DRAFT, MatchdayState.RANKING}


def ranks_until(matchday: Matchday) -> datetime:
    return _last_minute(matchday.ranks_by, matchday.campus)


def looks_until(matchday: Matchday) -> datetime:
    return _last_minute(matchday.looks_by, matchday.campus)


def _last_minute(day: date, campus: Campus) -> datetime:
    """Students rank in the evening, too: the whole of the day counts."""
    return datetime.combine(day, time(23, 59), tzinfo=zone_named(campus.time_zone))
