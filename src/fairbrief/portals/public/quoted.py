"""A mailed question: may a student show what was written about their work?"""

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
from fairbrief.portfolio.quoting import QUOTED, answer_for_words, quote_by_link


@never_cache
def words(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it changes nothing, for mail programs open links, too; a button does."""
    try:
        link, actor = open_link(token, at=now())
    except LinkError as error:
        return ended(request, error, token)
    if link.capacity != QUOTED:
        return ended(request, LinkError(_("This link is for something else.")), token)
    quote = quote_by_link(link.subject_label, link.subject_id)
    if quote is None:
        return ended(request, link_ended(), token)
    if request.method == "POST" and request.POST.get("may") in ("yes", "no"):
        granted = request.POST["may"] == "yes"
        run_action(
            request,
            None,
            lambda: answer_for_words(quote, granted=granted, actor=actor, at=now()),
        )
        return redirect("public:words", token)
    return show(request, "public/words.html", {"quote": quote, "work": quote.piece.experience})


urlpatterns = [path("words/<str:token>/", words, name="words")]
