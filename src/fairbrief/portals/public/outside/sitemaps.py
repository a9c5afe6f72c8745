"""robots.txt, and the map of what there is to read: an index, and pages of it by ranges of ids.

A range is read upon an index and never counted through, so the last page of a million briefs costs
what the first one does.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

from django.conf import settings
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from fairbrief.boards.queries import public_boards
from fairbrief.discovery.outside import (
    briefs_mapped,
    employers_mapped,
    ranges_of_briefs,
    ranges_of_employers,
)
from fairbrief.kernel.clock import now

#: Seconds a map may be kept, here and by whoever asks.
KEPT = 3600
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
#: Pages without anything private that are worth finding.
_OPEN_PAGES = ("home", "find", "check", "for_employers", "for_career_offices", "who_runs_this")
#: What only people who are signed in, or hold a link, can read.
_CLOSED = (
    *("account", "api", "campus", "employer", "operator", "student", "home", "notices"),
    *("sign", "supervise", "senior", "closing", "confirm", "invitations", "links", "report"),
    *("feed", "pick", "outcome", "survey", "approve", "letters", "alerts", "demo"),
)


def _answer(content: str, kind: str = "application/xml") -> HttpResponse:
    return HttpResponse(
        content,
        content_type=f"{kind}; charset=utf-8",
        headers={"Cache-Control": f"public, max-age={KEPT}"},
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What is worth reading; nothing of a demo, for it is invented."""
    if settings.DEMO:
        return _answer("User-agent: *\nDisallow: /\n", "text/plain")
    closed = "".join(f"Disallow: /{each}/\n" for each in _CLOSED)
    words = f"User-agent: *\n{closed}\nSitemap: {settings.BASE_URL}/sitemap.xml\n"
    return _answer(words, "text/plain")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The pages of the map."""
    kept = caches["memory"].get("sitemap")
    if kept is None:
        names = [
            "pages",
            *(f"employers/{number}" for number in ranges_of_employers()),
            *(f"briefs/{number}" for number in ranges_of_briefs(at=now())),
        ]
        rows = "".join(
            f"<sitemap><loc>{settings.BASE_URL}/sitemaps/{name}.xml</loc></sitemap>\n"
            for name in names
        )
        kept = f"{_HEAD}<sitemapindex {_NAMESPACE}>\n{rows}</sitemapindex>\n"
        caches["memory"].set("sitemap", kept, KEPT)
    return _answer(kept)


def _urls(rows: Iterable[tuple[str, datetime | None]]) -> HttpResponse:
    lines = [
        f"<url><loc>{escape(settings.BASE_URL + where)}</loc>"
        + (f"<lastmod>{at.isoformat(timespec='seconds')}</lastmod>" if at else "")
        + "</url>\n"
        for where, at in rows
    ]
    return _answer(f"{_HEAD}<urlset {_NAMESPACE}>\n{''.join(lines)}</urlset>\n")


@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """The pages that are always there, and each campus's board."""
    fixed = [reverse(f"public:{name}") for name in _OPEN_PAGES]
    boards = [reverse("public:board", args=[slug]) for slug in public_boards()]
    return _urls((where, None) for where in [*fixed, *boards])


@require_safe
def briefs(request: HttpRequest, number: int) -> HttpResponse:
    """The open briefs of one range."""
    rows = briefs_mapped(number, at=now())
    if not rows:
        raise Http404
    return _urls((f"/briefs/{code}/", at) for code, at in rows)


@require_safe
def employers(request: HttpRequest, number: int) -> HttpResponse:
    """The employers with a page of one range."""
    rows = employers_mapped(number)
    if not rows:
        raise Http404
    return _urls((f"/employers/{slug}/", None) for slug in rows)


urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", index, name="sitemap"),
    path("sitemaps/pages.xml", pages, name="sitemap_pages"),
    path("sitemaps/briefs/<int:number>.xml", briefs, name="sitemap_briefs"),
    path("sitemaps/employers/<int:number>.xml", employers, name="sitemap_employers"),
]
