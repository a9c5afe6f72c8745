"""Reads of how campuses stand to employers."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject

from fairbrief.organizations.models import Campus, Employer, Officer
from fairbrief.vetting.models import EmployerReview, Inquiry, Observation
from fairbrief.vetting.states import EmployerReviewState

_UNDECIDED = Q(state__in=[EmployerReviewState.WAITING, EmployerReviewState.MORE_ASKED])


WAITING, AGAIN, DECIDED = "waiting", "again", "decided"


def employer_queue_of(officer: Officer, *, part: str = WAITING) -> QuerySet[EmployerReview]:
    """The campus's vettings: those to be decided oldest first, those to be looked at again, or
    those that were decided."""
    rows = EmployerReview.objects.filter(campus_id=officer.campus_id).select_related(
        "employer", "officer"
    )
    if part == AGAIN:
        return rows.filter(recheck_at__isnull=False).order_by("recheck_at")
    if part == DECIDED:
        return rows.exclude(_UNDECIDED).order_by("-decided_at")
    return rows.filter(_UNDECIDED).order_by("asked_at")


def with_next_to_vet(rows: QuerySet[EmployerReview]) -> QuerySet[EmployerReview]:
    """With `next_code` and `next_name` of the oldest that waits for the same office, for those that
    were decided or asked about."""
    waiting = (
        EmployerReview.objects.filter(campus=OuterRef("campus"), state=EmployerReviewState.WAITING)
        .exclude(pk=OuterRef("pk"))
        .order_by("asked_at")
    )
    itself = When(state=EmployerReviewState.WAITING, then=Value(""))
    return rows.annotate(
        next_code=Case(
            itself, default=Subquery(waiting.values("code")[:1]), output_field=CharField()
        ),
        next_name=Subquery(waiting.values("employer__name")[:1]),
    )


def counts_of_employer_queue(officer: Officer) -> dict[str, int]:
    counts = EmployerReview.objects.filter(campus_id=officer.campus_id).aggregate(
        waiting=Count("pk", filter=_UNDECIDED),
        again=Count("pk", filter=Q(recheck_at__isnull=False)),
        decided=Count("pk", filter=~_UNDECIDED),
    )
    return {name: int(number) for name, number in counts.items()}


def vetting_at(campus: Campus, employer: Employer) -> EmployerReview | None:
    """What the campus says of the employer."""
    return EmployerReview.objects.filter(campus=campus, employer=employer).first()


def employer_reviews(employer: Employer) -> QuerySet[EmployerReview]:
    """What each campus says of the employer."""
    return employer.reviews.select_related("campus").order_by("campus__name")


def questions_of_campuses(employer: Employer) -> QuerySet[EmployerReview]:
    """Vettings in which a campus waits for the employer's answer."""
    return employer_reviews(employer).filter(state=EmployerReviewState.MORE_ASKED)


def waits_for_answer(vetting: EmployerReview) -> bool:
    """Whether a campus waits for the employer's answer."""
    return vetting.state == EmployerReviewState.MORE_ASKED


def open_inquiries(vetting: EmployerReview) -> list[Inquiry]:
    """The campus's questions that wait for the employer's answer, the oldest first; those whose
    day had passed before the newest was asked are left to the office."""
    if not waits_for_answer(vetting):
        return []
    rows = [each for each in vetting.inquiries.all() if each.answered_at is None]
    return [each for each in rows if each.due_at >= rows[-1].asked_at]


def campuses_to_offer(employer: Employer) -> QuerySet[Campus]:
    """Campuses a brief can be offered to; `vetting` says how the employer stands there."""
    state = EmployerReview.objects.filter(campus=OuterRef("pk"), employer=employer)
    return (
        Campus.objects.annotate(vetting=Coalesce(Subquery(state.values("state")[:1]), Value("")))
        .exclude(vetting=EmployerReviewState.DECLINED)
        .order_by("name")
    )


def approved_campuses(employer: Employer) -> QuerySet[Campus]:
    """Campuses that have approved the employer."""
    return Campus.objects.filter(
        employer_reviews__employer=employer, employer_reviews__state=EmployerReviewState.APPROVED
    )


def is_approved(vetting: EmployerReview) -> bool:
    """Whether the campus has approved the employer, whatever of it is to be looked at again."""
    return vetting.state == EmployerReviewState.APPROVED


def may_be_relied_on(other: EmployerReview, *, by: EmployerReview) -> bool:
    """Whether a campus can rest its decision on another's: an approval, with a reason it shares."""
    return (
        other.employer_id == by.employer_id
        and other.campus_id != by.campus_id
        and other.state == EmployerReviewState.APPROVED
        and other.is_shared
    )


def observations_of(vetting: EmployerReview) -> list[Observation]:
    """What the campus's officers saw of the employer, withdrawn or not, and what other campuses
    share of theirs. The campus's own first. One query."""
    rows = Observation.objects.filter(vetting__employer_id=vetting.employer_id).filter(
        Q(vetting_id=vetting.pk) | Q(is_shared=True, withdrawn_at=None)
    )
    found = list(rows.select_related("vetting__campus", "by")[:60])
    return sorted(found, key=lambda each: each.vetting_id != vetting.pk)


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """A question to an employer with its answer; "" while there is none."""

    question: str
    asked_at: datetime
    due_at: datetime
    answer: str
    answered_at: datetime | None


def with_thread(vettings: QuerySet[EmployerReview]) -> QuerySet[EmployerReview]:
    """Brings along what was asked and answered; `thread_of` reads it."""
    names = [each.name for each in fields(Exchange)]
    rows = Inquiry.objects.filter(vetting=OuterRef("pk")).order_by("asked_at", "pk")
    return vettings.annotate(
        asked=ArraySubquery(rows.values(row=JSONObject(**{name: name for name in names})))
    )


def thread_of(vetting: Any) -> list[Exchange]:
    """Questions and answers of a vetting read `with_thread`, the oldest first."""
    return [
        Exchange(
            question=row["question"],
            asked_at=datetime.fromisoformat(row["asked_at"]),
            due_at=datetime.fromisoformat(row["due_at"]),
            answer=row["answer"],
            answered_at=datetime.fromisoformat(row["answered_at"]) if row["answered_at"] else None,
        )
        for row in vetting.asked
    ]


def reasons_elsewhere(vetting: EmployerReview) -> QuerySet[EmployerReview]:
    """Decisions of other campuses with their reasons: reasons, never a score."""
    return (
        EmployerReview.objects.filter(
            employer_id=vetting.employer_id,
            state__in=[EmployerReviewState.APPROVED, EmployerReviewState.DECLINED],
        )
        .exclude(campus_id=vetting.campus_id)
        .select_related("campus")
        .order_by("-decided_at")
    )


def is_trusted(vetting: EmployerReview, *, on: date) -> bool:
    """Whether the campus trusts the employer on a day: marked, not run out, nothing to re-check."""
    if vetting.state != EmployerReviewState.APPROVED or vetting.trusted_at is None:
        return False
    return not vetting.recheck_at and (vetting.trusted_until is None or vetting.trusted_until >= on)
