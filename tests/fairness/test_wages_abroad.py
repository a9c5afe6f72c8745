"""What is said of pay in the United Kingdom and in Ireland: by age, of volunteers, of namesakes."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Finding, Posting, Severity, review


def found(text: str) -> dict[str, Finding]:
    read = review(Posting(text=text))
    return {each.rule: each for each in read.findings if each.rule in {"UK-01", "IE-01"}}


@pytest.mark.parametrize(
    ("pay", "said"),
    [
        ("£7.50", "£7.50 an hour"),
        ("£9", "£9 an hour, enough only below the age of 18"),
        ("£10.90", "£10.90 an hour, enough only below the age of 21"),
    ],
)
def test_less_than_the_british_wage_is_said_by_age(pay: str, said: str) -> None:
    assert found(f"Baker in Cardiff, {pay} an hour.")["UK-01"].title.endswith(f"owed: {said}")


@pytest.mark.parametrize(
    ("pay", "said"),
    [
        ("€11", "€11 an hour, below the rate at 18"),
        ("€12.70", "€12.70 an hour, enough only at 18 or below"),
        ("€14", "€14 an hour, enough only below the age of 20"),
    ],
)
def test_less_than_the_irish_wage_is_said_by_age(pay: str, said: str) -> None:
    assert found(f"Baker in Galway, {pay} an hour.")["IE-01"].title.endswith(f"owed: {said}")


def test_the_rate_of_apprentices_is_only_to_know() -> None:
    (finding,) = found("Apprentice mason in York, UK, £8.00 an hour.").values()
    assert finding.severity is Severity.NOTE
    assert "enough for apprentices under 19" in finding.title


@pytest.mark.parametrize(
    "text",
    [
        "Unpaid work shadowing at a court in Glasgow for three days: you only observe.",
        "Unpaid internship in our Manchester office near the Merrimack.",
        "Unpaid internship in Bristol, next semester.",
        "You pin cards to a cork board. This internship is unpaid.",
        "You write us a limerick a day. This internship is unpaid.",
        "Volunteers of our charity in Dublin walk dogs; unpaid.",
        "Volunteer at our company in London: we pay £13 an hour for it.",
    ],
)
def test_no_wage_is_owed_or_the_place_is_another(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("UK-01", "Volunteer for our company in London: we pay travel only."),
        ("UK-01", "Volunteers at a small firm in Leeds, lunch is paid."),
        ("UK-01", "Unpaid internship in Bristol for students of design."),
        ("IE-01", "We are a charity in Dublin. The internship is unpaid."),
        ("IE-01", "Unpaid internship in Cork, two months."),
    ],
)
def test_unpaid_work_there_is_asked_about(rule: str, text: str) -> None:
    assert rule in found(text)


def test_the_question_can_be_sent_as_it_is() -> None:
    ask = found("Unpaid internship in Leeds.")["UK-01"].ask
    assert ask == "Could you tell me the hourly rate, and that it is at or above the minimum wage?"
