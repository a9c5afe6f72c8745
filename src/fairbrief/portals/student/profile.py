"""The first five minutes, and the profile."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from fairbrief.kernel.clock import now
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import run_action, show
from fairbrief.portals.ui.shapes import Fact
from fairbrief.roster.queries.own import OwnRecord, own_record
from fairbrief.students.actions import save_profile
from fairbrief.students.forms import ProfileForm


def _profile(request: StudentRequest, template: str, then: str, said: str) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=request.student)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: save_profile(request.student, actor=request.actor, at=now(), **form.columns),
        said=said,
    ):
        return redirect(then)
    record = own_record(request.student)
    context = {
        "form": form,
        "student": request.student,
        "record": record,
        "record_facts": _facts(record) if record else [],
    }
    return show(request, template, context, form)


def _facts(record: OwnRecord) -> list[Fact]:
    """The entry in words; what it does not say is left out."""
    entry = record.entry
    said = (
        (_("Name"), entry.name),
        (_("Student number"), entry.student_number),
        (_("Mail address"), entry.email),
        (_("Left or graduated on"), entry.left_on),
        (_("Keeps details private"), _("yes") if entry.is_private else ""),
        (_("Groups"), ", ".join(record.groups)),
    )
    return [Fact(term=term, said=value) for term, value in said if value]


@for_students
def welcome(request: StudentRequest) -> HttpResponse:
    """The first five minutes: what you can do, want, and have time for."""
    return _profile(
        request, "student/welcome.html", "public:find", _("Welcome. These briefs are open to you.")
    )


@for_students
def profile(request: StudentRequest) -> HttpResponse:
    return _profile(request, "student/profile.html", "student:profile", _("Saved."))


urlpatterns = [
    path("welcome/", welcome, name="welcome"),
    path("profile/", profile, name="profile"),
]
