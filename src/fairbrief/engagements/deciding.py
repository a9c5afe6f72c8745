"""Who decides a dispute: the student's campus, or another where that one is a party itself."""

from __future__ import annotations

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from fairbrief.accounts.models import User
from fairbrief.audit.actors import Actor
from fairbrief.engagements.models import Dispute, Engagement
from fairbrief.engagements.states import LIVE_DISPUTES, DisputeState
from fairbrief.organizations.access import is_officer_at
from fairbrief.organizations.models import Campus, CampusDomain, Member, Officer


def acts_for(actor: Actor, campus_id: int | None) -> bool:
    """Whether the actor is of the office that decides; without one, runs the installation."""
    if actor.user_id is None:
        return False
    if campus_id is None:
        return User.objects.filter(pk=actor.user_id, is_operator=True, is_active=True).exists()
    return is_officer_at(campus_id, actor.user_id)


def is_party(campus: Campus, work: Engagement) -> bool:
    """The employer is the campus itself, or someone of its office acts for the employer or is the
    student."""
    domain = work.employer.domain.lower()
    domains = CampusDomain.objects.filter(campus=campus).values_list("domain", flat=True)
    if any(domain == each or domain.endswith(f".{each}") for each in domains if domain):
        return True
    people = Officer.objects.filter(campus=campus).values("user")
    if people.filter(user__student=work.student_id).exists():
        return True
    return Member.objects.filter(
        employer_id=work.employer_id, user__in=people, left_at=None
    ).exists()


def decider_for(work: Engagement, *, besides: Campus | None = None) -> Campus | None:
    """The campus that decides. None when no campus can: then who runs the installation does.

    The student's own campus where it is no party and is not excluded; else the neutral one with the
    fewest disputes to decide. `besides` decided before.
    """
    own = work.campus
    if own != besides and besides is None and not is_party(own, work):
        return own
    for campus in _neutral(work):
        if campus != besides and not is_party(campus, work):
            return campus
    return None


def _neutral(work: Engagement) -> QuerySet[Campus]:
    """Other campuses with an office, the least busy first."""
    live = Q(disputes_to_decide__state__in=LIVE_DISPUTES)
    return (
        Campus.objects.filter(Exists(Officer.objects.filter(campus=OuterRef("pk"))))
        .exclude(pk=work.campus_id)
        .annotate(busy=Count("disputes_to_decide", filter=live))
        .order_by("busy", "pk")
    )


def disputes_decided_at(officer: Officer) -> QuerySet[Dispute]:
    """What the officer's campus decides or has decided, appeals included; what waits first."""
    return _cases().filter(
        Q(decider_id=officer.campus_id) | Q(appeal__decider_id=officer.campus_id)
    )


def disputes_of_operator() -> QuerySet[Dispute]:
    """What no campus can decide."""
    return _cases().filter(Q(decider=None) | Q(appeal__isnull=False, appeal__decider=None))


def case_path(user: User, work_code: str) -> str:
    """Where someone who decides a dispute on the work finds it; "" for everyone else."""
    cases = _cases().filter(engagement__code=work_code).order_by("-pk")
    officer = Officer.objects.filter(user=user).first()
    if officer is not None:
        found = disputes_decided_at(officer).filter(pk__in=cases.values("pk")).first()
        if found is not None:
            return f"/campus/disputes/{found.code}/"
    if user.is_operator and (found := disputes_of_operator().filter(pk__in=cases).first()):
        return f"/operator/disputes/{found.code}/"
    return ""


def decisions_seen_by(user: User) -> QuerySet[Dispute]:
    """Decided disputes of work the person is part of, keeps for its students, or decides."""
    from fairbrief.engagements.access import work_seen_by

    rows = _cases().exclude(decision="")
    seen = Q(engagement__in=work_seen_by(user))
    offices = Officer.objects.filter(user=user).values("campus")
    seen |= Q(decider__in=offices) | Q(appeal__decider__in=offices)
    if user.is_operator:
        seen |= Q(decider=None) | Q(appeal__isnull=False, appeal__decider=None)
    return rows.filter(seen)


def _cases() -> QuerySet[Dispute]:
    return Dispute.objects.select_related(
        "engagement__student__user",
        "engagement__campus",
        "engagement__employer",
        "engagement__supervisor",
        "engagement__agreement",
        "engagement__brief",
        "decider",
        "appeal__decider",
        "talk",
    ).order_by(F("closed_at").desc(nulls_first=True), "opened_at")


def waits_for(dispute: Dispute, campus_id: int | None) -> bool:
    """Whether it is this decider's turn."""
    if dispute.state == DisputeState.ANSWERED:
        return dispute.decider_id == campus_id
    appeal = dispute.appeal_or_none
    return (
        dispute.state == DisputeState.APPEALED
        and appeal is not None
        and appeal.decider_id == campus_id
    )
