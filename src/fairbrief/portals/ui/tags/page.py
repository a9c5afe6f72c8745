"""Components of any page: headings, tables, facts, buttons, tabs, steps, pages, notes."""

from __future__ import annotations

import difflib
import html
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.context import RequestContext
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fairbrief.portals.ui.hats import Hat
from fairbrief.portals.ui.navigation import entries_for
from fairbrief.portals.ui.shapes import Cell, Chip, Column, Crumb, Fact, Figure, Step, Tab
from fairbrief.portals.ui.tags.declared import TONE_ICONS, TONES, component, icon_svg, one_of
from fairbrief.portals.ui.tags.writing import icon_names

register = template.Library()

#: Tabs that have room on a phone.
MOST_TABS = 5

KINDS = ("main", "quiet", "plain", "stop")


@register.simple_tag
def places(*, hat: Hat, path: str) -> SafeString:
    """Where the reader can go, and where they are. Every page has it: without a template, and kept
    as written."""
    return _places(hat, path, get_language())


@lru_cache(maxsize=1000)
def _places(hat: Hat, path: str, _language: str | None) -> SafeString:
    rows = []
    for entry in entries_for(hat, path):
        here = "page" if entry.path == path else "true"
        current = f' aria-current="{here}"' if entry.is_current else ""
        label = html.escape(str(entry.label))
        rows.append(f'<li><a href="{entry.path}"{current}>{label}</a></li>')
    return mark_safe(f"<ul>{''.join(rows)}</ul>")  # noqa: S308 - addresses are ours, labels escaped


@register.inclusion_tag("ui/components/back.html")
def back(*, url: str, label: str) -> dict[str, Any]:
    return {"url": url, "label": label}


@register.inclusion_tag("ui/components/crumbs.html")
def crumbs(*, items: Iterable[Crumb], here: str) -> dict[str, Any]:
    return {"items": items, "here": here}


@register.inclusion_tag("ui/components/tabs.html")
def tabs(*, items: Iterable[Tab], label: str) -> dict[str, Any]:
    """More than a few are folded on a phone, under the name of the one that is open."""
    items = list(items)
    return {"items": items, "label": label, "folds": len(items) > MOST_TABS}


@register.simple_tag
def chips(*, items: Iterable[Chip], label: str, all_url: str = "") -> SafeString:
    """What was chosen, each with the way to take it away; `all_url` takes all away."""
    away = f'{icon_svg("close")}<span class="visually-hidden">{escape(_("Take away:"))} </span>'
    rows = [
        f'<li><a href="{html.escape(item.url)}">{away}'
        f"<bdi>{html.escape(str(item.label))}</bdi></a></li>"
        for item in items
    ]
    if rows and all_url:
        words = escape(_("Take all away"))
        rows.append(f'<li><a class="all" href="{html.escape(all_url)}">{words}</a></li>')
    if not rows:
        return mark_safe("")
    return mark_safe(  # noqa: S308 - every part is ours or escaped above
        f'<ul class="chips" role="list" aria-label="{escape(label)}">{"".join(rows)}</ul>'
    )


@register.inclusion_tag("ui/components/steps.html")
def steps(
    *, items: Sequence[Step], label: str, compact: bool = False, form: str = ""
) -> dict[str, Any]:
    """With `form`, the way to another step sends the form of that id first, so that nothing typed
    is lost: as `go`, with the step's value."""
    words = {
        "done": _("done"),
        "now": _("you are here"),
        "next": _("to come"),
        "skipped": _("left out"),
    }
    for item in items:
        one_of(item.state, tuple(words), "state")
    current = next((n for n, item in enumerate(items, 1) if item.state == "now"), None)
    return {
        "rows": [(item, words[item.state]) for item in items],
        "label": label,
        "compact": compact,
        "form": form,
        "current": current,
        "count": len(items),
        "check": icon_svg("check"),
    }


@register.simple_tag
def pill(*, text: str, tone: str = "plain", icon: str = "") -> SafeString:
    return _pill(text if isinstance(text, str) else str(text), tone, icon)


@lru_cache(maxsize=1000, typed=True)
def _pill(text: str, tone: str, icon: str) -> SafeString:
    """A page has a hundred of them and a dozen different ones; `typed`: see `brief_card`."""
    one_of(tone, TONES, "tone")
    if icon:
        one_of(icon, tuple(icon_names()), "icon")
    svg = icon_svg(icon or TONE_ICONS[tone])
    return component("pill", {"text": text, "tone": tone, "icon": svg})


@register.simple_tag
def heads(*labels: str, numbers: str = "") -> SafeString:
    """The head of a table; `numbers` says which columns hold figures, counted from one."""
    figures = {int(each) for each in numbers.split()}
    cells = [
        f'<th scope="col"{' class="number"' if place in figures else ""}>'
        f"{conditional_escape(label)}</th>"
        for place, label in enumerate(labels, 1)
    ]
    return mark_safe(f"<thead><tr>{''.join(cells)}</tr></thead>")  # noqa: S308 - escaped above


@register.inclusion_tag("ui/components/facts.html")
def facts(*, items: Iterable[Fact], wide: bool = False) -> dict[str, Any]:
    return {"items": items, "wide": wide}


@register.simple_block_tag
def fact(content: SafeString, *, term: str) -> SafeString:
    return component("fact", {"term": term, "content": content})


@register.inclusion_tag("ui/components/figures.html")
def figures(*, items: Iterable[Figure]) -> dict[str, Any]:
    return {"items": items}


@register.simple_block_tag
def card(
    content: SafeString, *, title: str = "", level: int = 2, tone: str = "plain"
) -> SafeString:
    one_of(tone, TONES, "tone")
    return component("card", {"title": title, "level": level, "tone": tone, "content": content})


@register.simple_block_tag
def note(content: SafeString, *, tone: str = "plain") -> SafeString:
    one_of(tone, TONES, "tone")
    return component("note", {"tone": tone, "icon": icon_svg(TONE_ICONS[tone]), "content": content})


@register.simple_block_tag
def disclosure(content: SafeString, *, summary: str, open: bool = False) -> SafeString:
    opened = " open" if open else ""
    return mark_safe(  # noqa: S308 - the content is what a template wrote
        f'<details class="disclosure"{opened}><summary>{conditional_escape(summary)}</summary>'
        f"<div>{content}</div></details>"
    )


@register.inclusion_tag("ui/components/empty.html")
def empty(
    *,
    title: str,
    text: str = "",
    action_url: str = "",
    action_label: str = "",
    icon: str = "file",
) -> dict[str, Any]:
    one_of(icon, tuple(icon_names()), "icon")
    return {
        "title": title,
        "text": text,
        "action_url": action_url,
        "action_label": action_label,
        "icon": icon_svg(icon),
    }


@register.inclusion_tag("ui/components/pagination.html", takes_context=True)
def pagination(context: RequestContext, *, page: Page[Any], label: str = "") -> dict[str, Any]:
    """Pages of a list; the other parameters of the address are kept."""
    query = context["request"].GET.copy()

    def address(number: int) -> str:
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    paginator = page.paginator
    return {
        "page": page,
        "label": label or _("Pages"),
        "before": address(page.previous_page_number()) if page.has_previous() else "",
        "after": address(page.next_page_number()) if page.has_next() else "",
        "numbers": [
            (number, address(number) if isinstance(number, int) else "")
            for number in paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
        ]
        if paginator.num_pages > 1
        else [],
    }


@register.simple_block_tag
def table(
    content: SafeString, *, caption: str, stack: bool = True, quiet: bool = False
) -> SafeString:
    return component(
        "table", {"caption": caption, "stack": stack, "quiet": quiet, "content": content}
    )


@register.inclusion_tag("ui/components/data_table.html")
def data_table(
    *,
    caption: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Any]],
    stack: bool = True,
    quiet: bool = False,
    empty: str = "",
) -> dict[str, Any]:
    """Rows of plain values or Cells, one a column."""
    return {
        "caption": caption,
        "columns": columns,
        "rows": [
            [
                (column, cell if isinstance(cell, Cell) else Cell(said=cell))
                for column, cell in zip(columns, row, strict=True)
            ]
            for row in rows
        ],
        "stack": stack,
        "quiet": quiet,
        "empty": empty or _("Nothing yet."),
    }


@register.inclusion_tag("ui/components/button.html")
def button(
    *,
    label: str,
    kind: str = "main",
    name: str = "",
    value: str = "",
    form: str = "",
    url: str = "",
    novalidate: bool = False,
) -> dict[str, Any]:
    """Submits its form; to `url` when the form has several ways out."""
    one_of(kind, KINDS, "kind")
    return {
        "label": label,
        "url": url,
        "kind": kind,
        "name": name,
        "value": value,
        "form": form,
        "novalidate": novalidate,
    }


@register.inclusion_tag("ui/components/copy_button.html")
def copy_button(*, source: str, label: str, kind: str = "plain") -> dict[str, Any]:
    """Copies the words of the element with that id; there with a script only, for without one
    the words can be selected."""
    one_of(kind, KINDS, "kind")
    return {"source": source, "label": label, "kind": kind}


@register.inclusion_tag("ui/components/link_button.html")
def link_button(*, url: str, label: str, kind: str = "main") -> dict[str, Any]:
    one_of(kind, KINDS, "kind")
    return {"url": url, "label": label, "kind": kind}


@register.inclusion_tag("ui/components/post_button.html", takes_context=True)
def post_button(
    context: RequestContext,
    *,
    url: str,
    label: str,
    kind: str = "main",
    name: str = "",
    value: str = "",
) -> dict[str, Any]:
    """A form of one button: for an act that needs nothing but the press."""
    one_of(kind, KINDS, "kind")
    return {
        "csrf_token": context.get("csrf_token"),
        "url": url,
        "label": label,
        "kind": kind,
        "name": name,
        "value": value,
    }


@register.simple_block_tag
def actions(content: SafeString, *, sticky: bool = False, place: str = "") -> SafeString:
    """`place`: "foot" for a bar at the foot of a page whose margin is below its text, and
    "margin" for the same acts in the margin, shown where the margin stands beside the text.
    """
    one_of(place, ("", "foot", "margin"), "place")
    return component("actions", {"content": content, "sticky": sticky, "place": place})


@register.simple_block_tag(takes_context=True)
def confirm(
    context: RequestContext,
    content: SafeString,
    *,
    label: str,
    url: str,
    submit: str,
    kind: str = "quiet",
    open: bool = False,
) -> SafeString:
    """A button that first unfolds what will happen, with the form that does it."""
    one_of(kind, KINDS, "kind")
    return component(
        "confirm",
        {
            "csrf_token": context.get("csrf_token"),
            "label": label,
            "url": url,
            "submit": submit,
            "kind": kind,
            "open": open,
            "content": content,
        },
    )


@register.inclusion_tag("ui/components/diff.html")
def diff(*, old: str, new: str, label: str = "") -> dict[str, Any]:
    """What changed between two texts, by line; unchanged lines stay as context."""
    lines = []
    for line in difflib.ndiff(old.splitlines(), new.splitlines()):
        sign, text = line[0], line[2:]
        if sign != "?":
            lines.append({"kind": {"-": "was", "+": "is", " ": "same"}[sign], "text": text})
    return {
        "lines": lines,
        "label": label or _("What changed"),
        "changed": any(line["kind"] != "same" for line in lines),
    }


@register.inclusion_tag("ui/components/meter.html")
def meter(
    *,
    label: str,
    value: int,
    top: int,
    said: str,
    tone: str = "accent",
    hide_label: bool = False,
    also: int = 0,
) -> dict[str, Any]:
    """A part of a whole, such as hours logged of hours agreed; `said` says it in words.

    `also` is a second part, drawn lighter beside the first: what is set aside beside what is paid.
    """
    one_of(tone, TONES, "tone")

    def width(part: int) -> str:
        return f"{0.0 if top <= 0 else min(100.0, max(0.0, 100 * part / top)):.1f}%"

    return {
        "label": label,
        "said": said,
        "filled": width(value),
        "also": width(value + also) if also else "",
        "tone": tone,
        "hide_label": hide_label,
    }
