"""Who is told of invitations, new colleagues and holds."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.notices.telling import NoticeKind
from fairbrief.organizations.models import Campus, Employer, Invitation, Member, Officer
from fairbrief.organizations.people import owning_people
from fairbrief.organizations.queries import directors_of, members_of


def _owners(employer: Employer) -> list[User]:
    return owning_people(employer.pk)


def _everyone(employer: Employer) -> list[User]:
    return [member.user for member in members_of(employer) if member.user]


def _invitation_facts(invitation: Invitation) -> Mapping[str, object]:
    return {
        "name": invitation.name,
        "house": house_of(invitation),
        "role": role_of(invitation),
        "by": invitation.invited_by.get_full_name() if invitation.invited_by else "Fairbrief",
    }


def house_of(invitation: Invitation) -> str:
    """What the invitation is to, in words."""
    house = invitation.house
    return f"{house.office_name}, {house.name}" if isinstance(house, Campus) else house.name


def role_of(invitation: Invitation) -> str:
    roles = Member.Role if invitation.employer_id else Officer.Role
    return str(roles(invitation.role).label)


NoticeKind(
    name="invitation.sent",
    subject=_("{by} invites you to {house}"),
    body=_(
        "Hello {name},\n\n{by} invites you to act for {house} on Fairbrief as {role}. Fairbrief is "
        "where students find short, paid, clearly agreed work, and where both sides can see what "
        "was agreed.\n\nThe link below is yours alone and works for 14 days. If you did not "
        "expect it, you need do nothing."
    ),
    # Only ever told with the mailed link made just then.
    to=lambda invitation: (),
    path=lambda invitation: "/join/",
    facts=_invitation_facts,
)

JOINED = NoticeKind(
    name="member.joined",
    subject=_("{colleague} has joined {employer}"),
    body=_("{colleague} accepted the invitation and now acts for {employer} as {role}."),
    to=lambda member: _owners(member.employer),
    path=lambda member: "/employer/organization/",
    facts=lambda member: {
        "colleague": member.name,
        "employer": member.employer.name,
        "role": member.get_role_display(),
    },
)

MEMBER_GONE = NoticeKind(
    name="member.gone",
    subject=_("{colleague} no longer acts for {employer}"),
    body=_(
        "Hello {name},\n\n{colleague} has closed their account and no longer acts for {employer}. "
        "Briefs that name them stay as they are: look whether somebody else should stand there."
    ),
    to=lambda member: _owners(member.employer),
    path=lambda member: "/employer/organization/",
    facts=lambda member: {"colleague": member.name, "employer": member.employer.name},
)

HELD = NoticeKind(
    name="employer.held",
    subject=_("{employer} is on hold"),
    body=_(
        "Hello {name},\n\nwe have put {employer} on hold. Until it is lifted, no brief can be sent "
        "for review, nobody new can apply, and nothing is offered, accepted or signed. Work that "
        "is already agreed goes on, and is paid.\n\n"
        "The reason: {reason}\n\nAnswer this mail if something in it is not right."
    ),
    to=_everyone,
    path=lambda employer: "/employer/organization/",
    facts=lambda employer: {"employer": employer.name, "reason": employer.held_reason},
)

RELEASED = NoticeKind(
    name="employer.released",
    subject=_("{employer} is no longer on hold"),
    body=_("Hello {name},\n\nthe hold on {employer} is lifted. Everything works as before."),
    to=_everyone,
    path=lambda employer: "/employer/organization/",
    facts=lambda employer: {"employer": employer.name},
)


def _officer_facts(officer: Officer) -> Mapping[str, object]:
    return {
        "colleague": officer.user.get_full_name(),
        "office": officer.campus.office_name,
        "campus": officer.campus.name,
    }


REMOVED = NoticeKind(
    name="officer.removed",
    subject=_("You no longer act for {office}"),
    body=_(
        "Hello {name},\n\nyour part in {office}, {campus}, has been ended. What you decided stays "
        "on the record, and your account is still yours. Ask the office if you think that this is "
        "a mistake."
    ),
    to=lambda officer: [officer.user],
    path=lambda officer: "/home/",
    facts=_officer_facts,
)

LEFT = NoticeKind(
    name="officer.left",
    subject=_("{colleague} no longer acts for {office}"),
    body=_("Hello {name},\n\n{colleague} has been removed from {office}, {campus}."),
    to=lambda officer: [
        director.user
        for director in directors_of(officer.campus)
        if director.user_id != officer.user_id
    ],
    path=lambda officer: "/campus/office/people/",
    facts=_officer_facts,
)

GONE = NoticeKind(
    name="officer.gone",
    subject=LEFT.subject,
    body=_(
        "Hello {name},\n\n{colleague} has closed their account and no longer acts for {office}, "
        "{campus}."
    ),
    to=LEFT.to,
    path=LEFT.path,
    facts=_officer_facts,
)
