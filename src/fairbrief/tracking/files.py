"""Comma-separated files that are safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

#: A cell that begins so is run as a formula by spreadsheets (OWASP: CSV injection).
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class _Echo:
    """A file that hands back each line instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def safe(cell: object) -> str:
    """The cell as text; words that a spreadsheet would run get an apostrophe in front."""
    text = str(cell if cell is not None else "")
    if isinstance(cell, int | float | Decimal | date):
        return text
    return f"'{text}" if text.lstrip(" ").startswith(RUNS) else text


def lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The file line by line, with a byte order mark so that spreadsheets read it as UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff"
    for row in rows:
        yield writer.writerow([safe(cell) for cell in row])
