"""Matching days: planning one, its briefs, both ways compared, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from fairbrief.clocks.queries import turn_of
from fairbrief.kernel.clock import now
from fairbrief.matchdays.access import OFFICER, matchdays_run_by
from fairbrief.matchdays.actions import (
    add_brief,
    cancel_matchday,
    close_looking,
    close_ranking,
    open_matchday,
    plan_matchday,
    publish,
)
from fairbrief.matchdays.forms import BriefForm, MatchdayForm
from fairbrief.matchdays.models import Matchday
from fairbrief.matchdays.queries import matchdays_at, outcomes_of, seats_of, takes_briefs
from fairbrief.matchdays.states import CALLED, Mode
from fairbrief.matchdays.workflow import WORKFLOW
from fairbrief.organizations.queries import day_at
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, run_action, show

#: What the office does with one press.
STEPS = {
    "open": open_matchday,
    "close": close_ranking,
    "run": close_looking,
    "cancel": cancel_matchday,
}
#: The step that stands behind each name in an address.
CHANGES = {
    "open": "open",
    "close": "close_ranking",
    "run": "close_looking",
    "cancel": "cancel",
}


@dataclass(frozen=True)
class Way:
    """One way of sharing out, with what it would give."""

    mode: str
    name: str
    figures: dict[str, Any]
    is_announced: bool

    @property
    def percent_first(self) -> int:
        matched = self.figures["matched"]
        return round(100 * self.figures["first_choices"] / matched) if matched else 0


@require_safe
@for_officers
def matchdays(request: CampusRequest) -> HttpResponse:
    page = paginate(request, matchdays_at(request.officer.campus))
    return show(request, "campus/matchdays/list.html", {"page": page})


@for_officers
def new(request: CampusRequest) -> HttpResponse:
    """A new day; the briefs are added on its page."""
    campus = request.officer.campus
    form = MatchdayForm(request.POST or None, campus=campus, today=day_at(campus, now()))
    made: list[Matchday] = []
    if form.is_valid() and run_action(
        request,
        form,
        lambda: made.append(
            plan_matchday(campus, **form.cleaned_data, actor=request.actor, at=now())
        ),
        said=_("Kept. Add the briefs that take part, then open it."),
    ):
        return redirect("campus:matchday", made[0].code)
    return show(request, "campus/matchdays/new.html", {"form": form}, form)


def _day(request: CampusRequest, code: str) -> Matchday:
    return get_object_or_404(matchdays_run_by(request.officer), code=code)


@for_officers
def matchday(request: CampusRequest, code: str) -> HttpResponse:
    """The day as it stands; a brief is added here while it can be."""
    row = _day(request, code)
    form = BriefForm(request.POST or None, matchday=row) if takes_briefs(row) else None
    if (
        form is not None
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: add_brief(row, **form.cleaned_data, actor=request.actor, at=now()),
            said=_("Added. Its employer confirms the places."),
        )
    ):
        return redirect("campus:matchday", code)
    doors = WORKFLOW.open_as(row, OFFICER)
    return show(
        request,
        "campus/matchdays/matchday.html",
        {
            "day": row,
            "turn": turn_of(row),
            "seats": list(seats_of(row)),
            "form": form,
            **{f"can_{name}": change in doors for name, change in CHANGES.items()},
            "can_publish": "publish" in doors,
            "ways": (ways := _ways(row)),
            "trade": _trade(ways),
            "outcomes": paginate(request, outcomes_of(row)),
        },
        *([form] if form is not None else []),
    )


def _ways(row: Matchday) -> list[Way]:
    return [
        Way(mode, str(name), row.figures[mode], mode == row.mode)
        for mode, name in CALLED.items()
        if row.figures
    ]


def _trade(ways: list[Way]) -> list[str]:
    """What best overall ranks would give, and cost, beside the stable way, in sentences."""
    found = {way.mode: way.figures for way in ways}
    if not found:
        return []
    stable, ranks = found[Mode.STABLE], found[Mode.RANKS]
    more = ranks["matched"] - stable["matched"]
    first = ranks["first_choices"] - stable["first_choices"]
    said = []
    if more:
        said.append(
            ngettext(
                "Best overall ranks matches %(more)d more student.",
                "Best overall ranks matches %(more)d more students.",
                more,
            )
            % {"more": more}
        )
    if first > 0:
        said.append(
            ngettext(
                "Best overall ranks gives %(first)d more student their first choice.",
                "Best overall ranks gives %(first)d more students their first choice.",
                first,
            )
            % {"first": first}
        )
    elif first < 0:
        said.append(
            ngettext(
                "Best overall ranks gives %(first)d fewer student their first choice, to spare "
                "others a late one.",
                "Best overall ranks gives %(first)d fewer students their first choice, to spare "
                "others a late one.",
                -first,
            )
            % {"first": -first}
        )
    if pairs := ranks["blocking_pairs"]:
        said.append(
            ngettext(
                "But %(pairs)d pair of a student and a supervisor would rather have each other, "
                "and will find out.",
                "But %(pairs)d pairs of a student and a supervisor would rather have each other, "
                "and will find out.",
                pairs,
            )
            % {"pairs": pairs}
        )
    elif said:
        said.append(_("Nobody would rather swap: it is as stable here."))
    return said or [_("Here both ways give the same figures: the stable one has nothing to lose.")]


@require_POST
@for_officers
def step(request: CampusRequest, code: str, name: str) -> HttpResponse:
    row = _day(request, code)
    run_action(request, None, lambda: STEPS[name](row, actor=request.actor, at=now()))
    return redirect("campus:matchday", code)


@require_POST
@for_officers
def publish_in(request: CampusRequest, code: str, mode: str) -> HttpResponse:
    """Publishes in the way that was pressed."""
    row = _day(request, code)
    run_action(
        request,
        None,
        lambda: publish(row, mode=mode, actor=request.actor, at=now()),
        said=_("Published. Offers are made, and everyone reads what they got and why."),
    )
    return redirect("campus:matchday", code)


@require_safe
@for_officers
def lists(request: CampusRequest, code: str) -> HttpResponse:
    """The frozen lists with the seed: who has them can run the day again. They name nobody."""
    row = _day(request, code)
    return JsonResponse(
        {"mode": row.mode, "inputs": row.inputs, "figures": row.figures},
        headers={"Content-Disposition": f'attachment; filename="matchday-{row.code}.json"'},
    )


urlpatterns = [
    path("matchdays/", matchdays, name="matchdays"),
    path("matchdays/new/", new, name="new_matchday"),
    path("matchdays/<code:code>/", matchday, name="matchday"),
    path("matchdays/<code:code>/lists.json", lists, name="matchday_lists"),
    *(
        path(f"matchdays/<code:code>/{name}/", step, {"name": name}, name=f"{name}_matchday")
        for name in STEPS
    ),
    *(
        path(
            f"matchdays/<code:code>/publish/{mode}/",
            publish_in,
            {"mode": str(mode)},
            name=f"publish_matchday_{mode}",
        )
        for mode in Mode
    ),
]
