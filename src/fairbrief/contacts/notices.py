"""Who is told: a contact that a student would like to stay in touch, a student when to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.concerns.notices import warns
from fairbrief.contacts.models import Contact, FollowUp
from fairbrief.notices.telling import NoticeKind, Recipient
from fairbrief.students.models import Student

PEOPLE = "/student/people/"


def page_of(contact: Contact) -> str:
    """The student's page of a contact."""
    return f"{PEOPLE}{contact.code}/"


def _facts(contact: Contact) -> dict[str, object]:
    return {
        "student": contact.student,
        "contact": contact.name,
        "employer": contact.employer,
        "title": contact.engagement.title,
    }


def _them(contact: Contact) -> list[Recipient]:
    """Only ever told with a fresh link, which the action hands over."""
    return [Recipient(email=contact.asked_email, name=contact.name, path="/")]


def _student(contact: Contact) -> list[User]:
    return [contact.student.user]


NoticeKind(
    name="contact.asked",
    subject=_("{student} would like to stay in touch. May they write to you?"),
    body=_(
        "Dear {name},\n\nyou know {student} from “{title}” at {employer}. {student} asks whether "
        "they may write to you now and then: to say how things went on, or with a question.\n\n"
        "You decide, on the page below, without an account: which address they get, or that you "
        "would rather not. If you do nothing, they get no address. You can take a yes back there "
        "at any time."
    ),
    to=_them,
    path=page_of,
    facts=_facts,
)
NoticeKind(
    name="contact.kept",
    subject=_("{student} may write to you. Take it back whenever you like"),
    body=_(
        "Dear {name},\n\n{student} now sees the address you gave. On the page below you can change "
        "it, or take it back; then they see it no more."
    ),
    to=_them,
    path=page_of,
    facts=_facts,
)
NoticeKind(
    name="contact.agreed",
    subject=_("{contact} would be glad to hear from you"),
    body=_(
        "You may write to {contact}, whom you know from “{title}”. The address, and when it is a "
        "good moment to write, is on their page."
    ),
    to=_student,
    path=page_of,
    facts=_facts,
    warning=warns("contact_line"),
)


@dataclass(frozen=True)
class Due:
    """What a student is reminded of at once: follow-ups whose moment has come."""

    student: Student
    rows: Sequence[FollowUp]

    @property
    def names(self) -> str:
        return ", ".join(dict.fromkeys(row.contact.name for row in self.rows))

    @property
    def lines(self) -> str:
        return "\n".join(
            f"– {row.contact.name}, {row.contact.employer}: {row.called}" for row in self.rows
        )

    @property
    def path(self) -> str:
        contacts = {row.contact for row in self.rows}
        return page_of(contacts.pop()) if len(contacts) == 1 else PEOPLE


NoticeKind(
    name="follow_up.due",
    subject=_("A good day to write to {people}"),
    body=_(
        "You planned this for today:\n\n{lines}\n\nA draft waits on the page below; change it "
        "until it sounds like you, and send it from your own mail. Nothing is sent for you."
    ),
    to=lambda due: [due.student.user],
    path=lambda due: due.path,
    facts=lambda due: {"people": due.names, "lines": due.lines},
)
