"""Lists for a frame on somebody else's site: no cookie, no script, no form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.http import HttpResponse
from django.utils.csp import CSP

from fairbrief.briefs.feeds import summary_of
from fairbrief.briefs.listed import Listed

#: Briefs in a frame; the page it leads to has the rest.
IN_FRAME = 10
#: Seconds it may be kept.
KEPT = 300
ANY_SITE = ["*"]


def with_summaries(briefs: Iterable[Listed]) -> list[tuple[Listed, str]]:
    """Each brief with what a line says of it."""
    return [(brief, summary_of(brief)) for brief in briefs]


def framed(page: HttpResponse, *, by: Sequence[str]) -> HttpResponse:
    """The page as a frame that these sites may show, and nobody else."""
    page._csp_config = {  # type: ignore[attr-defined]
        **settings.SECURE_CSP,
        "script-src": [CSP.NONE],
        "connect-src": [CSP.NONE],
        "form-action": [CSP.NONE],
        "frame-ancestors": [*by] or [CSP.NONE],
    }
    page.headers["X-Robots-Tag"] = "noindex"
    page.headers["Cache-Control"] = f"public, max-age={KEPT}"
    return page
