"""Which part of a posting a place stands in: what is done, what is gained, what is wanted of
applicants, who the organization is, how to apply.

Parts begin with a heading, a short line of its own or words before a colon, and end with the next.
"Experience in welding" is asked for under one heading and promised under another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Literal

from fairbrief.fairness.phrasebook import Phrasebook

type Part = Literal["duties", "gains", "learning", "wanted", "firm", "applying", ""]

_BOOK = Phrasebook("headings")
_NAMES: tuple[Part, ...] = ("learning", "gains", "duties", "wanted", "firm", "applying", "")
#: Words after the heading's first ones, up to the colon, the next cell of a table (as `cleaned` has
#: it) or the end of its line.
_REST = r"[^\n:.;!]{0,44}(?::(?![\d/])| ; |[?!]?[ \t_)#-]{0,5}$)"
_HEADINGS: tuple[tuple[Part, re.Pattern[str]], ...] = tuple(
    (name, re.compile(_BOOK.part(name or "none") + _REST)) for name in _NAMES
)
#: The next question of several that are answered begins a part of its own.
_QUESTION = re.compile(
    r"(?:are|is|do|does|can|may|will|how|when|where|which|should)\b[^\n]{6,80}\?\W{0,3}$"
)
#: What may stand before a heading's words: marks of mark-up, numbers, pictures.
_MARKS = re.compile(r"[\W\d_]*")
#: A line that announces a list within its part.
_GOES_ON = re.compile(
    r"(?:at least|one of|any of|the following|as follows|these|this|including|such as|for example|by the end|at the end"
    r"|upon complet|in\b|with\b|and\b|or\b|to\b)"
)
#: A line that says outright that what is done follows, whatever heading it stands under.
_SAYS_DUTIES = re.compile(
    r"[\W_]{0,6}(?:(?:your|the|main|key|typical|primary) )?(?:duties|responsibilities|tasks)"
    r"(?: and \w{4,16})?(?: (?:at|of|for|in|on) [\w' -]{2,30})?"
    r" (?:may |will |would |could )?(?:also )?(?:include|are|consist|entail|comprise|involve)\b"
)
_LONGEST = 90
_LONGEST_NAME = 50
_FEW_LETTERS = 30
#: What an item's line begins with; a paragraph after a list belongs to no part.
_OF_ITEMS = frozenset(["", " ", "-", "+", "\\", *"0123456789"])
_PARAGRAPH = 70
#: "Benefits: remote" says all of it in its own line; a paragraph after that belongs to no part.
_SAYS_MORE = re.compile(r":\W{0,3}\w")


class Parts:
    """The parts of one text, looked up by place."""

    def __init__(self, plain: str) -> None:
        self._begins: list[int] = []
        self._parts: list[Part] = []
        begin, has_items, is_after_gap = 0, False, False  # of the part that was begun last
        lines = plain.split("\n")
        for number, line in enumerate(lines):
            part: Part | None = None
            is_item = False
            if _SAYS_DUTIES.match(line):
                part = "duties"
            elif line and (len(line) < _LONGEST or ":" in line[:_LONGEST]):
                is_item = _is_item(line) or _is_one_of_many(lines, number)
                part = _part_of_heading(line, is_item=is_item)
            if part is None and self._parts and _stands_alone(lines, number, self._parts[-1]):
                part = ""
            if part is not None:
                before = self._parts[-1] if self._parts else ""
                self._begin(begin, part)
                has_items = len(line) > _LONGEST or _SAYS_MORE.search(line) is not None
                is_after_gap = False
                if is_item:  # "- Nice to have: Git" says it of its own line
                    self._begin(begin + len(line) + 1, before)
            elif self._parts:
                if line[:1] in _OF_ITEMS:
                    is_blank = not line.strip()
                    has_items, is_after_gap = has_items or not is_blank, is_after_gap or is_blank
                elif has_items and is_after_gap and len(line) > _PARAGRAPH:
                    self._begin(begin, "")
                    has_items = False
                else:
                    is_after_gap = False
            begin += len(line) + 1

    def _begin(self, place: int, part: Part) -> None:
        self._begins.append(place)
        self._parts.append(part)

    def has(self, part: Part) -> bool:
        """Whether a heading begins such a part."""
        return part in self._parts

    def at(self, place: int) -> Part:
        """The part that holds a place; "" before the first heading and after one that says nothing."""
        number = bisect_right(self._begins, place)
        return self._parts[number - 1] if number else ""


def _is_item(line: str) -> bool:
    return line.lstrip(" \\")[:1] in {"-", "+"}


def _is_one_of_many(lines: list[str], number: int) -> bool:
    """Whether a line begins with the same picture or mark as the one before or after it."""
    mark = lines[number][0]
    if mark.isalnum() or mark in " #":
        return False
    return any(
        line[:1] == mark
        for line in (*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2])
    )


def _stands_alone(lines: list[str], number: int, part: Part) -> bool:
    """Whether a line of a few words stands between empty ones: a heading of whatever kind, with which
    what was said of the firm ends; of anything else only where a paragraph follows, for it could be
    an item of a list."""
    line = lines[number].strip()
    if part != "firm" and (part == "" or len("".join(lines[number + 2 : number + 3])) < _PARAGRAPH):
        return False
    return (
        0 < len(line) < _FEW_LETTERS
        and line[-1].isalnum()
        and not any(
            each.strip() for each in (*lines[number - 1 : number], *lines[number + 1 : number + 2])
        )
    )


@lru_cache(maxsize=4000)
def _part_of_heading(line: str, *, is_item: bool) -> Part | None:
    """The part that a line begins; None if it is no heading."""
    bare = _MARKS.sub("", line, count=1)
    for part, rule in _HEADINGS:
        if (found := rule.match(bare)) and (not is_item or found.group().endswith(":")):
            return part
    if (
        line.startswith("#")
        or _QUESTION.match(bare)
        or (
            not is_item
            and len(bare) < _LONGEST_NAME
            and bare.rstrip().endswith(":")
            and not _GOES_ON.match(bare)
        )
    ):
        return ""
    return None
