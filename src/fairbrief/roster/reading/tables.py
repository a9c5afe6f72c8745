"""A table in a text file, whatever its encoding and separator, row by row."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from fairbrief.kernel.errors import FairbriefError

SEPARATORS = ",;\t|"
#: Columns a file may have.
MOST_COLUMNS = 60
#: Rows a file may have.
MOST_ROWS = 500_000
_PIECE = 1 << 16
csv.field_size_limit(_PIECE)


class TableError(FairbriefError):
    """The file cannot be read as a table; the message says why and how to mend it."""


@dataclass(frozen=True)
class Shape:
    """How a file is written."""

    encoding: str
    separator: str


def shape_of(file: BinaryIO) -> Shape:
    """Read off the file: by its mark, else UTF-8 where all of it is, else that of Windows."""
    file.seek(0)
    head = file.read(4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif head.startswith(codecs.BOM_UTF8) or _is_utf8(file):
        encoding = "utf-8-sig"
    else:
        encoding = "cp1252"
    return Shape(encoding, _separator(file, encoding))


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while piece := file.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _separator(file: BinaryIO, encoding: str) -> str:
    """The one that stands most often in the first line, outside of quotation marks."""
    file.seek(0)
    head = file.read(_PIECE).decode(encoding, errors="ignore").lstrip("\r\n")
    first = head.splitlines()[0] if head else ""
    outside = "".join(first.split('"')[::2])
    return max(SEPARATORS, key=outside.count)


def rows_of(file: BinaryIO, shape: Shape) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty with the number of its first line; the first one holds headings.

    Raises TableError for what is no table. Reads in pieces, however large the file is.
    """
    file.seek(0)
    lent = io.BufferedReader(_Lent(file))
    text = io.TextIOWrapper(lent, encoding=shape.encoding, errors="replace", newline="")
    reader = csv.reader(
        (line.replace("\0", "") for line in text), delimiter=shape.separator, strict=True
    )
    line, count = 1, 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise TableError(
                _(
                    "From line %(line)d on the file cannot be read: a quotation mark there is "
                    "not closed or stands inside a cell, or a cell is far too long."
                )
                % {"line": line}
            ) from error
        cells = [cell.strip() for cell in row]
        if any(cells):
            count += 1
            if count > MOST_ROWS + 1:
                raise TableError(
                    _("The file has more than %(most)s rows. Bring it in parts.")
                    % {"most": f"{MOST_ROWS:,}"}
                )
            yield line, cells
        line = reader.line_num + 1


def headings_of(file: BinaryIO, shape: Shape, *, samples: int) -> tuple[list[str], list[list[str]]]:
    """The headings, and the first rows. Raises TableError when there is nothing to read."""
    rows = rows_of(file, shape)
    try:
        _line, headings = next(rows)
    except StopIteration:
        raise TableError(_("The file has no rows. Choose the right one."), field="file") from None
    if len(headings) > MOST_COLUMNS:
        raise TableError(
            _("The file has %(count)d columns; %(most)d are the most. Take out what is not needed.")
            % {"count": len(headings), "most": MOST_COLUMNS},
            field="file",
        )
    first = [cells for _n, (_line, cells) in zip(range(samples), rows, strict=False)]
    if not first:
        raise TableError(
            _("The file has headings and nothing below them. Choose the right one."), field="file"
        )
    return headings, first


class _Lent(io.RawIOBase):
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
