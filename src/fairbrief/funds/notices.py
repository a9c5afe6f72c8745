"""Who is told of an award: the student, with the reason; the office, of what waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.funds.models import Award
from fairbrief.notices.telling import NoticeKind, Recipient
from fairbrief.organizations.people import directing_people, office_people, owning_people


def _student(award: Award) -> list[User | Recipient]:
    """By account, else by the roster's address. Of what is added to an employer's pay, nobody."""
    if award.is_subsidy:
        return []
    if award.student is not None:
        return [award.student.user]
    entry = award.entry
    return [Recipient(email=entry.email, name=entry.name)] if entry and entry.email else []


def _office(award: Award) -> list[User]:
    return office_people(award.pool.campus_id)


def _directors(award: Award) -> list[User]:
    return directing_people(award.pool.campus_id)


def _owners(award: Award) -> list[User]:
    """The employer whose pay is added to; of a stipend, nobody."""
    return owning_people(award.employer.pk) if award.employer else []


def _facts(award: Award) -> dict[str, object]:
    return {
        "amount": award.amount,
        "paid": award.paid or award.amount,
        "pool": award.pool.name,
        "office": award.pool.campus.office_name,
        "campus": award.pool.campus.name,
        "who": award.person,
        "work": award.work_words or award.why,
        "reason": award.reason,
        "reference": award.reference,
    }


def _kind(
    name: str,
    subject: object,
    body: object,
    to: Callable[[Award], Iterable[User | Recipient]],
    path: Callable[[Award], str],
) -> None:
    NoticeKind(
        name=f"award.{name}",
        subject=subject,  # type: ignore[arg-type]
        body=body,  # type: ignore[arg-type]
        to=to,
        path=path,
        facts=_facts,
    )


def _own(award: Award) -> str:
    return "/student/stipends/" if award.student_id else "/"


def _page(award: Award) -> str:
    return f"/campus/funds/awards/{award.code}/"


_kind(
    "requested",
    _("{who} asks for {amount}"),
    _(
        "Dear {name},\n\n{who} asks for {amount} from “{pool}”, for {work}. Decide within ten "
        "business days; whatever you say, the student reads the reason."
    ),
    _office,
    _page,
)
_kind(
    "late",
    _("Not decided yet: {who}, {amount}"),
    _("Dear {name},\n\n{who} has waited ten business days for an answer about {amount}."),
    _directors,
    _page,
)
_kind(
    "approved",
    _("{amount} for you"),
    _(
        "Dear {name},\n\n{office} gives you {amount} from “{pool}”, for {work}. It costs you "
        "nothing and is not paid back. You are told when it is paid."
    ),
    _student,
    _own,
)
_kind(
    "declined",
    _("No stipend this time"),
    _("Dear {name},\n\n{office} did not give {amount} from “{pool}”. The reason: {reason}"),
    _student,
    _own,
)
_kind(
    "paid",
    _("Paid: {paid}"),
    _("Dear {name},\n\n{office} has paid {paid} from “{pool}” to you, reference {reference}."),
    _student,
    _own,
)
_kind(
    "cancelled",
    _("{amount} is cancelled"),
    _("Dear {name},\n\n{office} has cancelled {amount} from “{pool}”. The reason: {reason}"),
    _student,
    _own,
)
# Without the pool's name: it may say something of the student.
_kind(
    "added",
    _("{campus} adds to the pay of {work}"),
    _(
        "Dear {name},\n\n{office} of {campus} adds up to {amount} to what you pay for {work}. What "
        "you and the student signed stays as it is."
    ),
    _owners,
    lambda award: f"/employer/work/{award.engagement.code}/" if award.engagement else "/employer/",
)
