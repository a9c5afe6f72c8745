"""Who may decide for a campus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from fairbrief.audit.actors import Actor
from fairbrief.organizations.access import is_officer_at, members_who_are
from fairbrief.organizations.models import Member, Officer
from fairbrief.vetting.models import AddedWage, BriefReview, EmployerReview, Observation

if TYPE_CHECKING:
    from fairbrief.accounts.models import User

OFFICER, MEMBER, CLOCK, INSTALLATION = "officer", "member", "clock", "installation"


def roles_of(actor: Actor, review: BriefReview | EmployerReview) -> frozenset[str]:
    """`officer` of the review's campus, `member` of the employer, or a machine."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.is_installation:
        return frozenset({INSTALLATION})
    if actor.user_id is None:
        return frozenset()
    roles = set()
    if is_officer_at(review.campus_id, actor.user_id):
        roles.add(OFFICER)
    employer_id = (
        review.employer_id if isinstance(review, EmployerReview) else review.brief.employer_id
    )
    if members_who_are(actor.user_id, employer_id):
        roles.add(MEMBER)
    return frozenset(roles)


def may_save_policy(officer: Officer) -> bool:
    """A director sets the rules; every officer of the campus reads them."""
    return officer.role == Officer.Role.DIRECTOR


def brief_reviews_of(officer: Officer) -> QuerySet[BriefReview]:
    """Every brief review of the officer's campus."""
    return BriefReview.objects.filter(campus_id=officer.campus_id)


def employer_reviews_of(officer: Officer) -> QuerySet[EmployerReview]:
    """Every vetting of the officer's campus."""
    return EmployerReview.objects.filter(campus_id=officer.campus_id)


def observations_for(officer: Officer) -> QuerySet[Observation]:
    """What officers of the officer's campus observed."""
    return Observation.objects.filter(vetting__campus_id=officer.campus_id)


def brief_reviews_for(member: Member) -> QuerySet[BriefReview]:
    """What the campuses say of the briefs of the member's employer."""
    return BriefReview.objects.filter(brief__employer_id=member.employer_id).select_related(
        "campus", "brief"
    )


def employer_reviews_for(member: Member) -> QuerySet[EmployerReview]:
    """What the campuses say of the member's employer."""
    return EmployerReview.objects.filter(employer_id=member.employer_id)


def added_wage_for_operator(user: User, code: str) -> AddedWage:
    """A rate someone added, for who runs the installation."""
    if not user.is_operator:
        raise PermissionDenied
    return get_object_or_404(AddedWage, code=code)
