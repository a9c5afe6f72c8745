"""The picture shown where a portfolio's address is pasted: 1200 by 630, drawn on the server."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from django.core.cache import caches
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairbrief.kernel.typesetting import typeset
from fairbrief.portfolio.queries import Page

KEPT = 24 * 3600
#: Two pixels a point of the template's 600 by 315.
_PIXELS = 144.0


def picture_of(page: Page) -> bytes:
    """A PNG, kept by what stands in it."""
    facts = _data(page)
    data = json.dumps(facts, sort_keys=True)
    name = f"portfolio:picture:{hashlib.sha256(data.encode()).hexdigest()}"
    kept: bytes | None = caches["pictures"].get(name)
    if kept is None:
        kept = typeset(_template(), facts, form="png", pixels_an_inch=_PIXELS)
        caches["pictures"].set(name, kept, timeout=KEPT)
    return kept


def _data(page: Page) -> dict[str, Any]:
    works = ngettext("%(count)d piece of work", "%(count)d pieces of work", len(page.pieces))
    hours = ngettext("%(count)d hour", "%(count)d hours", page.hours)
    return {
        "name": page.name,
        "intro": page.intro,
        "studies": page.studies,
        "figures": [works % {"count": len(page.pieces)}, hours % {"count": page.hours}],
        "titles": [each.title for each in page.pieces[:3]],
        "foot": _("Short work on clear terms"),
    }


@cache
def _template() -> bytes:
    return Path(__file__).with_name("picture.typ").read_bytes()
