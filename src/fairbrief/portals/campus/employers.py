"""The employer queue, and an employer under review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fairbrief.audit.queries import history_of
from fairbrief.audit.workflow import WORKFLOWS
from fairbrief.clocks.queries import turn_of, turns_for
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.portals.ui.shapes import Happening, Tab, Tone
from fairbrief.tracking.issues import pattern_of
from fairbrief.vetting.access import OFFICER, employer_reviews_of
from fairbrief.vetting.actions import approve_employer, ask_employer_for_more, decline_employer
from fairbrief.vetting.evidence import signs_of
from fairbrief.vetting.forms import NoteForm, QuestionForm, ReasonForm
from fairbrief.vetting.models import EmployerReview
from fairbrief.vetting.queries import (
    counts_of_employer_queue,
    employer_queue_of,
    is_late_turn,
    reasons_elsewhere,
)
from fairbrief.vetting.states import EmployerReviewState

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TONES: dict[str, Tone] = {
    EmployerReviewState.WAITING: "accent",
    EmployerReviewState.MORE_ASKED: "attention",
    EmployerReviewState.APPROVED: "done",
    EmployerReviewState.DECLINED: "stop",
}
_HAPPENED: dict[str, tuple[_StrPromise, Tone]] = {
    "asked": (gettext_lazy("Sent its first brief here"), "plain"),
    "ask_for_more": (gettext_lazy("Asked for more"), "attention"),
    "answer": (gettext_lazy("The employer answered"), "plain"),
    "give_up_waiting": (gettext_lazy("No answer in ten business days"), "attention"),
    "approve": (gettext_lazy("Approved"), "done"),
    "decline": (gettext_lazy("Declined"), "stop"),
}


@require_safe
@for_officers
def employers(request: CampusRequest) -> HttpResponse:
    """Employers to be vetted, the oldest first; or those that were."""
    decided = request.GET.get("show") == "decided"
    page = paginate(request, employer_queue_of(request.officer, decided=decided))
    turns = turns_for(page.object_list)
    counts = counts_of_employer_queue(request.officer)
    here = reverse("campus:employers")
    return show(
        request,
        "campus/employers/queue.html",
        {
            "page": page,
            "rows": [
                {
                    "vetting": each,
                    "turn": turns.get(each.pk),
                    "is_late": is_late_turn(turns.get(each.pk)),
                    "tone": TONES.get(each.state, "plain"),
                }
                for each in page.object_list
            ],
            "decided": decided,
            "tabs": [
                Tab(label=_("Waiting"), url=here, is_current=not decided, count=counts["waiting"]),
                Tab(
                    label=_("Decided"),
                    url=f"{here}?show=decided",
                    is_current=decided,
                    count=counts["decided"],
                ),
            ],
        },
    )


def _vetting(request: CampusRequest, code: str) -> EmployerReview:
    rows = employer_reviews_of(request.officer).select_related("employer", "campus", "officer")
    return get_object_or_404(rows, code=code)


@require_safe
@for_officers
def employer(request: CampusRequest, code: str) -> HttpResponse:
    """What is known, what other campuses decided and why, and the decision."""
    return _show(request, _vetting(request, code))


def _show(
    request: CampusRequest,
    vetting: EmployerReview,
    *,
    approve_form: NoteForm | None = None,
    more_form: QuestionForm | None = None,
    decline_form: ReasonForm | None = None,
) -> HttpResponse:
    moves = WORKFLOWS["vetting.employerreview"].open_as(vetting, OFFICER)
    bound = [form for form in (approve_form, more_form, decline_form) if form is not None]
    return show(
        request,
        "campus/employers/employer.html",
        {
            "vetting": vetting,
            "employer": vetting.employer,
            "tone": TONES.get(vetting.state, "plain"),
            "turn": turn_of(vetting),
            "signs": signs_of(vetting.employer, at=now()),
            "pattern": pattern_of(vetting.campus, vetting.employer, at=now()),
            "elsewhere": [
                (each, TONES.get(each.state, "plain")) for each in reasons_elsewhere(vetting)[:20]
            ],
            "history": _told(vetting),
            "may_approve": "approve" in moves,
            "may_ask": "ask_for_more" in moves,
            "may_decline": "decline" in moves,
            "approve_form": approve_form or NoteForm(auto_id="approve_%s"),
            "more_form": more_form or QuestionForm(auto_id="more_%s"),
            "decline_form": decline_form or ReasonForm(auto_id="decline_%s"),
        },
        *bound,
    )


def _unknown(name: str) -> tuple[str, Tone]:
    return name.replace("_", " ").capitalize(), "plain"


def _told(vetting: EmployerReview) -> list[Happening]:
    rows = []
    for event in history_of(vetting):
        title, tone = _HAPPENED.get(event.name) or _unknown(event.name)
        rows.append(
            Happening(
                title=title,
                at=event.at,
                actor=event.actor_name if event.actor_id else "",
                detail=event.data.get("reason") or event.data.get("answer") or "",
                tone=tone,
            )
        )
    return rows[::-1]


@require_POST
@for_officers
def approve(request: CampusRequest, code: str) -> HttpResponse:
    vetting = _vetting(request, code)
    form = NoteForm(request.POST, auto_id="approve_%s")
    if form.is_valid() and run_action(
        request,
        form,
        lambda: approve_employer(
            vetting, reason=form.cleaned_data["reason"], actor=request.actor, at=now()
        ),
        said=_("Approved. Its briefs can open here."),
    ):
        return redirect("campus:employer", code)
    return _show(request, vetting, approve_form=form)


@require_POST
@for_officers
def ask(request: CampusRequest, code: str) -> HttpResponse:
    vetting = _vetting(request, code)
    form = QuestionForm(request.POST, auto_id="more_%s")
    if form.is_valid() and run_action(
        request,
        form,
        lambda: ask_employer_for_more(
            vetting, reason=form.cleaned_data["reason"], actor=request.actor, at=now()
        ),
        said=_("The employer has your question, and ten business days."),
    ):
        return redirect("campus:employer", code)
    return _show(request, vetting, more_form=form)


@require_POST
@for_officers
def decline(request: CampusRequest, code: str) -> HttpResponse:
    vetting = _vetting(request, code)
    form = ReasonForm(request.POST, auto_id="decline_%s")
    if form.is_valid() and run_action(
        request,
        form,
        lambda: decline_employer(
            vetting, reason=form.cleaned_data["reason"], actor=request.actor, at=now()
        ),
        said=_("Declined. The employer has your reason."),
    ):
        return redirect("campus:employer", code)
    return _show(request, vetting, decline_form=form)


urlpatterns = [
    path("employers/", employers, name="employers"),
    path("employers/<code:code>/", employer, name="employer"),
    path("employers/<code:code>/approve/", approve, name="approve_employer"),
    path("employers/<code:code>/ask/", ask, name="ask_employer"),
    path("employers/<code:code>/decline/", decline, name="decline_employer"),
]
