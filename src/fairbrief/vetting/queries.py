"""Reads of policies and reviews."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import (
    Count,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.houses import LAW, House
from fairbrief.briefs.models import Brief, BriefVersion
from fairbrief.briefs.queries import review_of
from fairbrief.briefs.states import LIVE_STATES, BriefState, PayKind
from fairbrief.clocks.models import Clock
from fairbrief.clocks.queries import Turn, turn_by, turns_for
from fairbrief.clocks.rules import RULES
from fairbrief.fairness import Review
from fairbrief.organizations.models import Campus, Employer, Officer
from fairbrief.vetting.models import BriefReview, EmployerReview, Policy
from fairbrief.vetting.states import BriefReviewState, EmployerReviewState

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

#: What a policy rules, in the order of the form, with the words for it.
POLICY_RULES: dict[str, _StrPromise] = {
    "pay_floor_minor": _("pay floor an hour"),
    "unpaid_nonprofit": _("unpaid allowed at nonprofits"),
    "unpaid_government": _("unpaid allowed at public agencies"),
    "hours_min": _("fewest hours"),
    "hours_max": _("most hours"),
    "senior_session_required": _("a senior session is required"),
    "weekly_cap_term": _("weekly cap in term"),
    "weekly_cap_break": _("weekly cap in breaks"),
    "open_applications": _("open applications a student may have"),
    "authorization_required": _("work of students on a visa is authorized first"),
    "small_cell": _("smallest group shown in reports"),
}


# Policies


def policy_of(campus: Campus) -> Policy:
    """The policy in force: the newest version, or the platform's defaults as version 0."""
    newest = Policy.objects.filter(campus=campus).first()
    return newest or Policy(campus=campus, version=0)


def policies_of(campus: Campus) -> QuerySet[Policy]:
    """Every version, the one in force first."""
    return Policy.objects.filter(campus=campus).select_related("made_by")


def drafted_policy(campus: Campus, rules: Mapping[str, int | bool]) -> Policy:
    """The policy in force with some rules changed: the next version, not saved."""
    base = policy_of(campus)
    kept = {name: getattr(base, name) for name in POLICY_RULES}
    return Policy(campus=campus, version=base.version + 1, **{**kept, **rules})


def changed_rules(before: Policy, after: Policy) -> list[str]:
    """Names of the rules in which two policies differ."""
    return [name for name in POLICY_RULES if getattr(before, name) != getattr(after, name)]


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


def houses_of_campuses(campus_ids: Collection[int]) -> list[House]:
    """The rules of each campus: of its policy in force, or the platform's. One query."""
    newest = {
        policy.campus_id: policy
        for policy in Policy.objects.filter(campus_id__in=campus_ids)
        .order_by("campus_id", "-version")
        .distinct("campus_id")
    }
    return [house_of(newest[each]) if each in newest else House() for each in campus_ids]


@dataclass(frozen=True)
class Touched:
    """A brief that a change of policy would touch, and by which rules."""

    brief: Brief
    rules: tuple[_StrPromise, ...]


def briefs_touched(policy: Policy) -> QuerySet[Brief]:
    """Live and waiting briefs of the policy's campus that would not pass under this policy but do
    under the one in force. One query however many there are; `touched_by` says the rules."""
    before, after = policy_of(policy.campus), policy
    declined = BriefReview.objects.filter(
        brief=OuterRef("pk"), campus_id=policy.campus_id, state=BriefReviewState.DECLINED
    )
    return (
        Brief.objects.filter(
            offerings__campus_id=policy.campus_id,
            state__in=[*LIVE_STATES, BriefState.IN_REVIEW],
        )
        .exclude(Exists(declined))
        .filter(_outside(after) & ~_outside(before))
        .select_related("employer")
        .order_by("-sent_at", "-id")
    )


def _outside(policy: Policy) -> Q:
    """Briefs a policy does not allow, for what is the campus's own to decide."""
    allowed = [
        kind
        for kind, is_allowed in (
            (Employer.Kind.NONPROFIT, policy.unpaid_nonprofit),
            (Employer.Kind.GOVERNMENT, policy.unpaid_government),
        )
        if is_allowed
    ]
    outside = (
        Q(
            pay_kind=PayKind.FIXED,
            currency="USD",
            fee_minor__lt=F("hours") * policy.pay_floor_minor,
        )
        | Q(pay_kind=PayKind.NONE) & ~Q(employer__kind__in=allowed)
        | Q(hours__lt=policy.hours_min)
        | Q(hours__gt=policy.hours_max)
    )
    if policy.senior_session_required:
        outside |= Q(leader=None) | Q(senior_sessions=0)
    return outside


def touched_by(briefs: Iterable[Brief], policy: Policy) -> list[Touched]:
    """Each brief with the policy's rules it does not meet."""
    house = house_of(policy)
    rows = []
    for brief in briefs:
        rules = [
            (
                brief.pay_kind == PayKind.FIXED
                and (brief.fee_minor or 0) < (brief.hours or 0) * house.pay_floor_minor,
                "pay_floor_minor",
            ),
            (
                brief.pay_kind == PayKind.NONE and not house.allows_unpaid(brief.employer.kind),
                f"unpaid_{brief.employer.kind}",
            ),
            ((brief.hours or 0) < house.hours_min, "hours_min"),
            ((brief.hours or 0) > house.hours_max, "hours_max"),
            (
                house.senior_required and not (brief.leader_id and brief.senior_sessions),
                "senior_session_required",
            ),
        ]
        rows.append(
            Touched(
                brief,
                tuple(POLICY_RULES.get(name, _("unpaid")) for broken, name in rules if broken),
            )
        )
    return rows


# Reviews of briefs

#: How many findings a stored review has.
_FOUND = Func(
    KeyTransform("findings", "review"),
    function="jsonb_array_length",
    output_field=IntegerField(),
)


@dataclass(frozen=True)
class Findings:
    """What the review finds under a campus's policy, and which rules that campus may set aside:
    all but those that block everywhere."""

    review: Review
    may_set_aside: frozenset[str]


def findings_under(brief: Brief, policy: Policy, *, today: date) -> Findings:
    """What the fairness review says of the brief under one campus's policy, now."""
    found = review_of(brief, today=today, house=house_of(policy))
    by_law = {each.rule for each in review_of(brief, today=today, house=LAW).blocking}
    return Findings(found, frozenset({each.rule for each in found.findings} - by_law))


def _vetting() -> QuerySet[EmployerReview]:
    """The vetting of a brief review's employer at its campus."""
    return EmployerReview.objects.filter(
        employer=OuterRef("brief__employer"), campus=OuterRef("campus")
    )


def with_vetting(reviews: QuerySet[BriefReview]) -> QuerySet[BriefReview]:
    """Adds `employer_state` and `employer_code`: how the campus stands to the employer."""
    return reviews.annotate(
        employer_state=Coalesce(Subquery(_vetting().values("state")[:1]), Value("")),
        employer_code=Coalesce(Subquery(_vetting().values("code")[:1]), Value("")),
    )


def queue_of(officer: Officer, *, decided: bool = False) -> QuerySet[BriefReview]:
    """The campus's brief reviews: those that wait oldest first, or the decided newest first.

    Adds `verdict` and `findings` of the version sent, and `employer_state` at this campus.
    """
    version = BriefVersion.objects.filter(brief=OuterRef("brief"), number=OuterRef("version"))
    rows = (
        with_vetting(BriefReview.objects.filter(campus_id=officer.campus_id))
        .select_related("brief__employer", "officer")
        .annotate(
            verdict=Coalesce(Subquery(version.values("verdict")[:1]), Value("")),
            findings=Coalesce(Subquery(version.values(found=_FOUND)[:1]), 0),
        )
    )
    waiting = Q(state=BriefReviewState.WAITING)
    if decided:
        return rows.exclude(waiting | Q(state=BriefReviewState.TAKEN_BACK)).order_by("-decided_at")
    return rows.filter(waiting).order_by("asked_at")


def counts_of_queue(officer: Officer) -> dict[str, int]:
    """How many brief reviews wait at the campus, and how many are decided."""
    waiting = Q(state=BriefReviewState.WAITING)
    counts = BriefReview.objects.filter(campus_id=officer.campus_id).aggregate(
        waiting=Count("pk", filter=waiting),
        decided=Count("pk", filter=~(waiting | Q(state=BriefReviewState.TAKEN_BACK))),
    )
    return {name: int(number) for name, number in counts.items()}


def reviews_of_brief(brief: Brief) -> QuerySet[BriefReview]:
    """What each campus says of the brief. Adds `due_kind` and `due_at` of the office's clock."""
    clock = Clock.objects.filter(
        subject_label="vetting.briefreview",
        subject_id=OuterRef("pk"),
        stopped_at=None,
        fired_at=None,
    ).order_by("due_at")
    return (
        brief.reviews.select_related("campus")
        .annotate(
            due_kind=Subquery(clock.values("kind")[:1]), due_at=Subquery(clock.values("due_at")[:1])
        )
        .order_by("campus__name")
    )


def turn_on(review: Any) -> Turn | None:
    """Whose turn a review of `reviews_of_brief` is."""
    if review.due_kind is None or review.due_kind not in RULES:
        return None
    return turn_by(RULES[review.due_kind], review.due_at)


def reviews_waiting(briefs: Iterable[Brief]) -> dict[int, Turn]:
    """The office's turn on each brief that waits for one, by the brief's key. Two queries."""
    reviews = {
        review.pk: review.brief_id
        for review in BriefReview.objects.filter(
            brief__in=[brief.pk for brief in briefs], state=BriefReviewState.WAITING
        )
    }
    turns = turns_for(BriefReview(pk=pk) for pk in reviews)
    return {reviews[pk]: turn for pk, turn in turns.items()}


def is_late_turn(turn: Turn | None) -> bool:
    """The office's three days are over: the clock that runs now only reminds."""
    return turn is not None and turn.kind in {"brief_review.late", "employer_review.late"}


def is_waiting(review: BriefReview) -> bool:
    return review.state == BriefReviewState.WAITING


def versions_compared(review: BriefReview) -> tuple[BriefVersion | None, BriefVersion | None]:
    """The version the review is about, and the one before it."""
    rows = list(review.brief.versions.filter(number__lte=review.version)[:2])
    if not rows or rows[0].number != review.version:
        return None, None
    return rows[0], rows[1] if len(rows) > 1 else None


@dataclass(frozen=True)
class Aside:
    """What an office said when it set a finding aside."""

    rule: str
    by: str
    reason: str


def set_aside(brief: Brief, campus: Campus | None = None) -> list[Aside]:
    """The findings that offices set aside when they approved the brief, with their reasons.

    With a campus, its own alone: each office decides for its own students. One query.
    """
    rows = BriefReview.objects.filter(brief=brief, state=BriefReviewState.APPROVED).exclude(
        overrides={}
    )
    if campus is not None:
        rows = rows.filter(campus=campus)
    return [
        Aside(rule, row.campus.name, reason)
        for row in rows.select_related("campus").order_by("campus__name")
        for rule, reason in row.overrides.items()
    ]


# Vetting of employers


def employer_queue_of(officer: Officer, *, decided: bool = False) -> QuerySet[EmployerReview]:
    """The campus's vettings: those to be decided oldest first, or those that were."""
    rows = EmployerReview.objects.filter(campus_id=officer.campus_id).select_related(
        "employer", "officer"
    )
    if decided:
        return rows.exclude(_UNDECIDED).order_by("-decided_at")
    return rows.filter(_UNDECIDED).order_by("asked_at")


_UNDECIDED = Q(state__in=[EmployerReviewState.WAITING, EmployerReviewState.MORE_ASKED])


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
