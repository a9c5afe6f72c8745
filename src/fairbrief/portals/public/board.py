"""A campus's board: its open briefs for everyone, for a frame on its own site, and for programs."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from fairbrief.applications.queries import number_applied
from fairbrief.boards.colours import digest_of, look_of
from fairbrief.boards.feeds import feed_of
from fairbrief.boards.models import Brand
from fairbrief.boards.queries import (
    briefs_on,
    counts_on,
    entries_on,
    logo_of,
    look_called,
    public_board,
)
from fairbrief.briefs.feeds import Entry, Feed, atom, json_feed
from fairbrief.discovery.filters import SearchForm
from fairbrief.discovery.finding import Shelf
from fairbrief.discovery.scopes import scope_at
from fairbrief.kernel.clock import now
from fairbrief.portals.public.finding import cards_of
from fairbrief.portals.public.outside.framing import IN_FRAME, framed, with_summaries
from fairbrief.portals.public.searching import searched
from fairbrief.portals.ui.feeds import ATOM, JSON_FEED, answer_feed
from fairbrief.portals.ui.http import show
from fairbrief.searches.finding import query_of

#: Seconds a page of the board, and what never changes, may be kept.
BOARD_KEPT, FOREVER = 300, 31_536_000


def _brand(slug: str) -> Brand:
    found = public_board(slug)
    if found is None:
        raise Http404
    return found


def _context(request: HttpRequest, brand: Brand, most: int, *, has_form: bool) -> dict[str, Any]:
    """What both pages of the board show."""
    campus, at = brand.campus, now()
    scope = scope_at(campus, at=at)
    shelf = Shelf(lambda: briefs_on(campus), applied=number_applied(), name=f"board {campus.pk}")
    search = searched(request, shelf, scope=scope, at=at, most=most, has_form=has_form)
    look = look_of(brand.accent)
    return {
        **search.context,
        "brand": brand,
        "campus": campus,
        "look": digest_of(look) if look else "",
        "cards": cards_of(search.found, None, at),
    }


def _kept(request: HttpRequest, page: HttpResponse) -> HttpResponse:
    """Anyone may keep what a visitor was shown; what a person was shown has their name on it."""
    whose = "private" if request.user.is_authenticated else "public"
    page.headers["Cache-Control"] = f"{whose}, max-age={BOARD_KEPT}"
    return page


@require_safe
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """The campus's open briefs, with filters that are part of the address."""
    brand = _brand(slug)
    briefs, employers = counts_on(brand.campus, at=now())
    context = _context(request, brand, 20, has_form=True) | {"open": briefs, "employers": employers}
    return _kept(request, show(request, "public/board.html", context))


@require_safe
@xframe_options_exempt
def embed(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for a frame on the campus's own site: no cookie, no script, no form.

    Only the sites the campus has named may show it.
    """
    brand = _brand(slug)
    context = _context(request, brand, IN_FRAME, has_form=False)
    rows = with_summaries(card.brief for card in context["cards"])
    page = show(request, "public/board_embed.html", {**context, "rows": rows})
    return framed(page, by=[f"https://{host}" for host in brand.hosts])


def _feed(request: HttpRequest, slug: str) -> tuple[Feed, list[Entry]]:
    """With the filters of the board in its address."""
    brand, form = _brand(slug), SearchForm(request.GET)
    form.is_valid()
    query = urlencode(query_of(request.GET), doseq=True)
    feed = feed_of(brand, query and f"?{query}", site=settings.BASE_URL)
    return feed, entries_on(brand.campus, form.asked, at=now())


@require_safe
def feed_atom(request: HttpRequest, slug: str) -> HttpResponse:
    return answer_feed(request, atom(*_feed(request, slug)), ATOM)


@require_safe
def feed_json(request: HttpRequest, slug: str) -> HttpResponse:
    return answer_feed(request, json_feed(*_feed(request, slug)), JSON_FEED)


@require_safe
def look(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    """The campus's colour as a stylesheet; its address changes with its content."""
    found = look_called(slug, digest)
    if not found:
        raise Http404
    return HttpResponse(
        found, content_type="text/css; charset=utf-8", headers={"Cache-Control": _forever()}
    )


@require_safe
def logo(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    """The campus's logo, as it was checked."""
    found = logo_of(slug, digest)
    if found is None or len(digest) < 16:
        raise Http404
    return HttpResponse(
        bytes(found.content),
        content_type=f"image/{found.kind}",
        headers={
            "Cache-Control": _forever(),
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )


def _forever() -> str:
    return f"public, max-age={FOREVER}, immutable"


urlpatterns = [
    path("at/<slug:slug>/", board, name="board"),
    path("at/<slug:slug>/embed/", embed, name="board_embed"),
    path("at/<slug:slug>/feed.atom", feed_atom, name="board_atom"),
    path("at/<slug:slug>/feed.json", feed_json, name="board_json"),
    path("at/<slug:slug>/look/<slug:digest>.css", look, name="board_look"),
    path("at/<slug:slug>/logo/<slug:digest>/", logo, name="board_logo"),
]
