"""A mailed link of somebody who approves: academic credit, work authorization, something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.views.decorators.cache import never_cache

from fairbrief.audit.actors import Actor
from fairbrief.kernel.clock import now
from fairbrief.notices.moments import zone_words
from fairbrief.portals.public.by_link import Opened, by_link
from fairbrief.portals.ui.http import run_action, show
from fairbrief.tracking.access import APPROVING, approval_by_link, approval_roles
from fairbrief.tracking.actions import decide_approval, pass_on
from fairbrief.tracking.approvals import about
from fairbrief.tracking.approving_forms import DecideForm, PassOnForm
from fairbrief.tracking.models import Approval

if TYPE_CHECKING:
    from fairbrief.accounts.models import MailedLink


def _approval(link: MailedLink, actor: Actor) -> Approval | None:
    found = approval_by_link(link.subject_label, link.subject_id)
    return found if found and approval_roles(actor, found) else None


@never_cache
@by_link(APPROVING, _approval)
def approve(request: HttpRequest, by: Opened[Approval]) -> HttpResponse:
    """The facts, yes or no with a reason, or the name of who decides instead."""
    approval, actor = by.thing, by.actor
    passes = "email" in request.POST
    posted = request.POST or None
    form, pass_form = DecideForm(None if passes else posted), PassOnForm(posted if passes else None)
    if request.method == "POST":
        if passes:
            if _pass_on(request, approval, pass_form, actor):
                return _gone(request, approval)
        elif _decide(request, approval, form, actor):
            return redirect("public:approve", by.token)
    context = {
        "approval": approval,
        "about": about(approval),
        "form": form,
        "pass_form": pass_form,
        "name": by.link.name,
        "zone": zone_words(approval.campus.time_zone),
    }
    # Who decides for a campus is taken to be where it is; the page names the zone.
    with timezone.override(approval.campus.time_zone):
        return show(request, "public/approve.html", context, form, pass_form)


def _decide(request: HttpRequest, approval: Approval, form: DecideForm, actor: Actor) -> bool:
    return form.is_valid() and run_action(
        request,
        form,
        lambda: decide_approval(
            approval,
            approves=form.cleaned_data["answer"] == "yes",
            reason=form.cleaned_data["reason"],
            actor=actor,
            at=now(),
        ),
    )


def _pass_on(request: HttpRequest, approval: Approval, form: PassOnForm, actor: Actor) -> bool:
    return form.is_valid() and run_action(
        request,
        form,
        lambda: pass_on(approval, **form.cleaned_data, actor=actor, at=now()),
    )


def _gone(request: HttpRequest, approval: Approval) -> HttpResponse:
    """The link has just ended, so this is said at once and not behind a redirect to it."""
    return show(request, "public/passed_on.html", {"approval": approval})


urlpatterns = [path("approve/<str:token>/", approve, name="approve")]
