"""What is the same on every page."""

from __future__ import annotations

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


class LastingNode(Node):
    """Written once for each language, for the life of the process.

    Nothing of the page is at hand inside, so it cannot keep what belongs to one page or reader.
    """

    #: Holds no block that a page could fill: none need be looked for each time it is written.
    child_nodelists = ()

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._kept: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        language = get_language()
        kept = self._kept.get(language)
        if kept is None:
            kept = self._kept[language] = self.nodelist.render(context.new({}))
        return kept


@register.tag
def lasting(parser: Parser, token: Token) -> LastingNode:
    nodelist = parser.parse(("endlasting",))
    parser.delete_first_token()
    return LastingNode(nodelist)
