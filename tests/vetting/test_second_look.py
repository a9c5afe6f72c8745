"""What an office does about an open brief that rules which have changed stop."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fairbrief.applications.models import Application
from fairbrief.audit.actors import INSTALLATION
from fairbrief.briefs.models import Brief
from fairbrief.clocks.queries import turn_of
from fairbrief.discovery.queries import briefs_open_to
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.vetting.actions import (
    ask_campuses,
    keep_listed,
    reread_open_briefs,
    take_off_list,
)
from fairbrief.vetting.models import AddedWage, BriefReview, Sighting
from fairbrief.vetting.queries import (
    DECIDED,
    queue_of,
)
from fairbrief.vetting.states import BriefReviewState
from tests.builders import NOW, a_member, a_student, acting, days
from tests.vetting.reread import LATER, OWN, again, read, ruled, world
from tests.vetting.world import REASON, World

__all__ = ["world"]

pytestmark = pytest.mark.django_db


def test_the_office_keeps_it_with_a_reason(world: World) -> None:
    ruled(world, own_rules=[OWN])
    reread_open_briefs(at=LATER)
    actor = acting(world.officers[0].user)
    with pytest.raises(FairbriefError, match="night markets") as refused:
        keep_listed(world.review(), overrides={}, actor=actor, at=LATER)
    assert refused.value.field == "overrides"
    why = {OWN["id"]: "They only write about them."}
    keep_listed(world.review(), overrides=why, actor=actor, at=LATER)
    review = world.review()
    assert (review.recheck_at, review.recheck_rules, review.overrides) == (None, [], why)
    assert again(world) == []
    assert turn_of(review) is None
    assert reread_open_briefs(at=LATER).read == 0
    assert Sighting.objects.get(review=review, rule=OWN["id"]).reason == why[OWN["id"]]
    with pytest.raises(IllegalMoveError):
        keep_listed(review, overrides=why, actor=actor, at=LATER)


def test_students_read_why_it_was_kept(world: World, client: Client) -> None:
    """The rule is younger than what was found when the brief was sent."""
    ruled(world, own_rules=[OWN])
    reread_open_briefs(at=NOW)
    why = {OWN["id"]: "They only write about them."}
    keep_listed(world.review(), overrides=why, actor=acting(world.officers[0].user), at=NOW)
    page = reverse("public:brief", args=[world.brief.code])
    with time_machine.travel(NOW, tick=False):
        for campus, reads in zip(world.campuses, (True, False), strict=True):
            client.force_login(a_student(campus).user)
            shown = read(client, page)
            assert (why[OWN["id"]] in shown, OWN["title"] in shown) == (reads, reads)
        client.logout()
        assert OWN["title"] not in read(client, page)
        client.force_login(world.officers[0].user)
        shown = read(client, reverse("campus:brief", args=[world.brief.code]))
        assert f"“{OWN['title']}” was set aside" in shown


def test_what_a_rule_said_before_is_counted_as_set_aside_now(world: World) -> None:
    """It was found as a note when the brief was approved, and blocks since."""
    review = world.review()
    Sighting.objects.create(
        campus=review.campus, review=review, version=review.version, rule=OWN["id"], at=NOW
    )
    ruled(world, own_rules=[OWN])
    reread_open_briefs(at=LATER)
    why = {OWN["id"]: "They only write about them."}
    keep_listed(world.review(), overrides=why, actor=acting(world.officers[0].user), at=LATER)
    assert Sighting.objects.get(review=review, rule=OWN["id"]).reason == why[OWN["id"]]


def test_the_law_is_not_set_aside(world: World) -> None:
    AddedWage.objects.create(
        jurisdiction="US",
        hourly_minor=2500,
        effective_from=date(2026, 1, 1),
        source="https://www.dol.gov/",
        checked_on=NOW.date(),
        made_at=NOW,
    )
    reread_open_briefs(at=LATER)
    review = world.review()
    why = dict.fromkeys(review.recheck_rules, "It was fine when we approved it.")
    with pytest.raises(FairbriefError):
        keep_listed(review, overrides=why, actor=acting(world.officers[0].user), at=LATER)


def test_what_reads_like_a_scam_everywhere_is_not_set_aside(world: World) -> None:
    """None of it blocks by itself; such a brief could not be sent."""
    words = "Make $350 per assignment as a secret shopper, two assignments weekly if you like. "
    Brief.objects.update(summary=f"{words} Leave your name, town and phone number. No experience.")
    BriefReview.objects.update(read_under="")
    reread_open_briefs(at=LATER)
    review = world.review()
    why = dict.fromkeys(review.recheck_rules, "We know these people.")
    assert why
    with pytest.raises(FairbriefError):
        keep_listed(review, overrides=why, actor=acting(world.officers[0].user), at=LATER)


def test_taken_off_the_students_of_one_campus_do_not_find_it(world: World) -> None:
    student, elsewhere = (a_student(campus) for campus in world.campuses)
    take_off_list(world.review(), reason=REASON, actor=acting(world.officers[0].user), at=LATER)
    review = world.review()
    assert (review.state, review.taken_off_at) == (BriefReviewState.TAKEN_OFF, LATER)
    assert review.decided_at == NOW
    assert world.listed() == [False, True]
    assert world.brief not in briefs_open_to(student)
    assert world.brief in briefs_open_to(elsewhere)
    assert Notice.objects.filter(kind="review.taken_off", user=world.member.user).count() == 1
    take_off_list(review, reason=REASON, actor=acting(world.officers[0].user), at=LATER)
    assert Notice.objects.filter(kind="review.taken_off", user=world.member.user).count() == 1


def test_who_has_applied_reads_on(world: World, client: Client) -> None:
    applied, other = (a_student(world.campuses[0]) for _number in range(2))
    Application.objects.create(
        brief=world.brief, student=applied, state="submitted", submitted_at=NOW, made_at=NOW
    )
    Application.objects.create(brief=world.brief, student=other, made_at=NOW)
    take_off_list(world.review(), reason=REASON, actor=acting(world.officers[0].user), at=NOW)
    page = reverse("public:brief", args=[world.brief.code])
    with time_machine.travel(NOW, tick=False):
        client.force_login(applied.user)
        shown = read(client, page)
        assert "no longer lists this brief" in shown
        assert "See your application" in shown
        assert 'id="ask"' not in shown
        asked = client.post(reverse("public:ask", args=[world.brief.code]), {"text": "Why?"})
        assert asked.status_code == 404
        Application.objects.filter(student=applied).update(state="withdrawn")
        assert reverse("student:apply", args=[world.brief.code]) not in read(client, page)
        client.force_login(other.user)
        assert client.get(page).status_code == 404


def test_taken_off_it_is_not_asked_about_again(world: World) -> None:
    take_off_list(world.review(), reason=REASON, actor=acting(world.officers[0].user), at=LATER)
    ask_campuses(world.brief, actor=INSTALLATION, at=LATER)
    assert world.review().state == BriefReviewState.TAKEN_OFF


def test_several_are_kept_or_taken_off_at_once(world: World, client: Client) -> None:
    other = World(*world.campuses)
    other.approve(0)
    ruled(world, own_rules=[OWN])
    queue = f"{reverse('campus:briefs')}?show=again"
    with time_machine.travel(LATER, tick=False):
        reread_open_briefs(at=LATER)
        client.force_login(world.officers[0].user)
        shown = read(client, queue)
        assert "Keep on the list" in shown
        assert " checked" not in shown
        assert "?show=again&amp;all=1" in shown
        assert read(client, f"{queue}&all=1").count(" checked") == 2
        several = reverse("campus:several_briefs")
        chosen = {"chosen": [world.brief.code, other.brief.code]}
        tried = client.post(several, {**chosen, "decision": "keep"}).content.decode()
        assert tried.count("kept on the list") == 2
        assert f'href="{queue}"' in tried
        assert client.post(several, {"decision": "keep"})["Location"] == queue
        assert len(again(world)) == 2
        kept = {"chosen": world.brief.code, "decision": "keep", "reason": "They write about them."}
        client.post(several, {**kept, "confirm": "1"})
        assert [each.brief for each in again(world)] == [other.brief]
        off = {"chosen": other.brief.code, "decision": "take_off", "reason": REASON}
        client.post(several, {**off, "confirm": "1"})
        assert again(world) == []
        assert (world.listed()[0], other.listed()[0]) == (True, False)
        said = client.post(several, {**chosen, "decision": "approve"}).content.decode()
        assert said.count("It is decided already.") == 2


def test_a_reason_and_an_officer_of_the_campus_are_needed(world: World) -> None:
    with pytest.raises(FairbriefError):
        take_off_list(world.review(), reason="no", actor=acting(world.officers[0].user), at=LATER)
    for stranger in (world.officers[1].user, world.member.user, a_member(world.employer).user):
        with pytest.raises(NotAllowedError):
            take_off_list(world.review(), reason=REASON, actor=acting(stranger), at=LATER)
        with pytest.raises(NotAllowedError):
            keep_listed(world.review(), overrides={}, actor=acting(stranger), at=LATER)
    assert world.listed() == [True, True]


def test_pages(world: World, client: Client) -> None:
    ruled(world, own_rules=[OWN])
    queue, page = reverse("campus:briefs"), reverse("campus:brief", args=[world.brief.code])
    with time_machine.travel(LATER, tick=False):
        client.force_login(world.officers[0].user)
        assert "show=again" not in client.get(queue).content.decode()
        assert "Every open brief keeps the rules" in read(client, f"{queue}?show=again")
        reread_open_briefs(at=LATER)
        assert world.brief.title in read(client, f"{queue}?show=again")
        shown = read(client, page)
        assert "it breaks the rules in force" in shown
        assert OWN["title"] in shown
        refused = client.post(reverse("campus:keep_brief", args=[world.brief.code]), {})
        assert refused.status_code == 422
        assert "Say why it may stand" in refused.content.decode()
        said = {"aside_own_mrkts234": "They only write about them."}
        keep = reverse("campus:keep_brief", args=[world.brief.code])
        first = client.post(keep, said)
        assert "Nothing is decided yet" in first.content.decode()
        assert world.review().overrides == {}
        held = {each.html_name: each.value() or "" for each in first.context["forms"].keep}
        assert held["aside_own_mrkts234"] == said["aside_own_mrkts234"]
        kept = client.post(keep, held)
        assert kept["Location"] == page
        assert said["aside_own_mrkts234"] in world.review().overrides.values()
        assert "it breaks the rules in force" not in read(client, page)
        off = reverse("campus:take_off_brief", args=[world.brief.code])
        short = client.post(off, {"reason": "no"})
        assert short.status_code == 422
        assert client.post(off, {"reason": REASON})["Location"] == page
        assert "taken off the list" in read(client, page)
    assert world.listed() == [False, True]


def test_no_reason_is_asked_for_where_none_would_do(world: World, client: Client) -> None:
    """What the law forbids stands beside a rule of the office's own."""
    ruled(world, own_rules=[OWN])
    AddedWage.objects.create(
        jurisdiction="US",
        hourly_minor=2500,
        effective_from=date(2026, 1, 1),
        source="https://www.dol.gov/",
        checked_on=NOW.date(),
        made_at=NOW,
    )
    reread_open_briefs(at=LATER)
    client.force_login(world.officers[0].user)
    shown = read(client, reverse("campus:brief", args=[world.brief.code]))
    assert OWN["title"] in shown
    assert "it cannot be set aside" in shown
    assert "Set aside, and keep it" not in shown


def test_it_is_kept_as_it_is_where_the_rule_has_gone_again(world: World, client: Client) -> None:
    """A milder policy was saved a moment ago, and it has not been read again yet."""
    ruled(world, own_rules=[OWN])
    reread_open_briefs(at=NOW)
    ruled(world, own_rules=[])
    page = reverse("campus:brief", args=[world.brief.code])
    with time_machine.travel(NOW, tick=False):
        client.force_login(world.officers[0].user)
        shown = read(client, page)
        assert "it cannot be set aside" not in shown
        assert "it breaks the rules in force" not in shown
        assert "Nothing stands against it any more" in shown
        client.post(reverse("campus:keep_brief", args=[world.brief.code]), {})
    assert again(world) == []


def test_the_employer_reads_what_it_is_to_know(world: World, client: Client) -> None:
    """Not that its approved brief is looked at again; why and when it was taken off."""
    ruled(world, own_rules=[OWN])
    reread_open_briefs(at=NOW)
    page = reverse("employer:brief", args=[world.brief.code])
    with time_machine.travel(NOW, tick=False):
        client.force_login(world.member.user)
        assert "the director is reminded" not in read(client, page)
    take_off_list(world.review(), reason=REASON, actor=acting(world.officers[0].user), at=LATER)
    with time_machine.travel(LATER, tick=False):
        client.force_login(world.member.user)
        opinions = read(client, page).partition('id="offices"')[2].partition("</section>")[0]
        assert REASON in opinions
        assert LATER.date().isoformat() in opinions


def test_the_decided_begin_with_what_was_taken_off_now(world: World, client: Client) -> None:
    World(*world.campuses).approve(0)
    Brief.objects.update(title="A")
    BriefReview.objects.filter(brief=world.brief).update(decided_at=NOW - days(1))
    take_off_list(world.review(), reason=REASON, actor=acting(world.officers[0].user), at=LATER)
    assert queue_of(world.officers[0], show=DECIDED)[0] == world.review()
    with time_machine.travel(LATER, tick=False):
        client.force_login(world.officers[0].user)
        shown = read(client, f"{reverse('campus:briefs')}?show=decided")
        assert LATER.date().isoformat() in shown


def test_several_that_wait_are_not_taken_off(world: World, client: Client) -> None:
    waiting = World(*world.campuses)
    with time_machine.travel(NOW, tick=False):
        client.force_login(world.officers[0].user)
        off = {"chosen": waiting.brief.code, "decision": "take_off"}
        said = client.post(reverse("campus:several_briefs"), off).content.decode()
        assert "It is decided already" not in said
        assert "It is not open at your campus." in said
