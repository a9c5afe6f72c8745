"""The report as files: rows for a CSV, sheets for a spreadsheet. Both print the report's tables."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal

import xlsxwriter
from django.utils.translation import gettext as _t

from fairbrief.kernel.money import Money
from fairbrief.reports.shapes import Report, Section, Table, Value
from fairbrief.tracking.files import safe


def facts_of(report: Report) -> list[tuple[str, str]]:
    """What stands on top of every file: whose it is, of when, what is counted and what is not."""
    counted = report.counted_at
    return [
        (_t("Campus"), str(report.campus)),
        (_t("Time"), report.period.name),
        (_t("Days"), f"{report.period.starts_on} – {report.period.ends_on}"),
        (_t("Counted"), f"{counted:%Y-%m-%d %H:%M} UTC" if counted else ""),
        (
            _t("What is counted"),
            _t(
                "Micro-internships that ended in this time and that somebody other than the "
                "student has confirmed, found here or elsewhere."
            ),
        ),
        (
            _t("Not shown"),
            _t(
                "No group under %(limit)d people, and none from which one could be worked out. "
                "Shares are in steps of 5 %% and open where few people are behind them. Hours are "
                "rounded, pay is in whole dollars."
            )
            % {"limit": report.limit},
        ),
    ]


def hidden_words(number: int) -> str:
    """That groups are missing, without naming them."""
    return _t("%(number)d not shown: too few people, or they would give others away") % {
        "number": number
    }


def nothing_words(report: Report) -> str:
    return _t("Fewer than %(limit)d students took part: nothing of this time can be shown.") % {
        "limit": report.limit
    }


def cell(value: Value) -> object:
    """A value as a file holds it: money as its number, nothing for what is not shown."""
    if value is None:
        return ""
    return value.decimal if isinstance(value, Money) else value


def csv_rows(report: Report) -> Iterator[list[object]]:
    """One table after the other; in each line the section and the table it belongs to."""
    for name, said in facts_of(report):
        yield [name, said]
    if report.is_empty:
        yield [nothing_words(report)]
    for section in report.sections:
        for table in section.tables:
            yield []
            yield [section.title, table.title]
            yield [head.label for head in table.heads]
            for row in table.rows:
                yield [cell(value) for value in row]
            if table.hidden:
                yield [hidden_words(table.hidden)]


def as_xlsx(report: Report) -> bytes:
    """A workbook: what it is, then a sheet a section. Words are never taken for formulas."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(
        held,
        {
            "in_memory": True,
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        },
    )
    bold = book.add_format({"bold": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    first = book.add_worksheet(_sheet_name(_t("About")))
    first.set_column(0, 0, 18)
    first.set_column(1, 1, 90)
    facts = facts_of(report)
    if report.is_empty:
        facts.append(("", nothing_words(report)))
    for line, (name, said) in enumerate(facts):
        first.write_string(line, 0, name, bold)
        first.write_string(line, 1, said, wrap)
    for section in report.sections:
        if not section.is_empty:
            _sheet(book, section, bold)
    book.close()
    return held.getvalue()


def _sheet(book: xlsxwriter.Workbook, section: Section, bold: object) -> None:
    sheet = book.add_worksheet(_sheet_name(str(section.title)))
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 8, 16)
    line = 0
    for said in (section.about, section.source):
        if said:
            sheet.write_string(line, 0, str(said))
            line += 1
    for table in section.tables:
        line = _write(sheet, table, line + 1, bold)


def _write(sheet: xlsxwriter.worksheet.Worksheet, table: Table, line: int, bold: object) -> int:
    """The table from that line on; the line after it. Written from the top, line by line."""
    sheet.write_string(line, 0, str(table.title), bold)
    for place, head in enumerate(table.heads):
        sheet.write_string(line + 1, place, str(head.label), bold)
    line += 2
    for row in table.rows:
        for place, value in enumerate(row):
            held = cell(value)
            if isinstance(held, int | Decimal):
                sheet.write_number(line, place, held)
            elif held != "":
                sheet.write_string(line, place, safe(held))
        line += 1
    if table.hidden:
        sheet.write_string(line, 0, hidden_words(table.hidden))
        line += 1
    return line


def _sheet_name(title: str) -> str:
    """At most 31 letters, and none of those a spreadsheet refuses in a name."""
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31]
