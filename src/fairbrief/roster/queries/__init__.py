"""Reads of the roster."""

from fairbrief.roster.queries.people import (
    NAMED,
    Filters,
    choices_of,
    enrolment_shown,
    entries_at,
    groups_at,
    groups_with_people,
    members_of,
    shown_with_enrolment,
    stretches_of,
)

__all__ = [
    "NAMED",
    "Filters",
    "choices_of",
    "enrolment_shown",
    "entries_at",
    "groups_at",
    "groups_with_people",
    "members_of",
    "shown_with_enrolment",
    "stretches_of",
]
