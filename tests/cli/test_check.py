"""`fairbrief check` reads anything it is given, and says so when it cannot."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fairbrief.cli import main

UNPAID = "Marketing intern. Unpaid, 20 hours a week for 8 weeks, for college credit only."
SCAM = (
    "You are hired! We will mail you a check to buy your office equipment. Deposit it, keep $300 "
    "and send the rest to our vendor by gift card. Text us on Telegram with your bank details."
)


def check(*arguments: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=given)


def test_posting_is_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "posting.txt").write_text(UNPAID)
    said = check(str(tmp_path / "posting.txt"))
    assert said.exit_code == 0
    assert "unpaid" in said.output
    assert "Source:" in said.output


def test_json_is_one_object_with_the_agreed_keys() -> None:
    said = json.loads(check("--json", "-", given=UNPAID).stdout)
    assert said["verdict"] == "refuse"
    assert said["facts"]["pay"]["status"] == "unpaid"
    assert {"place", "credit_only", "hours", "deadline"} <= set(said["facts"])
    for finding in said["findings"]:
        start, end = finding["span"]
        assert UNPAID[start:end] == finding["evidence"]
        assert finding["why"]
        assert finding["source"]


def test_many_are_read_and_a_bad_line_does_not_stop_the_rest() -> None:
    lines = [
        json.dumps({"id": 1, "text": UNPAID}),
        "not json",
        json.dumps({"id": "no text"}),
        json.dumps({"id": "wrong", "text": 5}),
        json.dumps([1, 2]),
        "",
        json.dumps({"id": "last", "text": SCAM}),
    ]
    said = check("--jsonl", "-", given="\n".join(lines))
    answers = [json.loads(line) for line in said.stdout.splitlines()]
    assert said.exit_code == 1
    assert [answer.get("id") for answer in answers] == [1, None, "no text", "wrong", None, "last"]
    assert [answer["line"] for answer in answers] == [1, 2, 3, 4, 5, 7]
    assert answers[-1]["verdict"] == "scam"
    assert answers[-1]["scam"]["likely"] is True


def test_many_good_lines_end_well() -> None:
    said = check("--jsonl", "-", given=json.dumps({"id": "a", "text": UNPAID}))
    assert said.exit_code == 0
    assert said.stderr == ""


@pytest.mark.parametrize("given", [b"", b"  \n ", b"\xef\xbb\xbf"])
def test_nothing_to_read_is_an_error(given: bytes) -> None:
    said = check("-", given=given)
    assert said.exit_code == 1
    assert "no text" in said.output


@pytest.mark.parametrize(
    "given",
    [
        b"unpaid caf\xe9 work \x80",
        "Unpaid".encode("utf-16"),
        "خدمة غير مدفوعة".encode(),
        "🎉🎉🎉".encode(),
        b"x" * 1_000_000,
    ],
)
def test_odd_input_gets_an_answer(given: bytes) -> None:
    assert check("--json", "-", given=given).exit_code == 0


@pytest.mark.parametrize(
    "given",
    [
        b"\x00\xff\xfe unpaid \x80",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 8,
        b"\x89PNG\r\n\x1a\n" + b"\xf0\x9f" * 200,
    ],
)
def test_what_is_no_text_is_refused_in_words(given: bytes) -> None:
    said = check("-", given=given)
    assert said.exit_code == 1
    assert "no text" in said.output


def test_a_file_that_windows_wrote_loses_no_pound() -> None:
    said = json.loads(check("--json", "-", given=b"The caf\xe9 pays \xa312 an hour.").stdout)
    assert said["facts"]["pay"]["currency"] == "GBP"


def test_characters_that_cannot_be_read_are_counted() -> None:
    said = check("-", given="The café pays £12 an hour.".encode() + b"\xff\xfe")
    assert said.exit_code == 0
    assert "could not be read: 2." in said.stderr


def test_a_line_is_answered_in_json_whatever_it_is_called() -> None:
    lines = [
        '{"id": NaN, "text": "Unpaid"}',
        '{"id": 1e999, "text": "Unpaid"}',
        '{"id": "empty", "text": "  "}',
        '{"id": "\\ud800", "text": "Unpaid \\ud800"}',
    ]
    said = check("--jsonl", "-", given="\n".join(lines))

    def strict(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    answers = [json.loads(line, parse_constant=strict) for line in said.stdout.splitlines()]
    assert [each["line"] for each in answers] == [1, 2, 3, 4]
    assert answers[2] == {"line": 3, "id": "empty", "error": '"text" is empty'}
    assert answers[3]["id"] == "\ud800"


def test_missing_file_is_named() -> None:
    said = check("/nowhere/posting.txt")
    assert said.exit_code == 2
    assert "/nowhere/posting.txt" in said.output


def test_check_needs_neither_django_nor_database() -> None:
    code = (
        "import sys, io; from click.testing import CliRunner; from fairbrief.cli import main;"
        "r = CliRunner().invoke(main, ['check', '--json', '-'], input='Unpaid internship');"
        "assert r.exit_code == 0, r.output;"
        "print(sorted({'django', 'psycopg', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={}
    )
    assert done.stdout.strip() == "[]"
