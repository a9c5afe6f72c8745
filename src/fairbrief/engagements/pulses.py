"""The one question a week, to each side. Answers from 1 (not at all) to 5 (fully)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

from fairbrief.engagements.states import Side

#: By side: the key that is kept, and the question as it is asked.
PULSE_QUESTIONS: dict[str, dict[str, StrPromise]] = {
    Side.STUDENT: {
        "clear": _("Do you know what to do next?"),
        "answers": _("Do you get answers in time to go on?"),
        "learning": _("Are you learning something you wanted to learn?"),
        "hours": _("Do the agreed hours fit what is asked of you?"),
    },
    Side.EMPLOYER: {
        "pace": _("Is the work where it should be by now?"),
        "contact": _("Do you hear enough from the student?"),
        "quality": _("Is what you have seen so far good enough to use?"),
    },
}


def question_for(side: str, answered: int) -> tuple[str, StrPromise]:
    """The next question of a side that has answered so many: they come in turn."""
    questions = list(PULSE_QUESTIONS[side].items())
    return questions[answered % len(questions)]
