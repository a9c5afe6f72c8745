"""Reporting words of the other side to the student's career office, with or without an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from fairbrief.audit.actors import Actor
from fairbrief.clocks.queries import turn_of
from fairbrief.concerns.actions import report_words
from fairbrief.concerns.forms import ReportForm
from fairbrief.concerns.kinds import STUDENT, Words, other
from fairbrief.concerns.notices import outcome_of
from fairbrief.concerns.queries import is_decided, own_report, words_at
from fairbrief.concerns.reading import as_rows, found_in, heard
from fairbrief.kernel.clock import now
from fairbrief.portals.public.by_link import Opened, by_link
from fairbrief.portals.requests import PortalRequest, for_people
from fairbrief.portals.ui.http import next_of, redirect_next, run_action, show

if TYPE_CHECKING:
    from fairbrief.accounts.models import MailedLink


def report_at(token: str) -> str:
    """Where who holds a mailed link reports words."""
    return f"/report/by/{token}/"


@for_people
def report(request: PortalRequest, kind: str, code: str) -> HttpResponse:
    """The words once more, and a way to say that they are not right."""
    return _page(request, kind, code, request.actor)


def _any(link: MailedLink, _actor: Actor) -> MailedLink:
    return link


@never_cache
@by_link("", _any)
def report_by_link(
    request: HttpRequest, by: Opened[MailedLink], kind: str, code: str
) -> HttpResponse:
    return _page(request, kind, code, by.actor)


def _received(kind: str, code: str, actor: Actor) -> tuple[Words, Any]:
    """The words, for who received them; 404 for everyone else, their writer included."""
    found = words_at(kind, code)
    if found is None or not found[0].receives(actor, found[1]):
        raise Http404
    return found


def _page(request: HttpRequest, kind: str, code: str, actor: Actor) -> HttpResponse:
    words, row = _received(kind, code, actor)
    form = ReportForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: report_words(
                words, row, reason=form.cleaned_data["reason"], actor=actor, at=now()
            ),
            said=_("Reported. The career office looks at it and tells you what it decides."),
        )
    ):
        return redirect_next(request, request.path)
    known = own_report(actor, words, row)
    reader = other(words.writer(row))
    return show(
        request,
        "public/report.html",
        {
            "called": words.called,
            "about": words.about(row),
            "text": words.text(row),
            "names": words.names(row),
            "heard": heard(words, as_rows(found_in(words, row)), reader=reader),
            "is_student": reader == STUDENT,
            "report": known,
            "turn": turn_of(known.concern) if known else None,
            "is_decided": known is not None and is_decided(known.concern),
            "outcome": outcome_of(known.concern) if known else "",
            "next": next_of(request),
            "form": form,
        },
        form,
    )


urlpatterns = [
    path("report/<slug:kind>/<code:code>/", report, name="report"),
    path("report/by/<str:token>/<slug:kind>/<code:code>/", report_by_link, name="report_by_link"),
]
