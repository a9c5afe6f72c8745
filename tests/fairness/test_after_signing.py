"""Messages are warned of by reasons that hold where work is agreed, too."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Severity, read_message, review


def test_data_is_payrolls_and_no_matter_for_a_message() -> None:
    (found,) = read_message(
        "Please fill in the W-9; our bookkeeper wants your SSN on it by Friday."
    )
    assert found.rule == "FAIR-02"
    assert "before anything is agreed" not in f"{found.title} {found.why}"
    assert "payroll" in found.remedy


@pytest.mark.parametrize(
    "words",
    [
        "Sign in with your school password at http://northfield-id.example.com/start",
        "Read me the verification code that was sent to your phone.",
    ],
)
def test_a_password_is_named_as_what_it_is(words: str) -> None:
    found = {each.rule: each for each in read_message(words)}
    assert "FAIR-02" not in found
    assert "password" in found["F-PASSWORD"].title
    assert found["F-PASSWORD"].severity is Severity.BLOCK


def test_a_posting_that_asks_for_data_early_says_so_as_before() -> None:
    text = "To apply send your social security number and a photo of your passport."
    found = {each.rule: each for each in review(Posting(text=text)).findings}
    assert "before anything is agreed" in found["FAIR-02"].title


@pytest.mark.parametrize(
    "words",
    [
        "Please don't involve your university in this.",
        "Never tell your career center about the Saturday hours.",
        "We can pay the two extra hours off the books.",
    ],
)
def test_what_is_to_be_kept_from_the_office_is_warned_of(words: str) -> None:
    assert [(each.rule, each.severity) for each in read_message(words)] == [
        ("F-HIDE", Severity.BLOCK)
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Don't tell the office if you are late, just come in.",
        "You need not tell your university before you sign.",
        "The interview is off the record, and the crate stands under the table.",
        "Do not mention the price in the poster.",
    ],
)
def test_what_need_not_be_told_is_no_secret(words: str) -> None:
    assert not read_message(words)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("itunes cards needed.docx", "F-FILECARD"),
        ("scratch and send the codes.txt", "F-FILECARD"),
        ("telegram_me.txt", "F-FILECHAT"),
        ("call me +1 312 555 0142.txt", "F-FILECHAT"),
        ("cashier check.pdf", "F-FILENAME"),
    ],
)
def test_a_name_of_a_file_is_warned_of_by_what_it_asks(name: str, rule: str) -> None:
    assert [each.rule for each in read_message("", [name])] == [rule]


@pytest.mark.parametrize(
    "name",
    [
        "whatsapp export march.csv",
        "telegram bot design.pdf",
        "postcodes to send.csv",
        "text mentors.docx",
        "scan 2026-11-29 14-05-33.pdf",
        "IMG_20261129_123456.jpg",
    ],
)
def test_a_name_of_a_file_that_asks_for_nothing_is_none(name: str) -> None:
    assert not read_message("", [name])
