"""Hours of one work: agreed, logged, by week, and the marks at which the two choose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Greatest
from django.db.models.lookups import LessThan

from fairbrief.engagements.models import ChangeOrder, Engagement, HoursEntry, HoursGuard
from fairbrief.engagements.queries.stages import is_finished
from fairbrief.engagements.states import RUNNING_STATES, ChangeOrderState
from fairbrief.kernel.money import Money

#: Marks of the agreed hours at which both sides choose how to go on.
GUARD_MARKS = (80, 100)


@dataclass(frozen=True)
class Hours:
    """Agreed and logged time, and what an hour is really worth.

    `paid` is what the student gets in the end; None while the work is under way.
    """

    agreed_minutes: int
    logged_minutes: int
    fee: Money
    floor_minor: int
    paid: Money | None = None

    @property
    def percent(self) -> int:
        return self.logged_minutes * 100 // self.agreed_minutes if self.agreed_minutes else 0

    @property
    def is_final(self) -> bool:
        return self.paid is not None

    @property
    def real_rate(self) -> Money | None:
        """In the end what is paid over the hours logged; None before anything is logged.

        Under way the fee over the agreed hours, or over the logged ones once they are more.
        """
        if not self.logged_minutes:
            return None
        if self.paid is not None:
            return self.paid.per_hour(Fraction(self.logged_minutes, 60))
        return self.fee.per_hour(Fraction(max(self.logged_minutes, self.agreed_minutes), 60))

    @property
    def is_under_floor(self) -> bool:
        rate = self.real_rate
        return rate is not None and self.fee.minor > 0 and rate.minor < self.floor_minor

    @property
    def earned(self) -> Money:
        """What hours worked so far are worth, never more than the fee."""
        if self.logged_minutes >= self.agreed_minutes:
            return self.fee
        return self.fee.share(self.logged_minutes, max(self.agreed_minutes, 1))


def hours_with(engagement: Engagement, logged: int) -> Hours:
    """The hours of work of which so many minutes are logged."""
    paid = None
    if engagement.part_pay_minor is not None:
        paid = Money(engagement.part_pay_minor, engagement.currency)
    elif is_finished(engagement):
        paid = engagement.fee
    return Hours(engagement.hours * 60, logged, engagement.fee, engagement.floor_minor, paid)


def logged_minutes(engagement: Engagement) -> int:
    total = engagement.entries.filter(removed_at=None).aggregate(sum=Sum("minutes"))["sum"]
    return int(total or 0)


def minutes_logged() -> Coalesce:
    """The minutes logged for a work, as a column of its query."""
    logged = (
        HoursEntry.objects.filter(engagement=OuterRef("pk"), removed_at=None)
        .order_by()
        .values("engagement")
        .annotate(sum=Sum("minutes"))
        .values("sum")
    )
    return Coalesce(Subquery(logged), 0)


def is_under_floor() -> Q:
    """Whether an hour of work that has `logged` of `minutes_logged` is worth less than the floor.

    The same as `Hours.is_under_floor`, for lists.
    """
    minutes = Greatest(F("logged"), F("hours") * 60)
    return Q(fee_minor__gt=0, logged__gt=0) & Q(
        LessThan(F("fee_minor") * 60, F("floor_minor") * minutes)
    )


def hours_of(engagement: Engagement) -> Hours:
    """One query; none for work that was read `with_figures`."""
    logged = getattr(engagement, "logged", None)
    return hours_with(engagement, logged_minutes(engagement) if logged is None else int(logged))


@dataclass(frozen=True)
class Week:
    """A week of the plan beside what was logged in it."""

    number: int
    starts_on: date
    planned_minutes: int
    logged_minutes: int
    goal: str
    review: str


def weeks_of(engagement: Engagement, logged: Iterable[HoursEntry] | None = None) -> list[Week]:
    """The plan with the hours logged in each week; time after the last week counts there.

    `logged` spares a query where every entry has been read already.
    """
    plan = list(engagement.weeks.all())
    rows = engagement.entries.all() if logged is None else logged
    entries = [(row.day, row.minutes) for row in rows if row.removed_at is None]
    weeks = []
    for place, week in enumerate(plan):
        ends = plan[place + 1].starts_on if place + 1 < len(plan) else date.max
        begins = week.starts_on if place else date.min
        sum_of_week = sum(minutes for day, minutes in entries if begins <= day < ends)
        weeks.append(
            Week(week.number, week.starts_on, week.minutes, sum_of_week, week.goal, week.review)
        )
    return weeks


def guards_of(engagement: Engagement) -> list[HoursGuard]:
    """The marks its hours have passed. One query; none for work that was read `with_figures`."""
    marks = getattr(engagement, "marks", None)
    if marks is None:
        return list(engagement.guards.all())
    found = [HoursGuard(engagement=engagement, **each) for each in marks]
    for guard in found:
        if guard.settled_at is not None:
            guard.settled_at = datetime.fromisoformat(str(guard.settled_at))
    return sorted(found, key=lambda guard: guard.percent)


def guards_open(engagement: Engagement) -> list[HoursGuard]:
    """The mark on which the two have to settle, if there is one."""
    found = guard_open(guards_of(engagement))
    return [found] if found else []


def guards_to_choose_at(side: str) -> QuerySet[HoursGuard]:
    """The marks at which a side has to say how to go on: of running work, the gravest alone, and
    not while a change that says it lies on the table."""
    graver = HoursGuard.objects.filter(
        engagement=OuterRef("engagement"), percent__gt=OuterRef("percent")
    )
    as_before = Q(hours_after=F("hours_before"), fee_after_minor=F("fee_before_minor"), drops=None)
    proposed = ChangeOrder.objects.filter(
        ~as_before, engagement=OuterRef("engagement"), state=ChangeOrderState.PROPOSED
    )
    return HoursGuard.objects.filter(
        ~Exists(graver),
        ~Exists(proposed),
        settled_at=None,
        engagement__state__in=RUNNING_STATES,
        **{f"{side}_choice": ""},
    )


def guard_open(guards: Iterable[HoursGuard]) -> HoursGuard | None:
    """Of the marks that were passed the gravest alone asks for a choice: what was not settled at
    the one before is settled there, too."""
    gravest = max(guards, key=lambda guard: guard.percent, default=None)
    return gravest if gravest and gravest.settled_at is None else None
