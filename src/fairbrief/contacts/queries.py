"""Reads of a student's people: who they are, what is agreed, what is planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from fairbrief.contacts.models import Contact, FollowUp
from fairbrief.contacts.states import AFTERWARDS, ContactState, FollowUpKind
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import FINISHED_STATES, RUNNING_STATES
from fairbrief.students.models import Student

#: It is reminded of in the days after its moment, and not any more when those are over.
TOLD_WITHIN = timedelta(days=14)
#: What is ahead, as the list shows it.
AHEAD = timedelta(days=21)
#: What was due longer ago stands on the page of its person alone: that moment has passed.
STILL = timedelta(days=45)


def is_wanted() -> Q:
    """Follow-ups that make sense as things stand: a question at the midpoint while the work runs, a
    line long after it only to who has agreed to be written to."""
    afterwards = Q(kind__in=AFTERWARDS) & ~Q(contact__state=ContactState.OPEN)
    too_late = Q(kind=FollowUpKind.MIDPOINT) & ~Q(engagement__state__in=RUNNING_STATES)
    refused = Q(contact__state=ContactState.CLOSED, kind=FollowUpKind.OWN)
    return ~afterwards & ~too_late & ~refused & Q(contact__hidden_at=None)


def to_tell(*, at: datetime) -> QuerySet[FollowUp]:
    """Follow-ups whose moment has come and of which nobody has been told."""
    return (
        FollowUp.objects.filter(
            is_wanted(),
            told_at=None,
            sent_at=None,
            skipped_at=None,
            due_at__lte=at,
            due_at__gt=at - TOLD_WITHIN,
        )
        .select_related("contact__student__user", "contact__employer")
        .order_by("due_at", "contact__student", "id")
    )


@dataclass(frozen=True)
class People:
    """A student's people, and what there is to write, the next first."""

    due: list[FollowUp]
    ahead: list[FollowUp]
    contacts: list[Contact]
    hidden: int

    @property
    def by_employer(self) -> list[tuple[str, list[Contact]]]:
        """Those of one employer together, the employer met last first."""
        found: dict[str, list[Contact]] = {}
        for contact in self.contacts:
            found.setdefault(contact.employer.name, []).append(contact)
        return list(found.items())


def people_of(student: Student, *, at: datetime) -> People:
    """Everyone the student has met. Three queries."""
    rows = list(
        Contact.objects.filter(student=student)
        .select_related("employer", "engagement")
        .order_by("-engagement_id", "role", "name")
    )
    planned = list(
        FollowUp.objects.filter(
            is_wanted(),
            contact__student=student,
            sent_at=None,
            skipped_at=None,
            due_at__lte=at + AHEAD,
            due_at__gt=at - STILL,
        )
        .select_related("contact__employer")
        .order_by("due_at", "id")
    )
    return People(
        due=[each for each in planned if each.due_at <= at],
        ahead=[each for each in planned if each.due_at > at],
        contacts=[each for each in rows if each.hidden_at is None],
        hidden=sum(each.hidden_at is not None for each in rows),
    )


def plan_of(contact: Contact) -> list[FollowUp]:
    """Everything planned with a contact, done and to come, as far as it makes sense."""
    rows = FollowUp.objects.filter(contact=contact).filter(
        is_wanted() | Q(sent_at__isnull=False) | Q(skipped_at__isnull=False)
    )
    return list(rows.select_related("engagement").order_by("due_at", "id"))


def works_to_add_to(student: Student) -> QuerySet[Engagement]:
    """Work in which the student may have met people: begun, under way or done; newest first."""
    met = (*RUNNING_STATES, *FINISHED_STATES)
    return (
        Engagement.objects.filter(student=student, state__in=met)
        .select_related("employer")
        .order_by("-id")
    )


def hidden_of(student: Student) -> QuerySet[Contact]:
    """Those the student has put away."""
    return Contact.objects.filter(student=student, hidden_at__isnull=False).select_related(
        "employer"
    )
