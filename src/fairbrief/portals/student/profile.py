"""The first five minutes, and the profile."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from fairbrief.kernel.clock import now
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import next_of, redirect_next, run_action, show
from fairbrief.portals.ui.shapes import Fact
from fairbrief.roster.queries.own import OwnRecord, own_record
from fairbrief.students.actions import choose_skills, save_profile
from fairbrief.students.forms import ProfileForm
from fairbrief.students.forms.resumes import OfferedSkillsForm, ResumeForm
from fairbrief.students.models import MOST_SKILLS


def _profile(
    request: StudentRequest, template: str, then: str, said: str, *, said_young: str
) -> HttpResponse:
    """`said_young` is said to who does not say that they are of age: they cannot apply yet."""
    form = ProfileForm(request.POST or None, instance=request.student)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: save_profile(request.student, actor=request.actor, at=now(), **form.columns),
        said=said if form.instance.is_adult else said_young,
    ):
        return redirect_next(request, then)
    record = own_record(request.student)
    context = {
        "form": form,
        "next": next_of(request),
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
        request,
        "student/welcome.html",
        "public:find",
        _("Welcome. These briefs are open to you."),
        said_young=_(
            "Welcome. Look at every brief; to apply, tick in your profile that you are 18 or older."
        ),
    )


@for_students
def profile(request: StudentRequest) -> HttpResponse:
    said = _("Saved.")
    return _profile(request, "student/profile.html", "student:profile", said, said_young=said)


@sensitive_post_parameters()
@for_students
def resume(request: StudentRequest) -> HttpResponse:
    """Skills found in a résumé that is pasted or handed over; only what is ticked is kept."""
    is_new = request.student.onboarded_at is None
    back = "student:welcome" if is_new else "student:profile"
    offered = OfferedSkillsForm(request.student, request.POST if "keep" in request.POST else None)
    if offered.is_valid() and run_action(
        request,
        offered,
        lambda: choose_skills(request.student, offered.chosen, actor=request.actor, at=now()),
        said=_("Your skills are kept. Nothing else of the résumé was."),
    ):
        return redirect(back)
    form = ResumeForm(*((request.POST, request.FILES) if "read" in request.POST else ()))
    if form.is_valid():
        offered = OfferedSkillsForm(request.student, found=form.found)
    context = {"form": form, "offered": offered, "back": back, "most": MOST_SKILLS}
    return show(request, "student/resume.html", context, form, offered)


urlpatterns = [
    path("welcome/resume/", resume, name="welcome_resume"),
    path("profile/resume/", resume, name="resume"),
    path("welcome/", welcome, name="welcome"),
    path("profile/", profile, name="profile"),
]
