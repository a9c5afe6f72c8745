"""After the pay: time to look back and ahead; and what an office decides on feedback."""

from __future__ import annotations

from collections.abc import Sequence

from fairbrief.audit.workflow import Change, follows
from fairbrief.clocks.rules import stop_clocks, stop_clocks_of
from fairbrief.concerns.states import ConcernState
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import EngagementState
from fairbrief.relationships.actions import open_closing
from fairbrief.relationships.forgetting import forget_closing
from fairbrief.relationships.hiding import hide_feedback, remove_feedback, show_feedback
from fairbrief.relationships.models import Feedback
from fairbrief.relationships.words import FEEDBACK_WORDS
from fairbrief.relationships.workflow import FEEDBACK


@follows("engagements.engagement", to=EngagementState.PAID)
def start_closing(change: Change) -> None:
    open_closing(change.subject, at=change.at)


def stop_all_waiting_for_feedback(changes: Sequence[Change]) -> None:
    works = [change.subject for change in changes]
    stop_clocks_of(works, at=changes[0].at, kinds=[FEEDBACK.kind])


@follows("engagements.engagement", to=EngagementState.CLOSED, for_all=stop_all_waiting_for_feedback)
def stop_waiting_for_feedback(change: Change) -> None:
    stop_clocks(change.subject, at=change.at, kinds=[FEEDBACK.kind])


@follows("agreements.agreement", to="removed")
def forget_what_was_asked(change: Change) -> None:
    work: Engagement | None = getattr(change.subject, "engagement", None)
    if work is not None:
        forget_closing(work, actor=change.actor, at=change.at)


def _feedback_of(change: Change) -> Feedback | None:
    """The feedback whose words an office has looked into, if it is such words."""
    concern = change.subject
    if concern.kind not in FEEDBACK_WORDS:
        return None
    return Feedback.objects.filter(pk=concern.row_id).first()


@follows("concerns.concern", to=ConcernState.HIDDEN)
def hide_while_looked_into(change: Change) -> None:
    if feedback := _feedback_of(change):
        hide_feedback(feedback, actor=change.actor, at=change.at)


@follows("concerns.concern", to=ConcernState.REMOVED)
def take_away(change: Change) -> None:
    if feedback := _feedback_of(change):
        remove_feedback(feedback, actor=change.actor, at=change.at)


@follows("concerns.concern", to=ConcernState.NO_HARM)
@follows("concerns.concern", to=ConcernState.WARNED)
@follows("concerns.concern", to=ConcernState.HELD)
def show_once_decided(change: Change) -> None:
    if feedback := _feedback_of(change):
        show_feedback(feedback, actor=change.actor, at=change.at)
