"""Reads of applications."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Expression, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from fairbrief.applications.models import Application
from fairbrief.applications.states import OPEN_STATES, ApplicationState
from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import BriefState
from fairbrief.organizations.models import Member
from fairbrief.students.models import Student
from fairbrief.vetting.queries import policy_of

#: Applications a place may have before the brief stops taking more.
ENOUGH_A_SEAT = 25


def applied_counts(briefs: Iterable[Brief]) -> dict[int, int]:
    """How many applied to each brief. One query."""
    rows = (
        Application.objects.filter(brief__in=[brief.pk for brief in briefs])
        .exclude(state=ApplicationState.DRAFT)
        .values_list("brief_id")
        .annotate(number=Count("id"))
    )
    return dict(rows)


@dataclass(frozen=True)
class Counted:
    """How many applied to a brief, and how many of them wait for the employer's answer."""

    applied: int = 0
    unanswered: int = 0


def counted_by_brief(briefs: Iterable[Brief]) -> dict[int, Counted]:
    """What came in for each brief that anybody applied to. One query."""
    waiting = Q(state__in=[ApplicationState.SUBMITTED, ApplicationState.SEEN])
    rows = (
        Application.objects.filter(brief__in=[brief.pk for brief in briefs])
        .exclude(state=ApplicationState.DRAFT)
        .values_list("brief_id")
        .annotate(applied=Count("id"), unanswered=Count("id", filter=waiting))
    )
    return {brief: Counted(applied, unanswered) for brief, applied, unanswered in rows}


def number_applied() -> Expression:
    """How many have applied to a brief, as part of the query that reads it."""
    rows = (
        Application.objects.filter(brief=OuterRef("pk"))
        .exclude(state=ApplicationState.DRAFT)
        .order_by()
        .values("brief")
        .annotate(number=Count("id"))
        .values("number")
    )
    return Coalesce(Subquery(rows), 0)


def with_applied(briefs: QuerySet[Brief]) -> QuerySet[Brief]:
    """Adds `applied`, how many have applied to each, to the same query."""
    return briefs.annotate(applied=number_applied())


def live_application(student: Student, brief: Brief) -> Application | None:
    """The student's live application to the brief, a draft included."""
    return (
        Application.objects.filter(student=student, brief=brief)
        .exclude(state__in=["declined", "withdrawn", "returned"])
        .first()
    )


def applications_with_briefs(rows: QuerySet[Application]) -> QuerySet[Application]:
    return rows.select_related("brief__employer")


def waiting_for_employer(member: Member) -> QuerySet[Application]:
    """Applications that wait for the employer's decision, the oldest first."""
    return (
        Application.objects.filter(
            brief__employer_id=member.employer_id,
            state__in=[
                ApplicationState.SUBMITTED,
                ApplicationState.SEEN,
                ApplicationState.SHORTLISTED,
                ApplicationState.ALTERNATE,
            ],
        )
        .select_related("brief", "student__user")
        .order_by("submitted_at", "id")
    )


def offers_of(student: Student) -> QuerySet[Application]:
    """Offers that wait for the student."""
    return Application.objects.filter(
        student=student, state=ApplicationState.OFFERED
    ).select_related("brief__employer")


def applicants_of(brief: Brief) -> QuerySet[Application]:
    """Everyone who applied, those still considered first."""
    return (
        Application.objects.filter(brief=brief)
        .exclude(state=ApplicationState.DRAFT)
        .select_related("student__user", "student__campus", "brief")
        .prefetch_related("student__skills")
        .order_by("ended_at", "submitted_at", "id")
    )


@dataclass(frozen=True)
class Door:
    """Whether the student can apply to a brief now; `why_not` says what stands in the way."""

    is_open: bool
    why_not: str
    open_now: int
    most: int


def applied_to(brief: Brief) -> int:
    """How many applied to a brief that was read `with_applied`."""
    return int(getattr(brief, "applied", 0))


def live_applications(student: Student) -> list[Application]:
    """The student's applications that are not over, drafts included. Few, by the cap."""
    return list(
        Application.objects.filter(student=student).exclude(
            state__in=["declined", "withdrawn", "returned", "accepted"]
        )
    )


def door_of(
    student: Student, brief: Brief, *, today: date, live: list[Application] | None = None
) -> Door:
    """What applying depends on: the brief, the cap, age. `live` saves a query when it is known."""
    most = policy_of(student.campus).open_applications
    rows = live_applications(student) if live is None else live
    count = sum(row.state in OPEN_STATES for row in rows)
    why_not = ""
    if brief.state != BriefState.OPEN or (brief.apply_by and brief.apply_by < today):
        why_not = _("This brief no longer takes applications.")
    elif not student.is_adult:
        why_not = _("Micro-internships are for people of 18 or older. Your profile says otherwise.")
    elif count >= most:
        why_not = _(
            "You have %(most)d open applications, which is the most. Withdraw one, or wait for an "
            "answer; each has a clock."
        ) % {"most": most}
    return Door(not why_not, why_not, count, most)


def agreement_code_of(application: Application) -> str:
    """The code of the agreement made from the application; "" when there is none.

    Agreements are a room above: they are found through the relation they have to this one.
    """
    code = (
        Application.objects.filter(pk=application.pk, agreement__isnull=False)
        .values_list("agreement__code", flat=True)
        .first()
    )
    return code or ""


def still_considered(brief: Brief) -> QuerySet[Application]:
    """Applications to the brief that wait for an answer."""
    return Application.objects.filter(
        brief=brief,
        state__in=[
            ApplicationState.SUBMITTED,
            ApplicationState.SEEN,
            ApplicationState.SHORTLISTED,
            ApplicationState.ALTERNATE,
        ],
    ).order_by("submitted_at", "id")
