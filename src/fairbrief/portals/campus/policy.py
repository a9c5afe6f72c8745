"""The campus's policy, as settings: what is in force, what a change would touch, every version."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from fairbrief.kernel.clock import now
from fairbrief.kernel.seen import SeenVersionForm
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.portals.ui.shapes import Fact, Tab
from fairbrief.vetting.access import may_save_policy
from fairbrief.vetting.actions import restore_policy, save_policy
from fairbrief.vetting.forms import PolicyForm
from fairbrief.vetting.models import Policy
from fairbrief.vetting.queries import (
    drafted_policy,
    effects_of,
    policies_of,
    policy_of,
    restored_policy,
    version_of,
)
from fairbrief.vetting.rulebooks import Change
from fairbrief.vetting.saying import changes_said, settings_said


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
                    said=_(
                        "Saved. The new rules hold from now on; open briefs are read again "
                        "within minutes."
                    ),
                )
            ):
                return redirect("campus:policy")
            preview = _preview(in_force, drafted_policy(campus, form.rules))
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


@for_officers
def version(request: CampusRequest, number: int) -> HttpResponse:
    """One version: what it said, how it differs from the one in force; restoring it."""
    campus = request.officer.campus
    found = version_of(campus, number)
    if found is None:
        raise Http404
    may_save = may_save_policy(request.officer)
    in_force = policy_of(campus)
    form = SeenVersionForm(request.POST or None, initial={"based_on": in_force.version})
    if request.method == "POST":
        if not may_save:
            raise PermissionDenied
        if form.is_valid() and run_action(
            request,
            form,
            lambda: restore_policy(
                request.officer,
                found,
                based_on=form.cleaned_data["based_on"],
                actor=request.actor,
                at=now(),
            ),
            said=_("Saved as a new version. Its rules hold from now on."),
        ):
            return redirect("campus:policy")
    return show(
        request,
        "campus/policy_version.html",
        {
            "version": found,
            "policy": in_force,
            "may_save": may_save,
            "form": form,
            "facts": _facts(found),
            **_preview(in_force, restored_policy(campus, found)),
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


def _preview(in_force: Policy, draft: Policy) -> dict[str, Any]:
    changes = changes_said(in_force, draft)
    return {
        "is_preview": True,
        "draft": draft,
        "changes": changes,
        "effects": effects_of(in_force, draft, at=now()) if changes else [],
    }


def _facts(policy: Policy) -> list[Fact]:
    return [Fact(term=term, said=said) for term, said in settings_said(policy)]


def _versions(policies: list[Policy]) -> list[tuple[Policy, list[Change]]]:
    """Each version with what it changed; the first ever changed what the platform says."""
    if not policies:
        return []
    oldest = policies[-1]
    before_all = version_of(oldest.campus, oldest.version - 1) or Policy(campus=oldest.campus)
    following = [*policies[1:], before_all]
    return [
        (each, changes_said(before, each)) for each, before in zip(policies, following, strict=True)
    ]


urlpatterns = [
    path("policy/", policy, name="policy"),
    path("policy/versions/<int:number>/", version, name="policy_version"),
]
