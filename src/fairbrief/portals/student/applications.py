"""Applying, and my applications."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fairbrief.advising.queries import hold_on, why_stopped
from fairbrief.advising.states import Stops
from fairbrief.applications.access import applications_of, reader_of
from fairbrief.applications.actions import (
    accept_offer,
    begin,
    decline_offer,
    save_draft,
    submit_application,
    withdraw,
)
from fairbrief.applications.forms import ApplicationForm, MessageForm, OwnReasonForm
from fairbrief.applications.models import Application
from fairbrief.applications.queries import (
    agreement_code_of,
    ahead_of,
    applications_with_briefs,
    applied_to,
    door_of,
    line_of,
    live_applications,
    talk_of,
    with_applied,
)
from fairbrief.applications.talking import write_message
from fairbrief.applications.workflow import WORKFLOW
from fairbrief.audit.queries import whole_history_of
from fairbrief.briefs.queries import day_there, whole
from fairbrief.briefs.terms import clear_terms_of
from fairbrief.clocks.queries import turn_of, turns_for
from fairbrief.concerns.kinds import STUDENT
from fairbrief.concerns.queries import hear
from fairbrief.discovery.matching import odds
from fairbrief.discovery.queries import briefs_readable_by
from fairbrief.engagements.queries import promises_of
from fairbrief.kernel.clock import day_in, now
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.thread import talk_about
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.portals.ui.shapes import Happening

#: What happened, as the student reads it.
SAID = {
    "begun": gettext_lazy("You began an application"),
    "submit": gettext_lazy("You sent it"),
    "see": gettext_lazy("They looked at it"),
    "shortlist": gettext_lazy("They put you on the shortlist"),
    "keep_as_alternate": gettext_lazy("They keep you in mind"),
    "offer": gettext_lazy("They made you an offer"),
    "match": gettext_lazy("The matching day made you an offer"),
    "move_up": gettext_lazy("A place came free, and you moved up: you have an offer"),
    "accept_offer": gettext_lazy("You accepted"),
    "decline_offer": gettext_lazy("You declined the offer"),
    "withdraw": gettext_lazy("You withdrew it"),
    "withdraw_offer": gettext_lazy("They withdrew the offer"),
    "decline": gettext_lazy("They declined"),
    "return_unanswered": gettext_lazy("No answer came in time"),
    "lapse": gettext_lazy("The offer lapsed"),
    "late reply": gettext_lazy("Their first look is late"),
}


@require_safe
@for_students
def applications(request: StudentRequest) -> HttpResponse:
    """Every application with its state and whose turn it is."""
    page = paginate(request, applications_with_briefs(applications_of(request.student)))
    rows = list(page.object_list)
    turns = turns_for(rows)
    hear(STUDENT, rows)
    return show(
        request,
        "student/applications.html",
        {"page": page, "rows": [(row, turns.get(row.pk)) for row in rows]},
    )


@for_students
def apply(request: StudentRequest, code: str) -> HttpResponse:
    """Applying in minutes: two questions, the hours, a link if one likes. Drafts are kept."""
    student, at = request.student, now()
    brief = get_object_or_404(with_applied(whole(briefs_readable_by(student))), code=code)
    live = live_applications(student)
    application = next((row for row in live if row.brief_id == brief.pk), None)
    if application and application.submitted_at:
        return redirect("student:application", application.code)
    form = ApplicationForm(request.POST or None, instance=application)
    if request.method == "POST" and form.is_valid():

        def send() -> None:
            draft = begin(student, brief=brief, actor=request.actor, at=at)
            save_draft(draft, actor=request.actor, at=at, **form.cleaned_data)
            if "keep" not in request.POST:
                submit_application(draft, actor=request.actor, at=at)

        kept = "keep" in request.POST
        said = _("Kept as a draft.") if kept else _("Sent. Each side has a clock from here on.")
        if run_action(request, form, send, said=said):
            return redirect("student:applications")
        _keep(request, brief, form)
    today = day_in(request.user.time_zone, at)
    promises = promises_of(student, today=today)
    held = hold_on(student, Stops.APPLYING, at=at)
    return show(
        request,
        "student/apply.html",
        {
            "brief": brief,
            "terms": clear_terms_of(brief),
            "door": door_of(student, brief, today=day_there(brief, at), live=live),
            "held": why_stopped(held, Stops.APPLYING) if held else "",
            "form": form,
            "odds": odds(applied_to(brief), brief.seats),
            "line": line_of(brief),
            "left_hours": promises.hours_left(brief.starts_on or today, brief.due_on or today),
        },
        form,
    )


def _keep(request: StudentRequest, brief: Any, form: ApplicationForm) -> None:
    """What was typed stays as a draft, even when it could not be sent."""

    def keep() -> None:
        draft = begin(request.student, brief=brief, actor=request.actor, at=now())
        save_draft(draft, actor=request.actor, at=now(), **form.cleaned_data)

    run_action(request, form, keep)


def _own(request: StudentRequest, code: str) -> Application:
    rows = applications_of(request.student).select_related(
        "brief__employer", "brief__supervisor", "brief__backup", "brief__leader"
    )
    return get_object_or_404(rows, code=code)


@require_safe
@for_students
def application(request: StudentRequest, code: str) -> HttpResponse:
    return _show(request, _own(request, code), OwnReasonForm())


@require_POST
@for_students
def say(request: StudentRequest, code: str) -> HttpResponse:
    """A message to the employer."""
    row = _own(request, code)
    form = MessageForm(request.POST, with_files=False)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: write_message(row, text=form.cleaned_data["text"], actor=request.actor, at=now()),
        said=_("Sent."),
    ):
        return redirect(reverse("student:application", args=[code]) + "#messages")
    return _show(request, row, OwnReasonForm(), form)


def _show(
    request: StudentRequest,
    row: Application,
    form: OwnReasonForm,
    say_form: MessageForm | None = None,
) -> HttpResponse:
    doors = WORKFLOW.open_as(row, STUDENT)
    talk = talk_of(row, reader=reader_of(request.actor))
    hear(STUDENT, [row])
    return show(
        request,
        "student/application.html",
        {
            "application": row,
            "brief": row.brief,
            "terms": clear_terms_of(row.brief),
            "turn": turn_of(row),
            "can_withdraw": "withdraw" in doors,
            "can_accept": "accept_offer" in doors,
            "can_send": "submit" in doors,
            "agreement_code": talk.agreement,
            "ahead": ahead_of(row),
            "form": form,
            **talk_about(request, row, talk, side=STUDENT, actor=request.actor, form=say_form),
            "happenings": [
                Happening(title=SAID.get(event.name, event.name), at=event.at)
                for event in whole_history_of(row)
            ],
        },
        *([form] if say_form is None else [say_form]),
    )


@require_POST
@for_students
def withdraw_view(request: StudentRequest, code: str) -> HttpResponse:
    row = _own(request, code)
    run_action(
        request,
        None,
        lambda: withdraw(row, actor=request.actor, at=now()),
        said=_("Withdrawn. It no longer counts."),
    )
    return redirect("student:application", code)


@require_POST
@for_students
def accept(request: StudentRequest, code: str) -> HttpResponse:
    """Yes to an offer: the agreement is next."""
    row = _own(request, code)
    if run_action(
        request,
        None,
        lambda: accept_offer(row, actor=request.actor, at=now()),
        said=_(
            "Accepted. Here is the agreement: read it. The employer first says in what capacity "
            "you work; then you sign."
        ),
    ) and (agreement := agreement_code_of(row)):
        return redirect(f"/student/agreements/{agreement}/")
    return redirect("student:application", code)


@require_POST
@for_students
def decline(request: StudentRequest, code: str) -> HttpResponse:
    """No to an offer, with a reason."""
    row = _own(request, code)
    form = OwnReasonForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: decline_offer(
            row, actor=request.actor, at=now(), reason=form.cleaned_data["reason"]
        ),
        said=_("Declined. They have your reason."),
    ):
        return redirect("student:application", code)
    return _show(request, row, form)


urlpatterns = [
    path("applications/", applications, name="applications"),
    path("briefs/<code:code>/apply/", apply, name="apply"),
    path("applications/<code:code>/", application, name="application"),
    path("applications/<code:code>/say/", say, name="say"),
    path("applications/<code:code>/withdraw/", withdraw_view, name="withdraw"),
    path("applications/<code:code>/accept/", accept, name="accept_offer"),
    path("applications/<code:code>/decline/", decline, name="decline_offer"),
]
