"""What is taken of files, whatever is in them."""

from __future__ import annotations

import struct
from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from fairbrief.kernel.files import FileRefusedError, check_file

PDF = b"%PDF-1.7 and so on"


def a_zip(name: str = "a.txt") -> bytes:
    with ZipFile(made := BytesIO(), "w") as archive:
        archive.writestr(name, "x")
    return made.getvalue()


def given_file(content: bytes, name: str = "work.zip") -> str:
    return check_file(SimpleUploadedFile(name, content))


def test_a_zip_of_a_version_nobody_knows_is_refused_in_words() -> None:
    odd = bytearray(a_zip())
    place = odd.index(b"PK\x01\x02")
    odd[place + 6 : place + 8] = struct.pack("<H", 99)
    assert given_file(a_zip()) == "work.zip"
    with pytest.raises(FileRefusedError, match="something else"):
        given_file(bytes(odd))


def a_table(entries: int, *, said: int | None = None, comment: bytes = b"") -> bytes:
    """A file that is all table of contents; `said` is how many entries its end says it has."""
    head = b"PK\x03\x04" + bytes(26)
    row = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, *[0] * 7, 1, *[0] * 6) + b"a"
    number = min(entries if said is None else said, 0xFFFF)
    sizes = (0, 0, number, number, len(row) * entries, len(head), len(comment))
    return head + row * entries + struct.pack("<4s4H2LH", b"PK\x05\x06", *sizes) + comment


@pytest.mark.parametrize("comment", [b"", b"made elsewhere"])
@pytest.mark.parametrize(("entries", "said"), [(5001, None), (30_000, None), (30_000, 1)])
def test_an_archive_of_very_many_files_is_refused_before_it_is_opened(
    monkeypatch: pytest.MonkeyPatch, entries: int, said: int | None, comment: bytes
) -> None:
    monkeypatch.setattr(ZipFile, "_RealGetContents", None)
    for ending in ("zip", "docx", "odt"):
        with pytest.raises(FileRefusedError, match="more than 5000 files") as refused:
            given_file(a_table(entries, said=said, comment=comment), f"work.{ending}")
        assert refused.value.field == "file"


def test_an_archive_that_says_it_has_fewer_files_is_refused_too() -> None:
    with pytest.raises(FileRefusedError, match="more than 5000 files"):
        given_file(a_table(6000, said=1))
    assert given_file(a_table(5000)) == "work.zip"


@given(place=st.integers(0, 500), byte=st.integers(0, 255), length=st.integers(1, 9))
def test_no_broken_zip_is_a_fault_of_ours(place: int, byte: int, length: int) -> None:
    broken = bytearray(a_zip("é.txt"))
    start = broken.index(b"PK\x01\x02") + place % (len(broken) - 40)
    broken[start : start + length] = bytes([byte] * length)
    with suppress(FileRefusedError):
        given_file(bytes(broken))


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/report.pdf", "report.pdf"),
        ("C:\\Work\\report.pdf", "report.pdf"),
        ("re\u202efdp.exe.pdf", "refdp.exe.pdf"),
        ("😀.pdf", "😀.pdf"),
        ("Bericht  2.PDF", "Bericht 2.PDF"),
    ],
)
def test_a_name_is_shown_as_it_reads(given: str, shown: str) -> None:
    assert given_file(PDF, given) == shown


def test_a_long_name_keeps_its_ending() -> None:
    shown = given_file(PDF, "a" * 240 + ".pdf")
    assert len(shown) == 200
    assert shown.endswith("a.pdf")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("report", "has no ending"),
        (".pdf", "has no ending"),
        ("report.exe", r"ending in \.exe are"),
        ("report." + "x" * 90, r"ending in \.x{19} are"),
    ],
)
def test_what_is_not_taken_is_named(name: str, said: str) -> None:
    with pytest.raises(FileRefusedError, match=said):
        given_file(PDF, name)
