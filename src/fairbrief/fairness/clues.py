"""Clues: patterns that know by what words they can begin.

A pattern begins at the beginning of a word, of a number or at a sign. By which words it can begin is
read from the pattern itself, by their first four letters, so that it is tried at few places of a
text and still never misses one.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

#: The parser that `re` itself uses. It has no public name; tests hold what is read from it here
#: against trying every pattern everywhere.
_parser: Any = importlib.import_module("re._parser")

_STEM = 4
#: Stands for every number.
DIGIT = "0"
_SIGNS = "$£€₹₦₱¥%@#(["
#: The first four letters of each word, the first digit of each number, signs.
BEGINNING = re.compile(rf"(?<![a-z])[a-z]{{1,{_STEM}}}|(?<!\d)\d|[{re.escape(_SIGNS)}]")

type _Try = Callable[[str, int, int], re.Match[str] | None]


class UnboundBeginningError(ValueError):
    """A pattern that could begin anywhere: it would be tried at every letter of a text."""


@dataclass(frozen=True)
class Clue:
    """Patterns over cleaned text, by the beginnings of the words they can begin with.

    `exact` has four letters, or a whole word that is shorter; `open` has what words begin with that
    may go on in any way.
    """

    exact: dict[str, tuple[_Try, ...]]
    open: dict[str, tuple[_Try, ...]]
    patterns: tuple[re.Pattern[str], ...]


def clue(*sources: str) -> Clue:
    """One clue of several patterns. Raises `UnboundBeginningError` for one that begins anywhere."""
    exact: dict[str, list[_Try]] = {}
    open_: dict[str, list[_Try]] = {}
    patterns = []
    for source in sources:
        for alternative in _alternatives(source):
            pattern = re.compile(alternative)
            patterns.append(pattern)
            begins = _Beginnings(alternative)
            for key in begins.exact:
                exact.setdefault(key, []).append(pattern.match)
            for key in begins.open:
                open_.setdefault(key, []).append(pattern.match)
    return Clue(
        {key: tuple(tries) for key, tries in exact.items()},
        {key: tuple(tries) for key, tries in open_.items()},
        tuple(patterns),
    )


def clue_of_phrases(phrases: Iterable[str]) -> Clue:
    """Plain phrases as they stand, whatever case and spaces; a phrase without a letter or figure is
    left out."""
    sources = []
    for phrase in phrases:
        words = re.findall(r"[\w$£€₹%@#'-]+", phrase.lower())
        if words and BEGINNING.match(words[0]):
            sources.append(r"\W{1,4}".join(re.escape(word) for word in words) + r"(?!\w)")
    return clue(*sources)


def _alternatives(source: str) -> Iterable[str]:
    """The outermost alternatives of a pattern, each by itself, so that each has its own beginnings."""
    depth, start, at = 0, 0, 0
    in_set = False
    while at < len(source):
        sign = source[at]
        if sign == "\\":
            at += 1
        elif in_set:
            in_set = sign != "]"
        elif sign == "[":
            in_set = True
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
        elif sign == "|" and not depth:
            yield source[start:at]
            start = at + 1
        at += 1
    yield source[start:]


class _Beginnings:
    """What a pattern can begin with, read off its syntax tree."""

    def __init__(self, source: str) -> None:
        self.exact: set[str] = set()
        self.open: set[str] = set()
        self._source = source
        left = self._follow(_parser.parse(source), {""}, is_optional=False)
        if "" in left:
            raise UnboundBeginningError(f"begins with nothing: {source}")
        self.open |= left
        prefixes = tuple(self.open)
        self.exact = {key for key in self.exact if not (key.isalpha() and key.startswith(prefixes))}

    def _follow(self, items: Any, alive: set[str], *, is_optional: bool) -> set[str]:
        """The letters so far after these items; what is settled is put into `exact` and `open`."""
        for op, value in items:
            if not alive:
                break
            alive = self._step(str(op), value, alive, is_optional=is_optional)
        return alive

    def _step(self, op: str, value: Any, alive: set[str], *, is_optional: bool) -> set[str]:
        if op == "LITERAL":
            return self._characters([chr(value)], alive, is_optional=is_optional)
        if op == "IN":
            return self._set(value, alive, is_optional=is_optional)
        if op == "AT":
            return self._end(alive)
        if op == "BRANCH":
            ways = [self._follow(each, alive, is_optional=is_optional) for each in value[1]]
            return set().union(*ways)
        if op == "SUBPATTERN":
            return self._follow(value[-1], alive, is_optional=is_optional)
        if op in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            least, most, body = value
            return self._repeat(least, most, body, alive, is_optional=is_optional)
        if op in {"ASSERT", "ASSERT_NOT"}:
            return alive
        return self._anything(alive, is_optional=is_optional)

    def _repeat(
        self, least: int, most: int, body: Any, alive: set[str], *, is_optional: bool
    ) -> set[str]:
        left = set(alive) if least == 0 else set()
        for turn in range(1, min(most, max(least, _STEM)) + 1):
            alive = self._follow(body, alive, is_optional=is_optional or least == 0)
            if turn >= least:
                left |= alive
            if not alive:
                break
        return left

    def _set(self, members: Any, alive: set[str], *, is_optional: bool) -> set[str]:
        characters: list[str] = []
        for op, value in members:
            kind = str(op)
            if kind == "LITERAL":
                characters.append(chr(value))
            elif kind == "RANGE" and value[1] - value[0] < 26:
                characters += [chr(each) for each in range(value[0], value[1] + 1)]
            elif kind == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
                characters.append(DIGIT)
            elif kind == "CATEGORY" and str(value) in {"CATEGORY_SPACE", "CATEGORY_NOT_WORD"}:
                characters.append(" ")
            else:
                return self._anything(alive, is_optional=is_optional)
        if len(characters) >= 26:
            return self._anything(alive, is_optional=is_optional)
        return self._characters(characters, alive, is_optional=is_optional)

    def _characters(self, characters: list[str], alive: set[str], *, is_optional: bool) -> set[str]:
        left: set[str] = set()
        for so_far in alive:
            for character in characters:
                if "a" <= character <= "z":
                    left.add(so_far + character)
                elif so_far:
                    self.exact.add(so_far)
                elif character.isdigit():
                    self.exact.add(DIGIT)
                elif character in _SIGNS:
                    self.exact.add(character)
                elif not is_optional:
                    raise UnboundBeginningError(f"begins with {character!r}: {self._source}")
        self.exact |= {each for each in left if len(each) == _STEM}
        return {each for each in left if len(each) < _STEM}

    def _end(self, alive: set[str]) -> set[str]:
        """A boundary ends a word; before the first letter it says nothing."""
        self.exact |= alive - {""}
        return alive & {""}

    def _anything(self, alive: set[str], *, is_optional: bool) -> set[str]:
        """Any character: a word begun may go on in any way."""
        self.open |= alive - {""}
        if "" in alive:
            self.open.add("")
            self.exact.add(DIGIT)
        return set()
