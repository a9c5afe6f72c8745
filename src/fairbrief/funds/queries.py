"""Reads of pools and awards: what a pool holds, who was given what, and what a student can ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from fairbrief.engagements.models import Engagement
from fairbrief.funds.models import Award, Movement, Pool
from fairbrief.funds.states import LIVE, AwardState, MovementKind
from fairbrief.kernel.called import called
from fairbrief.kernel.money import Money
from fairbrief.kernel.seen import print_of, print_of_columns
from fairbrief.organizations.models import Campus
from fairbrief.organizations.queries import day_at
from fairbrief.roster.models import RosterEntry
from fairbrief.students.models import Student
from fairbrief.tracking.models import Experience


@dataclass(frozen=True)
class Holding:
    """What a pool holds: its budget, and what of it is paid and set aside."""

    budget: Money
    committed: Money
    paid: Money

    @property
    def free(self) -> Money:
        return self.budget - self.committed - self.paid


def _sum(path: str, kind: str) -> Coalesce:
    amount = f"{path}amount_minor"
    return Coalesce(Sum(amount, filter=Q(**{f"{path}kind": kind})), 0)


def _holding(sums: dict[str, int], currency: str) -> Holding:
    held = sums["commit"] - sums["release"] - sums["pay"]
    return Holding(
        Money(sums["budget"], currency), Money(held, currency), Money(sums["pay"], currency)
    )


def holding_of(pool: Pool) -> Holding:
    sums = Movement.objects.filter(pool=pool).aggregate(
        **{kind.value: _sum("", kind) for kind in MovementKind}
    )
    return _holding(sums, pool.currency)


#: What of a pool a director sets, beside its budget.
_SET = (
    *("name", "purpose", "who", "currency", "opens_on", "ends_on", "takes_requests"),
    *("second_above_minor", "unpaid_nonprofit_only", "hours_min", "first_generation_only"),
)


def print_of_pool(pool: Pool, holding: Holding) -> str:
    """What the page that changes a pool shows, for `kernel.seen`."""
    return print_of(print_of_columns(pool, _SET), holding.budget.minor)


def pools_at(campus: Campus) -> QuerySet[Pool]:
    """The campus's pools, those that end last first, with their sums."""
    sums: dict[str, Any] = {
        f"{kind.value}_minor": _sum("movements__", kind) for kind in MovementKind
    }
    return Pool.objects.filter(campus=campus).annotate(**sums).order_by("-ends_on", "name", "pk")


def with_holdings(pools: Iterable[Pool]) -> list[tuple[Pool, Holding]]:
    """Pools of `pools_at` with what each holds."""
    return [
        (
            pool,
            _holding(
                {kind.value: getattr(pool, f"{kind.value}_minor") for kind in MovementKind},
                pool.currency,
            ),
        )
        for pool in pools
    ]


def pools_open_to(student: Student, *, today: date) -> QuerySet[Pool]:
    """Pools of the student's campus that can be asked for something today."""
    return Pool.objects.filter(
        campus=student.campus_id,
        takes_requests=True,
        opens_on__lte=today,
        ends_on__gte=today,
    ).order_by("ends_on", "name")


def awards_of_student(student: Student) -> QuerySet[Award]:
    """What the student asked for or was given; not what is added to an employer's pay."""
    return (
        Award.objects.filter(Q(student=student) | Q(entry__student=student), kind="stipend")
        .filter(Q(is_request=True) | ~Q(state=AwardState.PROPOSED))
        .select_related("pool", "engagement__employer", "experience")
    )


def given_to(award: Award) -> int:
    """Minor units that live awards of the pool hold out to the same person, this one included."""
    same = Q(pk=award.pk)
    if award.student_id:
        same |= Q(student=award.student_id)
    if award.entry_id:
        same |= Q(entry=award.entry_id)
    found = Award.objects.filter(same, pool=award.pool_id, state__in=LIVE)
    return int(found.aggregate(total=Sum("amount_minor", default=0))["total"])


def person_called(campus: Campus, said: str) -> tuple[Student | None, RosterEntry | None]:
    """A person of the campus by mail address or student number: account, roster entry, or both."""
    said = said.strip()
    entry = (
        RosterEntry.objects.filter(campus=campus)
        .filter(called("email", said) | Q(student_number=said))
        .select_related("student__user")
        .first()
        if said
        else None
    )
    if entry is not None:
        return entry.student, entry
    student = (
        Student.objects.filter(called("user__email", said), campus=campus)
        .select_related("user", "roster_entry")
        .first()
    )
    return student, getattr(student, "roster_entry", None) if student else None


@dataclass(frozen=True)
class Work:
    """Something an award can be for."""

    key: str
    words: str
    engagement: Engagement | None = None
    experience: Experience | None = None


#: Works offered to choose from, newest first.
MOST_WORKS = 12


def works_of(student: Student | None, entry: RosterEntry | None) -> list[Work]:
    """The newest work of a person, here and elsewhere. Two queries."""
    found = []
    if student is not None:
        rows = Engagement.objects.filter(student=student).select_related("employer")
        found += [
            Work(f"work-{row.code}", f"{row.title}, {row.employer.name}", engagement=row)
            for row in rows[:MOST_WORKS]
        ]
    named = Q(pk__in=())
    if student is not None:
        named |= Q(student=student)
    if entry is not None:
        named |= Q(roster_entry=entry)
    entries = Experience.objects.filter(named, engagement=None).select_related("employer")
    found += [
        Work(f"entry-{row.code}", f"{row.title}, {row.employer_name}", experience=row)
        for row in entries[:MOST_WORKS]
    ]
    return found


def rows_for_file(awards: QuerySet[Award]) -> Iterator[tuple[object, ...]]:
    """Awards as a file; read while it is written."""
    yield (
        *("award", "pool", "kind", "state", "name", "for", "amount", "currency"),
        *("proposed", "proposed by", "approved by", "paid", "paid on", "reference", "reason"),
    )
    for each in awards.iterator(chunk_size=2000):
        yield (
            each.code,
            each.pool.name,
            each.kind,
            each.state,
            str(each.person),
            each.work_words,
            each.amount.decimal,
            each.pool.currency,
            day_at(each.pool.campus, each.proposed_at),
            each.proposed_by_name,
            each.approved_by_name,
            each.paid.decimal if each.paid else "",
            each.paid_on,
            each.reference,
            each.reason,
        )


@dataclass(frozen=True)
class Standing:
    """How a campus's funds stand: pools that are open, awards to decide and to pay."""

    pools: int
    to_decide: int
    to_pay: int


def standing_of(campus: Campus, *, today: date) -> Standing:
    """In one query."""
    sums = Pool.objects.filter(campus=campus).aggregate(
        pools=Count("pk", filter=Q(ends_on__gte=today), distinct=True),
        to_decide=Count("awards", filter=Q(awards__state=AwardState.PROPOSED)),
        to_pay=Count("awards", filter=Q(awards__state=AwardState.APPROVED)),
    )
    return Standing(**sums)
