"""Whether a piece of work fits: before one applies, and before one signs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from fairbrief.agreements.models import Agreement
from fairbrief.briefs.models import Brief
from fairbrief.kernel.clock import end_of
from fairbrief.planning.placing import Job, share_out
from fairbrief.planning.queries.horizon import Horizon, horizon_of
from fairbrief.planning.queries.office import OfficeWeek, office_of
from fairbrief.planning.spans import Span, minutes_of, moment, within
from fairbrief.students.models import Student

#: Minutes a week in which the two should be able to talk.
LEAST_OVERLAP = 60
_THIS = 0


@dataclass(frozen=True)
class FitWeek:
    """A week of the work: minutes free, allowed, promised already, and those of this work."""

    starts_on: date
    kind: str
    free_minutes: int
    cap_minutes: int
    is_own_cap: bool
    promised_minutes: int
    this_minutes: int
    overlap_minutes: int
    holidays: tuple[str, ...]
    exam_days: int

    @property
    def room_minutes(self) -> int:
        """What may be worked in free time, before anything is promised."""
        return min(self.free_minutes, self.cap_minutes)


@dataclass(frozen=True)
class Fit:
    """Whether a work fits into a student's weeks until it is due."""

    starts_on: date
    due_on: date
    needed_minutes: int
    left_minutes: int
    #: Titles of work that would be late because of it.
    late: tuple[str, ...]
    weeks: tuple[FitWeek, ...]
    office: OfficeWeek
    is_told: bool

    @property
    def fits(self) -> bool:
        return not self.left_minutes and not self.late

    @property
    def fullest_minutes(self) -> int:
        """What is worked in the fullest week, over everything."""
        return max((each.promised_minutes + each.this_minutes for each in self.weeks), default=0)

    @property
    def overlap_minutes(self) -> int:
        """Minutes a week in which both can talk, on average, in whole hours where it is more."""
        found = sum(each.overlap_minutes for each in self.weeks) // max(len(self.weeks), 1)
        return found // 60 * 60 if found >= 60 else found

    @property
    def meets_rarely(self) -> bool:
        return self.overlap_minutes < LEAST_OVERLAP


def fit_of_brief(student: Student, brief: Brief, *, at: datetime) -> Fit | None:
    """Whether a brief's work would fit; None where it says no dates or hours."""
    if not (brief.starts_on and brief.due_on and brief.hours):
        return None
    return _fit(
        student,
        hours=brief.hours,
        starts_on=brief.starts_on,
        due_on=brief.due_on,
        supervisor_id=brief.supervisor_id,
        brief=brief,
        at=at,
    )


def fit_of_agreement(student: Student, agreement: Agreement, *, at: datetime) -> Fit | None:
    """Whether the agreed work would fit; None where the agreement says no dates."""
    terms: Mapping[str, object] = agreement.terms
    starts_on, due_on = str(terms.get("starts_on") or ""), str(terms.get("due_on") or "")
    if not (starts_on and due_on):
        return None
    brief = agreement.application.brief
    return _fit(
        student,
        hours=int(str(terms["hours"])),
        starts_on=date.fromisoformat(starts_on),
        due_on=date.fromisoformat(due_on),
        supervisor_id=brief.supervisor_id,
        brief=brief,
        at=at,
    )


def _fit(
    student: Student,
    *,
    hours: int,
    starts_on: date,
    due_on: date,
    supervisor_id: int | None,
    brief: Brief,
    at: datetime,
) -> Fit | None:
    horizon = horizon_of(student, at=at, until=due_on)
    zone = horizon.zone
    due = end_of(due_on, zone=zone.key)
    if due <= at:
        return None
    window = max(moment(starts_on, time.min, zone), at), due
    this = Job(_THIS, hours * 60, *window)
    shares = share_out([*horizon.jobs, this], horizon.placing)
    alone = share_out(horizon.jobs, horizon.placing)
    office = office_of(supervisor_id, zone=brief.time_zone)
    overlap = _overlap(horizon, office, window, country=brief.employer.country)
    weeks = []
    for place, ahead in enumerate(horizon.weeks):
        if ahead.week.bounds[1] <= window[0] or ahead.week.bounds[0] >= due:
            continue
        promised = sum(shares.weekly[work.pk][place] for work in horizon.works)
        weeks.append(
            FitWeek(
                starts_on=ahead.week.starts_on,
                kind=ahead.kind,
                free_minutes=minutes_of(within(ahead.week.free, [window])),
                cap_minutes=ahead.cap_minutes,
                is_own_cap=ahead.is_own_cap,
                promised_minutes=promised + ahead.logged_minutes,
                this_minutes=shares.weekly[_THIS][place],
                overlap_minutes=minutes_of(within(overlap, [ahead.week.bounds])),
                holidays=ahead.holidays,
                exam_days=ahead.exam_days,
            )
        )
    late = tuple(work.title for work in horizon.works if shares.left[work.pk] > alone.left[work.pk])
    return Fit(
        starts_on=starts_on,
        due_on=due_on,
        needed_minutes=hours * 60,
        left_minutes=shares.left[_THIS],
        late=late,
        weeks=tuple(weeks),
        office=office,
        is_told=horizon.is_told,
    )


def _overlap(horizon: Horizon, office: OfficeWeek, window: Span, *, country: str) -> list[Span]:
    """When both are there: the student awake and without a class, the other in the office."""
    first, last = (each.astimezone(horizon.zone).date() for each in window)
    return within(within(horizon.awake, [window]), office.spans(first, last, country=country))
