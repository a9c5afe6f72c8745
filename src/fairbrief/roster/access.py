"""Whose roster it is: an officer's own campus, and no other."""

from __future__ import annotations

from django.db.models import QuerySet

from fairbrief.organizations.models import Officer
from fairbrief.roster.models import Group, RosterEntry, RosterImport


def entries_of(officer: Officer) -> QuerySet[RosterEntry]:
    """Everyone on the roster of the officer's campus."""
    return RosterEntry.objects.filter(campus_id=officer.campus_id)


def groups_of(officer: Officer) -> QuerySet[Group]:
    """The groups of the officer's campus."""
    return Group.objects.filter(campus_id=officer.campus_id)


def imports_of(officer: Officer) -> QuerySet[RosterImport]:
    """The files the officer's campus has handed over, newest first."""
    return RosterImport.objects.filter(campus_id=officer.campus_id).select_related("campus", "term")
