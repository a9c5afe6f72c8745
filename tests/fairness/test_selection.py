"""Work asked of those who apply: trial work, neither the hours nor the results of the job."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Finding, Posting, Severity, read_facts, review

JOB = " The job: 18 hours in all at $21 an hour. You write three profiles of 500 words each."


def trial(text: str) -> Finding | None:
    found = review(Posting(text=text)).findings
    return next((each for each in found if each.rule == "FAIR-04"), None)


@pytest.mark.parametrize(
    "text",
    [
        "As part of the selection each applicant designs a poster for our shop, about five hours.",
        "As part of our hiring process, candidates are asked to translate a leaflet (four hours).",
        "You build a small shop page as part of the recruitment process, which takes six hours.",
        "Everyone who applies draws a map of our paths first. It takes three hours.",
        "To be considered, you code a booking page for us. The task takes up to eight hours.",
        "In the second selection round you edit a film of ours, some four hours.",
        "Finalists must write an article for our site, around five hours. We do not pay for it.",
    ],
)
def test_long_tasks_for_applicants_stop_a_posting(text: str) -> None:
    assert (found := trial(text + JOB)) is not None
    assert found.severity is Severity.BLOCK
    facts = read_facts(text + JOB)
    assert facts.hours.total == 18
    assert facts.deliverables.quote is not None
    assert "profiles" in facts.deliverables.quote.text
    assert not read_facts(text).deliverables.concrete


def test_a_short_task_is_asked_about_and_quoted_with_its_piece() -> None:
    found = trial("To be considered, you write a sample article of 200 words." + JOB)
    assert found is not None
    assert found.severity is Severity.COACH
    assert found.evidence == "To be considered, you write a sample article"


@pytest.mark.parametrize(
    "text",
    [
        "As part of the application you write a cover letter.",
        "As part of our selection process candidates do a short phone interview.",
        "As part of the hiring team you write a guide for interviewers.",
        "In the first phase you design a logo for a bakery.",
        "Before the interview you prepare a list of questions for the guest.",
        "The candidate we hire will build a dashboard.",
        "Shortlisted applicants edit two pages, for which we pay $40.",
        "You film a video as part of the recruitment campaign.",
        "You do not build a page as part of the selection.",
    ],
)
def test_work_of_the_job_and_papers_are_no_trial(text: str) -> None:
    assert trial(text + JOB) is None


@pytest.mark.parametrize(
    "task",
    [
        "All applicants complete a trial task of 12 hours. The task is unpaid.",
        "All applicants complete a trial task. It takes 12 hours and is unpaid.",
    ],
)
def test_an_unpaid_trial_task_does_not_make_the_job_unpaid(task: str) -> None:
    head = "Data intern, 20 hours, $22 per hour.\n"
    assert trial(head + task)
    assert read_facts(head + task).pay.status == "paid"
    assert read_facts(head + task).pay.amount == 22
    assert read_facts(task).pay.status == "unstated"
    assert read_facts(f"{task} The internship is unpaid.").pay.status == "unpaid"
