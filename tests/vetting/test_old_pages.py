"""An officer decides on a page that was opened before the employer changed the brief."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fairbrief.briefs.actions import edit_brief, send_for_review, take_back
from fairbrief.kernel.errors import ChangedSinceError
from fairbrief.organizations.actions import change_facts
from fairbrief.vetting.actions import (
    Approval,
    approve_brief,
    ask_employer_for_more,
    ask_to_vet,
    decide_several,
    revise_approval,
)
from fairbrief.vetting.models import BriefReview
from tests.builders import NOW, a_campus, a_member, acting, an_officer, days
from tests.pages import seen_in, seen_on
from tests.vetting.world import REASON, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def office(world: World, client: Client) -> Client:
    client.force_login(world.officers[0].user)
    return client


def change(world: World) -> None:
    """The employer takes the brief back, pays less, and sends it again."""
    by = {"actor": acting(world.member.user), "at": NOW}
    take_back(world.brief, **by)
    edit_brief(world.brief, title="Quite another title", **by)
    send_for_review(world.brief, **by)


def address(name: str, world: World) -> str:
    return reverse(f"campus:{name}", args=[world.brief.code])


@pytest.mark.parametrize("name", ["approve_brief", "ask_for_changes", "decline_brief"])
def test_nobody_decides_on_a_version_they_have_not_read(
    world: World, office: Client, name: str
) -> None:
    here = address(name, world)
    sent = {"seen": seen_on(office, address("brief", world), action=here), "reason": REASON}
    change(world)
    refused = office.post(here, sent)
    said = refused.content.decode()
    assert refused.status_code == 409
    assert "has changed this brief since you opened it" in said
    assert "Quite another title" in said, "what it says now"
    assert REASON in said, "what was typed"
    assert world.review().state == "waiting"
    again = seen_in(said)
    assert again == "2"
    assert office.post(here, {**sent, "seen": again}).status_code == 302
    assert world.review().state != "waiting"


def test_several_at_once_leave_what_was_changed_meanwhile(world: World, office: Client) -> None:
    other = World(*world.campuses)
    listed = office.get(reverse("campus:briefs")).content.decode()
    shown = dict(re.findall(r'name="(seen_[^"]+)" value="([^"]+)"', listed))
    chosen = {"chosen": [world.brief.code, other.brief.code], "decision": "approve"}
    change(world)
    several = reverse("campus:several_briefs")
    tried = office.post(several, {**chosen, **shown}).content.decode()
    assert "It has changed since you opened the list." in tried
    carried = dict(re.findall(r'name="(seen_[^"]+)" value="([^"]+)"', tried))
    assert carried == shown, "looking at what becomes of each is not reading it"
    office.post(several, {**chosen, **carried, "confirm": "1"})
    states = {
        each.brief_id: each.state for each in BriefReview.objects.filter(campus=world.campuses[0])
    }
    assert states == {world.brief.pk: "waiting", other.brief.pk: "approved"}


def test_what_somebody_read_is_compared_with_what_stands_there_now(world: World) -> None:
    by = {"actor": acting(world.officers[0].user), "at": NOW}
    stale = world.review()
    change(world)
    with pytest.raises(ChangedSinceError):
        approve_brief(stale, seen=stale.shown, **by)
    (left,) = decide_several(
        [world.review()], "approve", reason="", seen={world.brief.code: "1"}, **by
    )
    assert not left.is_done
    approve_brief(world.review(), seen="2", **by)
    approve_brief(world.review(), seen="2", **by)  # a double press
    assert world.review().state == "approved"


@pytest.mark.parametrize("name", ["approve", "decline"])
def test_an_office_does_not_decide_over_a_colleagues_decision(
    world: World, office: Client, name: str
) -> None:
    vetting = world.employer.reviews.get(campus=world.campuses[0])
    here = reverse("campus:employer", args=[vetting.code])
    sent = {"seen": seen_on(office, here, action=f"{here}{name}/"), "reason": REASON}
    colleague = acting(an_officer(world.campuses[0]).user)
    tied = Approval(conditions=["paid_only"])
    later = NOW + days(1)
    revise_approval(vetting, approval=tied, actor=colleague, at=later)
    with time_machine.travel(later, tick=False):
        refused = office.post(f"{here}{name}/", sent)
        said = refused.content.decode()
        assert refused.status_code == 409
        assert "changed since you opened the page" in said
        assert REASON in said
        vetting.refresh_from_db()
        assert (vetting.state, vetting.conditions) == ("approved", ["paid_only"])
        sent["seen"] = seen_in(said)
        for _press in range(2):
            assert office.post(f"{here}{name}/", sent).status_code == 302


@pytest.mark.parametrize("name", ["approve", "decline"])
def test_an_office_does_not_decide_on_an_employer_that_says_something_else_by_now(
    world: World, office: Client, name: str
) -> None:
    vetting = world.employer.reviews.get(campus=world.campuses[0])
    here = reverse("campus:employer", args=[vetting.code])
    sent = {"seen": seen_on(office, here, action=f"{here}{name}/"), "reason": REASON}
    owner = a_member(world.employer, role="owner")
    facts = {"name": "Quite Another House", "website": "https://other.example"}
    change_facts(world.employer, facts=facts, by=owner, actor=acting(owner.user), at=NOW)
    refused = office.post(f"{here}{name}/", sent)
    said = refused.content.decode()
    assert refused.status_code == 409
    assert "Quite Another House" in said, "what it says now"
    assert REASON in said, "what was typed"
    sent["seen"] = seen_in(said)
    assert office.post(f"{here}{name}/", sent).status_code == 302


@pytest.mark.parametrize("name", ["ask_for_changes", "decline_brief"])
def test_a_second_answer_to_a_brief_says_that_a_colleague_was_first(
    world: World, office: Client, name: str
) -> None:
    here = address(name, world)
    sent = {"seen": seen_on(office, address("brief", world), action=here), "reason": REASON}
    colleague = Client()
    colleague.force_login(an_officer(world.campuses[0]).user)
    for _press in range(2):
        assert colleague.post(here, sent).status_code == 302
    mine = "Name the person the student reports to."
    refused = office.post(here, sent | {"reason": mine})
    said = refused.content.decode()
    assert refused.status_code == 409
    assert "with other words than yours" in said
    assert mine in said
    assert world.review().reason == REASON


def test_nobody_asks_an_employer_for_what_it_has_answered_by_now(
    world: World, office: Client
) -> None:
    campus = a_campus()
    asked = an_officer(campus)
    vetting = ask_to_vet(world.employer, campus=campus, at=NOW)
    office.force_login(asked.user)
    here = reverse("campus:employer", args=[vetting.code])
    sent = {"seen": seen_on(office, here, action=f"{here}ask/"), "reason": REASON, "days": "5"}
    colleague = acting(an_officer(campus).user)
    ask_employer_for_more(vetting, reason="Who pays the student?", actor=colleague, at=NOW)
    later = NOW + days(1)
    with time_machine.travel(later, tick=False):
        refused = office.post(f"{here}ask/", sent)
        said = refused.content.decode()
        assert refused.status_code == 409
        assert "changed since you opened the page" in said
        assert "Who pays the student?" in said
        assert REASON in said
        assert vetting.inquiries.count() == 1
        sent["seen"] = seen_in(said)
        for _press in range(2):
            assert office.post(f"{here}ask/", sent).status_code == 302
        assert vetting.inquiries.count() == 2
