"""Whose a mail address is: nobody confirms their own work from another address of theirs."""

from __future__ import annotations

from allauth.account.models import EmailAddress

from fairbrief.kernel.addresses import without_tag
from fairbrief.roster.models import RosterEntry
from fairbrief.students.models import Student


def addresses_of_person(student: Student | None, entry: RosterEntry | None) -> set[str]:
    """Every address known of them, each `without_tag`: all of the account, shown to be theirs or
    only typed, and those the roster has. At most two queries."""
    found = set()
    if student is not None:
        found.add(student.user.email)
        rows = EmailAddress.objects.filter(user_id=student.user_id)
        found.update(rows.values_list("email", flat=True))
        entry = entry or RosterEntry.objects.filter(student=student).first()
    if entry is not None:
        found.add(entry.email)
    return {without_tag(each) for each in found if each}


def is_address_of(email: str, student: Student | None, entry: RosterEntry | None = None) -> bool:
    """Whether mail to the address reaches the student, as far as is known."""
    return without_tag(email) in addresses_of_person(student, entry)
