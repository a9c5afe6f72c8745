"""A mailed question: what came of a micro-internship. One click answers it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from fairbrief.accounts.links import LinkError, link_ended, open_link
from fairbrief.kernel.clock import now
from fairbrief.portals.public.links import ended
from fairbrief.portals.ui.http import run_action, show
from fairbrief.tracking.access import OUTCOME
from fairbrief.tracking.actions import answer_outcome, ask_outcomes_again, stop_outcomes
from fairbrief.tracking.forms import OutcomeForm
from fairbrief.tracking.outcomes import outcome_by_link, wants_no_mail


@never_cache
def outcome(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it changes nothing, for mail programs open links, too; a button does."""
    try:
        link, actor = open_link(token, at=now())
    except LinkError as error:
        return ended(request, error, token)
    if link.capacity != OUTCOME:
        return ended(request, LinkError(_("This link is for something else.")), token)
    found = outcome_by_link(link.subject_label, link.subject_id)
    if found is None:
        return ended(request, link_ended(), token)
    entry = found.experience
    form = OutcomeForm.of(found, request.POST if "answer" in request.POST else None)
    if "mails" in request.POST:
        act = ask_outcomes_again if request.POST["mails"] == "yes" else stop_outcomes
        if run_action(request, None, lambda: act(entry, actor=actor, at=now())):
            return redirect("public:outcome", token)
    elif (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: answer_outcome(
                entry, months=found.months, actor=actor, at=now(), **form.cleaned_data
            ),
        )
    ):
        return redirect("public:outcome", token)
    context = {
        "outcome": found,
        "entry": entry,
        "form": form,
        "wants_no_mail": wants_no_mail(entry),
    }
    return show(request, "public/outcome.html", context, form)


urlpatterns = [path("outcome/<str:token>/", outcome, name="outcome")]
