"""Pay: who may leave it out, what the law of the place asks for, when and in what it is paid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fairbrief.fairness import Fields, Finding, Posting, Severity, Verdict, read_facts, review
from fairbrief.fairness.market import occupation_in
from fairbrief.fairness.rules import RULES
from fairbrief.fairness.states import state_of_work
from fairbrief.fairness.text import Page
from tests.fairness.test_pay_by_luck import FAIR
from tests.fairness.test_review import CLEAR, TEXT


def found(rule: str, text: str) -> Finding | None:
    findings = review(Posting(text=text)).findings
    return next((each for each in findings if each.rule == rule), None)


def weight(rule: str, text: str) -> Severity | None:
    hit = found(rule, text)
    return hit and hit.severity


@pytest.mark.parametrize(
    "text",
    [
        "Unpaid internship in the Columbus office of Congresswoman Ames. You answer mail.",
        "State Senator Kim seeks unpaid interns for the district office.",
        "Unpaid summer internship with a judge's clerk at the Superior Court of Marin County.",
        "Internship in the office of an MP in Westminster, unpaid, expenses only.",
        "The American Red Cross offers an unpaid internship in disaster mapping.",
        "Our foundation, a tax-exempt organization, offers an unpaid internship in grants.",
        "Non-profit in Toronto seeks an unpaid communications intern.",
        "St. Anne's Parish looks for unpaid youth leaders this summer.",
        "The Refugee Council needs an unpaid intern to translate leaflets.",
        "Interns sort parcels at the food bank on Saturdays, unpaid.",
        "Unpaid help in our hospice thrift shop, four hours a week.",
        "Our neighbourhood mutual aid group needs an unpaid writer for its newsletter.",
        "The City Museum trains docents; the docent role is unpaid.",
        "Student government seeks a volunteer treasurer; unpaid.",
        "Our student-run college radio station needs an unpaid producer.",
        "Unpaid practicum in our department of psychology at the university, for credit.",
        "Unpaid clinical rotation in our ward, required by your nursing degree.",
        "Unpaid placement with us, a requirement of the physical therapy program.",
        "Unpaid field placement required for your MSW.",
        "Unpaid student teaching, as your licensure requires, in grade 4.",
        "Volunteers wanted to walk dogs and write a blog.",
        "The Renters' Rights Clinic takes on one extern without pay, Mondays and Fridays.",
        "Our free clinic needs an unpaid intern who sorts charts.",
        "The eviction clinic at our law school offers unpaid externships.",
        "United States Attorney's Office in Boise: an unpaid law clerk for the autumn.",
        "The Sheriff's Office has an unpaid intern read old warrants.",
        "Unpaid internship at the Smithsonian: you label moths.",
        "Interns at our federal agency are not paid; they read comments on rules.",
        "An unpaid externship in our office; ABA Standard 304 asks for a log.",
    ],
)
def test_public_bodies_charities_and_courses_are_asked_why_it_is_unpaid(text: str) -> None:
    assert weight("PAY-01", text) is Severity.REVIEW
    assert review(Posting(text=text)).verdict is Verdict.ASK


@pytest.mark.parametrize(
    "text",
    [
        "Our startup offers an unpaid marketing internship.",
        "Unpaid internship: we build websites for a food bank and the Red Cross.",
        "Our startup sells software to the district court. Unpaid internship.",
        "This internship is volunteer based; our front desk person left.",
        "We are a consulting firm whose clients include the City Museum. Unpaid.",
        "Volunteers wanted for our company's launch.",
        "An internship as a volunteer in a salon.",
        "Our eye clinic seeks an unpaid intern for the front desk.",
        "Bakery beside the Sheriff's Office: an unpaid intern.",
        "We design forms for the U.S. Attorney's Office. Unpaid intern.",
        "The attorney's office on Elm Street takes an unpaid clerk.",
    ],
)
def test_a_company_is_none_of_them_for_whom_it_works(text: str) -> None:
    assert weight("PAY-01", text) is Severity.BLOCK


def test_what_is_lawful_in_the_public_sector_is_said() -> None:
    (rule,) = [each for each in RULES if each.id == "PAY-01"]
    assert "generally permissible" in rule.why
    allowed = replace(
        CLEAR, pay_kind="none", fee_minor=None, unpaid_allowed=True, employer_kind="nonprofit"
    )
    hits = review(Posting(text=TEXT, fields=allowed)).findings
    (hit,) = [each for each in hits if each.rule == "PAY-01F"]
    assert hit.severity is Severity.NOTE
    assert "choose a campus" not in hit.remedy


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Helper in San Francisco, California.", "CA"),
        ("Design intern in Brooklyn, New York.", "NY"),
        ("Seattle: shop helper, 10 hours a week.", "WA"),
        ("Shop helper (Chicago)", "IL"),
        ("The lab is in Ann Arbor, MI.", "MI"),
        ("You write about wages in California, in our Austin, Texas office.", "TX"),
        ("You may work in Oregon or in Texas.", ""),
        ("Intern at the University of California.", ""),
        ("Founded in California, we sell tea.", ""),
        ("The New York Times wrote of us.", ""),
        ("You interview tenants in Chicago; the work is in Ohio.", "OH"),
        ("You work in the Washington office.", ""),
        ("COME IN, OR CALL. SAY HI, ME TOO.", ""),
    ],
)
def test_a_state_is_read_where_it_is_the_place_of_work(text: str, state: str) -> None:
    assert state_of_work(Page(text)) == state


def test_a_wage_is_held_against_that_of_the_state() -> None:
    hit = found("PAY-02S", "Helper in a shop in San Francisco, California. $12 an hour.")
    assert hit is not None
    assert hit.severity is Severity.REVIEW
    assert hit.title.endswith(
        "$12 an hour; the minimum in California is $16.90 from 1 January 2026; "
        "some cities are higher"
    )
    brooklyn = found("PAY-02S", "Design intern in Brooklyn, New York, $10 an hour.")
    assert brooklyn is not None
    assert "$16 from 1 January 2026; $17 in New York City" in brooklyn.title


@pytest.mark.parametrize(
    "text",
    [
        "Helper in San Francisco, California. $17 an hour.",
        "Helper in Austin, Texas. $12 an hour.",
        "Helper, remote; we sit in San Francisco, California. $12 an hour.",
        "Helper in Toronto, Canada. $12 an hour.",
        "A stipend of $120 for ten hours in Seattle.",
        "Ranch help in Montana: $800 a month and board, 30 hours a week.",
        "Bar help in Oregon: $320 a week for 20 hours a week, plus tips.",
        "Washington State University: a helper for the seed bank, $16 an hour.",
    ],
)
def test_no_state_is_held_against_who_does_not_earn_a_wage_there(text: str) -> None:
    assert found("PAY-02S", text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Mural crew in Tacoma: $180 a week, 15 hours a week.",
            "about $12 an hour; the minimum in W",
        ),
        ("In Queens, NY: $1,200 in all for 8 weeks, 15 hours a week.", "about $10 an hour; "),
        (
            "Kiln helper (Washington State), $17 an hour.",
            "$17 an hour; the minimum in Washington is ",
        ),
        ("Bar help in Fresno: $6 an hour plus tips.", "$6 an hour; the minimum in California is "),
        ("Bar help in Portland, Oregon: $11 an hour and tips.", ", before tips; "),
    ],
)
def test_sums_and_pay_beside_tips_are_held_against_the_wage_of_the_state(
    text: str, said: str
) -> None:
    hit = found("PAY-02S", text)
    assert hit is not None
    assert said in hit.title
    assert found("PAY-02T", text) is None
    assert found("PAY-02P", text) is None


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Bar help, $4 an hour plus tips.", True),
        ("Bar help in Austin, Texas, $4 an hour plus tips.", True),
        ("Bar help, $8 an hour plus tips.", False),
        ("Bar help, $2 an hour plus tips.", False),
        ("Bar help, $4 an hour.", False),
    ],
)
def test_beside_tips_federal_law_may_allow_less(text: str, is_found: bool) -> None:
    assert (found("PAY-02P", text) is not None) is is_found


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Research assistant in Ohio. $5 per hour, 15 hours a week.", Severity.BLOCK),
        ("Servers earn $2 an hour plus tips. Ask for Mo at the bar.", Severity.REVIEW),
        ("Helpers under 20 start at $4.25 an hour.", Severity.REVIEW),
        ("Counselor at our summer camp, $6 an hour.", Severity.REVIEW),
        ("Public defender's office: a $1,500 stipend for 400 hours.", Severity.REVIEW),
        ("Ranch help: $1,200 a month plus board, 45 hours a week.", Severity.REVIEW),
        ("A volunteer year with room, board and $150 a month, 35 hours a week.", Severity.REVIEW),
    ],
)
def test_a_low_wage_must_change_only_where_the_law_allows_no_less(
    text: str, severity: Severity
) -> None:
    assert weight("PAY-02T", text) is severity


@pytest.mark.parametrize(
    "text",
    [
        "Join us; there is a $40 yearly membership. 25 hours a week.",
        "Internship abroad, program fee of $4,500. 20 hours a week for 8 weeks.",
        "You pay tuition of $1,900 for 160 hours.",
        "Pay your dues of $30 a month. 10 hours a week.",
        "It comes with $1,900 in tuition for 160 hours.",
    ],
)
def test_what_the_student_pays_is_no_pay(text: str) -> None:
    pay = read_facts(text).pay
    assert (pay.status, pay.hourly_usd) == ("unstated", None)


def test_pay_beside_what_the_student_pays_is_read() -> None:
    assert read_facts("We pay $20 an hour; membership is $40 a year.").pay.hourly_usd == 20
    assert read_facts("You get a $500 stipend for tuition, 40 hours.").pay.hourly_usd == 12.5


@pytest.mark.parametrize(
    ("words", "is_late"),
    [
        ("You get paid time off after 90 days.", False),
        ("Pay rises to $24 after 60 days.", False),
        ("There is paid family leave after 180 days.", False),
        ("Great pay, health plan after 60 days.", False),
        ("Payment within 20 business days.", False),
        ("Payment within 30 business days.", True),
        ("Payment of $1,500 within 45 days.", True),
        ("Payment is net 60.", True),
    ],
)
def test_pay_is_late_after_thirty_days(words: str, is_late: bool) -> None:
    assert (found("PAY-04T", FAIR + words) is not None) == is_late


@pytest.mark.parametrize(
    ("words", "is_asked"),
    [
        ("A paid internship with an attractive salary.", True),
        ("Compensation: honorarium, to be settled later.", True),
        ("We will tell you the sum of the stipend when we meet.", True),
        ("Stipend: depends on results.", True),
        ("A paid internship at the minimum wage.", False),
        ("You are paid as the union scale says.", False),
        ("A paid internship: a stipend of ZAR 4,000 each month.", False),
        ("A paid internship, $19 an hour.", False),
        ("An unpaid internship.", False),
        ("Commission only: you are paid a tenth of what you sell.", False),
    ],
)
def test_paid_without_a_sum_is_asked_about(words: str, is_asked: bool) -> None:
    text = f"{words} You write three case studies and report to Ann Lee."
    hit = found("PAY-03A", text)
    assert (hit is not None) == is_asked
    if hit is not None:
        assert hit.severity is Severity.REVIEW
        assert hit.ask.startswith("How much is it")


def test_pay_that_is_not_said_at_all_is_asked_about_once() -> None:
    text = "You write three case studies and report to Ann Lee."
    assert found("PAY-03T", text) is not None
    assert found("PAY-03A", text) is None


def test_the_thirty_days_are_said_with_whose_they_are() -> None:
    for rule in RULES:
        if rule.id in {"PAY-04", "PAY-04T"}:
            assert "whether or not the work is accepted" in rule.why
            assert rule.source.startswith("The platform's default; for contractors: ")
            assert "article 44-A" in rule.source


@pytest.mark.parametrize(
    ("how", "rule", "severity"),
    [
        ("By bank transfer; free meals on site", "PAY-03G", None),
        ("payroll shares the stub by mail", "PAY-03E", None),
        ("card readers need tokens", "PAY-03G", None),
        ("Prepaid card from our payroll provider, or direct deposit", "PAY-03G", None),
        ("Check, with shares in the firm on top", "PAY-03E", None),
        ("Check or gift cards", "PAY-03G", Severity.REVIEW),
        ("Gift cards", "PAY-03G", Severity.BLOCK),
        ("Tokens", "PAY-03G", Severity.BLOCK),
        ("In our tokens", "PAY-03G", Severity.BLOCK),
        ("Shares in the company", "PAY-03E", Severity.BLOCK),
        ("Equity", "PAY-03E", Severity.BLOCK),
    ],
)
def test_goods_and_shares_are_no_pay_unless_there_is_money(
    how: str, rule: str, severity: Severity | None
) -> None:
    hits = review(Posting(text=TEXT, fields=replace(CLEAR, pay_method=how))).findings
    assert {each.rule: each.severity for each in hits if each.rule[:6] == "PAY-03"} == (
        {rule: severity} if severity else {}
    )


def test_a_floor_says_where_the_law_may_ask_for_more() -> None:
    low = replace(CLEAR, work_state="NY", floor_minor=1600, fee_minor=18 * 1650)
    said = " ".join(each.said for each in review(Posting(text=TEXT, fields=low)).passed)
    assert "may ask for more in New York: $17 in New York City" in said
    more = replace(low, fee_minor=18 * 2400)
    said = " ".join(each.said for each in review(Posting(text=TEXT, fields=more)).passed)
    assert "may ask for more" not in said


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (
            (
                "Quant intern. You test a model of prices; you report to Ana Reyes, head of"
                " research, who gives feedback weekly. $110 an hour, 20 hours."
            ),
            Severity.NOTE,
        ),
        (
            (
                "Entry test tutor, $100 an hour. You report to Ana Reyes, director, and write one"
                " study guide; feedback every week."
            ),
            Severity.NOTE,
        ),
        ("Data entry, 10 hours a week. Pay is $95 an hour.", Severity.REVIEW),
        (
            (
                "No experience needed: you write one report and report to Ana Reyes, director, who"
                " gives feedback every week. $95 an hour."
            ),
            Severity.REVIEW,
        ),
    ],
)
def test_high_pay_is_only_noted_where_the_work_is_told_in_full(
    text: str, severity: Severity
) -> None:
    assert weight("PAY-06", text) is severity


@pytest.mark.parametrize(
    ("text", "occupation"),
    [
        ("You write two case studies for our website. $21 an hour.", ""),
        ("You supply software teams with bug reports.", ""),
        ("You report to Ana Reyes, producer.", ""),
        ("Website intern: you mend our pages.", "15-1254"),
        ("Archive assistant for the summer.", "25-4011"),
        ("Tutor in mathematics.", "25-3041"),
    ],
)
def test_a_thing_that_is_named_is_no_occupation(text: str, occupation: str) -> None:
    assert occupation_in(Page(text)) == occupation


@pytest.mark.parametrize(
    ("state", "hourly", "said"),
    [
        ("DC", 2100, "$18.40 an hour in District of Columbia"),
        ("AZ", 2050, "$15.15 an hour in Arizona ($15.45 in Tucson and $18.35 in F"),
        ("OH", 2100, None),
        ("WA", 2300, None),
    ],
)
def test_a_raise_to_come_is_told_of_only_where_pay_is_near_the_last_known_wage(
    state: str, hourly: int, said: str | None
) -> None:
    fields = Fields(
        fee_minor=hourly * 10,
        hours=10,
        work_state=state,
        starts_on=date(2027, 1, 11),
        due_on=date(2027, 2, 12),
    )
    hits = review(Posting(text="Ten maps.", fields=fields)).findings
    titles = [each.title for each in hits if each.rule == "PAY-02Y"]
    assert [said is not None and said in each for each in titles] == [True] * (said is not None)
