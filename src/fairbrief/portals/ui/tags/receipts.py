"""The fairness receipt: findings that open to reason, source and remedy, and what is in order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairbrief.fairness.rules import RULES
from fairbrief.portals.ui.repeated import said_once
from fairbrief.portals.ui.tags.declared import InputError, icon_svg, of, one_of, translated

register = template.Library()

#: The review's severities: tone, icon, and the word beside them.
SEVERITIES = {
    "block": ("stop", "stop", gettext_lazy("Must change")),
    "review": ("attention", "attention", gettext_lazy("Needs a look")),
    "coach": ("accent", "note", gettext_lazy("Could be better")),
    "note": ("plain", "note", gettext_lazy("Good to know")),
}
_SET_ASIDE = ("plain", "note", gettext_lazy("Set aside by a career office"))
UNFOLDED = ("all", "first", "none")
_BY_ID = {rule.id: rule for rule in RULES}
_ADDRESS = re.compile(r"(?:https://)?((?:[a-z-]+\.)+(?:gov|org|com|edu)(?:/[\w/.-]*\w)?)")


#: Where a sentence ends, and not a "U.S." in it.
_ENDS = re.compile(r"(?<=[a-z\d)”%][.!?])\s+(?=[A-Z])")
#: A reason of more letters than these says the rest when it is asked to.
_LONG = 230


def _in_short(why: str) -> tuple[str, str]:
    """The first sentence of a long reason, and the rest of it."""
    if len(why) <= _LONG:
        return why, ""
    first, *rest = _ENDS.split(why, maxsplit=1)
    return first, "".join(rest)


def _source(source: Any) -> SafeString:
    """A finding's source as it is cited, its addresses as links. They open beside: without a script
    one would not come back to a text that was read."""
    return mark_safe(  # noqa: S308 - escaped first; what becomes a link is a bare host and path
        _ADDRESS.sub(
            r'<a href="https://\1" target="_blank" rel="noopener">\1</a>',
            escape(translated(source)),
        )
    )


def _checked(on: Any) -> str:
    """The day a source was last read: a date, or the words a stored review has for it."""
    try:
        read_on = date.fromisoformat(on) if isinstance(on, str) else on
    except ValueError:
        return ""
    # Translators: a day with its year, in Django's date format letters
    return date_format(read_on, _("j F Y")) if read_on else ""


def _finding(raw: Any, number: int, *, is_open: bool, asides: Iterable[Any]) -> dict[str, Any]:
    """A finding as it is shown; its `word`, where it has one, in the place of its severity's."""
    severity = str(of(raw, "severity"))
    if severity not in SEVERITIES:
        raise InputError(f"{severity!r} is not a severity")
    tone, icon, word = _SET_ASIDE if (said := list(asides)) else SEVERITIES[severity]
    quotes = of(raw, "quotes", ())
    why = translated(of(raw, "why"))
    reason, more = _in_short(why)
    words = [of(each, "text") for each in quotes] or of(raw, "evidence")
    return {
        "number": number,
        "question": f"ask-{number}",
        "better": f"better-{number}",
        "is_open": is_open,
        "tone": tone,
        "word": of(raw, "word", "") or word,
        "icon": icon_svg(icon),
        "title": translated(of(raw, "title")),
        "evidence": [words] if isinstance(words, str) and words else list(dict.fromkeys(words)),
        "places": [(of(each, "place"), of(each, "text")) for each in quotes],
        "why": why,
        "reason": reason,
        "more": more,
        "source": _source(of(raw, "source")),
        "checked": _checked(of(raw, "checked")),
        "remedy": translated(of(raw, "remedy")),
        "example": translated(of(raw, "example")),
        "ask": translated(of(raw, "ask")),
        "asides": said,
    }


def _passed(raw: Any) -> dict[str, Any]:
    """What was read and found in order: words, and the rule's reason where the rule is known."""
    if isinstance(raw, str):
        return {"said": translated(raw)}
    rule = _BY_ID.get(str(of(raw, "rule")))
    return {
        "said": translated(of(raw, "said")),
        "why": translated(rule.why) if rule else "",
        "source": _source(rule.source) if rule else "",
        "checked": _checked(rule.checked) if rule else "",
    }


def _rows(items: Iterable[Any], unfold: str, asides: Mapping[str, Any]) -> list[dict[str, Any]]:
    one_of(unfold, UNFOLDED, "unfold")
    return [
        _finding(
            raw,
            number,
            is_open=unfold == "all" or (unfold == "first" and number == 1),
            asides=asides.get(str(of(raw, "rule")), ()),
        )
        for number, raw in enumerate(said_once(items or ()), 1)
    ]


@register.inclusion_tag("ui/components/findings.html")
def findings(
    *,
    items: Iterable[Any],
    unfold: str = "all",
    numbered: bool = False,
    ask_url: str = "",
    mend: str = "",
    show_remedy: bool = True,
    show_ask: bool = True,
    asides: Mapping[str, Any] | None = None,
    copies: bool = False,
    is_of_others: bool = False,
) -> dict[str, Any]:
    """Findings, each a line that opens. `numbered` where the text they rest on stands on the page:
    each then leads to the places of its `quotes` there (`place-1`, …) and can be led back to
    (`finding-1`, …).
    `copies` where what to write or to ask is copied from here: each reason has its place, too
    (`why-1`, …). `show_ask` is False where nobody should be asked anything.
    `is_of_others`: who reads it has hardly written it, so a better sentence is folded.
    """
    return {
        "findings": _rows(items, unfold, asides or {}),
        "copies": copies or numbered,
        "numbered": numbered,
        "ask_url": ask_url,
        "mend": mend or _("To mend it:"),
        "show_remedy": show_remedy,
        "show_ask": show_ask,
        "is_of_others": is_of_others,
    }


@register.inclusion_tag("ui/components/passes.html")
def passes(*, items: Iterable[Any], title: str = "") -> dict[str, Any]:
    """What is in order, each line opening to its rule's reason and source."""
    return {"passes": [_passed(rule) for rule in items or ()], "title": title}


@register.inclusion_tag("ui/components/receipt.html")
def receipt(
    *,
    findings: Iterable[Any],
    passes: Iterable[Any] = (),
    title: str = "",
    summary: str = "",
    open: bool = False,
    unfold: str = "all",
    ask_url: str = "",
    show_remedy: bool = True,
    asides: Mapping[str, Any] | None = None,
    copies: bool = False,
) -> dict[str, Any]:
    """`asides`: by rule, what career offices said when they set a finding aside (by, reason)."""
    return {
        "title": title or _("Fairness receipt"),
        "summary": summary,
        "findings": findings or (),
        "passes": passes or (),
        "open": open,
        "unfold": one_of(unfold, UNFOLDED, "unfold"),
        "ask_url": ask_url,
        "show_remedy": show_remedy,
        "asides": asides or {},
        "copies": copies,
    }


#: Findings shown at a field; the rest stands in the receipt.
FEW = 3


@register.inclusion_tag("ui/components/found.html")
def found(
    *,
    name: str,
    items: Iterable[tuple[int, Any]],
    oob: bool = False,
    texts: Collection[str] | None = None,
) -> dict[str, Any]:
    """What was found at one field of a form, beneath it; empty when nothing was.

    `items` are findings with their numbers in the receipt beside, where the reason stands; what is
    only good to know stands nowhere else. `oob` when it is sent by itself, to take the place of
    what stands there. `texts` are the fields that take words: only there can a better sentence be
    pasted; None where all of them do.
    """
    rows = [
        {**_finding(raw, number, is_open=True, asides=()), "here": f"here-{number}"}
        for number, raw in items
        if str(of(raw, "severity")) != "note"
    ]
    return {"name": name, "findings": rows[:FEW], "more": rows[FEW:], "oob": oob} | {
        "takes_text": texts is None or name in texts
    }


def mark_of(raw: Any) -> dict[str, Any]:
    """One mark found in words, as it was kept."""
    return _finding(raw, 0, is_open=True, asides=())
