"""Accounts and entries find each other by addresses that were confirmed, and by nothing else."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, connection, models, transaction
from django.db.models import Q

from fairbrief.accounts.queries import verified_addresses
from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.record import record
from fairbrief.organizations.models import Campus
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
        hand_over(own, named)
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
    addresses = [address.lower() for address in verified_addresses(student.user)]
    rows = RosterEntry.objects.filter(campus_id=student.campus_id, from_account=False)
    wanted = Q()
    for address in addresses:
        wanted |= Q(email__iexact=address)
    if not wanted:
        return None
    for row in rows.filter(wanted).select_related("student__user").order_by("pk"):
        holder = row.student
        held = {each.lower() for each in verified_addresses(holder.user)} if holder else set()
        if row.email.lower() not in held:
            return row
    return None


def _make_own(student: Student, *, at: datetime) -> RosterEntry:
    # The address of an account may be one that was only typed: then it stays with whose it is.
    is_taken = RosterEntry.objects.filter(
        campus_id=student.campus_id, email__iexact=student.user.email
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


def hand_over(own: RosterEntry, named: RosterEntry) -> None:
    """What rests on the account's own entry rests on the university's from now on."""
    for relation in RosterEntry._meta.related_objects:
        field = relation.field
        if isinstance(field, models.ManyToManyField):
            column = field.m2m_reverse_field_name()
            rows = field.remote_field.through._base_manager.all()
        else:
            column = field.name
            rows = relation.related_model._base_manager.all()
        for row in rows.filter(**{column: own}):
            try:
                with transaction.atomic():
                    type(row)._base_manager.filter(pk=row.pk).update(**{column: named})
            except IntegrityError:
                # The university's entry has its own of it, such as what it is in one term.
                row.delete()
    own.delete()
