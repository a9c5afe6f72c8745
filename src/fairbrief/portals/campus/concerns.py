"""Issues: the queue of everything the office decides, patterns by employer, and words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fairbrief.advising.actions import give_back, take_on
from fairbrief.audit.queries import whole_history_of
from fairbrief.clocks.queries import turn_of
from fairbrief.concerns.access import OFFICER, concerns_at
from fairbrief.concerns.actions import ask_operator, find_no_harm, hide, hold, remove, warn
from fairbrief.concerns.forms import ASK, HOLD, NO_HARM, REMOVE, WARN, DecisionForm
from fairbrief.concerns.models import Concern
from fairbrief.concerns.queries import (
    called,
    can_be_removed,
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
from fairbrief.tracking.issues import (
    ISSUES,
    as_cases,
    counts_of_issues,
    is_issue_at,
    issues_at,
    patterns_at,
)
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
    ConcernState.HIDDEN: "attention",
    ConcernState.REMOVED: "stop",
}
_HAPPENED: dict[str, tuple[_StrPromise, Tone]] = {
    "noticed": (gettext_lazy("The rules found it"), "plain"),
    "report": (gettext_lazy("Reported"), "attention"),
    "reported again": (gettext_lazy("Reported once more"), "attention"),
    "late": (gettext_lazy("The director was reminded"), "attention"),
    "find_no_harm": (gettext_lazy("No harm found"), "done"),
    "warn": (gettext_lazy("Warned"), "attention"),
    "hide": (gettext_lazy("Hidden while you look into it"), "attention"),
    "remove": (gettext_lazy("Removed"), "stop"),
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
    """Every issue the office decides: words, disputes, appeals, strikes; or what was decided."""
    campus, at = request.officer.campus, now()
    decided = request.GET.get("show") == "decided"
    kind = request.GET.get("kind", "")
    kind = kind if kind in ISSUES else ""
    page = paginate(request, issues_at(campus, kind=kind, decided=decided))
    counts = counts_of_issues(campus)
    return show(
        request,
        "campus/concerns/list.html",
        {
            "page": page,
            "decided": decided,
            "rows": [(each, each.days(at)) for each in as_cases(page.object_list, campus)],
            "tabs": _tabs(decided=decided, number=sum(counts.values())),
            "kinds": [
                Tab(
                    label=ISSUES[name].called,
                    url=_address(name, decided=decided),
                    is_current=name == kind,
                    count=number,
                )
                for name, number in counts.items()
            ],
            "kind": kind,
            "all_url": _address("", decided=decided),
        },
    )


def _address(kind: str, *, decided: bool) -> str:
    asked = {"kind": kind, "show": "decided" if decided else ""}
    query = urlencode({name: value for name, value in asked.items() if value})
    return reverse("campus:concerns") + (f"?{query}" if query else "")


def _tabs(*, number: int, decided: bool = False, patterns: bool = False) -> list[Tab]:
    return [
        Tab(
            label=_("To decide"),
            url=reverse("campus:concerns"),
            is_current=not decided and not patterns,
            count=number,
        ),
        Tab(label=_("Decided"), url=_address("", decided=True), is_current=decided),
        Tab(
            label=_("Patterns by employer"),
            url=reverse("campus:patterns"),
            is_current=patterns,
        ),
    ]


@require_safe
@for_officers
def patterns(request: CampusRequest) -> HttpResponse:
    """Employers with two issues or more of this campus's students in twelve months."""
    campus = request.officer.campus
    return show(
        request,
        "campus/concerns/patterns.html",
        {
            "page": paginate(request, patterns_at(campus, at=now())),
            "tabs": _tabs(number=sum(counts_of_issues(campus).values()), patterns=True),
        },
    )


def _looking_after(act: Callable[..., object], said: _StrPromise) -> Callable[..., Any]:
    """A view of one press: who looks after an issue of this campus."""

    @require_POST
    @for_officers
    def view(request: CampusRequest, kind: str, code: str) -> HttpResponse:
        campus = request.officer.campus
        if not is_issue_at(campus, kind, code):
            raise Http404
        run_action(
            request,
            None,
            lambda: act(campus, kind, code, actor=request.actor, at=now()),
            said=said,
        )
        return redirect("campus:concerns")

    return view


take_issue = _looking_after(
    take_on, gettext_lazy("Yours. Your colleagues see that you look after it.")
)
give_issue = _looking_after(
    give_back, gettext_lazy("Given back. Nobody in particular looks after it now.")
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
            "vetting": vetting_at(found.campus, found.employer) if found.employer else None,
            "others": [
                (each, TONES.get(each.state, "plain")) for each in others_about(found)[:FEW]
            ],
            "is_decided": is_decided(found),
            "may_decide": bool(moves),
            "may_hide": "hide" in moves and can_be_removed(found),
            "is_hidden": found.state == ConcernState.HIDDEN,
            "form": form or _form(found),
            "history": _told(found),
        },
        *([form] if form else []),
    )


def _unknown(name: str) -> tuple[str, Tone]:
    return name.replace("_", " ").capitalize(), "plain"


def _told(found: Concern) -> list[Happening]:
    rows = []
    for event in whole_history_of(found):
        if event.name == "noticed" and not found.findings:
            # Somebody reported what the rules had passed.
            continue
        title, tone = _HAPPENED.get(event.name) or _unknown(event.name)
        data = event.data
        rows.append(
            Happening(
                title=title,
                at=event.at,
                actor=event.who if event.actor_kind != "installation" else "",
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
    REMOVE: (
        lambda found, said, note, **by: remove(found, said=said, note=note, **by),
        gettext_lazy("Removed. Who wrote it reads your words; whoever reported it is told."),
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


@require_POST
@for_officers
def hide_words(request: CampusRequest, code: str) -> HttpResponse:
    """Nobody but their writer reads the words until the office has decided."""
    found = _concern(request, code)
    run_action(
        request,
        None,
        lambda: hide(found, actor=request.actor, at=now()),
        said=_("Hidden until you decide. Nobody is told; public figures leave it out meanwhile."),
    )
    return redirect("campus:concern", code)


urlpatterns = [
    path("concerns/", concerns, name="concerns"),
    path("concerns/employers/", patterns, name="patterns"),
    path("concerns/<slug:kind>/<code:code>/take/", take_issue, name="take_issue"),
    path("concerns/<slug:kind>/<code:code>/give/", give_issue, name="give_issue"),
    path("concerns/<code:code>/", concern, name="concern"),
    path("concerns/<code:code>/decide/", decide, name="decide_concern"),
    path("concerns/<code:code>/hide/", hide_words, name="hide_words"),
]
