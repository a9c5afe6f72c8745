"""What is meant, and what only looks like it."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Verdict, review, to_json
from fairbrief.fairness.facts.pay import read_pay
from fairbrief.fairness.facts.people import read_feedback, read_senior, read_supervisor
from fairbrief.fairness.facts.time import read_hours
from fairbrief.fairness.facts.work import read_learning
from fairbrief.fairness.text import Page

_IN_CHARGE = """
You will be paired with Imke, one of our two surveyors.
The tasks given by me come in small parts.
I'll hold a short call with you every Thursday.
We read through your drafts the same evening.
Nadia, who runs the print shop, will go over your pages with you.
Trainees have weekly supervision with a social worker.
The herbarium sheets are checked at the end by the curator.
"""
_NOBODY_IN_CHARGE = """
You get a mentor outside of your own team.
There is a call with our founders every month.
The posters are at the printer already.
Ask the branch head to sign your hours.
Mentor: to be found
Supervisor: tbd
Our customer service will guide you through the app.
My financial adviser will send you the first week's pay.
You help the Dean's Office with letters.
You can work under pressure.
Evenings on public speaking with our founders are open to all.
If the machine is stuck, ask for the manager.
"""
_FEEDBACK = """
Our art director will tear your lines to pieces.
A senior conservator guides you through each treatment.
Trainees are debriefed after each shift.
We look at your goals and review them together in June.
There is a weekly sit-down with her.
On Mondays interns show their work and the editors comment.
"""
_NO_FEEDBACK = """
Support the planners with weekly demand reviews.
Through technical advice to governments we help.
Update the scorecards of our suppliers every month.
We run a mentoring programme for young fathers.
The feedback loop in the circuit has to be measured.
Bus and coach timetables are checked.
The charity supports families with coaching.
Your application will be reviewed by a panel.
Performance reviews of phones are what we publish.
Mentor: to be assigned
"""
_LEARNING = """
You get a workshop day in bookbinding and repair.
We train you in fundraising and donor care.
We offer insight into the work of a court reporter.
"""
_NO_LEARNING = """
Ours is a learning app for small children.
The survey has answers which classes in Peru sent us.
We study gait learning in simulation.
Before you start you complete a certification at your cost.
"""
_FOLLOWS = """
Two of last summer's three came back full time.
We have had six students and four of them are now full time here.
Interns are asked first when a post comes free.
We may keep one of the students through the winter.
If it works for both of us we talk about a full-time role.
There could be a place for you here when you have your degree.
We have a policy of offering a graduate job to one intern a year.
"""
_DOES_NOT_FOLLOW = """
All qualified applicants will receive consideration for employment without regard to age.
Former Gazette interns now work at papers in three states.
Our CEO and CTO both started as interns.
Your supervisor checks your work at the end of each day.
I never left my sofa.
Interns are first asked for a proof of enrolment.
The app keeps one of the passwords.
There could be a place for your bicycle.
We have a policy of offering tea to guests.
"""


def _lines(*said: tuple[bool, str]) -> list[tuple[bool, str]]:
    return [(is_meant, line) for is_meant, lines in said for line in lines.strip().splitlines()]


@pytest.mark.parametrize(
    ("is_meant", "said"), _lines((True, _IN_CHARGE), (False, _NOBODY_IN_CHARGE))
)
def test_who_is_in_charge(*, is_meant: bool, said: str) -> None:
    assert (read_supervisor(Page(said)) is not None) is is_meant


@pytest.mark.parametrize(("is_meant", "said"), _lines((True, _FEEDBACK), (False, _NO_FEEDBACK)))
def test_what_is_feedback(*, is_meant: bool, said: str) -> None:
    assert (read_feedback(Page(said)) is not None) is is_meant


@pytest.mark.parametrize(("is_meant", "said"), _lines((True, _LEARNING), (False, _NO_LEARNING)))
def test_what_is_learned(*, is_meant: bool, said: str) -> None:
    assert (read_learning(Page(said)) is not None) is is_meant


@pytest.mark.parametrize(("is_meant", "said"), _lines((True, _FOLLOWS), (False, _DOES_NOT_FOLLOW)))
def test_what_may_follow(*, is_meant: bool, said: str) -> None:
    stated = to_json(review(Posting(text=said)))["facts"]["follow_on"]["stated"]
    assert stated is is_meant


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("paid", "Allowance of P300/day."),
        ("paid", "Pay in USD, 9/hour, by transfer."),
        ("paid", "The usual co-op rates apply."),
        ("paid", "Pay isn't huge, but it comes on time."),
        ("paid", "Eight weeks, $4,000 for the summer."),
        ("paid", "You get €3 for every sign-up with your code."),
        ("unpaid", "A payment is unfortunately not possible."),
        ("unpaid", "I can't pay anyone yet."),
        ("unpaid", "There's no money this year, sorry."),
        ("unpaid", "We do not have the means to remunerate interns."),
        ("unpaid", "Compensation: not available"),
        ("unpaid", "You work for credit rather than money."),
        ("unpaid", "Nobody, you included, gets a fee."),
        ("paid", "Decisions in a volunteer project are slow. Interns get a stipend of $7,000."),
        ("unstated", "The app helps freelancers get paid on time."),
        ("unstated", "Travel by bus to the course is paid."),
        ("unstated", "First a take-home task (paid, $60)."),
        ("unstated", "You have to purchase the manual ($49)."),
        ("unstated", "We bill our clients at $140 an hour."),
        ("unstated", "You write a guide to student stipends."),
        ("unstated", "We study unpaid care work."),
        ("unstated", "Paid staff and guests share the kitchen."),
    ],
)
def test_whose_pay_it_is(status: str, said: str) -> None:
    page = Page(said)
    assert read_pay(page, read_hours(page)).status == status


_LENDS = (
    "We are a furniture importer. Part time, remote, $20 an hour for ten hours a week: "
    "you enter invoices and answer mails. "
)


@pytest.mark.parametrize(
    "said",
    [
        "Suppliers are paid out of the assistant's own PayPal, which we top up on Mondays.",
        "Associates work using their own checking account until the corporate one is opened.",
        "Applicants must have a bank account at least six months old.",
        "Those who hold accounts with more than one bank come first.",
        "Before the interview please complete your credit check on the website below.",
        "Prior to the interview return the W-4 and your social security number.",
        "Your seat is confirmed after payment of the charge.",
        "A check will be issued to the new hire for a laptop from our approved vendor.",
    ],
)
def test_one_mark_is_enough_where_no_work_has_it(said: str) -> None:
    found = review(Posting(text=_LENDS + said))
    assert {each.rule for each in found.findings} & {"F-MULE", "FAIR-02", "F-UPFRONT", "F-CHECK"}
    if "seat" not in said:
        assert found.verdict is Verdict.SCAM


@pytest.mark.parametrize(
    "said",
    [
        "Customers pay us through their own bank account, and you match the payments.",
        "Your pay comes to your own bank account on the first of the month.",
        "You help customers whose accounts are older than two years to change to the new app.",
        "You study how lenders use credit reports.",
        "After the contract is signed we ask for a W-4 and your bank details.",
    ],
)
def test_honest_work_with_accounts_is_no_scam(said: str) -> None:
    assert review(Posting(text=_LENDS + said)).verdict is not Verdict.SCAM


def test_an_office_of_ones_own_is_held_out() -> None:
    led = review(
        Posting(
            text="Sports minded? We want interns with a student mentality. Face to face sales for "
            "household names, team nights, and you could be running your own office in as little "
            "as 8 months. Interviews today."
        )
    )
    assert led.verdict is Verdict.SCAM
    assert "F-MLM" in {each.rule for each in led.findings}
    honest = review(
        Posting(
            text="Sports club seeks a marketing intern to write three posts and a poster. You meet "
            "members face to face, we have happy hours on Fridays, and we promote from within. "
            "$18 an hour, 10 hours a week, 6 weeks."
        )
    )
    assert honest.verdict is not Verdict.SCAM


def test_who_says_there_is_no_money_baits_nobody_with_it() -> None:
    found = review(
        Posting(
            text="Research assistant, insect lab. No experience needed. Duties: sorting samples, "
            "data entry. Six hours a week, you pick the times. Compensation: research credit. "
            "There's no money this semester. You're welcome at lab meetings, no obligation. "
            "We want everybody to feel at home."
        )
    )
    assert found.verdict is not Verdict.SCAM


@pytest.mark.parametrize(
    ("is_meant", "said"),
    [
        (True, "I'm Dana, the founder of a seed shop. You'd work with me every day."),
        (True, "Solo founder here. What I can do is sit with you twice a week and teach you."),
        (True, "We're two founders. We'll go through your drafts on Fridays."),
        (True, "Your desk would be beside mine.\nIda, co-founder"),
        (False, "I'm Dana, the founder of a seed shop. Send me your resume."),
        (False, "I'm the shop's accountant. You'd work with me every day."),
        (False, "I'm the founder. The work is done with our accountant, and I travel."),
    ],
)
def test_a_founder_who_writes_and_is_there_is_access_to_one(*, is_meant: bool, said: str) -> None:
    assert (read_senior(Page(said)) is not None) is is_meant


@pytest.mark.parametrize("host", ["mailinator.com", "a.mailinator.com", "b.a.mailinator.com"])
def test_a_throw_away_service_is_known_below_its_domain(host: str) -> None:
    found = review(Posting(text=f"Write to desk@{host} to apply.")).findings
    assert "F-DOMAIN" in {each.rule for each in found}
