"""The campus's policy, as settings: what is in force, what a change would touch, every version."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from fairbrief.kernel.clock import now
from fairbrief.kernel.money import Money
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.portals.ui.shapes import Fact, Tab
from fairbrief.vetting.access import may_save_policy
from fairbrief.vetting.actions import save_policy
from fairbrief.vetting.forms import PolicyForm
from fairbrief.vetting.models import Policy
from fairbrief.vetting.queries import (
    POLICY_RULES,
    briefs_touched,
    changed_rules,
    drafted_policy,
    policies_of,
    policy_of,
    touched_by,
)
from fairbrief.vetting.rulebooks import rulebook_changes

#: Touched briefs that are named; the rest are counted.
NAMED = 20


@for_officers
def policy(request: CampusRequest) -> HttpResponse:
    """Reading the rules; for a director, changing them after seeing what that touches."""
    campus = request.officer.campus
    may_save = may_save_policy(request.officer)
    in_force = policy_of(campus)
    form = PolicyForm(request.POST or None, instance=policy_of(campus))
    preview: dict[str, Any] = {}
    if request.method == "POST":
        if not may_save:
            raise PermissionDenied
        if form.is_valid():
            if (
                "save" in request.POST
                and form.was_seen
                and run_action(
                    request,
                    form,
                    lambda: save_policy(
                        request.officer,
                        based_on=form.cleaned_data["based_on"],
                        actor=request.actor,
                        at=now(),
                        **form.rules,
                    ),
                    said=_("Saved. The new rules hold from now on."),
                )
            ):
                return redirect("campus:policy")
            preview = _preview(drafted_policy(campus, form.rules), in_force)
            preview["sight"] = form.sight
    page = paginate(request, policies_of(campus), per_page=10)
    return show(
        request,
        "campus/policy.html",
        {
            "campus": campus,
            "tabs": policy_tabs("policy"),
            "policy": in_force,
            "may_save": may_save,
            "form": form,
            "facts": _facts(in_force),
            "page": page,
            "versions": _versions(list(page.object_list)),
            **preview,
        },
        form,
    )


def policy_tabs(current: str) -> list[Tab]:
    """The parts of a policy: what holds for briefs and students, the review's rules, the year."""
    return [
        Tab(label=label, url=reverse(f"campus:{name}"), is_current=name == current)
        for name, label in (
            ("policy", _("Limits")),
            ("rules", _("Rules of the review")),
            ("year", _("The year")),
        )
    ]


def _preview(draft: Policy, in_force: Policy) -> dict[str, Any]:
    touched = briefs_touched(draft)
    count = touched.count()
    return {
        "is_preview": True,
        "draft": draft,
        "changes": _changes(in_force, draft),
        "touched": touched_by(touched[:NAMED], draft),
        "touched_count": count,
        "touched_more": max(0, count - NAMED),
    }


def _said(name: str, value: int | bool) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(Money(value)) if name == "pay_floor_minor" else str(value)


def _facts(policy: Policy) -> list[Fact]:
    return [
        Fact(term=str(label).capitalize(), said=_said(name, getattr(policy, name)))
        for name, label in POLICY_RULES.items()
    ]


def _changes(before: Policy, after: Policy) -> list[tuple[str, str, str]]:
    """Rule, what it was, what it is."""
    return [
        (
            str(POLICY_RULES[name]).capitalize(),
            _said(name, getattr(before, name)),
            _said(name, getattr(after, name)),
        )
        for name in changed_rules(before, after)
        if name in POLICY_RULES
    ] + [(each.label, each.was, each.becomes) for each in rulebook_changes(before, after)]


def _versions(policies: list[Policy]) -> list[tuple[Policy, list[tuple[str, str, str]]]]:
    """Each version with what it changed; the last of a page is compared with nothing."""
    following = [*policies[1:], None]
    return [
        (each, _changes(before, each) if before else [])
        for each, before in zip(policies, following, strict=True)
    ]


urlpatterns = [path("policy/", policy, name="policy")]
