"""A mailed question: what came of a micro-internship. One click answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.cache import never_cache

from fairbrief.audit.actors import Actor
from fairbrief.kernel.clock import now
from fairbrief.portals.public.by_link import Opened, by_link
from fairbrief.portals.ui.http import run_action, show
from fairbrief.tracking.access import OUTCOME
from fairbrief.tracking.actions import answer_outcome, ask_outcomes_again, stop_outcomes
from fairbrief.tracking.forms import OutcomeForm
from fairbrief.tracking.models import Outcome
from fairbrief.tracking.outcomes import outcome_by_link, wants_no_mail

if TYPE_CHECKING:
    from fairbrief.accounts.models import MailedLink


def _outcome(link: MailedLink, _actor: Actor) -> Outcome | None:
    return outcome_by_link(link.subject_label, link.subject_id)


@never_cache
@by_link(OUTCOME, _outcome)
def outcome(request: HttpRequest, by: Opened[Outcome]) -> HttpResponse:
    """Opening it changes nothing, for mail programs open links, too; a button does."""
    found, actor = by.thing, by.actor
    entry = found.experience
    form = OutcomeForm.of(found, request.POST if "answer" in request.POST else None)
    if "mails" in request.POST:
        act = ask_outcomes_again if request.POST["mails"] == "yes" else stop_outcomes
        if run_action(request, None, lambda: act(entry, actor=actor, at=now())):
            return redirect("public:outcome", by.token)
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
        return redirect("public:outcome", by.token)
    context = {
        "outcome": found,
        "entry": entry,
        "form": form,
        "wants_no_mail": wants_no_mail(entry),
    }
    return show(request, "public/outcome.html", context, form)


urlpatterns = [path("outcome/<str:token>/", outcome, name="outcome")]
