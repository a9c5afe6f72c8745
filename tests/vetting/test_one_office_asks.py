"""One of two offices asks for a change: the employer sees it, can make it, or leave it."""

from __future__ import annotations

import pytest
from django.test import Client

from fairbrief.briefs.states import BriefState
from fairbrief.kernel.errors import MissingFactError, NotAllowedError
from fairbrief.tracking.desk import turns_of_employer
from fairbrief.vetting.actions import ask_for_changes, leave_campus
from fairbrief.vetting.states import BriefReviewState
from tests.builders import NOW, a_member, acting, an_employer
from tests.vetting.test_brief_reviews import REASON, World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]


@pytest.fixture
def world() -> World:
    made = World()
    ask_for_changes(made.review(0), actor=acting(made.officers[0].user), at=NOW, reason=REASON)
    return made


def page(world: World) -> Client:
    client = Client()
    assert world.member.user
    client.force_login(world.member.user)
    return client


def test_it_stands_on_the_desk_and_beside_the_words_with_a_way_to_change_it(world: World) -> None:
    assert [(each.what, each.path) for each in turns_of_employer(world.member)] == [
        ("Look at the change an office asks for", f"/employer/briefs/{world.brief.code}/#offices")
    ]
    client = page(world)
    words = client.get(f"/employer/briefs/{world.brief.code}/").text
    assert REASON in words
    assert f"it leaves the queue of {world.campuses[1].name} too" in words
    answer = client.post(f"/employer/briefs/{world.brief.code}/do/take_back/")
    assert answer["Location"] == f"/employer/briefs/{world.brief.code}/edit/scope/"
    for step in ("scope", "pay", "review"):
        wizard = client.get(f"/employer/briefs/{world.brief.code}/edit/{step}/").text
        assert f"{world.campuses[0].name} asks for a change" in wizard
        assert REASON in wizard


def test_while_it_is_open_elsewhere_it_is_repeated_for_that_office(world: World) -> None:
    world.approve(1)
    client = page(world)
    words = client.get(f"/employer/briefs/{world.brief.code}/").text
    assert f"open for students of {world.campuses[1].name}" in words
    assert turns_of_employer(world.member)
    address = f"/employer/briefs/{world.brief.code}/repeat/"
    answer = client.post(address, {"review": world.review(0).code})
    repeated = world.employer.briefs.exclude(pk=world.brief.pk).get()
    assert answer["Location"] == f"/employer/briefs/{repeated.code}/edit/deadline/"
    assert [each.campus for each in repeated.offerings.all()] == [world.campuses[0]]
    assert REASON in client.get(answer["Location"]).text
    assert client.post(address, {"review": "no\x00code"}).status_code == 302


def test_it_can_be_left_to_the_others(world: World) -> None:
    world.approve(1)
    review = world.review(0)
    stranger = a_member(an_employer())
    with pytest.raises(NotAllowedError):
        leave_campus(review, actor=acting(stranger.user), at=NOW)
    answer = page(world).post(f"/employer/briefs/{world.brief.code}/campuses/{review.code}/leave/")
    assert answer.status_code == 302
    review.refresh_from_db()
    world.brief.refresh_from_db()
    assert review.state == BriefReviewState.TAKEN_BACK
    assert world.brief.state == BriefState.OPEN
    assert [each.campus for each in world.brief.offerings.all()] == [world.campuses[1]]
    assert not turns_of_employer(world.member)


def test_nothing_is_left_while_nobody_has_approved(world: World) -> None:
    with pytest.raises(MissingFactError, match="No other campus has approved it"):
        leave_campus(world.review(0), actor=acting(world.member.user), at=NOW)
    assert world.brief.offerings.count() == 2
