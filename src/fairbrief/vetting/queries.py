"""Reads of policies and reviews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import whole
from fairbrief.briefs.reading import House, posting_of
from fairbrief.fairness import Review, review
from fairbrief.organizations.domains import mail_class
from fairbrief.organizations.models import Campus, Employer, Officer
from fairbrief.vetting.models import BriefReview, EmployerReview, Policy
from fairbrief.vetting.states import BriefReviewState, EmployerReviewState


def policy_of(campus: Campus) -> Policy:
    """The policy in force: the newest version, or the platform's defaults as version 0."""
    newest = Policy.objects.filter(campus=campus).first()
    return newest or Policy(campus=campus, version=0)


def house_of(policy: Policy) -> House:
    """The part of a policy the fairness review needs."""
    return House(
        pay_floor_minor=policy.pay_floor_minor,
        unpaid_nonprofit=policy.unpaid_nonprofit,
        unpaid_government=policy.unpaid_government,
        hours_min=policy.hours_min,
        hours_max=policy.hours_max,
        senior_required=policy.senior_session_required,
    )


def houses_of(brief: Brief) -> list[House]:
    """The rules of every campus the brief is offered to."""
    campuses = Campus.objects.filter(offerings__brief=brief)
    newest: dict[int, Policy] = {}
    for policy in Policy.objects.filter(campus__in=campuses).order_by("version"):
        newest[policy.campus_id] = policy
    return [
        house_of(newest.get(campus.pk) or Policy(campus=campus, version=0)) for campus in campuses
    ]


def review_under(brief: Brief, policy: Policy, *, today: date) -> Review:
    """What the fairness review says of the brief under one campus's policy, now."""
    return review(posting_of(brief, house=house_of(policy), today=today))


def queue_of(officer: Officer, *, decided: bool = False) -> QuerySet[BriefReview]:
    """The campus's brief reviews: those that wait oldest first, or the decided newest first."""
    rows = BriefReview.objects.filter(campus_id=officer.campus_id).select_related(
        "brief__employer", "officer"
    )
    if decided:
        return rows.exclude(state=BriefReviewState.WAITING).order_by("-decided_at")
    return rows.filter(state=BriefReviewState.WAITING).order_by("asked_at")


def employer_queue_of(officer: Officer, *, decided: bool = False) -> QuerySet[EmployerReview]:
    """The campus's vettings: those to be decided, or those that were."""
    rows = EmployerReview.objects.filter(campus_id=officer.campus_id).select_related(
        "employer", "officer"
    )
    waiting = Q(state__in=[EmployerReviewState.WAITING, EmployerReviewState.MORE_ASKED])
    return rows.exclude(waiting).order_by("-decided_at") if decided else rows.filter(waiting)


def reviews_of_brief(brief: Brief) -> QuerySet[BriefReview]:
    """What each campus says of the brief, for its employer."""
    return brief.reviews.select_related("campus")


def employer_reviews(employer: Employer) -> QuerySet[EmployerReview]:
    """What each campus says of the employer."""
    return employer.reviews.select_related("campus")


def reasons_elsewhere(vetting: EmployerReview) -> QuerySet[EmployerReview]:
    """Decisions of other campuses with their reasons: reasons, never a score."""
    return (
        EmployerReview.objects.filter(
            employer_id=vetting.employer_id,
            state__in=[EmployerReviewState.APPROVED, EmployerReviewState.DECLINED],
        )
        .exclude(campus_id=vetting.campus_id)
        .select_related("campus")
    )


@dataclass(frozen=True)
class Evidence:
    """What can be known of an employer without asking."""

    domain_confirmed: bool
    mail_class: str
    website_matches: bool
    briefs_open: int
    engagements: int


def evidence_of(employer: Employer) -> Evidence:
    """Signs of a real organization. Two queries."""
    website = employer.website.removeprefix("https://").removeprefix("http://")
    host = website.split("/")[0].removeprefix("www.")
    domain = employer.domain.lower()
    return Evidence(
        domain_confirmed=employer.domain_confirmed_at is not None,
        mail_class=mail_class(f"someone@{domain}") if domain else "none",
        website_matches=bool(domain) and (host == domain or host.endswith(f".{domain}")),
        briefs_open=employer.briefs.filter(state="open").count(),
        engagements=employer.engagements.count(),
    )


@dataclass(frozen=True)
class Touched:
    """An open brief that a change of policy would touch, and why."""

    brief: Brief
    reasons: tuple[str, ...]


def briefs_touched(policy: Policy, *, today: date, most: int = 200) -> list[Touched]:
    """Briefs listed at the policy's campus that would not pass the review under it."""
    rows = whole(
        Brief.objects.filter(
            offerings__campus_id=policy.campus_id,
            offerings__listed_at__isnull=False,
            state__in=["open", "paused", "full"],
        )
    ).order_by("-opened_at")[:most]
    touched = []
    for brief in rows:
        # Dates move on by themselves; only the policy's own rules count here.
        result = review(posting_of(brief, house=house_of(policy), today=None))
        reasons = tuple(
            each.title
            for each in result.blocking
            if each.rule in {"PAY-01F", "PAY-02", "SCOPE-02H", "ACC-01R"}
        )
        if reasons:
            touched.append(Touched(brief, reasons))
    return touched
