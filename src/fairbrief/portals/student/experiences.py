"""The student's experiences: from here, and logged from elsewhere."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from fairbrief.audit.workflow import WORKFLOWS
from fairbrief.clocks.queries import turn_of
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.portals.ui.shapes import Figure
from fairbrief.portals.ui.tags.writing import hours
from fairbrief.relationships.queries import next_step_of
from fairbrief.tracking.access import STUDENT, experiences_of
from fairbrief.tracking.actions import (
    answer_outcome,
    ask_outcomes_again,
    correct_experience,
    delete_experience,
    log_outside,
    look_back,
    send_link_again,
    stop_outcomes,
)
from fairbrief.tracking.approvals import approvals_of
from fairbrief.tracking.forms import ExperienceForm, LookBackForm, OutcomeForm, PasteForm
from fairbrief.tracking.models import Experience
from fairbrief.tracking.outcomes import answers_of, stage_reached, wants_no_mail
from fairbrief.tracking.prefill import read_posting
from fairbrief.tracking.queries import Totals, may_send_again, totals_of


@require_safe
@for_students
def experiences(request: StudentRequest) -> HttpResponse:
    """Everything the student has done, and what it adds up to."""
    return show(
        request,
        "student/experiences.html",
        {
            "page": paginate(request, experiences_of(request.student)),
            "figures": _figures(totals_of(request.student)),
        },
    )


def _figures(totals: Totals) -> list[Figure]:
    return [
        Figure(value=totals.experiences, label=_("confirmed")),
        Figure(value=hours(totals.minutes), label=_("worked")),
        Figure(value=totals.employers, label=ngettext("employer", "employers", totals.employers)),
        *(Figure(value=amount, label=_("paid to you")) for amount in totals.paid),
    ]


@for_students
def new_experience(request: StudentRequest) -> HttpResponse:
    """Logs an outside experience; a pasted posting fills in what can be read from it."""
    paste_form, form = PasteForm(), ExperienceForm()
    if request.method == "POST" and "text" in request.POST:
        paste_form = PasteForm(request.POST)
        if paste_form.is_valid():
            form = ExperienceForm(initial=read_posting(paste_form.cleaned_data["text"]))
    elif request.method == "POST":
        form = ExperienceForm(request.POST)
        logged: list[Experience] = []
        if form.is_valid() and run_action(
            request,
            form,
            lambda: logged.append(
                log_outside(request.student, told=form.told, actor=request.actor, at=now())
            ),
            said=_("Logged."),
        ):
            return redirect("student:experience", logged[0].code)
    return show(
        request,
        "student/new_experience.html",
        {"form": form, "paste_form": paste_form},
        form,
        paste_form,
    )


@for_students
def experience(request: StudentRequest, code: str) -> HttpResponse:
    """One entry: its state, whose turn it is, and how to mend it while nobody has confirmed it."""
    entry = _entry(request, code)
    form = ExperienceForm.of(entry, request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: correct_experience(entry, told=form.told, actor=request.actor, at=now()),
            said=_("Kept, and sent.") if entry.is_refused else _("Kept."),
        )
    ):
        return redirect("student:experience", code)
    return _show(request, entry, form=form)


@require_POST
@for_students
def look_back_at(request: StudentRequest, code: str) -> HttpResponse:
    """What the student learned there, and whether they would recommend it."""
    entry = _entry(request, code)
    form = LookBackForm.of(entry, request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: look_back(entry, **form.cleaned_data, actor=request.actor, at=now()),
        said=_("Kept."),
    ):
        return redirect("student:experience", code)
    return _show(request, entry, look_back_form=form)


@require_POST
@for_students
def what_next(request: StudentRequest, code: str) -> HttpResponse:
    """Where the student is some months later; or that no mails shall ask it."""
    entry = _entry(request, code)
    if "mails" in request.POST:
        act = ask_outcomes_again if request.POST["mails"] == "yes" else stop_outcomes
        run_action(request, None, lambda: act(entry, actor=request.actor, at=now()))
        return redirect("student:experience", code)
    form = OutcomeForm(request.POST)
    months = stage_reached(entry, today=localdate()) or 0
    if form.is_valid() and run_action(
        request,
        form,
        lambda: answer_outcome(
            entry, months=months, **form.cleaned_data, actor=request.actor, at=now()
        ),
        said=_("Thank you. Your career office reads it."),
    ):
        return redirect("student:experience", code)
    return _show(request, entry, outcome_form=form)


def _entry(request: StudentRequest, code: str) -> Experience:
    return get_object_or_404(experiences_of(request.student), code=code)


def _show(
    request: StudentRequest,
    entry: Experience,
    *,
    form: ExperienceForm | None = None,
    look_back_form: LookBackForm | None = None,
    outcome_form: OutcomeForm | None = None,
) -> HttpResponse:
    form = form or ExperienceForm.of(entry)
    look_back_form = look_back_form or LookBackForm.of(entry)
    answers = answers_of(entry)
    months = stage_reached(entry, today=localdate())
    latest = next((each for each in answers if each.months == months), None)
    outcome_form = outcome_form or OutcomeForm.of(latest)
    context = {
        "entry": entry,
        "turn": turn_of(entry),
        "form": form,
        "look_back_form": look_back_form,
        "outcome_form": outcome_form,
        "step": next_step_of(entry.engagement) if entry.engagement else None,
        "outcomes": [each for each in answers if each.is_answered],
        "latest": latest,
        "months": months,
        "approvals": [each for each in approvals_of(entry) if not each.is_withdrawn],
        "wants_no_mail": wants_no_mail(entry),
        "may_correct": not (entry.is_imported or entry.is_from_here)
        and "correct" in WORKFLOWS["tracking.experience"].open_as(entry, STUDENT),
        "mends": form.is_bound or entry.is_refused,
        "may_send_again": may_send_again(entry, at=now()),
    }
    return show(request, "student/experience.html", context, form, look_back_form, outcome_form)


@require_POST
@for_students
def send_again(request: StudentRequest, code: str) -> HttpResponse:
    entry = _entry(request, code)
    run_action(
        request,
        None,
        lambda: send_link_again(entry, actor=request.actor, at=now()),
        said=_("The link is on its way again. The one sent before no longer works."),
    )
    return redirect("student:experience", code)


@require_POST
@for_students
def delete(request: StudentRequest, code: str) -> HttpResponse:
    """Takes out an entry that nobody has confirmed."""
    entry = _entry(request, code)
    if run_action(
        request,
        None,
        lambda: delete_experience(entry, actor=request.actor, at=now()),
        said=_("Deleted."),
    ):
        return redirect("student:experiences")
    return redirect("student:experience", code)


urlpatterns = [
    path("experiences/", experiences, name="experiences"),
    path("experiences/new/", new_experience, name="new_experience"),
    path("experiences/<code:code>/", experience, name="experience"),
    path("experiences/<code:code>/look-back/", look_back_at, name="look_back"),
    path("experiences/<code:code>/next/", what_next, name="what_next"),
    path("experiences/<code:code>/again/", send_again, name="send_again"),
    path("experiences/<code:code>/delete/", delete, name="delete_experience"),
]
