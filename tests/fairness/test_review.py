"""The review of briefs (fields) and of postings from anywhere (text)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbrief.fairness import (
    Deliverable,
    Fields,
    Posting,
    Severity,
    Verdict,
    clear_terms,
    render_text,
    review,
    to_json,
)
from fairbrief.fairness.rules import RULES
from fairbrief.fairness.wages import shipped_wages

CLEAR = Fields(
    fee_minor=43200,
    hours=18,
    pay_days=10,
    pay_method="Bank transfer",
    work_state="OH",
    today=date(2026, 11, 23),
    apply_by=date(2026, 12, 1),
    starts_on=date(2026, 12, 7),
    due_on=date(2026, 12, 18),
    deliverables=(
        Deliverable(title="A source list", criteria=("40 entries, each with a link",)),
        Deliverable(title="Five interview briefs", criteria=("one page each",)),
    ),
    learning="Judging sources, clearing facts, and writing for busy people.",
    skills=("Research",),
    routine_percent=15,
    tools="A shared drive",
    supervisor_name="Ana Reyes",
    supervisor_title="Producer",
    supervisor_email="ana@lantern.example",
    employer_domain="lantern.example",
    backup_name="Tom Lee",
    checkins_a_week=2,
    channel="Video call on Tuesdays",
    leader_name="Mina Park",
    leader_title="Executive producer",
    senior_sessions=1,
    senior_minutes=30,
    accommodation_contact="access@lantern.example",
)
TEXT = (
    "We are preparing a documentary about night markets. Before we film we need a research file "
    "that a producer can trust: who the voices are, what has been written already, which claims "
    "hold. You read and judge sources, write short interview briefs, and tell the team in a talk "
    "what surprised you. You work where you are, in hours that suit your classes, and we speak "
    "twice a week about what is still open and what should come next."
)


def rules_of(fields: Fields, text: str = TEXT) -> dict[str, Severity]:
    return {each.rule: each.severity for each in review(Posting(text=text, fields=fields)).findings}


def test_clear_brief_has_clear_terms_and_a_receipt() -> None:
    result = review(Posting(title="Research", text=TEXT, fields=CLEAR))
    assert result.verdict is Verdict.CLEAR, result.findings
    said = " ".join(each.said for each in result.passed)
    assert "$432 for 18 hours is $24 an hour; the floor is $20" in said
    assert "Ana Reyes" in said
    assert [term.is_open for term in clear_terms(CLEAR)] == [False] * 5


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"fee_minor": 18 * 1999}, "PAY-02"),
        ({"fee_minor": None}, "PAY-03"),
        ({"pay_days": None}, "PAY-04"),
        ({"pay_days": 31}, "PAY-04"),
        ({"pay_kind": "none", "fee_minor": None}, "PAY-01F"),
        ({"student_costs": "A camera"}, "PAY-07F"),
        ({"deliverables": ()}, "SCOPE-01"),
        ({"deliverables": (Deliverable(title="A report"),)}, "SCOPE-01C"),
        ({"hours": 41}, "SCOPE-02H"),
        ({"hours": None}, "SCOPE-02M"),
        ({"due_on": None}, "SCOPE-03"),
        ({"due_on": date(2026, 12, 9)}, "SCOPE-03D"),
        ({"due_on": date(2027, 3, 1)}, "SCOPE-03D"),
        ({"apply_by": None}, "SCOPE-03A"),
        ({"apply_by": date(2026, 12, 7)}, "SCOPE-03A"),
        ({"learning": ""}, "LEARN-01"),
        ({"supervisor_name": ""}, "SUP-01"),
        ({"checkins_a_week": None}, "SUP-04"),
        ({"senior_required": True, "leader_name": ""}, "ACC-01R"),
    ],
)
def test_what_is_missing_or_below_the_floor_blocks(change: dict[str, object], rule: str) -> None:
    found = rules_of(replace(CLEAR, **change))  # type: ignore[arg-type]
    assert found.get(rule) is Severity.BLOCK
    assert review(Posting(text=TEXT, fields=replace(CLEAR, **change))).verdict is Verdict.REFUSE  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"leader_name": ""}, "ACC-01"),
        ({"backup_name": ""}, "SUP-03"),
        ({"routine_percent": None}, "LEARN-02M"),
        ({"routine_percent": 60}, "LEARN-02"),
        ({"supervisor_email": "ana@mail.example"}, "SUP-01D"),
        ({"skills": ()}, "LEARN-03"),
    ],
)
def test_what_could_be_better_does_not_block(change: dict[str, object], rule: str) -> None:
    found = rules_of(replace(CLEAR, **change))  # type: ignore[arg-type]
    assert found[rule] in {Severity.COACH, Severity.REVIEW}
    assert Severity.BLOCK not in found.values()


def test_unpaid_is_a_plain_note_only_where_the_campus_allows_it() -> None:
    unpaid = replace(CLEAR, pay_kind="none", fee_minor=None, unpaid_allowed=True)
    assert rules_of(unpaid)["PAY-01F"] is Severity.BLOCK  # a company, whatever the campus says
    assert rules_of(replace(unpaid, employer_kind="government"))["PAY-01F"] is Severity.NOTE


def test_minimum_wage_above_the_campus_floor_wins() -> None:
    low = replace(CLEAR, floor_minor=1000, work_state="WA", fee_minor=18 * 1700)
    assert rules_of(low)["PAY-02"] is Severity.BLOCK  # Washington: $17.13
    assert "PAY-02" not in rules_of(replace(low, work_state="OH"))


def test_minimum_wage_is_the_one_in_force_on_the_day() -> None:
    assert shipped_wages().minimum("AK", date(2026, 6, 30)).hourly_minor == 725
    assert shipped_wages().minimum("AK", date(2026, 7, 1)).hourly_minor == 1400
    assert shipped_wages().minimum("", date(2026, 7, 1)).jurisdiction == "US"
    assert not shipped_wages().minimum("CA", date(2027, 1, 5)).is_current


def test_text_and_fee_must_agree() -> None:
    assert "PAY-03X" in rules_of(CLEAR, TEXT + " We pay a fee of $300.")
    assert "PAY-03X" not in rules_of(CLEAR, TEXT + " We pay a fee of $432.")


@pytest.mark.parametrize(
    "text",
    [
        "This internship is unpaid but great exposure.",
        "No pay is offered for the role.",
        "You work for college credit only.",
    ],
)
def test_unpaid_text_is_refused(text: str) -> None:
    result = review(Posting(text=text))
    assert result.facts.pay.status == "unpaid"
    assert result.verdict is Verdict.REFUSE


@pytest.mark.parametrize(
    "text",
    [
        "Unlike unpaid internships, ours pays $25 an hour for 20 hours in all.",
        "There are no fees, and we never ask for your bank details.",
        "Beware of scams: we will never ask you to deposit a check or buy gift cards.",
    ],
)
def test_negation_is_understood(text: str) -> None:
    result = review(Posting(text=text))
    assert result.facts.pay.status != "unpaid"
    assert result.verdict in {Verdict.ASK, Verdict.CLEAR}, result.findings


@pytest.mark.parametrize(
    "text",
    [
        "We will mail you a check. Deposit the check and send the rest by Zelle.",
        "Rate hotels for us, earn $5 per task, and recharge your wallet with USDT.",
        "Earn up to $500 a day! No experience needed. Start today, easy money from home.",
        "Receive packages at your home and forward the packages to our clients.",
        "Sign up two friends and earn residual income from your downline.",
    ],
)
def test_scams_are_called_scams(text: str) -> None:
    assert review(Posting(text=text)).verdict is Verdict.SCAM


def test_facts_of_a_plain_posting() -> None:
    facts = review(
        Posting(
            text="Remote research internship, 6 weeks, 10 hours a week. Pay: $22/hour. You will "
            "write a policy brief and build a dashboard. You report to the head of data, Ana Ruiz. "
            "You present to our executive director and get weekly feedback. Apply by March 3, 2027."
            " You will learn how surveys are designed. It may lead to a full-time role."
        )
    ).facts
    assert (facts.pay.status, facts.pay.hourly_usd, facts.pay.unit) == ("paid", 22.0, "hour")
    assert (facts.hours.weekly, facts.place.kind) == (10.0, "remote")
    assert facts.deliverables.concrete
    for said in (
        facts.duration,
        facts.supervisor,
        facts.senior_access,
        facts.feedback,
        facts.learning,
        facts.follow_on,
        facts.application_deadline,
    ):
        assert said is not None


@pytest.mark.parametrize(
    "text", ["", " ", "🎈" * 50, "مرحبا بكم في التدريب", "<script>x()</script>"]
)
def test_odd_text_is_answered(text: str) -> None:
    result = review(Posting(text=text))
    assert len(clear_terms(result.facts)) == 5
    assert render_text(result)


@given(st.text(max_size=400))
def test_every_span_quotes_the_words_that_prove_it(text: str) -> None:
    posting = Posting(text=text)
    result = review(posting)
    for finding in result.findings:
        start, end = finding.span
        assert posting.whole[start:end] == finding.evidence
    assert to_json(result)["verdict"] in {"clear", "ask", "refuse", "scam"}


def test_very_long_text_is_cut_and_says_so() -> None:
    result = review(Posting(text="paid work " * 30_000))
    assert result.was_cut


def test_who_writes_a_brief_is_not_told_to_beware_of_themselves() -> None:
    words = "We send you a check; deposit it and buy equipment from our vendor with it."
    for fields, said in ((None, "show it to your career office"), (CLEAR, "Take it out")):
        found = [each for each in review(Posting(text=words, fields=fields)).findings if each.scam]
        assert found
        assert all(said in each.remedy for each in found)


def test_rules_are_declared_whole() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    for rule in RULES:
        assert rule.source, rule.id
        assert rule.remedy, rule.id
        assert rule.why.endswith("."), rule.id
