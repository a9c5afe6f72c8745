"""Reads of minimum wages: the table that ships and what operators added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import QuerySet
from django.db.models.functions import JSONObject

from fairbrief.fairness.wages import SOURCE, WageRate, WageTable, shipped_wages
from fairbrief.kernel.money import Money
from fairbrief.kernel.places import FEDERAL, JURISDICTIONS
from fairbrief.vetting.models import AddedWage, Policy

#: Days ahead at which a rate that will not be known is called to be checked.
LOOK_AHEAD = timedelta(days=60)


def added_wages() -> QuerySet[AddedWage]:
    """Every rate an operator added, also withdrawn ones, the newest first."""
    return AddedWage.objects.select_related("made_by", "withdrawn_by").order_by("-id")


def wages_in_force() -> WageTable:
    """The table the review reads by on this installation. One query.

    Of two rows for one place and day the one added last counts.
    """
    return _table(_in_force().values(*_PARTS))


def with_wages(policies: QuerySet[Policy]) -> QuerySet[Policy]:
    """Brings the operator's rates along with policies: `wages_with` makes the table of them, and
    no review asks the database twice."""
    rows = _in_force().values(row=JSONObject(**{name: name for name in _PARTS}))
    return policies.annotate(rates_added=ArraySubquery(rows))


def wages_with(policy: Policy | None) -> WageTable:
    """The table as of when the policy was read; a query if it came without."""
    rows = getattr(policy, "rates_added", None)
    return wages_in_force() if rows is None else _table(rows)


_PARTS = ("jurisdiction", "hourly_minor", "effective_from", "checked_on", "source")


def _in_force() -> QuerySet[AddedWage]:
    return AddedWage.objects.filter(withdrawn_at=None).order_by("id")


def _table(rows: Iterable[Mapping[str, Any]]) -> WageTable:
    added = [
        WageRate(
            jurisdiction=row["jurisdiction"],
            hourly_minor=row["hourly_minor"],
            effective_from=_day(row["effective_from"]),
            checked=_day(row["checked_on"]),
            source=row["source"],
        )
        for row in rows
    ]
    return shipped_wages().with_rates(added) if added else shipped_wages()


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


@dataclass(frozen=True, kw_only=True)
class WageLine:
    """What the table says of one place: the rate today, one to come, and whether to look again."""

    place: str
    now: WageRate | None
    coming: WageRate | None
    is_to_check: bool

    @property
    def name(self) -> str:
        return JURISDICTIONS[self.place]

    @property
    def rate(self) -> Money | None:
        return Money(self.now.hourly_minor) if self.now else None

    @property
    def source(self) -> str:
        """Where the rate is published; of a shipped one, what is special about it."""
        return self.now.source.removeprefix(f"{SOURCE}; ") if self.now else ""

    @property
    def coming_rate(self) -> Money | None:
        return Money(self.coming.hourly_minor) if self.coming else None


def wage_lines(table: WageTable, *, today: date) -> list[WageLine]:
    """Every place of the table, the federal rate first, then by name."""
    lines = []
    for place in JURISDICTIONS:
        ahead = table.in_force(place, today + LOOK_AHEAD)
        coming = [each for each in table.rates.get(place, ()) if each.effective_from > today]
        lines.append(
            WageLine(
                place=place,
                now=table.in_force(place, today),
                coming=coming[0] if coming else None,
                # The review, too, takes the federal rate as known until it is changed.
                is_to_check=place != FEDERAL
                and (ahead is None or not ahead.is_known_on(today + LOOK_AHEAD)),
            )
        )
    return lines
