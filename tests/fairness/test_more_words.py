"""More ways of saying what is routine, paid, held in a place, or promised for afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairbrief.fairness import Posting, Verdict, review
from fairbrief.fairness.facts import read_facts
from tests.fairness.test_review import CLEAR


@pytest.mark.parametrize(
    "text",
    [
        "Tasks: produce box lists, log measurements into a spreadsheet.",
        "You will qualify new leads and do the CRM upkeep all day.",
        "You mostly hand out flyers and share referral links.",
        "Appointment setter wanted for our showroom.",
    ],
)
def test_lists_leads_and_promotion_are_routine(text: str) -> None:
    assert read_facts(text).routine.substantial


@pytest.mark.parametrize(
    ("text", "hourly"),
    [("Pay: $14.50 Per HourDenver front office", 14.5), ("PAY SCALE: $22/hrDuties are few", 22.0)],
)
def test_an_hours_pay_is_read_where_the_next_word_is_glued_to_it(text: str, hourly: float) -> None:
    assert read_facts(text).pay.hourly_usd == hourly


@pytest.mark.parametrize(
    "text",
    [
        "We guarantee you a check.",
        "Enjoy an executive level income from day one.",
        "We offer two salaried posts.",
        "A pay and benefits package with health insurance.",
        "There is strong bonus potential after a year.",
        "Quarterly bonuses for the whole team.",
        "BENEFITS: SalaryDental plan",
        "You subtract your 15 % pay and send it on.",
        "We offer you 8% of any payments made through you.",
        "Commission: 8% of all funds received.",
        "Your commissions are credited every night.",
        "Get an extra 40 per review.",
        "We can talk about an income split.",
        "Filing clerk / $19\nSort the mail.",
    ],
)
def test_promised_income_is_pay(text: str) -> None:
    assert read_facts(text).pay.status == "paid"


@pytest.mark.parametrize(
    "text",
    [
        "You help our accounts payable clerk.",
        "Salary range: 0-0",
        "Spring gala ticket - $25\nJoin us for the evening.",
        "You look into unpaid judgments at the courthouse.",
        "Retain 92% of donors and report on 30% of all orders.",
        "You may make more than $600 in one calendar year elsewhere.",
    ],
)
def test_other_money_is_no_pay(text: str) -> None:
    assert read_facts(text).pay.status == "unstated"


def test_a_meal_break_without_pay_is_no_unpaid_work() -> None:
    text = "You are paid weekly, but you are not paid for meals."
    assert read_facts(text).pay.status == "paid"
    assert read_facts("$14 an hour and an unpaid meal break.").pay.status == "paid"


def test_an_hours_pay_is_read_without_a_sign() -> None:
    pay = read_facts("Starting pay: 17.25/hr, rising.").pay
    assert (pay.hourly_usd, pay.unit) == (17.25, "hour")
    assert read_facts("You bake 60 loaves per hour.").pay.status == "unstated"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Student assistant, an on-campus position.", "onsite"),
        ("Find a job on campus.", "onsite"),
        ("Menu > Careers > On-campus jobs.", "unstated"),
        ("Shelving jobs at four libraries.", "onsite"),
        ("You run weekend tastings in several grocery stores.", "onsite"),
        ("We are looking for two receptionists based in Hull.", "onsite"),
        ("Looking for an assistant based in the UK.", "unstated"),
        ("I was in my lawyer's office when I read of it.", "unstated"),
        ("You submit the form in the registrar's office.", "unstated"),
        ("All lessons are held over Zoom.", "remote"),
    ],
)
def test_where_work_is_done_is_told_from_where_one_goes_otherwise(text: str, kind: str) -> None:
    assert read_facts(text).place.kind == kind


def test_work_in_an_office_is_onsite_and_an_office_environment_says_nothing() -> None:
    assert read_facts("You will work in a busy, friendly office.").place.kind == "onsite"
    assert read_facts("You work in an office environment.").place.kind == "unstated"


def test_a_job_found_through_a_firm_or_already_held_does_not_follow() -> None:
    assert read_facts("Secure a job through us and plan your future.").follow_on is None
    assert read_facts("You can keep your present job while you help us.").follow_on is None
    assert read_facts(
        "Conversion to a permanent employee after the internship is likely."
    ).follow_on


def test_council_meetings_and_seasoned_people_of_a_field_are_senior_access() -> None:
    assert read_facts("Interns attend monthly council meetings with us.").senior_access
    assert read_facts("You will learn from seasoned museum professionals.").senior_access


@pytest.mark.parametrize(
    ("text", "status", "currency"),
    [
        ("Steady hands. $41,000 to $44,500 annuallyDental, vision", "paid", "USD"),
        ("Stipend for the trainee: SEK 9,500 per monthLunch is shared", "paid", "SEK"),
        ("You count stock in Penang. RM 950 a month.", "paid", "MYR"),
        ("Competitive salaryHealth insurance", "paid", ""),
        ("Event sales, OTE $90K in your first year", "paid", "USD"),
        ("Paid (ask us how much). You mend kites.", "paid", ""),
        ("This is a volunteer/for-credit placement in the map room.", "unpaid", ""),
        ("We have no budget for this placement. If you need to be paid, look below.", "unpaid", ""),
        (
            "Our internships are unpaid. A room in the shared house is rent at $60/week.",
            "unpaid",
            "",
        ),
    ],
)
def test_pay_is_read_where_pages_run_words_together(text: str, status: str, currency: str) -> None:
    pay = read_facts(text).pay
    assert (pay.status, pay.currency) == (status, currency)


def test_a_posting_that_ends_with_a_warning_still_says_its_terms() -> None:
    text = (
        "Intern for our rate desk, remote, 40 hours a week for 12 weeks. Hourly rate: $27. You "
        "compare three years of claims with what was expected, write a memo for one line of "
        "insurance and show it to the chief actuary. Ines Roth, an actuary, reads your drafts "
        "each Friday and tells you what is missing. You need one exam passed, and R or Python. "
        "We send you a laptop and pay for its way back.\n\nProtect yourself. Scammers have used "
        "our name in fake offers. Red flags: they text you out of the blue, and they ask you to "
        "deposit a check or to buy gift cards. Never send money to scammers. Be careful with "
        "suspicious messages, and report fraudulent emails to our desk."
    )
    assert read_facts(text).pay.hourly_usd == 27


_TERMS = (
    "Wet lab intern, on site in Leeds, paid £12 an hour for ten weeks. You run assays with us and "
    "keep the notebook. "
)


@pytest.mark.parametrize(
    "said",
    [
        "People posing as our staff have held interviews over Signal and mailed out checks.",
        "Some applicants were interviewed over Signal and mailed a check. We never do that.",
        "Offers come over WhatsApp with a check for the kit. That is not how we hire.",
        "We are in all day; no phone calls between one and two, please. DM us or walk in.",
        "Not included: relocation, visa sponsorship.",
    ],
)
def test_who_warns_or_keeps_a_lunch_hour_is_no_fraud(said: str) -> None:
    read = review(Posting(text=_TERMS + said))
    assert read.verdict in {Verdict.CLEAR, Verdict.ASK}, read.findings


def test_who_does_it_is_one() -> None:
    said = "Interviews are held over Signal and we mail you a check for the home lab."
    assert review(Posting(text=_TERMS + said)).verdict is Verdict.SCAM


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("PayPal or gift cards", "gift cards"),
        ("USDT on any chain", "usdt"),
        ("Vouchers for our shop", "vouchers"),
        ("Bank transfer; gifts are never taken", ""),
        ("Check by mail, or PayPal", ""),
    ],
)
def test_pay_that_is_no_money_must_change(how: str, said: str) -> None:
    found = [
        each
        for each in review(Posting(text="", fields=replace(CLEAR, pay_method=how))).findings
        if each.rule == "PAY-03G"
    ]
    assert [each.title for each in found] == (
        [f"What is paid is not money: {said}"] if said else []
    )
