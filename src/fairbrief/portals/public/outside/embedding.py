"""Open briefs for a frame on any site: an employer's on its own, a search on anyone's."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from fairbrief.briefs.listed import listed
from fairbrief.discovery.engine.asking import Scope
from fairbrief.discovery.queries import briefs_open_to_anyone, employers_with_a_page, open_with
from fairbrief.discovery.scopes import with_funds
from fairbrief.kernel.clock import now
from fairbrief.portals.public.outside.framing import ANY_SITE, IN_FRAME, framed, with_summaries
from fairbrief.portals.public.searching import searched
from fairbrief.portals.ui.http import paginate, show


@require_safe
@xframe_options_exempt
def embed(request: HttpRequest, slug: str) -> HttpResponse:
    """Only the domain the employer has confirmed, and what is beneath it, may show it."""
    employer = get_object_or_404(employers_with_a_page(), slug=slug)
    page = paginate(request, open_with(employer, briefs_open_to_anyone(), at=now()), IN_FRAME)
    rows = with_summaries(listed(list(page.object_list)))
    answer = show(request, "public/employer_embed.html", {"employer": employer, "rows": rows})
    own = employer.domain if employer.domain_confirmed_at else ""
    return framed(answer, by=[f"https://{own}", f"https://*.{own}"] if own else [])


@require_safe
@xframe_options_exempt
def embed_search(request: HttpRequest) -> HttpResponse:
    """What fits the filters in the address, of what anyone may read; any site may show it."""
    at = now()
    scope = with_funds(Scope(), at=at)
    briefs = briefs_open_to_anyone()
    search = searched(request, briefs, scope=scope, at=at, most=IN_FRAME, has_form=False)
    rows = with_summaries(listed(search.found.ids))
    answer = show(request, "public/find_embed.html", {**search.context, "rows": rows})
    return framed(answer, by=ANY_SITE)


urlpatterns = [
    path("employers/<slug:slug>/embed/", embed, name="employer_embed"),
    path("briefs/embed/", embed_search, name="find_embed"),
]
