"""The first page after sign-in: where it leads depends on what the person is here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from fairbrief.organizations.queries import member_of, officer_of
from fairbrief.portals.public.joining.joined import finish_joining
from fairbrief.portals.requests import PortalRequest, for_people
from fairbrief.portals.ui.hats import SESSION_KEY, Hat, wear
from fairbrief.portals.ui.http import show
from fairbrief.students.queries import student_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from fairbrief.accounts.models import User

FIRST_PAGES: dict[Hat, str] = {
    "student": "/student/",
    "employer": "/employer/",
    "campus": "/campus/",
    "operator": "/operator/",
}


@dataclass(frozen=True)
class WornHat:
    """One thing a person is here, as the choice shows it."""

    hat: Hat
    label: _StrPromise | str
    of: _StrPromise | str


def hats_of(user: User) -> list[WornHat]:
    """Everything the person is here, the most everyday first."""
    hats = []
    if student := student_of(user):
        hats.append(WornHat("student", _("student"), student.campus.name))
    if member := member_of(user):
        hats.append(WornHat("employer", member.get_role_display(), member.employer.name))
    if officer := officer_of(user):
        hats.append(WornHat("campus", officer.get_role_display(), officer.campus.name))
    if user.is_operator:
        hats.append(WornHat("operator", _("operator"), _("this installation")))
    return hats


@for_people
def landing(request: PortalRequest) -> HttpResponse:
    """To the person's own first page; a choice when they are several things here."""
    finish_joining(request)
    hats = hats_of(request.user)
    if not hats:
        return redirect("public:join")
    worn = request.session.get(SESSION_KEY)
    if "choose" not in request.GET:
        for each in hats:
            if len(hats) == 1 or each.hat == worn:
                return _to(request, each.hat)
    return show(request, "public/joining/landing.html", {"hats": hats})


@require_POST
@for_people
def put_on(request: PortalRequest) -> HttpResponse:
    """The person chooses as what they are here now. A hat they do not have leads nowhere."""
    asked = request.POST.get("hat")
    for each in hats_of(request.user):
        if each.hat == asked:
            return _to(request, each.hat)
    return redirect("public:landing")


def _to(request: HttpRequest, hat: Hat) -> HttpResponseRedirect:
    wear(request, hat)
    return HttpResponseRedirect(FIRST_PAGES[hat])


urlpatterns: list[URLPattern] = [
    path("home/", landing, name="landing"),
    path("home/hat/", put_on, name="put_on_hat"),
]
