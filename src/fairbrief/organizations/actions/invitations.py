"""Invitations by mail to act for an employer or a career office."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.actions import live_where
from fairbrief.accounts.models import User
from fairbrief.accounts.queries import user_with_address, verified_addresses
from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import held, locked
from fairbrief.audit.record import record
from fairbrief.kernel.called import called
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    NotAllowedError,
)
from fairbrief.kernel.forgetting import GONE, forget
from fairbrief.notices.telling import Recipient, take_back, tell
from fairbrief.organizations.access import may_change_office, require_owner_acts
from fairbrief.organizations.models import Campus, Employer, Invitation, Member, Officer
from fairbrief.organizations.queries import (
    digest_of,
    member_of,
    members_of,
    officer_of,
    open_invitations,
)

LIFE = timedelta(days=14)
#: An employer nobody has vetted yet must not become a way to mail strangers.
OPEN_AT_ONCE = 10
#: In twenty-four hours, whatever became of them: an employer's, and a career office's.
MOST_A_DAY, MOST_A_DAY_OF_OFFICE = 15, 50


class InvitationError(FairbriefError):
    """The invitation cannot be accepted. The message says why and what to do."""


@transaction.atomic
def invite_member(
    employer: Employer,
    /,
    *,
    email: str,
    name: str,
    title: str,
    role: str,
    by: Member,
    actor: Actor,
    at: datetime,
) -> Invitation:
    """Mails a colleague a link; an earlier open invitation to the address is replaced.

    Raises LimitReachedError with too many open or too many in a day.
    """
    require_owner_acts(by, employer)
    if role not in Member.Role.values:
        raise FairbriefError(_("Choose one of the roles."), field="role")
    locked(employer)
    if members_of(employer).filter(called("email", email), user__isnull=False).exists():
        raise FairbriefError(_("%(email)s already acts for you.") % {"email": email}, field="email")
    others = open_invitations(employer, at=at).exclude(called("email", email))
    if others.count() >= OPEN_AT_ONCE:
        raise LimitReachedError(
            _("Ten invitations are still open. Withdraw one, or wait until one is accepted.")
        )
    _refuse_too_many(employer, MOST_A_DAY, at=at)
    return _invite(employer, email=email, name=name, title=title, role=role, actor=actor, at=at)


@transaction.atomic
def invite_officer(
    campus: Campus,
    /,
    *,
    email: str,
    name: str,
    title: str,
    role: str,
    by: User,
    actor: Actor,
    at: datetime,
) -> Invitation:
    """Mails a person of the career office a link: from the operator, or from a director."""
    if not may_change_office(by, campus):
        raise NotAllowedError(_("Only a career director can invite people of the office."))
    if role not in Officer.Role.values:
        raise FairbriefError(_("Choose one of the roles."), field="role")
    locked(campus)
    if Officer.objects.filter(called("user__email", email), campus=campus).exists():
        raise FairbriefError(
            _("%(email)s already belongs to the office.") % {"email": email}, field="email"
        )
    _refuse_too_many(campus, MOST_A_DAY_OF_OFFICE, at=at)
    return _invite(campus, email=email, name=name, title=title, role=role, actor=actor, at=at)


def _refuse_too_many(house: Employer | Campus, most: int, *, at: datetime) -> None:
    """Withdrawn ones count too: their mail may be in the post."""
    if house.invitations.filter(made_at__gt=at - timedelta(days=1)).count() >= most:
        raise LimitReachedError(
            _("%(number)d invitations in a day are the most. Send the others tomorrow.")
            % {"number": most}
        )


def _invite(
    house: Employer | Campus,
    *,
    email: str,
    name: str,
    title: str,
    role: str,
    actor: Actor,
    at: datetime,
) -> Invitation:
    email = email.lower()
    for earlier in open_invitations(house, at=at).filter(called("email", email)):
        _end(earlier, at=at)
    token = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        email=email,
        name=name,
        title=title,
        role=role,
        campus=house if isinstance(house, Campus) else None,
        employer=house if isinstance(house, Employer) else None,
        invited_by_id=actor.user_id,
        digest=digest_of(token),
        made_at=at,
        expires_at=at + LIFE,
    )
    record(house, "invited", actor=actor, at=at, data={"invitation": invitation.code, "role": role})
    recipient = Recipient(
        user=user_with_address(email),
        email=email,
        name=name,
        path=f"/invitations/{invitation.code}/",
        link=f"/invitations/{token}/",
    )
    tell("invitation.sent", invitation, at=at, to=[recipient], once=_mail_of(invitation))
    return invitation


def _mail_of(invitation: Invitation) -> str:
    return f"invitation:{invitation.code}"


def _end(invitation: Invitation, *, at: datetime) -> None:
    """Its link no longer works; its mail is taken back if it has not left."""
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    take_back(_mail_of(invitation))


def end_invitations_by(user: User | None, house: Employer | Campus, /, *, at: datetime) -> None:
    """What somebody who leaves a house has sent for it opens nothing. The house is locked."""
    for each in open_invitations(house, at=at).filter(invited_by__isnull=False, invited_by=user):
        _end(each, at=at)


@transaction.atomic
def withdraw_invitation(invitation: Invitation, /, *, actor: Actor, at: datetime) -> None:
    """Ends the mailed link and takes back a mail that has not left.

    Done already: nothing happens. Raises when it was accepted.
    """
    row = locked(invitation)
    if row.accepted_at:
        raise IllegalMoveError(_("This invitation has been accepted in the meantime."))
    if row.withdrawn_at:
        return
    _end(row, at=at)
    invitation.withdrawn_at = at
    house = locked(row.house)
    record(house, "withdrew_invitation", actor=actor, at=at, data={"invitation": row.code})


def forget_invitations(*, at: datetime) -> int:
    """Takes names and addresses out of invitations that are over for longer than they are kept,
    accepted or not: a member's own stand with the member. Safe to run any number of times."""
    until = at - timedelta(days=settings.KEEP_LINKS_DAYS)
    over = Q(accepted_at__lt=until) | Q(withdrawn_at__lt=until) | Q(expires_at__lt=until)
    rows = Invitation.objects.filter(over).exclude(email=GONE)
    return forget(rows, ("email", "name", "title"))


@transaction.atomic
def accept_invitation(
    invitation: Invitation, /, *, user: User, actor: Actor, at: datetime
) -> Member | Officer:
    """The person becomes what the invitation says. A second press changes nothing.

    Raises InvitationError when it has ended or was for another address.
    """
    row = locked(invitation)
    if row.email.lower() not in {address.lower() for address in verified_addresses(user)}:
        raise InvitationError(
            _("This invitation was sent to %(email)s. Sign in with that address to accept it.")
            % {"email": row.email}
        )
    if row.accepted_at is None and row.has_ended(at):
        raise InvitationError(
            _("This invitation has ended. Ask the person who sent it for a new one.")
        )
    # Before the house: of two invitations accepted at once the second is told of the first.
    held(user)
    house = row.house
    joined = (
        _join_employer(row, house, user, actor, at)
        if isinstance(house, Employer)
        else _join_campus(row, house, user, actor, at)
    )
    if row.accepted_at is None:
        live_where(user, time_zone=house.time_zone, actor=actor, at=at)
        Invitation.objects.filter(pk=row.pk).update(accepted_at=at)
        invitation.accepted_at = at
    return joined


def _join_employer(
    invitation: Invitation, employer: Employer, user: User, actor: Actor, at: datetime
) -> Member:
    locked(employer)
    present = member_of(user)
    if present is not None:
        if present.employer_id == employer.pk:
            return present
        raise InvitationError(
            _("You already act for %(employer)s. Leave it first, or accept with another address.")
            % {"employer": present.employer.name}
        )
    _refuse_used(invitation)
    # A supervisor named on a brief before keeps the same row, and with it their briefs.
    member = members_of(employer).filter(called("email", invitation.email)).first() or Member(
        employer=employer, email=invitation.email
    )
    member.user = user
    member.role = invitation.role
    member.title = invitation.title or member.title
    member.name = user.get_full_name()
    member.save()
    record(employer, "joined", actor=actor, at=at, data={"member": member.code})
    tell("member.joined", member, at=at, but_not=user.pk)
    return member


def _join_campus(
    invitation: Invitation, campus: Campus, user: User, actor: Actor, at: datetime
) -> Officer:
    locked(campus)
    present = officer_of(user)
    if present is not None:
        if present.campus_id == campus.pk:
            return present
        raise InvitationError(
            _("You already act for %(campus)s; one person acts for one career office.")
            % {"campus": present.campus.name}
        )
    _refuse_used(invitation)
    officer = Officer.objects.create(user=user, campus=campus, role=invitation.role)
    record(campus, "joined", actor=actor, at=at, data={"officer": officer.pk})
    return officer


def _refuse_used(invitation: Invitation) -> None:
    """Someone who was removed again cannot come back by the old mail."""
    if invitation.accepted_at is not None:
        raise InvitationError(_("This invitation has been used. Ask for a new one."))
