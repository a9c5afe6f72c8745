"""Two milestones, each with its own payment: secured, handed in, accepted, released."""

from __future__ import annotations

import pytest

from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of
from fairbrief.engagements import actions as acts
from fairbrief.engagements.earned import earned_by
from fairbrief.engagements.models import ChangeOrder, Dispute, Engagement, Milestone
from fairbrief.engagements.verdicts import Verdict
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.payments.actions import secure_funds
from fairbrief.payments.models import Funding
from fairbrief.payments.queries import unbalanced
from tests.builders import NOW, TODAY, acting, an_officer, days, in_days
from tests.engaged import log_minutes
from tests.payments.test_funds import balances, owner_of
from tests.working import all_met, hand_in, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db


def secure(funding: Funding, *, at: int = 0) -> None:
    funding.refresh_from_db()
    actor = acting(owner_of(funding.engagement).user)
    secure_funds(funding, reference=f"ACH {at}", actor=actor, at=NOW + days(at))


def begun() -> tuple[Engagement, Milestone, Funding]:
    """Work of 18 hours for $432 under way, with $216 secured for the first milestone."""
    found = work("authorized")
    funding = Funding.objects.get(engagement=found)
    secure(funding)
    found.refresh_from_db()
    acts.start_work(found, actor=the_student(found), at=NOW)
    return found, Milestone.objects.get(engagement=found), funding


def hand_over(found: Engagement, position: int = 1, *, at: float = 0, link: str = "a") -> None:
    piece = found.pieces.get(position=position)
    acts.hand_over_version(
        piece,
        file=None,
        link=f"https://drive.example/{link}",
        note="",
        self_check=[True] * len(piece.criteria),
        actor=the_student(found),
        at=NOW + days(at),
    )


def reached(at: int = 0) -> tuple[Engagement, Milestone, Funding]:
    found, milestone, funding = begun()
    hand_over(found, at=at)
    acts.hand_in_milestone(milestone, actor=the_student(found), at=NOW + days(at))
    return found, milestone, funding


def test_only_the_first_part_is_secured_before_the_start() -> None:
    found, milestone, funding = begun()
    funding.refresh_from_db()
    assert (milestone.share_minor, milestone.pieces, milestone.state) == (21600, 1, "planned")
    assert (funding.state, funding.secured_minor, funding.later_minor) == ("secured", 21600, 21600)
    assert found.state == "active"
    turn = turn_of(milestone)
    assert turn is not None
    assert (turn.kind, turn.owner) == ("milestone.hand_in", "student")


def test_fifteen_hours_are_secured_at_once() -> None:
    found = work("authorized", hours=15, fee_minor=36000)
    funding = Funding.objects.get(engagement=found)
    assert not Milestone.objects.filter(engagement=found).exists()
    assert (funding.missing_minor, funding.later_minor) == (36000, 0)


def test_handing_it_in_asks_for_the_second_part_and_accepting_releases_the_first() -> None:
    found, milestone, funding = reached()
    funding.refresh_from_db()
    assert (funding.state, funding.missing_minor) == ("due", 21600)
    assert turn_of(funding) is not None
    assert Notice.objects.filter(kind="funds.rest_due").exists()
    acts.accept_milestone(milestone, actor=the_supervisor(found), at=NOW, share_minor=21600)
    acts.accept_milestone(milestone, actor=the_supervisor(found), at=NOW)
    funding.refresh_from_db()
    assert (funding.state, funding.released_minor, funding.owed_minor) == ("due", 21600, 21600)
    assert balances(found) == (-21600, 0, 21600)
    assert found.pieces.get(position=1).accepted is not None
    secure(funding, at=1)
    hand_in_rest(found)
    acts.approve_work(found, views=all_met(found), actor=the_supervisor(found), at=NOW + days(2))
    found.refresh_from_db()
    funding.refresh_from_db()
    assert (found.state, funding.state, funding.released_minor) == ("paid", "released", 43200)
    assert balances(found) == (-43200, 0, 43200)
    assert unbalanced() == []


def hand_in_rest(found: Engagement) -> None:
    hand_over(found, 2, at=1)
    acts.submit_work(found, actor=the_student(found), at=NOW + days(1))


def test_what_is_not_secured_when_it_is_accepted_is_released_as_soon_as_it_is() -> None:
    found, milestone, funding = begun()
    hand_over(found)
    # As if what was secured had gone back: nothing is held when it is accepted.
    Funding.objects.filter(pk=funding.pk).update(
        state="due", secured_minor=0, later_minor=21600, reference=""
    )
    acts.hand_in_milestone(milestone, actor=the_student(found), at=NOW)
    acts.accept_milestone(milestone, actor=the_supervisor(found), at=NOW)
    funding.refresh_from_db()
    assert (funding.owed_minor, funding.released_minor, funding.missing_minor) == (21600, 0, 43200)


def test_silence_accepts_it() -> None:
    found, milestone, funding = reached()
    turn = turn_of(milestone)
    assert turn is not None
    assert turn.kind == "milestone.review"
    fire_due(at=turn.due_at)
    milestone.refresh_from_db()
    funding.refresh_from_db()
    assert (milestone.state, milestone.accepted_by_clock) == ("accepted", True)
    assert funding.released_minor == 21600
    assert found.pieces.get(position=1).accepted is not None


def test_it_is_handed_in_with_versions_only_and_sent_back_twice_at_most() -> None:
    found, milestone, _funding = begun()
    student, supervisor = the_student(found), the_supervisor(found)
    with pytest.raises(MissingFactError):
        acts.hand_in_milestone(milestone, actor=student, at=NOW)
    with pytest.raises(NotAllowedError):
        acts.hand_in_milestone(milestone, actor=supervisor, at=NOW)
    hand_over(found)
    for day in (1, 2):
        acts.hand_in_milestone(milestone, actor=student, at=NOW + days(day))
        with pytest.raises(FairbriefError) as refusal:
            acts.send_back_milestone(milestone, reason="no", actor=supervisor, at=NOW + days(day))
        assert refusal.value.field == "reason"
        acts.send_back_milestone(
            milestone, reason="Ten are not yet there.", actor=supervisor, at=NOW + days(day)
        )
        with pytest.raises(MissingFactError, match="new version"):
            acts.hand_in_milestone(milestone, actor=student, at=NOW + days(day))
        hand_over(found, at=day + 0.5, link=f"better{day}")
        turn = turn_of(milestone)
        assert turn is not None
        assert turn.owner == "student"
    acts.hand_in_milestone(milestone, actor=student, at=NOW + days(3))
    with pytest.raises(MissingFactError, match="twice"):
        acts.send_back_milestone(
            milestone, reason="Still not there.", actor=supervisor, at=NOW + days(3)
        )


def test_its_share_is_accepted_as_it_was_read() -> None:
    found, milestone, _funding = reached()
    with pytest.raises(FairbriefError, match="changed"):
        acts.accept_milestone(milestone, actor=the_supervisor(found), at=NOW, share_minor=1)


def test_handing_in_everything_hands_in_both() -> None:
    found, milestone, funding = begun()
    hand_in(found, at=NOW)
    milestone.refresh_from_db()
    funding.refresh_from_db()
    assert (milestone.state, funding.state, funding.missing_minor) == ("joined", "due", 21600)
    assert turn_of(milestone) is None
    acts.approve_work(found, views=all_met(found), actor=the_supervisor(found), at=NOW)
    funding.refresh_from_db()
    assert (funding.released_minor, funding.missing_minor) == (21600, 21600)
    secure(funding, at=1)
    found.refresh_from_db()
    assert found.state == "paid"
    assert balances(found) == (-43200, 0, 43200)


def test_an_early_end_counts_the_accepted_milestone() -> None:
    found, milestone, funding = reached()
    acts.accept_milestone(milestone, actor=the_supervisor(found), at=NOW)
    found = Engagement.objects.get(pk=found.pk)
    earned = earned_by(found)
    assert (earned.by_milestone.minor, earned.by_pieces.minor, earned.pay.minor) == (
        21600,
        21600,
        21600,
    )
    assert any("By milestones" in line for line in earned.in_words())
    pay = acts.end_early(
        found, reason="We stop here, for good.", actor=the_supervisor(found), at=NOW
    )
    funding.refresh_from_db()
    assert (pay.minor, funding.state, funding.released_minor) == (21600, "released", 21600)
    assert unbalanced() == []


def test_a_milestone_ends_with_the_work_and_leaves_no_clock() -> None:
    found, milestone, funding = reached()
    acts.end_early(found, reason="We stop here, for good.", actor=the_student(found), at=NOW)
    milestone.refresh_from_db()
    funding.refresh_from_db()
    assert (milestone.state, turn_of(milestone)) == ("ended", None)
    assert (funding.state, funding.returned_minor) == ("returned", 21600)


def test_a_dispute_takes_it_off_the_desk_and_leaves_what_was_accepted() -> None:
    found, milestone, _funding = reached()
    claim = {
        "claim": "The list is not what we agreed on at all.",
        "wish": "Do it again.",
        "straight_because": "They do not answer any of my messages.",
    }
    acts.open_dispute(found, actor=the_student(found), at=NOW, **claim)
    milestone.refresh_from_db()
    assert (milestone.state, turn_of(milestone)) == ("planned", None)
    acts.settle_dispute(Dispute.objects.get(), actor=the_student(found), at=NOW)
    assert turn_of(milestone) is not None
    found = Engagement.objects.get(pk=found.pk)
    milestone = Milestone.objects.get(engagement=found)
    acts.hand_in_milestone(milestone, actor=the_student(found), at=NOW + days(1))
    acts.accept_milestone(milestone, actor=the_supervisor(found), at=NOW + days(1))
    acts.open_dispute(found, actor=the_student(found), at=NOW + days(1), **claim)
    dispute = Dispute.objects.latest("id")
    acts.answer_dispute(
        dispute, answer="It is what we agreed on.", actor=the_supervisor(found), at=NOW + days(1)
    )
    officer = acting(an_officer(found.campus).user)
    with pytest.raises(FairbriefError, match="stays paid"):
        acts.decide_dispute(
            dispute,
            verdict=Verdict(
                decision="Nothing more is owed to anyone.", outcome="ended_early", award_minor=100
            ),
            actor=officer,
            at=NOW + days(2),
        )


def test_its_day_moves_with_a_pause_and_a_late_one_is_told() -> None:
    found, milestone, _funding = begun()
    before = milestone.due_on
    acts.pause_work(found, reason="Exams this week.", actor=the_student(found), at=NOW)
    assert turn_of(milestone) is None
    acts.resume_work(found, actor=the_student(found), at=NOW + days(3))
    milestone.refresh_from_db()
    assert milestone.due_on == before + days(3)
    turn = turn_of(milestone)
    assert turn is not None
    fire_due(at=turn.due_at)
    assert Notice.objects.filter(kind="milestone.late").exists()
    assert turn_of(milestone) is None


def test_a_raise_goes_to_the_second_and_a_fee_never_falls_below_what_was_paid() -> None:
    found, milestone, funding = reached()
    acts.accept_milestone(milestone, actor=the_supervisor(found), at=NOW)
    found = Engagement.objects.get(pk=found.pk)
    facts = {"what": "Two hours more on the list.", "why": "It is longer than we thought."}
    with pytest.raises(FairbriefError) as refusal:
        acts.propose_change(
            found,
            hours=4,
            fee_minor=20000,
            due_on=found.due_on,
            actor=the_student(found),
            at=NOW,
            **facts,
        )
    assert refusal.value.field == "fee"
    change = acts.propose_change(
        found,
        hours=20,
        fee_minor=48000,
        due_on=found.due_on,
        actor=the_student(found),
        at=NOW,
        **facts,
    )
    acts.accept_change(change, actor=the_supervisor(found), at=NOW)
    milestone.refresh_from_db()
    funding.refresh_from_db()
    assert (milestone.share_minor, funding.missing_minor) == (21600, 26400)


def test_a_change_before_the_hand_in_asks_for_nothing_more_now() -> None:
    found, _milestone, funding = begun()
    change = acts.propose_change(
        found,
        what="Two hours more on the list.",
        why="It is longer than we thought.",
        hours=20,
        fee_minor=48000,
        due_on=in_days(20),
        actor=the_student(found),
        at=NOW,
    )
    acts.accept_change(change, actor=the_supervisor(found), at=NOW)
    funding.refresh_from_db()
    assert (funding.state, funding.later_minor, funding.amount_minor) == ("secured", 26400, 48000)
    assert Milestone.objects.get(engagement=found).due_on < in_days(20)
    assert Milestone.objects.get(engagement=found).due_on > TODAY


def dropped(found: Engagement, position: int) -> ChangeOrder:
    return acts.propose_change(
        found,
        what="Without this deliverable.",
        why="It is not needed any more.",
        hours=found.hours,
        fee_minor=found.fee_minor,
        due_on=found.due_on,
        drops=found.pieces.get(position=position),
        actor=the_student(found),
        at=NOW,
    )


def test_its_last_deliverable_is_not_dropped_before_it_is_accepted() -> None:
    """Else there would be nothing to hand in, and its part of the fee would be paid for it."""
    found, milestone, _funding = begun()
    with pytest.raises(FairbriefError, match="first milestone") as refusal:
        dropped(found, 1)
    assert refusal.value.field == "drops"
    change = dropped(found, 2)
    acts.withdraw_change(change, actor=the_student(found), at=NOW)
    hand_over(found)
    acts.hand_in_milestone(milestone, actor=the_student(found), at=NOW)
    with pytest.raises(FairbriefError):
        dropped(found, 1)


def test_a_milestone_of_which_nothing_is_left_is_not_handed_in() -> None:
    """As it can stand in work of before: its pay comes with the whole."""
    found, milestone, _funding = begun()
    found.pieces.filter(position=1).update(dropped_at=NOW)
    with pytest.raises(IllegalMoveError, match="with the whole"):
        acts.hand_in_milestone(milestone, actor=the_student(found), at=NOW)
    hand_in_rest(found)
    milestone.refresh_from_db()
    assert milestone.state == "joined"


def lowered(found: Engagement) -> ChangeOrder:
    """A change that pays less in all than the first milestone alone."""
    return acts.propose_change(
        found,
        what="Much less of the list.",
        why="We have found one already.",
        hours=4,
        fee_minor=9600,
        due_on=found.due_on,
        actor=the_student(found),
        at=NOW,
    )


def test_what_was_handed_in_is_never_worth_more_than_a_lowered_fee() -> None:
    """Else its part would be owed and earned, and no decision could award so much."""
    found, milestone, funding = reached()
    acts.accept_change(lowered(found), actor=the_supervisor(found), at=NOW)
    milestone = Milestone.objects.get(pk=milestone.pk)
    assert milestone.share_minor == 9600
    acts.accept_milestone(milestone, actor=the_supervisor(found), at=NOW)
    found = Engagement.objects.get(pk=found.pk)
    assert earned_by(found).pay.minor == 9600
    decided(found, 9600)
    funding.refresh_from_db()
    assert (funding.state, funding.released_minor) == ("released", 9600)


def test_a_change_that_pays_less_than_is_earned_by_now_is_not_signed() -> None:
    found, milestone, funding = reached()
    change = lowered(found)
    acts.accept_milestone(milestone, actor=the_supervisor(found), at=NOW)
    with pytest.raises(IllegalMoveError, match="216"):
        acts.accept_change(change, actor=the_supervisor(found), at=NOW)
    funding.refresh_from_db()
    assert (funding.amount_minor, funding.released_minor) == (43200, 21600)


def decided(found: Engagement, award_minor: int) -> None:
    """A dispute decided for good: the work ends, and the student gets this in all."""
    dispute = acts.open_dispute(
        found,
        claim="They want it all at once and answer nothing.",
        wish="The pay for what is done.",
        straight_because="They do not answer any of my messages.",
        actor=the_student(found),
        at=NOW,
    )
    acts.answer_dispute(
        dispute, answer="It is what we agreed on.", actor=the_supervisor(found), at=NOW
    )
    acts.decide_dispute(
        dispute,
        verdict=Verdict(
            decision="More than the first milestone was done.",
            outcome="ended_early",
            award_minor=award_minor,
        ),
        actor=acting(an_officer(found.campus).user),
        at=NOW,
    )
    acts.leave_it(dispute, actor=the_student(found), at=NOW)
    acts.leave_it(dispute, actor=the_supervisor(found), at=NOW)


def test_an_award_above_the_first_part_is_released_as_far_as_it_goes_and_the_rest_is_due() -> None:
    found, _milestone, funding = begun()
    decided(found, 30000)
    found, funding = Engagement.objects.get(pk=found.pk), Funding.objects.get(pk=funding.pk)
    assert found.state == "ended_early"
    assert (funding.state, funding.released_minor, funding.missing_minor) == ("due", 21600, 8400)
    turn = turn_of(funding)
    assert turn is not None
    assert (turn.kind, turn.owner) == ("payments.fund_owed_by", "employer")
    told = Notice.objects.filter(kind="funds.owed_due").first()
    assert told is not None
    assert told.subject == f"Secure $84 that is owed for “{found.title}”"
    secure(funding)
    funding.refresh_from_db()
    assert (funding.state, funding.released_minor, turn_of(funding)) == ("released", 30000, None)
    assert balances(found) == (-30000, 0, 30000)
    assert unbalanced() == []


def test_ending_early_pays_more_than_the_first_part_where_more_was_worked() -> None:
    found, _milestone, funding = begun()
    log_minutes(found, 15 * 60)
    pay = acts.end_early(
        found, reason="We stop here, for good.", actor=the_supervisor(found), at=NOW
    )
    funding.refresh_from_db()
    assert pay.minor > 21600
    assert (funding.state, funding.released_minor) == ("due", 21600)
    assert funding.missing_minor == pay.minor - 21600
