"""Markdown becomes a page: no markup of the writer's own, no pictures, links that are safe."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

#: Where a link may lead; a path of this site has no scheme.
_SCHEMES = {"https", "http", "mailto"}


def is_safe(url: str) -> bool:
    """Whether a link may be followed: an address on the web, a mail address, a path of ours."""
    if url != url.strip() or any(ord(letter) < 33 for letter in url) or "\\" in url:
        return False
    try:
        scheme = urlsplit(url).scheme.lower()
    except ValueError:
        return False
    if scheme:
        return scheme in _SCHEMES
    return url.startswith("/") and not url.startswith("//")


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "typographer": False})
    # Without the rules that read markup there is nothing to switch on by accident.
    reader.disable(["html_block", "html_inline", "image", "entity"])
    reader.validateLink = is_safe  # type: ignore[method-assign]
    return reader


_READER = _reader()


@lru_cache(maxsize=400)
def render(text: str, *, top: int = 2) -> SafeString:
    """The text as HTML; its highest headings stand at level `top`."""
    tokens = _READER.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{_level(token.tag, top)}"
        for inner in token.children or ():
            if inner.type == "link_open":
                _guard(inner)
    return SafeString(_READER.renderer.render(tokens, _READER.options, {}))


def _level(tag: str, top: int) -> int:
    # The title is not part of the text, so that "#" and "##" both begin a section.
    return min(6, top + max(0, int(tag[1]) - 2))


def _guard(link: Any) -> None:
    if not str(link.attrGet("href") or "").startswith("/"):
        link.attrSet("rel", "nofollow noopener noreferrer")
