"""Clocks, mail, record and tenants of the installation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from fairbrief.audit.chain import verify
from fairbrief.audit.queries import latest_events, with_codes
from fairbrief.clocks.models import Clock
from fairbrief.clocks.queries import failed_clocks, live_clocks, otherwise_of, overdue_clocks
from fairbrief.concerns.queries import totals
from fairbrief.kernel.clock import now
from fairbrief.notices.queries import OutboxHealth, outbox_health
from fairbrief.notices.rehearsal import rehearse
from fairbrief.organizations.access import (
    campus_for_operator,
    campuses_for_operator,
    employer_for_operator,
    employers_for_operator,
    officer_for,
)
from fairbrief.organizations.actions import (
    hold_employer,
    invite_officer,
    release_employer,
    remove_officer,
)
from fairbrief.organizations.forms import HoldForm, InviteOfficerForm
from fairbrief.organizations.queries import (
    campuses_with_people,
    employers_with_people,
    members_of,
    officers_of,
    open_invitations,
)
from fairbrief.portals.proving import asked_before
from fairbrief.portals.requests import PortalRequest, for_operators
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.portals.ui.shapes import Figure


@for_operators
def overview(request: PortalRequest) -> HttpResponse:
    """What needs a hand today."""
    at = now()
    outbox = outbox_health(at=at)
    overdue = overdue_clocks(at=at).count()
    failed = failed_clocks().count()
    return show(
        request,
        "operator/overview.html",
        {
            "figures": _figures(outbox, overdue=overdue, failed=failed),
            "needs_a_hand": bool(failed or overdue or outbox.given_up),
            "overdue": overdue,
            "next_clocks": _with_words(live_clocks()[:5]),
            "events": with_codes(latest_events()[:8]),
            "campus_count": campuses_for_operator(request.user).count(),
            "concerns": totals(),
            "employer_count": employers_for_operator(request.user).count(),
        },
    )


def _figures(outbox: OutboxHealth, *, overdue: int, failed: int) -> list[Figure]:
    clocks_url, mail_url = reverse("operator:clocks"), reverse("operator:mail")
    return [
        Figure(value=failed, label=_("clocks that went wrong"), url=f"{clocks_url}?failed"),
        Figure(value=overdue, label=_("clocks past their moment"), url=clocks_url),
        Figure(value=outbox.waiting, label=_("mails waiting"), url=mail_url),
        Figure(value=outbox.given_up, label=_("mails given up"), url=mail_url),
    ]


@for_operators
def clocks(request: PortalRequest) -> HttpResponse:
    """Everything that waits for someone, the next due first; or only what went wrong."""
    only_failed = "failed" in request.GET
    page = paginate(request, failed_clocks() if only_failed else live_clocks())
    return show(
        request,
        "operator/clocks.html",
        {"page": page, "rows": _with_words(page), "only_failed": only_failed},
    )


def _with_words(clocks: Iterable[Clock]) -> list[tuple[Clock, Any]]:
    """Each with what happens otherwise."""
    return [(clock, otherwise_of(clock)) for clock in with_codes(clocks)]


#: How far ahead one can look, in days.
AHEAD = (1, 3, 7)


@for_operators
def coming(request: PortalRequest) -> HttpResponse:
    """What will happen in the next days if nobody acts: a rehearsal that is taken back."""
    asked = request.GET.get("days", "")
    days = int(asked) if asked in {str(each) for each in AHEAD} else 3
    return show(
        request,
        "operator/coming.html",
        {"rehearsal": rehearse(at=now(), days=days), "days": days, "ahead": AHEAD},
    )


@for_operators
def events(request: PortalRequest) -> HttpResponse:
    """The record, newest first."""
    page = paginate(request, latest_events())
    return show(request, "operator/events.html", {"page": page, "rows": with_codes(page)})


@require_POST
@for_operators
def check_record(request: PortalRequest) -> HttpResponse:
    """Reads the whole record and says which events are not as they were written."""
    return show(request, "operator/record_check.html", {"broken": with_codes(list(verify())[:20])})


@for_operators
def employers(request: PortalRequest) -> HttpResponse:
    """Every employer, by name."""
    rows = employers_with_people(employers_for_operator(request.user))
    return show(request, "operator/employers.html", {"page": paginate(request, rows)})


@for_operators
def employer(request: PortalRequest, code: str) -> HttpResponse:
    """One employer, with its hold."""
    found = employer_for_operator(request.user, code)
    form = HoldForm(request.POST or None)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: hold_employer(
            found, reason=form.cleaned_data["reason"], actor=request.actor, at=now()
        ),
        said=_("%(name)s is on hold. Its members have been told why.") % {"name": found.name},
    ):
        return redirect("operator:employer", found.code)
    members = paginate(request, members_of(found))
    return show(
        request,
        "operator/employer.html",
        {"employer": found, "form": form, "members": members},
        form,
    )


@require_POST
@for_operators
def release(request: PortalRequest, code: str) -> HttpResponse:
    """Lifts an employer's hold."""
    found = employer_for_operator(request.user, code)
    run_action(
        request,
        None,
        lambda: release_employer(found, actor=request.actor, at=now()),
        said=_("The hold on %(name)s is lifted.") % {"name": found.name},
    )
    return redirect("operator:employer", found.code)


@for_operators
def campuses(request: PortalRequest) -> HttpResponse:
    """Every campus, by name."""
    rows = campuses_with_people(campuses_for_operator(request.user))
    return show(request, "operator/campuses.html", {"page": paginate(request, rows)})


@for_operators
def campus(request: PortalRequest, code: str) -> HttpResponseBase:
    """One campus: its office, and inviting its first people."""
    if asks := asked_before(request):
        return asks
    found = campus_for_operator(request.user, code)
    form = InviteOfficerForm(request.POST or None)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: invite_officer(
            found, **form.cleaned_data, by=request.user, actor=request.actor, at=now()
        ),
        said=_("The invitation is on its way to %(email)s.") % {"email": form.data["email"]},
    ):
        return redirect("operator:campus", found.code)
    return show(
        request,
        "operator/campus.html",
        {
            "campus": found,
            "form": form,
            "officers": paginate(request, officers_of(found)),
            "domains": found.domains.all(),
            "invitations": open_invitations(found, at=now())[:20],
        },
        form,
    )


@require_POST
@for_operators
def remove_from_office(request: PortalRequest, code: str, officer: str) -> HttpResponse:
    """A person no longer acts for a campus's office."""
    found = officer_for(campus_for_operator(request.user, code), officer)
    run_action(
        request,
        None,
        lambda: remove_officer(found, by=request.user, actor=request.actor, at=now()),
        said=_("%(name)s no longer acts for this office.") % {"name": found.user.get_full_name()},
    )
    return redirect("operator:campus", code)


urlpatterns: list[URLPattern] = [
    path("", overview, name="overview"),
    path("clocks/", clocks, name="clocks"),
    path("clocks/coming/", coming, name="coming_clocks"),
    path("record/", events, name="events"),
    path("record/check/", check_record, name="check_record"),
    path("employers/", employers, name="employers"),
    path("employers/<code:code>/", employer, name="employer"),
    path("employers/<code:code>/release/", release, name="release_employer"),
    path("campuses/", campuses, name="campuses"),
    path("campuses/<code:code>/", campus, name="campus"),
    path(
        "campuses/<code:code>/officers/<code:officer>/remove/",
        remove_from_office,
        name="remove_officer",
    ),
]
