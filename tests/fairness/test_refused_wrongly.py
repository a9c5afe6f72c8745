"""Words for which an honest posting was refused, and their neighbours for which one still is."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Severity, Verdict, read_facts, review


def weight(rule: str, text: str) -> Severity | None:
    """How much the first finding of a rule weighs; None where there is none."""
    found = review(Posting(text=text)).findings
    return next((each.severity for each in found if each.rule == rule), None)


@pytest.mark.parametrize(
    "text",
    [
        "Be part of a winning team of editors.",
        "Our award-winning design studio takes two interns.",
        "Prize-winning design is what we are known for.",
        "Every day brings a new design challenge.",
    ],
)
def test_praise_of_oneself_is_no_contest(text: str) -> None:
    assert weight("PAY-05", text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Three groups build it, and the winning team gets $300.",
        "Only the winning design is bought.",
        "Take part in our logo challenge: submit by Friday.",
    ],
)
def test_who_is_paid_only_if_they_win_is_found(text: str) -> None:
    assert weight("PAY-05", text) is Severity.BLOCK


BANS = """Rules of this board
Our board does not allow organizations to:
- post unpaid internships
- ask for a registration fee of $20
- pay on a commission-only basis
Interns here get between $18 and $24 an hour."""


def test_what_a_board_forbids_is_no_term_of_the_work() -> None:
    found = review(Posting(text=BANS))
    assert found.verdict is not Verdict.REFUSE
    assert {each.rule for each in found.findings}.isdisjoint({"PAY-01", "PAY-05", "PAY-07"})
    assert read_facts(BANS).pay.status == "paid"


def test_a_ban_in_one_sentence_is_read_as_one() -> None:
    assert weight("PAY-01", "Firms may not offer unpaid work here.") is None


@pytest.mark.parametrize("text", ["The internship is unpaid.", "We offer:\n- unpaid internships\n"])
def test_what_is_offered_is_a_term_of_the_work(text: str) -> None:
    assert weight("PAY-01", text) is Severity.BLOCK


@pytest.mark.parametrize(
    ("text", "weighs"),
    [
        ("Volunteers in the study give a social security number to receive payment.", None),
        ("Those with an SSN and a permit can be paid at once.", None),
        ("You give your social security number so that you can be paid.", Severity.REVIEW),
        ("Applicants must provide a social security number.", Severity.BLOCK),
        ("Send your SSN today to receive payment.", Severity.BLOCK),
        ("Provide your SSN and bank account to receive payment.", Severity.BLOCK),
    ],
)
def test_a_number_by_which_one_is_paid_is_no_early_data(text: str, weighs: Severity | None) -> None:
    assert weight("FAIR-02", text) is weighs


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Arranging voluntary projects and exchanges since 1990.", "unstated"),
        ("We arrange voluntary work abroad, too.", "unstated"),
        ("Organized in teams, this voluntary internship is for two.", "unpaid"),
        ("We offer voluntary internships.", "unpaid"),
    ],
)
def test_a_trade_is_no_word_on_pay(text: str, status: str) -> None:
    assert read_facts(text).pay.status == status
