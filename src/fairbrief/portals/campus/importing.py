"""Past records from a file: brought, understood, looked at, brought in, undone."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.kernel.clock import now
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import run_action, show
from fairbrief.portals.ui.shapes import Step
from fairbrief.tracking.access import imports_of_campus
from fairbrief.tracking.actions import (
    bring_in,
    choose_columns,
    discard_import,
    load_past,
    undo_import,
)
from fairbrief.tracking.files import lines
from fairbrief.tracking.importing_forms import ColumnsForm, FileForm
from fairbrief.tracking.models import PastImport

#: Problems shown on the page; all of them are in the file.
FEW = 25


@for_officers
def imports(request: CampusRequest) -> HttpResponse:
    """The files so far, and the form for another."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    loaded: list[PastImport] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: loaded.append(
                load_past(
                    request.officer,
                    upload=form.cleaned_data["file"],
                    actor=request.actor,
                    at=now(),
                )
            ),
        )
    ):
        return redirect("campus:import", loaded[0].code)
    context = {"form": form, "imports": imports_of_campus(request.officer)[:50]}
    return show(request, "campus/imports.html", context, form)


@for_officers
def one(request: CampusRequest, code: str) -> HttpResponse:
    """Which column is what; then what would come in; then what came in."""
    batch = _batch(request, code)
    form = ColumnsForm(batch, request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: choose_columns(batch, **form.chosen, actor=request.actor, at=now()),
        )
    ):
        return redirect(f"{request.path}#preview")
    return _show(request, batch, form)


def _show(request: CampusRequest, batch: PastImport, form: ColumnsForm) -> HttpResponse:
    at = 0 if not batch.counts else 1 if batch.is_loaded else 2
    names = (_("Which column is what"), _("What would come in"), _("In the ledger"))
    context = {
        "batch": batch,
        "form": form,
        "steps": [
            Step(label=name, state="done" if number < at else "now" if number == at else "next")
            for number, name in enumerate(names)
        ],
        "problems": batch.problems[:FEW],
        "more_problems": max(batch.counts.get("wrong", 0) - FEW, 0),
    }
    return show(request, "campus/import.html", context, form)


@require_POST
@for_officers
def bring(request: CampusRequest, code: str) -> HttpResponse:
    batch = _batch(request, code)
    run_action(
        request,
        None,
        lambda: bring_in(batch, actor=request.actor, at=now()),
        said=_("Brought in. You can undo it as long as nobody changes an entry."),
    )
    return redirect("campus:import", code)


@require_POST
@for_officers
def undo(request: CampusRequest, code: str) -> HttpResponse:
    batch = _batch(request, code)
    run_action(
        request,
        None,
        lambda: undo_import(batch, actor=request.actor, at=now()),
        said=_("Undone. Nothing of the file is in the ledger any more."),
    )
    return redirect("campus:import", code)


@require_POST
@for_officers
def discard(request: CampusRequest, code: str) -> HttpResponse:
    batch = _batch(request, code)
    run_action(
        request,
        None,
        lambda: discard_import(batch, actor=request.actor, at=now()),
        said=_("Put away. The file is deleted."),
    )
    return redirect("campus:imports")


@require_safe
@for_officers
def problems(request: CampusRequest, code: str) -> StreamingHttpResponse:
    """Every row that was left out, with the reason, to mend the file by."""
    batch = _batch(request, code)
    rows = [[_("line"), _("column"), _("what to mend")], *batch.problems]
    return StreamingHttpResponse(
        lines(rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="problems-{batch.code}.csv"'},
    )


def _batch(request: CampusRequest, code: str) -> PastImport:
    return get_object_or_404(imports_of_campus(request.officer), code=code)


urlpatterns = [
    path("ledger/imports/", imports, name="imports"),
    path("ledger/imports/<code:code>/", one, name="import"),
    path("ledger/imports/<code:code>/bring-in/", bring, name="bring_in"),
    path("ledger/imports/<code:code>/undo/", undo, name="undo_import"),
    path("ledger/imports/<code:code>/discard/", discard, name="discard_import"),
    path("ledger/imports/<code:code>/problems.csv", problems, name="import_problems"),
]
