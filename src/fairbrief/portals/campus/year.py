"""The campus's year as settings: terms, breaks, exams; and the public holidays that are known."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import ChangedSinceError
from fairbrief.organizations.actions import GONE, remove_term, save_term
from fairbrief.organizations.forms import TermForm
from fairbrief.organizations.models import Term
from fairbrief.organizations.queries import term_called, year_of
from fairbrief.planning.queries import holidays_of
from fairbrief.portals.campus.policy import policy_tabs
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.changed import tell_of_change
from fairbrief.portals.ui.http import run_action, show


@for_officers
def year(request: CampusRequest) -> HttpResponse:
    """What is known of the year; adding a stretch to it."""
    return _page(request)


@for_officers
def term(request: CampusRequest, name: str) -> HttpResponse:
    """Changing one stretch. Its address has its first day: where a colleague has moved it since,
    what was typed is shown with the year as it is now."""
    found = term_called(request.officer.campus, name)
    if found is not None:
        return _page(request, found)
    if request.method != "POST":
        raise Http404
    form = TermForm(request.POST)
    tell_of_change(form, ChangedSinceError(GONE))
    return _show(request, form)


def _page(request: CampusRequest, found: Term | None = None) -> HttpResponse:
    campus = request.officer.campus
    columns = ("kind", "name", "starts_on", "ends_on")
    initial = {each: getattr(found, each) for each in columns} if found else {}
    initial["seen"] = found.shown if found else ""
    form = TermForm(request.POST or None, initial=initial)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: save_term(campus, **form.cleaned_data, term=found, actor=request.actor, at=now()),
        said=_("Kept. Weekly limits and plans follow it from now on."),
    ):
        return redirect("campus:year")
    return _show(request, form, found)


def _show(request: CampusRequest, form: TermForm, found: Term | None = None) -> HttpResponse:
    campus, today = request.officer.campus, localdate()
    return show(
        request,
        "campus/year.html",
        {
            "campus": campus,
            "tabs": policy_tabs("year"),
            "terms": [
                (each, f"{each.kind}-{each.starts_on.isoformat()}")
                for each in year_of(campus, since=today - timedelta(days=60))
            ],
            "holidays": holidays_of(campus, today, today + timedelta(days=365)),
            "form": form,
            "term": found,
            "form_url": "" if found else reverse("campus:year"),
            "today": today,
        },
        form,
    )


@require_POST
@for_officers
def remove(request: CampusRequest, name: str) -> HttpResponse:
    found = term_called(request.officer.campus, name)
    if found is None:
        raise Http404
    run_action(
        request,
        None,
        lambda: remove_term(found, actor=request.actor, at=now()),
        said=_("Taken out of the year."),
    )
    return redirect("campus:year")


urlpatterns = [
    path("policy/year/", year, name="year"),
    path("policy/year/<slug:name>/", term, name="term"),
    path("policy/year/<slug:name>/remove/", remove, name="remove_term"),
]
