"""The report as a printable PDF: the same tables and charts, and how to read them."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _t

from fairbrief.charts import as_svg
from fairbrief.kernel.typesetting import typeset
from fairbrief.reports.files import facts_of, hidden_words, nothing_words
from fairbrief.reports.shapes import Report, Section, Table, Value


def said(value: Value) -> str:
    """A value as it is read on a page or on paper; a dash for what is not shown."""
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int) else str(value)


def as_pdf(report: Report) -> bytes:
    period = report.period
    data = {
        "title": _t("Micro-internships of our students"),
        "campus": str(report.campus),
        "period": period.name,
        "dates": f"{date_format(period.starts_on)} – {date_format(period.ends_on)}",
        "headlines": [
            {"value": said(each.value), "label": str(each.label), "note": str(each.note)}
            for each in report.headlines
        ],
        "nothing": nothing_words(report) if report.is_empty else "",
        "sections": [_section(each) for each in report.sections],
        "notes-title": _t("How to read this"),
        "notes": facts_of(report)[3:],
    }
    source = files("fairbrief.reports").joinpath("report.typ").read_bytes()
    return typeset(source, data)


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": str(section.title),
        "about": str(section.about),
        "source": str(section.source),
        "empty": str(section.empty) if section.is_empty else "",
        "charts": [
            {"title": str(each.title), "words": each.in_words, "svg": as_svg(each, paper=True)}
            for each in section.charts
        ],
        "tables": [_table(each) for each in section.tables if each.rows or each.hidden],
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": str(table.title),
        "heads": [str(head.label) for head in table.heads],
        "numeric": [head.numeric for head in table.heads],
        "rows": [[said(value) for value in row] for row in table.rows],
        "hidden": hidden_words(table.hidden) if table.hidden else "",
    }
