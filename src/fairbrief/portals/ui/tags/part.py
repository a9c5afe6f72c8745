"""`{% part "…" %}`: a template as a part of the one it stands in."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.base import Node, Parser, Template, Token
from django.template.context import Context

register = template.Library()


class PartNode(Node):
    """As `{% include %}`, but nothing is looked up or set up for it: as if it were written there.

    So it can be given nothing, what it sets stays set, and it cannot extend another template.
    """

    child_nodelists = ()

    def __init__(self, name: str) -> None:
        self._name = name
        self._found: Template | None = None

    def render(self, context: Context) -> str:
        # Looked for late, so that a part may hold itself.
        if self._found is None:
            whole: Any = context.template
            self._found = whole.engine.get_template(self._name)
        return self._found.nodelist.render(context)


@register.tag
def part(parser: Parser, token: Token) -> PartNode:
    _tag, name = token.split_contents()
    return PartNode(name.strip("\"'"))
