"""A campus's decision on a brief, and what becomes of the brief when several campuses decide."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from fairbrief.briefs.actions import (
    cancel_brief,
    edit_brief,
    send_for_review,
    take_back,
)
from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import BriefState
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Officer
from fairbrief.vetting.actions import (
    approve_brief,
    ask_for_changes,
    decline_brief,
    save_policy,
)
from fairbrief.vetting.models import EmployerReview
from fairbrief.vetting.queries import counts_of_queue, findings_under, policy_of, queue_of
from fairbrief.vetting.states import BriefReviewState, EmployerReviewState
from tests.builders import (
    NOW,
    TODAY,
    a_campus,
    a_draft,
    a_member,
    acting,
    an_employer,
    an_officer,
    days,
)
from tests.vetting.world import REASON, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return World()


def test_sent_brief_waits_in_every_queue(world: World) -> None:
    for officer in world.officers:
        (row,) = queue_of(officer)
        assert (row.brief, row.verdict) == (world.brief, world.brief.versions.get().verdict)
        assert row.employer_state == EmployerReviewState.APPROVED
        assert row.findings == len(world.brief.versions.get().review["findings"])
        turn = turn_of(row)
        assert turn is not None
        assert turn.owner == "campus"
        assert Notice.objects.filter(user=officer.user, kind="review.waiting").count() == 1


def test_first_approval_opens_for_that_campus_alone(world: World) -> None:
    world.approve(0)
    assert world.state == BriefState.OPEN
    assert world.listed() == [True, False]
    review = world.review(0)
    assert review.policy_version == 1
    assert turn_of(review) is None
    world.approve(1)
    assert world.listed() == [True, True]


def test_what_reads_like_a_scam_by_newer_rules_is_not_approved(world: World) -> None:
    """None of it blocks by itself."""
    words = "Make $350 per assignment as a secret shopper, two assignments weekly if you like. "
    Brief.objects.update(summary=f"{words} Leave your name, town and phone number. No experience.")
    with pytest.raises(FairbriefError, match="whatever the policy"):
        world.approve()


def test_double_press_approves_once(world: World) -> None:
    world.approve()
    world.approve()
    assert Notice.objects.filter(kind="review.approved", user=world.member.user).count() == 1


@pytest.mark.parametrize(
    ("first", "second", "becomes"),
    [
        ("ask", "ask", BriefState.CHANGES_ASKED),
        ("ask", "decline", BriefState.CHANGES_ASKED),
        ("decline", "ask", BriefState.CHANGES_ASKED),
        ("decline", "decline", BriefState.DECLINED),
        ("approve", "decline", BriefState.OPEN),
        ("approve", "ask", BriefState.OPEN),
        ("ask", "approve", BriefState.OPEN),
        ("decline", "approve", BriefState.OPEN),
    ],
)
def test_brief_follows_from_both_decisions(
    world: World, first: str, second: str, becomes: str
) -> None:
    getattr(world, first)(0)
    assert world.state == (BriefState.OPEN if first == "approve" else BriefState.IN_REVIEW)
    getattr(world, second)(1)
    assert world.state == becomes
    assert world.listed() == [first == "approve", second == "approve"]


def test_changed_brief_comes_again_but_not_to_who_declined(world: World) -> None:
    world.ask(0)
    world.decline(1)
    actor = acting(world.member.user)
    edit_brief(world.brief, actor=actor, at=NOW, channel="Notes every evening, a call on Tuesdays")
    send_for_review(world.brief, actor=actor, at=NOW + days(1))
    first, second = world.review(0), world.review(1)
    assert (first.state, first.version) == (BriefReviewState.WAITING, 2)
    assert first.reason == REASON, "the office sees what it had asked for"
    assert second.state == BriefReviewState.DECLINED


@pytest.mark.parametrize("reason", ["", "   ", "no", "x" * 9])
def test_refusals_need_a_reason(world: World, reason: str) -> None:
    for decide in (ask_for_changes, decline_brief):
        with pytest.raises(FairbriefError) as refusal:
            decide(world.review(), actor=acting(world.officers[0].user), at=NOW, reason=reason)
        assert refusal.value.field == "reason"


def test_other_campuses_and_members_do_not_decide(world: World) -> None:
    for actor in (acting(world.officers[1].user), acting(world.member.user)):
        for decide in (approve_brief, decline_brief, ask_for_changes):
            with pytest.raises(NotAllowedError):
                decide(world.review(0), actor=actor, at=NOW, reason=REASON)


def test_unvetted_employer_stops_approval() -> None:
    campus = a_campus()
    officer = an_officer(campus)
    member = a_member(an_employer())
    brief = a_draft(member.employer, campus)
    send_for_review(brief, actor=acting(member.user), at=NOW)
    assert campus.employer_reviews.get().state == EmployerReviewState.WAITING
    with pytest.raises(MissingFactError, match="not approved this employer"):
        approve_brief(brief.reviews.get(), actor=acting(officer.user), at=NOW)
    brief.refresh_from_db()
    assert brief.state == BriefState.IN_REVIEW


def test_held_employer_is_not_approved(world: World) -> None:
    world.employer.held_at = NOW
    world.employer.save()
    with pytest.raises(MissingFactError, match="on hold"):
        world.approve()


def test_taken_back_or_cancelled_brief_leaves_the_queues(world: World) -> None:
    take_back(world.brief, actor=acting(world.member.user), at=NOW)
    assert counts_of_queue(world.officers[0]) == {"waiting": 0, "decided": 0, "again": 0}
    assert turn_of(world.review()) is None
    with pytest.raises(IllegalMoveError):
        world.approve()
    send_for_review(world.brief, actor=acting(world.member.user), at=NOW + days(1))
    assert (world.review().state, world.review().version) == (BriefReviewState.WAITING, 2)
    cancel_brief(world.brief, actor=acting(world.member.user), at=NOW + days(1))
    assert not queue_of(world.officers[0]).exists()


def test_silence_tells_but_never_approves(world: World) -> None:
    turn = turn_of(world.review())
    assert turn is not None
    fire_due(at=turn.due_at)
    assert world.state == BriefState.IN_REVIEW
    assert world.review().state == BriefReviewState.WAITING
    director, owner = world.officers[0].user, world.member.user
    assert Notice.objects.filter(user=director, kind="review.late").count() == 1
    assert Notice.objects.filter(user=owner, kind="review.late_employer").count() == 2
    again = turn_of(world.review())
    assert again is not None
    fire_due(at=again.due_at)
    assert Notice.objects.filter(user=director, kind="review.late").count() == 2
    assert Notice.objects.filter(user=owner, kind="review.late_employer").count() == 2
    world.approve()
    assert turn_of(world.review()) is None


def _tighten(officer: Officer, **rules: int | bool) -> None:
    save_policy(
        officer,
        actor=acting(officer.user),
        at=NOW,
        based_on=policy_of(officer.campus).version,
        **rules,
    )


def test_policy_in_force_when_deciding_counts(world: World) -> None:
    _tighten(world.officers[0], pay_floor_minor=3000)
    found = findings_under(world.brief, policy_of(world.campuses[0]), today=TODAY)
    assert "PAY-02" in {each.rule for each in found.review.blocking}
    with pytest.raises(FairbriefError) as refusal:
        world.approve()
    assert refusal.value.field == "overrides"
    with pytest.raises(FairbriefError):
        world.approve(overrides={"PAY-02": "  "})
    world.approve(overrides={"PAY-02": "Agreed before the floor was raised."})
    assert world.review().overrides == {"PAY-02": "Agreed before the floor was raised."}
    assert world.review().policy_version == 2


def test_law_and_plain_fairness_are_not_set_aside(world: World) -> None:
    Brief.objects.filter(pk=world.brief.pk).update(learning="", fee_minor=9000)
    with pytest.raises(FairbriefError, match="whatever the policy"):
        world.approve(
            overrides={"LEARN-01": "They will learn, surely.", "PAY-02": "They agreed to it."}
        )
    assert world.state == BriefState.IN_REVIEW


def test_only_findings_can_be_set_aside(world: World) -> None:
    with pytest.raises(FairbriefError):
        world.approve(overrides={"PAY-99": "No such thing."})


def test_an_approval_holds_through_its_last_evening_where_the_campus_is() -> None:
    world = World()
    EmployerReview.objects.update(expires_on=NOW.date())
    # Nine in the evening of that day in New York, two in the night of the next in UTC.
    with time_machine.travel(NOW + timedelta(hours=11), tick=False):
        world.approve()
    assert world.review().state == "approved"
