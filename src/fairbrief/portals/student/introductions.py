"""Asking somebody who has worked there, being asked, and what became of it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.concerns.kinds import EMPLOYER, STUDENT
from fairbrief.concerns.queries import hear
from fairbrief.contacts import actions as acts
from fairbrief.contacts.access import contacts_of, introductions_with
from fairbrief.contacts.forms import IntroductionForm, QuestionForm
from fairbrief.contacts.models import Introduction
from fairbrief.contacts.queries import alumni_for, own_employers, past_employers
from fairbrief.contacts.workflow import INTRODUCTIONS
from fairbrief.discovery.queries import employers_readable_by
from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Employer
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.student.people import show_person
from fairbrief.portals.ui.http import run_action, show


def _employer(request: StudentRequest, slug: str) -> Employer:
    """One with a public page, or with whom the student has worked."""
    found = (
        employers_readable_by(request.user).filter(slug=slug).first()
        or own_employers(request.student).filter(slug=slug).first()
    )
    if found is None:
        raise Http404
    return found


@for_students
def ask_alum(request: StudentRequest, slug: str) -> HttpResponse:
    """How many of the campus agreed to be asked, and a short question to one of them."""
    employer = _employer(request, slug)
    form = QuestionForm(request.POST or None)
    made: list[Introduction] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: made.append(
                acts.ask_alum(
                    request.student,
                    employer=employer,
                    words=form.cleaned_data["words"],
                    actor=request.actor,
                    at=now(),
                )
            ),
            said=_("Asked. You learn who it is once they say yes."),
        )
    ):
        return redirect("student:introduction", made[0].code)
    context = {
        "employer": employer,
        "number": alumni_for(request.student, employer).count(),
        "asked": introductions_with(request.student)
        .filter(student=request.student, employer=employer, alum__isnull=False)
        .first(),
        "form": form,
    }
    return show(request, "student/ask_alum.html", context, form)


@require_POST
@for_students
def may_be_asked(request: StudentRequest, slug: str) -> HttpResponse:
    """Others of the campus may ask about work that is done, or may not any more."""
    employer = get_object_or_404(past_employers(request.student), slug=slug)
    agrees = request.POST.get("agrees") == "yes"
    act = acts.agree_to_be_asked if agrees else acts.stop_being_asked
    run_action(
        request,
        None,
        lambda: act(request.student, employer=employer, actor=request.actor, at=now()),
        said=_("Thank you. Nobody sees your name before you say yes to a question.")
        if agrees
        else _("Taken back. Nobody asks you about it any more."),
    )
    return redirect("student:people")


@require_safe
@for_students
def introduction(request: StudentRequest, code: str) -> HttpResponse:
    """What was asked and answered, for who asks and for the past student who is asked; what a
    contact is asked for stands on the page of the contact."""
    found = get_object_or_404(introductions_with(request.student), code=code)
    if found.contact is not None:
        return redirect("student:person", found.contact.code)
    is_mine = found.student_id == request.student.pk
    hear(STUDENT if is_mine else EMPLOYER, [found])
    doors = INTRODUCTIONS.open_to(found, request.actor)
    other = found.alum if is_mine else found.student
    context = {
        "asked": found,
        "is_mine": is_mine,
        "can_grant": "grant" in doors,
        "can_decline": "decline" in doors,
        "other": other.user if other and found.is_granted else None,
    }
    return show(request, "student/introduction.html", context)


@require_POST
@for_students
def answer(request: StudentRequest, code: str) -> HttpResponse:
    """The past student says yes, or not now."""
    found = get_object_or_404(introductions_with(request.student), code=code)
    is_yes = request.POST.get("answer") == "yes"
    act = acts.grant if is_yes else acts.decline_introduction
    run_action(
        request,
        None,
        lambda: act(found, actor=request.actor, at=now()),
        said=_("Thank you. You see each other’s name and address now.")
        if is_yes
        else _("Said. They do not learn who you are."),
    )
    return redirect("student:introduction", code)


@require_POST
@for_students
def ask_contact(request: StudentRequest, code: str) -> HttpResponse:
    """Asks one of the student's people for an introduction to somebody else."""
    contact = get_object_or_404(contacts_of(request.student), code=code)
    form = IntroductionForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: acts.ask_introduction(contact, **form.cleaned_data, actor=request.actor, at=now()),
        said=_("Asked. You see here what %(name)s says.") % {"name": contact.first_name},
    ):
        return redirect("student:person", code)
    return show_person(request, contact, introduction_form=form)


urlpatterns = [
    path("employers/<slug:slug>/ask/", ask_alum, name="ask_alum"),
    path("employers/<slug:slug>/may-be-asked/", may_be_asked, name="may_be_asked"),
    path("introductions/<code:code>/", introduction, name="introduction"),
    path("introductions/<code:code>/answer/", answer, name="answer_introduction"),
    path("people/<code:code>/introduction/", ask_contact, name="ask_introduction"),
]
