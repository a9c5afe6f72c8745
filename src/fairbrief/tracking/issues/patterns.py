"""Employers with two issues or more of one campus’s students in a year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any

from fairbrief.organizations.models import Campus, Employer
from fairbrief.tracking.things import Things, all_of
from fairbrief.vetting.models import EmployerReview

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise
from fairbrief.tracking.issues.cases import rows_of
from fairbrief.tracking.issues.kinds import ISSUES, Issue

#: So far back patterns look.
A_YEAR = timedelta(days=365)


#: From so many issues on there is a pattern worth a look.
A_PATTERN = 2


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """What came together about one employer at one campus in twelve months."""

    employer_id: int
    employer: str
    number: int
    kinds: list[tuple[_StrOrPromise, int]]
    outcomes: list[tuple[_StrOrPromise, int]]
    #: Days from the begin to the decision, the middle of them; None while nothing is decided.
    median_days: int | None
    last: datetime
    #: The campus's vetting of the employer; "" where there is none.
    vetting: str = ""


def _of_a_year(campus: Campus, at: datetime, employer: Employer | None = None) -> Things:
    def rows(issue: Issue) -> Things:
        found = issue.of_campus(campus)
        if employer is not None:
            found = found.filter(**{issue.employer: employer})
        return rows_of(issue, found).filter(begun__gt=at - A_YEAR)

    return all_of(rows(each) for each in ISSUES.values()).order_by("begun")


def patterns_at(campus: Campus, *, at: datetime) -> list[Pattern]:
    """Employers with two issues or more of the campus's own students, the most first.

    Two queries.
    """
    by_employer: dict[int, list[dict[str, Any]]] = {}
    for row in _of_a_year(campus, at):
        by_employer.setdefault(row["employer_of"], []).append(row)
    several = {key: rows for key, rows in by_employer.items() if len(rows) >= A_PATTERN}
    vetted = dict(
        EmployerReview.objects.filter(campus=campus, employer__in=several).values_list(
            "employer", "code"
        )
    )
    patterns = [_pattern(rows, vetted.get(key, "")) for key, rows in several.items()]
    return sorted(patterns, key=lambda each: (-each.number, each.employer))


def pattern_of(campus: Campus, employer: Employer, *, at: datetime) -> Pattern | None:
    """The same for one employer; None while there is no pattern. One query."""
    rows = list(_of_a_year(campus, at, employer))
    return _pattern(rows) if len(rows) >= A_PATTERN else None


def _pattern(rows: list[dict[str, Any]], vetting: str = "") -> Pattern:
    kinds = Counter(row["kind_of"] for row in rows)
    outcomes: Counter[_StrOrPromise] = Counter(_outcome(row) for row in rows if row["done"])
    days = [(row["done"] - row["begun"]).days for row in rows if row["done"]]
    return Pattern(
        employer_id=rows[0]["employer_of"],
        employer=rows[0]["employer_named"],
        number=len(rows),
        kinds=[(ISSUES[name].called, kinds[name]) for name in ISSUES if kinds[name]],
        outcomes=outcomes.most_common(),
        median_days=round(median(days)) if days else None,
        last=max(row["begun"] for row in rows),
        vetting=vetting,
    )


def _outcome(row: dict[str, Any]) -> _StrOrPromise:
    labels = ISSUES[row["kind_of"]].labels
    value = str(row["outcome_of"] or row["state_of"])
    return labels.get(value, value)
