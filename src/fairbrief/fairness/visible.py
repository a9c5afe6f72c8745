"""What a reader sees of a text: no tags, no code, no marks without a shape, entities as their signs.

Frauds put letters nobody sees into words, and pages are pasted with their source. Patterns read what
is left; what they find is put back to where it stands in the text as it was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from html import unescape
from typing import Any, NamedTuple

from fairbrief.fairness.text import Quote

#: Marks without a shape: joiners, spaces without width, soft hyphens, directions.
HIDDEN = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_HIDDEN = re.compile(f"[{HIDDEN}]+")
#: A tag by its name: "<ana@lantern.example>" in a mail is none.
_TAGS = re.compile(r"(?:<(?:[!?]|/?[a-zA-Z][a-zA-Z0-9-]{0,20}(?=[\s/>]))[^<>]{0,400}>)+")
#: Tags that begin a line or a cell of a table.
_BREAKS = re.compile(
    r"</?(?:br|p|li|h[1-6r]|div|tr|td|th|ul|ol|dl|dt|dd|table|section|article|header|footer|main|nav|aside"
    r"|blockquote|pre|option|form|title)\b",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")

type Cut = tuple[int, int, str]


class Seen(NamedTuple):
    """The text that is seen, and where each of its characters stands in the text as given; `places`
    is None where all of it is seen."""

    text: str
    given: str
    places: Sequence[int] | None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of what is seen stands in the text as given."""
        if self.places is None or end <= start:
            return start, end
        return self.places[start], self.places[end - 1] + 1

    def put_back(self, value: Any) -> Any:
        """A value with all the quotes in it put back; of anything but quotes, tuples and dataclasses
        the same."""
        if self.places is None:
            return value
        if isinstance(value, Quote):
            start, end = self.place(*value.span)
            return Quote(self.given[start:end], start, end)
        if is_dataclass(value) and not isinstance(value, type):
            held = {each.name: getattr(value, each.name) for each in fields(value)}
            return replace(value, **{name: self.put_back(each) for name, each in held.items()})
        if type(value) is tuple:
            return tuple(self.put_back(each) for each in value)
        return value


def visible(text: str) -> Seen:
    """What is seen of a text; time grows with its length only."""
    if "<" not in text and "&" not in text and (text.isascii() or not _HIDDEN.search(text)):
        return Seen(text, text, None)
    kept: list[str] = []
    places: list[int] = []
    at = 0
    for start, end, instead in sorted(_cuts(text), key=_longest_first):
        if start < at:
            continue  # a tag within code
        kept += (text[at:start], instead)
        places += range(at, start)
        places += [start] * len(instead)
        at = end
    if not at:
        return Seen(text, text, None)
    kept.append(text[at:])
    places += range(at, len(text))
    return Seen("".join(kept), text, places)


def _longest_first(cut: Cut) -> tuple[int, int]:
    """Code before the tag that it begins with."""
    return cut[0], -cut[1]


def _cuts(text: str) -> Iterator[Cut]:
    """What is not seen: from, to, and what is seen instead."""
    if "<" in text:
        yield from _code(text)
        for tags in _TAGS.finditer(text):
            yield (*tags.span(), _instead(tags.group()))
    if "&" in text:
        for entity in _ENTITY.finditer(text):
            sign = unescape(entity.group())
            yield (*entity.span(), " " if sign == "\u00a0" else sign)
    for marks in _HIDDEN.finditer(text):
        yield (*marks.span(), "")


def _instead(tags: str) -> str:
    """A line break for tags that break lines, a space between two pieces, nothing within one."""
    if _BREAKS.search(tags):
        return "\n"
    return " " if tags.count("<") > 1 else ""


def _code(text: str) -> Iterator[Cut]:
    """Scripts and styles; one pass, however many there are."""
    lower = text.lower()
    if len(lower) != len(text):
        return
    for name in ("script", "style"):
        at = 0
        while (start := lower.find(f"<{name}", at)) != -1:
            end = lower.find(f"</{name}", start)
            at = len(text) if end == -1 else end
            yield start, at, " "
