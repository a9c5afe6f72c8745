"""A class ranks in the last minutes of a matching day: none waits for the others, and a list that
comes as ranking closes is in or out."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection, transaction

from fairbrief.audit.actors import CLOCK
from fairbrief.matchdays.actions import close_ranking
from fairbrief.matchdays.models import Choice
from tests.builders import NOW, days
from tests.concurrency.together import at_once
from tests.matchdays.test_matchdays import Day

pytestmark = pytest.mark.django_db(transaction=True)


def impatiently() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '1s'")


def test_two_students_hand_in_their_lists_at_the_same_moment() -> None:
    day = Day().opened()

    def other() -> None:
        impatiently()
        day.rank(1, (0, 1), (1, 2))

    with transaction.atomic():
        day.rank(0, (0, 1), (1, 2))
        assert at_once(other) == [None]
    assert Choice.objects.count() == 4


def test_ranking_closes_after_a_list_that_is_being_written() -> None:
    day = Day().opened()

    def close() -> None:
        impatiently()
        close_ranking(day.row, actor=CLOCK, at=NOW + days(5))

    with transaction.atomic():
        day.rank(0, (0, 1))
        with pytest.raises(OperationalError, match="lock timeout"):
            at_once(close)
    at_once(close)
    day.row.refresh_from_db()
    assert day.row.state == "looking"
    assert Choice.objects.count() == 1
