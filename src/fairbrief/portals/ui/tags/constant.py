"""`{% translate %}` as Django has it, but that words which never differ are looked up once.

A page says twenty such words; to find one in the catalogue takes Django as long as to write a card.
"""

from __future__ import annotations

from django import template
from django.template.base import Node, Parser, Token, Variable
from django.template.context import Context
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils.translation import get_language

register = template.Library()


class ConstantNode(Node):
    """Written once for each language, for the life of the process."""

    child_nodelists = ()

    def __init__(self, node: TranslateNode) -> None:
        self._node = node
        self._kept: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        language = get_language()
        kept = self._kept.get(language)
        if kept is None:
            kept = self._kept[language] = self._node.render(context)
        return kept


@register.tag("translate")
@register.tag("trans")
def translate(parser: Parser, token: Token) -> Node:
    node = do_translate(parser, token)
    return ConstantNode(node) if _is_constant(node) else node


def _is_constant(node: TranslateNode) -> bool:
    """Nothing of the page is in it, and nothing is put into the page beside it."""
    words, about = node.filter_expression, node.message_context
    return (
        node.asvar is None
        and _is_literal(words.var)
        and not words.filters
        and (about is None or (_is_literal(about.var) and not about.filters))
    )


def _is_literal(var: object) -> bool:
    return not isinstance(var, Variable) or var.literal is not None
