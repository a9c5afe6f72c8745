"""The home page: the idea, on a real brief."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from fairbrief.briefs.listed import listed
from fairbrief.discovery.queries import briefs_open_to_anyone, newest
from fairbrief.portals.ui.http import show


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Fairbrief is, for someone who has one minute."""
    shown = newest(briefs_open_to_anyone())
    return show(request, "public/home.html", {"briefs": listed([shown] if shown else [])})


@require_safe
def for_employers(request: HttpRequest) -> HttpResponse:
    """What an employer gets, and what is asked of it."""
    return show(request, "public/for_employers.html")


@require_safe
def for_career_offices(request: HttpRequest) -> HttpResponse:
    """What a career office decides and sees, and how one begins."""
    return show(request, "public/for_career_offices.html")


urlpatterns = [
    path("", home, name="home"),
    path("for-employers/", for_employers, name="for_employers"),
    path("for-career-offices/", for_career_offices, name="for_career_offices"),
]
