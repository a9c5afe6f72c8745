"""Bringing a roster in: the file, what its columns mean, a look at what it changes, and back."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.kernel.clock import now
from fairbrief.organizations.queries import day_at
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.portals.ui.shapes import Figure, Step
from fairbrief.roster.access import imports_of
from fairbrief.roster.actions import (
    agree_to_import,
    ask_to_undo,
    drop_import,
    hand_over_roster,
    name_columns,
)
from fairbrief.roster.forms import ColumnsForm, HandOverForm
from fairbrief.roster.models import RosterImport, StagedRow
from fairbrief.roster.queries import stretches_of
from fairbrief.roster.queries.imports import bad_rows, can_undo, previewed, rows_said
from fairbrief.tracking.files import lines

#: Seconds after which a page that waits for the worker asks again, without any script.
AGAIN = 3


@require_safe
@for_officers
def imports(request: CampusRequest) -> HttpResponse:
    """Every file handed over."""
    page = paginate(request, imports_of(request.officer))
    return show(request, "campus/students/imports.html", {"page": page})


@for_officers
def hand_over(request: CampusRequest) -> HttpResponse:
    """A new file."""
    campus = request.officer.campus
    today = day_at(campus, now())
    form = HandOverForm(request.POST or None, request.FILES or None, campus=campus, today=today)
    made: list[RosterImport] = []
    if form.is_valid() and run_action(
        request,
        form,
        lambda: made.append(
            hand_over_roster(campus, **form.cleaned_data, actor=request.actor, at=now())
        ),
    ):
        return redirect("campus:roster_import", made[0].code)
    context = {"form": form, "has_terms": stretches_of(campus).exists()}
    return show(request, "campus/students/hand_over.html", context, form)


@for_officers
def one(request: CampusRequest, code: str) -> HttpResponse:
    """A file at whatever step it is."""
    found = _found(request, code)
    form = ColumnsForm(request.POST or None, found=found)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: name_columns(
            found,
            mapping=form.mapping,
            takes_out=form.cleaned_data["takes_out"],
            actor=request.actor,
            at=now(),
        ),
    ):
        return redirect("campus:roster_import", code)
    if found.is_at_work:
        answer = show(
            request, "campus/students/at_work.html", {"found": found, "steps": _steps(found)}
        )
        answer["Refresh"] = str(AGAIN)
        return answer
    if found.waits_for_columns or "columns" in request.GET or form.is_bound:
        if found.is_over or found.agreed_at:
            return redirect("campus:roster_import", code)
        context = {"found": found, "form": form, "steps": _steps(found)}
        return show(request, "campus/students/columns.html", context, form)
    return _looked_at(request, found)


def _looked_at(request: CampusRequest, found: RosterImport) -> HttpResponse:
    """The preview of a file, and what became of it."""
    asked = request.GET.get("show", "")
    verdict = asked if asked in StagedRow.Verdict.values else ""
    if not verdict:
        verdict = StagedRow.Verdict.BAD if found.bad else StagedRow.Verdict.NEW
    page = paginate(request, rows_said(found, verdict))
    return show(
        request,
        "campus/students/import.html",
        {
            "found": found,
            "steps": _steps(found),
            "figures": _figures(found),
            "verdict": verdict,
            "verdict_words": StagedRow.Verdict(verdict).label,
            "page": page,
            "rows": previewed(found, page.object_list),
            "can_undo": can_undo(found),
        },
    )


def _steps(found: RosterImport) -> list[Step]:
    """Where the file is on its way."""
    place = 0
    if found.asked_at:
        place = 1 if not found.read_at else 2 if not found.agreed_at else 3
    if found.applied_at:
        place = 4
    labels = (_("Columns"), _("Reading"), _("A look at it"), _("Bringing in"))
    return [
        Step(label=label, state="done" if n < place else "now" if n == place else "next")
        for n, label in enumerate(labels)
    ]


def _figures(found: RosterImport) -> list[Figure]:
    link = "" if found.applied_at or found.is_over else "?show="
    labels = {
        "new": _("new"),
        "changed": _("changed"),
        "same": _("unchanged"),
        "bad": _("not taken"),
    }
    figures = [
        Figure(
            value=f"{getattr(found, name):,}",
            label=label,
            url=f"{link}{name}" if link and getattr(found, name) else "",
        )
        for name, label in labels.items()
    ]
    note = _("leave the term") if found.takes_out else _("stay as they are")
    figures.insert(3, Figure(value=f"{found.gone:,}", label=_("missing"), note=note))
    return figures


@require_POST
@for_officers
def agree(request: CampusRequest, code: str) -> HttpResponse:
    found = _found(request, code)
    run_action(request, None, lambda: agree_to_import(found, actor=request.actor, at=now()))
    return redirect("campus:roster_import", code)


@require_POST
@for_officers
def drop(request: CampusRequest, code: str) -> HttpResponse:
    found = _found(request, code)
    run_action(
        request,
        None,
        lambda: drop_import(found, actor=request.actor, at=now()),
        said=_("Dropped. Nothing of the file is kept."),
    )
    return redirect("campus:roster_imports")


@require_POST
@for_officers
def take_back(request: CampusRequest, code: str) -> HttpResponse:
    found = _found(request, code)
    run_action(request, None, lambda: ask_to_undo(found, actor=request.actor, at=now()))
    return redirect("campus:roster_import", code)


@require_safe
@for_officers
def bad(request: CampusRequest, code: str) -> StreamingHttpResponse:
    """The rows that were not taken, as they stood in the file, each with line and reason."""
    found = _found(request, code)
    return StreamingHttpResponse(
        lines(bad_rows(found)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="not-taken-{found.code}.csv"'},
    )


def _found(request: CampusRequest, code: str) -> RosterImport:
    return get_object_or_404(imports_of(request.officer), code=code)


urlpatterns = [
    path("students/imports/", imports, name="roster_imports"),
    path("students/imports/new/", hand_over, name="hand_over_roster"),
    path("students/imports/<code:code>/", one, name="roster_import"),
    path("students/imports/<code:code>/bring-in/", agree, name="agree_to_import"),
    path("students/imports/<code:code>/drop/", drop, name="drop_import"),
    path("students/imports/<code:code>/take-back/", take_back, name="take_back_import"),
    path("students/imports/<code:code>/not-taken.csv", bad, name="rows_not_taken"),
]
