"""A student's portfolio, as everyone sees it or as those who have the link do."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from fairbrief.accounts.links import LinkError
from fairbrief.concerns.kinds import EMPLOYER
from fairbrief.concerns.queries import hear
from fairbrief.portals.public.links import ended
from fairbrief.portals.ui.http import show
from fairbrief.portfolio.picture import picture_of
from fairbrief.portfolio.queries import Page, page_by_link, public_page

_NO_LINK = gettext_lazy(
    "It is not complete, or whoever gave it to you has ended it. Ask them for the new one."
)


def _show(request: HttpRequest, page: Page | None, picture: str, here: str) -> HttpResponse:
    if page is None:
        raise Http404
    # With the link nothing is reported: its key would stand in the address of the report.
    if page.intro and not page.with_link and request.user.pk != page.portfolio.student.user_id:
        hear(EMPLOYER, [page.portfolio])
    return show(
        request,
        "public/portfolio.html",
        {
            "page": page,
            "picture": f"{settings.BASE_URL}{picture}",
            "here": f"{settings.BASE_URL}{here}",
        },
    )


def _picture(page: Page | None) -> HttpResponse:
    if page is None:
        raise Http404
    return HttpResponse(picture_of(page), content_type="image/png")


@require_safe
@cache_control(no_cache=True)
def portfolio(request: HttpRequest, slug: str) -> HttpResponse:
    """The pieces that are for everyone; search engines may come."""
    picture = reverse("public:portfolio_picture", args=[slug])
    return _show(request, public_page(slug), picture, request.path)


@require_safe
@cache_control(public=True, max_age=300)
def picture(request: HttpRequest, slug: str) -> HttpResponse:
    """What is shown where the address is pasted."""
    return _picture(public_page(slug))


@require_safe
@never_cache
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """With the pieces that are for people who have the link; search engines are asked to leave."""
    page = page_by_link(token)
    if page is None:
        return _unlisted(ended(request, LinkError(_NO_LINK), token))
    picture = reverse("public:portfolio_link_picture", args=[token])
    return _unlisted(_show(request, page, picture, request.path))


@require_safe
@cache_control(private=True, max_age=300)
def link_picture(request: HttpRequest, token: str) -> HttpResponse:
    return _unlisted(_picture(page_by_link(token)))


def _unlisted(answer: HttpResponse) -> HttpResponse:
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


urlpatterns = [
    path("portfolios/<slug:slug>/", portfolio, name="portfolio"),
    path("portfolios/<slug:slug>/card.png", picture, name="portfolio_picture"),
    path("portfolio/by/<str:token>/", by_link, name="portfolio_by_link"),
    path("portfolio/by/<str:token>/card.png", link_picture, name="portfolio_link_picture"),
]
