"""Whom the work concerns, and what every notice about it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fairbrief.accounts.models import User
from fairbrief.engagements.models import Engagement
from fairbrief.organizations.models import Member
from fairbrief.organizations.people import office_people


def student(work: Engagement) -> list[User]:
    return [work.student.user]


def employer(work: Engagement) -> list[User]:
    """The supervisor and the owners, those with an account."""
    return _of_employer(work, _members([work]))


def both(work: Engagement) -> list[User]:
    return [*student(work), *employer(work)]


def both_of_each(works: Sequence[Engagement]) -> list[list[User]]:
    """Both sides of each work, in one query for all."""
    members = _members(works)
    return [[*student(work), *_of_employer(work, members)] for work in works]


def _members(works: Sequence[Engagement]) -> dict[int, list[Member]]:
    """The people with an account, by employer."""
    found: dict[int, list[Member]] = {}
    for row in Member.objects.filter(
        employer__in={work.employer_id for work in works}, left_at=None, user__isnull=False
    ).select_related("user"):
        found.setdefault(row.employer_id, []).append(row)
    return found


def _of_employer(work: Engagement, members: Mapping[int, list[Member]]) -> list[User]:
    return [
        row.user
        for row in members.get(work.employer_id, [])
        if row.user and (row.role == Member.Role.OWNER or row.pk == work.supervisor_id)
    ]


def office(work: Engagement) -> list[User]:
    return office_people(work.campus_id)


def everyone(work: Engagement) -> list[User]:
    return [*both(work), *office(work)]


def facts(work: Engagement) -> Mapping[str, object]:
    return {
        "title": work.title,
        "student": work.student.user.name,
        "employer": work.employer.name,
        "supervisor": work.supervisor.name,
        "reason": work.end_reason,
        "wanted": work.changes_wanted,
        "due": work.due_on,
        "pause": work.pause_reason,
        "goes_on": _goes_on(work),
    }


def _goes_on(work: Engagement) -> str:
    if work.pause_until:
        return _("After %(day)s it goes on by itself.") % {
            "day": date_format(work.pause_until, "j F Y")
        }
    return _("After ten business days it goes on by itself.")


def page(work: Engagement) -> str:
    """One address for all sides; it leads each to their own page."""
    return f"/work/{work.code}/"
