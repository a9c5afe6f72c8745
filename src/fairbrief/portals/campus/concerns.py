"""Words that were reported to the office, or that the rules find serious: look, then decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fairbrief.audit.queries import history_of
from fairbrief.clocks.queries import turn_of, turns_for
from fairbrief.concerns.access import OFFICER, concerns_at
from fairbrief.concerns.actions import ask_operator, find_no_harm, hold, warn
from fairbrief.concerns.forms import ASK, HOLD, NO_HARM, WARN, DecisionForm
from fairbrief.concerns.models import Concern
from fairbrief.concerns.queries import (
    called,
    concerns_of,
    counts_of_concerns,
    is_decided,
    others_about,
    reports_of,
)
from fairbrief.concerns.states import ConcernState
from fairbrief.concerns.workflow import WORKFLOW
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.portals.ui.shapes import Happening, Tab, Tone
from fairbrief.vetting.queries import vetting_at

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TONES: dict[str, Tone] = {
    ConcernState.NOTICED: "plain",
    ConcernState.REPORTED: "attention",
    ConcernState.ASKED: "accent",
    ConcernState.ANSWERED: "attention",
    ConcernState.NO_HARM: "done",
    ConcernState.WARNED: "attention",
    ConcernState.HELD: "stop",
}
_HAPPENED: dict[str, tuple[_StrPromise, Tone]] = {
    "noticed": (gettext_lazy("The rules found it"), "plain"),
    "report": (gettext_lazy("Reported"), "attention"),
    "reported again": (gettext_lazy("Reported once more"), "attention"),
    "late": (gettext_lazy("The director was reminded"), "attention"),
    "find_no_harm": (gettext_lazy("No harm found"), "done"),
    "warn": (gettext_lazy("Warned"), "attention"),
    "hold": (gettext_lazy("Put on hold at this campus"), "stop"),
    "ask_operator": (gettext_lazy("The operator was asked"), "plain"),
    "answer": (gettext_lazy("The operator answered"), "plain"),
    "give_up_waiting": (gettext_lazy("No answer in three business days"), "attention"),
}
#: Other concerns about the same employer shown beside one.
FEW = 10


@require_safe
@for_officers
def concerns(request: CampusRequest) -> HttpResponse:
    """What is reported, the oldest first, then what the rules noticed; or what was decided."""
    decided = request.GET.get("show") == "decided"
    page = paginate(request, concerns_of(request.officer, decided=decided))
    turns = turns_for(page.object_list)
    counts = counts_of_concerns(request.officer)
    here = reverse("campus:concerns")
    return show(
        request,
        "campus/concerns/list.html",
        {
            "page": page,
            "decided": decided,
            "rows": [
                {
                    "concern": each,
                    "called": called(each),
                    "turn": turns.get(each.pk),
                    "tone": TONES.get(each.state, "plain"),
                }
                for each in page.object_list
            ],
            "tabs": [
                Tab(label=_("To look at"), url=here, is_current=not decided, count=counts["open"]),
                Tab(
                    label=_("Decided"),
                    url=f"{here}?show=decided",
                    is_current=decided,
                    count=counts["decided"],
                ),
            ],
        },
    )


def _concern(request: CampusRequest, code: str) -> Concern:
    return get_object_or_404(concerns_at(request.officer), code=code)


@require_safe
@for_officers
def concern(request: CampusRequest, code: str) -> HttpResponse:
    """The words, what was found in them, who wrote and who reported them, and the decision."""
    return _show(request, _concern(request, code), None)


def _form(found: Concern, posted: Any = None) -> DecisionForm:
    moves = WORKFLOW.open_as(found, OFFICER)
    return DecisionForm(posted, concern=found, can_ask="ask_operator" in moves)


def _show(request: CampusRequest, found: Concern, form: DecisionForm | None) -> HttpResponse:
    moves = WORKFLOW.open_as(found, OFFICER)
    return show(
        request,
        "campus/concerns/concern.html",
        {
            "concern": found,
            "called": called(found),
            "tone": TONES.get(found.state, "plain"),
            "turn": turn_of(found),
            "reports": reports_of(found),
            "vetting": vetting_at(found.campus, found.employer),
            "others": [
                (each, TONES.get(each.state, "plain")) for each in others_about(found)[:FEW]
            ],
            "is_decided": is_decided(found),
            "may_decide": bool(moves),
            "form": form or _form(found),
            "history": _told(found),
        },
        *([form] if form else []),
    )


def _unknown(name: str) -> tuple[str, Tone]:
    return name.replace("_", " ").capitalize(), "plain"


def _told(found: Concern) -> list[Happening]:
    rows = []
    for event in history_of(found):
        title, tone = _HAPPENED.get(event.name) or _unknown(event.name)
        data = event.data
        rows.append(
            Happening(
                title=title,
                at=event.at,
                actor=event.actor_name if event.actor_kind != "installation" else "",
                detail=data.get("reason") or data.get("question") or data.get("answer") or "",
                tone=tone,
            )
        )
    return rows[::-1]


#: What each decision does, and what is said when it is done.
DECISIONS: dict[str, tuple[Callable[..., None], _StrPromise]] = {
    NO_HARM: (
        lambda found, said, note, **by: find_no_harm(found, note=note, **by),
        gettext_lazy("Decided: no harm in it. Whoever reported it is told."),
    ),
    WARN: (
        lambda found, said, note, **by: warn(found, said=said, note=note, **by),
        gettext_lazy("Warned. They read your words; whoever reported it is told."),
    ),
    HOLD: (
        lambda found, said, note, **by: hold(found, said=said, note=note, **by),
        gettext_lazy("On hold at your campus. The employer has your words."),
    ),
    ASK: (
        lambda found, said, note, **by: ask_operator(found, question=said, **by),
        gettext_lazy("Asked. It comes back to you with the answer."),
    ),
}


@require_POST
@for_officers
def decide(request: CampusRequest, code: str) -> HttpResponse:
    found = _concern(request, code)
    form = _form(found, request.POST)
    if form.is_valid():
        data = form.cleaned_data
        act, said = DECISIONS[data["outcome"]]
        if run_action(
            request,
            form,
            lambda: act(found, data["said"], data["note"], actor=request.actor, at=now()),
            said=said,
        ):
            return redirect("campus:concern", code)
    return _show(request, found, form)


urlpatterns = [
    path("concerns/", concerns, name="concerns"),
    path("concerns/<code:code>/", concern, name="concern"),
    path("concerns/<code:code>/decide/", decide, name="decide_concern"),
]
