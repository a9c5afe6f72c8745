"""What a student may read of the roster: their own entry, and no other."""

from __future__ import annotations

from dataclasses import dataclass

from fairbrief.roster.models import Enrolment, RosterEntry
from fairbrief.students.models import Student


@dataclass(frozen=True)
class OwnRecord:
    """What the university's roster says of a student."""

    entry: RosterEntry
    enrolments: list[Enrolment]
    groups: list[str]


def own_record(student: Student) -> OwnRecord | None:
    """None where the university has not named the student. At most three queries."""
    entry = RosterEntry.objects.filter(student=student, from_account=False).first()
    if entry is None:
        return None
    enrolments = entry.enrolments.select_related("term").order_by("-term__starts_on")
    return OwnRecord(entry, list(enrolments), [each.said for each in entry.groups.all()])
