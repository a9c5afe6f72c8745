"""Who is told of days away, of work taken up again, and of another supervisor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.concerns.notices import warns
from fairbrief.engagements.models import Absence, Reinstatement
from fairbrief.engagements.notices.people import both, employer, everyone, facts, page, student
from fairbrief.notices.telling import NoticeKind

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def _side_name(row: Any, side: str) -> str:
    work = row.engagement
    return str(work.student.user.name if side == "student" else work.employer.name)


def _absence(absence: Absence) -> Mapping[str, object]:
    return {
        **facts(absence.engagement),
        "who": _side_name(absence, absence.side),
        "first": absence.starts_on,
        "last": absence.ends_on,
        "kind": absence.get_kind_display(),
        "by": absence.agreed_by_name,
        "due": absence.due_after or absence.engagement.due_on,
    }


def _reinstatement(row: Reinstatement) -> Mapping[str, object]:
    return {
        **facts(row.engagement),
        "who": _side_name(row, row.asked_by),
        "why": row.why,
        "due": row.due_on,
    }


def _kind(
    name: str,
    subject: _StrOrPromise,
    body: _StrOrPromise,
    to: Callable[[Any], Iterable[User]],
    more: Callable[[Any], Mapping[str, object]],
    *words: str,
) -> None:
    NoticeKind(
        name=name,
        subject=subject,
        body=body,
        to=to,
        path=lambda row: f"{page(row.engagement)}trouble/",
        facts=more,
        warning=warns(*words),
    )


def _both(row: Any) -> list[User]:
    return both(row.engagement)


def _to(side: str) -> Callable[[Any], list[User]]:
    reach = student if side == "student" else employer
    return lambda row: reach(row.engagement)


_kind(
    "absence.asked",
    _("Days away: {title}"),
    _(
        "Dear {name},\n\n{who} asks to be away from {first} to {last} ({kind}) in “{title}”. Agree "
        "or say why not, within two business days; silence agrees. The due date and the "
        "clocks move with it."
    ),
    _both,
    _absence,
)
_kind(
    "absence.agreed",
    _("Days away are agreed: {title}"),
    _(
        "Dear {name},\n\n{who} is away from {first} to {last} ({kind}). Agreed by: {by}. “{title}” "
        "is due on {due}."
    ),
    _both,
    _absence,
)
_kind(
    "absence.declined",
    _("Days away are not agreed: {title}"),
    _(
        "Dear {name},\n\n{first} to {last} are not agreed as days away in “{title}”; everything "
        "stays as it is. The reason stands on its page."
    ),
    _both,
    _absence,
)
_kind(
    "reinstatement.asked",
    _("Shall it go on? {title}"),
    _(
        "Dear {name},\n\n{who} would like to take “{title}” up again, due on {due}:\n\n{why}\n\nIf "
        "you agree, the pay is secured again and it goes on where it was. What was paid counts."
    ),
    _both,
    _reinstatement,
    "reinstatement",
)
_kind(
    "reinstatement.agreed",
    _("It is taken up again: {title}"),
    _("Dear {name},\n\nBoth want “{title}” to go on; it is due on {due}."),
    lambda row: everyone(row.engagement),
    _reinstatement,
)
_kind(
    "reinstatement.declined",
    _("It stays ended: {title}"),
    _("Dear {name},\n\n“{title}” stays ended, as the other side wishes."),
    _both,
    _reinstatement,
)
for _side in ("student", "employer"):
    _kind(
        f"absence.{_side}_soon",
        _("Days away wait for your answer: {title}"),
        _(
            "Dear {name},\n\n{who} asks to be away from {first} to {last}. Without an answer by "
            "tomorrow it counts as agreed."
        ),
        _to(_side),
        _absence,
    )
    _kind(
        f"reinstatement.{_side}_soon",
        _("Shall it go on? A day is left: {title}"),
        _("Dear {name},\n\nWithout an answer by tomorrow “{title}” stays ended:\n\n{why}"),
        _to(_side),
        _reinstatement,
        "reinstatement",
    )

for _name, _subject, _body, _reach in (
    (
        "supervisor_left",
        _("The supervisor has left: {title}"),
        _(
            "Dear {name},\n\n{supervisor} has left {employer}. An owner names who supervises "
            "“{title}” within two business days; else who stands in takes over."
        ),
        everyone,
    ),
    (
        "supervisor_changed",
        _("Another supervisor: {title}"),
        _(
            "Dear {name},\n\n{supervisor} supervises “{title}” of {student} from now on. Earlier "
            "links to it have ended; what was agreed stays as it was."
        ),
        everyone,
    ),
    (
        "supervisor_soon",
        _("Name who supervises {student}: {title}"),
        _(
            "Dear {name},\n\nBy tomorrow someone has to be named who supervises {student} on "
            "“{title}”; else who stands in takes over, or an owner does."
        ),
        employer,
    ),
    (
        "reinstated",
        _("The pay is to be secured again: {title}"),
        _("Dear {name},\n\n“{title}” goes on once its pay is secured again."),
        both,
    ),
):
    NoticeKind(
        name=f"engagement.{_name}", subject=_subject, body=_body, to=_reach, path=page, facts=facts
    )
