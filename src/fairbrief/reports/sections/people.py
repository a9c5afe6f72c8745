"""Who takes part: participation by every kind of group, against enrolment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.charts import Bar, Chart
from fairbrief.reports.lines import Counted, Line
from fairbrief.reports.shapes import Head, Section, Table, Value
from fairbrief.reports.suppression import coded_share, rounded_hours

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

TITLES: dict[str, _StrOrPromise] = {
    "college": _("By college"),
    "major": _("By major"),
    "class": _("By class"),
    "first_generation": _("By first generation"),
    "aid": _("By financial aid"),
}
_NAMES: dict[tuple[str, str], _StrOrPromise] = {
    ("first_generation", "yes"): _("first generation"),
    ("first_generation", "no"): _("not first generation"),
    ("aid", "yes"): _("receives financial aid"),
    ("aid", "no"): _("receives none"),
}
#: Bars in one picture; more are read in the table.
MOST_BARS = 12


def name_of(line: Line) -> str:
    """The group in words."""
    found = _NAMES.get(line.cell)
    return str(found) if found else line.name or _t("not said")


def tables_of(counted: Counted) -> Iterable[tuple[str, _StrOrPromise, list[Line], int]]:
    """Key, title, lines and number hidden of every table by groups. A table in which nothing is
    said of anybody is left out."""
    for dimension, title in TITLES.items():
        lines, hidden = counted.table(dimension)
        if hidden or any(line.cell[1] for line in lines):
            yield dimension, title, lines, hidden
    for number, kind in enumerate(counted.kinds(), start=1):
        lines, hidden = counted.group_table(kind)
        if lines or hidden:
            yield f"group_{number}", _t("By %(kind)s") % {"kind": kind}, lines, hidden


HEADS = (
    Head(key="group", label=_("Group"), numeric=False),
    Head(key="enrolled", label=_("Enrolled")),
    Head(key="students", label=_("Took part")),
    Head(key="share_of_enrolled", label=_("Of those enrolled")),
    Head(key="experiences", label=_("Micro-internships")),
    Head(key="hours", label=_("Hours")),
)


def share_taking_part(line: Line, counted: Counted) -> str:
    if not counted.shows_enrolled or line.enrolled < counted.limit:
        return ""
    return coded_share(
        line.enrolled_people,
        line.enrolled,
        people=line.enrolled_people,
        others=line.rest,
        limit=counted.limit,
    )


def _row(line: Line, counted: Counted) -> list[Value]:
    return [
        name_of(line),
        line.enrolled if counted.shows_enrolled else None,
        line.people,
        share_taking_part(line, counted) or None,
        line["n"],
        rounded_hours(line["minutes"]),
    ]


def participation(counted: Counted) -> Section:
    tables, charts = [], []
    for key, title, lines, hidden in tables_of(counted):
        tables.append(
            Table(
                key=f"participation_{key}",
                title=title,
                heads=HEADS,
                rows=[_row(line, counted) for line in lines],
                hidden=hidden,
            )
        )
        bars = [
            Bar(label=name_of(line), value=line.people, said=f"{line.people:,}")
            for line in lines
            if line.people
        ]
        if 2 <= len(bars) <= MOST_BARS and key in {"college", "class"}:
            charts.append(
                Chart(
                    key=f"participation_{key}",
                    title=_("Students who took part, by college")
                    if key == "college"
                    else _("Students who took part, by class"),
                    kind="bars",
                    bars=bars,
                )
            )
    by = (
        _("Enrolled are those on the roster of the term.")
        if counted.by_roster
        else _("The roster has nobody of this time: enrolled are those with an account by then.")
    )
    return Section(
        key="participation",
        title=_("Who takes part"),
        about=by,
        tables=tables,
        charts=charts,
        empty=_("Nothing is known of college, major, class or groups. Import the roster."),
    )
