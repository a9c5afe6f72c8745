"""Words that look like a mark of fraud or of unfairness, and are part of honest work; and their
neighbours that are none the less found."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, review


def rules(text: str) -> set[str]:
    return {each.rule for each in review(Posting(text=text)).findings}


@pytest.mark.parametrize(
    "text",
    [
        "You plan posts for Instagram, Snapchat and our own page.",
        "The course runs by mail, WhatsApp and Zoom.",
        "You write short Snapchat stories for a brand.",
        "You moderate the [big official Telegram room](https://t.me/bigroom) two hours a day.",
        "Interns stay reachable on WhatsApp throughout the internship for news of tasks.",
        "Tools: Google Apps, Messenger, project management.",
    ],
)
def test_an_app_that_is_a_tool_or_the_matter_moves_nothing(text: str) -> None:
    assert "F-MOVE" not in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "Contact us on WhatsApp or Facebook for details of the job.",
        "To apply, add our manager on Telegram.",
        "Text me at 555-0134.",
    ],
)
def test_a_talk_that_is_led_away_is_found(text: str) -> None:
    assert "F-MOVE" in rules(text)


def test_the_keys_of_a_page_are_no_blanks_of_a_template() -> None:
    assert "F-OFFER" not in rules("---\nfirst_name: Ida\nlast_name: Berg\n---\nA lab for bees.")
    assert "F-OFFER" in rules("Dear first_name, welcome to company_name, dear candidate_name.")


def test_how_one_leaves_a_list_is_no_reply_that_is_asked_for() -> None:
    off = "To be removed from this list of the society, respond to this note."
    assert "F-OFFER" not in rules(off)
    assert "F-OFFER" in rules("Please be removed from our list soon. Kindly reply with your name.")


def test_what_nobody_looks_at_is_not_asked_for() -> None:
    assert "F-PII" not in rules("We hire without regard to age, marital status or religion.")
    assert "F-PII" not in rules(
        "Send a letter with the position name and days to the above address."
    )
    assert "F-PII" in rules("Reply with your marital status.")
    assert "F-PII" in rules("Send your full name, age and address.")


def test_a_free_address_beside_a_firms_own_is_no_mark() -> None:
    assert "F-DOMAIN" not in rules("Write to ida@bergworks.com or to otto@gmail.com.")
    assert "F-DOMAIN" in rules("Write to otto@gmail.com.")
    assert "F-DOMAIN" in rules("From: otto@gmail.com <x@bergworks.com>\nWork for you.")


def test_a_form_hides_nothing() -> None:
    assert "F-LINK" not in rules("Apply at https://forms.gle/abc12345.")
    assert "F-LINK" in rules("Apply at https://bit.ly/abc12345.")


def test_coins_of_the_product_pay_nobody() -> None:
    assert "F-PAYRAIL" not in rules("With our protocol users could deposit BTC against a loan.")
    assert "F-PAYRAIL" in rules("You receive your salary in bitcoin; deposit BTC to begin.")


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("A UK startup takes two developers based in Latin America, unpaid.", False),
        ("A UK startup takes two unpaid developers in Leeds.", True),
    ],
)
def test_wages_hold_where_the_work_is_done(text: str, *, is_found: bool) -> None:
    assert ("UK-01" in rules(text)) is is_found


@pytest.mark.parametrize(
    ("rule", "text", "is_found"),
    [
        ("FAIR-01", "Graduating international students are not eligible.", False),
        ("FAIR-01", "International students are not eligible.", True),
        ("FAIR-01", "For the grant they must be US citizens or permanent residents.", False),
        ("FAIR-01", "Interns must be US citizens.", True),
        ("FAIR-04", "Sample projects include a map and a small game.", False),
        ("FAIR-04", "Complete a sample project before we talk.", True),
    ],
)
def test_words_that_limit_are_read(rule: str, text: str, *, is_found: bool) -> None:
    assert (rule in rules(text)) is is_found


def test_how_much_is_routine_is_told_by_how_often_it_is_named() -> None:
    def said(text: str) -> list[str]:
        found = review(Posting(text=text)).findings
        return [each.title.split()[0] for each in found if each.rule == "LEARN-02T"]

    long = "Our museum looks after ships and the stories of those who built them by the sea. " * 14
    assert said("You do data entry all day.") == ["Much"]
    assert said(f"{long}You do data entry all day.") == ["Some"]


def test_words_in_a_row_shut_out_once() -> None:
    def found(text: str) -> list[str]:
        return [
            each.evidence for each in review(Posting(text=text)).findings if each.rule == "FAIR-01"
        ]

    assert len(found("A place for young people aged 19 to 24.")) == 1
    assert len(found("Women only. No foreigners.")) == 2
