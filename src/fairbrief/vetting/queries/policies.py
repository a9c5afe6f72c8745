"""Reads of policies: the one in force, the versions before it, what the review needs of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.houses import House
from fairbrief.fairness import Rulebook
from fairbrief.fairness.wages import WageTable
from fairbrief.kernel.written import written_once
from fairbrief.organizations.models import Campus
from fairbrief.vetting.models import Policy
from fairbrief.vetting.queries.wages import wages_with, with_wages
from fairbrief.vetting.rulebooks import RULEBOOK_COLUMNS, rulebook_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

#: What a policy rules, in the order of the form, with the words for it.
POLICY_RULES: dict[str, _StrPromise] = {
    "pay_floor_minor": _("pay floor an hour"),
    "unpaid_nonprofit": _("unpaid allowed at nonprofits"),
    "unpaid_government": _("unpaid allowed at public agencies"),
    "unpaid_education": _("unpaid allowed at schools"),
    "unpaid_remote": _("unpaid work may be remote"),
    "unpaid_credit_only": _("unpaid only for academic credit"),
    "statuses": _("in what capacity students may work"),
    "hours_min": _("fewest hours"),
    "hours_max": _("most hours"),
    "checkin_hours": _("a check-in for every so many hours"),
    "senior_session_required": _("a senior session is required"),
    "senior_minutes": _("fewest minutes of a senior session"),
    "senior_before_midpoint": _("the first senior session is before the midpoint"),
    "weekly_cap_term": _("weekly cap in term"),
    "weekly_cap_break": _("weekly cap in breaks"),
    "open_applications": _("open applications a student may have"),
    "authorization_required": _("work of students on a visa is authorized first"),
    "brief_questions": _("your questions about each brief"),
    "route": _("who decides on briefs"),
    "sample_percent": _("share of clear briefs a person reads all the same"),
    "small_cell": _("smallest group shown in reports"),
}
#: Every column of a policy that its director sets.
COLUMNS = (*POLICY_RULES, *RULEBOOK_COLUMNS)


def policy_of(campus: Campus) -> Policy:
    """The policy in force: the newest version, or the platform's defaults as version 0."""
    newest = _newest.first(campus.pk)
    if newest is None:
        return Policy(campus=campus, version=0)
    newest.campus = campus
    return newest


@written_once
def _newest(campus: int) -> QuerySet[Policy]:
    return with_wages(Policy.objects.filter(campus=campus))[:1]


def policies_of(campus: Campus) -> QuerySet[Policy]:
    """Every version, the one in force first."""
    return Policy.objects.filter(campus=campus).select_related("made_by", "campus")


def version_of(campus: Campus, number: int) -> Policy | None:
    """One version that the campus had."""
    return policies_of(campus).filter(version=number).first()


def drafted_policy(campus: Campus, rules: Mapping[str, Any]) -> Policy:
    """The policy in force with some rules changed: the next version, not saved."""
    base = policy_of(campus)
    kept = {name: getattr(base, name) for name in COLUMNS}
    return Policy(campus=campus, version=base.version + 1, **{**kept, **rules})


def restored_policy(campus: Campus, version: Policy) -> Policy:
    """What would be in force were an old version restored: the next version, not saved."""
    return drafted_policy(campus, {name: getattr(version, name) for name in COLUMNS})


def changed_rules(before: Policy, after: Policy) -> list[str]:
    """Names of the rules in which two policies differ."""
    return [name for name in COLUMNS if getattr(before, name) != getattr(after, name)]


def house_of(policy: Policy, wages: WageTable) -> House:
    """The part of a policy the fairness review needs. Reads the policy's campus."""
    return House(
        pay_floor_minor=policy.pay_floor_minor,
        unpaid_nonprofit=policy.unpaid_nonprofit,
        unpaid_government=policy.unpaid_government,
        unpaid_education=policy.unpaid_education,
        unpaid_remote=policy.unpaid_remote,
        checkin_hours=policy.checkin_hours,
        hours_min=policy.hours_min,
        hours_max=policy.hours_max,
        senior_required=policy.senior_session_required,
        senior_minutes=policy.senior_minutes if policy.senior_session_required else 0,
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
