"""What the work does when an agreement is signed."""

from __future__ import annotations

from collections.abc import Sequence

from fairbrief.agreements.states import AgreementState
from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.workflow import Change, follows
from fairbrief.engagements import standing
from fairbrief.engagements.actions import begin_engagement
from fairbrief.engagements.actions.checking_in import let_check_ins_go, open_check_in
from fairbrief.engagements.actions.ending import close_finished_brief
from fairbrief.engagements.actions.forgetting_work import forget_work
from fairbrief.engagements.actions.guarding import end_guards, settle_what_followed
from fairbrief.engagements.actions.reaching import (
    end_milestone,
    rest_milestone,
    watch_milestone,
)
from fairbrief.engagements.actions.replacing import miss_supervisor
from fairbrief.engagements.actions.supervision import mail_links
from fairbrief.engagements.actions.timing import count_timers
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.queries import is_submitted
from fairbrief.engagements.states import DisputeState, EngagementState
from fairbrief.engagements.touched import work_touched
from fairbrief.vetting.queries import adds_effects

adds_effects(work_touched)


def close_their_briefs(changes: Sequence[Change]) -> None:
    """Each brief is looked at once, however much of its work is over at a time."""
    briefs = {change.subject.brief_id: change for change in changes}
    for _key, change in sorted(briefs.items()):
        close_its_brief(change)


@follows("engagements.engagement", to=EngagementState.CLOSED, for_all=close_their_briefs)
@follows("engagements.engagement", to=EngagementState.ENDED_EARLY)
@follows("engagements.engagement", to=EngagementState.NOT_COMPLETED)
def close_its_brief(change: Change) -> None:
    """A brief whose places were all taken is over when the work of all of them is."""
    close_finished_brief(change.subject.brief, at=change.at)


@follows("agreements.agreement", to=AgreementState.SIGNED)
def begin_the_work(change: Change) -> None:
    begin_engagement(change.subject, actor=INSTALLATION, at=change.at)


@follows("agreements.agreement", to="removed")
def forget_what_was_written(change: Change) -> None:
    """What both wrote while the work ran goes when the text they signed does."""
    work: Engagement | None = getattr(change.subject, "engagement", None)
    if work is not None:
        forget_work(work, actor=change.actor, at=change.at)


@follows("engagements.engagement", to=EngagementState.ACTIVE)
def open_the_doors(change: Change) -> None:
    """Supervisor and senior leader without an account get their page by mail when work starts."""
    work: Engagement = change.subject
    if change.source == EngagementState.FUNDED:
        mail_links(work, at=change.at)


@follows("engagements.engagement", to=EngagementState.PAUSED)
@follows("engagements.engagement", to=EngagementState.DISPUTED)
def count_what_was_timed(change: Change) -> None:
    """A timer that runs while the work is stopped becomes hours; nothing worked is lost."""
    count_timers(change.subject, actor=change.actor, at=change.at)


@follows("engagements.engagement", to=EngagementState.SUBMITTED)
@follows("engagements.engagement", to=EngagementState.DISPUTED)
@follows("engagements.engagement", to=EngagementState.ENDED_EARLY)
@follows("engagements.engagement", to=EngagementState.NOT_COMPLETED)
def let_the_marks_rest(change: Change) -> None:
    """What both chose at a mark of the hours has had its effect, or is overtaken."""
    settle_what_followed(change.subject, at=change.at)


@follows("engagements.engagement", to=EngagementState.APPROVED)
def end_the_marks(change: Change) -> None:
    end_guards(change.subject, at=change.at)


@follows("engagements.engagement", to=EngagementState.ACTIVE)
@follows("engagements.engagement", to=EngagementState.CHANGES_ASKED)
def keep_the_rhythm(change: Change) -> None:
    """While the student works, a check-in is open."""
    open_check_in(change.subject, at=change.at)


@follows("engagements.engagement", to=EngagementState.PAUSED)
@follows("engagements.engagement", to=EngagementState.SUBMITTED)
@follows("engagements.engagement", to=EngagementState.DISPUTED)
@follows("engagements.engagement", to=EngagementState.APPROVED)
@follows("engagements.engagement", to=EngagementState.ENDED_EARLY)
@follows("engagements.engagement", to=EngagementState.NOT_COMPLETED)
def let_the_rhythm_rest(change: Change) -> None:
    """Nobody checks in on work that stands still; what is handed in is answered by its review."""
    let_check_ins_go(change.subject, at=change.at, answers=not is_submitted(change.subject))


@follows("engagements.engagement", to=EngagementState.ACTIVE)
@follows("engagements.engagement", to=EngagementState.CHANGES_ASKED)
def watch_the_milestone(change: Change) -> None:
    watch_milestone(change.subject, at=change.at)


@follows("engagements.engagement", to=EngagementState.PAUSED)
@follows("engagements.engagement", to=EngagementState.DISPUTED)
def let_the_milestone_rest(change: Change) -> None:
    is_disputed = change.subject.state == EngagementState.DISPUTED
    rest_milestone(change.subject, at=change.at, is_disputed=is_disputed)


@follows("engagements.engagement", to=EngagementState.SUBMITTED)
def hand_it_in_with_the_whole(change: Change) -> None:
    end_milestone(change.subject, "join", at=change.at)


@follows("engagements.engagement", to=EngagementState.APPROVED)
@follows("engagements.engagement", to=EngagementState.ENDED_EARLY)
@follows("engagements.engagement", to=EngagementState.NOT_COMPLETED)
def end_the_milestone(change: Change) -> None:
    end_milestone(change.subject, "end", at=change.at)


@follows("organizations.member", to="left")
def look_for_another_supervisor(change: Change) -> None:
    """Work they supervised needs another; two business days, then someone takes over."""
    for work in Engagement.objects.filter(supervisor=change.subject):
        miss_supervisor(work, actor=change.actor, at=change.at)


@follows("engagements.dispute", to=DisputeState.ANSWERED)
def note_silence(change: Change) -> None:
    if change.subject.was_silent:
        standing.silent_in_dispute(change.subject, at=change.at)


@follows("engagements.dispute", to=DisputeState.CLOSED)
def note_what_was_not_kept(change: Change) -> None:
    standing.not_kept(change.subject, at=change.at)


@follows("engagements.engagement", to=EngagementState.APPROVED)
def note_a_silent_review(change: Change) -> None:
    if change.subject.approved_by_clock:
        standing.silent_in_review(change.subject, at=change.at)
