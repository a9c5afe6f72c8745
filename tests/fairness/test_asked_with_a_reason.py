"""What is asked for or done with a reason that honest people have, beside what is said of it where
there is none."""

from __future__ import annotations

import pytest

from fairbrief.fairness import (
    Finding,
    Posting,
    Severity,
    Verdict,
    is_of_fraud,
    read_message,
    review,
)
from fairbrief.fairness.rules import RULES
from tests.fairness.corpus import listed


def marks(text: str) -> dict[str, Finding]:
    return {
        each.rule: each for each in review(Posting(text=text)).findings if is_of_fraud(each.rule)
    }


@pytest.mark.parametrize(
    "text",
    listed(
        """
        - Playscheme helper in Swansea, £12.80 an hour. You report to Rhian Price, its leader.
          Send your CV with your date of birth and National Insurance number, which the DBS check
          needs.
        - Choir camp helper, $14 an hour. Please e-mail your full name, home address, phone number
          and date of birth to choircamp@gmail.com; the diocese needs them for its background check.
        """
    ),
)
def test_the_check_of_who_works_with_children_is_early_and_no_fraud(text: str) -> None:
    assert review(Posting(text=text)).verdict is Verdict.ASK
    if finding := marks(text).get("FAIR-02"):
        assert finding.severity is Severity.REVIEW
        assert "before you have an offer" in finding.remedy


def test_bank_details_are_no_part_of_such_a_check() -> None:
    text = "For the DBS check send us your National Insurance number and your bank details today."
    assert marks(text)["FAIR-02"].severity is Severity.BLOCK


def test_a_student_card_is_asked_about() -> None:
    text = "Archive intern, $18 an hour. Send a letter and a photo of your student ID."
    assert marks(text)["FAIR-02"].severity is Severity.COACH
    assert review(Posting(text=text)).verdict is Verdict.ASK
    more = "Send a photo of your student ID and your bank details."
    assert marks(more)["FAIR-02"].severity is Severity.BLOCK


def test_a_professor_who_pays_a_wage_is_to_be_looked_up() -> None:
    text = (
        "Professor Iris Kahl has beetles to sort, $16 an hour, 8 hours a week. Mail "
        "kahl.beetles@gmail.com while our server is down."
    )
    assert review(Posting(text=text)).verdict is Verdict.ASK
    assert "at the school" in marks(text)["F-IMPERSONATE"].remedy
    rich = "Professor Iris Kahl pays $450 weekly for 5 hours. Mail kahl.beetles@gmail.com."
    assert review(Posting(text=rich)).verdict is Verdict.SCAM


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (
            "F-CHECK",
            "With our treasurer you keep the ledger and deposit checks at the bank.",
        ),
        (
            "F-CHECK",
            "You count the offering with the ushers and deposit the checks at our bank.",
        ),
        ("F-PAYRAIL", "You write a page, for $20 an hour, on how wire transfers and drafts work."),
        ("F-MLM", "What employers may not do:\n- network marketing\n- promise residual income"),
        ("F-MLM", "Employers are not allowed to ask for a deposit or to offer network marketing."),
        (
            "F-MLM",
            "Campus ambassador for our tool library, $16 an hour. $5 for each friend who borrows.",
        ),
        ("F-MLM", "Open day helpers bring others round the campus and are paid £12.80 an hour."),
        ("FAIR-02", "Firms are never permitted to ask for your social security number."),
    ],
)
def test_what_a_house_does_tells_or_forbids_is_no_mark(rule: str, text: str) -> None:
    assert rule not in marks(text)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("F-CHECK", "Deposit the check at the bank, write it in the ledger and wire us the rest."),
        ("F-MLM", "Hiring students to run your own paint crew, who earned $8,000 on average."),
        ("F-MLM", "Our board lists jobs. Join our network marketing team."),
        ("F-PAYRAIL", "Here is how it works: you send the funds by wire transfer."),
    ],
)
def test_without_the_reason_it_is(rule: str, text: str) -> None:
    assert rule in marks(text)


def test_who_joins_a_network_is_often_employed_by_nobody() -> None:
    assert "often nobody employs them" in marks("Join our network marketing team.")["F-MLM"].why


def test_our_own_question_about_data_is_not_warned_of() -> None:
    asked = {rule.id: rule.ask for rule in RULES}["FAIR-02"]
    assert asked
    assert not read_message(asked)


def test_a_list_that_comes_with_the_application_is_asked_for() -> None:
    text = """Pallet counter in Trenton, $16 an hour.
To hold your spot, applicants send these along with the application:
- front and back of a driver license
- Social Security number
"""
    assert marks(text)["FAIR-02"].severity is Severity.BLOCK


@pytest.mark.parametrize(
    "text",
    [
        (
            "Song sheets for a choir. 300 euros for all of it, sent to your bank account a week "
            "after you hand them in."
        ),
        (
            "Clerk, $15 an hour. Once you are hired, bring these, as every applicant who is chosen "
            "does:\n- passport\n- Social Security number\n"
        ),
    ],
)
def test_what_is_paid_out_or_brought_later_is_not_asked_for(text: str) -> None:
    assert "FAIR-02" not in marks(text)
