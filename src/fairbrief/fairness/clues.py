"""Clues: patterns that know by what words they can begin.

A pattern begins at the beginning of a word, of a number or at a sign. By which words it can begin is
read from the pattern itself, by their first four letters, so that it is tried at few places of a
text and still never misses one.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

#: The parser that `re` itself uses. It has no public name; tests hold what is read from it here
#: against trying every pattern everywhere.
_parser: Any = importlib.import_module("re._parser")

_STEM = 4
#: Stands for every number.
DIGIT = "0"
_SIGNS = "$£€₹₦₱¥%@#(["
#: The first four letters of each word, the first figure of each number, signs.
BEGINNING = re.compile(rf"(?<![a-z])[a-z]{{1,{_STEM}}}|(?<![0-9])[0-9]|[{re.escape(_SIGNS)}]")

type Attempt = Callable[[str, int, int], re.Match[str] | None]
#: Words that stand in nearly every sentence tell of none that a pattern cannot match there.
_COMMON = frozenset(
    [
        "a",
        "an",
        "the",
        "to",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "and",
        "or",
        "as",
        "is",
        "are",
        "be",
        "was",
        "will",
        "you",
        "your",
        "we",
        "our",
        "it",
        "this",
        "that",
        "i",
        "not",
        "no",
        "can",
        "may",
    ]
)


class UnboundBeginningError(ValueError):
    """A pattern that could begin anywhere: it would be tried at every letter of a text."""


@dataclass(frozen=True, eq=False)
class Clue:
    """Patterns over cleaned text, by the beginnings of the words they can begin with.

    `exact` has four letters, or a whole word that is shorter; `open` has what words begin with that
    may go on in any way.
    """

    exact: dict[str, tuple[re.Pattern[str], ...]]
    open: dict[str, tuple[re.Pattern[str], ...]]
    #: Each pattern, and the words of which its sentence must hold one (none: any sentence will do).
    patterns: dict[re.Pattern[str], frozenset[str]]

    def beginning_with(self, key: str) -> tuple[re.Pattern[str], ...]:
        """The patterns to try at a word that begins so."""
        key = DIGIT if key.isdigit() else key
        found = list(self.exact.get(key, ()))
        if self.open and key.isalpha():
            found += [
                each
                for prefix, some in self.open.items()
                if key.startswith(prefix)
                for each in some
            ]
        return tuple(found)


class Crossing(NamedTuple):
    """What can begin with one beginning of a word.

    `free` is always tried; `bound` by a word that the sentence must hold besides.
    """

    free: tuple[tuple[Clue, Attempt], ...]
    bound: dict[str, tuple[tuple[Clue, Attempt], ...]]
    words: frozenset[str]


class _Crossings(dict[str, Crossing]):
    """The crossings by the beginning of the word, each made when it is first met."""

    def __missing__(self, key: str) -> Crossing:
        free: list[tuple[Clue, Attempt]] = []
        bound: dict[str, list[tuple[Clue, Attempt]]] = {}
        for each in _known:
            for pattern in each.beginning_with(key):
                needs = each.patterns[pattern]
                for word in needs:
                    bound.setdefault(word, []).append((each, pattern.match))
                if not needs:
                    free.append((each, pattern.match))
        made = self[key] = Crossing(
            tuple(free), {word: tuple(some) for word, some in bound.items()}, frozenset(bound)
        )
        return made


#: The clues of this library, all looked for in one pass over a text.
_known: dict[Clue, None] = {}
crossings = _Crossings()


def is_known(sought: Clue) -> bool:
    """Whether a clue is looked for in the one pass, or must be looked for by itself."""
    return sought in _known


def clue(*sources: str) -> Clue:
    """One clue of several patterns, looked for in every text.

    Raises `UnboundBeginningError` for a pattern that begins anywhere.
    """
    made = _clue(sources)
    _known[made] = None
    crossings.clear()
    return made


def _clue(sources: Iterable[str]) -> Clue:
    exact: dict[str, list[re.Pattern[str]]] = {}
    open_: dict[str, list[re.Pattern[str]]] = {}
    patterns = {}
    for source in sources:
        for alternative in _alternatives(source):
            pattern = re.compile(alternative)
            parsed = _parser.parse(alternative)
            patterns[pattern] = _needs(parsed, alternative)
            begins = _Beginnings(parsed, alternative)
            for key in begins.exact:
                exact.setdefault(key, []).append(pattern)
            for key in begins.open:
                open_.setdefault(key, []).append(pattern)
    return Clue(
        {key: tuple(some) for key, some in exact.items()},
        {key: tuple(some) for key, some in open_.items()},
        patterns,
    )


def clue_of_phrases(phrases: Iterable[str]) -> Clue:
    """Plain phrases as they stand, whatever case and spaces, looked for only where asked; a phrase
    without a letter or figure is left out."""
    sources = []
    for phrase in phrases:
        words = re.findall(r"[\w$£€₹%@#'-]+", phrase.lower())
        if words and BEGINNING.match(words[0]):
            sources.append(r"\W{1,4}".join(re.escape(word) for word in words) + r"(?!\w)")
    return _clue(sources)


def _alternatives(source: str) -> Iterator[str]:
    r"""The outermost alternatives of a pattern, each by itself, so that each has its own beginnings;
    of "\\b(?:one|two)\\b" too."""
    pieces = list(_cut(source))
    if len(pieces) > 1:
        for piece in pieces:
            yield from _alternatives(piece)
    elif source.startswith(_OPENS) and source.endswith(_CLOSES) and _is_one_group(source):
        for piece in _cut(source[len(_OPENS) : -len(_CLOSES)]):
            yield rf"\b(?:{piece})\b"
    else:
        yield source


_OPENS, _CLOSES = r"\b(?:", r")\b"


def _is_one_group(source: str) -> bool:
    """Whether the group that a pattern opens with is the one it closes with."""
    depths = [depth for _at, depth in _depths(source)]
    return min(depths[len(_OPENS) : -len(_CLOSES)]) >= 1


def _cut(source: str) -> Iterator[str]:
    start = 0
    for at, depth in _depths(source):
        if source[at] == "|" and not depth and not _is_escaped(source, at):
            yield source[start:at]
            start = at + 1
    yield source[start:]


def _is_escaped(source: str, at: int) -> bool:
    slashes = len(source[:at]) - len(source[:at].rstrip("\\"))
    return slashes % 2 == 1


def _depths(source: str) -> Iterator[tuple[int, int]]:
    """Each place of a pattern with how many groups are open there; in a set a bracket opens none."""
    depth, is_escaped, in_set = 0, False, False
    for at, sign in enumerate(source):
        if is_escaped:
            is_escaped = False
        elif sign == "\\":
            is_escaped = True
        elif in_set:
            in_set = sign != "]"
        elif sign == "[":
            in_set = True
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
        yield at, depth + in_set


def _needs(parsed: Any, source: str) -> frozenset[str]:
    """The fewest words of which one must stand in the sentence besides the first; empty if none."""
    items = list(parsed)
    first = next(
        place
        for place, item in enumerate(items)
        if str(item[0]) not in {"AT", "ASSERT", "ASSERT_NOT"}
    )
    found = []
    for place in range(first + 1, len(items)):
        if not _is_outside_word(items[:place]):
            continue
        try:
            begins = _Beginnings(items[place:], source)
        except UnboundBeginningError:
            continue
        if begins.exact and not begins.open and not begins.exact & _COMMON:
            words = begins.exact | set("123456789" if DIGIT in begins.exact else "")
            found.append(frozenset(words))
    return min(found, key=len, default=frozenset())


def _is_outside_word(items: list[Any]) -> bool:
    """Whether what these items match surely ends outside a word, so that a word begins after it."""
    for op, value in reversed(items):
        kind = str(op)
        if kind in {"AT", "ASSERT_NOT"}:
            return True
        if kind == "ASSERT":
            continue
        if kind == "LITERAL":
            return not chr(value).isalnum()
        if kind == "IN":
            return all(_is_no_letter(*member) for member in value)
        if kind == "SUBPATTERN":
            return _is_outside_word(list(value[-1]))
        if kind == "BRANCH":
            return all(_is_outside_word(list(way)) for way in value[1])
        if kind in {"MAX_REPEAT", "MIN_REPEAT"}:
            least, _most, body = value
            if not _is_outside_word(list(body)):
                return False
            if least:
                return True
            continue
        return False
    return False


def _is_no_letter(op: Any, value: Any) -> bool:
    if str(op) == "LITERAL":
        return not chr(value).isalnum()
    return str(value) in {"CATEGORY_SPACE", "CATEGORY_NOT_WORD"}


class _Beginnings:
    """What a pattern can begin with, read off its syntax tree."""

    def __init__(self, parsed: Any, source: str) -> None:
        self.exact: set[str] = set()
        self.open: set[str] = set()
        self._source = source
        left = self._follow(parsed, {""}, is_optional=False)
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
