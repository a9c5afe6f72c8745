"""The report as files and pictures. Each file taken stands on the campus's record."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import path
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from fairbrief.charts import as_svg
from fairbrief.kernel.clock import now
from fairbrief.organizations.actions import record_taking
from fairbrief.portals.campus.report.pages import asked_report
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.reports.files import as_xlsx, csv_rows
from fairbrief.reports.paper import as_pdf
from fairbrief.reports.shapes import Report
from fairbrief.tracking.files import lines

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: A chart opened by itself may use its own few styles, and nothing else.
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def _taken(request: CampusRequest, period: str, kind: str) -> Report:
    """The report, with the record of who takes it in which form."""
    found = asked_report(request, period)
    record_taking(
        found.campus, what=f"report.{kind}", actor=request.actor, at=now(), period=found.period.name
    )
    return found


def _named(found: Report, kind: str) -> dict[str, str]:
    name = f"report-{found.campus.slug}-{slugify(found.period.name)}-{localdate():%Y-%m-%d}.{kind}"
    return {"Content-Disposition": f'attachment; filename="{name}"'}


@require_safe
@for_officers
def as_csv_file(request: CampusRequest, period: str) -> HttpResponseBase:
    found = _taken(request, period, "csv")
    return StreamingHttpResponse(
        lines(csv_rows(found)),
        content_type="text/csv; charset=utf-8",
        headers=_named(found, "csv"),
    )


@require_safe
@for_officers
def as_xlsx_file(request: CampusRequest, period: str) -> HttpResponse:
    found = _taken(request, period, "xlsx")
    return HttpResponse(as_xlsx(found), content_type=XLSX, headers=_named(found, "xlsx"))


@require_safe
@for_officers
def as_pdf_file(request: CampusRequest, period: str) -> HttpResponse:
    found = _taken(request, period, "pdf")
    return HttpResponse(as_pdf(found), content_type="application/pdf", headers=_named(found, "pdf"))


@require_safe
@for_officers
def chart(request: CampusRequest, period: str, key: str, size: str) -> HttpResponse:
    """One chart of the report as a picture, for a wide or a narrow screen."""
    found = asked_report(request, period).charts.get(key)
    if found is None or size not in {"wide", "narrow"}:
        raise Http404
    return HttpResponse(
        as_svg(found, narrow=size == "narrow"),
        content_type="image/svg+xml",
        headers={
            "Content-Security-Policy": PICTURE_POLICY,
            "Cache-Control": "private, max-age=60",
        },
    )


urlpatterns = [
    path("report/<slug:period>/report.csv", as_csv_file, name="report_csv"),
    path("report/<slug:period>/report.xlsx", as_xlsx_file, name="report_xlsx"),
    path("report/<slug:period>/report.pdf", as_pdf_file, name="report_pdf"),
    path("report/<slug:period>/charts/<slug:key>/<slug:size>.svg", chart, name="report_chart"),
]
