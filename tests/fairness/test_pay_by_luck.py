"""Pay that depends on luck, and costs: found where the reader bears them, not where the work is
about them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairbrief.fairness import Finding, Posting, Severity, review
from tests.fairness.test_review import CLEAR, TEXT

#: Fair but for what is said beside it; the second says nothing of pay.
FAIR = (
    "You write one report on our survey of tenants, due 12 March. You report to Ana Reyes, "
    "producer, who gives you feedback every week. $22 an hour, 20 hours over two weeks, remote. "
)
NO_WAGE = FAIR.replace("$22 an hour, ", "")


def found(rule: str, text: str) -> Finding | None:
    findings = review(Posting(text=text)).findings
    return next((each for each in findings if each.rule == rule), None)


def found_in_brief(rule: str, words: str, **change: object) -> Finding | None:
    fields = replace(CLEAR, **change)  # type: ignore[arg-type]
    findings = review(Posting(text=f"{TEXT} {words}", fields=fields)).findings
    return next((each for each in findings if each.rule == rule), None)


@pytest.mark.parametrize(
    "words",
    [
        "You help us run the town's student film contest.",
        "You work on spec sheets for three pumps.",
        "You triage bug bounty reports and answer those who send them.",
        "Families put in sweat equity, and you tell their stories.",
        "You show how state revenue sharing reaches small towns.",
        "You cut a film about the winning team of 1996.",
        "Your guide explains how galleries pay artists a share of 50% of sales.",
        "You compare agents who work commission only with agents who do not.",
        "You announce the photo competition; the winner gets a book.",
        "Your leaflet warns students of offers to keep 10% of each transfer.",
    ],
)
def test_luck_that_the_work_is_about_is_none_of_the_readers(words: str) -> None:
    assert found_in_brief("PAY-05", words) is None
    assert found("PAY-05", FAIR + words) is None


@pytest.mark.parametrize(
    "words",
    [
        "At the end the winner gets a trip to the coast.",
        "Interns also keep a share of the vegetables.",
        "You earn 3% employer match on what you save.",
        "You earn 5% more after training.",
        "This year pay is 5% higher than last year.",
        "Pay: 10% above minimum wage.",
        "You lead pupils through a design challenge.",
        "Beside the wage you get stock options, vesting over four years.",
        "You file each signed contract with the clerk.",
        "10% of sales go to the shelter next door.",
        "Pay depends on experience.",
        "You are paid whether or not we publish it.",
    ],
)
def test_what_comes_beside_a_wage_is_no_luck(words: str) -> None:
    assert found("PAY-05", FAIR + words) is None


@pytest.mark.parametrize(
    "words",
    [
        "We pay $60 for each photo if we publish it.",
        "Send us a logo; the one we choose earns $200.",
        "You are paid once the client accepts.",
        "Payment depends on client approval.",
        "Commission only.",
        "The pay is 15% of each sale.",
        "You get paid only if we like the draft.",
        "Pay is commission, no base.",
        "Compensation is a percentage of the revenue you bring in.",
        "You are paid once your photo is sold.",
        "The best entry wins $500.",
        "You draft the pitch on spec.",
        "You build our shop for sweat equity.",
        "You are paid a $50 bounty for each bug.",
    ],
)
def test_pay_that_depends_on_luck_must_change(words: str) -> None:
    hit = found("PAY-05", NO_WAGE + words)
    assert hit is not None
    assert hit.severity is Severity.BLOCK


@pytest.mark.parametrize(
    "words",
    [
        "You earn 5% of each sale.",
        "You are paid extra only if we publish it.",
        "Submit your design: the best entry wins $500.",
    ],
)
def test_luck_beside_a_wage_is_for_a_person_to_look_at(words: str) -> None:
    for hit in (found("PAY-05", FAIR + words), found_in_brief("PAY-05", words)):
        assert hit is not None
        assert hit.severity is Severity.REVIEW


def test_who_says_commission_alone_means_it_beside_any_figure() -> None:
    hit = found_in_brief("PAY-05", "This is 100% commission.")
    assert hit is not None
    assert hit.severity is Severity.BLOCK


@pytest.mark.parametrize(
    "words",
    [
        "You will cover the insurance industry for our newsletter.",
        "You will provide travel tips to readers.",
        "You help tenants get their security deposit back.",
        "You will provide software support to teachers.",
        "You will supply software teams with bug reports.",
        "You will provide equipment tours to visitors.",
        "You study a small deposit of lithium.",
        "You look at training costs in Ohio's hospitals.",
        "Interns should bring their own lunch.",
        "You will bring your own ideas and questions.",
        "Students must provide proof of health insurance.",
        "Next comes a map of membership fees across the county.",
        "You purchase supplies with our card.",
        "You update the page on membership fees ($40 a year).",
        "We send $200 to your account each Friday.",
    ],
)
def test_what_the_reader_provides_for_others_costs_nothing(words: str) -> None:
    assert found_in_brief("PAY-07", words) is None
    assert found("PAY-07", FAIR + words) is None


@pytest.mark.parametrize(
    "words",
    [
        "You pay a $50 training fee before you start.",
        "There is a programme fee of $900.",
        "A refundable deposit of $100 is due.",
        "You must purchase a kit.",
        "You will need to buy your own costumes.",
        "Students must provide their own insurance.",
        "You supply the paper at your own cost.",
        "You cover your own software licences.",
        "Application fee: $25.",
        "Interns purchase their own costumes.",
        "The apron ($60) comes out of your first paycheck.",
        "Costs of visas are borne by the intern.",
    ],
)
def test_money_that_the_reader_hands_over_must_go(words: str) -> None:
    for hit in (found("PAY-07", FAIR + words), found_in_brief("PAY-07", words)):
        assert hit is not None
        assert hit.severity is Severity.BLOCK


@pytest.mark.parametrize(
    "words",
    [
        "You must provide your own transportation to the farm.",
        "You cover your own travel costs.",
    ],
)
def test_getting_there_is_worth_a_word(words: str) -> None:
    for hit in (found("PAY-07", FAIR + words), found_in_brief("PAY-07", words)):
        assert hit is not None
        assert hit.severity is Severity.COACH


@pytest.mark.parametrize(
    "typed", ["", "None", "No costs", "n/a", "N/A.", "0", "$0", "nothing", "No costs or fees", "-"]
)
def test_who_types_that_there_are_no_costs_has_none(typed: str) -> None:
    fields = replace(CLEAR, student_costs=typed)
    read = review(Posting(text=TEXT, fields=fields))
    assert "PAY-07F" not in {each.rule for each in read.findings}
    assert "PAY-07F" in {each.rule for each in read.passed}


@pytest.mark.parametrize("typed", ["A camera", "No fees, but a tripod", "$20 for a permit"])
def test_a_cost_that_is_named_must_go(typed: str) -> None:
    hit = found_in_brief("PAY-07F", "", student_costs=typed)
    assert hit is not None
    assert hit.title == f"The student has costs: {typed}"


def test_a_fee_that_a_brief_is_about_is_only_a_topic() -> None:
    assert found_in_brief("F-UPFRONT", "You design a registration fee table.") is None
    assert found_in_brief("PAY-07", "You pay a $40 registration fee before you begin.")
