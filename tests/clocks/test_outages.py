"""The worker was away: nobody loses a turn by it, and nobody is told twice at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from fairbrief.briefs.models import Brief
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rounds import OUTAGE, go_round
from fairbrief.clocks.rules import RULES, ClockRule, start_clock
from tests.builders import NOW, a_campus, a_draft, an_employer, days

pytestmark = pytest.mark.django_db

KIND = "test.rule"
ran: list[tuple[str, datetime]] = []


def consequence(subject: Brief, *, actor: object, at: datetime) -> None:
    ran.append(("then", at))


def broken(subject: Brief, *, actor: object, at: datetime) -> None:
    raise RuntimeError("a fault of ours")


def a_rule(then: str = "consequence", *, is_dated: bool = False, **more: Any) -> ClockRule:
    return ClockRule(
        kind=KIND,
        owner="student",
        due=lambda subject, start: start + days(5),
        otherwise="then nothing",
        then=f"{__name__}.{then}",
        remind=lambda subject, start, due: [start + days(1), start + days(3)],
        reminder=lambda subject, clock: ran.append(("remind", clock.due_at)),
        is_dated=is_dated,
        **more,
    )


@pytest.fixture(autouse=True)
def _clean() -> Iterator[None]:
    ran.clear()
    yield
    RULES.pop(KIND, None)


@pytest.fixture
def brief() -> Brief:
    return a_draft(an_employer(), a_campus())


def a_clock(brief: Brief, rule: ClockRule | None = None) -> Clock:
    """Its worker is there when it starts."""
    go_round(at=NOW)
    return start_clock(rule or a_rule(), brief, at=NOW)


def test_what_ended_while_the_worker_was_away_ends_later_and_is_reminded_of_first(
    brief: Brief,
) -> None:
    a_clock(brief)
    back = NOW + days(6)
    go_round(at=back)
    later = NOW + days(5) + days(6)
    assert ran == [("remind", later)]
    go_round(at=back + timedelta(minutes=1))
    assert len(ran) == 1
    minute = back
    while minute < later:
        minute += timedelta(minutes=50)
        go_round(at=minute)
    assert ran[1:] == [("then", minute)]


def test_what_was_to_be_reminded_of_meanwhile_ends_later_too(brief: Brief) -> None:
    clock = a_clock(brief)
    go_round(at=NOW + days(3.5))
    clock.refresh_from_db()
    assert clock.due_at == NOW + days(5) + days(3.5)
    assert [what for what, _due in ran] == ["remind"]


def test_what_lost_nothing_ends_when_it_was_to(brief: Brief) -> None:
    clock = a_clock(brief)
    go_round(at=NOW + days(0.5))
    clock.refresh_from_db()
    assert (clock.due_at, ran) == (NOW + days(5), [])


def test_a_restart_moves_nothing(brief: Brief) -> None:
    clock = a_clock(brief)
    Clock.objects.update(next_at=NOW + OUTAGE / 2, due_at=NOW + OUTAGE / 2)
    go_round(at=NOW + OUTAGE)
    clock.refresh_from_db()
    assert clock.due_at == NOW + OUTAGE / 2
    assert ran == [("then", NOW + OUTAGE)]


def test_a_day_that_everybody_knows_stays(brief: Brief) -> None:
    a_clock(brief, a_rule(is_dated=True))
    go_round(at=NOW + days(6))
    assert ran == [("then", NOW + days(6))]


def test_what_failed_before_does_not_end_later_for_an_outage(brief: Brief) -> None:
    a_clock(brief, a_rule("broken"))
    Clock.objects.update(next_at=NOW, due_at=NOW)
    go_round(at=NOW + timedelta(minutes=1))
    go_round(at=NOW + days(2))
    assert Clock.objects.get().due_at == NOW


def test_an_outage_counts_once_and_a_first_round_follows_none(brief: Brief) -> None:
    clock = start_clock(a_rule(), brief, at=NOW - days(10))
    go_round(at=NOW)
    clock.refresh_from_db()
    assert (clock.due_at, clock.fired_at) == (NOW - days(5), NOW)
    other = a_clock(brief)
    go_round(at=NOW + days(6))
    # A second worker, whose minute began before.
    go_round(at=NOW + days(6) - timedelta(seconds=5))
    go_round(at=NOW + days(6) + timedelta(seconds=5))
    other.refresh_from_db()
    assert other.due_at == NOW + days(11)
