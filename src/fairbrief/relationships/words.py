"""What the two sides say to each other at the end: feedback, a wish, what comes next."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.concerns.kinds import EMPLOYER, STUDENT
from fairbrief.engagements.words import words_of_work
from fairbrief.kernel.clock import now
from fairbrief.relationships.models import Feedback, NextStep
from fairbrief.relationships.queries import open_feedback

_RELATED = (
    "engagement__student__user",
    "engagement__student__campus",
    "engagement__employer",
    "engagement__agreement",
)


#: The kinds of words that are feedback.
FEEDBACK_WORDS = ("student_feedback", "employer_feedback")


def _is_open(feedback: Feedback) -> bool:
    """Both have spoken, or the time for it is over: only then is it read, and reported."""
    return bool(open_feedback(feedback.engagement, at=now())) and feedback.is_shown


def _feedback_of(side: str, name: str, called: Any) -> None:
    words_of_work(
        name,
        Feedback,
        called,
        ("went_well", "next_time"),
        lambda feedback: side if feedback.side == side else "",
        by_name=lambda feedback: feedback.by_name,
        is_open=_is_open,
        key="engagement__code",
        rows=lambda: Feedback.objects.filter(side=side).select_related(*_RELATED),
        can_be_removed=True,
    )


_feedback_of(STUDENT, "student_feedback", _("Feedback of a student"))
_feedback_of(EMPLOYER, "employer_feedback", _("Feedback of an employer"))
words_of_work(
    "next_wish", NextStep, _("A wish for what comes next"), ("wish",), lambda step: STUDENT
)
words_of_work(
    "next_answer",
    NextStep,
    _("What the employer says comes next"),
    ("note",),
    lambda step: EMPLOYER if step.is_answered else "",
    by_name=lambda step: step.answered_by_name,
)
