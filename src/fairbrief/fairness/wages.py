"""Minimum wages by place and date, from a dated table that ships with the library.

Source: US Department of Labor and state labor departments' published rates, compiled and checked on
2026-11-23. Cities may be higher; a house sets its own floor above the law's.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files

CHECKED = date(2026, 11, 23)
SOURCE = "US Department of Labor, state minimum wage laws (dol.gov/agencies/whd/minimum-wage/state)"
FEDERAL = "US"


@dataclass(frozen=True, kw_only=True)
class WageRate:
    """A rate an hour in cents, where and since when it holds, and when someone last looked.

    `locally`: what is known of higher rates in places within, the highest in `local_minor`.
    """

    jurisdiction: str
    hourly_minor: int
    effective_from: date
    checked: date = CHECKED
    source: str = SOURCE
    locally: str = ""
    local_minor: int | None = None

    def is_known_on(self, on: date) -> bool:
        """Rates change at most a few times a year: one is trusted to the end of the year in which
        it came into force or was last looked up."""
        return on.year <= max(self.effective_from.year, self.checked.year)


@dataclass(frozen=True)
class MinimumWage:
    """The rate that applies, and whether it may have changed by then."""

    hourly_minor: int
    jurisdiction: str
    effective_from: date
    is_current: bool
    locally: str = ""
    local_minor: int | None = None

    def may_be_more(self, hourly_minor: int) -> bool:
        """Whether places within it may ask for more than this; where how much is not known, for
        more than a third on top."""
        most = self.local_minor or self.hourly_minor * 4 // 3
        return bool(self.locally) and hourly_minor < most


@dataclass(frozen=True)
class WageTable:
    """Rates by jurisdiction: "US" for the federal one, a state's two letters for its own."""

    rates: Mapping[str, tuple[WageRate, ...]] = field(default_factory=dict)

    def with_rates(self, rates: Iterable[WageRate]) -> WageTable:
        """The table with rates added; one for the same place and day takes the other's place."""
        known = {
            place: {each.effective_from: each for each in rows}
            for place, rows in self.rates.items()
        }
        for rate in rates:
            known.setdefault(rate.jurisdiction, {})[rate.effective_from] = rate
        return WageTable(
            {place: tuple(rows[day] for day in sorted(rows)) for place, rows in known.items()}
        )

    def in_force(self, jurisdiction: str, on: date) -> WageRate | None:
        """The newest rate of a place that holds on a day."""
        since = [each for each in self.rates.get(jurisdiction, ()) if each.effective_from <= on]
        return since[-1] if since else None

    def minimum(self, state: str, on: date) -> MinimumWage:
        """The higher of the federal and the state rate in force on a day; federal for no state.

        Raises LookupError for a day before every rate.
        """
        found = [rate for place in {FEDERAL, state.upper()} if (rate := self.in_force(place, on))]
        if not found:
            raise LookupError(f"no minimum wage is known for {on}")
        best = max(found, key=lambda rate: (rate.hourly_minor, rate.jurisdiction == FEDERAL))
        is_current = all(rate.is_known_on(on) for rate in found if rate.jurisdiction != FEDERAL)
        return MinimumWage(
            best.hourly_minor,
            best.jurisdiction,
            best.effective_from,
            is_current,
            best.locally,
            best.local_minor,
        )


@cache
def shipped_wages() -> WageTable:
    """The table that ships with the library."""
    text = files("fairbrief.fairness").joinpath("data/minimum_wage_us.csv").read_text("utf-8")
    return WageTable().with_rates(
        WageRate(
            jurisdiction=row["jurisdiction"],
            hourly_minor=int(row["hourly_minor"]),
            effective_from=date.fromisoformat(row["effective_from"]),
            source=f"{SOURCE}; {row['source']}",
            locally=row["locally"],
            local_minor=int(row["local_minor"]) if row["local_minor"] else None,
        )
        for row in csv.DictReader(text.splitlines())
    )
