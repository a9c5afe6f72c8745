"""Two people, two connections, one last place."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime
from threading import Barrier

import pytest

from fairbrief.agreements.models import Agreement
from fairbrief.applications import actions, queue
from fairbrief.applications.actions import accept_offer, submit_application
from fairbrief.applications.models import Application
from fairbrief.applications.states import OPEN_STATES
from fairbrief.audit.locking import unlocked
from fairbrief.briefs.models import Brief
from fairbrief.kernel.errors import FairbriefError
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    acting,
    an_employer,
    an_open_brief,
)
from tests.concurrency.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def offered(brief: Brief, students: int) -> list[Application]:
    """Offers to several students for one brief, as if the office had let them all through."""
    campus = brief.offerings.get().campus
    return [
        Application.objects.create(
            brief=brief,
            student=a_student(campus),
            state="offered",
            made_at=NOW,
            submitted_at=NOW,
            offered_at=NOW,
        )
        for _number in range(students)
    ]


@pytest.fixture
def brief() -> Brief:
    campus = a_campus()
    employer = an_employer(campus)
    a_member(employer)
    return an_open_brief(employer, campus)


def accepting(row: Application) -> Callable[[], object]:
    def act() -> object:
        mine = Application.objects.select_related("brief", "student__user").get(pk=row.pk)
        accept_offer(mine, actor=acting(mine.student.user), at=NOW)
        return "accepted"

    return act


def test_last_place_goes_to_one_of_two(brief: Brief) -> None:
    rows = offered(brief, 2)
    got = at_once(*(accepting(row) for row in rows))
    brief.refresh_from_db()
    assert got.count("accepted") == 1
    assert any(isinstance(each, FairbriefError) for each in got)
    assert (brief.seats_taken, brief.state) == (1, "filled")
    assert Application.objects.filter(state="accepted").count() == 1
    assert Agreement.objects.count() == 1


def test_double_acceptance_takes_one_place(brief: Brief) -> None:
    brief.seats = 2
    brief.save()
    row = offered(brief, 1)[0]
    got = at_once(accepting(row), accepting(row))
    brief.refresh_from_db()
    assert got == ["accepted", "accepted"]
    assert brief.seats_taken == 1
    assert Agreement.objects.count() == 1


def test_without_the_lock_nobody_is_told_that_the_last_place_is_gone(
    brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the same race, the guard off. Only the record's chain stops the second."""
    rows = offered(brief, 2)
    meet = Barrier(2)
    take = actions.take_seat

    def slowly(mine: Brief, *, at: datetime) -> None:
        meet.wait(timeout=10)
        take(mine, at=at)

    monkeypatch.setattr(actions, "take_seat", slowly)
    with unlocked():
        got = at_once(*(accepting(row) for row in rows))
    assert not any(isinstance(each, FairbriefError) for each in got)


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_cap_of_open_applications_holds_in_a_race(
    brief: Brief, guard_is_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    campus = brief.offerings.get().campus
    student = a_student(campus)
    others = [an_open_brief(brief.employer, campus) for _number in range(5)]
    for each in others[:4]:
        Application.objects.create(
            brief=each, student=student, state="submitted", made_at=NOW, submitted_at=NOW
        )
    drafts = [
        Application.objects.create(
            brief=each,
            student=student,
            made_at=NOW,
            interest="Markets at night are what I study.",
        )
        for each in (others[4], brief)
    ]
    meet = Barrier(2)
    look = actions.door_of

    def slowly(*arguments: object, **named: object) -> object:
        found = look(*arguments, **named)  # type: ignore[arg-type]
        if not guard_is_on:
            meet.wait(timeout=10)
        return found

    monkeypatch.setattr(actions, "door_of", slowly)

    def sending(row: Application) -> Callable[[], object]:
        def act() -> object:
            mine = Application.objects.select_related("student__user", "brief").get(pk=row.pk)
            submit_application(mine, actor=acting(mine.student.user), at=NOW)
            return "sent"

        return act

    with nullcontext() if guard_is_on else unlocked():
        got = at_once(*(sending(row) for row in drafts))
    count = Application.objects.filter(student=student, state__in=OPEN_STATES).count()
    assert (got.count("sent"), count) == ((1, 5) if guard_is_on else (2, 6))


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_a_brief_takes_no_more_than_its_line_in_a_rush(
    brief: Brief, guard_is_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    campus = brief.offerings.get().campus
    monkeypatch.setattr(queue, "ENOUGH_A_SEAT", 3)
    drafts = [
        Application.objects.create(
            brief=brief,
            student=a_student(campus),
            made_at=NOW,
            interest="Markets at night are what I study.",
        )
        for _number in range(6)
    ]
    meet = Barrier(len(drafts))
    count = queue.open_to

    def slowly(mine: Brief) -> object:
        found = count(mine)
        if not guard_is_on:
            # Everyone counts before anyone is through, as far as nobody holds the line.
            number = found.count()
            meet.wait(timeout=10)
            return found.none() if number <= 1 else found
        return found

    monkeypatch.setattr(queue, "open_to", slowly)

    def sending(row: Application) -> Callable[[], object]:
        def act() -> object:
            mine = Application.objects.select_related("student__user", "brief").get(pk=row.pk)
            submit_application(mine, actor=acting(mine.student.user), at=NOW)
            return "sent"

        return act

    with nullcontext() if guard_is_on else unlocked():
        got = at_once(*(sending(row) for row in drafts))
    sent = Application.objects.filter(brief=brief, state__in=OPEN_STATES).count()
    brief.refresh_from_db()
    if guard_is_on:
        assert (got.count("sent"), sent, brief.state) == (3, 3, "full")
        assert all(isinstance(each, FairbriefError) for each in got if each != "sent")
    else:
        assert sent == got.count("sent") == 6
