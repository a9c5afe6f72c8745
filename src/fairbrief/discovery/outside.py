"""What may be found from outside, in ranges of ids: the last one costs what the first does."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Model, QuerySet

from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import to_apply_for
from fairbrief.discovery.queries import briefs_open_to_anyone, employers_with_a_page

#: Ids in one range. A map may name 50,000 addresses.
SPAN = 20_000


def _ranges[M: Model](rows: QuerySet[M]) -> list[int]:
    parts = rows.order_by().annotate(part=F("pk") / SPAN).values_list("part", flat=True)
    return [int(part) + 1 for part in sorted(set(parts.distinct()))]


def _within[M: Model](rows: QuerySet[M], number: int) -> QuerySet[M]:
    return rows.filter(pk__gte=(number - 1) * SPAN, pk__lt=number * SPAN).order_by("pk")


def _open_still(at: datetime) -> QuerySet[Brief]:
    return briefs_open_to_anyone().filter(to_apply_for(at))


def ranges_of_briefs(*, at: datetime) -> list[int]:
    """Numbers of the ranges that hold an open brief anyone may read, from 1."""
    return _ranges(_open_still(at))


def ranges_of_employers() -> list[int]:
    """Numbers of the ranges that hold an employer with a page, from 1."""
    return _ranges(employers_with_a_page())


def briefs_mapped(number: int, *, at: datetime) -> list[tuple[str, datetime]]:
    """Codes of the open briefs of a range, with when each changed last."""
    rows = _within(_open_still(at), number)
    return list(rows.values_list("code", "updated_at"))


def employers_mapped(number: int) -> list[str]:
    """Slugs of the employers of a range."""
    return list(_within(employers_with_a_page(), number).values_list("slug", flat=True))
