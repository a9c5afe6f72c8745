"""The career office's overview: what goes wrong, what waits for it, and how the year goes."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fairbrief.kernel.clock import now
from fairbrief.organizations.queries import day_at
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, show
from fairbrief.portals.ui.shapes import Bar, Figure, Step
from fairbrief.relationships.queries import lines_to_the_office
from fairbrief.tracking.attention import attention, scope_of
from fairbrief.tracking.beginning import Beginning, beginning_of
from fairbrief.tracking.overview import Year, waiting_for, year_of

#: Rows of a list on the overview; the rest is a click away.
FEW = 5


@require_safe
@for_officers
def overview(request: CampusRequest) -> HttpResponse:
    campus = request.officer.campus
    at = now()
    today = day_at(campus, at)
    year = year_of(campus, today=today)
    trouble = attention(scope_of(campus, at=at))[: FEW + 1]
    lines = list(lines_to_the_office(campus.pk)[: FEW + 1])
    return show(
        request,
        "campus/overview.html",
        {
            "campus": campus,
            # Who has counted something is no beginner any more.
            "first_steps": [] if year.experiences else _first_steps(beginning_of(campus)),
            "has_year": bool(year.experiences or year.running),
            "trouble": trouble[:FEW],
            "more_trouble": len(trouble) > FEW,
            "waiting": waiting_for(campus),
            "figures": _figures(year),
            "months": [
                Bar(
                    label=date_format(month, "M"),
                    value=count,
                )
                for month, count in year.months
            ],
            "lines": lines[:FEW],
            "more_lines": len(lines) > FEW,
        },
    )


def _first_steps(done: Beginning) -> list[Step]:
    """What a new office does first, each with the page it is done on; none once all is done."""
    if done.is_over:
        return []
    steps = (
        (
            done.policy,
            _("Set your policy"),
            _("Until then ours hold."),
            "policy",
        ),
        (done.year, _("Say your terms"), _("Weekly limits and reports follow them."), "year"),
        (done.roster, _("Bring your roster"), _("Or students join by themselves."), "students"),
        (done.colleagues, _("Invite a colleague"), _("So that nobody waits for you."), "people"),
        (done.ledger, _("Log a first experience"), _("Found elsewhere, or years ago."), "log_one"),
    )
    return [
        Step(
            label=label,
            state="done" if is_done else "next",
            note="" if is_done else why,
            url=reverse(f"campus:{name}"),
        )
        for is_done, label, why, name in steps
    ]


def _figures(year: Year) -> list[Figure]:
    return [
        Figure(
            value=year.experiences,
            label=_("micro-internships"),
            note=_("confirmed, in twelve months"),
            url="/campus/ledger/",
        ),
        Figure(value=year.students, label=_("students took part")),
        Figure(value=f"{year.hours:,}", label=_("hours worked")),
        Figure(
            value="–" if year.paid_percent is None else f"{year.paid_percent} %",
            label=_("were paid"),
        ),
        Figure(value=year.running, label=_("under way now"), url="/campus/work/"),
    ]


@require_safe
@for_officers
def lines(request: CampusRequest) -> HttpResponse:
    """What students and employers wrote to this office alone."""
    page = paginate(request, lines_to_the_office(request.officer.campus_id))
    return show(request, "campus/lines.html", {"page": page})


@require_safe
@for_officers
def silent(request: CampusRequest) -> HttpResponse:
    """Supervisors who have not said what comes next stand on the list of what needs attention."""
    return redirect(f"{reverse('campus:attention')}?kind=next_step")


urlpatterns = [
    path("", overview, name="overview"),
    path("lines/", lines, name="lines"),
    path("silent/", silent, name="silent"),
]
