"""Moving one of a ranked list: by one step, numbers counted anew, nothing lost on the way."""

from __future__ import annotations

import re

import pytest

from fairbrief.kernel.clock import now
from fairbrief.matchdays.actions import close_looking, close_ranking, publish
from fairbrief.matchdays.models import Choice
from fairbrief.matchdays.ordering import DOWN, UP, levels_of, moved
from tests.browsing import signed_in
from tests.matchdays.test_matchdays import WHY, Day

CASES = [
    ("b", UP, {"a": 1, "b": 2, "c": 3}, {"b": 1, "a": 2, "c": 3}),
    ("b", DOWN, {"a": 1, "b": 2, "c": 3}, {"a": 1, "c": 2, "b": 3}),
    ("a", UP, {"a": 1, "b": 2}, {"a": 1, "b": 2}),
    ("b", DOWN, {"a": 1, "b": 2}, {"a": 1, "b": 2}),
    # What is not ranked comes last, either way.
    ("x", UP, {"a": 1}, {"a": 1, "x": 2}),
    ("x", DOWN, {}, {"x": 1}),
    # One of several equals leaves them; who stands alone passes all of them.
    ("b", UP, {"a": 1, "b": 1, "c": 2}, {"b": 1, "a": 2, "c": 3}),
    ("b", DOWN, {"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 2, "c": 3}),
    ("c", UP, {"a": 1, "b": 1, "c": 2}, {"c": 1, "a": 2, "b": 2}),
    # Gaps are closed.
    ("c", UP, {"a": 2, "b": 5, "c": 9}, {"a": 1, "c": 2, "b": 3}),
]


@pytest.mark.parametrize(("key", "way", "ranks", "expected"), CASES)
def test_one_is_moved_by_a_step(
    key: str, way: str, ranks: dict[str, int], expected: dict[str, int]
) -> None:
    assert moved(ranks, key, way, most=9) == expected
    assert moved(expected, key, way, most=9).keys() == expected.keys()


def test_no_more_ranks_than_may_be() -> None:
    assert moved({"a": 1, "b": 2}, "x", UP, most=2) == {"a": 1, "b": 2}
    assert moved({"a": 1, "b": 1, "c": 2}, "a", UP, most=2) == {"a": 1, "b": 1, "c": 2}
    assert levels_of({"b": 3, "a": 1, "c": 3}) == [["a"], ["b", "c"]]


@pytest.mark.django_db
def test_a_student_moves_without_a_script_and_keeps_what_was_typed() -> None:
    day = Day().opened()
    student = signed_in(day.students[0].user)
    path = f"/student/matchdays/{day.row.code}/"
    first, second = day.seats

    def order(page: str) -> list[int]:
        return [int(each) for each in re.findall(r'<li id="row-(\d+)"', page)]

    typed = {f"why_{first.pk}": "Half a", f"why_{second.pk}": WHY, "hours_a_week": "6"}
    one = student.post(path, typed | {"move": f"up:{second.pk}"})
    assert one.status_code == 200
    assert order(one.text) == [second.pk, first.pk]
    assert "Half a" in one.text
    assert "Moved. Keep the ranking" in one.text
    assert not Choice.objects.exists()
    both = typed | {f"rank_{first.pk}": "1", f"rank_{second.pk}": "2"}
    other = student.post(path, both | {"move": f"down:{first.pk}"})
    assert order(other.text) == [second.pk, first.pk]
    # A press that means nothing changes nothing.
    for press in ("up:0", "sideways:1", "up", ""):
        assert order(student.post(path, both | {"move": press}).text) == [first.pk, second.pk]


@pytest.mark.django_db
def test_a_supervisor_moves_and_reads_who_got_the_places() -> None:
    day = Day().opened()
    owner = signed_in(day.owner.user)
    path = f"/employer/matchdays/{day.row.code}/"
    for seat in day.briefs[:2]:
        owner.post(f"{path}places/{seat.code}/", {"places": 1})
    day.rank(0, (0, 1))
    day.rank(1, (0, 1))
    close_ranking(day.row, actor=day.as_officer, at=now())
    supervisor = day.briefs[0].supervisor
    assert supervisor is not None
    prefix = f"s{supervisor.pk}"
    second = day.students[1].pk
    moved_to = owner.post(
        f"{path}rank/{supervisor.code}/",
        {f"{prefix}-rank_{day.students[0].pk}": "out", "move": f"up:{second}"},
    )
    assert moved_to.status_code == 200
    rows = re.findall(r'<li id="row-(\d+)"', moved_to.text)
    assert rows.index(str(second)) < rows.index(str(day.students[0].pk))
    owner.post(f"{path}rank/{supervisor.code}/", {f"{prefix}-rank_{second}": "1"})
    close_looking(day.row, actor=day.as_officer, at=now())
    publish(day.row, actor=day.as_officer, at=now())
    page = owner.get(path).text
    assert day.students[1].user.name in page
    assert "you had put them at 1" in page
    assert "stable way" in page
