"""Charts drawn on the server by one library (`fairbrief.charts`), with the table beneath.

A chart stands in the page itself, so it has the page's own colours, and in two widths, of which
the stylesheet shows one: words keep the size of the text around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fairbrief import charts
from fairbrief.portals.ui.shapes import Bar, Cell, Column, Series
from fairbrief.portals.ui.tags.declared import InputError, one_of
from fairbrief.portals.ui.tags.page import data_table

register = template.Library()

TABLES = ("shown", "folded", "none")


def _short(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _said(bar: Bar, unit: str) -> str:
    if bar.said:
        return str(bar.said)
    if bar.value is None:
        return _("not shown")
    return f"{_short(bar.value)} {unit}".strip()


def table_beneath(
    shape: str, title: str, head: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> dict[str, Any] | None:
    one_of(shape, TABLES, "table")
    rows = list(rows)
    if shape == "none" or not rows:
        return None
    return data_table(
        caption=title,
        columns=[
            Column(label=head or _("What"), heads=True),
            *(Column(label=column, numeric=True) for column in columns),
        ],
        rows=[[Cell(said=cell) for cell in row] for row in rows],
        quiet=True,
        stack=len(columns) > 3,
    )


def _has_figures(bars: Sequence[Bar]) -> bool:
    """Whether there is anything to draw: nothing but zeros is said in words instead."""
    return any(bar.value is None or bar.value for bar in bars)


def _amounts(bars: Iterable[Bar], unit: str) -> list[tuple[Any, Any]]:
    return [(bar.label, _said(bar, unit)) for bar in bars]


def frame(title: str, note: str, shape: str, table: dict[str, Any] | None) -> dict[str, Any]:
    return {"title": title, "note": note, "shape": shape, "table": table}


def _drawn(chart: charts.Chart) -> dict[str, Any]:
    return {"drawing": SafeString(charts.in_page(chart)), "words": chart.in_words}


@register.inclusion_tag("ui/components/chart.html")
def chart_bars(
    *,
    title: str,
    rows: Iterable[Bar],
    unit: str = "",
    note: str = "",
    table: str = "folded",
    head: str = "",
) -> dict[str, Any]:
    """Amounts side by side, one a line; the value stands at the end of its bar."""
    return _amounts_drawn("bars", title, list(rows), unit, note, table, head)


@register.inclusion_tag("ui/components/chart.html")
def chart_columns(
    *,
    title: str,
    rows: Iterable[Bar],
    unit: str = "",
    note: str = "",
    table: str = "folded",
    head: str = "",
) -> dict[str, Any]:
    """Amounts over time, one column each; on a narrow screen they lie down."""
    return _amounts_drawn("columns", title, list(rows), unit, note, table, head)


def _amounts_drawn(
    kind: Any, title: str, bars: list[Bar], unit: str, note: str, table: str, head: str
) -> dict[str, Any]:
    beneath = table_beneath(table, title, head, [unit or _("Amount")], _amounts(bars, unit))
    shown = frame(title, note, table, beneath)
    if not _has_figures(bars):
        return shown
    drawn = [
        # In the drawing the unit is left to the title: short words stand better beside a bar.
        charts.Bar(label=str(bar.label), value=bar.value or 0, said=_said(bar, ""))
        for bar in bars
    ]
    return {**shown, **_drawn(charts.Chart(key="", title=title, kind=kind, bars=drawn))}


@register.inclusion_tag("ui/components/chart.html")
def chart_line(
    *,
    title: str,
    labels: Sequence[str],
    series: Sequence[Series],
    unit: str = "",
    note: str = "",
    table: str = "folded",
    head: str = "",
) -> dict[str, Any]:
    """Up to three courses over time; their names stand above, and they differ in dash too."""
    if not 1 <= len(series) <= 3:
        raise InputError("a line chart takes one to three series")
    for one in series:
        if len(one.values) != len(labels):
            raise InputError(f"{one.name} has {len(one.values)} values for {len(labels)} labels")
    said = [
        (label, *("–" if one.values[n] is None else _short(one.values[n] or 0) for one in series))
        for n, label in enumerate(labels)
    ]
    names = [str(one.name) for one in series]
    shown = frame(title, note, table, table_beneath(table, title, head, names, said))
    if not any(value for one in series for value in one.values):
        return shown
    chart = charts.Chart(
        key="",
        title=title,
        kind="lines",
        labels=[str(label) for label in labels],
        lines=[charts.Line(name=str(one.name), values=list(one.values)) for one in series],
    )
    return {**shown, **_drawn(chart), "names": names if len(names) > 1 else []}
