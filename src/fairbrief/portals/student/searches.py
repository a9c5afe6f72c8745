"""Saved searches: what they ask for, whether they tell by mail, and their private feeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fairbrief.kernel.clock import now
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import run_action, show
from fairbrief.searches import actions as acts
from fairbrief.searches.finding import query_of, words_of
from fairbrief.searches.forms import SaveForm
from fairbrief.searches.queries import address_of, searches_of

if TYPE_CHECKING:
    from fairbrief.searches.models import SavedSearch


@dataclass(frozen=True)
class Row:
    """A saved search as the list shows it."""

    search: SavedSearch
    words: str
    url: str


def _shown(request: StudentRequest, *, feed: str = "", of: str = "") -> HttpResponse:
    """The list; `feed` is an address made just now, which is shown once."""
    rows = [
        Row(each, " · ".join(words_of(each.query)), address_of(each))
        for each in searches_of(request.student)
    ]
    context = {"rows": rows, "feed": feed, "feed_of": of}
    return show(request, "student/searches.html", context)


@require_safe
@for_students
def searches(request: StudentRequest) -> HttpResponse:
    return _shown(request)


@for_students
def save(request: StudentRequest) -> HttpResponse:
    """Keeps the search whose filters stand in the address, under a name."""
    query = query_of(request.GET)
    if not query:
        return redirect("public:find")
    words = words_of(query)
    form = SaveForm(request.POST or None, initial={"name": ", ".join(words)[:80], "mails": True})
    if form.is_valid() and run_action(
        request,
        form,
        lambda: acts.save_search(
            request.student, query=query, **form.told, actor=request.actor, at=now()
        ),
        said=_("Kept. You are told of what opens from now on."),
    ):
        return redirect("student:searches")
    return show(request, "student/save_search.html", {"form": form, "words": words}, form)


def _own(request: StudentRequest, code: str) -> SavedSearch:
    found = get_object_or_404(searches_of(request.student), code=code)
    found.student = request.student
    return found


@require_POST
@for_students
def mails(request: StudentRequest, code: str) -> HttpResponse:
    """Turns the mails of one search on or off."""
    found, wants = _own(request, code), request.POST.get("mails") == "yes"
    run_action(
        request,
        None,
        lambda: acts.set_mails(found, wants, actor=request.actor, at=now()),
        said=_("You are told by mail.") if wants else _("No more mails for this search."),
    )
    return redirect("student:searches")


@require_POST
@for_students
def forget(request: StudentRequest, code: str) -> HttpResponse:
    found = _own(request, code)
    run_action(
        request,
        None,
        lambda: acts.forget_search(found, actor=request.actor),
        said=_("Taken away, with its feed."),
    )
    return redirect("student:searches")


@never_cache
@require_POST
@for_students
def feed(request: StudentRequest, code: str) -> HttpResponse:
    """Makes a private address, or ends it. Only the page that answers shows the address."""
    found = _own(request, code)
    if "end" in request.POST:
        run_action(
            request,
            None,
            lambda: acts.end_feed(found, actor=request.actor),
            said=_("The feed has ended."),
        )
        return redirect("student:searches")
    key = acts.open_feed(found, actor=request.actor)
    address = settings.BASE_URL + reverse("public:search_feed", args=[key])
    return _shown(request, feed=address, of=found.name)


urlpatterns = [
    path("searches/", searches, name="searches"),
    path("searches/save/", save, name="save_search"),
    path("searches/<code:code>/mails/", mails, name="search_mails"),
    path("searches/<code:code>/feed/", feed, name="open_search_feed"),
    path("searches/<code:code>/forget/", forget, name="forget_search"),
]
