"""Open briefs that are read again when the rules change, and what the office does about them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from fairbrief.applications.models import Application
from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.queries import history_of
from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import BriefState
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.clocks.queries import turn_of
from fairbrief.discovery.queries import briefs_open_to
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.vetting.actions import (
    RereadSoFar,
    ask_campuses,
    keep_listed,
    reread_open_briefs,
    save_policy,
    take_off_list,
)
from fairbrief.vetting.actions import rereading as rereading_actions
from fairbrief.vetting.models import AddedWage, BriefReview, Sighting
from fairbrief.vetting.queries import (
    AGAIN,
    DECIDED,
    counts_of_queue,
    policy_of,
    queue_of,
    rechecks,
    rules_in_force,
)
from fairbrief.vetting.states import BriefReviewState
from fairbrief.vetting.tasks import reread
from tests.builders import NOW, a_member, a_student, acting, days
from tests.vetting.world import REASON, World

pytestmark = pytest.mark.django_db
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
    return _notices(world, kind, place).count()


def _notices(world: World, kind: str, place: int = 0) -> QuerySet[Notice]:
    return Notice.objects.filter(user=world.officers[place].user, kind=kind)


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
    assert "again: 3." in _notices(world, "reviews.recheck_late").get().body
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
    assert "again: 1." in _notices(world, "reviews.recheck_late").get().body


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
            shown = _read(client, page)
            assert (why[OWN["id"]] in shown, OWN["title"] in shown) == (reads, reads)
        client.logout()
        assert OWN["title"] not in _read(client, page)
        client.force_login(world.officers[0].user)
        shown = _read(client, reverse("campus:brief", args=[world.brief.code]))
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
        shown = _read(client, page)
        assert "no longer lists this brief" in shown
        assert "See your application" in shown
        assert 'id="ask"' not in shown
        asked = client.post(reverse("public:ask", args=[world.brief.code]), {"text": "Why?"})
        assert asked.status_code == 404
        Application.objects.filter(student=applied).update(state="withdrawn")
        assert reverse("student:apply", args=[world.brief.code]) not in _read(client, page)
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
        shown = _read(client, queue)
        assert "Keep on the list" in shown
        assert " checked" not in shown
        assert "?show=again&amp;all=1" in shown
        assert _read(client, f"{queue}&all=1").count(" checked") == 2
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
        assert "Every open brief keeps the rules" in _read(client, f"{queue}?show=again")
        reread_open_briefs(at=LATER)
        assert world.brief.title in _read(client, f"{queue}?show=again")
        shown = _read(client, page)
        assert "it breaks the rules in force" in shown
        assert OWN["title"] in shown
        refused = client.post(reverse("campus:keep_brief", args=[world.brief.code]), {})
        assert refused.status_code == 422
        assert "Say why it may stand" in refused.content.decode()
        said = {"aside_own_mrkts234": "They only write about them."}
        kept = client.post(reverse("campus:keep_brief", args=[world.brief.code]), said)
        assert kept["Location"] == page
        assert "it breaks the rules in force" not in _read(client, page)
        off = reverse("campus:take_off_brief", args=[world.brief.code])
        short = client.post(off, {"reason": "no"})
        assert short.status_code == 422
        assert client.post(off, {"reason": REASON})["Location"] == page
        assert "taken off the list" in _read(client, page)
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
    shown = _read(client, reverse("campus:brief", args=[world.brief.code]))
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
        shown = _read(client, page)
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
        assert "the director is reminded" not in _read(client, page)
    take_off_list(world.review(), reason=REASON, actor=acting(world.officers[0].user), at=LATER)
    with time_machine.travel(LATER, tick=False):
        client.force_login(world.member.user)
        opinions = _read(client, page).partition('id="offices"')[2].partition("</section>")[0]
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
        shown = _read(client, f"{reverse('campus:briefs')}?show=decided")
        assert LATER.date().isoformat() in shown


def test_several_that_wait_are_not_taken_off(world: World, client: Client) -> None:
    waiting = World(*world.campuses)
    with time_machine.travel(NOW, tick=False):
        client.force_login(world.officers[0].user)
        off = {"chosen": waiting.brief.code, "decision": "take_off"}
        said = client.post(reverse("campus:several_briefs"), off).content.decode()
        assert "It is decided already" not in said
        assert "It is not open at your campus." in said


def _read(client: Client, address: str) -> str:
    return client.get(address).content.decode()
