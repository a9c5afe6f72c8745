"""Components of the trade: clear terms, whose turn, verdicts, briefs, deliverables."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from fairbrief.clocks.queries import Turn
from fairbrief.kernel.clock import now
from fairbrief.kernel.codes import LENGTH
from fairbrief.portals.ui.tags.declared import (
    InputError,
    component,
    icon_svg,
    of,
    one_of,
    translated,
)
from fairbrief.portals.ui.tags.writing import when

register = template.Library()

#: The five, in the order they are always shown: icon and name by the term's kind.
TERMS = {
    "scope": ("scope", gettext_lazy("Scope")),
    "deadline": ("deadline", gettext_lazy("Deadline")),
    "reports": ("reports", gettext_lazy("Reports to")),
    "reports_to": ("reports", gettext_lazy("Reports to")),
    "senior": ("senior", gettext_lazy("Senior access")),
    "senior_access": ("senior", gettext_lazy("Senior access")),
    "pay": ("pay", gettext_lazy("Pay")),
}
ORDER = ("scope", "deadline", "reports", "senior", "pay")


def _kind(term: Any) -> str:
    kind = of(term, "kind")
    kind = str(getattr(kind, "value", kind))
    if kind not in TERMS:
        raise InputError(f"{kind!r} is not one of the five terms")
    return kind


def _said(term: Any) -> str:
    said = of(term, "said")
    return translated(said) if of(term, "is_open", False) else said


def _check_order(kinds: Sequence[str]) -> None:
    if tuple(kinds) != ORDER:
        raise InputError("the terms must be all five, in the order " + ", ".join(ORDER))


def _term_rows(terms: Iterable[Any]) -> list[dict[str, Any]]:
    rows = []
    for term in terms:
        icon, name = TERMS[_kind(term)]
        rows.append(
            {
                "icon": icon_svg(icon, "mark"),
                "key": icon,
                "name": name,
                "said": _said(term),
                "detail": of(term, "detail"),
                "is_open": of(term, "is_open", False),
                "ask": translated(of(term, "ask")),
            }
        )
    _check_order([row["key"] for row in rows])
    return rows


@register.inclusion_tag("ui/components/clear_terms.html")
def clear_terms(*, terms: Iterable[Any], label: str = "", show_ask: bool = True) -> dict[str, Any]:
    """The five, each with its question where it is open: unless nobody should be asked anything."""
    return {
        "terms": _term_rows(terms),
        "label": label or _("Clear terms"),
        "show_ask": show_ask,
    }


@cache
def _strip_words(_language: str | None) -> tuple[dict[str, str], str, str]:
    """For one language: what stands before each term's words in a strip, how a term is said with
    its detail, and what the strip is called."""
    heads = {
        kind: f'{icon_svg(icon, "mark")}<span><span class="visually-hidden">{name}: </span><bdi>'
        for kind, (icon, name) in TERMS.items()
    }
    return heads, _("%(said)s, %(detail)s"), escape(_("Clear terms"))


#: Terms of which a strip says the first detail too: the hours, and the pay an hour.
_MEASURED = ("scope", "pay")


def _measured(term: Any, kind: str, together: str) -> str:
    said = str(_said(term))
    if kind not in _MEASURED or of(term, "is_open", False):
        return said
    detail = str(of(term, "detail") or "").split(", ")[0]
    return together % {"said": said, "detail": detail} if detail else said


@register.simple_tag
def terms_strip(*, terms: Iterable[Any]) -> SafeString:
    """The five in one line, with hours and pay an hour.

    Written without a template: lists hold twenty of them.
    """
    heads, together, label = _strip_words(get_language())
    parts, order = [], []
    for term in terms:
        kind = _kind(term)
        order.append(TERMS[kind][0])
        opening = '<li class="open">' if of(term, "is_open", False) else "<li>"
        words = html.escape(_measured(term, kind, together))
        parts.append(f"{opening}{heads[kind]}{words}</bdi></span></li>")
    _check_order(order)
    return mark_safe(  # noqa: S308 - every part is ours or escaped above
        f'<ul class="strip" role="list" aria-label="{label}">{"".join(parts)}</ul>'
    )


@register.inclusion_tag("ui/components/turn.html")
def turn(
    *,
    who: str,
    until: datetime | date | None = None,
    what: str = "",
    otherwise: str = "",
    tone: str = "accent",
) -> dict[str, Any]:
    one_of(tone, ("accent", "attention", "stop", "done", "plain"), "tone")
    return {"who": who, "until": until, "what": what, "otherwise": otherwise, "tone": tone}


@register.inclusion_tag("ui/components/turn.html")
def whose_turn(
    *,
    turn: Any,
    side: str = "",
    role: str = "",
    names: Mapping[str, str] | None = None,
    other: str = "",
    name: str = "",
) -> dict[str, Any]:
    """A clock's turn as the reader sees it: "Your turn" when it is theirs, else the name's.

    `name` is that of whoever's turn it is; `other` that of the other side of the work, which an
    office that decides is not.

    `role` says more closely what the reader is, such as the director of the career office.
    """
    if turn is None:
        return {}
    is_mine = turn.is_of(side) and not turn.is_taken
    return {
        "who": whose(turn, side, (names or {}).get(turn.owner) or name or _by_name(turn, other)),
        "until": turn.due_at,
        "what": "",
        "otherwise": turn.otherwise_for(role, side),
        "tone": "attention" if is_mine else "done" if turn.is_taken else "plain",
        "is_taken": turn.is_taken,
    }


#: Owners of clocks that are no side of the work: "the other side" is none of them.
_BESIDE = ("campus", "decider", "officer", "operator")


def _by_name(turn: Turn, other: str) -> str:
    """The other side's name, where it is the other side's turn."""
    return "" if turn.owner in _BESIDE else other


def whose(turn: Turn, side: str = "", name: str = "") -> str:
    """Whose turn it is, in words for a reader of the side."""
    if turn.is_taken:
        return _("You have done your part")
    if turn.is_of(side):
        return _("Your turn")
    if turn.owner == "both":
        return _("Both sides’ turn")
    name = name or str(OWNERS.get(turn.owner, turn.owner))
    if name.endswith("s"):
        # Translators: for names that end in s
        return _("%(name)s’ turn") % {"name": name}
    return _("%(name)s’s turn") % {"name": name}


@register.filter
def then(turn: Turn | None, side: str) -> str:
    """`{{ turn|then:"employer" }}`: what happens otherwise, said to a reader of the side."""
    return str(turn.otherwise_for(side)) if turn else ""


@register.filter(name="whose")
def whose_filter(turn: Turn, side: str) -> str:
    """`{{ turn|whose:"employer" }}` → Your turn, The student’s turn."""
    return whose(turn, side)


@register.filter
def side_name(owner: str) -> str:
    """`{{ clock.owner|side_name }}` → The career office."""
    return str(OWNERS.get(owner, owner))


#: Who an owner of a clock is, when the page knows no name.
OWNERS = {
    "both": gettext_lazy("Both sides"),
    "student": gettext_lazy("The student"),
    "employer": gettext_lazy("The employer"),
    "supervisor": gettext_lazy("The supervisor"),
    "leader": gettext_lazy("The senior person"),
    "approver": gettext_lazy("The approver"),
    "campus": gettext_lazy("The career office"),
    "officer": gettext_lazy("The career office"),
    "decider": gettext_lazy("The office that decides"),
    "operator": gettext_lazy("Who runs this installation"),
    "person": gettext_lazy("The person"),
}


@register.simple_block_tag
def verdict(content: SafeString, *, title: str, tone: str = "plain") -> SafeString:
    icons = {"done": "check", "attention": "attention", "stop": "stop", "plain": "note"}
    one_of(tone, tuple(icons), "tone")
    return component(
        "verdict",
        {"title": title, "tone": tone, "icon": icon_svg(icons[tone]), "content": content},
    )


def _card_head(
    title: str, url: str, employer: str, employer_url: str, place: str, level: int, strip: str
) -> SafeString:
    """What a brief's card shows to everyone. Written without a template: lists hold twenty."""
    by = f"<bdi>{conditional_escape(employer)}</bdi>"
    if employer_url:
        by = f'<a href="{conditional_escape(employer_url)}">{by}</a>'
    where = f" <span>{conditional_escape(place)}</span>" if place else ""
    return mark_safe(  # noqa: S308 - every part is ours or escaped above
        f'<p class="byline">{by}{where}</p>\n'
        f'<h{level} class="title"><a href="{conditional_escape(url)}">'
        f"<bdi>{conditional_escape(title)}</bdi></a></h{level}>\n{strip}\n"
    )


@register.simple_tag
def brief_card(
    *,
    title: str,
    url: str,
    employer: str,
    terms: Iterable[Any],
    employer_url: str = "",
    place: str = "",
    because: str = "",
    note: str = "",
    turn: Any = None,
    level: int = 2,
) -> SafeString:
    strip = terms_strip(terms=terms)
    head = _card_head(title, url, employer, employer_url, str(place), level, strip)
    lines = "".join(f'<p class="because">{escape(line)}</p>' for line in (because, note) if line)
    chip = component("turn", whose_turn(turn=turn)) if turn else ""
    return mark_safe(f'<article class="brief">{head}{lines}{chip}</article>')  # noqa: S308


#: Heads of cards by everything they depend on; see `listed_card`.
_HEADS: dict[tuple[Any, ...], str] = {}
_MOST_HEADS = 20_000


@cache
def _address_around(name: str, sample: str) -> list[str]:
    """What stands before and after the one part of an address that differs from card to card."""
    return reverse(name, args=[sample]).split(sample)


@register.simple_tag
def listed_card(
    *, brief: Any, because: str = "", note: str = "", level: int = 2, linked: bool = True
) -> SafeString:
    """A brief of a list (`briefs.listed`) as its card.

    What everyone sees is kept as written, by the brief's key, the language and the year (which
    stands beside a deadline of another); `because` and `note` are the reader's and stand outside.
    `linked`: the employer's name leads to its page.
    """
    own = (get_language(), now().year, level, linked)
    return mark_safe(_listed(brief, because, note, own))  # noqa: S308 - written from escaped parts


@register.simple_tag
def listed_cards(*, items: Iterable[Any]) -> SafeString:
    """Such cards as a list; each of the items has a `brief`, `because` and `note`, and says in
    `mine` what the reader has to do with it already: words and an address, or None."""
    own = (get_language(), now().year, 2, True)
    cards = [
        f"<li>{_listed(each.brief, each.because, each.note, own, each.mine)}</li>" for each in items
    ]
    return mark_safe(  # noqa: S308 - as above
        f'<ol class="briefs" role="list">{"".join(cards)}</ol>'
    )


def _listed(
    brief: Any,
    because: str,
    note: str,
    own: tuple[str | None, int, int, bool],
    mine: tuple[str, str] | None = None,
) -> str:
    key = (brief.key, *own)
    head = _HEADS.get(key) if brief.key else None
    if head is None:
        _language, _year, level, linked = own
        head = _card_head(
            brief.title,
            brief.code.join(_address_around("public:brief", "2" * LENGTH)),
            brief.employer,
            brief.employer_slug.join(_address_around("public:employer", "name")) if linked else "",
            str(brief.place_words),
            level,
            terms_strip(terms=brief.terms),
        )
        if len(_HEADS) >= _MOST_HEADS:
            _HEADS.clear()
        _HEADS[key] = head
    lines = "".join(
        [f'<p class="because">{html.escape(line)}</p>' for line in (because, note) if line]
    )
    return f'<article class="brief">{head}{_mine(mine)}{lines}</article>'


def _mine(mine: tuple[str, str] | None) -> str:
    if mine is None:
        return ""
    words, path = mine
    link = f'<a href="{html.escape(path)}">{html.escape(words)}</a>'
    return f'<p class="mine">{icon_svg("check")}{link}</p>'


@register.inclusion_tag("ui/components/deliverables.html")
def deliverables(*, items: Iterable[Any], level: int = 3) -> dict[str, Any]:
    rows = []
    for item in items:
        criteria: Any = of(item, "criteria") or ()
        if isinstance(criteria, str):
            criteria = [line.strip(" -•") for line in criteria.splitlines() if line.strip()]
        elif callable(getattr(criteria, "all", None)):
            criteria = criteria.all()
        rows.append(
            {
                "title": of(item, "title"),
                "criteria": [
                    of(line, "text") if not isinstance(line, str) else line for line in criteria
                ],
                "note": of(item, "note"),
                "due_on": of(item, "due_on", None),
            }
        )
    return {"items": rows, "level": level}


@register.inclusion_tag("ui/components/timeline.html")
def timeline(*, events: Iterable[Any], label: str = "") -> dict[str, Any]:
    return {
        "events": [
            {
                "title": of(event, "title"),
                "at": when(of(event, "at")),
                "actor": of(event, "actor"),
                "detail": of(event, "detail"),
                "tone": of(event, "tone") or "plain",
                "url": of(event, "url"),
            }
            for event in events
        ],
        "label": label or _("What happened"),
    }
