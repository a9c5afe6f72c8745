"""What lasts in the demo world: who may be written to, thanks that were sent, references."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from fairbrief.audit.actors import link_holder, person
from fairbrief.contacts.access import CONSENT, INTRODUCING, REFEREE
from fairbrief.contacts.actions import (
    agree,
    agree_to_be_asked,
    ask_alum,
    ask_consent,
    ask_introduction,
    ask_reference,
    grant,
    keep_notes,
    mark_sent,
    show_reference,
    write_reference,
)
from fairbrief.contacts.models import Alum, Contact
from fairbrief.contacts.queries import alumni_for
from fairbrief.contacts.states import ContactRole, FollowUpKind
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import AFTERNOON, MORNING
from fairbrief.engagements.models import Engagement
from fairbrief.organizations.models import Employer
from fairbrief.students.models import Student

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
ABOUT_WORK = (
    "I study history and have never worked in an archive. How much of the time do you read, and "
    "how much do you type?"
)
ABOUT_OFFER = (
    "I have an offer from them and wonder how it is to work there beside a full term. Did they "
    "keep to the hours?"
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
    agree_to_be_asked(work.student, employer=work.employer, actor=student, at=cast.now)
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


def ask_for_introductions(cast: Cast) -> None:
    """Adds the story of the last days: who asks whom how it is to work there."""
    cast.timeline.add(_introductions(cast))


def _introductions(cast: Cast) -> Iterator[datetime]:
    yield cast.day(-4, AFTERNOON, 20)
    trang = cast.students["trang"]
    contact = Contact.objects.filter(student=trang, state="open").first()
    if contact is not None:
        asked = ask_introduction(
            contact,
            whom="Somebody who restores film",
            words="I would like to know how people come to that work, and what to read before.",
            actor=cast.student("trang"),
            at=cast.now,
        )
        grant(
            asked,
            with_whom="Ines Aldana, film restoration",
            answer="She answers on Fridays. I write to you both tomorrow.",
            actor=link_holder(
                name=contact.name,
                email=contact.given_email,
                capacity=INTRODUCING,
                subject=(asked._meta.label_lower, asked.pk),
            ),
            at=cast.now + timedelta(hours=5),
        )
    yield cast.day(-2, MORNING, 40)
    mine = Alum.objects.filter(student=trang).select_related("employer").first()
    if mine is not None:
        fellows = [
            each
            for each in cast.students.values()
            if each.campus_id == trang.campus_id and each != trang
        ]
        # As many ask as have agreed, so that one asks Trang.
        for asker in fellows[: mine.employer.alumni.count()]:
            _ask(cast, asker, mine.employer, ABOUT_WORK)
    _ask(cast, trang, cast.employers[cast.brief_data["alerts"].employer], ABOUT_OFFER)


def _ask(cast: Cast, student: Student, employer: Employer, words: str) -> None:
    """Asks, if somebody of the campus has agreed."""
    if alumni_for(student, employer).exists():
        ask_alum(student, employer=employer, words=words, actor=person(student.user), at=cast.now)
