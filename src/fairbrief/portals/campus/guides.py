"""The guides as the campus's students read them: ours, or the campus's own words."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.guides.access import may_edit
from fairbrief.guides.actions import back_to_ours, restore_text, save_text
from fairbrief.guides.forms import TextForm
from fairbrief.guides.models import CampusText
from fairbrief.guides.queries import offered_to, shown_to, versions_of
from fairbrief.guides.reading import Guide, guides
from fairbrief.guides.rendering import render
from fairbrief.kernel.clock import now
from fairbrief.kernel.seen import SeenVersionForm
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, run_action, show


def _guide(slug: str) -> Guide:
    found = guides().get(slug)
    if found is None or not found.may_be_edited:
        raise Http404
    return found


@require_safe
@for_officers
def guide_list(request: CampusRequest) -> HttpResponse:
    """What the campus's students read, and what others do."""
    found = offered_to(request.officer.campus)
    return show(
        request,
        "campus/guides/list.html",
        {
            "may_edit": may_edit(request.officer),
            "editable": [each for each in found if each.guide.may_be_edited],
            "fixed": [each for each in found if not each.guide.may_be_edited],
        },
    )


@for_officers
def guide_page(request: CampusRequest, guide: str) -> HttpResponse:
    """One guide in the campus's words: writing, a look at it first, every version."""
    ours = _guide(guide)
    campus = request.officer.campus
    shown = shown_to(campus, guide)
    page = paginate(request, versions_of(campus, guide), per_page=10)
    newest = page.paginator.object_list[:1]
    start = {
        "title": shown.title,
        "text": shown.text,
        "based_on": newest[0].version if newest else 0,
    }
    form = TextForm(request.POST or None, initial=start)
    preview: dict[str, Any] = {}
    if request.method == "POST":
        if not may_edit(request.officer):
            raise PermissionDenied
        if form.is_valid():
            if "save" in request.POST and run_action(
                request,
                form,
                lambda: save_text(
                    request.officer, guide, **form.cleaned_data, actor=request.actor, at=now()
                ),
                said=_("Saved. Your students read it from now on."),
            ):
                return redirect("campus:guide", guide)
            preview = {
                "title": form.cleaned_data["title"],
                "page": render(form.cleaned_data["text"], top=3),
            }
    return show(
        request,
        "campus/guides/guide.html",
        {
            "guide": shown,
            "ours": ours,
            "form": form,
            "preview": preview,
            "may_edit": may_edit(request.officer),
            "page": page,
        },
        form,
    )


@for_officers
def version(request: CampusRequest, guide: str, number: int) -> HttpResponse:
    """One version as it was; a director can bring it back."""
    _guide(guide)
    campus = request.officer.campus
    rows = versions_of(campus, guide)
    found: CampusText | None = rows.filter(version=number).first()
    newest = rows.first()
    if found is None or newest is None:
        raise Http404
    form = SeenVersionForm(request.POST or None, initial={"based_on": newest.version})
    if request.method == "POST":
        if not may_edit(request.officer):
            raise PermissionDenied
        if form.is_valid() and run_action(
            request,
            form,
            lambda: restore_text(
                request.officer, found, **form.cleaned_data, actor=request.actor, at=now()
            ),
            said=_("Saved as a new version. Your students read it from now on."),
        ):
            return redirect("campus:guide", guide)
    return show(
        request,
        "campus/guides/version.html",
        {
            "guide": shown_to(campus, guide),
            "version": found,
            "words": render(found.text, top=3),
            "form": form,
            "may_edit": may_edit(request.officer),
        },
        form,
    )


@require_POST
@for_officers
def ours_again(request: CampusRequest, guide: str) -> HttpResponse:
    """The shipped guide again; the campus's versions stay."""
    _guide(guide)
    if not may_edit(request.officer):
        raise PermissionDenied
    run_action(
        request,
        None,
        lambda: back_to_ours(request.officer, guide, actor=request.actor, at=now()),
        said=_("Your students read the shipped guide again. Your versions are kept."),
    )
    return redirect("campus:guide", guide)


urlpatterns = [
    path("guides/", guide_list, name="guides"),
    path("guides/<slug:guide>/", guide_page, name="guide"),
    path("guides/<slug:guide>/versions/<int:number>/", version, name="guide_version"),
    path("guides/<slug:guide>/ours/", ours_again, name="guide_ours"),
]
