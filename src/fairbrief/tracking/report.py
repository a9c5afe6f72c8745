"""The career office's report: who takes part, what is paid, what comes of it.

One object is made, already suppressed; the page and the file both print that object, so that
nothing hidden in the one can stand in the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from statistics import quantiles
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.money import Money
from fairbrief.organizations.models import Campus
from fairbrief.relationships.models import NextStep
from fairbrief.students.models import Student
from fairbrief.tracking.ledger import terms_of
from fairbrief.tracking.models import Experience
from fairbrief.tracking.states import COUNTED_STATES
from fairbrief.tracking.suppression import coded_share, hidden
from fairbrief.vetting.queries import policy_of

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from fairbrief.organizations.models import Term

#: The currency pay is compared in; other currencies are counted, not compared.
CURRENCY = "USD"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One counted experience, as little of it as the report needs."""

    student_id: int
    major: str
    ends_on: date
    minutes: int
    paid_minor: int
    currency: str
    is_from_here: bool
    next_kind: str

    @property
    def rate_minor(self) -> int | None:
        if not self.paid_minor or self.currency != CURRENCY:
            return None
        return int(Fraction(self.paid_minor * 60, self.minutes))


@dataclass(frozen=True, kw_only=True)
class Spread:
    """Pay an hour: one in ten gets less than `low`, half less than `middle`, nine less than `high`.

    Whole dollars, so that no single pay can be read off.
    """

    low: Money
    middle: Money
    high: Money


@dataclass(frozen=True, kw_only=True)
class Line:
    """One group of the report. What must not be shown is None."""

    name: _StrOrPromise
    is_hidden: bool
    students: int | None = None
    experiences: int | None = None
    share_of_enrolled: str = ""
    paid_share: str = ""
    hours: int | None = None
    spread: Spread | None = None
    next_share: str = ""

    @property
    def middle_dollars(self) -> int | None:
        return self.spread.middle.minor // 100 if self.spread else None


@dataclass(frozen=True, kw_only=True)
class Table:
    """Groups of one kind; the hidden ones stand together in one last line."""

    name: _StrOrPromise
    lines: list[Line] = field(default_factory=list)
    hidden_groups: int = 0


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything the page and the file print."""

    campus: Campus
    limit: int
    total: Line
    by_term: Table
    by_major: Table
    next_steps: Table

    @property
    def is_empty(self) -> bool:
        return self.total.is_hidden or not self.total.experiences

    @property
    def tables(self) -> list[Table]:
        return [self.by_term, self.by_major, self.next_steps]


def report_of(campus: Campus) -> Report:
    """The report of a campus, suppressed by its policy's limit."""
    limit = policy_of(campus).small_cell
    rows = _rows(campus)
    enrolled = _enrolled(campus)
    total = _line(_("All"), rows, enrolled=sum(enrolled.values()), limit=limit)
    return Report(
        campus=campus,
        limit=limit,
        total=total,
        by_term=_table(
            _("By term"),
            _grouped(rows, _term_of(list(terms_of(campus.pk)))),
            enrolled={},
            limit=limit,
        ),
        by_major=_table(
            _("By major"), _grouped(rows, lambda row: row.major), enrolled=enrolled, limit=limit
        ),
        next_steps=_next_steps(rows, limit=limit),
    )


def _rows(campus: Campus) -> list[Row]:
    found = Experience.objects.filter(campus=campus, state__in=COUNTED_STATES).values_list(
        "student_id",
        "student__major",
        "ends_on",
        "minutes",
        "paid_minor",
        "currency",
        "engagement_id",
        "engagement__next_step__kind",
    )
    return [
        Row(
            student_id=student_id,
            major=major or str(_("not said")),
            ends_on=ends_on,
            minutes=minutes,
            paid_minor=paid_minor,
            currency=currency,
            is_from_here=engagement_id is not None,
            next_kind=kind or "",
        )
        for student_id, major, ends_on, minutes, paid_minor, currency, engagement_id, kind in found
    ]


def _enrolled(campus: Campus) -> dict[str, int]:
    """How many students each major has, whether they take part or not."""
    counted: dict[str, int] = defaultdict(int)
    for major in Student.objects.filter(campus=campus).values_list("major", flat=True):
        counted[major or str(_("not said"))] += 1
    return counted


def _term_of(terms: list[Term]) -> Callable[[Row], str]:
    def name(row: Row) -> str:
        for term in terms:
            if term.starts_on <= row.ends_on <= term.ends_on:
                return term.name
        return str(row.ends_on.year)

    return name


def _grouped(rows: Iterable[Row], name: Callable[[Row], str]) -> dict[str, list[Row]]:
    """Groups in order of their latest experience."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.ends_on, reverse=True):
        groups[name(row)].append(row)
    return groups


def _people(rows: Iterable[Row]) -> int:
    return len({row.student_id for row in rows})


def _table(
    name: _StrOrPromise, groups: dict[str, list[Row]], *, enrolled: dict[str, int], limit: int
) -> Table:
    counts = {key: _people(rows) for key, rows in groups.items()}
    out = hidden(counts, limit=limit)
    return Table(
        name=name,
        lines=[
            _line(key, rows, enrolled=enrolled.get(key, 0), limit=limit)
            for key, rows in groups.items()
            if key not in out
        ],
        hidden_groups=len(out),
    )


def _line(name: _StrOrPromise, rows: list[Row], *, enrolled: int, limit: int) -> Line:
    people = _people(rows)
    if 0 < people < limit:
        return Line(name=name, is_hidden=True)
    paid = [row for row in rows if row.paid_minor]
    here = [row for row in rows if row.is_from_here]
    steps = [row for row in here if row.next_kind not in ("", NextStep.Kind.NOT_NOW)]
    return Line(
        name=name,
        is_hidden=False,
        students=people,
        experiences=len(rows),
        share_of_enrolled=coded_share(people, enrolled) if enrolled >= limit else "",
        paid_share=coded_share(len(paid), len(rows)),
        hours=round(sum(row.minutes for row in rows) / 60),
        spread=_spread(rows, limit=limit),
        next_share=coded_share(len(steps), len(here)) if _people(here) >= limit else "",
    )


def _spread(rows: list[Row], *, limit: int) -> Spread | None:
    rated = [row for row in rows if row.rate_minor is not None]
    if _people(rated) < limit:
        return None
    cuts = quantiles([row.rate_minor or 0 for row in rated], n=10, method="inclusive")
    low, middle, high = (Money(round(cuts[place] / 100) * 100, CURRENCY) for place in (0, 4, 8))
    return Spread(low=low, middle=middle, high=high)


def _next_steps(rows: list[Row], *, limit: int) -> Table:
    """What employers offered next, to how many students."""
    answered = [row for row in rows if row.next_kind]
    groups: dict[str, list[Row]] = {
        kind: [row for row in answered if row.next_kind == kind] for kind in NextStep.Kind.values
    }
    counts = {kind: _people(group) for kind, group in groups.items() if group}
    out = hidden(counts, limit=limit, total=_people(answered))
    labels = dict(NextStep.Kind.choices)
    return Table(
        name=_("What came next"),
        lines=[
            Line(
                name=labels[kind],
                is_hidden=False,
                students=counts[kind],
                experiences=len(groups[kind]),
            )
            for kind in counts
            if kind not in out
        ],
        hidden_groups=len(out),
    )


HEADINGS: tuple[_StrOrPromise, ...] = (
    _("table"),
    _("group"),
    _("students"),
    _("micro-internships"),
    _("share of enrolled students"),
    _("paid"),
    _("hours"),
    _("pay an hour: lowest tenth"),
    _("pay an hour: middle"),
    _("pay an hour: highest tenth"),
    _("offered a next step"),
)


def rows_for_file(report: Report) -> Iterable[list[object]]:
    """The report as a table: what the page hides is hidden here."""
    yield list(HEADINGS)
    yield _cells(_("All"), report.total, report.limit)
    for table in report.tables:
        for line in table.lines:
            yield _cells(table.name, line, report.limit)
        if table.hidden_groups:
            yield [
                table.name,
                _("%(count)d groups not shown (small numbers)") % {"count": table.hidden_groups},
                *[""] * (len(HEADINGS) - 2),
            ]


def _cells(table: _StrOrPromise, line: Line, limit: int) -> list[object]:
    if line.is_hidden:
        fewer = _("fewer than %(limit)d") % {"limit": limit}
        return [table, line.name, fewer, *[""] * (len(HEADINGS) - 3)]
    spread = line.spread
    return [
        table,
        line.name,
        line.students,
        line.experiences,
        line.share_of_enrolled,
        line.paid_share,
        line.hours if line.hours is not None else "",
        spread.low.decimal if spread else "",
        spread.middle.decimal if spread else "",
        spread.high.decimal if spread else "",
        line.next_share,
    ]
