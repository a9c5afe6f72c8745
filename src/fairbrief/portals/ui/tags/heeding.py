"""Components for words of another person: what to mind before reading them, and reporting them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import template
from django.template.context import RequestContext
from django.utils.translation import gettext_lazy

from fairbrief.portals.ui.tags.declared import icon_svg, of
from fairbrief.portals.ui.tags.receipts import mark_of

register = template.Library()

#: Tone and icon by what is heaviest in the words.
TONES = {"block": ("stop", "stop"), "review": ("attention", "attention")}
#: Findings shown at once; the rest unfolds.
FEW = 1

WARNING = gettext_lazy("A warning about what you read next")


def _report_url(context: RequestContext, words: Any) -> str:
    """Where the words are reported, with the way back to the page they stand on."""
    url = str(of(words, "report_url"))
    request = context.get("request")
    if url and request is not None and request.method == "GET":
        url += f"?{urlencode({'next': request.get_full_path()})}"
    return url


@register.inclusion_tag("ui/components/heed.html", takes_context=True)
def heed(context: RequestContext, *, words: Any, brief: bool = False) -> dict[str, Any]:
    """What a reader must mind about words, above them; nothing when nothing was found.

    `words` is a Heard (concerns); `brief` says no more than that there is a warning.
    """
    found = list(of(words, "findings", ())) if words else []
    if not found:
        return {}
    tone, icon = TONES.get(str(of(found[0], "severity")), ("plain", "note"))
    rows = [mark_of(each) for each in found]
    return {
        "tone": tone,
        "icon": icon_svg(icon),
        "label": WARNING,
        "plainly": list(of(words, "plainly", ())),
        "few": rows[:FEW],
        "more": rows[FEW:],
        "brief": brief,
        "report_url": _report_url(context, words),
    }


@register.inclusion_tag("ui/components/marks.html")
def marks(*, findings: Iterable[Any]) -> dict[str, Any]:
    """What was found in words, as the office reads it: what, where it says so, why, the source."""
    return {"findings": [mark_of(each) for each in findings]}


@register.inclusion_tag("ui/components/report_link.html", takes_context=True)
def report_link(context: RequestContext, *, words: Any) -> dict[str, Any]:
    """A small link to report words in which nothing was found; a warning has its own."""
    if not words or of(words, "findings", ()):
        return {}
    return {"url": _report_url(context, words), "called": of(words, "called")}
