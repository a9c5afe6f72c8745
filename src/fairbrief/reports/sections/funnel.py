"""From application to finish, and how selection differs between groups."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.charts import Bar, Chart
from fairbrief.reports.lines import ALL, Counted, Line, cells_of
from fairbrief.reports.sections.people import TITLES, name_of
from fairbrief.reports.shapes import Head, Section, Table, Value
from fairbrief.reports.suppression import coded_share, is_small

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

STAGES: dict[str, _StrOrPromise] = {
    "applied": _("applied"),
    "shortlisted": _("shortlisted"),
    "offered": _("had an offer"),
    "signed": _("signed"),
    "finished": _("finished"),
}
#: Under four fifths of the highest rate a difference is worth a look.
FOUR_FIFTHS = Fraction(4, 5)


def funnel(counted: Counted) -> Section:
    rows = {(cells_of(row) or (ALL,))[0]: row for row in counted.taken.get("funnel") or ()}
    everyone = rows.get(ALL, {})
    stages = stages_shown({key: int(everyone.get(key) or 0) for key in STAGES}, counted.limit)
    tables = []
    if stages:
        tables.append(
            Table(
                key="funnel",
                title=_("Students who applied in this time, and how far they came"),
                heads=(
                    Head(key="stage", label=_("Stage"), numeric=False),
                    Head(key="students", label=_("Students")),
                    Head(key="share_of_applied", label=_("Of those who applied")),
                ),
                rows=[[str(STAGES[key]), number, share] for key, number, share in stages],
            )
        )
        tables += [
            found for dimension in TITLES if (found := _selection(dimension, rows, counted.limit))
        ]
    bars = [
        Bar(label=str(STAGES[key]), value=number, said=f"{number:,}")
        for key, number, _share in stages
        if number is not None
    ]
    return Section(
        key="funnel",
        title=_("From application to finish"),
        about=_(
            "Each student is counted once, by how far any of their applications of this time has "
            "come until now. The ratio compares a group's share of offers with the highest. Under "
            "0.8 it is worth a look; it is a prompt, not a verdict: few applicants, other briefs "
            "and other choices can explain it."
        ),
        tables=tables,
        charts=[Chart(key="funnel", title=_("How far they came"), kind="bars", bars=bars)]
        if len(bars) > 1
        else [],
        source=_(
            "The four-fifths comparison is that of 29 CFR 1607.4(D), Uniform Guidelines on "
            "Employee Selection Procedures."
        ),
        empty=_("Too few students applied in this time to show anything."),
    )


def stages_shown(
    numbers: Mapping[str, int], limit: int
) -> list[tuple[str, int | None, str | None]]:
    """Stage, students, share of those who applied.

    A number is shown only where those who fell away since the last number shown are nobody or not
    few: else the difference of two numbers would be a small group.
    """
    applied = numbers["applied"]
    if applied < limit:
        return []
    shown: list[tuple[str, int | None, str | None]] = []
    last = applied
    for key, number in numbers.items():
        others = applied - number
        share = None
        if key != "applied":
            share = coded_share(number, applied, people=number, others=others, limit=limit) or None
        if is_small(number, limit) or is_small(last - number, limit):
            shown.append((key, None, share if is_small(number, limit) else None))
            continue
        last = number
        shown.append((key, number, share))
    return shown


def _selection(
    dimension: str, rows: Mapping[tuple[str, str], Mapping[str, Any]], limit: int
) -> Table | None:
    """Offers of each group against the highest share. No numbers of people: only shares."""
    groups = {
        cell: row for cell, row in rows.items() if cell[0] == dimension and row["applied"] >= limit
    }
    if sum(bool(cell[1]) for cell in groups) < 2:
        return None
    exact = {
        cell: Fraction(row["offered"], row["applied"])
        for cell, row in groups.items()
        if row["offered"] >= limit and row["applied"] - row["offered"] >= limit
    }
    highest = max(exact.values(), default=None)
    lines: list[list[Value]] = []
    for cell, row in sorted(groups.items(), key=lambda each: (not each[0][1], each[0])):
        ratio = exact[cell] / highest if highest and cell in exact else None
        share = coded_share(
            row["offered"],
            row["applied"],
            people=row["offered"],
            others=row["applied"] - row["offered"],
            limit=limit,
        )
        lines.append([_name(cell), share or None, _ratio(ratio), _look(ratio)])
    if not any(share for _group, share, _ratio, _look in lines):
        return None
    return Table(
        key=f"selection_{dimension}",
        title=TITLES[dimension],
        heads=(
            Head(key="group", label=_("Group"), numeric=False),
            Head(key="offered_share", label=_("Had an offer, of those who applied")),
            Head(key="ratio", label=_("Against the highest")),
            Head(key="look", label=_("Under four fifths"), numeric=False),
        ),
        rows=lines,
    )


def _name(cell: tuple[str, str]) -> str:
    return name_of(Line(cell=cell, name=cell[1], enrolled=0, people=0, enrolled_people=0, found={}))


def _ratio(ratio: Fraction | None) -> str | None:
    return None if ratio is None else f"{float(ratio):.2f}"


def _look(ratio: Fraction | None) -> str:
    if ratio is None:
        return ""
    return _t("worth a look") if ratio < FOUR_FIFTHS else _t("no")
