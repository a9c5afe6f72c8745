"""Who is told what about a concern. Nobody is told who reported but the office."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.concerns.kinds import EMPLOYER, KINDS, STUDENT, other
from fairbrief.concerns.models import Concern, Report
from fairbrief.concerns.queries import called, row_of
from fairbrief.concerns.reading import warning
from fairbrief.concerns.states import ConcernState
from fairbrief.notices.telling import NoticeKind, Recipient
from fairbrief.organizations.people import (
    directing_people,
    office_people,
    owning_people,
    running_people,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise, _StrPromise

#: What those who reported are told, by what was decided.
OUTCOMES: dict[str, _StrPromise] = {
    ConcernState.NO_HARM: _("It has found no harm in them."),
    ConcernState.WARNED: _("It has warned the side that wrote them."),
    ConcernState.REMOVED: _("It has taken them away."),
    ConcernState.HELD: _("It has put the employer on hold at your campus: nothing new opens."),
}


def warns(*names: str, to: str = "") -> Callable[[Any, User | None], str]:
    """For a notice about a row that carries people's words, of the kinds named: what stands above
    them in the mail.

    Who wrote them is told nothing, nor is anyone of the same side. `to` is the side of everyone
    who is told, where the row does not say which student it is.
    """

    def warning_for(row: Any, user: User | None) -> str:
        for name in names:
            kind = KINDS[name]
            student = kind.student(row)
            is_student = student is not None and user is not None and student.user_id == user.pk
            reader = to or (STUDENT if is_student else EMPLOYER)
            if kind.writer(row) == other(reader) and (said := warning(kind, row, reader=reader)):
                return said
        return ""

    return warning_for


def _officers(concern: Concern) -> list[User]:
    return office_people(concern.campus_id)


def _directors(concern: Concern) -> list[User]:
    return directing_people(concern.campus_id)


def _operators(concern: Concern) -> list[User]:
    return running_people()


def _writers(concern: Concern) -> list[User]:
    """Who answers for the words: the owners of the employer, or the student."""
    if concern.is_of_employer and concern.employer:
        return owning_people(concern.employer_id)
    return [concern.student.user] if concern.student else []


def recipient_of(report: Report) -> Recipient:
    """Who reported: by account, or at the address of the link, which leads nowhere any more."""
    if report.user is not None:
        return Recipient(user=report.user, name=report.name)
    return Recipient(email=report.email, name=report.name, path="/")


def _reporters(concern: Concern) -> list[Recipient]:
    return [recipient_of(each) for each in concern.reports.select_related("user")]


def _facts(concern: Concern) -> Mapping[str, object]:
    return {
        "by": concern.by_name,
        "employer": concern.whom,
        "who": (
            f"{concern.by_name} ({concern.employer.name})" if concern.employer else concern.by_name
        ),
        "campus": concern.campus.name,
        "office": concern.campus.office_name,
        "called": called(concern),
        "about": concern.about,
        "said": concern.said,
        "question": concern.question,
        "answer": concern.answer or "–",
        "outcome": OUTCOMES.get(concern.state, ""),
        "note": f"\n\n{concern.note}" if concern.note else "",
    }


def _desk(concern: Concern) -> str:
    return f"/campus/concerns/{concern.code}/"


def _reported_at(concern: Concern) -> str:
    """The page of the report, which says what became of it; none once the words are away."""
    if concern.state == ConcernState.REMOVED:
        return "/"
    row = row_of(concern)
    kind = KINDS.get(concern.kind)
    return f"/report/{concern.kind}/{kind.code(row)}/" if kind and row else "/"


def _kind(
    name: str,
    subject: _StrOrPromise,
    body: _StrOrPromise,
    to: Callable[[Concern], Iterable[User | Recipient]],
    path: Callable[[Concern], str] = _desk,
) -> None:
    NoticeKind(name=f"concern.{name}", subject=subject, body=body, to=to, path=path, facts=_facts)


_kind(
    "reported",
    _("Words are reported to your office: {employer}"),
    _(
        "Dear {name},\n\n{called}, written by {who} about “{about}”, is reported to "
        "your office. Look at it within three business days; whoever reported it is told what you "
        "decide, and the other side is not told who it was."
    ),
    _officers,
)
_kind(
    "late",
    _("Reported words still wait: {employer}"),
    _(
        "Dear {name},\n\nSomeone has reported words of {who} about “{about}”, and "
        "three business days or more have gone by. They wait for your office’s decision."
    ),
    _directors,
)
_kind(
    "outcome",
    _("What became of your report"),
    _(
        "Dear {name},\n\nYou reported words about “{about}”. {office} has looked at them. "
        "{outcome}{note}\n\nNobody on the other side was told that it was you."
    ),
    _reporters,
    _reported_at,
)
_kind(
    "warning",
    _("A career office asks you to mind this"),
    _(
        "Dear {name},\n\n{office}, {campus}, has read words written on your side, and says:\n\n"
        "{said}\n\nWords here are read by rules for the marks of scams, and offices look at what "
        "they find: this does not mean that anyone has complained."
    ),
    _writers,
    lambda concern: "/employer/organization/" if concern.is_of_employer else "/student/",
)
_kind(
    "removed",
    _("A career office has taken your words away"),
    _(
        "Dear {name},\n\n{office}, {campus}, has removed {called}, written by {by} about "
        "“{about}”, and says:\n\n{said}\n\nNobody reads it any more, and no public figure "
        "counts it. The office keeps a record. You can write to the office if you disagree."
    ),
    _writers,
    lambda concern: "/employer/organization/" if concern.is_of_employer else "/student/",
)
_kind(
    "asked",
    _("{campus} asks you about {employer}"),
    _("Dear {name},\n\n{office} asks you about words of {employer}:\n\n{question}"),
    _operators,
    lambda concern: f"/operator/concerns/{concern.code}/",
)
_kind(
    "answered",
    _("An answer on {employer}"),
    _("Dear {name},\n\nYou asked who runs the installation about {employer}:\n\n{answer}"),
    _officers,
)
_kind(
    "unanswered",
    _("No answer on {employer}"),
    _(
        "Dear {name},\n\nWho runs the installation has not answered you about {employer} within "
        "three business days. Decide on what you have."
    ),
    _officers,
)


def outcome_of(concern: Concern) -> str:
    """What was decided, as those who reported read it."""
    return _t(str(OUTCOMES[concern.state])) if concern.state in OUTCOMES else ""
