"""Open briefs are read again by two at once, and kept while a colleague presses an old button."""

from __future__ import annotations

from collections.abc import Callable
from time import sleep
from typing import Any

import pytest

from fairbrief.audit.queries import history_of
from fairbrief.notices.models import Notice
from fairbrief.vetting.actions import (
    approve_brief,
    keep_listed,
    reread_open_briefs,
    rereading,
)
from fairbrief.vetting.actions import briefs as deciding
from tests.builders import NOW, acting, an_officer
from tests.concurrency.together import at_once, slow
from tests.vetting.test_rereading import OWN, ruled
from tests.vetting.world import World

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world() -> World:
    """Two open briefs that a new rule stops."""
    world = World()
    world.approve(0)
    World(*world.campuses).approve(0)
    ruled(world, own_rules=[OWN])
    return world


@pytest.mark.parametrize("shares", [[(1, 0)] * 2, [(4, number) for number in range(4)]])
def test_two_readers_find_each_once_and_tell_of_it_once(
    world: World, shares: list[tuple[int, int]]
) -> None:
    """Both of all, or each of its share."""

    def reads(share: tuple[int, int]) -> Callable[[], object]:
        return lambda: reread_open_briefs(at=NOW, share=share)

    with slow("notices_notice"):
        done = at_once(*map(reads, shares))
    assert sum(each.found for each in done) == 2
    names = [event.name for event in history_of(world.review())]
    assert names.count("recheck") == 1
    told = Notice.objects.filter(kind="reviews.recheck", user=world.officers[0].user)
    assert told.count() == 1


def test_one_keeps_it_while_another_presses_an_old_button(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both take what they need in the same order: neither waits for who waits for it."""
    reread_open_briefs(at=NOW)
    officers = (world.officers[0], an_officer(world.campuses[0]))
    keeper, other = (acting(each.user) for each in officers)
    why = {OWN["id"]: "They only write about them."}
    for room in (deciding, rereading):
        monkeypatch.setattr(room, "held", _in_a_moment(room.held))
        monkeypatch.setattr(room, "policy_of", _in_a_moment(room.policy_of))
    at_once(
        lambda: keep_listed(world.review(), overrides=why, actor=keeper, at=NOW),
        lambda: approve_brief(world.review(), actor=other, at=NOW),
    )
    assert (world.review().overrides, world.review().recheck_at) == (why, None)


def _in_a_moment(act: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def later(subject: Any) -> Any:
        sleep(0.3)
        return act(subject)

    return later
