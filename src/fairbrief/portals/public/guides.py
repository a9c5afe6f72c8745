"""The guides, for anyone: by whom they are for, and each on a page of its own."""

from __future__ import annotations

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from fairbrief.guides.queries import Shown, offered_to, shown_to
from fairbrief.guides.reading import AUDIENCES, guides
from fairbrief.organizations.models import Campus
from fairbrief.portals.ui.http import show
from fairbrief.students.queries import student_of


def _campus_of(request: HttpRequest) -> Campus | None:
    """The campus whose words the reader gets: a student's own."""
    if not request.user.is_authenticated:
        return None
    student = student_of(request.user)
    return student.campus if student else None


@require_safe
def index(request: HttpRequest, audience: str = "") -> HttpResponse:
    """Every guide, or those for one kind of reader."""
    if audience and audience not in AUDIENCES:
        raise Http404
    found = offered_to(_campus_of(request))
    parts: list[tuple[str, object, list[Shown]]] = [
        (key, AUDIENCES[key], list(rows))
        for key, rows in groupby(found, key=lambda each: each.guide.audience)
        if not audience or key == audience
    ]
    return show(
        request,
        "public/guides.html",
        {"parts": parts, "only": AUDIENCES.get(audience, ""), "audience": audience},
    )


@require_safe
def guide(request: HttpRequest, audience: str, guide: str) -> HttpResponse:
    """One guide, whole, with where it comes from; made to be printed, too."""
    found = guides().get(guide)
    if found is None or found.audience != audience:
        raise Http404
    beside = [each for each in guides().values() if each.audience == audience]
    place = beside.index(found)
    return show(
        request,
        "public/guide.html",
        {
            "guide": shown_to(_campus_of(request), guide),
            "audience": AUDIENCES[audience],
            "next": beside[place + 1] if place + 1 < len(beside) else None,
        },
    )


urlpatterns = [
    path("guides/", index, name="guides"),
    path("guides/<slug:audience>/", index, name="guides_for"),
    path("guides/<slug:audience>/<slug:guide>/", guide, name="guide"),
]
