"""An employer's file, and a student's profile, written by two at once."""

from __future__ import annotations

import pytest

from fairbrief.audit.chain import verify
from fairbrief.students.actions import save_profile
from fairbrief.vetting.actions import observe, withdraw_observation
from fairbrief.vetting.models import EmployerReview, Observation
from tests.builders import NOW, a_campus, a_student, acting, an_employer, an_officer
from tests.concurrency.together import at_once, slow

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_officers_who_observe_at_once_are_both_kept_and_a_double_press_once() -> None:
    campus = a_campus()
    vetting = EmployerReview.objects.get_or_create(
        employer=an_employer(campus), campus=campus, defaults={"asked_at": NOW}
    )[0]
    actors = [acting(an_officer(campus).user) for _number in range(2)]

    def seeing(place: int) -> Observation:
        file = EmployerReview.objects.get(pk=vetting.pk)
        return observe(
            file,
            kind="website",
            tone="positive",
            note="It names its people.",
            is_shared=True,
            actor=actors[place],
            at=NOW,
        )

    with slow("vetting_observation"):
        got = at_once(lambda: seeing(0), lambda: seeing(0), lambda: seeing(1))
    assert all(isinstance(each, Observation) for each in got), got
    assert Observation.objects.count() == 2
    first, second = Observation.objects.order_by("pk")

    def taking_back(seen: Observation, place: int) -> None:
        withdraw_observation(seen, why="Another firm.", actor=actors[place], at=NOW)

    own = {each.by_id: each for each in (first, second)}
    with slow("vetting_observation"):
        got = at_once(
            lambda: taking_back(own[actors[0].user_id], 0),
            lambda: taking_back(own[actors[1].user_id], 1),
        )
    assert got == [None, None]
    assert list(verify()) == []


def test_a_profile_saved_twice_at_once_is_saved() -> None:
    student = a_student(a_campus())

    def saving() -> None:
        save_profile(student, major="History", actor=acting(student.user), at=NOW)

    with slow("students_student"):
        assert at_once(saving, saving) == [None, None]
    assert list(verify()) == []
