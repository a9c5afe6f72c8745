"""The page's frame: who sees which way, in whose time, at what cost; and the error pages."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import Resolver404, resolve
from django.utils import timezone

from fairbrief.accounts.models import User
from fairbrief.kernel.errors import LimitReachedError
from fairbrief.portals.ui import gallery, http
from fairbrief.portals.ui.gallery import SampleForm
from fairbrief.portals.ui.hats import hat_of, wear
from fairbrief.portals.ui.middleware import ReaderTimeZoneMiddleware
from fairbrief.portals.ui.navigation import PLACES, entries_for


def request_of(path: str, user: Any = None, **session: str) -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = user or AnonymousUser()
    request.session = dict(session)  # type: ignore[assignment]
    with suppress(Resolver404):
        request.resolver_match = resolve(path)
    return request


def person(**columns: Any) -> User:
    return User(pk=1, email="amira@example.edu", name="Amira Haddad", **columns)


@pytest.mark.parametrize(
    ("path", "worn", "hat"),
    [
        ("/student/work/", {}, "student"),
        ("/campus/", {"hat": "student"}, "campus"),
        ("/campus/mistyped/", {"hat": "student"}, "student"),
        ("/briefs/", {"hat": "employer"}, "employer"),
        ("/briefs/", {"hat": "king"}, "visitor"),
        ("/", {}, "visitor"),
    ],
)
def test_the_hat_follows_the_portal_then_the_sign_in(
    path: str, worn: dict[str, str], hat: str
) -> None:
    assert hat_of(request_of(path, person(), **worn)) == hat


def test_a_visitor_is_a_visitor_everywhere() -> None:
    assert hat_of(request_of("/student/", hat="student")) == "visitor"


def test_a_hat_is_kept_for_pages_outside_the_portals() -> None:
    request = request_of("/notices/", person())
    wear(request, "student")
    assert hat_of(request) == "student"


@pytest.mark.parametrize("hat", PLACES)
def test_one_place_at_most_is_where_you_are(hat: Any) -> None:
    for place in PLACES[hat]:
        current = [entry.path for entry in entries_for(hat, f"{place.path}")]
        assert current
        marked = [entry.path for entry in entries_for(hat, place.path) if entry.is_current]
        assert marked == [place.path]


def paths_of_the_shell() -> set[str]:
    """The navigation's places, and the addresses written out in the kit's own templates."""
    templates = Path(gallery.__file__).parent / "templates"
    written = {
        found
        for path in templates.rglob("*.html")
        for found in re.findall(r'(?:href|action|url)="(/[^"{]*)"', path.read_text("utf-8"))
    }
    places = {place.path for places in PLACES.values() for place in places}
    # The demo and the gallery are not served here.
    return {path for path in written | places if not path.startswith(("/demo/", "/ui/"))}


@pytest.mark.parametrize("path", sorted(paths_of_the_shell()))
def test_every_address_of_the_shell_is_served(path: str) -> None:
    try:
        resolve(path)
    except Resolver404:
        pytest.fail(f"the shell leads to {path}, which no portal serves")


def test_times_are_shown_in_the_persons_zone() -> None:
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(timezone.get_current_timezone_name())
        return HttpResponse()

    middleware = ReaderTimeZoneMiddleware(view)
    for user in (person(time_zone="Asia/Tokyo"), AnonymousUser(), person(time_zone="Mars/Base")):
        middleware(request_of("/", user))
    assert seen == ["Asia/Tokyo", "UTC", "UTC"]
    assert timezone.get_current_timezone_name() == "UTC"


@pytest.mark.django_db
def test_the_shell_costs_one_query_for_a_person_and_none_for_a_visitor(
    django_assert_num_queries: Any,
) -> None:
    user = User.objects.create_user("amira@example.edu", name="Amira Haddad")
    with django_assert_num_queries(1):
        html = render_to_string("ui/page.html", request=request_of("/student/", user))
    assert 'aria-current="page">Today</a>' in html
    assert "Amira" in html
    with django_assert_num_queries(0):
        html = render_to_string("ui/page.html", request=request_of("/"))
    assert "Sign in" in html


def test_the_ribbon_shows_in_the_demo_only(settings: Any) -> None:
    settings.DEMO = False
    assert "ribbon" not in render_to_string("ui/page.html", request=request_of("/"))
    settings.DEMO = True
    assert "ribbon" in render_to_string("ui/page.html", request=request_of("/"))


@pytest.mark.parametrize("name", ["400", "403", "404", "403_csrf"])
def test_error_pages_show_a_way_on(name: str) -> None:
    html = render_to_string(f"{name}.html", request=request_of("/nowhere/"))
    assert 'href="/"' in html
    assert "<h1>" in html


@pytest.mark.django_db
def test_a_refused_page_offers_no_places_of_a_portal_that_is_not_the_readers() -> None:
    request = request_of("/campus/ledger/", person())
    assert 'href="/campus/ledger/"' in render_to_string("ui/page.html", request=request)
    html = render_to_string("403.html", request=request)
    assert "/campus/" not in html
    assert 'href="/home/"' in html


def test_error_pages_stand_without_a_request() -> None:
    """A request that broke before the session was read has no user."""
    bare = RequestFactory().get("/")
    assert "<h1>" in render_to_string("400.html", request=bare)
    assert "<h1>" in render_to_string("500.html")


@pytest.mark.parametrize("rows", ["0", "1", "3", "300", "many"])
def test_the_gallery_stands_with_any_number_of_rows(rows: str) -> None:
    request = request_of("/ui/")
    request.GET = request.GET.copy()
    request.GET["rows"] = rows
    html = gallery.gallery(request).content.decode()
    identities = re.findall(r'\sid="([^"]+)"', html)
    assert len(identities) == len(set(identities))


def test_the_gallery_is_not_served_in_production(client: Client) -> None:
    assert "ui" not in {
        getattr(pattern, "namespace", None)
        for pattern in __import__("fairbrief.config.urls", fromlist=["x"]).urlpatterns
    }


def test_an_actions_refusal_stands_at_its_field_and_typing_is_kept() -> None:
    request = request_of("/")
    form = SampleForm(
        {"title": "A list", "fee": "4", "due_on": "2026-06-12", "function": "design",
         "place": "remote", "agree": "on"}
    )  # fmt: skip
    assert form.is_valid()

    def refuse(field: str) -> None:
        raise LimitReachedError("Below the floor. Pay at least $20 an hour.", field=field)

    assert not http.run_action(request, form, lambda: refuse("fee"))
    assert form.errors["fee"] == ["Below the floor. Pay at least $20 an hour."]
    assert form["title"].value() == "A list"
    assert not http.run_action(request, form, lambda: refuse("elsewhere"))
    assert form.non_field_errors()
    assert http.run_action(request, form, lambda: None)


@pytest.mark.parametrize(("asked", "number"), [("2", 2), ("99", 3), ("x", 1), ("-1", 3), ("", 1)])
def test_a_page_that_is_not_there_is_the_nearest_one(asked: str, number: int) -> None:
    request = RequestFactory().get("/", {"page": asked})
    page: Page[Any] = http.paginate(request, list(range(50)))  # type: ignore[type-var]
    assert page.number == number


@pytest.mark.parametrize(
    ("asked", "place"),
    [("/briefs/", "/briefs/"), ("https://evil.example/", "/account/login/"),
     ("//evil.example", "/account/login/"), ("", "/account/login/")],
)  # fmt: skip
def test_next_leads_to_this_site_only(asked: str, place: str) -> None:
    request = RequestFactory().post("/", {"next": asked})
    assert http.redirect_next(request, "account_login").url == place
