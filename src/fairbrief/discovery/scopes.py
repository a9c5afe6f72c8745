"""Who looks for briefs, as the index must know it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.core.cache import caches

from fairbrief.discovery.engine.asking import Fund, Scope
from fairbrief.kernel.days_there import days_at, has_come, not_over
from fairbrief.organizations.models import Campus
from fairbrief.organizations.queries import day_at
from fairbrief.students.models import Student
from fairbrief.students.queries import Skills, exams_between

#: Days ahead for which exams are read, and seconds for which they are remembered.
AHEAD, REMEMBERED = 400, 300


def scope_of(student: Student, *, skills: Skills, hours_left: int | None, zone: str) -> Scope:
    """What ranking knows of a student."""
    return Scope(
        campus=student.campus_id,
        zone=zone,
        has=frozenset(skills.has),
        wants=skills.wanted,
        hours_left=hours_left,
    )


def scope_at(campus: Campus, *, at: datetime) -> Scope:
    """Whoever looks at what one campus lists, unknown."""
    scope = Scope(campus=campus.pk, zone=campus.time_zone)
    return with_funds(with_exams(scope, campus, at=at), at=at)


def with_exams(scope: Scope, campus: Campus, *, at: datetime) -> Scope:
    """With the exams of a campus, for a filter. At most one query."""
    today = day_at(campus, at)

    def read() -> tuple[tuple[date, date], ...]:
        rows = exams_between(campus, today, today + timedelta(days=AHEAD))
        return tuple((each.starts_on, each.ends_on) for each in rows)

    key = f"exams-{campus.pk}-{today}"
    return replace(scope, exams=caches["memory"].get_or_set(key, read, REMEMBERED) or ())


def with_funds(scope: Scope, *, at: datetime) -> Scope:
    """With the funds that can be asked for something today, where their campuses are: of the one,
    or of every one.

    Funds are a room above: they are found through the relation campuses have to them. At most one
    query.
    """

    def read() -> tuple[Fund, ...]:
        pools: Any = Campus._meta.get_field("pools").related_model
        here = "campus__time_zone"
        rows = pools.objects.filter(
            has_come("opens_on", zone=here, at=at),
            not_over("ends_on", zone=here, at=at),
            takes_requests=True,
        )
        if scope.campus is not None:
            rows = rows.filter(campus=scope.campus)
        columns = rows.order_by().values_list("campus", "hours_min", "unpaid_nonprofit_only")
        return tuple(
            Fund(campus, hours or 0, unpaid_only)
            for campus, hours, unpaid_only in sorted(set(columns), key=str)
        )

    key = f"funds-{scope.place}-{days_at(at).mark}"
    return replace(scope, funds=caches["memory"].get_or_set(key, read, REMEMBERED) or ())
