"""What everyone may know of ratings, attacked: no state, and no states together, tell one person's.

The reader knows whose ratings stand in which round, every state there ever was, and the rules.
"""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from fairbrief.engagements.models import Engagement
from fairbrief.organizations.models import Employer
from fairbrief.relationships.hiding import hide_feedback, remove_feedback, show_feedback
from fairbrief.relationships.models import Feedback, RatingRound
from fairbrief.relationships.publishing import FEW, GOOD, MOST, SOME, band, publish_rounds
from fairbrief.relationships.queries import public_ratings
from fairbrief.relationships.questionnaires import CURRENT, OF_EMPLOYER
from tests.builders import NOW, a_campus, a_member, a_student, acting, an_employer, an_officer
from tests.engaged import an_engagement
from tests.relationships.speaking import rate

KEYS = [each.key for each in CURRENT.parts[OF_EMPLOYER].questions]
LEVELS = (1, 2, 3, 4)
SIZES = range(5, 9)


def possible(size: int, told: int) -> list[tuple[bool, ...]]:
    """Every way in which so many can have answered, well or not, behind one band."""
    return [
        answers
        for answers in product((False, True), repeat=size)
        if band(sum(answers), size) == told
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("told", [FEW, MOST])
def test_a_round_leaves_both_answers_open_for_each_of_its_people(size: int, told: int) -> None:
    worlds = possible(size, told)
    assert worlds
    for person in range(size):
        assert {answers[person] for answers in worlds} == {False, True}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("told", [FEW, SOME, MOST])
def test_even_who_knows_their_own_answer_learns_none_of_the_others(size: int, told: int) -> None:
    for own in (False, True):
        worlds = [answers for answers in possible(size, told) if answers[0] == own]
        for other in range(1, size):
            # A band may be impossible; no answer of another is certain.
            assert not worlds or {answers[other] for answers in worlds} == {False, True}


@given(st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=1, max_size=3))
def test_rounds_together_tell_nothing_that_one_does_not(rounds: list[list[bool]]) -> None:
    """All states in a row, by going through every world of all their people at once."""
    told = [band(sum(answers), 5) for answers in rounds]
    people = [
        {answers[person] for answers in possible(5, one)} for one in told for person in range(5)
    ]
    assert all(answers == {False, True} for answers in people)


def cumulative_bands(rounds: list[list[bool]]) -> list[int]:
    """What it would be to count everyone again with each round: the control."""
    everyone: list[bool] = []
    told = []
    for answers in rounds:
        everyone += answers
        told.append(band(sum(everyone), len(everyone)))
    return told


def test_counting_everyone_again_would_give_somebody_away() -> None:
    """The control: few, then some, then most leaves one world of fifteen people, not many."""
    wanted = [FEW, SOME, MOST]
    by_count = [
        counts
        for counts in product(range(6), repeat=3)
        if cumulative_bands([[True] * n + [False] * (5 - n) for n in counts]) == wanted
    ]
    assert by_count
    assert any(
        len({counts[place] for counts in by_count}) == 1
        and next(iter({counts[place] for counts in by_count})) in (0, 5)
        for place in range(3)
    )


def test_counting_a_round_again_without_one_would_give_that_one_away() -> None:
    """The control for removal: most of five and then few of four means who left had said yes."""
    worlds = [answers for answers in possible(5, MOST) if band(sum(answers[1:]), 4) == FEW]
    assert {answers[0] for answers in worlds} == {True}


pytestmark = pytest.mark.django_db


@pytest.fixture
def employer() -> Employer:
    employer = an_employer(a_campus())
    a_member(employer, "owner")
    return employer


def rated_by(employer: Employer, people: int, level: int = 4, **more: Any) -> list[Feedback]:
    """So many students' open ratings of the employer, each of one level."""
    campus = employer_campus(employer)
    given = []
    for _each in range(people):
        student = more.get("student") or a_student(campus)
        work = an_engagement("paid", campus=campus, employer=employer, student=student)
        given.append(rate(work, dict.fromkeys(KEYS, level), opened=more.get("opened", True)))
    return given


def employer_campus(employer: Employer) -> Any:
    found = Engagement.objects.filter(employer=employer).select_related("campus").first()
    return found.campus if found else a_campus()


def state(employer: Employer) -> list[tuple[str, int]]:
    return [(str(line.text), line.band) for line in public_ratings(employer).lines]


def test_nothing_is_said_before_a_round_is_full_and_nothing_moves_by_one(
    employer: Employer,
) -> None:
    seen = []
    for number in range(1, 12):
        rated_by(employer, 1, level=4 if number <= 5 else 1)
        publish_rounds(employer, at=NOW)
        seen.append((public_ratings(employer).students, tuple(state(employer))))
    assert [students for students, _lines in seen] == [0] * 4 + [5] * 5 + [10] * 2
    assert len(set(seen)) == 3


def test_a_page_says_the_same_of_none_and_of_four(employer: Employer) -> None:
    client = Client()

    def shown() -> str:
        text = client.get(f"/employers/{employer.slug}/").text
        return text[text.index("What students say") :].split("</aside>")[0]

    rated_by(employer, 1)
    before = shown()
    assert "groups of 5" in before
    rated_by(employer, 3)
    publish_rounds(employer, at=NOW)
    assert shown() == before
    rated_by(employer, 1)
    publish_rounds(employer, at=NOW)
    assert "mostly yes" in shown()


def test_one_student_counts_once_a_round(employer: Employer) -> None:
    student = rated_by(employer, 1)[0].engagement.student
    for _each in range(5):
        rated_by(employer, 1, student=student)
    assert publish_rounds(employer, at=NOW) == 0
    rated_by(employer, 4)
    assert publish_rounds(employer, at=NOW) == 1
    of_student = Feedback.objects.filter(engagement__student=student, round__isnull=False)
    assert of_student.count() == 1


def test_what_is_not_open_or_not_whole_never_counts(employer: Employer) -> None:
    rated_by(employer, 4)
    rated_by(employer, 3, opened=False)
    part = rated_by(employer, 1)[0]
    Feedback.objects.filter(pk=part.pk).delete()
    rate(part.engagement, {"agreed": 4})
    assert publish_rounds(employer, at=NOW) == 0


def test_a_hidden_rating_hides_its_round_and_a_removed_one_ends_it(employer: Employer) -> None:
    officer = acting(an_officer(a_campus()).user)
    first = rated_by(employer, 5)
    publish_rounds(employer, at=NOW)
    rated_by(employer, 5, level=1)
    publish_rounds(employer, at=NOW)
    both = state(employer)
    assert {told for _text, told in both} == {SOME}
    hide_feedback(first[0], actor=officer, at=NOW)
    assert {told for _text, told in state(employer)} == {FEW}
    show_feedback(first[0], actor=officer, at=NOW)
    assert state(employer) == both
    remove_feedback(first[0], actor=officer, at=NOW)
    assert {told for _text, told in state(employer)} == {FEW}
    # The four who are left are never counted again, with whomever.
    rated_by(employer, 4)
    assert publish_rounds(employer, at=NOW) == 0
    assert public_ratings(employer).students == 5


def test_what_was_published_is_never_changed(employer: Employer) -> None:
    given = rated_by(employer, 5)
    publish_rounds(employer, at=NOW)
    round_ = RatingRound.objects.get()
    for change in (
        lambda: RatingRound.objects.filter(pk=round_.pk).update(bands={}),
        lambda: RatingRound.objects.filter(pk=round_.pk).delete(),
        lambda: Feedback.objects.filter(pk=given[0].pk).update(round=None),
        lambda: Feedback.objects.filter(pk=given[0].pk).update(ratings={}),
        lambda: Feedback.objects.filter(pk=given[0].pk).update(opened_at=None),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_a_higher_minimum_hides_smaller_rounds(employer: Employer, monkeypatch: Any) -> None:
    rated_by(employer, 5)
    publish_rounds(employer, at=NOW)
    monkeypatch.setattr(settings, "RATINGS_FROM", 6)
    assert state(employer) == []


def test_an_upper_level_is_one_that_says_so() -> None:
    for each in CURRENT.parts[OF_EMPLOYER].questions:
        assert GOOD in {level.value for level in each.levels}
