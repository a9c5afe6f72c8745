"""The report: participation, pay, hours and what came next, with small groups hidden."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import path
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import show
from fairbrief.portals.ui.shapes import Bar, Figure
from fairbrief.tracking.files import lines
from fairbrief.tracking.report import Line, Table, report_of, rows_for_file


@require_safe
@for_officers
def report(request: CampusRequest) -> HttpResponse:
    found = report_of(request.officer.campus)
    return show(
        request,
        "campus/report.html",
        {
            "report": found,
            "figures": [] if found.is_empty else _figures(found.total),
            "taking_part": [
                Bar(label=str(line.name), value=line.students)
                for line in reversed(found.by_term.lines)
            ],
            "pay": _pay_bars(found.total, found.by_major),
            "next_steps": [
                Bar(label=line.name, value=line.students) for line in found.next_steps.lines
            ],
        },
    )


def _figures(total: Line) -> list[Figure]:
    figures = [
        Figure(
            value=total.students,
            label=_("students"),
            note=_("%(share)s of those enrolled") % {"share": total.share_of_enrolled}
            if total.share_of_enrolled
            else "",
        ),
        Figure(value=total.experiences, label=_("micro-internships")),
        Figure(value=f"{total.hours or 0:,}", label=_("hours")),
        Figure(value=total.paid_share, label=_("were paid")),
    ]
    if total.spread:
        spread = {"low": total.spread.low, "high": total.spread.high}
        figures.append(
            Figure(
                value=total.spread.middle,
                label=_("an hour, in the middle"),
                note=_("%(low)s to %(high)s without the lowest and highest tenth") % spread,
            )
        )
    if total.next_share:
        figures.append(Figure(value=total.next_share, label=_("offered a next step")))
    return figures


def _pay_bars(total: Line, majors: Table) -> list[Bar]:
    """The middle pay an hour of everyone first, then of each major that may be shown."""
    lines_ = [total, *(line for line in majors.lines if line.spread)]
    return [
        Bar(
            label=line.name,
            value=line.middle_dollars,
            said=_("%(middle)s (%(low)s to %(high)s)")
            % {"middle": line.spread.middle, "low": line.spread.low, "high": line.spread.high},
            tone="accent" if line is total else "plain",
        )
        for line in lines_
        if line.spread
    ]


@require_safe
@for_officers
def export(request: CampusRequest) -> StreamingHttpResponse:
    """The same report as a file: what the page hides is hidden here."""
    found = report_of(request.officer.campus)
    name = f"report-{found.campus.slug}-{localdate():%Y-%m-%d}.csv"
    return StreamingHttpResponse(
        lines(rows_for_file(found)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


urlpatterns = [
    path("report/", report, name="report"),
    path("report/export.csv", export, name="report_export"),
]
