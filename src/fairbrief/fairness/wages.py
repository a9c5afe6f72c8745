"""Minimum wages by place and date, from a dated table that ships with the library.

Source: US Department of Labor and state labor departments' published rates, compiled and checked on
2026-11-23. Cities may be higher; a campus sets its own floor above the law's.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

#: Rates in the table are known to hold until here; for later work the reader is told so.
KNOWN_UNTIL = date(2026, 12, 31)
CHECKED = date(2026, 11, 23)
SOURCE = "US Department of Labor, state minimum wage laws (dol.gov/agencies/whd/minimum-wage/state)"


@dataclass(frozen=True)
class MinimumWage:
    """A rate an hour in cents, where it holds, since when, and whether it may have changed."""

    hourly_minor: int
    jurisdiction: str
    effective_from: date
    is_current: bool


@cache
def _table() -> dict[str, list[tuple[date, int]]]:
    table: dict[str, list[tuple[date, int]]] = {}
    text = files("fairbrief.fairness").joinpath("data/minimum_wage_us.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        table.setdefault(row["jurisdiction"], []).append(
            (date.fromisoformat(row["effective_from"]), int(row["hourly_minor"]))
        )
    return table


def minimum_wage(state: str, on: date) -> MinimumWage:
    """The higher of the federal and the state rate in force on a day; federal for no state."""
    best: MinimumWage | None = None
    for place in ("US", state.upper()):
        for since, minor in _table().get(place, []):
            if since <= on and (best is None or minor > best.hourly_minor):
                best = MinimumWage(minor, place, since, on <= KNOWN_UNTIL)
    if best is None:
        raise LookupError(f"no minimum wage is known for {on}")
    return best
