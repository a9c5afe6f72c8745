"""What lets work grow, and hours that weigh: found of the work itself, and not of what is exact."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, review


def found(rule: str, text: str) -> list[str]:
    return [each.evidence for each in review(Posting(text=text)).findings if each.rule == rule]


@pytest.mark.parametrize(
    "text",
    [
        "We help with papers for the border, as needed.",
        "Send links to your stories as needed.",
        "You buy stamps and ribbon, as needed.",
        "Interns write short reviews as assigned.",
        "You assist with general desk work, including the phones and the post.",
        "You do various small tasks, such as labels, lists and letters.",
        "You help the keepers as needed, including with paths and fences.",
        "Hours are flexible around your exams as needed.",
    ],
)
def test_how_often_and_a_list_are_not_vague(text: str) -> None:
    assert found("SCOPE-01V", text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("You do other tasks as assigned.", ["other tasks"]),
        ("You assist with daily operations.", ["assist with daily operations"]),
        ("You help the team as needed.", ["help the team as needed"]),
        ("You do various small tasks.", ["various small tasks"]),
        ("Miscellaneous tasks (10%).", ["Miscellaneous tasks"]),
    ],
)
def test_what_names_nothing_is_vague_and_found_once(text: str, words: list[str]) -> None:
    assert found("SCOPE-01V", text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Hours are flexible, at most 30 hours a week.",
        "Weeks may exceed 40 hours a week in the harvest.",
        "Hours are flexible but fall within the window from 9 to 5 Monday to Friday.",
        "Office hours: 9 to 5 Monday to Friday. You choose your own.",
        "An intern from early June-late August, 30 hours a week.",
    ],
)
def test_what_is_worked_at_most_or_in_summer_is_no_heavy_week(text: str) -> None:
    assert found("SCOPE-03H", text) == []


@pytest.mark.parametrize(
    "text", ["Intern, 30 hours a week.", "You work from 9 to 5 Monday to Friday in term."]
)
def test_a_heavy_week_is_told(text: str) -> None:
    assert len(found("SCOPE-03H", text)) == 1


def test_evenings_that_are_planned_are_not_hard_to_plan() -> None:
    assert found("SCOPE-05", "Shifts include evenings and weekends, and are fixed in May.") == []
    assert found("SCOPE-05", "Evenings and weekends, from 4 pm to 8 pm.") == []
    assert found("SCOPE-05", "You must be available evenings and weekends.") != []
    assert found("SCOPE-05", "You are on call, in shifts.") == ["on call"]
