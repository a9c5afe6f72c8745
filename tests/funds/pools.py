"""Pools and what is proposed from them."""

from __future__ import annotations

from typing import Any

from fairbrief.funds.actions import (
    open_pool,
    propose_award,
)
from fairbrief.funds.models import Award, Pool
from fairbrief.funds.queries import holding_of
from fairbrief.organizations.models import Officer
from fairbrief.students.models import Student
from tests.builders import NOW, acting, in_days


def terms(**columns: Any) -> dict[str, Any]:
    return {
        "name": "Unpaid work",
        "purpose": "For work that pays nothing.",
        "who": "Whoever works unpaid.",
        "currency": "USD",
        "opens_on": in_days(-10),
        "ends_on": in_days(100),
        "takes_requests": True,
        "second_above_minor": 50000,
        "unpaid_nonprofit_only": False,
        "hours_min": None,
        "first_generation_only": False,
        **columns,
    }


def a_pool(director: Officer, budget: int = 200000, **columns: Any) -> Pool:
    return open_pool(
        director, budget_minor=budget, actor=acting(director.user), at=NOW, **terms(**columns)
    )


def proposed(
    pool: Pool, by: Officer, student: Student | None, minor: int = 40000, **columns: Any
) -> Award:
    return propose_award(
        pool,
        student=student,
        entry=columns.pop("entry", None),
        work=columns.pop("work", None),
        amount_minor=minor,
        why="Rent while she works there.",
        actor=acting(by.user),
        at=NOW,
        **columns,
    )


def sums(pool: Pool) -> tuple[int, int, int]:
    """Paid, set aside, free."""
    found = holding_of(pool)
    return found.paid.minor, found.committed.minor, found.free.minor
