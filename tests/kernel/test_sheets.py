"""Reading comma-separated files as people send them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from fairbrief.kernel.sheets import (
    CellError,
    SheetError,
    guess_columns,
    open_sheet,
    plain,
    read_amount,
    read_day,
    read_hours,
    read_number,
    read_yes,
)

PLAIN = "Title,Hours\nInterviews,12\n\nSurvey,8\n"


@pytest.mark.parametrize(
    "written",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        b"Our ledger\n\n" + PLAIN.encode(),
    ],
)
def test_sheet_is_read_whatever_wrote_it(written: bytes) -> None:
    sheet = open_sheet(BytesIO(written))
    assert sheet.headings == ("Title", "Hours")
    assert [row.cell(0) for row in sheet.rows()] == ["Interviews", "Survey"]
    # As often as it is asked for.
    assert [row.cell(1) for row in sheet.rows()] == ["12", "8"]


def test_sheet_in_the_letters_of_windows_is_read() -> None:
    sheet = open_sheet(BytesIO("Name,Ort\nJürgen,Köln\n".encode("cp1252")))
    assert next(sheet.rows()).cell(0) == "Jürgen"


def test_sheet_counts_lines_as_an_editor_does() -> None:
    sheet = open_sheet(BytesIO(b'a,b\n"two\nlines",1\nthree,2\n'))
    assert [(row.line, row.cell(1)) for row in sheet.rows()] == [(2, "1"), (4, "2")]


def test_sheet_reads_a_row_that_is_too_short() -> None:
    row = next(open_sheet(BytesIO(b"a,b,c\n1\n")).rows())
    assert row.cell(2) == ""
    assert row.cell(None) == ""


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 and so on", "workbook"),
        (b"\x01\x00\x02\x00,\x00", "no table"),
        (b"just words\n", "no headings"),
        (b"a,b\n" + b"x" * 200 + b",1\n", "larger than"),
        (b",".join(b"a" for _ in range(201)) + b"\n", "more than 200 columns"),
    ],
)
def test_sheet_that_is_none_is_refused_with_the_way_out(written: bytes, says: str) -> None:
    with pytest.raises(SheetError, match=says):
        open_sheet(BytesIO(written), most_bytes=100 if "larger" in says else 1_000_000)


def test_sheet_with_an_open_quotation_mark_names_the_line() -> None:
    sheet = open_sheet(BytesIO(b'a,b\n1,2\n3,"' + b"x\n" * 20_000))
    with pytest.raises(SheetError, match="Line 3"):
        list(sheet.rows())


def test_sheet_that_ends_within_a_quotation_mark_swallows_no_row() -> None:
    sheet = open_sheet(BytesIO(b'a,b\n1,"2\n3,4\n5,6\n'))
    with pytest.raises(SheetError, match="Line 2"):
        list(sheet.rows())


def test_sheet_leaves_out_what_no_database_keeps() -> None:
    sheet = open_sheet(BytesIO(b"a,b\n1,2\n" + b"3,4\n" * 20_000 + b"5,\x006\n"))
    assert list(sheet.rows())[-1].texts == ["5", "6"]


def test_sheet_with_too_many_rows_is_refused() -> None:
    sheet = open_sheet(BytesIO(b"a,b\n" + b"1,2\n" * 5))
    with pytest.raises(SheetError, match="more than 4 rows"):
        list(sheet.rows(most=4))


def test_columns_are_guessed_by_their_headings() -> None:
    names = {
        "number": ("student number", "id"),
        "email": ("email", "e-mail"),
        "employer": ("employer", "company"),
        "name": ("name",),
    }
    headings = ("StudentID", "E-Mail", "Company", "Full name", "Notes")
    assert guess_columns(headings, names) == {"number": 0, "email": 1, "employer": 2, "name": 3}
    assert guess_columns(("Nickname", "x"), names) == {}
    # What was chosen last time goes first.
    found = guess_columns(headings, names, remembered={"number": "Notes", "gone": "x"})
    assert found["number"] == 4


def test_plain_is_what_headings_are_compared_by() -> None:
    assert plain("  Début_Date ") == "debut date"
    assert plain("startDate") == "start date"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-05-31", date(2026, 5, 31)),
        ("2026-05-31 00:00:00", date(2026, 5, 31)),
        ("31.05.2026", date(2026, 5, 31)),
        ("5/31/2026", date(2026, 5, 31)),
        ("5/3/26", date(2026, 5, 3)),
        ("May 31, 2026", date(2026, 5, 31)),
    ],
)
def test_day_is_read(written: str, day: date) -> None:
    assert read_day(written) == day


def test_day_parted_by_slashes_is_read_as_it_was_said() -> None:
    assert read_day("3/4/2026", first="day") == date(2026, 4, 3)


@pytest.mark.parametrize("written", ["", "31/31/2026", "soon", "0001-01-01"])
def test_day_that_is_none_says_what_would_do(written: str) -> None:
    with pytest.raises(CellError, match="2026-05-31"):
        read_day(written)


@pytest.mark.parametrize(
    ("written", "number"),
    [("12", "12"), ("1,200.50", "1200.50"), ("1.200,50", "1200.50"), ("12,5", "12.5"),
     ("1 200", "1200")],
)  # fmt: skip
def test_number_is_read(written: str, number: str) -> None:
    assert read_number(written) == Decimal(number)


@pytest.mark.parametrize("written", ["-3", "1e9", "NaN", "many", "1.2.3", ""])
def test_number_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(CellError):
        read_number(written)


def test_hours_are_read_as_minutes() -> None:
    assert [read_hours(each) for each in ("12", "12.5", "12:30", "12 h 30", "8h")] == [
        720,
        750,
        750,
        750,
        480,
    ]


def test_amount_is_read_with_its_currency() -> None:
    assert read_amount("$450") == (Decimal(450), "USD")
    assert read_amount("1,200.00 EUR") == (Decimal("1200.00"), "EUR")
    assert read_amount("450") == (Decimal(450), "")
    with pytest.raises(CellError):
        read_amount("twelve")


def test_yes_is_read() -> None:
    assert [read_yes(each) for each in ("Yes", "x", "", "NO", "0")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    with pytest.raises(CellError):
        read_yes("perhaps")
