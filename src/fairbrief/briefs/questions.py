"""The questions students feel uncomfortable asking: asked for them, in words of our own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.models import BriefVersion, Question
from fairbrief.briefs.queries import receipt_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

#: The topic of a question in the student's own words.
OWN = "own"

STANDARD: dict[str, _StrPromise] = {
    "week": _("What would a usual week look like: when do you expect messages to be answered?"),
    "changes": _("What happens if the work turns out to be more than planned?"),
    "feedback": _("Who looks at the first version, and how soon would I hear about it?"),
    "before": _("Have students done this kind of work for you before, and how did it go?"),
    "next": _("If it goes well, what could come next with you?"),
    "accommodation": _("Whom do I speak to about an accommodation, and will it stay private?"),
}


@dataclass(frozen=True)
class Suggestion:
    """A question a student can ask with one press. `topic` is "" for one of the review's own."""

    topic: str
    text: str


def standard_question(topic: str) -> str:
    """The words of a standard question, in the language of the page; "" for any other topic."""
    return str(STANDARD[topic]) if topic in STANDARD else ""


def not_asked(suggested: Iterable[Suggestion], questions: Iterable[Question]) -> list[Suggestion]:
    """The suggestions that nobody has asked yet."""
    known = {question.text.casefold() for question in questions}
    return [each for each in suggested if each.text.casefold() not in known]


def suggestions(version: BriefVersion | None, *, campus: str = "") -> list[Suggestion]:
    """What may be asked about a brief: first what its review found open, then the standard list."""
    found = [Suggestion("", _t(text)) for text in receipt_of(version, campus=campus)["questions"]]
    return found + [Suggestion(topic, str(text)) for topic, text in STANDARD.items()]
