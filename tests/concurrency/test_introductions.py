"""Several ask one past student at the same moment, about two employers: one limit holds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from threading import Barrier

import pytest

from fairbrief.audit.locking import unlocked
from fairbrief.contacts.actions import ask_alum, introducing
from fairbrief.contacts.models import Alum, Introduction
from fairbrief.kernel.errors import LimitReachedError
from fairbrief.organizations.models import Employer
from fairbrief.students.models import Student
from tests.builders import NOW, a_campus, a_student, acting, an_employer
from tests.concurrency.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "I study sound and wonder how much of it one really does there."


def asking(student: Student, employer: Employer) -> Callable[[], object]:
    def act() -> object:
        mine = Student.objects.select_related("user", "campus").get(pk=student.pk)
        ask_alum(mine, employer=employer, words=WORDS, actor=acting(mine.user), at=NOW)
        return "asked"

    return act


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_nobody_has_more_questions_than_the_limit(
    guard_is_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    campus = a_campus()
    employers = [an_employer(campus), an_employer(campus)]
    alum = a_student(campus)
    for each in employers:
        Alum.objects.create(student=alum, employer=each, agreed_at=NOW)
    monkeypatch.setattr(introducing, "MOST_FOR_ONE", 1)
    meet, create = Barrier(2), introducing._noted

    def slowly(*arguments: object, **named: object) -> None:
        # Written by both, seen by neither.
        if not guard_is_on:
            meet.wait(timeout=10)
        create(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(introducing, "_noted", slowly)
    with nullcontext() if guard_is_on else unlocked():
        got = at_once(*(asking(a_student(campus), each) for each in employers))
    waiting = Introduction.objects.filter(alum=alum, state="asked").count()
    if guard_is_on:
        assert waiting == got.count("asked") == 1
        assert any(isinstance(each, LimitReachedError) for each in got)
    else:
        assert waiting == 2, "the control: without the lock the limit does not hold"
