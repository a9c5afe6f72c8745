"""A survey by mailed link, without signing in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fairbrief.audit.actors import Actor
from fairbrief.kernel.clock import now
from fairbrief.portals.public.by_link import Opened, by_link
from fairbrief.portals.ui.http import run_action, show
from fairbrief.surveys.access import ANSWERING, invitation_by_link
from fairbrief.surveys.actions import answer, let_ask, stop_asking
from fairbrief.surveys.forms import AnswerForm
from fairbrief.surveys.models import Invitation
from fairbrief.surveys.queries import has_opted_out, wordings_of

if TYPE_CHECKING:
    from fairbrief.accounts.models import MailedLink


def _invitation(link: MailedLink, _actor: Actor) -> Invitation | None:
    return invitation_by_link(link.subject_label, link.subject_id).first()


@never_cache
@by_link(ANSWERING, _invitation)
def survey(request: HttpRequest, by: Opened[Invitation]) -> HttpResponse:
    """The questions; once they are answered, a word of thanks and nothing to change."""
    found = by.thing
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        wordings=wordings_of(found.round.version),
    )
    if form.is_valid() and run_action(request, form, lambda: answer(found, form.answers, at=now())):
        return redirect("public:survey", by.token)
    return show(
        request,
        "public/survey.html",
        {
            "invitation": found,
            "round": found.round,
            "form": form,
            "token": by.token,
            "has_opted_out": has_opted_out(found),
        },
        form,
    )


@require_POST
@never_cache
@by_link(ANSWERING, _invitation)
def stop(request: HttpRequest, by: Opened[Invitation]) -> HttpResponse:
    """The holder does not want to be asked, or does again."""
    found = by.thing
    if request.POST.get("ask") == "yes":
        let_ask(found)
    else:
        stop_asking(found, at=now())
    return redirect("public:survey", by.token)


urlpatterns = [
    path("survey/<str:token>/", survey, name="survey"),
    path("survey/<str:token>/stop/", stop, name="stop_surveys"),
]
