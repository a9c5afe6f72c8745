"""An employer's open briefs for a frame on its own site: no cookie, no script, no form."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from fairbrief.briefs.feeds import summary_of
from fairbrief.briefs.listed import listed
from fairbrief.discovery.queries import briefs_open_to_anyone, employers_with_a_page, open_with
from fairbrief.portals.ui.http import paginate, show

#: Briefs in a frame; the employer's page has the rest.
IN_FRAME = 10
#: Seconds it may be kept.
KEPT = 300


@require_safe
@xframe_options_exempt
def embed(request: HttpRequest, slug: str) -> HttpResponse:
    """Only the domain the employer has confirmed, and what is beneath it, may show it."""
    employer = get_object_or_404(employers_with_a_page(), slug=slug)
    page = paginate(request, open_with(employer, briefs_open_to_anyone()), IN_FRAME)
    rows = [(each, summary_of(each)) for each in listed(list(page.object_list))]
    answer = show(
        request, "public/employer_embed.html", {"employer": employer, "page": page, "rows": rows}
    )
    own = employer.domain if employer.domain_confirmed_at else ""
    answer._csp_config = {  # type: ignore[attr-defined]
        **settings.SECURE_CSP,
        "script-src": [CSP.NONE],
        "connect-src": [CSP.NONE],
        "form-action": [CSP.NONE],
        "frame-ancestors": [f"https://{own}", f"https://*.{own}"] if own else [CSP.NONE],
    }
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Cache-Control"] = f"public, max-age={KEPT}"
    return answer


urlpatterns = [path("employers/<slug:slug>/embed/", embed, name="employer_embed")]
