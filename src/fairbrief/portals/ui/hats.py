"""Which hat a person wears on this page: it decides the navigation, never a right."""

from __future__ import annotations

from typing import Literal, cast, get_args

from django.http import HttpRequest

type Hat = Literal["visitor", "student", "employer", "campus", "operator"]

HATS: tuple[str, ...] = get_args(Hat.__value__)

#: Where the hat put on at sign-in is kept in the session.
SESSION_KEY = "hat"


def hat_of(request: HttpRequest) -> Hat:
    """The hat by the portal's address, else the one put on at sign-in. Costs no query.

    (The session and the person are read once a request anyway.)
    """
    if not request.user.is_authenticated:
        return "visitor"
    portal = request.path_info.split("/", 2)[1]
    # Where no page is, an address says nothing of who wrote it.
    if portal in HATS and request.resolver_match is not None:
        return cast("Hat", portal)
    worn = request.session.get(SESSION_KEY)
    return cast("Hat", worn) if worn in HATS else "visitor"


def wear(request: HttpRequest, hat: Hat) -> None:
    """Keep the hat for pages outside the portals; called when someone signs in."""
    request.session[SESSION_KEY] = hat
