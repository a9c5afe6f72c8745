"""A brief that two campuses have approved, and rules that change afterwards."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import QuerySet
from django.test import Client

from fairbrief.notices.models import Notice
from fairbrief.vetting.actions import (
    save_policy,
)
from fairbrief.vetting.models import BriefReview
from fairbrief.vetting.queries import (
    AGAIN,
    policy_of,
    queue_of,
)
from tests.builders import NOW, acting, days
from tests.vetting.world import World

#: A rule of a campus's own that the world's brief breaks.
OWN = {
    "id": "OWN-MRKTS234",
    "title": "It is about night markets",
    "phrases": ["night markets"],
    "is_needed": False,
    "severity": "block",
    "why": "Our students are asleep.",
    "remedy": "Write about mornings.",
    "ask": "Could it be by day?",
}
LATER = NOW + days(40)


@pytest.fixture
def world() -> World:
    """Both campuses have approved the brief."""
    world = World()
    world.approve(0)
    world.approve(1)
    return world


def ruled(world: World, place: int = 0, **rules: Any) -> None:
    """The director saves other rules."""
    director = world.officers[place]
    based_on = policy_of(world.campuses[place]).version
    save_policy(director, actor=acting(director.user), at=NOW, based_on=based_on, **rules)


def again(world: World, place: int = 0) -> list[BriefReview]:
    return list(queue_of(world.officers[place], show=AGAIN))


def told(world: World, kind: str, place: int = 0) -> int:
    return notices_of(world, kind, place).count()


def notices_of(world: World, kind: str, place: int = 0) -> QuerySet[Notice]:
    return Notice.objects.filter(user=world.officers[place].user, kind=kind)


def read(client: Client, address: str) -> str:
    return client.get(address).content.decode()
