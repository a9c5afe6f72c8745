"""Quotes end where what they name ends, and say no label twice."""

from __future__ import annotations

import pytest

from fairbrief.fairness import beside_label, clear_terms, read_facts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("You report to Ida Holm, head of press, who reads each draft.", "Ida Holm, head of press"),
        ("You answer to the choir secretary, Ms. Okoye.", "the choir secretary, Ms. Okoye"),
        ("Work under the supervision of Dr. Lena Voss in the lab.", "Dr. Lena Voss"),
        ("A desk, under the guidance of our archivist and others.", "our archivist"),
        ("Nine hours; supervisor Dr. Lena Voss; $200", "Dr. Lena Voss"),
    ],
)
def test_who_is_in_charge_is_named_whole_and_without_the_label(text: str, words: str) -> None:
    facts = read_facts(text)
    assert facts.supervisor is not None
    assert facts.supervisor.text == text[slice(*facts.supervisor.span)]
    assert facts.supervisor.text.endswith(words)
    assert clear_terms(facts)[2].said == words


def test_who_reads_each_draft_is_quoted_with_it() -> None:
    quote = read_facts("Our editor, who goes over your drafts, sits beside you.").supervisor
    assert quote is not None
    assert "drafts" in quote.text


@pytest.mark.parametrize(
    "text", ["You travel between client sites.", "Our treasurer intern will call vendors."]
)
def test_nobody_senior_is_met(text: str) -> None:
    assert read_facts(text).senior_access is None


@pytest.mark.parametrize(
    "text",
    ["It pays $16 in the first year.", "Junior Researcher\nYou dig.", "You meet senior engineers."],
)
def test_no_year_of_study(text: str) -> None:
    assert read_facts(text).eligibility == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Open to a junior or senior.", ["junior", "senior"]),
        ("You are a rising senior majoring in art.", ["rising senior majoring in art"]),
        ("First-year students may apply.", ["First-year"]),
    ],
)
def test_a_year_of_study(text: str, words: list[str]) -> None:
    said = " ".join(each.text for each in read_facts(text).eligibility)
    assert all(each in said for each in words)


@pytest.mark.parametrize(
    ("label", "words", "said"),
    [
        ("reports_to", "reports directly to\nthe dean", "the dean"),
        ("reports_to", "Supervisor: Ida Holm", "Ida Holm"),
        ("reports_to", "your supervisor will meet", "your supervisor will meet"),
        ("reports_to", "help me", "help me"),
        ("start", "Start date: 4 May", "4 May"),
        ("start", "start of term", "start of term"),
        ("duration", "lasts six weeks", "six weeks"),
        ("deadline", "due on Friday", "Friday"),
        ("application_deadline", "Applications close on 4 May", "4 May"),
        ("learning", "learn to weld", "learn to weld"),
    ],
)
def test_a_label_is_not_said_twice(label: str, words: str, said: str) -> None:
    assert beside_label(label, words) == said
