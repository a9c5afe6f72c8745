"""Two at once while the work runs: one outcome, and both are told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError

from fairbrief.audit.actors import CLOCK, Actor, link_holder
from fairbrief.audit.locking import unlocked
from fairbrief.audit.models import Event
from fairbrief.engagements.actions import (
    accept_change,
    approve_work,
    choose_at_guard,
    let_check_in_pass,
    log_hours,
    propose_change,
    review_work,
    start_timer,
    stop_timer,
    submit_work,
    write_check_in,
)
from fairbrief.engagements.actions.handing_in import hand_over_version
from fairbrief.engagements.models import (
    ChangeOrder,
    CheckIn,
    Engagement,
    HoursEntry,
    HoursGuard,
    Timer,
)
from fairbrief.kernel.errors import FairbriefError
from fairbrief.notices.models import Notice
from tests.builders import NOW, TODAY, a_campus, a_student
from tests.concurrency.together import at_once, slow
from tests.working import all_met, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db(transaction=True)


def mine(found: Engagement) -> Engagement:
    """The work as it stands before anyone else moves."""
    return Engagement.objects.select_related("student__user", "supervisor__user").get(pk=found.pk)


def torn(act: Callable[[], object]) -> Callable[[], object]:
    """An act that gives the database's error when it is torn from another."""

    def tried() -> object:
        try:
            return act()
        except OperationalError as error:
            return error

    return tried


def by_link(found: Engagement) -> Actor:
    member = found.supervisor
    return link_holder(
        name=member.name,
        email=member.email,
        capacity="supervisor",
        subject=("engagements.engagement", found.pk),
    )


def happened(label: str, key: int, *names: str) -> list[str]:
    rows = Event.objects.filter(subject_label=label, subject_id=key, name__in=names)
    return sorted(rows.values_list("name", flat=True))


def told(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=kind).values_list("email", flat=True))


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_two_who_accept_at_once_accept_once(guard_is_on: bool) -> None:
    """The supervisor at a desk, and who holds the supervisor's link."""
    found = work("submitted")
    review_work(found, views=all_met(found), actor=the_supervisor(found), at=NOW)

    def accepting(actor: Actor) -> Callable[[], object]:
        own = mine(found)
        return lambda: approve_work(own, actor=actor, at=NOW)

    acts = accepting(the_supervisor(found)), accepting(by_link(found))
    with slow("engagements_engagement"), nullcontext() if guard_is_on else unlocked():
        got = at_once(*acts)
    assert got == [None, None]
    accepted = happened("engagements.engagement", found.pk, "approve")
    assert accepted == (["approve"] if guard_is_on else ["approve"] * 2)
    assert found.student.user.email in told("engagement.approved")


def with_a_change() -> tuple[Engagement, ChangeOrder]:
    """Everything is handed over, and the supervisor proposes two hours more."""
    found = work("active", hours=10)
    for piece in found.pieces.all():
        hand_over_version(
            piece,
            file=None,
            link="https://a.example/",
            note="",
            self_check=[],
            actor=the_student(found),
            at=NOW,
        )
    change = propose_change(
        found,
        what="Two hours more for the index",
        why="It takes longer",
        hours=12,
        fee_minor=found.fee_minor * 12 // 10 + 100,
        due_on=found.due_on,
        actor=the_supervisor(found),
        at=NOW,
    )
    return found, change


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_signing_a_change_races_the_hand_in(guard_is_on: bool) -> None:
    found, change = with_a_change()
    student = the_student(found)
    own, change = mine(found), ChangeOrder.objects.select_related("engagement").get(pk=change.pk)
    acts = (
        torn(lambda: submit_work(own, actor=student, at=NOW)),
        torn(lambda: accept_change(change, actor=student, at=NOW)),
    )
    with slow("engagements_engagement"), nullcontext() if guard_is_on else unlocked():
        submitted, accepted = at_once(*acts)
    ends = happened("engagements.changeorder", change.pk, "accept", "withdraw")
    if not guard_is_on:
        # Both end it, or the database has to tear them apart.
        assert len(ends) == 2 or "deadlock" in f"{submitted} {accepted}"
        return
    found.refresh_from_db()
    change.refresh_from_db()
    assert len(ends) == 1
    assert submitted is None
    assert found.state == "submitted"
    if change.state == "accepted":
        assert (accepted, found.hours) == (None, 12)
    else:
        assert isinstance(accepted, FairbriefError)
        assert (change.state, found.hours) == ("withdrawn", 10)
    people = {found.student.user.email, found.supervisor.email}
    assert told(f"change.{change.state}") & people
    assert found.supervisor.email in told(f"change.{change.state}")


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_a_timer_started_in_two_works_at_once_runs_in_one(guard_is_on: bool) -> None:
    campus = a_campus()
    student = a_student(campus)
    works = [work("active", campus=campus, student=student) for _ in range(2)]

    def starting(found: Engagement) -> Callable[[], object]:
        own, actor = mine(found), the_student(found)
        return lambda: start_timer(own, actor=actor, at=NOW)

    acts = [starting(found) for found in works]
    with slow("engagements_timer"), nullcontext() if guard_is_on else unlocked():
        got = at_once(*acts)
    assert Timer.objects.filter(stopped_at=None).count() == 1
    refused = next(each for each in got if not isinstance(each, Timer))
    # With the lock the second is told where it runs; without, only the database refuses.
    assert isinstance(refused, FairbriefError if guard_is_on else IntegrityError)


def test_a_timer_stopped_twice_at_once_counts_once() -> None:
    found = work("active")
    student = the_student(found)
    timer = start_timer(found, actor=student, at=NOW)
    at = NOW + timedelta(hours=1)

    def stopping() -> Callable[[], object]:
        own = Timer.objects.select_related("engagement__student__user").get(pk=timer.pk)
        return lambda: stop_timer(own, note="Read", actor=student, at=at).pk

    acts = [stopping(), stopping()]
    with slow("engagements_hoursentry"):
        got = at_once(*acts)
    assert len(set(got)) == 1
    assert HoursEntry.objects.count() == 1


def test_a_check_in_written_as_its_clock_fires_is_written_or_missed() -> None:
    found = work("active")
    student = the_student(found)
    check_in = found.check_ins.get()

    def own() -> CheckIn:
        return CheckIn.objects.select_related("engagement__student__user").get(pk=check_in.pk)

    first, second = own(), own()
    said: dict[str, Any] = {"done": "Two archives", "coming": "The third", "hinders": ""}
    acts: tuple[Callable[[], object], ...] = (
        lambda: write_check_in(first, **said, actor=student, at=NOW),
        lambda: let_check_in_pass(second, actor=CLOCK, at=NOW),
    )
    with slow("engagements_checkin"):
        wrote, _passed = at_once(*acts)
    check_in.refresh_from_db()
    assert bool(check_in.written_at) != bool(check_in.missed_at)
    assert (wrote is None) == bool(check_in.written_at)
    assert told("checkin.written" if check_in.written_at else "checkin.missed")
    assert found.check_ins.filter(written_at=None, missed_at=None).count() == 1


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_both_who_choose_the_same_at_once_have_settled(guard_is_on: bool) -> None:
    found = work("active", hours=10)
    log_hours(found, day=TODAY, minutes=490, note="x", actor=the_student(found), at=NOW)
    guard = found.guards.get()

    def choosing(side: str, actor: Actor) -> Callable[[], object]:
        own = HoursGuard.objects.select_related("engagement").get(pk=guard.pk)
        return lambda: choose_at_guard(own, side=side, choice="add_pay", actor=actor, at=NOW)

    acts = [
        choosing("student", the_student(found)),
        choosing("employer", the_supervisor(found)),
    ]
    with slow("engagements_hoursguard"), nullcontext() if guard_is_on else unlocked():
        at_once(*acts)
    guard.refresh_from_db()
    assert (guard.settled_at is not None) == guard_is_on
