"""Reads of a student's people: who they are, what is agreed, what is planned."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from fairbrief.contacts.models import Alum, Contact, FollowUp, Introduction
from fairbrief.contacts.states import (
    AFTERWARDS,
    ContactState,
    FollowUpKind,
    IntroductionState,
)
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import FINISHED_STATES, RUNNING_STATES
from fairbrief.organizations.models import Employer
from fairbrief.students.models import Student

#: A question for an introduction waits so long.
WAITS = timedelta(days=10)
#: It is reminded of in the days after its moment, and not any more when those are over.
TOLD_WITHIN = timedelta(days=14)
#: What is ahead, as the list shows it.
AHEAD = timedelta(days=21)
#: Of one kind, as many stand on the first page.
TODAY = 3
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
        # What the reminder says of them; the rest stays in the database.
        .only(
            "kind",
            "about",
            "contact__code",
            "contact__name",
            "contact__employer__name",
            "contact__student__user__email",
            "contact__student__user__name",
            "contact__student__user__time_zone",
        )
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
        .order_by(F("engagement_id").desc(nulls_last=True), "role", "name")
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


def due_of(
    student: Student, kinds: Collection[FollowUpKind], *, at: datetime
) -> QuerySet[FollowUp]:
    """Of these kinds, whom to write to now: those whose moment has come lately, the latest few."""
    found = FollowUp.objects.filter(
        is_wanted(),
        contact__student=student,
        kind__in=kinds,
        sent_at=None,
        skipped_at=None,
        due_at__lte=at,
        due_at__gt=at - TOLD_WITHIN,
    )
    return FollowUp.objects.filter(pk__in=found.order_by("-due_at", "pk").values("pk")[:TODAY])


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


def own_employers(student: Student) -> QuerySet[Employer]:
    """Employers with whom the student works, or has worked."""
    return Employer.objects.filter(engagements__student=student).distinct()


def past_employers(student: Student) -> QuerySet[Employer]:
    """Employers with whom the student's work is done; `is_asked` where others may ask about it."""
    done = Engagement.objects.filter(student=student, state__in=FINISHED_STATES)
    agreed = Alum.objects.filter(student=student, employer=OuterRef("pk"))
    return (
        Employer.objects.filter(pk__in=done.values("employer"))
        .annotate(is_asked=Exists(agreed))
        .order_by("name")
    )


def alumni_for(student: Student, employer: Employer) -> QuerySet[Alum]:
    """Past students of the same campus who agreed to be asked about an employer and whom the
    student has not asked yet."""
    asked = Introduction.objects.filter(student=student, alum=OuterRef("student"))
    return Alum.objects.filter(
        ~Exists(asked),
        employer=employer,
        student__campus=student.campus_id,
        student__user__is_active=True,
    ).exclude(student=student)


def next_alum(
    student: Student,
    employer: Employer,
    *,
    most: int,
    but_not: Collection[int] = (),
    only: int | None = None,
) -> Alum | None:
    """Of those, who has least to answer; nobody with whom `most` questions wait. Keys of students
    narrow it: to all `but_not` some, or to `only` one."""
    waits = Q(student__asked_as_alum__state=IntroductionState.ASKED)
    rows = alumni_for(student, employer).exclude(student__in=but_not)
    if only is not None:
        rows = rows.filter(student=only)
    return (
        rows.annotate(
            waiting=Count("student__asked_as_alum", filter=waits),
            ever=Count("student__asked_as_alum"),
        )
        .filter(waiting__lt=most)
        .select_related("student__user")
        .order_by("waiting", "ever", "pk")
        .first()
    )


def introductions_to_close(*, at: datetime) -> QuerySet[Introduction]:
    """Those that nobody has answered in time."""
    return Introduction.objects.filter(
        state=IntroductionState.ASKED, asked_at__lte=at - WAITS
    ).order_by("asked_at", "pk")


def introductions_by(contact: Contact) -> list[Introduction]:
    """What the student has asked a contact for, the newest first."""
    return list(Introduction.objects.filter(contact=contact).order_by("-pk"))
