"""Many entries changed at once: chosen, looked at, done, and on record. Works without scripts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import FairbriefError
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import run_action, show
from fairbrief.tracking.access import bulk_edits_of
from fairbrief.tracking.actions import change_many
from fairbrief.tracking.bulk import chosen, codes_of, plan, to_change
from fairbrief.tracking.bulk_forms import EditForm
from fairbrief.tracking.forms import LedgerForm
from fairbrief.tracking.models import BulkEdit


@require_POST
@for_officers
def choose(request: CampusRequest) -> HttpResponse:
    """The ticked entries, or all of the filter, and what to do with them."""
    filters = None
    if "all" in request.POST:
        filters = LedgerForm(request.POST, campus=request.officer.campus).filters
    try:
        codes = codes_of(request.officer, filters=filters, codes=request.POST.getlist("row"))
    except FairbriefError as refusal:
        messages.error(request, str(refusal))
        return redirect("campus:ledger")
    return _show(request, EditForm.of(codes))


@require_POST
@for_officers
def preview(request: CampusRequest) -> HttpResponse:
    """What would become of each; and once that was seen, the change itself."""
    form = EditForm(request.POST)
    done: list[BulkEdit] = []
    if (
        form.is_valid()
        and "seen" in request.POST
        and run_action(
            request,
            form,
            lambda: done.append(
                change_many(
                    request.officer,
                    codes=form.codes,
                    edit=form.edit,
                    key=form.cleaned_data["key"],
                    actor=request.actor,
                    at=now(),
                )
            ),
        )
    ):
        return redirect("campus:changed", done[0].code)
    return _show(request, form)


def _show(request: CampusRequest, form: EditForm) -> HttpResponse:
    rows = to_change(chosen(request.officer, form.codes), request.actor)
    planned = plan(rows, form.edit) if form.is_bound and form.is_valid() else []
    context = {
        "form": form,
        "number": len(planned) or rows.count(),
        "edit": form.edit if planned else None,
        "changes": [each for each in planned if not each.why_not],
        "stays": [each for each in planned if each.why_not],
    }
    return show(request, "campus/change.html", context, form)


@require_safe
@for_officers
def changed(request: CampusRequest, code: str) -> HttpResponse:
    """What was changed, and what stayed as it was."""
    bulk = get_object_or_404(bulk_edits_of(request.officer), code=code)
    return show(request, "campus/changed.html", {"bulk": bulk})


urlpatterns = [
    path("ledger/change/", choose, name="choose_entries"),
    path("ledger/change/preview/", preview, name="change_entries"),
    path("ledger/edits/<code:code>/", changed, name="changed"),
]
