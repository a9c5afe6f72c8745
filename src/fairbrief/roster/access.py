"""Whose roster it is: an officer's own campus, and no other; and that nobody of an office decides
about themselves."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.db.models.lookups import Exact

from fairbrief.accounts.models import User
from fairbrief.organizations.access import is_officer_at
from fairbrief.organizations.models import Officer
from fairbrief.roster.models import Group, RosterEntry, RosterImport
from fairbrief.students.models import Student


def is_themselves(user_id: int, student: Student | None, entry_id: int | None = None) -> bool:
    """Whether the person is this student: by account, or where there is none, by the address the
    roster has. Costs no query where the student is at hand."""
    if student is not None:
        return student.user_id == user_id
    return entry_id is not None and entries_who_are(user_id).filter(pk=entry_id).exists()


def entries_who_are(user_id: int) -> QuerySet[RosterEntry]:
    """Where the person stands on a roster: with their account, or with an address of theirs."""
    same = Exact(Lower("email"), Lower(OuterRef("email")))
    shown = EmailAddress.objects.filter(same, user_id=user_id, verified=True)
    account = User.objects.filter(same, pk=user_id)
    by_address = ~Q(email="") & Q(Exists(shown) | Exists(account))
    return RosterEntry.objects.filter(Q(student__user=user_id) | by_address)


def decides_about(
    user_id: int | None, campus_id: int, student: Student | None, entry_id: int | None = None
) -> bool:
    """Whether the person is of the career office that decides about this student.

    An officer who studies there as well is a student in their own matters: another decides.
    """
    return (
        user_id is not None
        and is_officer_at(campus_id, user_id)
        and not is_themselves(user_id, student, entry_id)
    )


def entries_of(officer: Officer) -> QuerySet[RosterEntry]:
    """Everyone on the roster of the officer's campus."""
    return RosterEntry.objects.filter(campus_id=officer.campus_id)


def groups_of(officer: Officer) -> QuerySet[Group]:
    """The groups of the officer's campus."""
    return Group.objects.filter(campus_id=officer.campus_id)


def imports_of(officer: Officer) -> QuerySet[RosterImport]:
    """The files the officer's campus has handed over, newest first."""
    return RosterImport.objects.filter(campus_id=officer.campus_id).select_related("campus", "term")
