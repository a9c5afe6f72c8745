"""Accounts that come, confirm an address or change their name."""

from __future__ import annotations

from fairbrief.audit.workflow import Change, follows
from fairbrief.roster.actions import rename_own_entry, take_in
from fairbrief.students.queries import student_of


@follows("students.student", to="enrolled")
def find_the_entry(change: Change) -> None:
    take_in(change.subject, at=change.at)


@follows("accounts.user", to="confirmed_address")
def look_again(change: Change) -> None:
    student = student_of(change.subject)
    if student is not None:
        take_in(student, at=change.at)


@follows("accounts.user", to="changed_details")
def follow_the_name(change: Change) -> None:
    student = student_of(change.subject)
    if student is not None:
        rename_own_entry(student)
