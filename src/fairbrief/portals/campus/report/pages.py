"""The page of the report: one term at a time, the figures that matter first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.charts import Chart, height_of
from fairbrief.charts.drawing import NARROW, WIDE
from fairbrief.kernel.clock import now
from fairbrief.organizations.queries import day_at
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import run_action, show
from fairbrief.portals.ui.shapes import Column, Figure
from fairbrief.reports.access import may_make_keys, subscriptions_of
from fairbrief.reports.actions import subscribe
from fairbrief.reports.files import hidden_words
from fairbrief.reports.forms import SubscriptionForm
from fairbrief.reports.paper import said
from fairbrief.reports.report import report_of
from fairbrief.reports.shapes import Report, Section, Table

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True)
class ShownTable:
    """A table as the kit takes it."""

    caption: _StrOrPromise
    columns: list[Column]
    rows: list[list[str]]
    hidden: str


@dataclass(frozen=True)
class ShownChart:
    """A picture with its address, its size on both screens, and its words."""

    chart: Chart
    height: int
    narrow_height: int
    width: int = WIDE
    narrow_width: int = NARROW


@dataclass(frozen=True)
class ShownSection:
    section: Section
    tables: list[ShownTable]
    charts: list[ShownChart]


@require_safe
@for_officers
def report(request: CampusRequest) -> HttpResponse:
    found = asked_report(request, request.GET.get("term", ""))
    kinds = list(subscriptions_of(request.officer).values_list("every", flat=True))
    return show(
        request,
        "campus/report/report.html",
        {
            "report": found,
            "figures": _figures(found),
            "sections": [_shown(section) for section in found.sections],
            "form": SubscriptionForm(initial={"kinds": kinds}),
            "may_make_keys": may_make_keys(request.officer),
        },
    )


def asked_report(request: CampusRequest, key: str) -> Report:
    """The report of the period of that key; 404 where the campus has no such one."""
    found = report_of(request.officer.campus, key, today=day_at(request.officer.campus, now()))
    if found is None:
        raise Http404
    return found


def _figures(found: Report) -> list[Figure]:
    return [
        Figure(value=said(each.value), label=each.label, note=each.note) for each in found.headlines
    ]


def _shown(section: Section) -> ShownSection:
    return ShownSection(
        section,
        [_table(table) for table in section.tables if table.rows or table.hidden],
        [
            ShownChart(chart, height_of(chart), height_of(chart, narrow=True))
            for chart in section.charts
        ],
    )


def _table(table: Table) -> ShownTable:
    return ShownTable(
        table.title,
        [
            Column(label=head.label, numeric=head.numeric, heads=not place)
            for place, head in enumerate(table.heads)
        ],
        [[said(value) for value in row] for row in table.rows],
        hidden_words(table.hidden) if table.hidden else "",
    )


@require_POST
@for_officers
def subscribe_to(request: CampusRequest) -> HttpResponse:
    """The officer says how often a link is mailed."""
    form = SubscriptionForm(request.POST)
    if form.is_valid():
        kinds = set(form.cleaned_data["kinds"])
        run_action(
            request,
            form,
            lambda: subscribe(request.officer, kinds=kinds, at=now()),
            said=_("You will get a link by mail.") if kinds else _("No more mails about reports."),
        )
    return redirect("campus:report")


urlpatterns = [
    path("report/", report, name="report"),
    path("report/mails/", subscribe_to, name="report_mails"),
]
