"""Private calendar addresses, times to pick behind a mailed link, a supervisor's office hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.http import http_date, parse_http_date_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fairbrief.audit.actors import Actor
from fairbrief.concerns.queries import hear
from fairbrief.engagements.access import EMPLOYER, SUPERVISOR_LINK
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.planning import actions as acts
from fairbrief.planning.access import PICKER, member_behind, offer_of_link
from fairbrief.planning.forms import OfficeForm, PickForm
from fairbrief.planning.models import TimeOffer
from fairbrief.planning.queries import office_of
from fairbrief.portals.public.by_link import Opened, by_link
from fairbrief.portals.public.reporting import report_at
from fairbrief.portals.public.supervising import work_behind
from fairbrief.portals.ui.http import run_action, show
from fairbrief.portals.workspace.offers import times_in_words, zone_of

if TYPE_CHECKING:
    from fairbrief.accounts.models import MailedLink


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


def _offer(link: MailedLink, _actor: Actor) -> TimeOffer | None:
    """What a link was mailed for; its capacity is that of offers alone."""
    return offer_of_link(link.subject_id, email=link.email)


@require_safe
@never_cache
@by_link(PICKER, _offer)
def pick(request: HttpRequest, by: Opened[TimeOffer]) -> HttpResponse:
    """Times to choose from, without an account."""
    return _picking(request, by)


@require_POST
@never_cache
@by_link(PICKER, _offer)
def pick_act(request: HttpRequest, by: Opened[TimeOffer], name: str) -> HttpResponse:
    """One of the times, or none."""
    offer, actor = by.thing, by.actor
    if name == "none":
        run_action(
            request,
            None,
            lambda: acts.decline_times(offer, actor=actor, at=now()),
            said=_("Said. The student is told and offers others."),
        )
        return redirect("public:pick", by.token)
    with timezone.override(offer.engagement.brief.time_zone):
        form = PickForm(request.POST, times=times_in_words(offer, EMPLOYER))
        if form.is_valid() and run_action(
            request,
            form,
            lambda: acts.pick_time(offer, time=form.picked, actor=actor, at=now()),
            said=_("It stands. You both have it by mail, for your calendars."),
        ):
            return redirect("public:pick", by.token)
    return _picking(request, by, form)


def _picking(request: HttpRequest, by: Opened[TimeOffer], form: Any = None) -> HttpResponse:
    offer = by.thing
    work = offer.engagement
    hear(EMPLOYER, [offer], at=report_at(by.token))
    with timezone.override(work.brief.time_zone):
        return show(
            request,
            "public/pick.html",
            {
                "offer": offer,
                "work": work,
                "name": by.actor.name,
                "meeting": offer.meeting,
                "is_open": offer.ended_at is None,
                "is_past": max(offer.times) <= now(),
                "pick_form": form or PickForm(times=times_in_words(offer, EMPLOYER)),
                "token": by.token,
                "other_zone": zone_of(work, EMPLOYER),
            },
            *([form] if form else []),
        )


@never_cache
@by_link(SUPERVISOR_LINK, work_behind)
def office_hours(request: HttpRequest, by: Opened[Engagement]) -> HttpResponse:
    """When a supervisor without an account can be reached."""
    work, actor = by.thing, by.actor
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
        return redirect("public:office_hours", by.token)
    return show(
        request,
        "public/office_hours.html",
        {"form": form, "office": office, "token": by.token},
        form,
    )


urlpatterns = [
    path("feed/<str:token>/fairbrief.ics", feed, name="feed"),
    path("pick/<str:token>/", pick, name="pick"),
    path("pick/<str:token>/one/", pick_act, {"name": "one"}, name="pick_one"),
    path("pick/<str:token>/none/", pick_act, {"name": "none"}, name="pick_none"),
    path("supervise/<str:token>/reachable/", office_hours, name="office_hours"),
]
