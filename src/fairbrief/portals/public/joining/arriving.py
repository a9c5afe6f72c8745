"""Who joins as what: a student by an academic address, an employer with an organization."""

from __future__ import annotations

from typing import Any

from allauth.account.views import SignupView
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView

from fairbrief.accounts.forms import SignupForm
from fairbrief.accounts.queries import addresses_of
from fairbrief.kernel.clock import now
from fairbrief.organizations.actions import register_employer
from fairbrief.organizations.forms import RegisterForm, StudentSignupForm
from fairbrief.organizations.queries import member_of
from fairbrief.portals.public.joining.joined import (
    STUDENT,
    finish_joining,
    intend,
    verified_campus,
)
from fairbrief.portals.requests import PortalRequest, for_people
from fairbrief.portals.ui.hats import wear
from fairbrief.portals.ui.http import run_action, show
from fairbrief.students.queries import student_of


def join(request: HttpRequest) -> HttpResponse:
    """Student, employer, or invited."""
    return show(request, "public/joining/join.html")


class StudentSignup(SignupView):  # type: ignore[misc]
    """A visitor makes a student's account."""

    template_name = "public/joining/student_signup.html"

    def get_form_class(self) -> type[StudentSignupForm]:
        return StudentSignupForm

    def form_valid(self, form: Form) -> HttpResponse:
        intend(self.request, STUDENT)
        response: HttpResponse = super().form_valid(form)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "action": self.request.path}


class EmployerSignup(SignupView):  # type: ignore[misc]
    """A visitor makes an account, to bring an organization along."""

    template_name = "public/joining/employer_signup.html"

    def get_form_class(self) -> type[SignupForm]:
        return SignupForm

    def get_default_success_url(self) -> str:
        return reverse("public:register_organization")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "action": self.request.path}


def join_student(request: HttpRequest) -> HttpResponseBase:
    """A form for a visitor; for someone signed in, a look at their confirmed addresses."""
    if not request.user.is_authenticated:
        response: HttpResponseBase = StudentSignup.as_view()(request)
        return response
    return enrolment(request)


@for_people
def enrolment(request: PortalRequest) -> HttpResponse:
    """A signed-in person joins as a student with a confirmed address of a campus."""
    if student_of(request.user):
        return redirect("/student/")
    if request.method == "POST":
        intend(request, STUDENT)
        finish_joining(request)
        if student_of(request.user):
            wear(request, "student")
            return redirect("/student/")
    return show(
        request,
        "public/joining/enrolment.html",
        {"campus": verified_campus(request), "addresses": addresses_of(request.user)},
    )


def join_employer(request: HttpRequest) -> HttpResponseBase:
    if not request.user.is_authenticated:
        response: HttpResponseBase = EmployerSignup.as_view()(request)
        return response
    return redirect("public:register_organization")


@for_people
def register_organization(request: PortalRequest) -> HttpResponse:
    """The organization of a person who has just signed up."""
    if member_of(request.user):
        return redirect("employer:desk")
    form = RegisterForm(request.POST or None, initial={"time_zone": "", "country": "US"})
    if form.is_valid() and run_action(
        request,
        form,
        lambda: register_employer(
            request.user,
            facts=form.cleaned_data,
            title=form.cleaned_data["title"],
            actor=request.actor,
            at=now(),
        ),
        said=_("Your organization is here. Write your first brief; career offices check both."),
    ):
        if form.zone_words:
            messages.info(request, form.zone_words)
        wear(request, "employer")
        return redirect("employer:desk")
    return show(request, "public/joining/organization.html", {"form": form}, form)


urlpatterns: list[URLPattern] = [
    path("join/", join, name="join"),
    # Before the library's own, which asks for nothing that we must know.
    path("account/signup/", RedirectView.as_view(pattern_name="public:join")),
    path("join/student/", join_student, name="join_student"),
    path("join/employer/", join_employer, name="join_employer"),
    path("join/employer/organization/", register_organization, name="register_organization"),
]
