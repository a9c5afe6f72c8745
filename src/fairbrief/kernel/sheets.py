"""Comma-separated files as people send them: opened, understood, and read row by row.

A sheet comes out of a spreadsheet, a student information system or a colleague's mail: with commas,
semicolons or tabs, in UTF-8 or in what Windows or Excel wrote, with a byte order mark or without,
with empty lines at its end and notes above its headings. Reading it never keeps more than one row.

    sheet = open_sheet(file)                        # refuses what is no table, or too large
    columns = guess_columns(sheet.headings, NAMES)  # {"title": 2, …} by the words in headings
    for row in sheet.rows():
        row.line, row.cell(columns["title"])

Cells are read into days, hours, amounts and yes or no by the functions below; each raises
`CellError`, which says what is wrong with the cell and how to mend it.
"""

from __future__ import annotations

import codecs
import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from io import BufferedReader, RawIOBase, TextIOWrapper
from typing import BinaryIO

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.errors import FairbriefError

#: A sheet is refused above this; three hundred thousand rows of a roster are about 30 MB.
MOST_BYTES = 50_000_000
MOST_COLUMNS = 200
#: What one cell may hold: longer is a quotation mark that was never closed.
LONGEST_CELL = 10_000
_SAMPLE = 64 * 1024
_DELIMITERS = (",", ";", "\t", "|")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class SheetError(FairbriefError):
    """The file as a whole cannot be read. The message says how to mend it."""


class CellError(FairbriefError):
    """One cell cannot be read. The message says what is wrong and what would do."""


@dataclass(frozen=True)
class Row:
    """One row: its line in the file, as a text editor counts (the first is 1), and its cells."""

    line: int
    cells: Sequence[str]

    def cell(self, column: int | None) -> str:
        """The cell without space around it; "" for a column that is not there."""
        if column is None or not 0 <= column < len(self.cells):
            return ""
        return self.cells[column].strip()

    @property
    def texts(self) -> list[str]:
        """Every cell without space around it."""
        return [each.strip() for each in self.cells]

    @property
    def is_empty(self) -> bool:
        return not any(each.strip() for each in self.cells)


@dataclass(frozen=True)
class Sheet:
    """An opened file: what its columns are called, and its rows as often as they are asked for."""

    file: BinaryIO
    encoding: str
    delimiter: str
    headings: tuple[str, ...]
    #: The line the headings stand in.
    head_line: int

    def rows(self, *, most: int | None = None) -> Iterator[Row]:
        """Every row under the headings that is not empty, one at a time.

        Raises SheetError, naming the line, for what cannot be decoded, for a quotation mark that
        never closes, and for more than `most` rows.
        """
        count = 0
        for row in _rows(self.file, self.encoding, self.delimiter):
            if row.line <= self.head_line or row.is_empty:
                continue
            count += 1
            if most is not None and count > most:
                raise SheetError(
                    _("The file has more than %(number)s rows. Send it in parts.")
                    % {"number": f"{most:,}"}
                )
            yield row


def open_sheet(file: BinaryIO, *, most_bytes: int = MOST_BYTES) -> Sheet:
    """Looks at the beginning of a file that can be wound back, and finds out how to read it.

    The headings are the first line with at least two words in it. Raises SheetError.
    """
    size = file.seek(0, 2)
    if not size:
        raise SheetError(_("The file is empty."))
    if size > most_bytes:
        raise SheetError(
            _("The file is larger than %(size)d MB. Send it in parts.")
            % {"size": most_bytes // 1_000_000}
        )
    file.seek(0)
    sample = file.read(_SAMPLE)
    if sample.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise SheetError(
            _("This is a workbook. Open it, choose “Save as” and then CSV, and send that file.")
        )
    encoding = _encoding_of(file, sample)
    text = sample.decode(encoding, errors="ignore")
    if "\x00" in text:
        raise SheetError(_("This is no table of text. Send a CSV file."))
    delimiter = _delimiter_of(text)
    for row in _rows(file, encoding, delimiter):
        named = [each.strip() for each in row.cells]
        if sum(bool(each) for each in named) < 2:
            continue
        if len(named) > MOST_COLUMNS:
            raise SheetError(
                _("The file has more than %(number)d columns.") % {"number": MOST_COLUMNS}
            )
        return Sheet(file, encoding, delimiter, tuple(named), row.line)
    raise SheetError(
        _("There are no headings in it. The first line must name the columns, as in a table.")
    )


def _encoding_of(file: BinaryIO, sample: bytes) -> str:
    """By its mark; else UTF-8 when all of it is; else what Windows writes."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while piece := file.read(1 << 20):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _delimiter_of(text: str) -> str:
    """The sign that parts the first lines into most columns, and into as many each time."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]

    def score(sign: str) -> tuple[int, int]:
        widths = [len(cells) for cells in csv.reader(lines, delimiter=sign)]
        usual = max(set(widths), key=widths.count) if widths else 0
        return (widths.count(usual) * (usual - 1), usual)

    return max(_DELIMITERS, key=score)


def _rows(file: BinaryIO, encoding: str, delimiter: str) -> Iterator[Row]:
    file.seek(0)
    lent = BufferedReader(_Lent(file))
    text = TextIOWrapper(lent, encoding=encoding, errors="replace", newline="")
    # A database keeps no zero bytes.
    lines = (line.replace("\0", "") for line in text)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = 1
    while True:
        first = line
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SheetError(_unreadable(first)) from error
        line = reader.line_num + 1
        if any(len(each) > LONGEST_CELL for each in cells):
            raise SheetError(_unreadable(first))
        yield Row(first, cells)


class _Lent(RawIOBase):
    """Somebody else's file, that stays open when whoever reads it is done."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        piece = self._file.read(len(view))
        view[: len(piece)] = piece
        return len(piece)


def _unreadable(line: int) -> str:
    return _t(
        "Line %(line)d cannot be read: perhaps a quotation mark opens there and never closes."
    ) % {"line": line}


def plain(text: str) -> str:
    """A heading or a name as it is compared: small letters without marks, words by one space.

    "E-Mail_Address " and "email address" are not the same; guesses compare without spaces, too.
    """
    parted = unicodedata.normalize("NFKD", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text))
    kept = "".join(each for each in parted.casefold() if not unicodedata.combining(each))
    return " ".join(re.findall(r"[^\W_]+", kept))


def guess_columns(
    headings: Sequence[str],
    names: Mapping[str, Sequence[str]],
    *,
    remembered: Mapping[str, str] | None = None,
) -> dict[str, int]:
    """Which column each field stands in, by what its heading may be called.

    `names` gives each field's usual headings, the surest first. `remembered` is what was chosen
    last time, heading by field, and goes before every guess. A column is given to one field only:
    headings that are exactly a field's name first, then those that begin or end with it.
    """
    known = [plain(each) for each in headings]
    tight = [each.replace(" ", "") for each in known]
    found: dict[str, int] = {}
    free = set(range(len(known)))

    def give(field: str, column: int) -> None:
        found[field] = column
        free.discard(column)

    for field, heading in (remembered or {}).items():
        same = [column for column in sorted(free) if known[column] == plain(heading)]
        if field in names and same and heading:
            give(field, same[0])
    for fits in (
        lambda column, name: tight[column] == name.replace(" ", ""),
        lambda column, name: (
            known[column].startswith(f"{name} ") or known[column].endswith(f" {name}")
        ),
    ):
        for field, usual in names.items():
            if field in found:
                continue
            for name in usual:
                same = [column for column in sorted(free) if fits(column, plain(name))]
                if same:
                    give(field, same[0])
                    break
    return found


_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y")
#: Days parted by slashes: which comes first differs by country.
SLASHED = {"month": ("%m/%d/%Y", "%m/%d/%y"), "day": ("%d/%m/%Y", "%d/%m/%y")}


def read_day(text: str, *, first: str = "month") -> date:
    """A day, with or without a time behind it. `first` says what 03/04/2026 begins with."""
    written = re.sub(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[AaPp][Mm])?$", "", text.strip())
    for shape in (*_DAYS, *SLASHED[first]):
        try:
            day = datetime.strptime(written, shape).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        if not 1950 <= day.year <= 2100:
            break
        return day
    raise CellError(_t("“%(cell)s” is no date. Write it as 2026-05-31.") % {"cell": _short(text)})


def read_number(text: str) -> Decimal:
    """A number of nought or more, with thousands parted or not: 1,200.50, 1.200,50 or 1 200.5."""
    written = re.sub(r"[\s\u00a0\u202f']", "", text)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?|\d+,\d{1,2}", written):
        written = written.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", written):
        written = written.replace(",", "")
    try:
        if not re.fullmatch(r"\d+(\.\d*)?|\.\d+", written):
            raise InvalidOperation
        return Decimal(written)
    except InvalidOperation:
        raise CellError(
            _t("“%(cell)s” is no number. Write it as 1200.50.") % {"cell": _short(text)}
        ) from None


def read_hours(text: str) -> int:
    """Hours as minutes: 12, 12.5, 12:30 or 12 h 30."""
    written = text.strip().lower()
    parted = re.fullmatch(r"(\d{1,4})\s*(?::|h|hrs?|hours?)\s*(\d{1,2})?\s*(?:m|min)?", written)
    if parted:
        return int(parted[1]) * 60 + int(parted[2] or 0)
    return round(read_number(written) * 60)


#: Signs of currencies in front of or behind an amount, where one currency has the sign alone.
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "US$": "USD"}


def read_amount(text: str) -> tuple[Decimal, str]:
    """An amount and the currency that stands with it, "" for none: $450, 450 EUR, 1,200.00."""
    written = text.strip()
    parted = re.fullmatch(r"(?P<before>[A-Z]{3}|US\$|[$€£])?\s*(?P<n>[\d.,'\s]+?)\s*"
                          r"(?P<after>[A-Z]{3}|[€£$])?", written)  # fmt: skip
    if not parted:
        raise CellError(_t("“%(cell)s” is no amount. Write it as 450.00.") % {"cell": _short(text)})
    sign = parted["before"] or parted["after"] or ""
    return read_number(parted["n"]), _SIGNS.get(sign, sign)


_YES = {"yes", "y", "true", "t", "1", "x", "ja", "si", "oui", "sim"}
_NO = {"no", "n", "false", "f", "0", "", "nein", "non", "nao"}


def read_yes(text: str) -> bool:
    """Yes or no; an empty cell is no."""
    written = plain(text)
    if written in _YES:
        return True
    if written in _NO:
        return False
    raise CellError(
        _t("“%(cell)s” is neither yes nor no. Write yes or no.") % {"cell": _short(text)}
    )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f"{text[:40]}…" if len(text) > 40 else text
