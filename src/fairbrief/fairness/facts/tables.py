"""Hours and pay in the columns of a table, whose header says which is which: the row of the total,
or what the rows of its pieces come to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from fairbrief.fairness.facts.figures import BOOK, currency_of, figures_of
from fairbrief.fairness.text import Page, Quote

_HOURS = BOOK.rule("column of hours")
_TIME = BOOK.rule("column of time")
_PAY = BOOK.rule("column of pay")
_PIECES = BOOK.rule("column of pieces")
_CHARGED = BOOK.rule("row of a charge")
_TOTAL = re.compile(r"(?:grand )?(?:total|sum|in all|altogether|overall)\b")
_A_SIGN = BOOK.part("SIGN")
_SIGN = re.compile(_A_SIGN)
#: How a cell says each: a number alone, one that says that it is of hours, a sum.
_NUMBER = re.compile(r"~?\d{1,4}(?:\.\d{1,2})?(?:\s?(?:h|hrs?|hours?)\.?)?")
_IN_HOURS = re.compile(r"~?\d{1,4}(?:\.\d{1,2})?\s?(?:h|hrs?|hours?)\.?")
_SUM = re.compile(rf"(?:{_A_SIGN})?\s?{BOOK.part('FIGURE')}\s?(?:{_A_SIGN})?")
_RULED = re.compile(r"[\s|:=+-]+$")
_MARKS = ("|", "\t", ",")
_BARE = " *_`\"'"
#: Lines looked at, rows of a table; letters of a header, or of a line with commas, and of a column's name.
_LINES, _ROWS, _LONGEST, _WIDE = 400, 40, 120, 28

type Cells = list[str]


class Line(NamedTuple):
    """One line of the text with its cells, in small letters; without cells where it is none of a table."""

    start: int
    end: int
    cells: Cells


@dataclass
class Column:
    """One column: where it stands, how its cells say a number, and what they say."""

    at: int
    kind: re.Pattern[str]
    figures: list[float] = field(default_factory=list)
    total: float | None = None
    sign: str = ""
    quote: Quote | None = None

    def add(self, cell: str, row: Quote, *, is_total: bool) -> None:
        if not self.kind.fullmatch(cell):
            return
        figure = figures_of(cell.lstrip("~"))[0]
        found = _SIGN.search(cell)
        self.sign = self.sign or (found.group().strip() if found else "")
        if is_total:
            self.total, self.quote = figure, row
        else:
            self.figures.append(figure)

    def sum(self, *, is_of_pieces: bool) -> float | None:
        """The total, or what pieces come to; rows of jobs to choose from have no sum."""
        return self.total or (sum(self.figures) if is_of_pieces else None) or None


class Sums(NamedTuple):
    """The hours and the pay of a table, each with the words it rests on."""

    hours: float | None = None
    hours_quote: Quote | None = None
    pay: float | None = None
    currency: str = ""
    pay_quote: Quote | None = None


def sums_of_table(page: Page) -> Sums:
    """The sums of the first table with a column of hours or of pay."""
    lines = list(_lines(page.text))
    for at, header in enumerate(lines):
        is_short = header.end - header.start <= _LONGEST
        if len(header.cells) > 1 and is_short and all(len(each) < _WIDE for each in header.cells):
            hours, pay = _columns(header.cells)
            if hours or pay:
                return _sums(page, header, lines[at + 1 : at + 1 + _ROWS], hours, pay)
    return Sums()


def _lines(text: str) -> Iterator[Line]:
    """The lines with their cells; those that only rule are left out."""
    start = 0
    for line in text.split("\n", _LINES)[:_LINES]:
        end = start + len(line)
        mark = next((each for each in _MARKS if each in line), "")
        if not mark or (mark == "," and len(line) > _LONGEST):
            yield Line(start, end, [])
        elif not _RULED.fullmatch(line):
            edges = line.strip().strip("|") if mark == "|" else line
            cells = [cell.strip().strip(_BARE).lower() for cell in edges.split(mark)]
            edge = len(line) - len(line.lstrip(" |"))
            yield Line(start + edge, start + len(line.rstrip(" |\r")), cells)
        start = end + 1


def _columns(names: Cells) -> tuple[Column | None, Column | None]:
    """The columns of hours and of pay that a header names."""
    hours = _named(names, _HOURS, _NUMBER) or _named(names, _TIME, _IN_HOURS)
    return hours, _named(names, _PAY, _SUM)


def _named(names: Cells, sought: re.Pattern[str], kind: re.Pattern[str]) -> Column | None:
    at = next((at for at, name in enumerate(names) if sought.fullmatch(name)), None)
    if at is None:
        return None
    sign = _SIGN.search(names[at])
    return Column(at, kind, sign=sign.group().strip() if sign else "")


def _sums(
    page: Page, header: Line, rows: list[Line], hours: Column | None, pay: Column | None
) -> Sums:
    columns = [each for each in (hours, pay) if each]
    for row in rows:
        if len(row.cells) <= max(each.at for each in columns):
            break
        if _CHARGED.search(row.cells[0]):
            return Sums()
        is_total = _TOTAL.match(row.cells[0]) is not None
        for each in columns:
            each.add(row.cells[each.at], page.quote(row.start, row.end), is_total=is_total)
    is_of_pieces = _PIECES.fullmatch(header.cells[0]) is not None
    over = page.quote(header.start, header.end)
    return Sums(
        hours.sum(is_of_pieces=is_of_pieces) if hours else None,
        (hours.quote or over) if hours else None,
        pay.sum(is_of_pieces=is_of_pieces) if pay else None,
        currency_of(pay.sign) if pay else "",
        (pay.quote or over) if pay else None,
    )
