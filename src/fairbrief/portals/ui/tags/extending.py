"""`{% extends %}` as Django has it, but that what a named template extends is looked up once.

Django looks through the whole frame for its blocks each time a page is written.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.template.base import Parser, Template, TextNode, Token
from django.template.context import Context
from django.template.loader_tags import (
    BLOCK_CONTEXT_KEY,
    BlockContext,
    BlockNode,
    ExtendsNode,
    do_extends,
)

register = template.Library()


class NamedExtendsNode(ExtendsNode):
    """Keeps the template it extends, for as long as its own is kept."""

    def __init__(self, node: ExtendsNode) -> None:
        vars(self).update(vars(node))
        self._kept: tuple[Template, dict[str, BlockNode]] | None = None

    def render(self, context: Context) -> str:
        kept = self._kept
        if kept is None:
            whole = self.get_parent(context)
            kept = self._kept = whole, _own_blocks(whole)
        parent: Any
        parent, blocks = kept
        found = context.render_context
        if BLOCK_CONTEXT_KEY not in found:
            found[BLOCK_CONTEXT_KEY] = BlockContext()
        found[BLOCK_CONTEXT_KEY].add_blocks(self.blocks)
        found[BLOCK_CONTEXT_KEY].add_blocks(blocks)
        with found.push_state(parent, isolated_context=False):
            written: str = parent._render(context)
            return written


def _own_blocks(parent: Template) -> dict[str, BlockNode]:
    """Those of a template that extends nothing; else it will add them itself."""
    first = next((node for node in parent.nodelist if not isinstance(node, TextNode)), None)
    if isinstance(first, ExtendsNode):
        return {}
    blocks: list[Any] = parent.nodelist.get_nodes_by_type(BlockNode)
    return {block.name: block for block in blocks}


@register.tag
def extends(parser: Parser, token: Token) -> ExtendsNode:
    node = do_extends(parser, token)
    name: Any = node.parent_name
    return NamedExtendsNode(node) if isinstance(name.var, str) else node
