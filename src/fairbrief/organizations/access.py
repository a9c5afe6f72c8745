"""Who may act for a campus or an employer, and on what."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.audit.actors import Actor
from fairbrief.kernel.called import called
from fairbrief.kernel.errors import NotAllowedError
from fairbrief.kernel.written import written_once
from fairbrief.organizations.models import Campus, Employer, Invitation, Member, Officer


def is_owner(member: Member) -> bool:
    return member.role == Member.Role.OWNER and member.left_at is None


def require_owner(member: Member) -> None:
    """Raises PermissionDenied: only an owner changes who acts for the employer."""
    if not is_owner(member):
        raise PermissionDenied


def require_owner_acts(by: Member, employer: Employer) -> None:
    """Raises NotAllowedError unless `by` is an owner of this very employer."""
    if by.employer_id != employer.pk or not is_owner(by):
        raise NotAllowedError(_("Only an owner of the organization can do this."))


def require_operator_acts(actor: Actor) -> None:
    """Raises NotAllowedError unless the actor runs the installation."""
    users = User.objects.filter(is_operator=True, is_active=True)
    if actor.user_id is None or not users.filter(pk=actor.user_id).exists():
        raise NotAllowedError(_("Only who runs this installation can do this."))


def is_officer_at(campus_id: int | None, user_id: int) -> bool:
    """Whether the person acts for the campus's career office. Asked before nearly every act."""
    return campus_id is not None and _officer_who_is.first(campus_id, user_id) is not None


def require_officer_acts(actor: Actor, campus: Campus) -> None:
    """Raises NotAllowedError unless the actor is of the campus's career office."""
    if actor.user_id is None or not is_officer_at(campus.pk, actor.user_id):
        raise NotAllowedError(_("Only the career office can do this."))


@written_once
def _officer_who_is(campus: int, user: int) -> QuerySet[Officer, tuple[int]]:
    return Officer.objects.filter(campus_id=campus, user_id=user).values_list("pk")


@written_once
def members_who_are(user: int, employer: int) -> QuerySet[Member]:
    """As whom a person acts for an employer now: nobody, or one of its people. Asked before nearly
    every act."""
    return Member.objects.filter(user_id=user, employer_id=employer, left_at=None)


#: Who speaks for an employer in its work and agreements.
SPEAKERS = frozenset({Member.Role.OWNER, Member.Role.SUPERVISOR})


def is_speaker(employer_id: int, user_id: int) -> bool:
    """Whether the person is one of the employer's owners or supervisors."""
    return any(each.role in SPEAKERS for each in members_who_are(user_id, employer_id))


def speaks(member: Member) -> bool:
    """The same of a member at hand. Costs no query."""
    return member.role in SPEAKERS


def works_seen(members: QuerySet[Member], *, employer: str, named: Iterable[str]) -> Q:
    """Condition upon rows that are about one piece of work each: those which one of the members
    may see. Owners and supervisors see all of their organization's; anybody else the works that
    name them, which is what a senior leader leads. The money has pages of its own.

    `employer` is the column of the organization, `named` are those of who leads and supervises.
    """
    condition = Q(**{f"{employer}__in": members.filter(role__in=SPEAKERS).values("employer")})
    for column in named:
        condition |= Q(**{f"{column}__in": members})
    return condition


def still_acts(actor: Actor, employer_id: int) -> bool:
    """Whether the holder of a mailed link is still one of the employer's people."""
    return Member.objects.filter(
        called("email", actor.email), employer_id=employer_id, left_at=None
    ).exists()


def has_member(email: str, employer: str) -> Exists:
    """Condition upon rows whose column `employer` names one: `email` is of its people now."""
    return Exists(
        Member.objects.filter(called("email", email), employer_id=OuterRef(employer), left_at=None)
    )


def member_for(member: Member, code: str) -> Member:
    """A present colleague of the member, by code; 404 for anyone else's."""
    return get_object_or_404(
        Member.objects.select_related("employer", "user"),
        code=code,
        employer_id=member.employer_id,
        left_at=None,
    )


def invitation_for(member: Member, code: str) -> Invitation:
    """An invitation to the member's employer that has not been accepted; 404 otherwise."""
    return get_object_or_404(
        Invitation, code=code, employer_id=member.employer_id, accepted_at=None
    )


def officer_for(campus: Campus, code: str) -> Officer:
    """A person of the campus's office, by the code of their account; 404 for anyone else's."""
    return get_object_or_404(
        Officer.objects.select_related("user", "campus"), campus=campus, user__code=code
    )


def invitation_to_office(campus: Campus, code: str) -> Invitation:
    """An invitation to the campus's office that has not been accepted; 404 otherwise."""
    return get_object_or_404(Invitation, code=code, campus=campus, accepted_at=None)


def employer_for_operator(user: User, code: str) -> Employer:
    """Any employer, for who runs the installation."""
    _require_operator(user)
    return get_object_or_404(Employer, code=code)


def campus_for_operator(user: User, code: str) -> Campus:
    """Any campus, for who runs the installation."""
    _require_operator(user)
    return get_object_or_404(Campus, code=code)


def employers_for_operator(user: User) -> QuerySet[Employer]:
    _require_operator(user)
    return Employer.objects.all()


def campuses_for_operator(user: User) -> QuerySet[Campus]:
    _require_operator(user)
    return Campus.objects.all()


def may_change_office(user: User, campus: Campus) -> bool:
    """Who invites and removes people of the office: the operator everywhere, its directors."""
    return (
        user.is_operator
        or Officer.objects.filter(user=user, campus=campus, role=Officer.Role.DIRECTOR).exists()
    )


def _require_operator(user: User) -> None:
    if not user.is_operator:
        raise PermissionDenied
