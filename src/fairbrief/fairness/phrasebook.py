"""Phrasebooks: the phrases by which a posting is read, in files of their own.

A book is a text file in `phrases/`. Whoever knows how postings speak can read and mend it:

    # What is to be handed in.
    == results
    \\bdeliverables? (?:include|are|will be)\\b
    \\bexpected (?:results?|outcomes?)\\b

Every line is one way to say it, as a regular expression over text in small letters; one that is
longer goes on in the next line, which begins with spaces. A space at either end is written "[ ]".
What is used in several is said once under a title in capitals, and stands in others as {TITLE}.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from importlib.resources import files
from typing import cast

from fairbrief.fairness.beginnings import cut
from fairbrief.fairness.clues import Clue, clue

_TITLE = "== "
_USED = re.compile(r"\{([A-Z][A-Z_]*)\}")


class PhrasebookError(ValueError):
    """A book that cannot be read: it says which, and what is missing."""


class Phrasebook:
    """The phrases of one book by their titles.

    `parts`: what stands in others by a title in capitals; some may be given to it from elsewhere.
    """

    def __init__(self, name: str, **parts: str) -> None:
        self.name = name
        self.parts = dict(parts)
        self._ways = _read(name)
        self.unread = set(self._ways)

    def clue(self, title: str, *, then: Clue | None = None) -> Clue:
        """What is looked for in every text: any of the ways under a title."""
        return clue(*self._said(title), then=then)

    def rule(self, title: str) -> re.Pattern[str]:
        """A pattern that is tried where it is asked for: any of the ways under a title."""
        return cast("re.Pattern[str]", LatePattern(self._said(title)))

    def words(self, title: str) -> frozenset[str]:
        """The single words under a title, in lines of any length."""
        return frozenset(word for line in self._said(title) for word in line.split())

    def part(self, title: str) -> str:
        """The ways under a title, to be a part of others."""
        if title not in self.parts:
            said = self._said(title)
            self.parts[title] = said[0] if len(said) == 1 else f"(?:{'|'.join(said)})"
        return self.parts[title]

    def _said(self, title: str) -> list[str]:
        if title not in self._ways:
            raise PhrasebookError(f"{self.name}: nothing stands under {title!r}")
        self.unread.discard(title)
        return [_USED.sub(lambda used: self.part(used[1]), way) for way in self._ways[title]]


class LatePattern:
    """A pattern that is made when it is first tried: most texts try few of them, and who only starts
    the program tries none. What is asked of it is kept, so that it costs nothing more afterwards."""

    def __init__(self, ways: list[str]) -> None:
        self._ways = ways

    @cached_property
    def rule(self) -> re.Pattern[str]:
        return re.compile(_by_lead(self._ways))

    def __getattr__(self, name: str) -> object:
        found = getattr(self.rule, name)
        setattr(self, name, found)
        return found


#: Signs that stand for a place and take no letter: a boundary, the very beginning.
_LEADS = (r"\b", "^")


def _by_lead(ways: Iterable[str]) -> str:
    """One pattern of several ways, those that begin alike behind one sign for the place: `re` asks
    for it once at a letter, and passes by at sight what begins with another one."""
    pieces = [piece for way in ways for piece in cut(way)]
    led = [
        (lead, [piece.removeprefix(lead) for piece in pieces if piece.startswith(lead)])
        for lead in _LEADS
    ]
    behind = [rf"{lead}(?:{'|'.join(rest)})" for lead, rest in led if rest]
    return "|".join([*behind, *(piece for piece in pieces if not piece.startswith(_LEADS))])


def _read(name: str) -> dict[str, list[str]]:
    text = (files(__package__ or "") / "phrases" / f"{name}.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    ways: list[str] = []
    for line in text.splitlines():
        if line.startswith(_TITLE):
            title = line.removeprefix(_TITLE)
            if title in found:
                raise PhrasebookError(f"{name}: {title!r} stands there twice")
            ways = found[title] = []
        elif line.startswith("  "):
            ways[-1] += line.strip()
        elif line and not line.startswith("#"):
            if not found:
                raise PhrasebookError(f"{name}: {line!r} stands under no title")
            ways.append(line)
    return found
