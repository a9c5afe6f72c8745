"""An employer's file: what is known and observed, what others decided, the thread, the decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fairbrief.audit.queries import whole_history_of
from fairbrief.audit.workflow import WORKFLOWS
from fairbrief.clocks.queries import turn_of
from fairbrief.kernel.clock import now
from fairbrief.organizations.queries import day_at
from fairbrief.portals.campus.employers import TONES
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import run_action, show
from fairbrief.portals.ui.shapes import Happening, Tone
from fairbrief.tracking.issues import pattern_of
from fairbrief.vetting.access import OFFICER, employer_reviews_of, observations_for
from fairbrief.vetting.actions import (
    approve_employer,
    ask_employer_for_more,
    ask_for_another_look,
    decline_employer,
    end_trust,
    observe,
    revise_approval,
    trust_employer,
    withdraw_observation,
)
from fairbrief.vetting.evidence import signs_of
from fairbrief.vetting.forms import (
    ApprovalForm,
    DeclineForm,
    InquiryForm,
    LookAgainForm,
    ObservationForm,
    TrustForm,
    WithdrawForm,
)
from fairbrief.vetting.models import EmployerReview
from fairbrief.vetting.queries import (
    is_approved,
    is_far_off,
    is_trusted,
    may_be_relied_on,
    observations_of,
    reasons_elsewhere,
    thread_of,
    waits_for_answer,
    with_next_to_vet,
    with_thread,
)
from fairbrief.vetting.registers import registers_for
from fairbrief.vetting.terms import recheck_said, terms_said

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from fairbrief.audit.models import Event

_HAPPENED: dict[str, tuple[_StrPromise, Tone]] = {
    "asked": (gettext_lazy("Sent its first brief here"), "plain"),
    "ask_for_more": (gettext_lazy("Asked for more"), "attention"),
    "answer": (gettext_lazy("The employer answered"), "plain"),
    "give_up_waiting": (gettext_lazy("No answer in time"), "attention"),
    "approve": (gettext_lazy("Approved"), "done"),
    "revised": (gettext_lazy("Looked at again, and stays approved"), "done"),
    "decline": (gettext_lazy("Declined"), "stop"),
    "recheck": (gettext_lazy("To be looked at again"), "attention"),
    "observed": (gettext_lazy("Something was observed"), "plain"),
    "withdrew_observation": (gettext_lazy("An observation was withdrawn"), "plain"),
    "trusted": (gettext_lazy("Marked trusted"), "done"),
    "trust_ended": (gettext_lazy("Not marked trusted any more"), "plain"),
}
#: What an observation says, in colour.
_SAYS: dict[str, Tone] = {"positive": "done", "neutral": "plain", "negative": "attention"}


def _vetting(request: CampusRequest, code: str) -> EmployerReview:
    rows = employer_reviews_of(request.officer).select_related(
        "employer", "campus", "officer", "relies_on__campus"
    )
    return get_object_or_404(with_next_to_vet(with_thread(rows)), code=code)


@require_safe
@for_officers
def employer(request: CampusRequest, code: str) -> HttpResponse:
    """What is known, what other campuses decided and why, and the decision."""
    return _show(request, _vetting(request, code), {})


def _show(
    request: CampusRequest, vetting: EmployerReview, forms: dict[str, BaseForm]
) -> HttpResponse:
    moves = WORKFLOWS["vetting.employerreview"].open_as(vetting, OFFICER)
    elsewhere = list(reasons_elsewhere(vetting)[:20])
    stands = is_approved(vetting)
    observations = observations_of(vetting)
    turn = turn_of(vetting)
    return show(
        request,
        "campus/employers/employer.html",
        {
            "vetting": vetting,
            "employer": vetting.employer,
            "tone": TONES.get(vetting.state, "plain"),
            "turn": None if is_far_off(turn) else turn,
            "signs": signs_of(vetting.employer, at=now()),
            "pattern": pattern_of(vetting.campus, vetting.employer, at=now()),
            "registers": registers_for(vetting.employer),
            "elsewhere": [(each, TONES.get(each.state, "plain")) for each in elsewhere],
            "observations": [
                (each, _SAYS[each.tone]) for each in observations if each.vetting_id == vetting.pk
            ],
            "observed_elsewhere": [
                (each, _SAYS[each.tone]) for each in observations if each.vetting_id != vetting.pk
            ],
            "thread": thread_of(vetting),
            "terms": terms_said(vetting),
            "recheck": recheck_said(vetting),
            "is_trusted": is_trusted(vetting, on=day_at(vetting.campus, now())),
            "history": _told(vetting),
            "may_approve": "approve" in moves,
            "may_ask": "ask_for_more" in moves,
            "asks": waits_for_answer(vetting),
            "may_decline": "decline" in moves,
            "stands": stands,
            **_forms(vetting, elsewhere, stands=stands, sent=forms),
        },
        *forms.values(),
    )


def _forms(
    vetting: EmployerReview,
    elsewhere: list[EmployerReview],
    *,
    stands: bool,
    sent: dict[str, BaseForm],
) -> dict[str, Any]:
    """Every form of the page; the one that was refused comes back bound."""
    relied = [each for each in elsewhere if may_be_relied_on(each, by=vetting)]
    return {
        "approve_form": ApprovalForm(
            elsewhere=relied,
            now=vetting if stands else None,
            auto_id="approve_%s",
            initial={"seen": vetting.shown},
        ),
        "more_form": InquiryForm(auto_id="more_%s", initial={"seen": vetting.shown}),
        "decline_form": DeclineForm(auto_id="decline_%s", initial={"seen": vetting.shown}),
        "observe_form": ObservationForm(auto_id="observe_%s"),
        "withdraw_form": WithdrawForm(auto_id="withdraw_%s"),
        "trust_form": TrustForm(auto_id="trust_%s"),
        "again_form": LookAgainForm(auto_id="again_%s"),
        **sent,
    }


def _told(vetting: EmployerReview) -> list[Happening]:
    rows = []
    for event in whole_history_of(vetting):
        title, tone = _HAPPENED.get(event.name) or (
            event.name.replace("_", " ").capitalize(),
            "plain",
        )
        rows.append(
            Happening(
                title=title,
                at=event.at,
                actor=event.who if event.actor_id else "",
                detail=_detail(event),
                tone=tone,
            )
        )
    return rows[::-1]


def _detail(event: Event) -> str:
    said = event.data
    words = said.get("reason") or said.get("answer") or said.get("note") or ""
    relied = said.get("relied")
    return "\n".join(each for each in (words, _relying(relied) if relied else "") if each)


def _relying(relied: dict[str, str]) -> str:
    return _("Relies on {campus}’s decision of {day}.").format(
        campus=relied["campus"], day=relied["on"]
    )


def _acts(
    request: CampusRequest,
    vetting: EmployerReview,
    name: str,
    form: BaseForm,
    action: Callable[[], object],
    said: str,
) -> HttpResponse:
    """Runs the action of a form that holds; otherwise the page comes back with it."""
    if form.is_valid() and run_action(request, form, action, said=said):
        return redirect("campus:employer", vetting.code)
    return _show(request, vetting, {name: form})


def _approval_form(request: CampusRequest, vetting: EmployerReview) -> ApprovalForm:
    relied = [
        each for each in reasons_elsewhere(vetting)[:20] if may_be_relied_on(each, by=vetting)
    ]
    return ApprovalForm(
        request.POST,
        elsewhere=relied,
        auto_id="approve_%s",
        initial={"seen": vetting.shown},
    )


@require_POST
@for_officers
def approve(request: CampusRequest, code: str) -> HttpResponse:
    """Approves it; where it is approved, keeps the approval on the terms sent."""
    vetting = _vetting(request, code)
    form = _approval_form(request, vetting)
    does = revise_approval if is_approved(vetting) else approve_employer
    return _acts(
        request,
        vetting,
        "approve_form",
        form,
        lambda: does(
            vetting,
            reason=form.cleaned_data["reason"],
            approval=form.approval,
            seen=form.cleaned_data["seen"],
            actor=request.actor,
            at=now(),
        ),
        _("Approved. Its briefs can open here."),
    )


@require_POST
@for_officers
def ask(request: CampusRequest, code: str) -> HttpResponse:
    vetting = _vetting(request, code)
    form = InquiryForm(request.POST, auto_id="more_%s", initial={"seen": vetting.shown})
    return _acts(
        request,
        vetting,
        "more_form",
        form,
        lambda: ask_employer_for_more(
            vetting,
            **form.cleaned_data,
            actor=request.actor,
            at=now(),
        ),
        _("The employer has your question, and is reminded before the time is over."),
    )


@require_POST
@for_officers
def decline(request: CampusRequest, code: str) -> HttpResponse:
    vetting = _vetting(request, code)
    form = DeclineForm(request.POST, auto_id="decline_%s", initial={"seen": vetting.shown})
    return _acts(
        request,
        vetting,
        "decline_form",
        form,
        lambda: decline_employer(
            vetting,
            **form.cleaned_data,
            actor=request.actor,
            at=now(),
        ),
        _("Declined. The employer has your reason."),
    )


@require_POST
@for_officers
def observes(request: CampusRequest, code: str) -> HttpResponse:
    """Keeps what the officer saw."""
    vetting = _vetting(request, code)
    form = ObservationForm(request.POST, auto_id="observe_%s")
    return _acts(
        request,
        vetting,
        "observe_form",
        form,
        lambda: observe(vetting, **form.cleaned_data, actor=request.actor, at=now()),
        _("Kept in the file."),
    )


@require_POST
@for_officers
def withdraws(request: CampusRequest, code: str, observation: str) -> HttpResponse:
    """Takes an observation of the own office back."""
    vetting = _vetting(request, code)
    found = get_object_or_404(observations_for(request.officer), code=observation)
    if found.vetting_id != vetting.pk:
        raise Http404
    form = WithdrawForm(request.POST, auto_id="withdraw_%s")
    return _acts(
        request,
        vetting,
        "withdraw_form",
        form,
        lambda: withdraw_observation(
            found, why=form.cleaned_data["why"], actor=request.actor, at=now()
        ),
        _("Withdrawn. It stays in the file, struck through."),
    )


@require_POST
@for_officers
def trusts(request: CampusRequest, code: str) -> HttpResponse:
    """Marks it trusted, or takes the mark away."""
    vetting = _vetting(request, code)
    if "end" in request.POST:
        run_action(
            request,
            None,
            lambda: end_trust(vetting, actor=request.actor, at=now()),
            said=_("Its briefs come to a person again."),
        )
        return redirect("campus:employer", code)
    form = TrustForm(request.POST, auto_id="trust_%s")
    return _acts(
        request,
        vetting,
        "trust_form",
        form,
        lambda: trust_employer(vetting, **form.cleaned_data, actor=request.actor, at=now()),
        _("Marked trusted. What that means for its briefs stands in your policy."),
    )


@require_POST
@for_officers
def looks_again(request: CampusRequest, code: str) -> HttpResponse:
    """Puts an approved employer into the queue again."""
    vetting = _vetting(request, code)
    form = LookAgainForm(request.POST, auto_id="again_%s")
    return _acts(
        request,
        vetting,
        "again_form",
        form,
        lambda: ask_for_another_look(
            vetting, note=form.cleaned_data["note"], actor=request.actor, at=now()
        ),
        _("It stands in the queue again; the approval holds meanwhile."),
    )


urlpatterns = [
    path("employers/<code:code>/", employer, name="employer"),
    path("employers/<code:code>/approve/", approve, name="approve_employer"),
    path("employers/<code:code>/ask/", ask, name="ask_employer"),
    path("employers/<code:code>/decline/", decline, name="decline_employer"),
    path("employers/<code:code>/observe/", observes, name="observe_employer"),
    path(
        "employers/<code:code>/observations/<code:observation>/withdraw/",
        withdraws,
        name="withdraw_observation",
    ),
    path("employers/<code:code>/trust/", trusts, name="trust_employer"),
    path("employers/<code:code>/again/", looks_again, name="recheck_employer"),
]
