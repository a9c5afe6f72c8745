"""What money does when an engagement changes. Every answer runs in the change's transaction."""

from __future__ import annotations

from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.workflow import Change, follows
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import (
    ChangeOrderState,
    DisputeState,
    EngagementState,
    MilestoneState,
)
from fairbrief.payments.actions import (
    ask_for_the_rest,
    change_amount,
    open_funding,
    owe_share,
    settle,
)
from fairbrief.payments.models import Funding


def _funding_of(engagement: Engagement) -> Funding | None:
    """The engagement's funding, holding this very instance so that it stays up to date."""
    funding = Funding.objects.filter(engagement=engagement).first()
    if funding is not None:
        funding.engagement = engagement
    return funding


@follows("engagements.engagement", to=EngagementState.AUTHORIZED)
def ask_for_funds(change: Change) -> None:
    open_funding(change.subject, actor=INSTALLATION, at=change.at)


@follows("engagements.engagement", to=EngagementState.APPROVED)
def release_the_fee(change: Change) -> None:
    funding = _funding_of(change.subject)
    if funding is not None:
        settle(funding, amount_minor=funding.amount_minor, at=change.at)


@follows("engagements.engagement", to=EngagementState.ENDED_EARLY)
@follows("engagements.engagement", to=EngagementState.NOT_COMPLETED)
def pay_the_worked_part(change: Change) -> None:
    funding = _funding_of(change.subject)
    if funding is not None:
        settle(funding, amount_minor=change.subject.part_pay_minor or 0, at=change.at)


@follows("engagements.milestone", to=MilestoneState.HANDED_IN)
@follows("engagements.milestone", to=MilestoneState.JOINED)
def secure_the_second(change: Change) -> None:
    """What comes next is secured while what is handed in is looked at."""
    funding = _funding_of(change.subject.engagement)
    if funding is not None:
        ask_for_the_rest(funding, at=change.at)


@follows("engagements.milestone", to=MilestoneState.ACCEPTED)
def release_its_part(change: Change) -> None:
    funding = _funding_of(change.subject.engagement)
    if funding is not None:
        owe_share(funding, amount_minor=change.subject.share_minor, at=change.at)


@follows("engagements.dispute", to=DisputeState.CLOSED)
def pay_the_award(change: Change) -> None:
    """What was decided for good is owed; a decision that lets the work go on owes nothing yet."""
    word = change.subject.last_word
    funding = _funding_of(change.subject.engagement)
    if funding is not None and word.award_minor is not None:
        settle(funding, amount_minor=word.award_minor, at=change.at)


@follows("engagements.changeorder", to=ChangeOrderState.ACCEPTED)
def follow_the_changed_fee(change: Change) -> None:
    funding = _funding_of(change.subject.engagement)
    if funding is not None:
        change_amount(funding, amount_minor=change.subject.fee_after_minor, at=change.at)
