"""A field as it stands in a form, written without a template: a search form has twenty of them.

`Field` says what is shown; `written` says it in HTML. Every value is escaped, unless it is marked
as safe.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.forms.boundfield import BoundWidget
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairbrief.portals.ui.tags.declared import component
from fairbrief.portals.ui.tags.receipts import found as found_at

_MARK = (
    '<svg class="icon" aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
    ' stroke-width="1.6"><path d="M12 4l9 16H3z"/><path d="M12 10v4.500M12 17v.1"/></svg>'
)


@dataclass(frozen=True)
class Group:
    """Choices under one heading; `name` is "" for choices without one."""

    name: str
    options: list[BoundWidget]
    chosen: int


@dataclass(frozen=True, kw_only=True)
class Field:
    """What is shown of a field. `identity` is that of its control, `name` begins those of what
    stands around it; `most` is how many may be chosen, `limit` how much may be written."""

    shape: str
    name: str
    html_name: str
    identity: str
    label: Any
    control: str = ""
    groups: list[Group] = field(default_factory=list)
    most: int | None = None
    hide_label: bool = False
    mark_optional: bool = False
    errors: list[str] = field(default_factory=list)
    hint: str = ""
    described: str = ""
    prefix: str = ""
    suffix: str = ""
    width: str = ""
    limit: int | None = None
    found: Iterable[Any] | None = None
    #: Its own name where it takes words, for what is found there.
    texts: tuple[str, ...] = ()


def written(shown: Field) -> SafeString:
    """The field with label, hint, errors and control."""
    write = {"choices": _choices, "group": _group, "check": _check}.get(shown.shape, _line)
    return mark_safe(write(shown))  # noqa: S308 - every part is escaped where it is put in


def _choices(shown: Field) -> str:
    described = f' aria-describedby="{_said(shown.described)}"' if shown.described else ""
    boxes = _boxes(shown.groups, shown.most)
    return (
        f'<fieldset class="field choices{_wrong(shown)}"{described}>{_legend(shown)}'
        f"{_hint(shown)}{_errors(shown)}{boxes}{_found(shown)}</fieldset>"
    )


def _group(shown: Field) -> str:
    return (
        f'<fieldset class="field{_wrong(shown)}">{_legend(shown)}{_hint(shown)}{_errors(shown)}'
        f'<div class="control">{_said(shown.control)}</div>{_found(shown)}</fieldset>'
    )


def _check(shown: Field) -> str:
    return (
        f'<div class="field check{_wrong(shown)}">{_errors(shown)}'
        f'<label for="{_said(shown.identity)}" class="option">{_said(shown.control)}'
        f"<span>{_said(shown.label)}</span></label>{_hint(shown)}{_found(shown)}</div>"
    )


def _line(shown: Field) -> str:
    width = f" {_said(shown.width)}" if shown.width else ""
    before, after = (
        f'<span class="affix" aria-hidden="true">{_said(each)}</span>' if each else ""
        for each in (shown.prefix, shown.suffix)
    )
    return (
        f'<div class="field{width}{_wrong(shown)}">'
        f'<label for="{_said(shown.identity)}"{_hidden(shown)}>{_label(shown)}</label>'
        f"{_hint(shown)}{_errors(shown)}"
        f'<div class="control">{before}{_said(shown.control)}{after}</div>'
        f"{_limit(shown)}{_found(shown)}</div>"
    )


def _said(value: Any) -> str:
    return str(conditional_escape(value))


def _wrong(shown: Field) -> str:
    return " wrong" if shown.errors else ""


def _hidden(shown: Field) -> str:
    return ' class="visually-hidden"' if shown.hide_label else ""


def _label(shown: Field) -> str:
    optional = f" <small>{_said(_('(optional)'))}</small>" if shown.mark_optional else ""
    return f"{_said(shown.label)}{optional}"


def _legend(shown: Field) -> str:
    return f"<legend{_hidden(shown)}>{_label(shown)}</legend>"


def _hint(shown: Field) -> str:
    if not shown.hint:
        return ""
    return f'<div class="hint" id="{_said(shown.name)}_helptext">{_said(shown.hint)}</div>'


def _errors(shown: Field) -> str:
    if not shown.errors:
        return ""
    words = " ".join(map(_said, shown.errors))
    return f'<p class="error" id="{_said(shown.name)}_error">{_MARK}<span>{words}</span></p>'


def _limit(shown: Field) -> str:
    if not shown.limit:
        return ""
    left, over = _said(_("{left} characters left")), _said(_("{over} characters too many"))
    return (
        f"<template data-count-words>{left}</template><template data-over-words>{over}</template>"
    )


def _found(shown: Field) -> str:
    if shown.found is None:
        return ""
    return component("found", found_at(name=shown.html_name, items=shown.found, texts=shown.texts))


def _boxes(groups: list[Group], most: int | None) -> str:
    """The choices; those under headings can be looked through by their letters."""
    parts = [_folded(group) if group.name else _options(group) for group in groups]
    if not groups or not groups[0].name:
        return "".join(parts)
    find, none = _("Find in the list"), _("Nothing in the list has these letters.")
    chosen = ""
    if most:
        words = _said(_("{chosen} of {most} chosen"))
        chosen = f'<template data-chosen-words data-most="{most}">{words}</template>'
    return (
        f'<div class="groups" data-groups><template data-find-words>{_said(find)}</template>'
        f"<template data-none-words>{_said(none)}</template>{chosen}{''.join(parts)}</div>"
    )


def _folded(group: Group) -> str:
    number = ""
    if group.chosen:
        words = ngettext("%(count)s chosen", "%(count)s chosen", group.chosen)
        number = f' <span class="soft">{_said(words % {"count": group.chosen})}</span>'
    return (
        f'<details class="choice-group"{" open" if group.chosen else ""}>'
        f"<summary>{_said(group.name)}{number}</summary>{_options(group)}</details>"
    )


def _options(group: Group) -> str:
    boxes = "".join(
        f'<label for="{_said(option.id_for_label)}" class="option">{_said(option.tag())}'
        f"<span>{_said(option.choice_label)}</span></label>"
        for option in group.options
    )
    return f'<div class="options">{boxes}</div>'
