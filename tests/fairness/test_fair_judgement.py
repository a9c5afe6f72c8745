"""What a fair director or a lawyer would not have said of an honest text, and what must still be
said of a poor one: whose law holds, who is meant, what is only spoken of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fairbrief.fairness import Finding, Posting, Severity, Verdict, clear_terms, review
from fairbrief.fairness.rules import RULES, Rule
from tests.fairness.test_review import CLEAR, TEXT


def found(text: str) -> dict[str, Finding]:
    return {each.rule: each for each in review(Posting(text=text)).findings}


def titles(text: str) -> str:
    return " / ".join(each.title for each in found(text).values())


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("PAY-02T", "Research assistant in Nairobi, Kenya. $5 per hour, 15 hours a week."),
        ("PAY-02T", "Design intern in Vancouver, BC. $7 per hour, 10 hours a week."),
        ("PAY-06L", "Graphic design intern in Mexico City. Logo for our cafe, $10 USD an hour."),
        ("PAY-05", "A magazine about nature's bounty. $20 an hour for 10 hours."),
        ("PAY-05", "You start when we have a signed contract. $20 an hour for 10 hours."),
        ("PAY-05", "Explain in our blog how options vesting over four years work. $20 an hour."),
        ("PAY-05", "You model revenue share in our spreadsheet for $20 an hour."),
        ("PAY-05", "You run our photo competition: the best entry wins a book. $20 an hour."),
        ("PAY-07", "You help the museum set the course fee for its workshops. $18 an hour."),
        ("PAY-07", "A background check is required; we pay the background check fee."),
        ("SCOPE-05", "You work when you like, also evenings and weekends if you prefer."),
        ("SCOPE-05", "You study the on-call rota of nurses. $20 an hour."),
        ("LEARN-04", "We have no budget for travel. $20 an hour, 10 hours."),
        ("LEARN-04", "Your report looks at parental leave in Chile. $20 an hour."),
        ("FAIR-01", "A charity that supports young people wants a leaflet. £13 an hour."),
        ("FAIR-01", "You write a single, well-argued memo. $20 an hour."),
        ("FAIR-01", "You interview native speakers of Quechua. $20 an hour."),
        ("FAIR-01", "Our founders went to Ivy League schools. $20 an hour."),
        ("FAIR-01", "You design a survey for residents aged 18 to 25. $20 an hour."),
        ("FAIR-03", "All rights in the work transfer to us when it is paid."),
        ("FAIR-04", "You write mails for customers whose free trial ended. $20 an hour."),
        ("FAIR-04", "You run test tasks with users. $20 an hour."),
        ("CLS-01", "You interview independent contractors about their pay. $20 an hour."),
        ("EMP-02", "Our clients are small charities; you write their newsletters."),
        ("AGE-01", "You report to Ana Ruiz, who has over 15 years of experience."),
        ("AGE-01", "Founded 15 years ago, our museum seeks an intern."),
        ("AGE-01", "You tutor children aged 13 after school. $20 an hour."),
        ("CRED-01", "You explain to customers how to apply for credit."),
        ("F1-01", "Readers may opt out of the newsletter. $18 an hour."),
        ("F1-01", "You write about F1 racing. $18 an hour."),
        ("F1-01", "You check CPT codes in medical bills. $18 an hour."),
        ("UK-01", "Unpaid intern for a New England history podcast in Boston."),
        ("UK-01", "Unpaid intern at a Manchester, NH newspaper."),
        ("UK-01", "Unpaid placement in New South Wales, Australia."),
        ("UK-01", "Our founder grew up in London; we are in New York. Unpaid internship."),
        ("UK-01", "Volunteer at a hospice charity in Leeds. This is a voluntary role."),
        ("UK-01", "Unpaid placement in Leeds that is a required part of your degree."),
    ],
)
def test_what_is_only_spoken_of_is_not_faulted(rule: str, text: str) -> None:
    assert rule not in found(text)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("PAY-02T", "Research assistant in Ohio. $5 per hour, 15 hours a week."),
        ("PAY-04T", "We pay $80 per story on publication."),
        ("PAY-05", "Compensation is equity vesting over four years."),
        ("PAY-05", "You get revenue share instead of a salary."),
        ("PAY-07", "You pay a $50 training fee before you start."),
        ("SCOPE-05", "You must be available evenings and weekends."),
        ("LEARN-04", "Maternity cover for our communications officer, six months."),
        ("LEARN-04", "Your role covers parental leave of a colleague."),
        ("FAIR-01", "We are looking for young people full of energy."),
        ("FAIR-01", "We are looking for native speakers of German."),
        ("FAIR-01", "Open to students aged 18 to 25."),
        ("FAIR-01", "Ivy League students preferred."),
        ("FAIR-03", "All rights in the work transfer to us."),
        ("CLS-01", "You would be an independent contractor."),
        ("EMP-02", "Our client, a well-known bank, needs an intern."),
        ("AGE-01", "Internship for students aged 16 to 18."),
        ("AGE-01", "High schoolers are welcome to apply."),
        ("F1-01", "We welcome students on OPT or CPT."),
        ("UK-01", "Unpaid internship at an agency in London, on site, three months."),
        ("IE-01", "Unpaid internship at a Dublin start-up, three months."),
    ],
)
def test_what_is_meant_for_the_student_is(rule: str, text: str) -> None:
    assert rule in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "River Trust is a registered charity. Volunteers write a guide to the birds; unpaid.",
        "Volunteers help at the Public Library of Dayton, four hours a week.",
        "Research assistant in Professor Adeyemi's psychology lab. You are not paid.",
        "Unpaid placement, six weeks, for students whose placement is required by their course.",
    ],
)
def test_unpaid_for_the_public_good_or_for_a_course_is_asked_about(text: str) -> None:
    assert found(text)["PAY-01"].severity is Severity.REVIEW
    assert review(Posting(text=text)).verdict is Verdict.ASK


@pytest.mark.parametrize(
    "text",
    [
        "We build software for nonprofit clients. Unpaid.",
        "We are a nonprofit consulting firm. Unpaid.",
    ],
)
def test_a_company_that_works_for_nonprofits_is_none(text: str) -> None:
    assert found(text)["PAY-01"].severity is Severity.BLOCK


def test_a_wage_that_is_enough_for_some_ages_is_not_called_too_low() -> None:
    assert "£11.50 an hour, enough only below the age of 21" in titles("Bristol, £11.50 an hour.")
    assert "may be owed: £9 an hour" in titles("Bristol, £9 per hour.")
    assert "€13 an hour, enough only below the age of 20" in titles("Galway, €13 an hour.")
    assert "UK-01" not in found("Bristol, £12.71 an hour.")


@pytest.mark.parametrize(
    "text",
    ["Complete our take-home task within 5 days.", "You have three days to return the test task."],
)
def test_the_days_to_hand_in_a_trial_are_not_its_length(text: str) -> None:
    assert found(text)["FAIR-04"].severity is Severity.COACH


def test_a_laptop_of_ones_own_is_asked_about_and_a_fee_refused() -> None:
    assert found("Bring your own laptop. $20 an hour.")["PAY-07"].severity is Severity.REVIEW
    assert found("There is a programme fee of $900.")["PAY-07"].severity is Severity.BLOCK
    brief = review(Posting(text=f"{TEXT} Bring your own laptop.", fields=CLEAR)).findings
    assert [each.severity for each in brief if each.rule == "PAY-07"] == [Severity.BLOCK]


def test_who_reads_and_who_writes_are_told_what_each_can_do() -> None:
    text = "We mail you a check to deposit, then you send the rest by Zelle."
    brief = {each.rule: each for each in review(Posting(text=text, fields=CLEAR)).findings}
    assert "Stop" in found(text)["F-CHECK"].remedy
    assert brief["F-CHECK"].remedy.startswith("Take it out.")
    vague = "Various tasks as needed."
    assert found(vague)["SCOPE-01V"].remedy == "Ask which tasks are meant."
    begins = found("The first two weeks are unpaid, then $20 an hour.")["PAY-01B"]
    assert begins.remedy.startswith("Ask before you begin")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_speaks_to_each_of_its_readers(rule: Rule) -> None:
    assert rule.remedy
    if rule.reads == "fields":
        assert not rule.advice
    else:
        assert rule.advice
        assert rule.advice != rule.remedy


def test_every_question_can_be_sent_as_it_stands() -> None:
    for rule in RULES:
        if rule.ask:
            assert rule.ask.endswith("?"), rule.id
            assert not {"these", "those"} & set(rule.ask.lower().split()), rule.id


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"due_on": date(2026, 12, 8)}, "1 day from start to due date; 7 at least"),
        ({"due_on": date(2026, 12, 7)}, "it starts and is due on the same day"),
        ({"due_on": date(2026, 12, 1)}, "it is due before it starts"),
        ({"hours": 1}, "1 hour; 5 to 40 are allowed"),
        ({"hours": 24, "due_on": date(2026, 12, 18)}, "15.3 hours a week"),
        ({"occupation": "43-6014", "fee_minor": 18 * 1500}, "(Secretaries and Administrative"),
        ({"occupation": "99-9999", "fee_minor": 18 * 1450}, "nine in ten people in all jobs earn"),
        (
            {"starts_on": date(2027, 1, 11), "due_on": date(2027, 1, 22), "fee_minor": 18 * 1200},
            "$11 an hour in Ohio",
        ),
    ],
)
def test_findings_count_in_plain_words(change: dict[str, object], said: str) -> None:
    fields = replace(CLEAR, **change)  # type: ignore[arg-type]
    every = " / ".join(each.title for each in review(Posting(text=TEXT, fields=fields)).findings)
    assert said in every


def test_the_receipt_counts_in_plain_words_and_in_no_other_currency() -> None:
    fields = replace(CLEAR, hours_min=1, hours=1, fee_minor=2000, pay_days=1)
    result = review(Posting(text=TEXT, fields=fields))
    said = " ".join(each.said for each in result.passed)
    assert "Pay is at the floor: $20 for 1 hour is $20 an hour" in said
    assert "Paid within 1 day of acceptance." in said
    assert "within 1 day of acceptance" in clear_terms(fields)[4].detail
    euros = review(Posting(text=TEXT, fields=replace(CLEAR, currency="EUR")))
    assert not any("floor" in each.said for each in euros.passed)


def test_too_few_check_ins_are_said_once() -> None:
    fields = replace(CLEAR, checkins_a_week=1, hours=40, checkin_hours=10)
    rules = {each.rule for each in review(Posting(text=TEXT, fields=fields)).findings}
    assert {"SUP-04R", "SUP-04N"} & rules == {"SUP-04R"}


@pytest.mark.parametrize(
    ("text", "rule", "mark"),
    [
        (
            (
                "Marketing intern, remote, 10 hours a week for 8 weeks, $20 an hour. You report to "
                "Jane Doe, head of marketing. A $50 training fee is due before you start."
            ),
            "PAY-07",
            "F-UPFRONT",
        ),
        ("Data entry, 10 hours a week. Pay is $95 an hour.", "PAY-06", "F-HIGHPAY"),
    ],
)
def test_what_is_unfair_is_not_called_a_mark_of_fraud_too(text: str, rule: str, mark: str) -> None:
    said = found(text)
    assert rule in said
    assert mark not in said
    result = review(Posting(text=text))
    assert result.scam_patterns == (mark,)
    assert result.verdict is not Verdict.SCAM
    message = review(Posting(text=text, is_message=True))
    assert mark in {each.rule for each in message.findings}
