"""Words that shut people out, by whom they are about: who applies, or who the work is for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairbrief.fairness import Finding, Posting, Severity, review
from tests.fairness.test_review import CLEAR, TEXT


def found(text: str) -> list[Finding]:
    read = review(Posting(text=f"Intern at a music archive, $22 an hour. {text}"))
    return [each for each in read.findings if each.rule == "FAIR-01"]


@pytest.mark.parametrize(
    "text",
    [
        "Hindus only.",
        "Only Catholics may apply.",
        "You must be a practising Muslim.",
        "Candidates must be born-again Christians.",
        "White candidates preferred.",
        "Caucasian models only.",
        "Straight couples only, please.",
        "No pregnant applicants.",
        "You must not be planning a family.",
        "Interns must have no chronic illness.",
        "Applicants with no medical conditions.",
        "People with disabilities need not apply.",
        "Women need not apply.",
        "Over 40 need not apply.",
        "We would rather have somebody without kids.",
        "Must be single.",
        "No strong accents.",
        "No overseas applicants.",
        "We want digital natives.",
        "You are under 28 and full of ideas.",
        "Girls aged 18 to 22 wanted for our stand.",
        "A well-groomed appearance is a must.",
        "Only gentlemen can apply.",
        "The desk is open to female students only.",
        "Interns must be female.",
        "Must be male.",
        "We only employ women.",
        "No men, please.",
        "You should be 18-24 years old.",
        "Candidates must be between 19 and 26.",
        "Ages 19 to 24 preferred.",
        "No over-40s.",
        "Anyone over 35 is unlikely to be considered.",
        "Older applicants are discouraged.",
        "Applicants with a turban need not apply.",
        "The right person: youthful and quick.",
        "You must be an American citizen.",
        "Only UK nationals may apply.",
        "We only consider German citizens.",
    ],
)
def test_who_one_is_is_no_term_of_work(text: str) -> None:
    assert [each.severity for each in found(text)] == [Severity.REVIEW]


@pytest.mark.parametrize(
    "text",
    [
        "You cut the talks into clips under 25 seconds.",
        "You write our 30 under 30 list.",
        "Pictures stay under 25 MB.",
        "You keep each file under 30 pages.",
        "The result is one clear, single, sorted list.",
        "We run a robot club for girls.",
        "You coach girls aged 9 to 12 at the pool.",
        "You mentor young people who leave care.",
        "You clear well-groomed paths.",
        "You teach a theatre group for young people aged 16 to 18.",
        "You interview Christians and Muslims about holidays.",
        "A helpline for people without children.",
        "Disabled applicants are encouraged to apply.",
        "We choose without regard to race, religion, age, disability or pregnancy.",
        "International students are welcome.",
        "You work with women only in the shelter.",
        "People in the study must not be pregnant.",
        "The plug must be male.",
        "A film about a club that has no women.",
        "You write why girls are discouraged from physics.",
        "Older applicants are not discouraged; they are welcome.",
        "The list must be between 20 and 30 pages.",
        "You must be a US citizen or be allowed to work here.",
        "The shelter is open to women; its office to everyone.",
        "You tutor pupils who are 16-18 years.",
    ],
)
def test_those_the_work_is_for_or_about_shut_nobody_out(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The drawings fall under ITAR, so US citizens only.",
        "US citizens only. You work where a security clearance is needed.",
        "You must be a US citizen: this is an NSF-funded place.",
        "Women only, under the Equality Act 2010, Schedule 9.",
        "You buy cigarettes as an alcohol and tobacco shopper for the county, aged 18 to 20.",
    ],
)
def test_a_reason_of_law_that_is_named_is_only_to_know(text: str) -> None:
    assert [each.severity for each in found(text)] == [Severity.NOTE]


def test_it_is_said_of_a_brief_too_with_what_the_law_allows() -> None:
    brief = Posting(text=f"{TEXT} Deaf or disabled people need not apply.", fields=replace(CLEAR))
    (finding,) = [each for each in review(brief).findings if each.rule == "FAIR-01"]
    for kind in ("race", "religion", "pregnancy", "sexual orientation", "disability"):
        assert kind in finding.why
    assert "name the law that requires it" in finding.remedy


def test_who_speaks_a_language_as_well_is_not_shut_out() -> None:
    assert not found("Native speakers of Polish or fluent ones translate the letters.")
    assert not found("We welcome native speakers or people fluent in Polish.")
    assert found("Native speakers of Polish translate the letters, or nobody does.")
    assert found("Native speakers only.")


def test_the_better_sentence_asks_for_no_other_trait() -> None:
    (finding,) = found("Women need not apply.")
    assert "English" not in finding.example
    assert found(finding.example) == []
