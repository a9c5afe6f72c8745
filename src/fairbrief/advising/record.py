"""What the office holds of a student, as the student reads and takes it along.

A note its author keeps alone is no part of it: it is in the sole possession of its maker (34 CFR
99.3). Notes for the office are education records: the student may inspect them within 45 days of
asking (34 CFR 99.10).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fairbrief.advising.queries import (
    Shown,
    holds_of,
    looks_at,
    nominations_of,
    shown_to,
)
from fairbrief.roster.models import Enrolment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fairbrief.advising.models import Hold, Look, Nomination
    from fairbrief.roster.models import RosterEntry

#: Looks that stand on the page; the file has all of them.
FEW = 30


@dataclass(frozen=True, kw_only=True)
class Record:
    """Everything about one student that an office keeps and the student may see."""

    entry: RosterEntry
    enrolments: Sequence[Enrolment]
    groups: Sequence[str]
    holds: Sequence[Hold]
    nominations: Sequence[Nomination]
    shown: Shown
    looks: Sequence[Look]


def record_of(entry: RosterEntry, *, whole: bool = False) -> Record:
    """`whole` reads every look, not the latest alone."""
    looks = looks_at(entry)
    return Record(
        entry=entry,
        enrolments=list(entry.enrolments.select_related("term")),
        groups=list(entry.groups.values_list("name", flat=True)),
        holds=list(holds_of(entry)),
        nominations=list(nominations_of(entry)),
        shown=shown_to(entry),
        looks=list(looks if whole else looks[:FEW]),
    )


def as_file(record: Record) -> dict[str, Any]:
    """The same for a file: plain values under plain names."""
    entry = record.entry
    return {
        "campus": entry.campus.name,
        "name": entry.name,
        "student_number": entry.student_number,
        "email": entry.email,
        "keeps_directory_information_private": entry.is_private,
        "left_on": entry.left_on,
        "enrolments": [
            {
                "term": str(each.term),
                "college": each.college,
                "major": each.major,
                "class": each.class_level,
                "degree_level": each.degree_level,
                "first_generation": each.first_generation,
                "receives_aid": each.receives_aid,
            }
            for each in record.enrolments
        ],
        "groups": list(record.groups),
        "holds": [
            {
                "reason": each.reason,
                "stops": each.stops,
                "from": each.starts_on,
                "until": each.until,
                "state": each.state,
                "placed_at": each.placed_at,
                "placed_by": each.placed_by_name,
                "ended_at": each.ended_at,
                "ended_by": each.ended_by_name,
            }
            for each in record.holds
        ],
        "nominations": [
            {
                "brief": each.brief.title,
                "employer": each.brief.employer.name,
                "sentence": each.sentence,
                "by": each.by_name,
                "at": each.made_at,
            }
            for each in record.nominations
        ],
        "notes_shown_at": record.shown.shown_at,
        "notes": [
            {
                "kind": each.get_kind_display(),
                "day": each.day,
                "text": each.text,
                "by": each.by_name,
                "written_at": each.made_at,
                "changed_at": each.changed_at,
            }
            for each in record.shown.notes
        ],
        "looked_at_by": [{"who": each.by_name, "hour": each.hour} for each in record.looks],
    }
