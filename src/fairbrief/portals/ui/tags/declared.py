"""How a component declares its inputs.

Every component is a function with keyword-only, annotated parameters: Django refuses a tag with
an unknown or a missing one when the template is compiled. `one_of` refuses a wrong choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

TONES = ("plain", "accent", "attention", "stop", "done")
#: The icon that says the same as the tone.
TONE_ICONS = {
    "plain": "note",
    "accent": "note",
    "attention": "attention",
    "stop": "stop",
    "done": "check",
}


class InputError(ValueError):
    """A component was given something it does not take."""


def one_of(value: str, allowed: tuple[str, ...], what: str) -> str:
    """The value, if it is one of the allowed.

    Raises InputError otherwise, naming the input and the choices.
    """
    if value not in allowed:
        raise InputError(f"{what} is {value!r}; it must be one of {', '.join(allowed)}")
    return value


def of(thing: Any, name: str, otherwise: Any = "") -> Any:
    """An attribute of an object, or the entry of a stored mapping."""
    if isinstance(thing, dict):
        return thing.get(name, otherwise)
    return getattr(thing, name, otherwise)


def translated(words: Any) -> str:
    """The review's words are English and marked; here they become the reader's."""
    return _(str(words)) if words else ""


def component(name: str, values: Mapping[str, Any]) -> SafeString:
    """The component's template with its values; for block tags."""
    return mark_safe(get_template(f"ui/components/{name}.html").render(dict(values)))  # noqa: S308


@cache
def sprite() -> str:
    """Where the icons are served; the same for the life of the process."""
    return static("ui/icons.svg")


def icon_svg(name: str, extra: str = "") -> SafeString:
    """The icon as markup. Decoration only: a text beside it says what it means."""
    css = f"icon {extra}" if extra else "icon"
    return mark_safe(  # noqa: S308 - the name is from our templates, checked against the sprite
        f'<svg class="{css}" aria-hidden="true" focusable="false">'
        f'<use href="{sprite()}#{name}"/></svg>'
    )
