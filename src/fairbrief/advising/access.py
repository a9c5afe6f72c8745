"""Who may see what an office keeps of a student, and what they are to it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from fairbrief.advising.models import Hold, Nomination, Note, RecordRequest, Seen
from fairbrief.audit.actors import Actor
from fairbrief.organizations.models import Member, Officer
from fairbrief.roster.access import decides_about, is_themselves
from fairbrief.roster.models import RosterEntry

OFFICER, STUDENT, CLOCK = "officer", "student", "clock"


def roles_of(actor: Actor, subject: Any) -> frozenset[str]:
    """`officer` of the campus but for the student themselves, the `student` it is about, or the
    clock; of anything with an entry."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.user_id is None:
        return frozenset()
    entry = subject if isinstance(subject, RosterEntry) else subject.entry
    roles = set()
    if decides_about(actor.user_id, entry.campus_id, entry.student, entry.pk):
        roles.add(OFFICER)
    if entry.student and entry.student.user_id == actor.user_id:
        roles.add(STUDENT)
    return frozenset(roles)


def is_own_entry(officer: Officer, entry: RosterEntry) -> bool:
    """Whether it is the officer who stands on the roster here."""
    return is_themselves(officer.user_id, entry.student, entry.pk)


def entries_at(officer: Officer) -> QuerySet[RosterEntry]:
    """Everyone on the roster of the officer's campus, and of no other."""
    return RosterEntry.objects.filter(campus_id=officer.campus_id).select_related(
        "campus", "student__user", "student__campus"
    )


def notes_for(officer: Officer) -> QuerySet[Note]:
    """The office's notes, and those the officer wrote for nobody else; none about the officer, who
    asks to see them as every student does."""
    found = Note.objects.filter(
        Q(seen_by=Seen.OFFICE) | Q(author_id=officer.user_id), entry__campus_id=officer.campus_id
    )
    about_others = Q(entry__student=None) | ~Q(entry__student__user=officer.user_id)
    return found.filter(about_others).select_related("entry")


def own_notes(officer: Officer) -> QuerySet[Note]:
    """What the officer may change."""
    return notes_for(officer).filter(author_id=officer.user_id)


def holds_at(officer: Officer) -> QuerySet[Hold]:
    return Hold.objects.filter(entry__campus_id=officer.campus_id).select_related("entry__campus")


def nominations_at(officer: Officer) -> QuerySet[Nomination]:
    return Nomination.objects.filter(entry__campus_id=officer.campus_id).select_related(
        "entry", "brief__employer"
    )


def requests_at(officer: Officer) -> QuerySet[RecordRequest]:
    return RecordRequest.objects.filter(entry__campus_id=officer.campus_id).select_related(
        "entry__campus"
    )


def receives_nomination(actor: Actor, nomination: Nomination) -> bool:
    """The employer's people, once the student has applied.

    Applications are a room above: they are found through the relation they have to the brief.
    """
    return (
        actor.user_id is not None
        and Member.objects.filter(
            user_id=actor.user_id, employer_id=nomination.brief.employer_id, left_at=None
        ).exists()
        and Nomination.objects.filter(
            pk=nomination.pk,
            withdrawn_at=None,
            brief__applications__student=nomination.entry.student_id,
            brief__applications__submitted_at__isnull=False,
        ).exists()
    )
