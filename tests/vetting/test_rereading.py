"""Open briefs that are read again when the rules change."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fairbrief.audit.queries import history_of
from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import BriefState
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.clocks.queries import turn_of
from fairbrief.discovery.models import Change
from fairbrief.reports.models import Mark
from fairbrief.vetting.actions import (
    RereadSoFar,
    approve_employer,
    decline_employer,
    keep_listed,
    reread_open_briefs,
    take_off_list,
)
from fairbrief.vetting.actions import rereading as rereading_actions
from fairbrief.vetting.models import AddedWage, BriefReview, EmployerReview
from fairbrief.vetting.queries import (
    counts_of_queue,
    policy_of,
    rechecks,
    rules_in_force,
)
from fairbrief.vetting.tasks import reread
from tests.builders import NOW, acting, days
from tests.vetting.reread import LATER, OWN, again, notices_of, ruled, told, world
from tests.vetting.world import REASON, World

__all__ = ["world"]

pytestmark = pytest.mark.django_db


def test_what_was_approved_was_read_under_the_rules_in_force(world: World) -> None:
    assert world.review().read_under == rules_in_force(policy_of(world.campuses[0]))
    assert reread_open_briefs(at=NOW).read == 0


def test_a_stricter_policy_brings_open_briefs_back_to_its_own_office(world: World) -> None:
    ruled(world, own_rules=[OWN])
    so_far = reread_open_briefs(at=LATER)
    assert (so_far.read, so_far.found) == (1, 1)
    (review,) = again(world)
    assert (review.recheck_rules, review.recheck_at) == ([OWN["id"]], LATER)
    assert again(world, 1) == []
    assert counts_of_queue(world.officers[0])["again"] == 1
    turn = turn_of(review)
    assert turn is not None
    assert turn.owner == "campus"
    assert (told(world, "reviews.recheck"), told(world, "reviews.recheck", 1)) == (1, 0)
    assert "recheck" in [event.name for event in history_of(review)]


def test_students_find_it_until_the_office_decides(world: World) -> None:
    ruled(world, own_rules=[OWN])
    reread_open_briefs(at=LATER)
    assert (world.state, world.listed()) == (BriefState.OPEN, [True, True])


def test_what_was_read_is_not_read_again(world: World) -> None:
    ruled(world, own_rules=[OWN])
    reread_open_briefs(at=LATER)
    assert reread_open_briefs(at=LATER).read == 0
    assert reread.func(0) == 0
    assert told(world, "reviews.recheck") == 1


def test_a_milder_policy_takes_it_out_again(world: World) -> None:
    ruled(world, own_rules=[OWN])
    reread_open_briefs(at=LATER)
    ruled(world, own_rules=[])
    assert reread_open_briefs(at=LATER).found == 0
    assert again(world) == []
    assert turn_of(world.review()) is None


def test_a_minimum_wage_that_rises_brings_them_back(world: World) -> None:
    # It pays $24 an hour, and is done after that day.
    AddedWage.objects.create(
        jurisdiction="US",
        hourly_minor=2500,
        effective_from=date(2026, 1, 1),
        source="https://www.dol.gov/",
        checked_on=NOW.date(),
        made_at=NOW,
    )
    assert reread_open_briefs(at=LATER).found == 2
    assert again(world)[0].recheck_rules == again(world, 1)[0].recheck_rules != []


def test_new_shipped_rules_are_other_rules(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rechecks, "RULES_VERSION", "next")
    so_far = reread_open_briefs(at=LATER)
    assert (so_far.read, so_far.found) == (2, 0)


def test_days_that_went_by_break_no_rule(world: World) -> None:
    """Its last day to apply is over and the work has begun; it was clear when it was approved."""
    ruled(world, hours_max=39)
    assert reread_open_briefs(at=NOW + days(400)).found == 0


def test_what_was_set_aside_stays_so() -> None:
    world = World()
    ruled(world, own_rules=[OWN])
    world.approve(overrides={OWN["id"]: "They only write about them."})
    ruled(world, hours_max=39)
    assert reread_open_briefs(at=LATER).found == 0
    assert again(world) == []


def test_ended_and_waiting_briefs_are_left_alone(world: World) -> None:
    ruled(world, own_rules=[OWN])
    Brief.objects.update(state=BriefState.FILLED)
    assert reread_open_briefs(at=LATER).read == 0
    Brief.objects.update(state=BriefState.PAUSED)
    assert reread_open_briefs(at=LATER).found == 1


def test_a_brief_that_ends_leaves_the_list(world: World) -> None:
    ruled(world, own_rules=[OWN])
    reread_open_briefs(at=LATER)
    Brief.objects.update(state=BriefState.CLOSED)
    assert again(world) == []
    assert counts_of_queue(world.officers[0])["again"] == 0


def test_briefs_of_a_declined_employer_wait_until_it_is_approved_again(world: World) -> None:
    ruled(world, own_rules=[OWN])
    vetting = EmployerReview.objects.get(employer=world.employer, campus=world.campuses[0])
    officer = acting(world.officers[0].user)
    decline_employer(vetting, actor=officer, at=NOW, reason=REASON)
    assert reread_open_briefs(at=LATER).read == 0
    approve_employer(vetting, actor=officer, at=LATER)
    assert reread_open_briefs(at=LATER).found == 1
    assert len(again(world)) == 1
    decline_employer(vetting, actor=officer, at=LATER, reason=REASON)
    assert again(world) == []


def test_being_read_again_is_no_change_for_search_and_reports(world: World) -> None:
    ruled(world, own_rules=[OWN])
    noted = Change.objects.count(), Mark.objects.count()
    assert reread_open_briefs(at=LATER).found == 1
    assert (Change.objects.count(), Mark.objects.count()) == noted
    take_off_list(world.review(), reason=REASON, actor=acting(world.officers[0].user), at=LATER)
    assert Change.objects.count() > noted[0]


def test_the_work_is_done_in_parts_and_by_several(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading_actions, "PART", 1)
    for _number in range(3):
        other = World(*world.campuses)
        other.approve(0)
    ruled(world, own_rules=[OWN])
    steps: list[int] = []
    first = reread_open_briefs(at=LATER, share=(2, 0), told=lambda done: steps.append(done.read))
    second = reread_open_briefs(at=LATER, share=(2, 1))
    assert first.read + second.read == first.found + second.found == 4
    assert steps == list(range(1, first.read + 1))
    assert told(world, "reviews.recheck") == 1


def test_a_policy_saved_meanwhile_holds_for_what_is_read_after_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading_actions, "PART", 1)
    World(*world.campuses).approve(0)
    ruled(world, own_rules=[OWN])

    def saves_a_milder_one(so_far: RereadSoFar) -> None:
        if so_far.read == 1:
            ruled(world, own_rules=[])

    so_far = reread_open_briefs(at=LATER, told=saves_a_milder_one)
    assert (so_far.read, so_far.found) == (2, 1)
    assert reread_open_briefs(at=LATER).read == 1
    assert again(world) == []


def test_it_stops_at_its_time_and_goes_on_later(world: World) -> None:
    ruled(world, own_rules=[OWN])
    assert reread_open_briefs(at=LATER, until=0.0).read == 0
    assert reread_open_briefs(at=LATER).read == 1


def test_the_director_is_reminded_while_it_is_on_the_list(world: World) -> None:
    ruled(world, own_rules=[OWN])
    reread_open_briefs(at=NOW)
    fire_due(at=NOW + days(7))
    assert told(world, "reviews.recheck_late") == 1
    Brief.objects.update(state=BriefState.CLOSED)
    fire_due(at=NOW + days(30))
    assert told(world, "reviews.recheck_late") == 1


def test_a_director_is_reminded_once_of_many(world: World) -> None:
    """Three thousand briefs are no three thousand mails."""
    for _number in range(2):
        World(*world.campuses).approve(0)
    ruled(world, own_rules=[OWN])
    reread_open_briefs(at=NOW)
    fire_due(at=NOW + days(7))
    assert told(world, "reviews.recheck_late") == 1
    assert "again: 3." in notices_of(world, "reviews.recheck_late").get().body
    assert turn_of(world.review()) is not None


def test_a_filled_brief_that_opens_again_is_reminded_of(world: World) -> None:
    ruled(world, own_rules=[OWN])
    reread_open_briefs(at=NOW)
    Brief.objects.update(state=BriefState.FILLED)
    Clock.objects.filter(kind="brief.apply_by").delete()
    fire_due(at=NOW + days(7))
    assert told(world, "reviews.recheck_late") == 0
    Brief.objects.update(state=BriefState.OPEN)
    fire_due(at=NOW + days(14))
    assert told(world, "reviews.recheck_late") == 1


def test_a_mail_counts_what_stands_in_the_queue(world: World) -> None:
    ended = World(*world.campuses)
    ended.approve(0)
    ruled(world, own_rules=[OWN])
    reread_open_briefs(at=NOW)
    Brief.objects.filter(pk=ended.brief.pk).update(state=BriefState.CLOSED)
    fire_due(at=NOW + days(7))
    assert "again: 1." in notices_of(world, "reviews.recheck_late").get().body


def test_the_office_is_told_though_the_reader_died(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found and what is told of it are one act."""
    ruled(world, own_rules=[OWN])

    def dies(*args: object, **more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(rereading_actions, "tell", dies)
        with pytest.raises(KeyboardInterrupt):
            reread_open_briefs(at=LATER)
    reread_open_briefs(at=LATER)
    assert told(world, "reviews.recheck") == 1


def test_what_was_kept_while_it_was_read_stays_kept(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An officer sets a rule aside between the reading of a brief and what is written of it."""
    ruled(world, own_rules=[OWN])
    reread_open_briefs(at=LATER)
    ruled(world, own_rules=[OWN], hours_max=5)
    reads = rereading_actions.read_as_decided

    def slowly(review: BriefReview, *args: Any) -> Any:
        found = reads(review, *args)
        if review.campus_id == world.campuses[0].pk:
            why = dict.fromkeys([OWN["id"], "SCOPE-02H"], "They only write about them.")
            actor = acting(world.officers[0].user)
            keep_listed(world.review(), overrides=why, actor=actor, at=LATER)
        return found

    with monkeypatch.context() as patched:
        patched.setattr(rereading_actions, "read_as_decided", slowly)
        assert reread_open_briefs(at=LATER).found == 0
    assert again(world) == []
    assert world.review().recheck_rules == []
