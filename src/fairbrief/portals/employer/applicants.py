"""Comparing, shortlisting, offering, and answering everyone."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from fairbrief.advising.queries import nomination_for
from fairbrief.applications.access import (
    MEMBER,
    applications_to,
    is_named,
    label_of,
    may_write_as,
    reader_of,
)
from fairbrief.applications.actions import (
    decline,
    decline_others,
    keep_as_alternate,
    mark_seen,
    offer,
    shortlist,
    withdraw_offer,
)
from fairbrief.applications.forms import DeclineAllForm, MessageForm, OwnReasonForm, ReasonForm
from fairbrief.applications.models import Application
from fairbrief.applications.queries import (
    applicants_listed,
    applicants_of,
    others_beside,
    talk_of,
    to_decline,
    waiting_for_employer,
    why_offer_stands,
    with_applicant,
    with_offered,
)
from fairbrief.applications.queue import why_no_place
from fairbrief.applications.talking import write_message
from fairbrief.applications.workflow import ANSWER_OFFER_BY, DECIDE_AGAIN_BY, WORKFLOW
from fairbrief.briefs.access import briefs_of
from fairbrief.briefs.models import Brief
from fairbrief.briefs.terms import clear_terms_of
from fairbrief.clocks.queries import Turn, turn_of, turns_for
from fairbrief.concerns.kinds import EMPLOYER
from fairbrief.concerns.queries import hear
from fairbrief.disclosures.actions import note_disclosure
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.thread import talk_about
from fairbrief.portals.ui.http import paginate, redirect_next, run_action, show


@dataclass(frozen=True)
class Applicant:
    """An application as the employer compares it; without a name at first."""

    application: Application
    label: str
    is_named: bool
    turn: Turn | None

    @property
    def can_shortlist(self) -> bool:
        return "shortlist" in WORKFLOW.open_as(self.application, MEMBER)


def _brief(request: EmployerRequest, code: str) -> Brief:
    """With how many of its places are offered."""
    _require_decider(request)
    briefs = with_offered(briefs_of(request.member).select_related("employer"))
    return get_object_or_404(briefs, code=code)


@require_safe
@for_employers
def applicants(request: EmployerRequest, code: str) -> HttpResponse:
    """Everyone side by side, twenty a page, blind until shortlisted."""
    brief = _brief(request, code)
    page = paginate(request, applicants_of(brief).only("pk"))
    rows = applicants_listed([row.pk for row in page.object_list])
    turns = turns_for(rows)
    hear(EMPLOYER, rows)
    note_disclosure(rows, actor=request.actor, at=now())
    return show(
        request,
        "employer/applicants.html",
        {
            "brief": brief,
            "page": page,
            "rows": [
                Applicant(row, label_of(row), is_named(row), turns.get(row.pk)) for row in rows
            ],
            "left": to_decline(brief).count(),
            "places_left": brief.seats - brief.seats_taken,
        },
    )


@require_safe
@for_employers
def all_applicants(request: EmployerRequest) -> HttpResponse:
    """Everyone who waits for an answer, over all briefs, the oldest first."""
    page = paginate(request, waiting_for_employer(request.member))
    rows = list(page.object_list)
    turns = turns_for(rows)
    hear(EMPLOYER, rows)
    note_disclosure(rows, actor=request.actor, at=now())
    return show(
        request,
        "employer/all_applicants.html",
        {
            "decides": may_write_as(request.member),
            "page": page,
            "rows": [
                Applicant(row, label_of(row), is_named(row), turns.get(row.pk)) for row in rows
            ],
        },
    )


def _require_decider(request: EmployerRequest) -> None:
    """Applications are for those who decide them: finance and senior leaders have other pages."""
    if not may_write_as(request.member):
        raise PermissionDenied


def _application(request: EmployerRequest, code: str) -> Application:
    _require_decider(request)
    return get_object_or_404(with_applicant(applications_to(request.member)), code=code)


@require_safe
@for_employers
def applicant(request: EmployerRequest, code: str) -> HttpResponse:
    """One application. Looking at it is the first reply."""
    row = _application(request, code)
    return _show(request, row, ReasonForm(brief=row.brief))


@require_POST
@for_employers
def say(request: EmployerRequest, code: str) -> HttpResponse:
    """A message to the student."""
    row = _application(request, code)
    form = MessageForm(request.POST, with_files=False)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: write_message(row, text=form.cleaned_data["text"], actor=request.actor, at=now()),
        said=_("Sent."),
    ):
        return redirect(reverse("employer:applicant", args=[code]) + "#messages")
    return _show(request, row, ReasonForm(brief=row.brief), form)


def _show(
    request: EmployerRequest,
    row: Application,
    form: ReasonForm,
    say_form: MessageForm | None = None,
    *gone: BaseForm,
) -> HttpResponse:
    """`gone` are forms of another page that were refused, and that it has no more."""
    mark_seen(row, actor=request.actor, at=now())
    note_disclosure([row], actor=request.actor, at=now())
    doors = WORKFLOW.open_as(row, MEMBER)
    talk = talk_of(row, reader=reader_of(request.actor))
    nomination = nomination_for(row.student_id, row.brief_id)
    hear(EMPLOYER, [row, nomination])
    return show(
        request,
        "employer/applicant.html",
        {
            "application": row,
            "nomination": nomination,
            "brief": row.brief,
            "label": label_of(row),
            "is_named": is_named(row),
            "turn": turn_of(row),
            "can_shortlist": "shortlist" in doors,
            "can_keep": "keep_as_alternate" in doors,
            "can_offer": "offer" in doors,
            "is_offered": "withdraw_offer" in doors,
            "why_it_stands": why_offer_stands(row) if "withdraw_offer" in doors else "",
            "can_decline": "decline" in doors,
            "form": form,
            **talk_about(
                request,
                row,
                talk,
                side=EMPLOYER,
                actor=request.actor,
                may_write=may_write_as(request.member),
                form=say_form,
            ),
        },
        *([form] if say_form is None else [say_form]),
        *gone,
    )


#: What an employer can do with one press, by its name in the address.
STEPS = {
    "shortlist": (shortlist, gettext_lazy("On the shortlist; the name is shown now.")),
    "alternate": (
        keep_as_alternate,
        gettext_lazy("Kept in mind: moves up by itself when an offer falls free."),
    ),
}


@require_POST
@for_employers
def step(request: EmployerRequest, code: str, name: str) -> HttpResponse:
    row = _application(request, code)
    act, said = STEPS[name]
    run_action(request, None, lambda: act(row, actor=request.actor, at=now()), said=said)
    return redirect_next(request, "employer:applicant", code)


@for_employers
def make_offer(request: EmployerRequest, code: str) -> HttpResponse:
    """What is offered to whom, until when, and what becomes of the others; then the offer."""
    row, at = _application(request, code), now()
    if "offer" not in WORKFLOW.open_as(row, MEMBER):
        return redirect("employer:applicant", code)
    if request.method == "POST":
        run_action(
            request,
            None,
            lambda: offer(row, actor=request.actor, at=at),
            said=_("Offered. The student has three business days to answer."),
        )
        return redirect("employer:applicant", code)
    note_disclosure([row], actor=request.actor, at=at)
    return show(
        request,
        "employer/make_offer.html",
        {
            "application": row,
            "brief": row.brief,
            "label": label_of(row),
            "is_named": is_named(row),
            "terms": clear_terms_of(row.brief),
            "answer_by": ANSWER_OFFER_BY.due(row, at),
            "others": others_beside(row),
            "why_no_place": why_no_place(row, at=at),
        },
    )


@for_employers
def take_offer_back(request: EmployerRequest, code: str) -> HttpResponse:
    """What withdrawing an offer means, and the reason that the student reads."""
    row, at = _application(request, code), now()
    is_there = "withdraw_offer" in WORKFLOW.open_as(row, MEMBER) and not why_offer_stands(row)
    if not is_there and request.method != "POST":
        return redirect("employer:applicant", code)
    form = OwnReasonForm(request.POST or None)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: withdraw_offer(row, actor=request.actor, at=at, reason=form.cleaned_data["reason"]),
        said=_("Withdrawn. The student reads your reason, and the place is free again."),
    ):
        return redirect("employer:applicant", code)
    if not is_there:
        return _show(request, row, ReasonForm(brief=row.brief), None, form)
    return show(
        request,
        "employer/withdraw_offer.html",
        {
            "application": row,
            "brief": row.brief,
            "label": label_of(row),
            "form": form,
            "turn": turn_of(row),
            "decide_by": DECIDE_AGAIN_BY.due(row, at),
            "others": others_beside(row),
        },
        form,
    )


@require_POST
@for_employers
def decline_one(request: EmployerRequest, code: str) -> HttpResponse:
    """No, with a reason the student reads."""
    row = _application(request, code)
    form = ReasonForm(request.POST, brief=row.brief)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: decline(row, actor=request.actor, at=now(), reason=form.cleaned_data["said"]),
        said=_("Answered. The student reads your reason."),
    ):
        return redirect("employer:applicants", row.brief.code)
    return _show(request, row, form)


@for_employers
def answer_everyone(request: EmployerRequest, code: str) -> HttpResponse:
    """Everyone who waits, and was not chosen for anything, is declined in one act with a reason."""
    brief = _brief(request, code)
    rows = to_decline(brief).select_related("student__user")
    waiting = [(row, label_of(row)) for row in rows.prefetch_related("student__skills")]
    form = DeclineAllForm(request.POST or None, brief=brief, waiting=waiting)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: decline_others(
            brief,
            reasons=form.reasons,
            seen=form.cleaned_data["seen"],
            actor=request.actor,
            at=now(),
        ),
        said=ngettext(
            "One application is declined; the student reads your reason.",
            "%(count)d applications are declined; each student reads your reason.",
            len(waiting),
        )
        % {"count": len(waiting)},
    ):
        return redirect("employer:applicants", code)
    note_disclosure([row for row, _label in waiting], actor=request.actor, at=now())
    return show(request, "employer/answer_everyone.html", {"brief": brief, "form": form}, form)


urlpatterns = [
    path("applicants/", all_applicants, name="all_applicants"),
    path("briefs/<code:code>/applicants/", applicants, name="applicants"),
    path("briefs/<code:code>/applicants/answer/", answer_everyone, name="answer_everyone"),
    path("applicants/<code:code>/", applicant, name="applicant"),
    path("applicants/<code:code>/say/", say, name="say"),
    path("applicants/<code:code>/offer/", make_offer, name="offer_applicant"),
    path("applicants/<code:code>/withdraw-offer/", take_offer_back, name="withdraw_offer"),
    path("applicants/<code:code>/decline/", decline_one, name="decline_applicant"),
    *(
        path(f"applicants/<code:code>/{name}/", step, {"name": name}, name=f"{name}_applicant")
        for name in STEPS
    ),
]
