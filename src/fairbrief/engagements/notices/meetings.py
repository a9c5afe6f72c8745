"""Who is told what about conversations. The time of a senior session is asked for, then agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.clocks.queries import turn_of
from fairbrief.concerns.notices import warns
from fairbrief.engagements.invitations import invitation_to
from fairbrief.engagements.models import Meeting
from fairbrief.engagements.notices.people import both, facts, page
from fairbrief.engagements.states import Asked, MeetingKind, Side
from fairbrief.notices.telling import NoticeKind

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def _proposer(meeting: Meeting) -> str:
    """Who proposes the time: the one who is not asked."""
    work = meeting.engagement
    if meeting.asked == Asked.STUDENT:
        return work.leader.name if work.leader else work.employer.name
    is_students = meeting.proposed_by == Side.STUDENT
    return work.student.user.name if is_students else work.supervisor.name


def _facts(meeting: Meeting) -> Mapping[str, object]:
    turn = turn_of(meeting) if meeting.asked else None
    return {
        **facts(meeting.engagement),
        "by": _proposer(meeting),
        "when": meeting.at,
        "until": turn.due_at if turn else meeting.at,
        "minutes": meeting.minutes,
        "agenda": meeting.agenda or "–",
        "went_well": meeting.went_well,
        "do_next": meeting.do_next,
    }


def _everyone(meeting: Meeting) -> list[User]:
    """Both sides, and of a senior session the senior person too."""
    work = meeting.engagement
    leader = work.leader.user if work.leader and work.leader.left_at is None else None
    meets = leader is not None and meeting.kind == MeetingKind.SENIOR
    return [*both(work), *([leader] if leader and meets else [])]


def _kind(
    name: str,
    subject: _StrOrPromise,
    body: _StrOrPromise,
    to: Callable[[Meeting], Iterable[User]] = _everyone,
    *words: str,
    in_calendar: bool = False,
) -> None:
    """`words` names what the notice carries of what people wrote; with `in_calendar` it brings the
    conversation into the reader's calendar, or takes it out."""
    NoticeKind(
        name=f"meeting.{name}",
        subject=subject,
        body=body,
        to=to,
        path=lambda meeting: f"{page(meeting.engagement)}talk/",
        facts=_facts,
        warning=warns(*words),
        calendar=invitation_to if in_calendar else None,
    )


_kind(
    "proposed",
    _("A conversation is planned: {title}"),
    _(
        "Dear {name},\n\nA conversation about “{title}” is planned for {when}, {minutes} minutes. "
        "What it is about: {agenda}\n\nThe page shows the video link."
    ),
    _everyone,
    "meeting_plan",
    in_calendar=True,
)
_kind(
    "asked",
    _("A time to accept: {title}"),
    _(
        "Dear {name},\n\n{by} proposes {when} for the senior session on “{title}”, {minutes} "
        "minutes. What it is about: {agenda}\n\nAccept the time or suggest another on the page "
        "below. Without a word by {until} the proposal falls away."
    ),
    # Only ever told to the one who is asked, by the action.
    lambda meeting: [],
    "meeting_plan",
)
_kind(
    "agreed",
    _("The time is agreed: {title}"),
    _(
        "Dear {name},\n\nThe senior session on “{title}” is agreed for {when}, {minutes} minutes. "
        "What it is about: {agenda}\n\nThe page shows the video link."
    ),
    _everyone,
    "meeting_plan",
    in_calendar=True,
)
_kind(
    "lapsed",
    _("No time is agreed: {title}"),
    _(
        "Dear {name},\n\nNobody said yes in time to {when} for the senior session on “{title}”, so "
        "the proposal has fallen away. Propose another time."
    ),
    in_calendar=True,
)
_kind(
    "cancelled",
    _("A conversation is called off: {title}"),
    _("Dear {name},\n\nThe conversation about “{title}” on {when} is called off."),
    in_calendar=True,
)
_kind(
    "feedback_asked",
    _("Three lines for {student}: {title}"),
    _(
        "Dear {name},\n\nYou have just met {student} about “{title}”. What went well, one "
        "thing to do next, and whether you would talk again: it takes a minute on the page below, "
        "and it is what stays of the conversation."
    ),
    # Only ever told to the senior person, by the action.
    lambda meeting: [],
)
_kind(
    "feedback",
    _("What your senior session left: {title}"),
    _(
        "Dear {name},\n\nOn your conversation about “{title}”:\n\nWhat went well: {went_well}\n\n"
        "One thing to do next: {do_next}"
    ),
    lambda meeting: [meeting.engagement.student.user],
    "session_feedback",
)
_kind(
    "feedback_missing",
    _("Note what was said: {title}"),
    _(
        "Dear {name},\n\nThe senior person has not written down what your conversation about "
        "“{title}” left. Note it yourself while you remember: what went well, one thing to do "
        "next, whether they would talk again."
    ),
    lambda meeting: [meeting.engagement.student.user],
)
