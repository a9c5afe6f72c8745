"""Django's form controls, written without its templates.

The same markup, without the blank between the options. A list of eighty skills takes Django's
templates longer than the rest of the page, as every option includes two more of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.safestring import SafeData, SafeString, mark_safe

type Widget = Mapping[str, Any]

#: Templates that do nothing but include that of an input.
_INPUTS = (
    "checkbox",
    "date",
    "datetime",
    "email",
    "hidden",
    "input",
    "number",
    "password",
    "search",
    "tel",
    "text",
    "time",
    "url",
)


#: The same words stand in the choices of form after form.
_escaped = lru_cache(maxsize=8_000)(escape)


def _said(value: Any) -> str:
    return str(value) if isinstance(value, SafeData) else _escaped(str(value))


def _typed(value: Any) -> str:
    """What a person wrote: as long as they like, and remembered nowhere."""
    return str(value) if isinstance(value, SafeData) else escape(str(value))


def _attributes(widget: Widget) -> str:
    return "".join(
        f" {name}" if value is True else f' {name}="{_said(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _input(widget: Widget) -> str:
    value = "" if widget["value"] is None else f' value="{_typed(widget["value"])}"'
    head = f'<input type="{widget["type"]}" name="{_said(widget["name"])}"'
    return f"{head}{value}{_attributes(widget)}>"


def _choice(widget: Widget) -> str:
    """A radio button or a box of several, alone or in its label."""
    if not widget.get("wrap_label"):
        return _input(widget)
    identity = widget["attrs"].get("id")
    to = f' for="{_said(identity)}"' if identity else ""
    return f"<label{to}>{_input(widget)} {_said(widget['label'])}</label>"


def _textarea(widget: Widget) -> str:
    value = _typed(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{_said(widget["name"])}"{_attributes(widget)}>\n{value}</textarea>'


def _option(option: Widget) -> str:
    if not option["attrs"]:
        return f'<option value="{_said(option["value"])}">{_said(option["label"])}</option>'
    head = f'<option value="{_said(option["value"])}"{_attributes(option)}>'
    return f"{head}{_said(option['label'])}</option>"


def _select(widget: Widget) -> str:
    parts = [f'<select name="{_said(widget["name"])}"{_attributes(widget)}>']
    for group, options, _place in widget["optgroups"]:
        if group:
            parts.append(f'<optgroup label="{_said(group)}">')
        parts.extend(map(_option, options))
        if group:
            parts.append("</optgroup>")
    return f"{''.join(parts)}</select>"


_WRITERS: dict[str, Callable[[Widget], str]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in _INPUTS},
    "django/forms/widgets/checkbox_option.html": _choice,
    "django/forms/widgets/radio_option.html": _choice,
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
}


class Controls(DjangoTemplates):
    """The form renderer. What is not written here is left to Django's templates."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        write = _WRITERS.get(template_name)
        if write is None:
            return mark_safe(super().render(template_name, context, request))  # noqa: S308
        return mark_safe(write(context["widget"]))  # noqa: S308 - every value is escaped above


def takes_text(field: forms.Field) -> bool:
    """Whether one writes freely there: no number, day, address or choice."""
    widget = field.widget
    is_free = isinstance(widget, forms.Textarea) or type(widget) is forms.TextInput
    return is_free and isinstance(field, forms.CharField)
