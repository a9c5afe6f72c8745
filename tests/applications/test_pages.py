"""Answering everyone, and whose turn stands first."""

from __future__ import annotations

from typing import Any

import pytest

from fairbrief.applications.actions import decline, offer
from fairbrief.applications.models import Application
from fairbrief.applications.queries import applicants_of
from tests.applications.test_applying import REASON, World
from tests.browsing import signed_in
from tests.builders import NOW, a_student, an_open_brief

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]


@pytest.fixture
def world() -> World:
    return World()


def test_declining_all_takes_one_true_reason_and_says_what_it_did(world: World) -> None:
    rows = [world.apply(a_student(world.campus)) for _number in range(3)]
    client = signed_in(world.owner.user)
    path = f"/employer/briefs/{world.brief.code}/applicants/answer/"
    page = client.get(path).text
    assert "Decline all 3 who wait" in page
    assert rows[0].interest[:30] in page
    assert "All places are taken" not in page, "a place is left, so this would not be true"
    assert not client.get(path).context["form"]["standard"].value()
    nothing = client.post(path, {"standard": "", "reason": ""})
    assert nothing.status_code == 422
    assert "Choose a reason or write one" in nothing.text
    assert not Application.objects.filter(state="declined").exists()
    own = {f"reason_{rows[1].code}": REASON}
    page = client.post(path, {"standard": "1", **own}, follow=True).text
    assert "3 applications are declined" in page
    said = dict(Application.objects.values_list("code", "reason"))
    assert said[rows[0].code] == said[rows[2].code] == "The hours or dates do not fit together."
    assert said[rows[1].code] == REASON


def test_places_taken_is_a_reason_once_they_are(world: World) -> None:
    row = world.apply()
    client = signed_in(world.owner.user)
    assert "All places are taken" not in client.get(f"/employer/applicants/{row.code}/").text
    world.brief.seats_taken = world.brief.seats
    world.brief.save()
    assert "All places are taken" in client.get(f"/employer/applicants/{row.code}/").text


def test_who_still_waits_stands_before_who_has_an_answer(world: World) -> None:
    first, second = (world.apply(a_student(world.campus)) for _number in range(2))
    decline(first, actor=world.as_owner, at=NOW, reason=REASON)
    assert list(applicants_of(world.brief)) == [second, first]


def test_an_offer_stands_first_and_its_brief_is_not_suggested(world: World) -> None:
    others = [an_open_brief(world.employer, world.campus) for _number in range(2)]
    offered = world.apply()
    later = [world.apply(brief=brief) for brief in others]
    decline(later[0], actor=world.as_owner, at=NOW, reason=REASON)
    offer(offered, actor=world.as_owner, at=NOW)
    fresh = an_open_brief(world.employer, world.campus, title="Count the benches of a park")
    client = signed_in(world.student.user)
    shown = [row for row, _turn in client.get("/student/applications/").context["rows"]]
    assert shown == [offered, later[1], later[0]]
    suggested = client.get("/student/").context["suggested"]
    assert [each.code for each in suggested] == [fresh.code]


def test_a_student_reads_a_brief_in_few_queries(
    world: World, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(world.student.user)
    with django_assert_max_num_queries(12):
        answer = client.get(f"/briefs/{world.brief.code}/")
    assert answer.status_code == 200
