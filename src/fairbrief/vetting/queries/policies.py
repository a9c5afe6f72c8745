"""Reads of policies, and of what a change of one would touch."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.houses import House
from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import LIVE_STATES, BriefState, PayKind
from fairbrief.fairness import Rulebook
from fairbrief.fairness.wages import WageTable, shipped_wages
from fairbrief.organizations.models import Campus, Employer
from fairbrief.vetting.models import BriefReview, Policy
from fairbrief.vetting.queries.wages import wages_with, with_wages
from fairbrief.vetting.rulebooks import RULEBOOK_COLUMNS, rulebook_of
from fairbrief.vetting.states import BriefReviewState

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
#: Every column of a policy that its director sets.
COLUMNS = (*POLICY_RULES, *RULEBOOK_COLUMNS)


def policy_of(campus: Campus) -> Policy:
    """The policy in force: the newest version, or the platform's defaults as version 0."""
    newest = with_wages(Policy.objects.filter(campus=campus)).first()
    if newest is None:
        return Policy(campus=campus, version=0)
    newest.campus = campus
    return newest


def policies_of(campus: Campus) -> QuerySet[Policy]:
    """Every version, the one in force first."""
    return Policy.objects.filter(campus=campus).select_related("made_by")


def drafted_policy(campus: Campus, rules: Mapping[str, Any]) -> Policy:
    """The policy in force with some rules changed: the next version, not saved."""
    base = policy_of(campus)
    kept = {name: getattr(base, name) for name in COLUMNS}
    return Policy(campus=campus, version=base.version + 1, **{**kept, **rules})


def changed_rules(before: Policy, after: Policy) -> list[str]:
    """Names of the rules in which two policies differ."""
    return [name for name in COLUMNS if getattr(before, name) != getattr(after, name)]


def house_of(policy: Policy, wages: WageTable) -> House:
    """The part of a policy the fairness review needs. Reads the policy's campus."""
    return House(
        pay_floor_minor=policy.pay_floor_minor,
        unpaid_nonprofit=policy.unpaid_nonprofit,
        unpaid_government=policy.unpaid_government,
        hours_min=policy.hours_min,
        hours_max=policy.hours_max,
        senior_required=policy.senior_session_required,
        rulebook=rulebook_of(policy, wages),
    )


def houses_of_campuses(campus_ids: Collection[int]) -> list[House]:
    """The rules of each campus: of its policy in force, or the platform's, which also hold where
    there is no campus. One query."""
    rows = Policy.objects.filter(campus_id__in=campus_ids).select_related("campus")
    newest = {
        policy.campus_id: policy
        for policy in with_wages(rows).order_by("campus_id", "-version").distinct("campus_id")
    }
    wages = wages_with(next(iter(newest.values()), None))
    plain = House(rulebook=Rulebook(wages=wages))
    return [house_of(newest[each], wages) if each in newest else plain for each in campus_ids] or [
        plain
    ]


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
    house = house_of(policy, shipped_wages())
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
