"""What fails in a round keeps nothing else waiting, and is tried again in the next."""

from __future__ import annotations

import pytest
from django.db import transaction

from fairbrief.kernel.rounds import Batch, each_alone, in_batches
from fairbrief.organizations.models import Employer
from tests.builders import NOW, an_employer

pytestmark = pytest.mark.django_db

#: How many rows each step took.
taken: list[int] = []


@pytest.fixture(autouse=True)
def _seven() -> None:
    taken.clear()
    for _ in range(7):
        an_employer()


def hold_all(*, size: int = 3, most: int = 100, failing: set[int] | None = None) -> int:
    """A round that holds every employer, but cannot hold some."""

    @transaction.atomic
    def step(batch: Batch) -> int:
        rows = batch.of(Employer.objects.filter(held_at=None).order_by("pk"))
        taken.append(len(rows))
        Employer.objects.filter(pk__in=batch.keys).update(held_at=NOW)
        if set(batch.keys) & (failing or set()):
            raise RuntimeError("a fault of ours")
        return len(rows)

    return in_batches(step, size=size, most=most)


def waiting() -> list[int]:
    return list(Employer.objects.filter(held_at=None).order_by("pk").values_list("pk", flat=True))


def test_all_are_done_in_batches() -> None:
    assert hold_all() == 7
    assert taken == [3, 3, 1]
    assert hold_all() == 0


def test_no_more_than_asked_for() -> None:
    assert hold_all(most=5) == 5
    assert taken == [3, 2]
    assert len(waiting()) == 2


@pytest.mark.parametrize("place", [0, 1, 3, 6])
def test_one_that_fails_is_left_and_all_others_are_done(place: int) -> None:
    wrong = waiting()[place]
    assert hold_all(failing={wrong}) == 6
    assert waiting() == [wrong]
    assert hold_all(failing={wrong}) == 0
    assert hold_all() == 1


def test_where_all_fail_the_round_ends() -> None:
    assert hold_all(failing=set(waiting())) == 0
    assert len(waiting()) == 7


def test_a_fault_before_any_row_is_taken_is_not_hidden() -> None:
    def step(batch: Batch) -> int:
        raise RuntimeError("no database")

    with pytest.raises(RuntimeError):
        in_batches(step, size=3, most=9)


def test_each_alone_does_all_but_the_one_that_fails() -> None:
    rows = waiting()

    @transaction.atomic
    def hold(pk: int) -> int:
        done = Employer.objects.filter(pk=pk).update(held_at=NOW)
        if pk == rows[2]:
            raise RuntimeError("a fault of ours")
        return done

    assert each_alone(rows, hold) == 6
    assert waiting() == [rows[2]]
