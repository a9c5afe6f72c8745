"""Terms that are the reader's own, beside the same words about others, things, an agency's work."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Finding, Posting, Severity, review


def found(text: str) -> dict[str, Finding]:
    return {each.rule: each for each in review(Posting(text=text)).findings}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("SCOPE-05", "The hall is available immediately."),
        ("SCOPE-05", "You send push notifications on grant news."),
        ("SCOPE-05", "Our helpline is staffed around the clock; your hours are nine to one."),
        ("SCOPE-05", "The shelter is open 24/7."),
        ("EMP-02", "You draft press releases on behalf of our clients."),
        ("EMP-02", "Our client is the town's film museum; you draw its posters."),
        ("EMP-02", "Our client needs a new logo, which you draw."),
        ("EMP-02", "You visit two of our partner companies with the editor."),
        ("EMP-02", "We are a recruitment agency and seek help for our own office."),
        ("EMP-02", "You write for one of our 40 named partner charities."),
        ("FAIR-04", "You test our app through a trial period of 14 days."),
        ("FAIR-04", "Send us a sample article that you have already written."),
        ("FAIR-04", "You grade sample assignments."),
        ("SCOPE-03H", "Summer internship, 40 hours a week."),
        ("SCOPE-03H", "Placement year at a mill, 36 hours a week."),
        ("SCOPE-03H", "Apprentice, 30 hours a week."),
    ],
)
def test_it_is_not_asked_of_the_reader(rule: str, text: str) -> None:
    assert rule not in found(text)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("SCOPE-05", "Candidates should be available immediately."),
        ("SCOPE-05", "You are reachable 24/7."),
        ("SCOPE-05", "You keep notifications on."),
        ("SCOPE-05", "You answer callers around the clock."),
        ("EMP-02", "We are hiring on behalf of our client."),
        ("EMP-02", "One of our clients has an open position."),
        ("EMP-02", "Our client, a large insurer, is looking for interns."),
        ("EMP-02", "We are a staffing agency and hire for several clients."),
        ("EMP-02", "You get an internship with one of our partner companies."),
        ("CLS-01", "You are a contractor: we set your hours and lend you a laptop."),
        ("FAIR-04", "There is a trial period of two weeks before we decide."),
        ("FAIR-04", "Write a sample article on our product first."),
        ("SCOPE-03H", "Intern beside your classes, 25 hours a week."),
    ],
)
def test_it_is(rule: str, text: str) -> None:
    assert rule in found(text)


def test_each_limit_asks_about_itself_alone() -> None:
    compete = found("You sign a non-compete.")["FAIR-03C"]
    assert compete.severity is Severity.REVIEW
    assert "149 § 24L" in compete.source
    assert compete.ask == "May I work for others during this work and after it?"
    rights = found("All rights in the work transfer to us.")["FAIR-03"]
    assert rights.severity is Severity.COACH
    assert "work for others" not in rights.ask
    assert "FAIR-03S" in found("You sign an NDA without expiry.")


@pytest.mark.parametrize(
    ("rule", "text", "said"),
    [
        ("F1-01", "F-1 students are welcome in our library.", "on campus needs neither"),
        ("F1-01", "J-1 students are welcome.", "their sponsor"),
        ("CRED-01", "For college credit only.", "one factor of seven"),
        ("SCOPE-03H", "Intern, 25 hours a week.", "does not say which causes which"),
    ],
)
def test_what_the_law_and_the_figures_say_is_said_whole(rule: str, text: str, said: str) -> None:
    assert said in found(text)[rule].why


def test_a_contractor_is_told_of_tax_and_a_minor_of_the_law() -> None:
    contractor = found("You are a contractor.")["CLS-01"]
    assert "self-employment tax" in contractor.remedy
    assert "workers' compensation" in contractor.remedy
    assert found("High schoolers are welcome to apply.")["AGE-01"].ask
