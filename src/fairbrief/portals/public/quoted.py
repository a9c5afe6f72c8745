"""A mailed question: may a student show what was written about their work?"""

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
from fairbrief.portfolio.models import Quote
from fairbrief.portfolio.quoting import QUOTED, answer_for_words, quote_by_link

if TYPE_CHECKING:
    from fairbrief.accounts.models import MailedLink


def _quote(link: MailedLink, _actor: Actor) -> Quote | None:
    return quote_by_link(link.subject_label, link.subject_id)


@never_cache
@by_link(QUOTED, _quote)
def words(request: HttpRequest, by: Opened[Quote]) -> HttpResponse:
    """Opening it changes nothing, for mail programs open links, too; a button does."""
    quote, actor = by.thing, by.actor
    if request.method == "POST" and request.POST.get("may") in ("yes", "no"):
        granted = request.POST["may"] == "yes"
        run_action(
            request,
            None,
            lambda: answer_for_words(quote, granted=granted, actor=actor, at=now()),
        )
        return redirect("public:words", by.token)
    return show(request, "public/words.html", {"quote": quote, "work": quote.piece.experience})


urlpatterns = [path("words/<str:token>/", words, name="words")]
