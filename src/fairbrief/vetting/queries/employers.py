"""Reads of how campuses stand to employers."""

from __future__ import annotations

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from fairbrief.organizations.models import Campus, Employer, Officer
from fairbrief.vetting.models import EmployerReview
from fairbrief.vetting.states import EmployerReviewState

_UNDECIDED = Q(state__in=[EmployerReviewState.WAITING, EmployerReviewState.MORE_ASKED])


def employer_queue_of(officer: Officer, *, decided: bool = False) -> QuerySet[EmployerReview]:
    """The campus's vettings: those to be decided oldest first, or those that were."""
    rows = EmployerReview.objects.filter(campus_id=officer.campus_id).select_related(
        "employer", "officer"
    )
    if decided:
        return rows.exclude(_UNDECIDED).order_by("-decided_at")
    return rows.filter(_UNDECIDED).order_by("asked_at")


def counts_of_employer_queue(officer: Officer) -> dict[str, int]:
    counts = EmployerReview.objects.filter(campus_id=officer.campus_id).aggregate(
        waiting=Count("pk", filter=_UNDECIDED), decided=Count("pk", filter=~_UNDECIDED)
    )
    return {name: int(number) for name, number in counts.items()}


def vetting_at(campus: Campus, employer: Employer) -> EmployerReview | None:
    """What the campus says of the employer."""
    return EmployerReview.objects.filter(campus=campus, employer=employer).first()


def employer_reviews(employer: Employer) -> QuerySet[EmployerReview]:
    """What each campus says of the employer."""
    return employer.reviews.select_related("campus").order_by("campus__name")


vettings_of = employer_reviews


def questions_of_campuses(employer: Employer) -> QuerySet[EmployerReview]:
    """Vettings in which a campus waits for the employer's answer."""
    return employer_reviews(employer).filter(state=EmployerReviewState.MORE_ASKED)


def waits_for_answer(vetting: EmployerReview) -> bool:
    """Whether a campus waits for the employer's answer."""
    return vetting.state == EmployerReviewState.MORE_ASKED


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
