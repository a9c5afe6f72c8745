"""The people of a house who are told of something: with an account, by the id of the house."""

from __future__ import annotations

from fairbrief.accounts.models import User
from fairbrief.organizations.models import Member, Officer


def office_people(campus_id: int) -> list[User]:
    """Everyone of the campus's career office."""
    return list(User.objects.filter(officer__campus_id=campus_id))


def directing_people(campus_id: int) -> list[User]:
    """The directors of the office; everyone where it has none."""
    directors = User.objects.filter(
        officer__campus_id=campus_id, officer__role=Officer.Role.DIRECTOR
    )
    return list(directors) or office_people(campus_id)


def owning_people(employer_id: int | None) -> list[User]:
    """The owners of the employer, present ones; of no employer, nobody."""
    owners = User.objects.filter(
        memberships__employer_id=employer_id or 0,
        memberships__left_at=None,
        memberships__role=Member.Role.OWNER,
    )
    return list(owners)


def running_people() -> list[User]:
    """Who runs the installation."""
    return list(User.objects.filter(is_operator=True, is_active=True))
