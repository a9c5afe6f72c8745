"""The limits a policy sets to briefs, in the database's words: which briefs stand outside which.

Each says what the fairness review says of the same rule, so that what is shown before a policy is
saved is what then happens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Greatest

from fairbrief.briefs.houses import UNPAID_KINDS
from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import LIVE_STATES, BriefState, PayKind, Place
from fairbrief.vetting.models import BriefReview, Policy
from fairbrief.vetting.queries.policies import POLICY_RULES, policy_of
from fairbrief.vetting.states import BriefReviewState

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def _allowed_kinds(policy: Policy) -> list[str]:
    return [kind for kind in UNPAID_KINDS if getattr(policy, f"unpaid_{kind}")]


def _below_floor(policy: Policy) -> Q:
    least = F("hours") * policy.pay_floor_minor
    return Q(pay_kind=PayKind.FIXED, currency="USD", fee_minor__lt=least)


def _unpaid_of(kind: str) -> Callable[[Policy], Q]:
    def outside(policy: Policy) -> Q:
        return Q(pay_kind=PayKind.NONE, employer__kind=kind) & ~Q(
            employer__kind__in=_allowed_kinds(policy)
        )

    return outside


def _unpaid_remote(policy: Policy) -> Q:
    if policy.unpaid_remote:
        return NOTHING
    return Q(pay_kind=PayKind.NONE, place=Place.REMOTE, employer__kind__in=_allowed_kinds(policy))


def _without_session(policy: Policy) -> Q:
    if not policy.senior_session_required:
        return NOTHING
    return Q(leader=None) | Q(senior_sessions=0)


def _short_session(policy: Policy) -> Q:
    if not policy.senior_session_required:
        return NOTHING
    return Q(leader__isnull=False, senior_sessions__gte=1, senior_minutes__lt=policy.senior_minutes)


def _few_checkins(policy: Policy) -> Q:
    """By the nearest number of weeks, as `fairness.posting.Fields.checkins` counts."""
    if not policy.checkin_hours:
        return NOTHING
    days = Func(
        F("due_on"),
        F("starts_on"),
        template="(%(expressions)s)",
        arg_joiner=" - ",
        output_field=IntegerField(),
    )
    weeks = Greatest((days + 3) / 7, 1)
    needed = (F("hours") + policy.checkin_hours - 1) / policy.checkin_hours
    return Q(checkins_a_week__isnull=False, starts_on__isnull=False, due_on__isnull=False) & Q(
        checkins_a_week__lt=(needed + weeks - 1) / weeks
    )


NOTHING = Q(pk__in=[])

#: Which rule of a policy puts a brief outside, and when.
LIMITS: dict[str, Callable[[Policy], Q]] = {
    "pay_floor_minor": _below_floor,
    **{f"unpaid_{kind}": _unpaid_of(kind) for kind in UNPAID_KINDS},
    "unpaid_remote": _unpaid_remote,
    "hours_min": lambda policy: Q(hours__lt=policy.hours_min),
    "hours_max": lambda policy: Q(hours__gt=policy.hours_max),
    "checkin_hours": _few_checkins,
    "senior_session_required": _without_session,
    "senior_minutes": _short_session,
}


@dataclass(frozen=True)
class Touched:
    """A brief that a change of policy would touch, and by which rules."""

    brief: Brief
    rules: tuple[_StrPromise, ...]


def briefs_at(policy: Policy) -> QuerySet[Brief]:
    """Live and waiting briefs at the policy's campus that it has not refused."""
    refused = BriefReview.objects.filter(
        brief=OuterRef("pk"),
        campus_id=policy.campus_id,
        state__in=[BriefReviewState.DECLINED, BriefReviewState.TAKEN_OFF],
    )
    return Brief.objects.filter(
        offerings__campus_id=policy.campus_id,
        state__in=[*LIVE_STATES, BriefState.IN_REVIEW],
    ).exclude(Exists(refused))


def briefs_touched(policy: Policy, before: Policy | None = None) -> QuerySet[Brief]:
    """Live and waiting briefs of the policy's campus that some limit stops under this policy which
    does not under the one in force. One query however many there are; `touched_by` says which."""
    return _narrowed(before or policy_of(policy.campus), policy)


def briefs_released(policy: Policy, before: Policy | None = None) -> QuerySet[Brief]:
    """Waiting briefs that some limit of the policy in force stops and this one does not."""
    rows = _narrowed(policy, before or policy_of(policy.campus))
    return rows.filter(state=BriefState.IN_REVIEW)


def _narrowed(easier: Policy, harder: Policy) -> QuerySet[Brief]:
    """Briefs with a limit they keep under the first policy and break under the second."""
    marks = {
        f"over_{name}": Case(
            When(limit(harder) & ~limit(easier), then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        )
        for name, limit in LIMITS.items()
    }
    touched = Q()
    for name in marks:
        touched |= Q(**{name: True})
    return (
        briefs_at(harder)
        .annotate(**marks)
        .filter(touched)
        .select_related("employer")
        .order_by("-sent_at", "-id")
    )


def touched_by(briefs: Iterable[Brief]) -> list[Touched]:
    """Each brief of `briefs_touched` with the rules it would not meet any more."""
    return [
        Touched(
            brief,
            tuple(POLICY_RULES[name] for name in LIMITS if getattr(brief, f"over_{name}", False)),
        )
        for brief in briefs
    ]
