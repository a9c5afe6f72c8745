"""A survey by mailed link, without signing in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fairbrief.accounts.links import LinkError, open_link
from fairbrief.kernel.clock import now
from fairbrief.portals.public.links import ended
from fairbrief.portals.ui.http import run_action, show
from fairbrief.surveys.access import ANSWERING, invitation_by_link
from fairbrief.surveys.actions import answer, let_ask, stop_asking
from fairbrief.surveys.forms import AnswerForm
from fairbrief.surveys.models import Invitation
from fairbrief.surveys.queries import has_opted_out, wordings_of


def _opened(token: str) -> Invitation:
    """Raises LinkError for a link that does not open a survey."""
    link, _actor = open_link(token, at=now())
    if link.capacity != ANSWERING:
        raise LinkError(_("This link is for something else."))
    found: Invitation = get_object_or_404(invitation_by_link(link.subject_label, link.subject_id))
    return found


@never_cache
def survey(request: HttpRequest, token: str) -> HttpResponse:
    """The questions; once they are answered, a word of thanks and nothing to change."""
    try:
        found = _opened(token)
    except LinkError as error:
        return ended(request, error, token)
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        wordings=wordings_of(found.round.version),
    )
    if form.is_valid() and run_action(request, form, lambda: answer(found, form.answers, at=now())):
        return redirect("public:survey", token)
    return show(
        request,
        "public/survey.html",
        {
            "invitation": found,
            "round": found.round,
            "form": form,
            "token": token,
            "has_opted_out": has_opted_out(found),
        },
        form,
    )


@require_POST
@never_cache
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """The holder does not want to be asked, or does again."""
    try:
        found = _opened(token)
    except LinkError as error:
        return ended(request, error, token)
    if request.POST.get("ask") == "yes":
        let_ask(found)
    else:
        stop_asking(found, at=now())
    return redirect("public:survey", token)


urlpatterns = [
    path("survey/<str:token>/", survey, name="survey"),
    path("survey/<str:token>/stop/", stop, name="stop_surveys"),
]
