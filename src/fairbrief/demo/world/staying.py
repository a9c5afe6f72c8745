"""What lasts in the demo world: who may be written to, thanks that were sent, references."""

from __future__ import annotations

from datetime import timedelta

from fairbrief.contacts.access import CONSENT, REFEREE
from fairbrief.contacts.actions import (
    agree,
    ask_consent,
    ask_reference,
    keep_notes,
    mark_sent,
    show_reference,
    write_reference,
)
from fairbrief.contacts.models import Contact
from fairbrief.contacts.states import ContactRole, FollowUpKind
from fairbrief.demo.world.cast import Cast
from fairbrief.engagements.models import Engagement

#: What supervisors write with their yes.
LINES = (
    "Write whenever you are stuck with something like this. I answer on Fridays.",
    "Gladly. Tell me when you graduate.",
    "",
)
#: What students keep for themselves.
NOTES = (
    "Began in radio. Knows everyone at the city archive. Likes short mails with one question.",
    "Said to look at their fellowship in March. Has two dogs, one called Index.",
    "Reads drafts on the train; mails before eight are answered the same day.",
)
REFERENCE = (
    "{student} did “{title}” for us, remotely and beside a full term. What was to be done was "
    "clear after one conversation; what was not, was asked on the first day. The result came when "
    "it was due and needed one round of changes, which were ours. I would trust {student} with a "
    "piece of work twice as large, and with telling us where we are wrong."
)


def stay_in_touch(cast: Cast, work: Engagement, next_kind: str) -> None:
    """After a good end the student asks, and the supervisor says yes; some write a reference."""
    if next_kind == "not_now":
        return
    student = cast.as_student(work)
    contact = Contact.objects.get(
        student=work.student, member=work.supervisor, role=ContactRole.SUPERVISOR
    )
    if not contact.is_open:
        ask_consent(contact, actor=student, at=cast.now)
        if next_kind == "referral":
            return
        agree(
            contact,
            email=contact.asked_email,
            line=cast.pick(LINES),
            actor=cast.as_member(work.supervisor, contact, CONSENT),
            at=cast.now + timedelta(hours=3),
        )
    keep_notes(contact, notes=cast.pick(NOTES), links=[], actor=student, at=cast.now)
    for row in contact.follow_ups.filter(kind=FollowUpKind.THANKS, engagement=work):
        mark_sent(row, actor=student, at=cast.now + timedelta(hours=4))
    if next_kind == "reference":
        _write(cast, work)


def _write(cast: Cast, work: Engagement) -> None:
    student = cast.as_student(work)
    reference = ask_reference(work, actor=student, at=cast.now)
    write_reference(
        reference,
        text=REFERENCE.format(student=work.student.user.name, title=work.title),
        title=work.supervisor.title,
        actor=cast.as_member(work.supervisor, reference, REFEREE),
        at=cast.now + timedelta(hours=20),
    )
    show_reference(reference, shown=True, actor=student, at=cast.now + timedelta(hours=22))
