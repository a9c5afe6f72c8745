"""What came of it: who was asked, what they said, and that few of them are never told."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbrief.organizations.models import Campus
from fairbrief.reports.files import as_xlsx, csv_rows
from fairbrief.reports.sections.outcomes import (
    ANSWERS,
    Stage,
    asked_cells,
    rates,
    shares_said,
    stages_of,
)
from fairbrief.reports.suppression import keep_hiding, numbers_apart
from fairbrief.tracking.models import Experience, Outcome
from tests.builders import NOW, a_campus
from tests.reports.builders import fill, rows_of, table_of, the_report
from tests.reports.test_attacks import LIMIT, PATIENT


def say(campus: Campus, answers: dict[str, int], *, months: int = 3, **columns: Any) -> None:
    """So many of each answer about the campus's experiences, "" being asked and silent."""
    said = [answer for answer, people in answers.items() for _each in range(people)]
    experiences = Experience.objects.filter(campus=campus).order_by("pk")[: len(said)]
    Outcome.objects.bulk_create(
        Outcome(
            experience=experience,
            months=months,
            answer=answer,
            said_at=NOW if answer else None,
            **{"asked_at": NOW, **columns},
        )
        for experience, answer in zip(experiences, said, strict=True)
    )


@pytest.mark.django_db
def test_the_section_tells_who_answered_and_what() -> None:
    campus = a_campus()
    fill(campus, "History", 120)
    say(campus, {"job": 30, "study": 15, "looking": 15, "again": 20, "": 20})
    report = the_report(campus)
    assert rows_of(report, "outcomes_asked") == {"after 3 months": [100, "85 %", 80, "80 %"]}
    assert {name: row[0] for name, row in rows_of(report, "outcomes_answers").items()} == {
        "another micro-internship here": "25 %",
        "an internship": "0 %",
        "a job": "40 %",
        "further study": "20 %",
        "still looking": "20 %",
        "none of these": "0 %",
    }
    # Known are sixty of a hundred; employed or studying forty-five of sixty.
    assert rows_of(report, "outcomes_rates") == {"after 3 months": ["60 %", "75 %"]}
    assert "outcomes_answers" in report.charts


@pytest.mark.django_db
def test_few_are_told_in_no_form() -> None:
    campus = a_campus()
    fill(campus, "History", 60)
    say(campus, {"job": 4, "study": 3, "": 43})
    report = the_report(campus)
    assert rows_of(report, "outcomes_asked") == {"after 3 months": [50, "85 %", None, "< 20 %"]}
    assert not {table.key for table in report.tables} & {"outcomes_answers", "outcomes_rates"}
    text = "\n".join(",".join(map(str, row)) for row in csv_rows(report))
    with zipfile.ZipFile(io.BytesIO(as_xlsx(report))) as book:
        text += "".join(book.read(name).decode() for name in book.namelist())
    assert "after 3 months" in text
    assert "further study" not in text


@pytest.mark.django_db
def test_before_anybody_is_asked_it_says_so() -> None:
    campus = a_campus()
    fill(campus, "History", 12)
    section = next(each for each in the_report(campus).sections if each.key == "outcomes")
    assert section.is_empty
    assert section.empty


@pytest.mark.django_db
def test_what_is_said_unasked_counts_among_the_answers_alone() -> None:
    campus = a_campus()
    fill(campus, "History", 40)
    say(campus, {"job": 20, "looking": 20}, asked_at=None)
    report = the_report(campus)
    assert rows_of(report, "outcomes_asked")["after 3 months"] == [0, "0 %", 0, None]
    assert rows_of(report, "outcomes_rates")["after 3 months"] == ["100 %", "50 %"]


@pytest.mark.django_db
def test_an_experience_that_does_not_count_has_no_outcome() -> None:
    campus = a_campus()
    fill(campus, "History", 30)
    say(campus, {"job": 30})
    Experience.objects.filter(campus=campus).update(state="refused")
    fill(campus, "Law", 12)
    assert not [table for table in the_report(campus).tables if table.key == "outcomes_asked"]


@pytest.mark.django_db
def test_each_stage_is_a_line_and_a_column() -> None:
    campus = a_campus()
    fill(campus, "History", 90)
    for months, people in ((3, 80), (6, 60), (12, 55)):
        say(campus, {"job": people // 2, "": people - people // 2}, months=months)
    report = the_report(campus)
    # Five fewer than at six months: neither their number nor what gives it away.
    assert {name: row[:3] for name, row in rows_of(report, "outcomes_asked").items()} == {
        "after 3 months": [80, "90 %", 40],
        "after 6 months": [60, "65 %", 30],
        "after 12 months": [None, None, None],
    }
    heads = [head.key for head in table_of(report, "outcomes_answers").heads]
    assert heads == ["answer", "months_3", "months_6", "months_12"]


# Attacks


def a_stage(said: tuple[int, ...], *, silent: int = 0, months: int = 3) -> Stage:
    answered = sum(said)
    return Stage(
        months=months, due=answered + silent, asked=answered + silent, answered=answered, said=said
    )


COUNTS = st.lists(st.integers(0, 40), min_size=6, max_size=6).map(tuple)


def told_sums(stage: Stage, *, career: str | None, knowledge: str | None) -> list[set[int]]:
    """The sets of answers whose people a reader knows who takes every rate for exact, and knows
    how many answered and were asked besides."""
    known = sum(stage.destinations.values())
    seeking = ANSWERS.index("looking")  # type: ignore[arg-type]
    apart = {ANSWERS.index("again"), ANSWERS.index("none")}  # type: ignore[arg-type]
    everything = set(range(len(ANSWERS)))
    sets = [everything]
    if knowledge and min(known, stage.due - known) >= LIMIT:
        sets += [apart, everything - apart]
    if career and min(known - stage.said[seeking], stage.said[seeking]) >= LIMIT:
        # How many are known, a reader may have from elsewhere.
        sets += [{seeking}, everything - apart - {seeking}, apart]
    return sets


@PATIENT
@given(COUNTS, st.integers(0, 60))
def test_no_rate_tells_a_hidden_answer(said: tuple[int, ...], silent: int) -> None:
    stage = a_stage(said, silent=silent)
    shares = shares_said(stage, LIMIT)
    knowledge, career = rates(stage, shares, LIMIT)
    if sum(said) < LIMIT:
        assert not any([*shares, knowledge, career])
        return
    hidden = {place for place, people in enumerate(said) if people and not shares[place]}
    assert all(place in hidden for place, people in enumerate(said) if 0 < people < LIMIT)
    for told in told_sums(stage, career=career, knowledge=knowledge):
        parts = [said[place] for place in hidden & told]
        if any(people < LIMIT for people in parts) and not hidden >= {
            place for place, people in enumerate(said) if people
        }:
            # Each of them might be at the limit, the others being one each.
            assert len(parts) > 1
            assert sum(parts) - (len(parts) - 1) >= LIMIT


def test_a_rate_would_tell_a_hidden_answer_if_it_were_not_left_out() -> None:
    """The control: four in internships hide behind twelve who look, until a rate parts them."""
    said = tuple(
        {"job": 60, "internship": 4, "looking": 12}.get(str(answer), 0) for answer in ANSWERS
    )
    stage = a_stage(said, silent=30)
    shares = dict(zip(map(str, ANSWERS), shares_said(stage, LIMIT), strict=True))
    assert shares["job"]
    assert not shares["internship"]
    assert not shares["looking"]
    assert rates(stage, list(shares.values()), LIMIT) == (None, None)


def test_a_rate_of_few_is_not_told() -> None:
    said = tuple({"job": 4, "again": 40, "none": 20}.get(str(answer), 0) for answer in ANSWERS)
    stage = a_stage(said)
    assert rates(stage, shares_said(stage, LIMIT), LIMIT)[1] is None


@PATIENT
@given(st.integers(10, 400), st.lists(st.integers(0, 400), min_size=3, max_size=3), st.data())
def test_who_was_asked_differs_by_few_from_nothing_shown(
    people: int, asked: list[int], data: st.DataObject
) -> None:
    stages = []
    for months, number in zip((3, 6, 12), asked, strict=True):
        number = min(number, people)
        answered = data.draw(st.integers(0, number))
        said = (answered, 0, 0, 0, 0, 0)
        stages.append(a_stage(said, silent=number - answered, months=months))
    cells = asked_cells(stages, people, LIMIT)
    shown = [people, *(row[0] for row in cells if row[0] is not None)]
    assert all(
        one == other or abs(int(one) - int(other)) >= LIMIT  # type: ignore[call-overload]
        for one in shown
        for other in shown
    )
    for stage, (number, _share, answered, response) in zip(stages, cells, strict=True):
        if answered is not None:
            assert number == stage.asked
            assert stage.asked - stage.answered == 0 or stage.asked - stage.answered >= LIMIT
        if 0 < stage.asked < LIMIT:
            assert number is answered is response is None


@PATIENT
@given(st.integers(20, 400), st.data())
def test_any_few_who_were_not_asked_read_like_any_other(people: int, data: st.DataObject) -> None:
    few, other = (data.draw(st.integers(1, LIMIT - 1)) for _each in range(2))
    for asked in (lambda number: number, lambda number: people - number):
        one, two = (
            asked_cells([a_stage((0,) * 6, silent=asked(number))], people, LIMIT)
            for number in (few, other)
        )
        assert one == two


def test_numbers_apart_and_parts_that_keep_hiding() -> None:
    assert numbers_apart([100, 95, 80, 85, 4, 0], limit=10) == [100, None, 80, None, None, 0]
    assert keep_hiding([], 10)
    assert keep_hiding([12], 10)
    assert keep_hiding([8, 9], 10)
    assert not keep_hiding([4], 10)
    assert not keep_hiding([4, 5], 10)


def test_answers_of_a_stage_are_added_up() -> None:
    rows = [
        {"months": 6, "answer": "job", "due": 5, "asked": 4},
        {"months": 6, "answer": "", "due": 3, "asked": 2},
    ]
    assert stages_of(rows) == [Stage(months=6, due=8, asked=6, answered=4, said=(0, 0, 5, 0, 0, 0))]
    assert stages_of([]) == []
