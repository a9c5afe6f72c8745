"""When a member of the employer can be reached, and their private calendar address."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fairbrief.kernel.clock import now
from fairbrief.planning import actions as acts
from fairbrief.planning.forms import OfficeForm
from fairbrief.planning.queries import feed_of, office_of
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.http import run_action, show


@for_employers
def hours(request: EmployerRequest) -> HttpResponse:
    """One's own office hours: what students see of when both are there."""
    return _page(request)


def _page(request: EmployerRequest, key: str = "") -> HttpResponse:
    member = request.member
    office = office_of(member.pk, zone=request.user.time_zone)
    sent = request.POST if request.method == "POST" and "zone" in request.POST else None
    form = OfficeForm(sent, zone=office.zone, hours=office.hours)
    if (
        sent is not None
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: acts.save_office_hours(
                member,
                hours=form.cleaned_data["hours"],
                zone=form.cleaned_data["zone"],
                actor=request.actor,
                at=now(),
            ),
            said=_("Kept. Students see when both of you are there."),
        )
    ):
        return redirect("employer:hours")
    return show(
        request,
        "employer/hours.html",
        {
            "form": form,
            "office": office,
            "feed": feed_of(request.user),
            "feed_address": f"{settings.BASE_URL}/feed/{key}/fairbrief.ics" if key else "",
        },
        form,
    )


@require_POST
@for_employers
@never_cache
def feed(request: EmployerRequest) -> HttpResponse:
    """A new private address, shown this once; an earlier one ends."""
    keys: list[str] = []
    run_action(
        request,
        None,
        lambda: keys.append(acts.open_feed(request.user, actor=request.actor, at=now())),
        said=_("Here is your address. It is shown this once; make a new one if you lose it."),
    )
    return _page(request, key=keys[0] if keys else "")


@require_POST
@for_employers
def end_feed(request: EmployerRequest) -> HttpResponse:
    run_action(
        request,
        None,
        lambda: acts.end_feed(request.user, actor=request.actor, at=now()),
        said=_("Ended. Calendars that subscribed to it get nothing more."),
    )
    return redirect("employer:hours")


urlpatterns = [
    path("hours/", hours, name="hours"),
    path("hours/feed/", feed, name="feed"),
    path("hours/feed/end/", end_feed, name="end_feed"),
]
