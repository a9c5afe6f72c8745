"""Silence has an owner: reminders, then the consequence, once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.advancing import advance
from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import BriefState
from fairbrief.clocks.firing import RETRY_AFTER, fire_due
from fairbrief.clocks.models import Clock
from fairbrief.clocks.queries import failed_clocks, turn_of
from fairbrief.clocks.rules import RULES, ClockRule, business_days, start_clock, stop_clocks
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from tests.builders import NOW, a_campus, a_draft, an_employer, days

pytestmark = pytest.mark.django_db

ran: list[tuple[str, Any]] = []
refusals: list[FairbriefError] = []


def consequence(subject: Brief, *, actor: object, at: object) -> None:
    ran.append(("then", at))


def opens(subject: Brief, *, actor: object, at: Any) -> None:
    advance(subject, "open", actor=INSTALLATION, at=at)


def stumbles(subject: Brief, *, actor: object, at: object) -> None:
    """Something that follows, far from the clock's own subject, refuses."""
    raise refusals[0]


def broken(subject: Brief, *, actor: object, at: object) -> None:
    raise RuntimeError("a fault of ours")


def a_rule(then: str) -> ClockRule:
    return ClockRule(
        kind="test.rule",
        owner="campus",
        due=lambda subject, start: start + days(5),
        otherwise="then nothing",
        then=f"{__name__}.{then}" if then else "",
        remind=lambda subject, start, due: [start + days(1), start + days(3)],
        reminder=lambda subject, clock: ran.append(("remind", clock.reminders_sent)),
    )


@pytest.fixture(autouse=True)
def _clean() -> Iterator[None]:
    ran.clear()
    refusals.clear()
    yield
    RULES.pop("test.rule", None)


@pytest.fixture
def brief() -> Brief:
    return a_draft(an_employer(), a_campus())


@pytest.fixture
def other(brief: Brief) -> Brief:
    return a_draft(brief.employer, a_campus())


def test_reminders_come_before_the_consequence_and_each_once(brief: Brief) -> None:
    start_clock(a_rule("consequence"), brief, at=NOW)
    fire_due(at=NOW + days(0.5))
    assert ran == []
    for day in (1, 1.1, 3.5, 4, 5, 6, 7):
        fire_due(at=NOW + days(day))
    assert ran == [("remind", 0), ("remind", 1), ("then", NOW + days(5))]
    assert turn_of(brief) is None


def test_of_reminders_that_were_missed_one_leaves(brief: Brief) -> None:
    clock = start_clock(a_rule("consequence"), brief, at=NOW)
    fire_due(at=NOW + days(4))
    clock.refresh_from_db()
    assert ran == [("remind", 0)]
    assert (clock.reminders_sent, clock.next_at) == (2, clock.due_at)
    fire_due(at=NOW + days(5))
    assert ran[1:] == [("then", NOW + days(5))]


def test_late_worker_sends_overdue_reminders_no_more(brief: Brief) -> None:
    start_clock(a_rule("consequence"), brief, at=NOW)
    fire_due(at=NOW + days(30))
    assert ran == [("then", NOW + days(30))]


def test_stopped_clock_never_fires(brief: Brief) -> None:
    rule = a_rule("consequence")
    start_clock(rule, brief, at=NOW)
    stop_clocks(brief, at=NOW + days(2), kinds=[rule.kind])
    assert fire_due(at=NOW + days(9)) == 0
    assert ran == []


def test_restarting_replaces_the_live_clock(brief: Brief) -> None:
    rule = a_rule("consequence")
    start_clock(rule, brief, at=NOW)
    start_clock(rule, brief, at=NOW + days(4))
    turn = turn_of(brief)
    assert turn is not None
    assert turn.due_at == NOW + days(9)
    assert Clock.objects.filter(stopped_at=None, fired_at=None).count() == 1


def in_review(brief: Brief, rule: ClockRule) -> Clock:
    brief.version, brief.sent_at, brief.state = 1, NOW, BriefState.IN_REVIEW
    brief.save()
    return start_clock(rule, brief, at=NOW)


def test_consequence_that_came_too_late_stops_the_clock(brief: Brief) -> None:
    clock = in_review(brief, a_rule("opens"))
    advance(brief, "open", actor=INSTALLATION, at=NOW + days(1))
    advance(brief, "mark_full", actor=INSTALLATION, at=NOW + days(2))
    fire_due(at=NOW + days(6))
    clock.refresh_from_db()
    assert clock.stopped_at is not None
    assert clock.fired_at is None
    assert not failed_clocks()


def test_a_consequence_its_subject_never_allowed_is_a_fault(brief: Brief) -> None:
    clock = start_clock(a_rule("opens"), brief, at=NOW)
    fire_due(at=NOW + days(6))
    clock.refresh_from_db()
    assert "IllegalMoveError" in clock.failure
    assert list(failed_clocks()) == [clock]


@pytest.mark.parametrize(
    "kind",
    [NotAllowedError, MissingFactError, LimitReachedError, IllegalMoveError, FairbriefError],
)
@pytest.mark.parametrize("has_moved", [False, True])
def test_a_refusal_of_what_follows_is_a_fault_and_tried_again(
    brief: Brief, kind: type[FairbriefError], has_moved: bool
) -> None:
    clock = in_review(brief, a_rule("stumbles"))
    if has_moved:
        advance(brief, "open", actor=INSTALLATION, at=NOW + days(1))
    refusals.append(kind("not like this"))
    fire_due(at=NOW + days(6))
    clock.refresh_from_db()
    assert clock.is_live
    assert "not like this" in clock.failure
    assert clock.next_at == NOW + days(6) + RETRY_AFTER
    assert list(failed_clocks()) == [clock]


def test_fault_is_kept_and_tried_again(brief: Brief) -> None:
    clock = start_clock(a_rule("broken"), brief, at=NOW)
    fire_due(at=NOW + days(6))
    clock.refresh_from_db()
    assert clock.is_live
    assert "a fault of ours" in clock.failure
    assert clock.next_at == NOW + days(6) + RETRY_AFTER
    RULES["test.rule"] = replace(RULES["test.rule"], then=f"{__name__}.consequence")
    assert fire_due(at=NOW + days(6) + RETRY_AFTER) == 1
    assert turn_of(brief) is None


def test_a_fault_of_ours_moves_no_deadline(brief: Brief) -> None:
    start_clock(a_rule("broken"), brief, at=NOW)
    for hours in range(5):
        fire_due(at=NOW + days(6) + timedelta(hours=hours))
    turn = turn_of(brief)
    assert turn is not None
    assert turn.due_at == NOW + days(5)


def test_a_reminder_that_fails_keeps_nothing_waiting(brief: Brief, other: Brief) -> None:
    rule = a_rule("consequence")
    falls = start_clock(rule, brief, at=NOW)
    start_clock(rule, other, at=NOW + timedelta(minutes=1))

    def remind(subject: Brief, clock: Clock) -> None:
        if subject == brief and not falls.failure:
            raise RuntimeError("a fault of ours")
        ran.append(("remind", subject))

    RULES[rule.kind] = replace(rule, reminder=remind)
    due = NOW + days(1) + timedelta(minutes=1)
    fire_due(at=due)
    falls.refresh_from_db()
    assert ran == [("remind", other)]
    assert "a fault of ours" in falls.failure
    assert falls.next_at == due + RETRY_AFTER
    fire_due(at=due + RETRY_AFTER)
    falls.refresh_from_db()
    assert ran == [("remind", other), ("remind", brief)]
    assert (falls.failure, falls.reminders_sent) == ("", 1)


def test_business_day_rule_ends_at_five_in_the_owners_zone(brief: Brief) -> None:
    due = business_days(
        3, zone=lambda subject: "America/Los_Angeles", place=lambda subject: ("US", "")
    )(brief, NOW)
    assert due - NOW > timedelta(days=5)  # Wednesday to Tuesday: Presidents' Day is skipped
    assert (due.hour, due.minute) == (1, 0)
