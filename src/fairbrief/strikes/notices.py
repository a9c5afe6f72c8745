"""Who is told of a strike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.notices.telling import NoticeKind
from fairbrief.organizations.people import office_people, owning_people, running_people
from fairbrief.strikes.models import Strike


def owners(strike: Strike) -> list[User]:
    if strike.student is not None:
        return [strike.student.user]
    return owning_people(strike.employer_id)


def office(strike: Strike) -> list[User]:
    return office_people(strike.campus_id)


def operators(strike: Strike) -> list[User]:
    return running_people()


def _own_page(strike: Strike) -> str:
    return "/student/strikes/" if strike.student_id else "/employer/strikes/"


def _facts(strike: Strike) -> Mapping[str, object]:
    return {
        "who": strike.whose,
        "kind": strike.get_kind_display(),
        "title": strike.title,
        "fact": strike.fact,
        "reason": strike.reason,
        "answer": strike.answer,
        "state": strike.get_state_display(),
    }


def _kind(
    name: str,
    subject: object,
    body: object,
    to: Callable[[Strike], Iterable[User]],
    path: Callable[[Strike], str],
) -> None:
    NoticeKind(
        name=f"strike.{name}",
        subject=subject,  # type: ignore[arg-type]
        body=body,  # type: ignore[arg-type]
        to=to,
        path=path,
        facts=_facts,
    )


_kind(
    "proposed",
    _("To decide: {kind}, {who}"),
    _(
        "Dear {name},\n\nThe record shows of {who}, “{title}”:\n\n{fact}\n\nDecide whether it is "
        "put on record. Without your word within five business days it falls away."
    ),
    office,
    lambda strike: "/campus/strikes/",
)
_kind(
    "stands",
    _("It is put on record: {kind}"),
    _(
        "Dear {name},\n\nYour career office or partner campus has put this on record, “{title}”:"
        "\n\n{fact}\n\n{reason}\n\nIt is gone after twelve months. You can appeal once."
    ),
    owners,
    _own_page,
)
_kind(
    "appealed",
    _("An appeal to answer: {kind}, {who}"),
    _(
        "Dear {name},\n\n{who} has appealed against what was put on record, “{title}”. Without an "
        "answer within ten business days it is lifted."
    ),
    operators,
    lambda strike: "/operator/strikes/",
)
_kind(
    "answered",
    _("Your appeal is answered: {kind}"),
    _("Dear {name},\n\nYour appeal on “{title}” is answered; it is now: {state}.\n\n{answer}"),
    owners,
    _own_page,
)
