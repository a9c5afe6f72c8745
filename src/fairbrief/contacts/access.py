"""Whose contacts they are, and who answers for a contact."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from fairbrief.audit.actors import Actor
from fairbrief.contacts.models import Contact, FollowUp, Introduction, Reference
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.called import called
from fairbrief.organizations.models import Member
from fairbrief.relationships.access import CLOSING
from fairbrief.students.models import Student
from fairbrief.students.queries import is_student

STUDENT, CONTACT = "student", "contact"
#: The capacity of the mailed link with which somebody says whether they may be written to.
CONSENT = "contact"

_PARTS = ("student__user", "student__campus", "employer", "engagement__agreement", "member")


def roles_of(actor: Actor, contact: Contact) -> frozenset[str]:
    """`student` whose contact it is, or the `contact` themselves: by account, by the link that was
    mailed for it, or by that to the closing of a work they supervised."""
    if actor.holds_link(CONSENT, (contact._meta.label_lower, contact.pk)):
        return frozenset({CONTACT})
    if actor.kind == "link" and _closes_with(actor, contact):
        return frozenset({CONTACT})
    if actor.user_id is None:
        return frozenset()
    roles = set()
    if is_student(contact.student_id, actor.user_id):
        roles.add(STUDENT)
    themselves = Member.objects.filter(contacts=contact, user_id=actor.user_id, left_at=None)
    if themselves.exists():
        roles.add(CONTACT)
    return frozenset(roles)


def _closes_with(actor: Actor, contact: Contact) -> bool:
    """Holds the link to the closing of a work in which the two met, as its supervisor."""
    _label, key = actor.subject or ("", 0)
    if not actor.holds_link(CLOSING, (Engagement._meta.label_lower, key)):
        return False
    return Engagement.objects.filter(
        called("supervisor__email", actor.email),
        pk=key,
        student=contact.student_id,
        supervisor=contact.member_id,
        supervisor__left_at=None,
    ).exists()


def contacts_of(student: Student) -> QuerySet[Contact]:
    """The student's own contacts, with what their page needs."""
    return Contact.objects.filter(student=student).select_related(*_PARTS)


def follow_ups_of(student: Student) -> QuerySet[FollowUp]:
    """The student's own follow-ups."""
    return FollowUp.objects.filter(contact__student=student).select_related(
        "contact__employer",
        "contact__student__user",
        "contact__engagement",
        "engagement__agreement__application",
    )


def contact_by_link(subject_label: str, subject_id: int, *, email: str) -> Contact | None:
    """Whom a mailed link is for; None when it is for something else, or went to an address that
    is not theirs any more."""
    if subject_label != Contact._meta.label_lower:
        return None
    theirs = called("asked_email", email) | called("given_email", email)
    return Contact.objects.filter(theirs, pk=subject_id).select_related(*_PARTS).first()


def own_contact(member: Member, work_code: str) -> Contact | None:
    """What the member is to the student of a work; None when the two have not met in it."""
    return (
        Contact.objects.filter(
            member=member,
            student__engagements__code=work_code,
            student__engagements__employer_id=member.employer_id,
        )
        .select_related(*_PARTS)
        .first()
    )


def contact_at_closing(work: Engagement) -> Contact | None:
    """What the supervisor of a work is to its student."""
    return (
        Contact.objects.filter(student=work.student_id, member=work.supervisor_id)
        .select_related(*_PARTS)
        .first()
    )


def reference_at_closing(work: Engagement) -> Reference | None:
    """The reference the student has asked for, if they have."""
    return Reference.objects.filter(engagement=work).select_related(*_OF_REFERENCE).first()


#: The capacity of the mailed link with which a supervisor writes a reference.
REFEREE = "referee"
_OF_REFERENCE = tuple(
    f"engagement__{each}" for each in ("student__user", "student__campus", "employer", "supervisor")
)


def is_referee(actor: Actor, reference: Reference) -> bool:
    """The supervisor of that work: by account, or by a link that was mailed to them, for this or
    for the closing of the work."""
    supervisor = reference.engagement.supervisor
    if supervisor.left_at is not None:
        return False
    closing = (Engagement._meta.label_lower, reference.engagement_id)
    if actor.holds_link(CLOSING, closing) or actor.holds_link(
        REFEREE, (reference._meta.label_lower, reference.pk)
    ):
        return actor.email.lower() == supervisor.email.lower()
    return actor.user_id is not None and actor.user_id == supervisor.user_id


def reference_of(student: Student, work_code: str) -> Reference | None:
    """The student's own reference from a work."""
    return (
        Reference.objects.filter(engagement__student=student, engagement__code=work_code)
        .select_related(*_OF_REFERENCE)
        .first()
    )


def shown_reference(code: str) -> Reference | None:
    """A reference that its student shows to whoever has the address."""
    return (
        Reference.objects.filter(code=code, shown_at__isnull=False)
        .select_related(*_OF_REFERENCE)
        .first()
    )


def reference_by_link(subject_label: str, subject_id: int) -> Reference | None:
    """The reference a mailed link is for; None when it is for something else."""
    if subject_label != Reference._meta.label_lower:
        return None
    return Reference.objects.filter(pk=subject_id).select_related(*_OF_REFERENCE).first()


#: Who is asked for an introduction, and the capacity of the link with which a contact answers.
ANSWERER, CLOCK, INTRODUCING = "answerer", "clock", "introducer"
_OF_INTRODUCTION = ("student__user", "student__campus", "employer", "alum__user", "contact")


def introduction_roles(actor: Actor, introduction: Introduction) -> frozenset[str]:
    """`student` who asks, the `answerer`: the past student by account, the contact by the link that
    was mailed to them; or the clock."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.holds_link(INTRODUCING, (introduction._meta.label_lower, introduction.pk)):
        contact = introduction.contact
        return frozenset({ANSWERER} if contact and contact.is_reached_at(actor.email) else ())
    if actor.user_id is None:
        return frozenset()
    roles = set()
    if introduction.student.user_id == actor.user_id:
        roles.add(STUDENT)
    if introduction.alum is not None and introduction.alum.user_id == actor.user_id:
        roles.add(ANSWERER)
    return frozenset(roles)


def introductions_with(student: Student) -> QuerySet[Introduction]:
    """Those the student asked for, and those the student is asked for."""
    return Introduction.objects.filter(Q(student=student) | Q(alum=student)).select_related(
        *_OF_INTRODUCTION
    )


def introduction_by_link(subject_label: str, subject_id: int) -> Introduction | None:
    """The introduction a mailed link is for; None when it is for something else."""
    if subject_label != Introduction._meta.label_lower:
        return None
    return Introduction.objects.filter(pk=subject_id).select_related(*_OF_INTRODUCTION).first()
