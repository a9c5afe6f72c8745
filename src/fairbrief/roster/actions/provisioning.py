"""People as a university's directory names them: kept one by one, by a program with a key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from fairbrief.accounts.queries import user_with_address
from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.kernel.called import called
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.errors import FairbriefError
from fairbrief.organizations.models import Campus
from fairbrief.roster.actions.linking import lock_roster, take_in
from fairbrief.roster.models import RosterEntry
from fairbrief.students.queries import student_of


class TakenError(FairbriefError):
    """Somebody else of the campus has what must be one person's alone."""


@dataclass(frozen=True, kw_only=True)
class Person:
    """A student as the directory says."""

    directory_name: str
    directory_id: str = ""
    name: str
    email: str = ""
    student_number: str = ""
    is_active: bool = True


def add_person(campus: Campus, person: Person, /, *, actor: Actor, at: datetime) -> RosterEntry:
    """Puts a person on the roster. Who stands on it already, by the mail address or the number, and
    is not the directory's yet becomes it: a roster that came by file is taken over, not doubled.

    Raises TakenError, FairbriefError.
    """
    with transaction.atomic():
        lock_roster(campus)
        entry = _not_yet_the_directorys(campus, person)
        is_new = entry is None
        entry = entry or RosterEntry(campus=campus, made_at=at)
        _write(entry, person, at=at)
        record(entry, "made" if is_new else "changed", actor=actor, at=at, data=_said(person))
    return entry


def change_person(entry: RosterEntry, person: Person, /, *, actor: Actor, at: datetime) -> None:
    """Makes an entry what the directory says. The same again changes and records nothing.

    Raises TakenError, FairbriefError.
    """
    with transaction.atomic():
        lock_roster(entry.campus)
        row = locked(entry)
        before = _columns(row)
        _write(row, person, at=at)
        if _columns(row) != before:
            record(row, "changed", actor=actor, at=at, data=_said(person))
    entry.refresh_from_db()


def withdraw_person(entry: RosterEntry, /, *, actor: Actor, at: datetime) -> None:
    """The directory has the person no more: gone from its sight, and gone from the campus today.
    What was done stays in the ledger. Doing it again changes nothing."""
    with transaction.atomic():
        lock_roster(entry.campus)
        row = locked(entry)
        if row.withdrawn_at is not None:
            return
        row.withdrawn_at = at
        row.left_on = row.left_on or _today(row.campus, at)
        row.save(update_fields=["withdrawn_at", "left_on"])
        record(row, "withdrawn", actor=actor, at=at)


def seen_by_directory(campus: Campus) -> QuerySet[RosterEntry]:
    """Whom a campus's directory sees: those it or a file named, without those it took out."""
    return RosterEntry.objects.filter(campus=campus, from_account=False, withdrawn_at=None)


def _not_yet_the_directorys(campus: Campus, person: Person) -> RosterEntry | None:
    """The entry the person has already: withdrawn by the directory, or from a file."""
    same = called("directory_name", person.directory_name) & Q(withdrawn_at__isnull=False)
    if person.student_number:
        same |= Q(student_number=person.student_number, directory_name="")
    if person.email:
        same |= called("email", person.email) & Q(directory_name="", from_account=False)
    rows = RosterEntry.objects.select_for_update(no_key=True).filter(same, campus=campus)
    found = list(rows[:2])
    if len(found) > 1:
        raise TakenError(
            _("The mail address and the number are those of two people of your roster.")
        )
    return found[0] if found else None


def _write(entry: RosterEntry, person: Person, *, at: datetime) -> None:
    if not person.email and not person.student_number:
        raise FairbriefError(_("A person needs a mail address or an employee number."))
    others = RosterEntry.objects.filter(campus_id=entry.campus_id).exclude(pk=entry.pk)
    # An account's own entry gives way where it has the address; who confirmed it is found below.
    if person.email:
        others.filter(called("email", person.email), from_account=True).update(email="")
    _refuse_taken(others, person)
    entry.directory_name, entry.directory_id = person.directory_name, person.directory_id
    entry.name, entry.email = person.name[:120], person.email
    entry.student_number = person.student_number
    entry.from_account, entry.withdrawn_at = False, None
    entry.left_on = None if person.is_active else entry.left_on or _today(entry.campus, at)
    entry.save()
    holder = user_with_address(person.email) if person.email else None
    student = student_of(holder) if holder else None
    if student is not None and student.campus_id == entry.campus_id:
        take_in(student, at=at)


def _refuse_taken(others: QuerySet[RosterEntry], person: Person) -> None:
    for value, column, words in (
        (person.directory_name, "directory_name", _("That user name is somebody else’s.")),
        (person.email, "email", _("That mail address is somebody else’s.")),
        (person.student_number, "student_number", _("That employee number is somebody else’s.")),
    ):
        if value and others.filter(called(column, value)).exists():
            raise TakenError(words)


def _today(campus: Campus, at: datetime) -> date:
    return day_in(campus.time_zone, at)


def _columns(row: RosterEntry) -> tuple[object, ...]:
    return (
        row.directory_name,
        row.directory_id,
        row.name,
        row.email,
        row.student_number,
        row.left_on,
        row.withdrawn_at,
    )


def _said(person: Person) -> dict[str, object]:
    """What stands in the record: who it is to the directory, not what else it says of them."""
    return {"directory_name": person.directory_name, "is_active": person.is_active}
