"""What a house may set, what nobody may switch off, and tables that can be added to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fairbrief.fairness import OwnRule, Posting, Rulebook, Severity, Verdict, review
from fairbrief.fairness.market import ALL, band_of, occupation_in
from fairbrief.fairness.rulebook import together
from fairbrief.fairness.rules import RULES
from fairbrief.fairness.text import Page
from fairbrief.fairness.wages import WageRate, WageTable, shipped_wages
from tests.fairness.test_review import CLEAR, TEXT

CAMPUS_ID = OwnRule(
    id="OWN-1",
    title="Names a gym",
    phrases=("free gym", "gym membership"),
    severity=Severity.REVIEW,
    why="We were asked not to.",
    remedy="Take it out.",
    house="Lakeside",
)


def found(text: str = TEXT, book: Rulebook | None = None, **change: object) -> dict[str, Severity]:
    fields = replace(CLEAR, **change)  # type: ignore[arg-type]
    result = review(Posting(text=text, fields=fields), book)
    return {each.rule: each.severity for each in result.findings}


def test_a_rule_can_be_switched_off() -> None:
    assert "ACC-01" in found(leader_name="")
    assert "ACC-01" not in found(leader_name="", book=Rulebook(off=frozenset({"ACC-01"})))


@pytest.mark.parametrize("rule", [rule.id for rule in RULES if rule.is_floor])
def test_the_floor_stays_on(rule: str) -> None:
    book = Rulebook(off=frozenset({rule}))
    assert rule not in {"PAY-02"} or "PAY-02" in found(book=book, fee_minor=1)
    assert (rule != "FAIR-01") or "FAIR-01" in found(TEXT + " Native speakers only.", book)


def test_a_rule_can_be_made_firmer_never_lighter() -> None:
    firm = Rulebook(firmer={"ACC-01": Severity.BLOCK})
    light = Rulebook(firmer={"PAY-03": Severity.NOTE})
    assert found(leader_name="", book=firm)["ACC-01"] is Severity.BLOCK
    assert found(fee_minor=None, book=light)["PAY-03"] is Severity.BLOCK


def test_a_house_adds_phrases_that_must_not_stand() -> None:
    book = Rulebook(own=(CAMPUS_ID,))
    result = review(Posting(text=TEXT + " You get a FREE  GYM pass.", fields=CLEAR), book)
    (finding,) = [each for each in result.findings if each.rule == "OWN-1"]
    assert (finding.evidence, finding.house, finding.source) == (
        "FREE  GYM",
        "Lakeside",
        "Lakeside",
    )
    assert "OWN-1" not in found(book=book)
    assert "OWN-1" not in found(TEXT + " There is no free gym.", book)


def test_a_house_adds_phrases_of_which_one_must_stand() -> None:
    book = Rulebook(own=(replace(CAMPUS_ID, is_needed=True, severity=Severity.BLOCK),))
    assert found(book=book)["OWN-1"] is Severity.BLOCK
    assert "OWN-1" not in found(TEXT + " A gym membership is part of it.", book)


def test_text_from_elsewhere_is_not_held_to_a_house_s_own_rules() -> None:
    result = review(Posting(text="A free gym for interns."), Rulebook(own=(CAMPUS_ID,)))
    assert "OWN-1" not in {each.rule for each in result.findings}


def test_a_phrase_without_letters_is_left_out() -> None:
    book = Rulebook(own=(replace(CAMPUS_ID, phrases=("!!!", "…", "")),))
    assert "OWN-1" not in found(TEXT + " !!!", book)


def test_several_houses_ask_for_what_any_of_them_asks() -> None:
    one = Rulebook(off=frozenset({"ACC-01", "SUP-03"}), firmer={"ACC-02": Severity.REVIEW})
    two = Rulebook(off=frozenset({"SUP-03"}), firmer={"ACC-02": Severity.BLOCK}, own=(CAMPUS_ID,))
    both = together([one, two])
    assert both.off == {"SUP-03"}
    assert both.firmer == {"ACC-02": Severity.BLOCK}
    assert both.own == (CAMPUS_ID,)
    assert together([]) == Rulebook()


def test_rates_can_be_added_and_the_newest_in_force_counts() -> None:
    table = shipped_wages().with_rates(
        [
            WageRate(jurisdiction="OH", hourly_minor=1150, effective_from=date(2027, 1, 1)),
            WageRate(jurisdiction="CA", hourly_minor=1600, effective_from=date(2026, 1, 1)),
        ]
    )
    assert table.minimum("OH", date(2026, 12, 31)).hourly_minor == 1100
    assert table.minimum("OH", date(2027, 1, 1)).hourly_minor == 1150
    assert table.minimum("OH", date(2027, 5, 1)).is_current
    assert not table.minimum("OH", date(2028, 5, 1)).is_current
    assert table.minimum("CA", date(2026, 6, 1)).hourly_minor == 1600
    with pytest.raises(LookupError):
        WageTable().minimum("OH", date(2026, 1, 1))


def test_the_wage_that_counts_is_the_one_on_the_day_the_work_is_due() -> None:
    raised = Rulebook(
        wages=shipped_wages().with_rates(
            [WageRate(jurisdiction="OH", hourly_minor=2500, effective_from=date(2026, 12, 15))]
        )
    )
    assert "PAY-02" in found(book=raised)
    assert "PAY-02" not in found(book=raised, due_on=date(2026, 12, 14))


def test_an_occupation_is_known_by_its_words() -> None:
    assert occupation_in(Page("Graphic design intern: a logo and posters")) == "27-1024"
    assert occupation_in(Page("Help us")) == ""
    assert band_of("27-1024").p10_minor == 1900
    assert band_of("nothing").occupation == ALL


@pytest.mark.parametrize(
    ("fee", "rule"), [(18 * 15000, "PAY-06"), (18 * 2000, "PAY-06L"), (18 * 3000, None)]
)
def test_pay_is_held_against_the_market(fee: int, rule: str | None) -> None:
    rules = found(fee_minor=fee, occupation="13-1161") if rule else found(fee_minor=fee)
    assert {"PAY-06", "PAY-06L"} & rules.keys() == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("This is an unpaid position.", "PAY-01X"),
        ("We pay a fee of $300.", "PAY-03X"),
        ("It takes 30 hours in total.", "SCOPE-02X"),
        ("All files are due on 22 December.", "SCOPE-03X"),
        ("The work is done on site, in our office.", "PLACE-01X"),
        ("You are hired as an independent contractor.", "CLS-01"),
    ],
)
def test_fields_and_text_must_agree(words: str, rule: str) -> None:
    assert rule in found(f"{TEXT} {words}")


def test_of_a_time_from_one_day_to_another_the_last_is_the_due_date() -> None:
    words = "24 hours in all, between November 30 and December 11, 2026."
    assert "SCOPE-03X" not in found(words, due_on=date(2026, 12, 11))
    assert "SCOPE-03X" in found(words, due_on=date(2026, 12, 14))


@pytest.mark.parametrize(
    "words",
    [
        "We pay a fee of $432.",
        "It takes 18 hours in total.",
        "All files are due on 18 December.",
        "This is a remote role.",
    ],
)
def test_what_agrees_is_no_finding(words: str) -> None:
    assert not [rule for rule in found(f"{TEXT} {words}") if rule.endswith("X")]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Unpaid internship in Leeds.", "UK-01"),
        ("Unpaid internship in Dublin, Ireland.", "IE-01"),
        ("Our client, an unnamed firm, needs an intern.", "EMP-02"),
        ("Open to students of 16 years and older.", "AGE-01"),
        ("College credit is available.", "CRED-01"),
        ("CPT and OPT students are welcome.", "F1-01"),
        ("Payment is net 60.", "PAY-04T"),
        ("Paid $20 an hour, 30 hours a week.", "SCOPE-03H"),
        ("Complete an unpaid test project of eight hours.", "FAIR-04"),
    ],
)
def test_status_and_terms_in_text(text: str, rule: str) -> None:
    assert rule in {each.rule for each in review(Posting(text=text)).findings}


def test_long_trial_work_stops_a_posting() -> None:
    long = review(
        Posting(text="Before the interview complete an unpaid test project, about ten hours.")
    )
    assert long.verdict is Verdict.REFUSE
