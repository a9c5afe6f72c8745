"""Two students, two connections, one last seat at a coffee."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from threading import Barrier

import pytest

from fairbrief.audit.locking import unlocked
from fairbrief.coffees.actions import give_back, seating
from fairbrief.coffees.models import Coffee, Seat
from fairbrief.coffees.states import TAKEN
from fairbrief.students.models import Student
from tests.builders import NOW, a_campus, a_student, acting, an_employer
from tests.coffees.world import a_coffee, sits
from tests.concurrency.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def sitting_down(coffee: Coffee, student: Student) -> Callable[[], object]:
    def act() -> object:
        mine = Student.objects.select_related("user", "campus").get(pk=student.pk)
        return sits(Coffee.objects.get(pk=coffee.pk), mine).state

    return act


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_the_last_seat_goes_to_one_of_two(
    guard_is_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    campus = a_campus()
    coffee = a_coffee(an_employer(campus), seats=1)
    students = [a_student(campus) for _ in range(2)]
    meet, look = Barrier(2), seating._is_next

    def slowly(*arguments: object, **named: object) -> bool:
        found = look(*arguments, **named)  # type: ignore[arg-type]
        if not guard_is_on:
            # Neither sees the other's place in line: both look before either has written it.
            meet.wait(timeout=10)
        return found

    monkeypatch.setattr(seating, "_is_next", slowly)
    with nullcontext() if guard_is_on else unlocked():
        got = at_once(*(sitting_down(coffee, each) for each in students))
    seated = Seat.objects.filter(coffee=coffee, state="seated").count()
    if guard_is_on:
        assert sorted(map(str, got)) == ["line", "seated"]
        assert seated == 1
    else:
        assert seated == 2, "the control: without the lock two sit on one chair"


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_two_who_give_back_at_once_free_two_seats_and_no_third(
    guard_is_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    campus = a_campus()
    coffee = a_coffee(an_employer(campus), seats=2)
    students = [a_student(campus) for _ in range(6)]
    seats = [sits(coffee, each) for each in students]
    meet, count = Barrier(2), seating.taken

    def slowly(mine: Coffee) -> int:
        found = count(mine)
        if not guard_is_on:
            meet.wait(timeout=10)
        return found

    monkeypatch.setattr(seating, "taken", slowly)

    def giving(seat: Seat) -> Callable[[], object]:
        def act() -> object:
            mine = Seat.objects.select_related("student__user", "coffee").get(pk=seat.pk)
            return give_back(mine, actor=acting(mine.student.user), at=NOW)

        return act

    with nullcontext() if guard_is_on else unlocked():
        got = at_once(*(giving(each) for each in seats[:2]))
    taken = Seat.objects.filter(coffee=coffee, state__in=TAKEN).count()
    if guard_is_on:
        assert got == [True, True]
        assert taken == 2
    else:
        # Each counts the other's chair as taken still, so both offer the first in line the one.
        assert got == [True, True]
        assert taken == 1, "the control: without the lock a chair stays empty"
