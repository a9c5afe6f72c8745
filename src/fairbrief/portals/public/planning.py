"""Private calendar addresses, times to pick behind a mailed link, a supervisor's office hours."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.http import http_date, parse_http_date_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fairbrief.accounts.links import LinkError, link_ended, open_link
from fairbrief.audit.actors import Actor
from fairbrief.concerns.queries import hear
from fairbrief.engagements.access import EMPLOYER
from fairbrief.kernel.clock import now
from fairbrief.planning import actions as acts
from fairbrief.planning.access import PICKER, member_behind, offer_of_link
from fairbrief.planning.forms import OfficeForm, PickForm
from fairbrief.planning.models import TimeOffer
from fairbrief.planning.queries import office_of
from fairbrief.portals.public.links import ended
from fairbrief.portals.public.reporting import report_at
from fairbrief.portals.public.supervising import open_supervising
from fairbrief.portals.ui.http import run_action, show
from fairbrief.portals.workspace.offers import times_in_words, zone_of


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of a private address. An unknown one and an ended one look alike."""
    found = acts.read_feed(token, at=now())
    if found is None:
        raise Http404
    data, changed_at = found
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    headers = {
        "Last-Modified": http_date(changed_at.timestamp()),
        "Cache-Control": "private, no-cache",
        "X-Robots-Tag": "noindex",
    }
    if since is not None and int(changed_at.timestamp()) <= since:
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(data, content_type="text/calendar; charset=utf-8", headers=headers)


def _open(token: str) -> tuple[TimeOffer, Actor]:
    """The offer a link was mailed for. Raises LinkError for any other link."""
    link, actor = open_link(token, at=now())
    if (link.capacity, link.subject_label) != (PICKER, TimeOffer._meta.label_lower):
        raise LinkError(_("This link is for something else."))
    offer = offer_of_link(link.subject_id, email=link.email)
    if offer is None:
        raise link_ended()
    return offer, actor


@require_safe
@never_cache
def pick(request: HttpRequest, token: str) -> HttpResponse:
    """Times to choose from, without an account."""
    try:
        offer, actor = _open(token)
    except LinkError as error:
        return ended(request, error, token)
    return _picking(request, offer, actor, token)


@require_POST
@never_cache
def pick_act(request: HttpRequest, token: str, name: str) -> HttpResponse:
    """One of the times, or none."""
    try:
        offer, actor = _open(token)
    except LinkError as error:
        return ended(request, error, token)
    if name == "none":
        run_action(
            request,
            None,
            lambda: acts.decline_times(offer, actor=actor, at=now()),
            said=_("Said. The student is told and offers others."),
        )
        return redirect("public:pick", token)
    with timezone.override(offer.engagement.brief.time_zone):
        form = PickForm(request.POST, times=times_in_words(offer, EMPLOYER))
        if form.is_valid() and run_action(
            request,
            form,
            lambda: acts.pick_time(offer, time=form.picked, actor=actor, at=now()),
            said=_("It stands. You both have it by mail, for your calendars."),
        ):
            return redirect("public:pick", token)
    return _picking(request, offer, actor, token, form)


def _picking(
    request: HttpRequest, offer: TimeOffer, actor: Actor, token: str, form: Any = None
) -> HttpResponse:
    work = offer.engagement
    hear(EMPLOYER, [offer], at=report_at(token))
    with timezone.override(work.brief.time_zone):
        return show(
            request,
            "public/pick.html",
            {
                "offer": offer,
                "work": work,
                "name": actor.name,
                "meeting": offer.meeting,
                "is_open": offer.ended_at is None,
                "is_past": max(offer.times) <= now(),
                "pick_form": form or PickForm(times=times_in_words(offer, EMPLOYER)),
                "token": token,
                "other_zone": zone_of(work, EMPLOYER),
            },
            *([form] if form else []),
        )


@never_cache
def office_hours(request: HttpRequest, token: str) -> HttpResponse:
    """When a supervisor without an account can be reached."""
    try:
        work, actor = open_supervising(token)
    except LinkError as error:
        return ended(request, error, token)
    member = member_behind(work, actor)
    if member is None:
        raise Http404
    office = office_of(member.pk, zone=work.brief.time_zone)
    form = OfficeForm(request.POST or None, zone=office.zone, hours=office.hours)
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: acts.save_office_hours(
                member,
                hours=form.cleaned_data["hours"],
                zone=form.cleaned_data["zone"],
                actor=actor,
                at=now(),
            ),
            said=_("Kept. Students see when both of you are there."),
        )
    ):
        return redirect("public:office_hours", token)
    return show(
        request, "public/office_hours.html", {"form": form, "office": office, "token": token}, form
    )


urlpatterns = [
    path("feed/<str:token>/fairbrief.ics", feed, name="feed"),
    path("pick/<str:token>/", pick, name="pick"),
    path("pick/<str:token>/one/", pick_act, {"name": "one"}, name="pick_one"),
    path("pick/<str:token>/none/", pick_act, {"name": "none"}, name="pick_none"),
    path("supervise/<str:token>/reachable/", office_hours, name="office_hours"),
]
