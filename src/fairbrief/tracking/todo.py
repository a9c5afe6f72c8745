"""What can stand on a student's first page: the kinds of things, and what higher rooms add."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.students.models import Student

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True)
class Kind:
    """A kind of thing in the one list: the model its clock runs on, where it is, what it is."""

    label: str
    path: str
    what: _StrOrPromise
    can_wait: bool = False


#: What the student has to do at which clock of the work.
AT_WORK: dict[str, _StrOrPromise] = {
    "engagement.start": _("Start the work"),
    "engagement.hand_in": _("Work, and hand in"),
    "engagement.mend": _("Mend what was asked for"),
}
#: Things on the student's side.
MINE = {
    "change": Kind(
        "engagements.changeorder", "/student/work/{}/changes/", _("Answer the proposed change")
    ),
    "dispute": Kind("engagements.dispute", "/student/work/{}/trouble/", _("Give your view")),
    "verdict": Kind(
        "engagements.dispute",
        "/student/work/{}/trouble/",
        _("Read the decision: leave it, or appeal"),
    ),
    "talk": Kind("engagements.talk", "/student/work/{}/trouble/", _("Talk about what is wrong")),
    "answer": Kind("engagements.stuckcall", "/student/work/{}/", _("Read the answer for you")),
    "session": Kind(
        "engagements.meeting",
        "/student/work/{}/talk/#meetings",
        _("Accept a time for the senior session"),
    ),
    "guard": Kind(
        "engagements.hoursguard", "/student/work/{}/#guard", _("Say how to go on with the hours")
    ),
    "check-in": Kind(
        "engagements.checkin", "/student/work/{}/rhythm/", _("Check in: done, next, in the way")
    ),
    "week plan": Kind(
        "engagements.weeksheet", "/student/work/{}/rhythm/#weeks", _("Plan your week")
    ),
    "week review": Kind(
        "engagements.weeksheet", "/student/work/{}/rhythm/#weeks", _("Look back on your week")
    ),
    "milestone": Kind(
        "engagements.milestone", "/student/work/{}/pieces/", _("Hand in the first milestone")
    ),
    "timer": Kind(
        "engagements.timer", "/student/work/{}/", _("Say how long the forgotten timer was right")
    ),
    "payout": Kind(
        "payments.payout", "/student/work/{}/pay/#sent", _("Say whether your pay has arrived")
    ),
    "message": Kind("applications.message", "/messages/{}/", _("Read a new message")),
}
#: What higher rooms have for a student, by the name of its kind: see `adds_to_today`.
type Source = Callable[[Student, datetime], QuerySet[Any]]
ADDED: dict[str, tuple[Source, str, str, str]] = {}


def adds_to_today(
    name: str, kind: Kind, *, page: str, about: str, who: str = ""
) -> Callable[[Source], Source]:
    """Registers something a higher room has for the student to do, for use in its `receivers.py`.

    The source gives its rows; `page` and `about` are the columns its address and its name are made
    of, `who` whose it is. It is read with everything else in one query, and its clock with every
    other.
    """

    def register(source: Source) -> Source:
        MINE[name] = kind
        ADDED[name] = (source, page, about, who)
        return source

    return register


#: Things on someone else's side.
THEIRS = {
    "own change": Kind(
        "engagements.changeorder",
        "/student/work/{}/changes/",
        _("An answer to the change you proposed"),
    ),
    "their view": Kind(
        "engagements.dispute", "/student/work/{}/trouble/", _("The other side’s view")
    ),
    "decision": Kind(
        "engagements.dispute", "/student/work/{}/trouble/", _("The decision on the dispute")
    ),
    "stuck": Kind(
        "engagements.stuckcall", "/student/work/{}/talk/#stuck", _("An answer to your question")
    ),
    "word": Kind("engagements.checkin", "/student/work/{}/rhythm/", _("A word on your check-in")),
    "first half": Kind(
        "engagements.milestone", "/student/work/{}/", _("A word on your first milestone")
    ),
    "leader": Kind(
        "engagements.meeting",
        "/student/work/{}/talk/#meetings",
        _("A yes to the senior session"),
    ),
    "question": Kind(
        "briefs.question", "/briefs/{}/#questions", _("An answer to what you asked without a name")
    ),
    "funds": Kind("payments.funding", "/student/work/{}/pay/", _("Your pay, to be secured")),
    "pay": Kind("payments.payout", "/student/work/{}/pay/#sent", _("Your pay, to be sent")),
    "next": Kind("relationships.nextstep", "/student/work/{}/closing/#next", _("What comes next")),
    "experience": Kind(
        "tracking.experience",
        "/student/experiences/{}/",
        _("The supervisor’s word on what you logged"),
    ),
}
