"""What the masthead offers to each hat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fairbrief.portals.ui.hats import Hat

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Place:
    """One entry of the navigation. `exact` marks a portal's first page, a prefix of all others.

    `also` begins the addresses of pages that are reached through it.
    """

    label: _StrPromise
    path: str
    exact: bool = False
    also: tuple[str, ...] = ()


PLACES: dict[Hat, tuple[Place, ...]] = {
    "visitor": (
        Place(_("Find a brief"), "/briefs/"),
        Place(_("Check a posting"), "/check/"),
        Place(_("For employers"), "/for-employers/"),
    ),
    "student": (
        Place(_("Today"), "/student/", exact=True),
        Place(_("Find"), "/briefs/"),
        Place(_("Applications"), "/student/applications/", also=("/student/matchdays/",)),
        Place(_("My work"), "/student/work/"),
        Place(_("My week"), "/student/week/"),
        Place(_("People"), "/student/people/", also=("/student/follow-ups/", "/student/coffees/")),
        Place(_("Experiences"), "/student/experiences/", also=("/student/portfolio/",)),
    ),
    "employer": (
        Place(_("Desk"), "/employer/", exact=True, also=("/employer/coffees/",)),
        Place(_("Briefs"), "/employer/briefs/"),
        Place(_("Applicants"), "/employer/applicants/", also=("/employer/matchdays/",)),
        Place(_("Work"), "/employer/work/"),
        Place(_("Organization"), "/employer/organization/"),
    ),
    "campus": (
        Place(_("Overview"), "/campus/", exact=True),
        Place(_("Students"), "/campus/students/"),
        Place(_("Brief queue"), "/campus/briefs/"),
        Place(_("Employers"), "/campus/employers/"),
        Place(_("Work"), "/campus/work/"),
        Place(_("Issues"), "/campus/concerns/"),
        Place(_("Ledger"), "/campus/ledger/"),
        Place(_("Reports"), "/campus/report/"),
        Place(
            _("Office"),
            "/campus/office/",
            also=(
                *("/campus/policy/", "/campus/board/", "/campus/funds/", "/campus/surveys/"),
                *("/campus/guides/", "/campus/matchdays/", "/campus/coffees/"),
            ),
        ),
    ),
    "operator": (Place(_("Overview"), "/operator/", exact=True),),
}


@dataclass(frozen=True)
class Entry:
    """A place as the page shows it."""

    label: _StrPromise
    path: str
    is_current: bool


def _belongs(path: str, place: Place) -> bool:
    own = path == place.path if place.exact else path.startswith(place.path)
    return own or path.startswith(place.also)


def entries_for(hat: Hat, path: str) -> list[Entry]:
    """The hat's places, with the one the page belongs to marked."""
    return [
        Entry(
            place.label,
            place.path,
            _belongs(path, place),
        )
        for place in PLACES[hat]
    ]
