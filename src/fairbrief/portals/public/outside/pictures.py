"""The picture that is shown where a brief's address is shared: title, employer, and its terms."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fairbrief.briefs.listed import Listed, listed
from fairbrief.discovery.queries import briefs_readable_by
from fairbrief.kernel.money import Money
from fairbrief.kernel.typesetting import typeset
from fairbrief.portals.limits import PICTURES, may_spend

#: Size in pixels, as social networks ask for it.
WIDTH, HEIGHT = 1200, 630
#: Seconds a picture may be kept.
KEPT = 86_400


def _facts(brief: Listed) -> dict[str, Any]:
    """What stands in the picture, in words."""
    pay = Money(brief.fee_minor, brief.currency) if brief.fee_minor else None
    said = [(_("Pay"), str(pay) if pay else _("unpaid"))]
    if brief.hours:
        said.append((_("Hours"), _("%(hours)d in all") % {"hours": brief.hours}))
    if brief.due_on:
        said.append((_("Due"), date_format(brief.due_on, "j M Y")))
    if brief.supervisor_name:
        said.append((_("Reports to"), brief.supervisor_name))
    return {
        "title": brief.title,
        "byline": f"{brief.employer} · {brief.place_words}",
        "terms": said,
    }


@require_safe
def picture(request: HttpRequest, code: str) -> HttpResponse:
    """Drawn once for what stands in it. 429 for an address that asks for very many."""
    found = get_object_or_404(briefs_readable_by(None), code=code)
    facts = _facts(listed([found.pk])[0])
    digest = hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:32]
    content = caches["pictures"].get(f"picture:{digest}")
    if content is None:
        if not may_spend(request, PICTURES):
            return HttpResponse(status=429, headers={"Retry-After": str(PICTURES.seconds_left())})
        template = files("fairbrief.portals.public").joinpath("outside/preview.typ").read_bytes()
        content = typeset(template, facts, form="png", pixels_an_inch=144)
        caches["pictures"].set(f"picture:{digest}", content, KEPT)
    return HttpResponse(
        content,
        content_type="image/png",
        headers={"Cache-Control": f"public, max-age={KEPT}", "X-Content-Type-Options": "nosniff"},
    )


urlpatterns = [path("briefs/<code:code>/preview.png", picture, name="brief_picture")]
