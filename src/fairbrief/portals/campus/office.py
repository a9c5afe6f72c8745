"""The office: everything it sets and runs, each with how it stands now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fairbrief.boards.models import Brand
from fairbrief.boards.queries import brand_of
from fairbrief.coffees.queries import open_for
from fairbrief.credentials.queries import issues_in_own_name
from fairbrief.funds import queries as funds
from fairbrief.guides.queries import edited_by
from fairbrief.kernel.clock import now
from fairbrief.kernel.money import Money
from fairbrief.matchdays import queries as matchdays
from fairbrief.organizations.models import Campus, Officer, Term
from fairbrief.organizations.queries import counted, day_at, officers_of, year_of
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import show
from fairbrief.portals.ui.tags.writing import day_words
from fairbrief.surveys import queries as surveys
from fairbrief.vetting.models import Policy
from fairbrief.vetting.queries import policies_of

if TYPE_CHECKING:
    from datetime import datetime

    from fairbrief.accounts.models import User


@dataclass(frozen=True)
class Room:
    """One thing of the office: what it is for, and how it stands."""

    name: str
    url: str
    purpose: str
    standing: str
    waits: str = ""


@require_safe
@for_officers
def office(request: CampusRequest) -> HttpResponse:
    campus = request.officer.campus
    today = day_at(campus, now())
    policy = policies_of(campus).first()
    people, guides = counted(officers_of(campus), edited_by(campus))
    return show(
        request,
        "campus/office.html",
        {
            "campus": campus,
            "rooms": [
                _people(people),
                _policy(policy),
                _rules(policy),
                _credentials(campus),
                _year(campus, today),
                _board(brand_of(campus)),
                _funds(campus, today),
                _surveys(campus),
                _guides(guides),
                _matchdays(campus),
                _coffees(request.officer),
            ],
        },
    )


def _changed(version: int, by: User | None, at: datetime) -> str:
    """Which version, by whom, when."""
    said = {"version": version, "day": day_words(at), "who": by.name if by else ""}
    if by is None:
        return _("version %(version)d, changed on %(day)s") % said
    return _("version %(version)d, changed by %(who)s on %(day)s") % said


def _people(count: int) -> Room:
    return Room(
        _("People"),
        reverse("campus:people"),
        _("Who acts for your students here; inviting and removing."),
        ngettext("%(count)d person", "%(count)d people", count) % {"count": count},
    )


def _policy(policy: Policy | None) -> Room:
    standing = _("the platform’s defaults")
    if policy is not None:
        floor = {"floor": Money(policy.pay_floor_minor)}
        changed = _changed(policy.version, policy.made_by, policy.made_at)
        standing = f"{_('floor %(floor)s') % floor}, {changed}"
    return Room(
        _("Policy"),
        reverse("campus:policy"),
        _("Limits for briefs and students: pay, hours, weekly caps, the smallest group shown."),
        standing,
    )


def _rules(policy: Policy | None) -> Room:
    off = len(policy.rules_off) if policy else 0
    firmer = len(policy.rules_firmer) if policy else 0
    own = len(policy.own_rules) if policy else 0
    return Room(
        _("Rules of the review"),
        reverse("campus:rules"),
        _("What the review of each brief looks for, and rules of your own."),
        _("%(off)d off, %(firmer)d firmer, %(own)d of your own")
        % {"off": off, "firmer": firmer, "own": own}
        if off + firmer + own
        else _("as they are shipped"),
    )


def _credentials(campus: Campus) -> Room:
    own = issues_in_own_name(campus)
    return Room(
        _("Credentials"),
        reverse("campus:credentials"),
        _("In whose name credentials for your students’ work are issued."),
        _("in your own name since %(day)s") % {"day": day_words(own.since)}
        if own
        else _("in the name of this site"),
    )


def _year(campus: Campus, today: date) -> Room:
    stretches = list(year_of(campus, since=today))
    running: Term | None = next(
        (each for each in stretches if each.starts_on <= today <= each.ends_on), None
    )
    standing = _("nothing is said of today: it counts as term")
    if running is not None:
        standing = _("%(name)s until %(day)s") % {
            "name": running.name,
            "day": day_words(running.ends_on),
        }
    return Room(
        _("The year"),
        reverse("campus:year"),
        _("Terms, breaks and exams, which weekly limits and plans follow."),
        standing,
    )


def _board(brand: Brand) -> Room:
    standing = _("not open yet")
    if brand.version:
        open_ = _("open to everyone") if brand.is_public else _("not open")
        standing = f"{open_}, {_changed(brand.version, brand.made_by, brand.made_at)}"
    return Room(
        _("Board and brand"),
        reverse("campus:board"),
        _("Your open briefs for everyone, under your name and on your own site."),
        standing,
    )


def _funds(campus: Campus, today: date) -> Room:
    found = funds.standing_of(campus, today=today)
    waits = []
    if found.to_decide:
        waits.append(_("%(count)d to decide") % {"count": found.to_decide})
    if found.to_pay:
        waits.append(_("%(count)d to pay") % {"count": found.to_pay})
    return Room(
        _("Funds"),
        reverse("campus:funds"),
        _("Stipends for work that pays too little, and what is added to employers’ pay."),
        ngettext("%(count)d open pool", "%(count)d open pools", found.pools)
        % {"count": found.pools}
        if found.pools
        else _("no open pool"),
        ", ".join(waits),
    )


def _surveys(campus: Campus) -> Room:
    found = surveys.standing_of(campus)
    standing = _("nothing asked yet")
    if found.open and found.closes_on:
        standing = ngettext(
            "%(count)d open, until %(day)s", "%(count)d open, the next until %(day)s", found.open
        ) % {"count": found.open, "day": day_words(found.closes_on)}
    elif found.last:
        standing = _("last asked on %(day)s") % {"day": day_words(found.last)}
    return Room(
        _("Surveys"),
        reverse("campus:surveys"),
        _("Short questions to your students, and what they answer over the terms."),
        standing,
    )


def _guides(own: int) -> Room:
    return Room(
        _("Guides"),
        reverse("campus:guides"),
        _("Short texts your students read before they apply, when they are stuck, at the end."),
        ngettext("%(count)d in your own words", "%(count)d in your own words", own) % {"count": own}
        if own
        else _("as they are shipped"),
    )


def _matchdays(campus: Campus) -> Room:
    found = matchdays.newest_of(campus)
    standing = _("none planned yet")
    if found is not None:
        said = {"name": found.name, "state": found.get_state_display()}
        standing = _("%(name)s: %(state)s") % said
    return Room(
        _("Matching days"),
        reverse("campus:matchdays"),
        _("Students and supervisors rank each other, and all places go out at once."),
        standing,
    )


def _coffees(officer: Officer) -> Room:
    count = open_for(officer, at=now())
    return Room(
        _("Coffees"),
        reverse("campus:coffees"),
        _("Small live meetings of your students with people who do the work."),
        ngettext("%(count)d ahead", "%(count)d ahead", count) % {"count": count}
        if count
        else _("none ahead"),
    )


urlpatterns = [path("office/", office, name="office")]
