"""Approvals the office asks others for: of an entry of the ledger, or of work before it begins."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fairbrief.engagements.access import work_at
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.queries import waits_for_authorization
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import run_action, show
from fairbrief.tracking.access import approvals_of_campus, experiences_of_campus, is_own
from fairbrief.tracking.actions import (
    ask_approval,
    decide_approval,
    send_approval_again,
    withdraw_approval,
)
from fairbrief.tracking.approvals import approvals_of
from fairbrief.tracking.approving_forms import AgainForm, AskForm, DecideForm
from fairbrief.tracking.models import Approval, Experience

type Subject = Experience | Engagement


@for_officers
def of_entry(request: CampusRequest, code: str) -> HttpResponse:
    return _page(request, get_object_or_404(experiences_of_campus(request.officer), code=code))


@for_officers
def of_work(request: CampusRequest, code: str) -> HttpResponse:
    return _page(request, get_object_or_404(work_at(request.officer), code=code))


def _page(request: CampusRequest, subject: Subject) -> HttpResponse:
    """Who was asked, and the form to ask another."""
    form = AskForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: ask_approval(subject, actor=request.actor, at=now(), **form.cleaned_data),
            said=_("Asked. The link is on its way to %(name)s.")
            % {"name": form.cleaned_data["name"]},
        )
    ):
        return redirect(_address(subject))
    return _show(request, subject, form)


@require_POST
@for_officers
def again(request: CampusRequest, code: str) -> HttpResponse:
    approval = _approval(request, code)
    form = AgainForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: send_approval_again(
            approval, due_on=form.cleaned_data["due_on"], actor=request.actor, at=now()
        ),
        said=_("The link is on its way again."),
    ):
        return redirect(_address(_subject(approval)))
    return _show(request, _subject(approval), AskForm(), approval, again_form=form)


@require_POST
@for_officers
def withdraw(request: CampusRequest, code: str) -> HttpResponse:
    approval = _approval(request, code)
    run_action(
        request,
        None,
        lambda: withdraw_approval(approval, actor=request.actor, at=now()),
        said=_("Withdrawn. The link no longer works."),
    )
    return redirect(_address(_subject(approval)))


@require_POST
@for_officers
def decide(request: CampusRequest, code: str) -> HttpResponse:
    """In the place of who did not answer in time."""
    approval = _approval(request, code)
    form = DecideForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: decide_approval(
            approval,
            approves=form.cleaned_data["answer"] == "yes",
            reason=form.cleaned_data["reason"],
            actor=request.actor,
            at=now(),
        ),
        said=_("Decided. The student is told."),
    ):
        return redirect(_address(_subject(approval)))
    return _show(request, _subject(approval), AskForm(), approval, decide_form=form)


def _approval(request: CampusRequest, code: str) -> Approval:
    return get_object_or_404(approvals_of_campus(request.officer), code=code)


def _subject(approval: Approval) -> Subject:
    subject = approval.subject
    assert isinstance(subject, Experience | Engagement)  # noqa: S101 - narrows the type
    return subject


def _address(subject: Subject) -> str:
    name = "approvals_of_work" if isinstance(subject, Engagement) else "approvals_of_entry"
    return reverse(f"campus:{name}", args=[subject.code])


def _show(
    request: CampusRequest,
    subject: Subject,
    form: AskForm,
    at_fault: Approval | None = None,
    *,
    again_form: AgainForm | None = None,
    decide_form: DecideForm | None = None,
) -> HttpResponse:
    rows = [
        (
            each,
            again_form if again_form and each == at_fault else AgainForm(of=each),
            decide_form if decide_form and each == at_fault else DecideForm(of=each),
        )
        for each in approvals_of(subject)
    ]
    context = {
        "subject": subject,
        "is_own": is_own(request.officer, subject),
        **_facts(subject),
        "form": form,
        "rows": rows,
    }
    forms = [each for each in (form, again_form, decide_form) if each is not None]
    return show(request, "campus/approvals.html", context, *forms)


def _facts(subject: Subject) -> dict[str, Any]:
    if isinstance(subject, Engagement):
        return {
            "person": subject.student,
            "employer": subject.employer.name,
            "up": reverse("campus:workspace", args=[subject.code]),
            "may_ask": waits_for_authorization(subject),
        }
    return {
        "person": subject.person,
        "employer": subject.employer_name,
        "up": reverse("campus:entry", args=[subject.code]),
        "may_ask": not subject.is_refused,
    }


urlpatterns = [
    path("ledger/<code:code>/approvals/", of_entry, name="approvals_of_entry"),
    path("work/<code:code>/approvals/", of_work, name="approvals_of_work"),
    path("approvals/<code:code>/again/", again, name="ask_approval_again"),
    path("approvals/<code:code>/withdraw/", withdraw, name="withdraw_approval"),
    path("approvals/<code:code>/decide/", decide, name="decide_approval"),
]
