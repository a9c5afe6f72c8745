"""The line before a brief: it pauses and opens again, alternates move up, first times are kept."""

from __future__ import annotations

import pytest
from django.test import Client

from fairbrief.applications.actions import (
    accept_offer,
    decline,
    decline_offer,
    keep_as_alternate,
    offer,
    withdraw,
)
from fairbrief.applications.models import Application
from fairbrief.applications.queries import ahead_of, is_first_time, line_of, with_applied
from fairbrief.applications.queries.lines import FINISHED
from fairbrief.applications.states import ApplicationState as A
from fairbrief.briefs.models import Brief
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of
from fairbrief.engagements.states import FINISHED_STATES
from fairbrief.kernel.errors import LimitReachedError
from fairbrief.notices.models import Notice
from tests.applications.test_applying import REASON, World
from tests.builders import NOW, a_student, acting, an_open_brief, days
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def two_a_seat(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("queue", "queries.lines", "queries.listing"):
        monkeypatch.setattr(f"fairbrief.applications.{room}.ENOUGH_A_SEAT", 2)


def applied(world: World, number: int, brief: Brief | None = None) -> list[Application]:
    return [world.apply(a_student(world.campus), brief) for _each in range(number)]


@pytest.mark.usefixtures("two_a_seat")
def test_a_full_brief_opens_again_with_the_act_that_shortens_the_line(world: World) -> None:
    first, _second = applied(world, 2)
    world.brief.refresh_from_db()
    assert world.brief.state == "full"
    with pytest.raises(LimitReachedError, match="2 for each place"):
        applied(world, 1)
    withdraw(first, actor=acting(first.student.user), at=NOW)
    world.brief.refresh_from_db()
    assert world.brief.state == "open"
    third = applied(world, 1)[0]
    world.brief.refresh_from_db()
    assert world.brief.state == "full"
    decline(third, actor=world.as_owner, at=NOW, reason=REASON)
    world.brief.refresh_from_db()
    assert world.brief.state == "open"


@pytest.mark.usefixtures("two_a_seat")
def test_who_comes_too_late_keeps_the_draft_and_is_told_so(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The third had passed the door while the second was on the way.
    monkeypatch.setattr("fairbrief.applications.actions.door_of", lambda *_, **__: _Open())
    applied(world, 2)
    late = a_student(world.campus)
    with pytest.raises(LimitReachedError, match="kept as a draft"):
        world.apply(late)
    row = Application.objects.get(student=late)
    assert (row.state, row.submitted_at) == (A.DRAFT, None)
    assert not Notice.objects.filter(kind="application.submitted", user=late.user).exists()
    assert turn_of(row) is None


class _Open:
    is_open = True


def test_the_alternate_who_waits_longest_moves_up_when_an_offer_lapses(world: World) -> None:
    first, second, third = applied(world, 3)
    offer(first, actor=world.as_owner, at=NOW)
    keep_as_alternate(third, actor=world.as_owner, at=NOW)
    keep_as_alternate(second, actor=world.as_owner, at=NOW + days(0.1))
    assert (ahead_of(third), ahead_of(second)) == (0, 1)
    fire_due(at=NOW + days(7))
    for each in (first, second, third):
        each.refresh_from_db()
    assert (first.state, second.state, third.state) == (A.RETURNED, A.ALTERNATE, A.OFFERED)
    turn = turn_of(third)
    assert turn is not None
    assert turn.owner == "student"
    assert Notice.objects.filter(kind="application.moved_up", user=third.student.user).exists()
    assert Notice.objects.filter(kind="application.moved_up_employer").exists()
    decline_offer(third, actor=acting(third.student.user), at=NOW + days(7.1), reason=REASON)
    second.refresh_from_db()
    assert second.state == A.OFFERED
    accept_offer(second, actor=acting(second.student.user), at=NOW + days(7.2))
    world.brief.refresh_from_db()
    assert (world.brief.seats_taken, world.brief.state) == (1, "filled")


def test_nobody_moves_up_into_a_brief_that_was_cancelled(world: World) -> None:
    first, second = applied(world, 2)
    offer(first, actor=world.as_owner, at=NOW)
    keep_as_alternate(second, actor=world.as_owner, at=NOW)
    Brief.objects.filter(pk=world.brief.pk).update(state="cancelled")
    decline_offer(first, actor=acting(first.student.user), at=NOW, reason=REASON)
    second.refresh_from_db()
    assert second.state == A.ALTERNATE


def test_a_first_time_is_whoever_has_finished_nothing_here(world: World) -> None:
    assert is_first_time(world.student)
    an_engagement("active", campus=world.campus, student=world.student)
    assert is_first_time(world.student)
    an_engagement("paid", campus=world.campus, student=world.student)
    assert not is_first_time(world.student)


def test_places_kept_for_a_first_time_go_to_nobody_else_while_one_may_come(world: World) -> None:
    brief = an_open_brief(world.employer, world.campus, seats=2, first_timer_seats=1)
    rows = applied(world, 4, brief)
    Application.objects.filter(pk__in=[rows[0].pk, rows[1].pk]).update(is_first_time=False)
    for row in rows:
        row.refresh_from_db()
    assert rows[2].is_first_time
    offer(rows[0], actor=world.as_owner, at=NOW)
    with pytest.raises(LimitReachedError, match="kept for students"):
        offer(rows[1], actor=world.as_owner, at=NOW)
    offer(rows[2], actor=world.as_owner, at=NOW)
    with pytest.raises(LimitReachedError, match="taken or offered"):
        offer(rows[3], actor=world.as_owner, at=NOW)
    # Nobody for whom it is kept waits any more, and the day to apply by has passed.
    decline_offer(rows[2], actor=acting(rows[2].student.user), at=NOW, reason=REASON)
    decline(rows[3], actor=world.as_owner, at=NOW, reason=REASON)
    with pytest.raises(LimitReachedError, match="kept for students"):
        offer(rows[1], actor=world.as_owner, at=NOW)
    offer(rows[1], actor=world.as_owner, at=NOW + days(11))


def test_an_alternate_for_whom_no_place_is_kept_is_passed_over(world: World) -> None:
    brief = an_open_brief(world.employer, world.campus, seats=1, first_timer_seats=1)
    rows = applied(world, 3, brief)
    Application.objects.filter(pk=rows[1].pk).update(is_first_time=False)
    offer(rows[0], actor=world.as_owner, at=NOW)
    for row in rows[1:]:
        row.refresh_from_db()
        keep_as_alternate(row, actor=world.as_owner, at=NOW)
    decline_offer(rows[0], actor=acting(rows[0].student.user), at=NOW, reason=REASON)
    for row in rows[1:]:
        row.refresh_from_db()
    assert [row.state for row in rows[1:]] == [A.ALTERNATE, A.OFFERED]


def test_the_line_stands_on_the_brief_as_it_is(world: World, client: Client) -> None:
    Brief.objects.filter(pk=world.brief.pk).update(seats=2, first_timer_seats=1)
    rows = applied(world, 3)
    decline(rows[0], actor=world.as_owner, at=NOW, reason=REASON)
    brief = with_applied(Brief.objects.filter(pk=world.brief.pk)).get()
    line = line_of(brief)
    assert (line.waiting, line.room, line.places_left, line.kept) == (2, 48, 2, 1)
    page = client.get(f"/briefs/{brief.code}/").text
    assert "2 wait for an answer, room for 48 more" in page
    assert "1 place is kept for students who have not finished" in page


def test_finished_work_is_what_the_room_above_calls_so() -> None:
    assert tuple(state.value for state in FINISHED_STATES) == FINISHED
