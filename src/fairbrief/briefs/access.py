"""Who may see a brief, and what they are to it."""

from __future__ import annotations

from django.db.models import QuerySet

from fairbrief.audit.actors import Actor
from fairbrief.briefs.models import Brief, Offering, Question
from fairbrief.organizations.access import members_who_are
from fairbrief.organizations.models import Member, Officer

#: Roles an actor can have towards a brief.
MEMBER, OFFICER, CLOCK, INSTALLATION = "member", "officer", "clock", "installation"


def roles_of(actor: Actor, brief: Brief) -> frozenset[str]:
    """`member` of the brief's employer, `officer` of a campus it is offered to, or a machine."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.is_installation:
        return frozenset({INSTALLATION})
    roles = set()
    if actor.user_id is not None:
        if members_who_are(actor.user_id, brief.employer_id):
            roles.add(MEMBER)
        if Officer.objects.filter(
            user_id=actor.user_id,
            campus__in=Offering.objects.filter(brief_id=brief.pk).values("campus"),
        ).exists():
            roles.add(OFFICER)
    return frozenset(roles)


def briefs_of(member: Member) -> QuerySet[Brief]:
    """Every brief of the member's employer."""
    return Brief.objects.filter(employer_id=member.employer_id)


def questions_for(member: Member) -> QuerySet[Question]:
    """Every question about the briefs of the member's employer."""
    return Question.objects.filter(brief__employer_id=member.employer_id).select_related("brief")
