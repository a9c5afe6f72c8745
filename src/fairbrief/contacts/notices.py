"""Who is told: a contact that a student would like to stay in touch, a student when to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.concerns.notices import warns
from fairbrief.contacts.models import Contact, FollowUp, Introduction, Reference
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
        "title": contact.met_in,
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


def _reference_facts(reference: Reference) -> dict[str, object]:
    work = reference.engagement
    return {
        "student": work.student,
        "title": work.title,
        "employer": work.employer,
        "supervisor": work.supervisor.name,
    }


def reference_page(reference: Reference) -> str:
    """The student's page of it."""
    return f"/student/work/{reference.engagement.code}/reference/"


def _referee(reference: Reference) -> list[Recipient]:
    """Only ever told with a fresh link, which the action hands over."""
    supervisor = reference.engagement.supervisor
    return [Recipient(email=supervisor.email, name=supervisor.name, path="/")]


NoticeKind(
    name="reference.asked",
    subject=_("{student} asks you for a reference"),
    body=_(
        "Dear {name},\n\n{student} did “{title}” with you and asks you for a few lines that "
        "others may read: what was to be done, how it went, what you would trust {student} with "
        "next. Five sentences are enough, and you need no account. {student} decides who reads "
        "them; you can change them or take them back on the same page."
    ),
    to=_referee,
    path=reference_page,
    facts=_reference_facts,
)
NoticeKind(
    name="reference.written",
    subject=_("{supervisor} has written a reference for you"),
    body=_(
        "It stands on the page below. Nobody else can read it unless you show it; there you can "
        "also print it. A short thank-you is in place."
    ),
    to=lambda reference: [reference.engagement.student.user],
    path=reference_page,
    facts=_reference_facts,
)
NoticeKind(
    name="repeat.open",
    subject=_("{employer} has more work like “{title}”"),
    body=_(
        "After your work {employer} has made the next brief, and it has passed review at your "
        "campus. It is open to everyone on the same terms; you know the work already, so say in "
        "your application what you would do better this time."
    ),
    to=lambda repeat: [repeat.engagement.student.user],
    path=lambda repeat: f"/briefs/{repeat.brief.code}/",
    facts=lambda repeat: {
        "employer": repeat.engagement.employer,
        "title": repeat.engagement.title,
    },
)


def introduction_page(introduction: Introduction) -> str:
    """The page of it, for both students."""
    return f"/student/introductions/{introduction.code}/"


def _answered_on(introduction: Introduction) -> str:
    contact = introduction.contact
    return page_of(contact) if contact else introduction_page(introduction)


def _introduction_facts(introduction: Introduction) -> dict[str, object]:
    """No name of a student: neither knows the other's before a yes."""
    return {"employer": introduction.employer, "campus": introduction.student.campus}


def _introducer(introduction: Introduction) -> list[Recipient]:
    """Only ever told with a fresh link, which the action hands over."""
    contact = introduction.contact
    return [Recipient(email=contact.given_email, name=contact.name, path="/")] if contact else []


NoticeKind(
    name="introduction.alum_asked",
    subject=_("A student asks about working with {employer}"),
    body=_(
        "You agreed that students of {campus} may ask you about your work with {employer}. One "
        "does. Read the question on the page below and say yes or not now; you see each other’s "
        "name and address only after a yes. If you do nothing, it closes after ten days."
    ),
    to=lambda introduction: [introduction.alum.user] if introduction.alum else [],
    path=introduction_page,
    facts=_introduction_facts,
)
NoticeKind(
    name="introduction.contact_asked",
    subject=_("{student} asks you for an introduction"),
    body=_(
        "Dear {name},\n\n{student}, whom you know from {employer} and who may write to you, asks "
        "whether you would bring them together with somebody. Whom and why is on the page below; "
        "there you say yes, and with whom, or not now, without an account. Nobody else is written "
        "to from here."
    ),
    to=_introducer,
    path=_answered_on,
    facts=lambda introduction: {
        "student": introduction.student,
        "employer": introduction.employer,
    },
)
NoticeKind(
    name="introduction.granted",
    subject=_("Yes: somebody at {employer} is glad to help"),
    body=_(
        "Your question about {employer} has a yes. The page below says with whom, and how to go "
        "on. Write within two days: whoever said yes is waiting for you."
    ),
    to=lambda introduction: [introduction.student.user],
    path=_answered_on,
    facts=_introduction_facts,
    warning=warns("introduction_answer"),
)
