"""Accounts and entries find each other by addresses that were confirmed, and by nothing else."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from fairbrief.accounts.queries import verified_addresses
from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.record import record
from fairbrief.kernel.called import called, called_one_of
from fairbrief.organizations.models import Campus
from fairbrief.roster.joining import hand_over
from fairbrief.roster.models import RosterEntry
from fairbrief.students.models import Student


@transaction.atomic
def take_in(student: Student, /, *, at: datetime) -> RosterEntry:
    """The student's entry: the university's, where it named one of their confirmed addresses; else
    one of their own, made from the account. Safe to call any number of times.

    Whoever has confirmed an address holds its entry, even where somebody else held it before.
    """
    lock_roster(student.campus)
    own = RosterEntry.objects.filter(student=student).first()
    if own is not None and not own.from_account:
        return own
    named = _named_by_the_university(student)
    if named is None:
        return own or _make_own(student, at=at)
    before = named.student
    if own is not None:
        hand_over(own, named, at=at)
    named.student = student
    named.save(update_fields=["student"])
    record(named, "linked", actor=INSTALLATION, at=at, data={"student": student.code})
    if before is not None:
        take_in(before, at=at)
    return named


def rename_own_entry(student: Student, /) -> None:
    """An entry that knows the account alone follows its name; the university's stays as it is."""
    RosterEntry.objects.filter(student=student, from_account=True).update(
        name=student.user.get_full_name()[:120]
    )


def lock_roster(campus: Campus) -> None:
    """One at a time changes who is who on a campus's roster."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('roster'), %s)", [campus.pk])


def _named_by_the_university(student: Student) -> RosterEntry | None:
    """The campus's entry with a confirmed address of the student, unless somebody who has confirmed
    an address of it, too, holds it."""
    theirs = called_one_of("email", verified_addresses(student.user))
    rows = RosterEntry.objects.filter(theirs, campus_id=student.campus_id, from_account=False)
    for row in rows.select_related("student__user").order_by("pk"):
        holder = row.student
        held = {each.lower() for each in verified_addresses(holder.user)} if holder else set()
        if row.email.lower() not in held:
            return row
    return None


def _make_own(student: Student, *, at: datetime) -> RosterEntry:
    # The address of an account may be one that was only typed: then it stays with whose it is.
    is_taken = RosterEntry.objects.filter(
        called("email", student.user.email), campus_id=student.campus_id
    ).exists()
    made = RosterEntry.objects.create(
        campus_id=student.campus_id,
        student=student,
        email="" if is_taken else student.user.email,
        name=student.user.get_full_name()[:120],
        from_account=True,
        made_at=at,
    )
    record(made, "made", actor=INSTALLATION, at=at, data={"student": student.code})
    return made
