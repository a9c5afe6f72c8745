"""Saved searches for whoever holds a key of theirs: the private feed, and the end of the mails."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from fairbrief.accounts.links import incomplete
from fairbrief.briefs.feeds import IN_FEED, Feed, atom, entries_of
from fairbrief.kernel.clock import now
from fairbrief.portals.public.links import ended
from fairbrief.portals.ui.feeds import ATOM, answer_feed
from fairbrief.portals.ui.http import show
from fairbrief.searches.actions import stop_mails
from fairbrief.searches.finding import newest_fitting
from fairbrief.searches.queries import (
    address_of,
    has_mails,
    search_by_key,
    student_to_leave,
)


@require_safe
def search_feed(request: HttpRequest, token: str) -> HttpResponse:
    """What fits a saved search now. An unknown address and an ended one look alike.

    The feed names no address of its own: it would hold the key.
    """
    found = search_by_key(token)
    if found is None:
        raise Http404
    site = settings.BASE_URL
    page = site + address_of(found)
    feed = Feed(
        title=_("Fairbrief: %(search)s") % {"search": found.name}, page=page, address="", site=site
    )
    ids = newest_fitting(found.student, found.query, at=now(), most=IN_FEED)
    answer = answer_feed(request, atom(feed, entries_of(ids)), ATOM, is_private=True)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it changes nothing, for mail programs open links, too; a press does, also one of the
    mail program's own button (RFC 8058). The address itself is the permission."""
    student = student_to_leave(token)
    if student is None:
        return ended(request, incomplete(), token)
    if request.method == "POST":
        stop_mails(student)
        if "List-Unsubscribe" in request.POST:
            return HttpResponse(status=204)
        return redirect("public:leave_alerts", token)
    return show(request, "public/alerts.html", {"has_mails": has_mails(student)})


urlpatterns = [
    path("feed/<str:token>/briefs.atom", search_feed, name="search_feed"),
    path("alerts/<str:token>/", leave, name="leave_alerts"),
]
