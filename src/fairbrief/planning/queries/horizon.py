"""The weeks ahead of a student: what is free in each, how much may be worked, what is promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays
from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from fairbrief.engagements.models import Engagement, HoursEntry, Meeting
from fairbrief.engagements.queries import hours_of
from fairbrief.engagements.states import BEFORE_STATES, WORKING_STATES, EngagementState
from fairbrief.kernel.clock import end_of, zone_named
from fairbrief.organizations.models import Campus, Term
from fairbrief.organizations.terms import stretch_on
from fairbrief.planning.placing import Job, Week
from fairbrief.planning.queries.busy import busy_rows, spans_of
from fairbrief.planning.spans import (
    Span,
    Weekly,
    days_between,
    merged,
    moment,
    unrolled,
    whole_days,
    within,
    without,
)
from fairbrief.students.models import Student
from fairbrief.vetting.queries import policy_of

#: When nothing is said of one's day, it has these hours.
DAY = (time(8, 0), time(22, 0))
#: Weeks that are looked ahead at most.
MOST_WEEKS = 26
#: Work whose day has passed is planned for the days to come.
LATE = timedelta(days=7)
_OPEN = (
    *BEFORE_STATES,
    *WORKING_STATES,
    EngagementState.PAUSED,
)


@dataclass(frozen=True)
class Ahead:
    """One week: its free time, what may be worked in it and why, what stands in the way."""

    week: Week
    kind: str
    cap_minutes: int
    is_own_cap: bool
    logged_minutes: int
    holidays: tuple[str, ...]
    exam_days: int


@dataclass(frozen=True)
class Horizon:
    """A student's weeks ahead. `awake` is the time of day in which one can be reached."""

    zone: ZoneInfo
    at: datetime
    weeks: tuple[Ahead, ...]
    works: tuple[Engagement, ...]
    awake: tuple[Span, ...]
    #: Classes, exams, other work and conversations: no work is put there, by nobody.
    taken: tuple[Span, ...]
    #: Whether the student has told anything of classes, exams or other work.
    is_told: bool

    @property
    def placing(self) -> list[Week]:
        return [each.week for each in self.weeks]

    @property
    def jobs(self) -> list[Job]:
        return [job_of(work, zone=self.zone, at=self.at) for work in self.works]

    def week_on(self, at: datetime) -> Ahead | None:
        """The week a moment falls into."""
        return next(
            (each for each in self.weeks if each.week.bounds[0] <= at < each.week.bounds[1]), None
        )


def open_work(student: Student, *, week: date) -> list[Engagement]:
    """Work that takes time now or soon, with `logged`, and `logged_in_week` of the week that
    begins on that day. One query."""
    entries = HoursEntry.objects.filter(engagement=OuterRef("pk"), removed_at=None).order_by()

    def minutes(rows: object) -> Coalesce:
        summed = rows.values("engagement").annotate(sum=Sum("minutes")).values("sum")  # type: ignore[attr-defined]
        return Coalesce(Subquery(summed), 0)

    return list(
        Engagement.objects.filter(student=student, state__in=_OPEN)
        .annotate(logged=minutes(entries), logged_in_week=minutes(entries.filter(day__gte=week)))
        .select_related("employer", "brief", "supervisor")
        .order_by("due_on", "pk")
    )


def job_of(work: Engagement, *, zone: ZoneInfo, at: datetime, done: int = 0) -> Job:
    """What is left of a work to be placed; `done` minutes count as worked though not logged."""
    hours = hours_of(work)
    left = max(hours.agreed_minutes - hours.logged_minutes - done, 0)
    if work.state == EngagementState.PAUSED:
        # Nobody knows yet when it goes on; its due date moves by as long.
        left = 0
    due = end_of(work.due_on, zone=zone.key)
    starts = moment(work.starts_on, time.min, zone)
    if work.state in WORKING_STATES:
        starts = at
    return Job(work.pk, left, max(starts, at), due if due > at else at + LATE)


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def horizon_of(student: Student, *, at: datetime, until: date | None = None) -> Horizon:
    """The weeks from now to `until`, else to the last due date. Seven queries at most."""
    zone = zone_named(student.user.time_zone)
    today = at.astimezone(zone).date()
    first = monday(today)
    works = open_work(student, week=first)
    ends = [work.due_on for work in works] + [today + LATE] + ([until] if until else [])
    last = min(monday(max(ends)) + timedelta(days=6), first + timedelta(weeks=MOST_WEEKS, days=-1))
    rows = busy_rows(student, first=first, last=last, zone=zone)
    busy = spans_of(rows, first=first, last=last, zone=zone)
    terms = list(
        Term.objects.filter(campus_id=student.campus_id, starts_on__lte=last, ends_on__gte=first)
    )
    talks = [
        (each.at, each.at + timedelta(minutes=each.minutes))
        for each in Meeting.objects.filter(
            engagement__student=student, cancelled_at=None, held_at=None, at__gt=at
        )
    ]
    whole = whole_days(first, last, zone)
    awake = unrolled(
        [Weekly(weekday, *DAY) for weekday in range(7)], zone=zone, first=first, last=last
    )
    told = [Weekly(row.weekday, row.starts, row.ends) for row in student.free_times.all()]
    days = unrolled(told, zone=zone, first=first, last=last) if told else awake
    exams = [
        whole_days(max(each.starts_on, first), min(each.ends_on, last), zone)
        for each in terms
        if each.kind == Term.Kind.EXAMS
    ]
    taken = merged([*busy, *talks, *exams])
    free = without(within(days, [(max(whole[0], at), whole[1])]), taken)
    weeks = _weeks(student, works, free, terms, zone=zone, first=first, last=last)
    reach = without(within(awake, [(max(whole[0], at), whole[1])]), [*busy, *exams])
    return Horizon(zone, at, tuple(weeks), tuple(works), tuple(reach), tuple(taken), bool(rows))


def _weeks(
    student: Student,
    works: Sequence[Engagement],
    free: Sequence[Span],
    terms: Sequence[Term],
    *,
    zone: ZoneInfo,
    first: date,
    last: date,
) -> list[Ahead]:
    policy = policy_of(student.campus)
    found = []
    for place, start in enumerate(day for day in days_between(first, last) if not day.weekday()):
        end = start + timedelta(days=6)
        bounds = whole_days(start, end, zone)
        kinds = Counter(_kind_on(day, terms) for day in days_between(start, end))
        exam_days = kinds.pop(Term.Kind.EXAMS, 0)
        in_break = kinds[Term.Kind.BREAK] > kinds[Term.Kind.TERM]
        cap = 60 * (policy.weekly_cap_break if in_break else policy.weekly_cap_term)
        own = 60 * student.hours_a_week
        is_own = not in_break and own < cap
        cap = own if is_own else cap
        logged = sum(getattr(work, "logged_in_week", 0) for work in works) if place == 0 else 0
        week = Week(start, bounds, tuple(within(free, [bounds])), max(cap - logged, 0))
        kind = "exams" if exam_days > 3 else "break" if in_break else "term"
        names = tuple(name for _day, name in holidays_of(student.campus, start, end))
        found.append(Ahead(week, kind, cap, is_own, logged, names, exam_days))
    return found


def _kind_on(day: date, terms: Sequence[Term]) -> str:
    """The kind of a day; a day nobody has said anything of is one of term: the careful reading."""
    if any(
        each.kind == Term.Kind.EXAMS and each.starts_on <= day <= each.ends_on for each in terms
    ):
        return Term.Kind.EXAMS
    stretch = stretch_on(terms, day)
    return stretch.kind if stretch else Term.Kind.TERM


def holidays_of(campus: Campus, first: date, last: date) -> list[tuple[date, str]]:
    """Public holidays of the campus's country and state, with their days."""
    calendar = _calendar(campus.country, campus.state)
    return [(day, name) for day in days_between(first, last) if (name := calendar.get(day))]


def _calendar(country: str, state: str) -> holidays.HolidayBase:
    key = country, state
    if key not in _CALENDARS:
        try:
            made = holidays.country_holidays(country, subdiv=state or None)
        except NotImplementedError:
            made = holidays.HolidayBase()
        _CALENDARS[key] = made
    return _CALENDARS[key]


_CALENDARS: dict[tuple[str, str], holidays.HolidayBase] = {}
