"""The list of the campus's students, searched and filtered, and as a file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from fairbrief.kernel.clock import now
from fairbrief.organizations.queries import day_at
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, show
from fairbrief.roster.forms import IntoGroupForm, StudentsForm
from fairbrief.tracking.files import lines
from fairbrief.tracking.students import (
    PersonRow,
    Slice,
    measure_of,
    note_export,
    students_at,
    students_for_file,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


@require_safe
@for_officers
def students(request: CampusRequest) -> HttpResponse:
    """Everyone of the campus, twenty a page."""
    campus = request.officer.campus
    form = StudentsForm(request.GET, officer=request.officer)
    filters, today = form.filters, _today(request)
    measure = measure_of(campus, form.terms.values(), term=filters.term, today=today)
    rows = Slice(students_at(request.officer, filters), measure, today)
    page = paginate(request, cast("Sequence[PersonRow]", rows))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "campus": campus,
        "form": form,
        "into_form": IntoGroupForm(groups=form.groups.values()),
        "is_filtered": filters.is_any,
        "is_narrowed": filters.is_narrowed,
        "measure": measure,
        "page": page,
        "query": query.urlencode(),
    }
    return show(request, "campus/students/list.html", context)


@require_safe
@for_officers
def export(request: CampusRequest) -> StreamingHttpResponse:
    """The list as filtered, as a file written while it is read; who took it is kept."""
    campus = request.officer.campus
    form = StudentsForm(request.GET, officer=request.officer)
    filters, today = form.filters, _today(request)
    measure = measure_of(campus, form.terms.values(), term=filters.term, today=today)
    found = students_at(request.officer, filters)
    note_export(campus, filters, found.order_by().count(), actor=request.actor, at=now())
    name = f"students-{campus.slug}-{today:%Y-%m-%d}.csv"
    return StreamingHttpResponse(
        lines(students_for_file(found, measure, today=today)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _today(request: CampusRequest) -> date:
    return day_at(request.officer.campus, now())


urlpatterns = [
    path("students/", students, name="students"),
    path("students/export.csv", export, name="students_export"),
]
