"""Who is told what about an agreement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.agreements.models import Agreement
from fairbrief.agreements.status import capacity_of
from fairbrief.briefs.notices import who_answers_for
from fairbrief.concerns.notices import warns
from fairbrief.notices.telling import NoticeKind
from fairbrief.organizations.models import Member

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def _student(agreement: Agreement) -> list[User]:
    return [agreement.application.student.user]


def _employer(agreement: Agreement) -> list[User]:
    brief = agreement.application.brief
    named = (agreement.terms.get("supervisor") or {}).get("code")
    rows = Member.objects.filter(
        employer_id=brief.employer_id, left_at=None, user__isnull=False
    ).select_related("user")
    return [
        row.user
        for row in rows
        if row.user
        and (row.role == Member.Role.OWNER or row.pk == brief.supervisor_id or row.code == named)
    ]


def _both(agreement: Agreement) -> list[User]:
    return [*_student(agreement), *_employer(agreement)]


def _facts(agreement: Agreement) -> Mapping[str, object]:
    return {
        "title": agreement.application.brief.title,
        "student": agreement.application.student.user.name,
        "employer": agreement.application.brief.employer.name,
        "reason": agreement.reason,
        "sha256": agreement.sha256,
        "version": agreement.version,
        "capacity": str(capacity_of(agreement) or _("not stated")),
    }


def _kind(
    name: str,
    subject: _StrOrPromise,
    body: _StrOrPromise,
    to: Callable[[Agreement], Iterable[User]],
    *words: str,
) -> None:
    NoticeKind(
        name=f"agreement.{name}",
        subject=subject,
        body=body,
        to=to,
        path=lambda agreement: f"/agreements/{agreement.code}/",
        facts=_facts,
        warning=warns(*words),
    )


_kind(
    "made",
    _("Next, the agreement: {title}"),
    _(
        "Dear {name},\n\nYou accepted the offer for “{title}”, and the agreement on it is ready. "
        "{employer} first states how you work for it; then both sides sign the same text, each "
        "within five business days. Read it beside the brief. If a line is not right, propose "
        "another; if it cannot be mended, decline with a reason."
    ),
    _student,
)
_kind(
    "made_for_employer",
    _("Your offer was accepted, please sign: {title}"),
    _(
        "Dear {name},\n\n{student} accepted your offer for “{title}”, and the agreement on it is "
        "ready. Say first in what capacity {student} works for you, such as contractor or "
        "employee, and sign within five business days; then {student} signs the same text. "
        "The supervisor or an owner of {employer} does both."
    ),
    lambda agreement: who_answers_for(agreement.application.brief),
)
_kind(
    "to_sign_by_link",
    _("Please sign: {title}"),
    _(
        "Dear {name},\n\n{student} accepted the offer for “{title}”, and {employer} names you as "
        "the one {student} reports to. With the link below, without an account, you read the "
        "agreement, say in what capacity {student} works for you, and sign, within five business "
        "days."
    ),
    lambda agreement: [],
)
_kind(
    "half_signed",
    _("One side has signed: {title}"),
    _("Dear {name},\n\nThe agreement on “{title}” has its first signature."),
    _both,
)
_kind(
    "signed",
    _("Signed by both: {title}"),
    _(
        "Dear {name},\n\nThe agreement on “{title}” is signed by both sides. Keep this: its "
        "SHA-256 is\n{sha256}\n\nThe page below shows the text, the signatures and a PDF. Next, "
        "the funds are secured; then work starts."
    ),
    _both,
)
_kind(
    "declined",
    _("The agreement was declined: {title}"),
    _("Dear {name},\n\nThe agreement on “{title}” was declined:\n\n{reason}"),
    _both,
    "agreement_reason",
)
_kind(
    "lapsed",
    _("The agreement lapsed: {title}"),
    _("Dear {name},\n\nThe agreement on “{title}” was not signed by both in five business days."),
    _both,
)
_kind(
    "changes_for_student",
    _("{employer} proposes a change: {title}"),
    _(
        "Dear {name},\n\n{employer} proposes other words or figures in the agreement on “{title}”. "
        "Accept or decline each line within three business days; without an answer the text stays "
        "as it is. Nobody signs meanwhile."
    ),
    _student,
)
_kind(
    "changes_for_employer",
    _("{student} proposes a change: {title}"),
    _(
        "Dear {name},\n\n{student} proposes other words or figures in the agreement on “{title}”. "
        "Accept or decline each line within three business days; without an answer the text stays "
        "as it is. Nobody signs meanwhile."
    ),
    _employer,
)
_kind(
    "to_answer_by_link",
    _("{student} proposes a change: {title}"),
    _(
        "Dear {name},\n\n{student} proposes other words or figures in the agreement on “{title}”. "
        "Accept or decline each line with the link below, without an account, within three "
        "business days; without an answer the text stays as it is."
    ),
    lambda agreement: [],
)
_kind(
    "changes_declined",
    _("The text stays as it is: {title}"),
    _(
        "Dear {name},\n\nNo proposed change of the agreement on “{title}” was accepted. It can be "
        "signed as it stands, changed in another way, or declined."
    ),
    _both,
)
_kind(
    "revised",
    _("A new text to sign: {title}"),
    _(
        "Dear {name},\n\nThe agreement on “{title}” was changed as both of you wanted. This is "
        "version {version}; what was signed before does not count any more, so please read it and "
        "sign it."
    ),
    _both,
)
_kind(
    "capacity",
    _("How the student works is stated: {title}"),
    _(
        "Dear {name},\n\n{employer} states how {student} works on “{title}”: {capacity}. The text "
        "now says so. Read it and sign it within five business days."
    ),
    _both,
)
