"""Reads of briefs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch, Q, QuerySet

from fairbrief.briefs.models import Brief, BriefVersion, Deliverable, Question
from fairbrief.briefs.states import EDITABLE_STATES, BriefState, QuestionState

if TYPE_CHECKING:
    from fairbrief.organizations.models import Member

#: What a card or a page of a brief shows of other rows.
PEOPLE = ("employer", "supervisor", "backup", "leader")


def with_terms(briefs: QuerySet[Brief]) -> QuerySet[Brief]:
    """Adds what the five clear terms need, in one more query for the whole list."""
    return briefs.select_related(*PEOPLE).prefetch_related(
        Prefetch("deliverables", Deliverable.objects.only("id", "brief_id", "title", "position"))
    )


def whole(briefs: QuerySet[Brief]) -> QuerySet[Brief]:
    """Adds everything the page of one brief shows."""
    return briefs.select_related(*PEOPLE).prefetch_related("deliverables", "skills")


def briefs_of_employer(member: Member, *, ended: bool = False) -> QuerySet[Brief]:
    """The employer's briefs with the number of applications that wait for an answer."""
    over = Q(
        state__in=[
            BriefState.CLOSED,
            BriefState.DECLINED,
            BriefState.EXPIRED,
            BriefState.CANCELLED,
        ]
    )
    rows = Brief.objects.filter(employer_id=member.employer_id).filter(over if ended else ~over)
    return rows.select_related("supervisor").annotate(
        applied=Count("applications", filter=Q(applications__submitted_at__isnull=False)),
        unanswered=Count(
            "applications", filter=Q(applications__state__in=["submitted", "seen", "shortlisted"])
        ),
    )


def latest_version(brief: Brief) -> BriefVersion | None:
    return brief.versions.first()


def two_latest_versions(brief: Brief) -> tuple[BriefVersion | None, BriefVersion | None]:
    """The version last sent and the one before it."""
    rows = list(brief.versions.all()[:2])
    return (rows[0] if rows else None, rows[1] if len(rows) > 1 else None)


def questions_of(brief: Brief) -> QuerySet[Question]:
    return brief.questions.all()


def questions_waiting(member: Member) -> QuerySet[Question]:
    """Questions the employer has not answered yet, oldest first."""
    return (
        Question.objects.filter(brief__employer_id=member.employer_id)
        .exclude(state=QuestionState.ANSWERED)
        .select_related("brief")
        .order_by("asked_at")
    )


def is_editable(brief: Brief) -> bool:
    return brief.state in EDITABLE_STATES


def is_open(brief: Brief, on: date) -> bool:
    """Whether a student can apply today."""
    return brief.state == BriefState.OPEN and (brief.apply_by is None or brief.apply_by >= on)
