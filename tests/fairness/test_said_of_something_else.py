"""Words that look like a promise and speak of something else: this work, others, other days."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, review
from fairbrief.fairness.facts import read_facts


@pytest.mark.parametrize(
    "said",
    [
        "Four interns will be hired to count the birds.",
        "Interns are hired as employees of the college at 15 dollars an hour.",
        "There is a chance that other staff members work beside you.",
    ],
)
def test_being_hired_for_the_internship_is_nothing_that_follows(said: str) -> None:
    assert read_facts(said).follow_on is None


def test_being_hired_after_it_is() -> None:
    assert read_facts("Three interns were hired after their summer with us.").follow_on


@pytest.mark.parametrize(
    "said",
    [
        "The internship is unpaid, but we help you find outside funding or academic credit.",
        "This is unpaid; ask your school whether it will earn credit.",
    ],
)
def test_credit_beside_money_or_not_yet_known_is_not_all_one_gets(said: str) -> None:
    assert read_facts(said).credit_only is None


def test_credit_for_unpaid_work_is_all_one_gets() -> None:
    assert read_facts("The internship is unpaid. Academic credit is available.").credit_only


@pytest.mark.parametrize(
    "said",
    [
        "We will get back to you about your application by March 10th.",
        "We read all letters before making first offers on April 15.",
    ],
)
def test_the_day_on_which_they_answer_is_not_one_to_apply_by(said: str) -> None:
    assert read_facts(said).application_deadline is None


def test_a_day_to_apply_by_stands_beside_one_on_which_they_answer() -> None:
    said = "Applications are due March 1, and finalists are contacted by March 20."
    found = read_facts(said).application_deadline
    assert found is not None
    assert "March 1" in found.text


def test_days_between_which_it_begins_are_no_end() -> None:
    said = "It lasts 13 weeks, beginning between 27 April and 11 May."
    assert read_facts(said).deadline is None


@pytest.mark.parametrize(
    "said",
    [
        "Win 50 readers and receive a mug and a VIP pass to the fair.",
        "You will be leading volunteers along the river.",
    ],
)
def test_guests_of_weight_are_people_and_not_helpers_or_tickets(said: str) -> None:
    assert read_facts(said).senior_access is None


@pytest.mark.parametrize(
    "said",
    [
        "You will be scanned for one hour in our laboratory.",
        "We seek writers with a track record in comedy.",
        "Referral codes are in the welcome letter.",
        "You get ten dollars, as a petty cash voucher.",
    ],
)
def test_what_is_done_to_one_and_sayings_are_no_routine(said: str) -> None:
    assert not read_facts(said).routine.quotes


@pytest.mark.parametrize(
    "said",
    [
        "The survey aims to learn about testing habits.",
        "Our subject is how learning works in crows.",
        "A background or education in forestry is desirable.",
        "Read the contract so that you will know what will be expected of you.",
    ],
)
def test_what_others_learn_or_ask_for_is_not_learned_here(said: str) -> None:
    assert read_facts(said).learning is None


def test_a_fund_that_is_managed_by_a_house_names_no_supervisor() -> None:
    assert read_facts("The Heron Fund is a fund managed by Lakeside Trust.").supervisor is None
    assert read_facts("Interns are managed by Ana Kovac.").supervisor is not None


def test_the_mentors_of_whoever_speaks_are_not_the_students() -> None:
    assert (
        read_facts("\u201cI think of my college mentors every day,\u201d says Ana.").feedback
        is None
    )


def test_years_of_experience_are_no_duration() -> None:
    assert read_facts("Minimum of 3 years\u2019 experience in an office.").duration is None


def _rules(said: str) -> set[str]:
    return {each.rule for each in review(Posting(text=said)).findings}


@pytest.mark.parametrize("house", ["googlegroups.com", "groups.io"])
def test_a_mailing_list_is_neither_a_private_address_nor_a_borrowed_name(house: str) -> None:
    said = f"Interns write two guides for our library. Ask on the list: birds@{house}."
    assert not _rules(said) & {"F-DOMAIN", "F-IMPERSONATE"}


def test_one_of_two_houses_is_no_unnamed_employer() -> None:
    assert "EMP-02" not in _rules("Internships are based at one of two ponds near the coast.")
    assert "EMP-02" in _rules("Internships are with one of several companies that we know.")
