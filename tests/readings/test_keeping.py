"""A reading is kept when it is asked for, until its day, and deleted by its maker alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from fairbrief.fairness import Posting, review, to_json
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.readings import tasks
from fairbrief.readings.actions import forget_expired, forget_reading, keep_reading
from fairbrief.readings.models import LIFE, KeptReading
from fairbrief.readings.queries import is_made_with, readings_kept
from tests.builders import NOW, days

pytestmark = pytest.mark.django_db

KEY = "k" * 43
TEXT = "Unpaid social media intern. Great exposure."


def test_what_was_found_is_kept_with_the_text() -> None:
    reading = keep_reading(TEXT, key=KEY, at=NOW)
    reading.refresh_from_db()
    assert reading.text == TEXT
    assert reading.found == to_json(review(Posting(text=TEXT)))
    assert [term["kind"] for term in reading.terms] == [
        "scope", "deadline", "reports_to", "senior_access", "pay",
    ]  # fmt: skip
    assert reading.expires_at == NOW + days(30)


def test_the_key_is_not_kept() -> None:
    reading = keep_reading(TEXT, key=KEY, at=NOW)
    assert KEY not in str(KeptReading.objects.values().get())
    assert is_made_with(reading, KEY)
    assert not is_made_with(reading, "")
    assert not is_made_with(reading, reading.key_digest)


def test_codes_are_long_and_never_the_same() -> None:
    codes = {keep_reading(TEXT, key=f"{number:043}", at=NOW).code for number in range(5)}
    assert len(codes) == 5
    assert {len(code) for code in codes} == {22}


def test_a_second_press_finds_the_first_link() -> None:
    first = keep_reading(TEXT, key=KEY, at=NOW)
    again = keep_reading("Other words", key=KEY, at=NOW + timedelta(minutes=1))
    assert again == first
    assert again.text == TEXT


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "ü" * 40, "a b" * 20])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    with pytest.raises(FairbriefError, match="Check the posting again"):
        keep_reading(TEXT, key=key, at=NOW)
    assert not KeptReading.objects.exists()


def test_only_its_maker_deletes_it() -> None:
    reading = keep_reading(TEXT, key=KEY, at=NOW)
    with pytest.raises(NotAllowedError):
        forget_reading(reading, key="o" * 43)
    forget_reading(reading, key=KEY)
    assert not KeptReading.objects.exists()


def test_what_is_over_is_not_shown_and_then_thrown_away() -> None:
    old = keep_reading(TEXT, key=KEY, at=NOW - LIFE)
    young = keep_reading(TEXT, key="y" * 43, at=NOW - days(29))
    assert list(readings_kept(NOW)) == [young]
    assert forget_expired(at=NOW) == 1
    assert not KeptReading.objects.filter(pk=old.pk).exists()
    assert forget_expired(at=NOW) == 0


def test_the_same_key_after_its_day_keeps_anew() -> None:
    old = keep_reading(TEXT, key=KEY, at=NOW - LIFE)
    assert keep_reading(TEXT, key=KEY, at=NOW).code != old.code


def test_the_broom_may_run_any_number_of_times() -> None:
    keep_reading(TEXT, key=KEY, at=NOW - days(3000))
    assert [tasks.throw_away(0) for _run in range(3)] == [1, 0, 0]


def test_the_database_keeps_nothing_longer_than_thirty_days() -> None:
    reading = keep_reading(TEXT, key=KEY, at=NOW)
    for wrong in (NOW, NOW + days(31)):
        with pytest.raises(IntegrityError), transaction.atomic():
            KeptReading.objects.filter(pk=reading.pk).update(expires_at=wrong)
