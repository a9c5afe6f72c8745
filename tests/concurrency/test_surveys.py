"""One person answers twice at once, and two surveys ask the same person at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from time import sleep
from typing import Any

import pytest

from fairbrief.audit.locking import unlocked
from fairbrief.surveys import actions
from fairbrief.surveys.actions import answer
from fairbrief.surveys.models import Invitation, Response, Survey
from fairbrief.surveys.queries import asking, wordings_of
from tests.builders import NOW, a_campus, a_student, an_officer
from tests.concurrency.together import at_once
from tests.surveys.rounds import a_survey, asked

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_a_double_press_is_one_answer(guard_is_on: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the guard off both are kept: an anonymous answer cannot be told from its double."""
    campus = a_campus()
    a_student(campus)
    officer = an_officer(campus)
    row = asked(a_survey(officer), officer)

    def slowly(version: Any) -> Any:
        sleep(0.5)
        return wordings_of(version)

    monkeypatch.setattr(actions, "wordings_of", slowly)

    def press() -> object:
        mine = Invitation.objects.select_related("round__survey__campus", "round__version").get()
        return answer(mine, {}, at=NOW)

    with nullcontext() if guard_is_on else unlocked():
        got = at_once(press, press)
    assert Response.objects.filter(round=row).count() == (1 if guard_is_on else 2)
    assert got.count(True) == (1 if guard_is_on else 2)


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_two_surveys_opened_at_once_ask_nobody_twice(
    guard_is_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the guard off the same person is asked by both."""
    campus = a_campus()
    student = a_student(campus)
    officer = an_officer(campus)
    surveys = [a_survey(officer), a_survey(officer)]

    def slowly(*given: Any, **more: Any) -> Any:
        found = asking(*given, **more)
        sleep(0.5)
        return found

    monkeypatch.setattr(actions, "asking", slowly)

    def opening(survey: Survey) -> Callable[[], object]:
        def act() -> object:
            mine = Survey.objects.select_related("campus").get(pk=survey.pk)
            return asked(mine, officer)

        return act

    with nullcontext() if guard_is_on else unlocked():
        at_once(*(opening(each) for each in surveys))
    assert Invitation.objects.filter(student=student).count() == (1 if guard_is_on else 2)
