"""By what words a pattern can begin, and which it needs further on, read off its syntax tree.

What is read holds for any text: a pattern matches nowhere that these words do not stand. Words count
by their first six letters, numbers as one.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

#: The parser that `re` itself uses. It has no public name; tests hold what is read from it here
#: against trying every pattern everywhere.
_parser: Any = importlib.import_module("re._parser")

STEM = 8
#: Ends what a word begins with that may go on in any way.
OPEN = "*"
#: Stands for every number.
DIGIT = "0"
SIGNS = "$£€₹₦₱¥%@#(["
#: Each word, each number, each sign.
WORD = re.compile(rf"[a-z]+|[0-9]+|[{re.escape(SIGNS)}]")

#: Sets of words kept of a pattern, each of which must be met.
_MOST_NEEDS = 2
#: With more common words among them, one of a set stands nearly everywhere.
_MOST_COMMON = 3
#: Words that stand in nearly every sentence: that one of them is there tells little.
COMMON = frozenset(
    {"a", "an", "the", "to", "of", "in", "on", "at", "by", "for", "from", "with", "and", "or", "as", "is", "are", "be",
     "was", "will", "you", "your", "we", "our", "it", "this", "that", "i", "not", "no", "can"}
)  # fmt: skip


class UnboundBeginningError(ValueError):
    """A pattern that could begin anywhere: it would be tried at every letter or word of a text."""


def syntax_of(source: str) -> Any:
    """The syntax tree of a pattern."""
    return _parser.parse(source)


def stem_of(word: str) -> str:
    return DIGIT if word[0].isdigit() else word[:STEM]


def alternatives(source: str) -> Iterator[str]:
    r"""The outermost alternatives of a pattern, each by itself, so that each has its own beginnings;
    of "\\b(?:one|two)\\b" too. What may be left out at the beginning is one of them with it, and one
    without it."""
    pieces = list(cut(source))
    if len(pieces) > 1:
        for piece in pieces:
            yield from alternatives(piece)
    elif source.startswith(_OPENS) and source.endswith(_CLOSES) and _is_one_group(source):
        for piece in cut(source[len(_OPENS) : -len(_CLOSES)]):
            for variant in _with_and_without(piece):
                yield rf"\b(?:{variant})\b"
    else:
        yield from _with_and_without(source)


_LEAD = re.compile(r"(?:\\b|\(\?<!\[[^\]]*\]\))*")


def _with_and_without(source: str) -> Iterator[str]:
    """A pattern with the group it may begin with, and without it; itself if there is none."""
    lead = _LEAD.match(source)
    begin = lead.end() if lead else 0
    if source.startswith("(?:", begin):
        close = _close_of(source, begin)
        rest = source[close + 1 :]
        if rest[:1] == "?" and rest[1:2] not in {"?", "+"}:
            yield source[: close + 1] + rest[1:]
            yield source[:begin] + rest[1:]
            return
    yield source


_OPENS, _CLOSES = r"\b(?:", r")\b"


def _is_one_group(source: str) -> bool:
    """Whether the group that a pattern opens with is the one it closes with."""
    return _close_of(source, source.index("(")) == len(source) - len(_CLOSES)


def _close_of(source: str, opened: int) -> int:
    """Where the group closes that opens at a place; the end of a pattern that never closes it."""
    within = next((depth for at, _sign, depth in _joints(source) if at == opened), 0)
    closes = (
        at for at, sign, depth in _joints(source) if sign == ")" and at > opened and depth < within
    )
    return next(closes, len(source))


def cut(source: str) -> Iterator[str]:
    """The outermost alternatives of a pattern, as they are written."""
    start = 0
    if "|" in source:
        for at, sign, depth in _joints(source):
            if sign == "|" and not depth:
                yield source[start:at]
                start = at + 1
    yield source[start:]


#: What is escaped, a set, and what opens, closes and parts groups.
_JOINT = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)


def _joints(source: str) -> Iterator[tuple[int, str, int]]:
    """The brackets and strokes of a pattern, with how many groups are open behind each; in a set,
    or escaped, a sign is none."""
    depth = 0
    for joint in _JOINT.finditer(source):
        sign = joint[0]
        if len(sign) == 1:
            depth += {"(": 1, ")": -1, "|": 0}[sign]
            yield joint.start(), sign, depth


def needs_of(parsed: Any, source: str) -> tuple[frozenset[str], ...]:
    """Words of which one must stand further on in the sentence than the first word: the most telling
    two sets of them; none if that cannot be said."""
    items = list(parsed)
    found: set[frozenset[str]] = set()
    for place in range(1, len(items)):
        if not parsed[:place].getwidth()[0]:
            continue
        before = _end_of(items[:place])
        try:
            begins = Beginnings(items[place:], source)
        except UnboundBeginningError:
            continue
        goes_on = before.in_number and DIGIT in begins.exact
        goes_on |= before.in_word and any(key.isalpha() for key in begins.exact | begins.open)
        if not goes_on:
            found.add(frozenset(begins.exact | {prefix + OPEN for prefix in begins.open}))
    telling = sorted(
        found - {frozenset()}, key=lambda words: (_common_in(words), len(words), sorted(words))
    )
    kept: list[frozenset[str]] = []
    for words in telling:
        is_telling = _common_in(words) <= _MOST_COMMON
        if is_telling and len(kept) < _MOST_NEEDS and not any(each <= words for each in kept):
            kept.append(words)
    return tuple(kept)


def _common_in(words: frozenset[str]) -> int:
    """How many common words are among these, by their beginnings too."""
    prefixes = tuple(word[:-1] for word in words if word.endswith(OPEN))
    return len(words & COMMON) + sum(word.startswith(prefixes) for word in COMMON)


_LETTERS = set("abcdefghijklmnopqrstuvwxyz")
_FIGURES = set("0123456789")


class _End(NamedTuple):
    """How what was matched can end: in a word or number that may go on, or before it began."""

    in_word: bool
    in_number: bool
    is_nothing: bool


_BOUNDARY = _End(in_word=False, in_number=False, is_nothing=False)
_ANYWHERE = _End(in_word=True, in_number=True, is_nothing=False)


def _end_of(items: list[Any]) -> _End:
    in_word = in_number = False
    may_word = may_number = True
    for op, value in reversed(items):
        if str(op) == "ASSERT_NOT":
            barred = _barred(*value)
            may_word &= not barred >= _LETTERS
            may_number &= not barred >= _FIGURES
            continue
        end = _end_of_one(str(op), value)
        in_word |= end.in_word and may_word
        in_number |= end.in_number and may_number
        if not end.is_nothing:
            return _End(in_word, in_number, is_nothing=False)
    return _End(in_word, in_number, is_nothing=True)


def _barred(direction: int, body: Any) -> set[str]:
    """The characters that must not stand before, as a pattern says of one place."""
    if direction > 0 or len(body) != 1:
        return set()
    op, value = body[0]
    members = value if str(op) == "IN" else [(op, value)]
    barred: set[str] = set()
    for kind, some in members:
        if str(kind) == "LITERAL":
            barred.add(chr(some))
        elif str(kind) == "RANGE":
            barred |= {chr(each) for each in range(some[0], min(some[1], 0x7F) + 1)}
        elif str(some) == "CATEGORY_WORD":
            barred |= _LETTERS | _FIGURES
        elif str(some) == "CATEGORY_DIGIT":
            barred |= _FIGURES
        elif str(kind) == "NEGATE":
            return set()
    return barred


def _end_of_one(op: str, value: Any) -> _End:
    if op == "AT":
        # After a boundary a word or number begins, and does not go on.
        return _BOUNDARY if str(value) == "AT_BOUNDARY" else _ANYWHERE
    if op == "ASSERT":
        return _End(in_word=False, in_number=False, is_nothing=True)
    if op == "LITERAL":
        return _end_of_characters([("LITERAL", value)])
    if op == "IN":
        return _end_of_characters([(str(kind), some) for kind, some in value])
    if op == "SUBPATTERN":
        return _end_of(list(value[-1]))
    if op == "BRANCH":
        ways = [_end_of(list(way)) for way in value[1]]
        return _End(*(any(one) for one in zip(*ways, strict=True)))
    if op in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        least, _most, body = value
        end = _end_of(list(body))
        return end._replace(is_nothing=end.is_nothing or not least)
    return _ANYWHERE


def _end_of_characters(members: list[tuple[str, Any]]) -> _End:
    in_word = in_number = False
    for kind, value in members:
        if kind == "LITERAL":
            in_word |= "a" <= chr(value) <= "z"
            in_number |= "0" <= chr(value) <= "9"
        elif kind == "RANGE":
            in_word |= value[0] <= ord("z") and value[1] >= ord("a")
            in_number |= value[0] <= ord("9") and value[1] >= ord("0")
        elif str(value) == "CATEGORY_DIGIT":
            in_number = True
        elif str(value) not in {"CATEGORY_SPACE", "CATEGORY_NOT_WORD"}:
            return _ANYWHERE
    return _End(in_word, in_number, is_nothing=False)


class Beginnings:
    """What a pattern can begin with, read off its syntax tree.

    Raises `UnboundBeginningError` for a pattern that can begin anywhere.
    """

    def __init__(self, parsed: Any, source: str) -> None:
        self.exact: set[str] = set()
        self.open: set[str] = set()
        self._source = source
        left = self._follow(parsed, {""}, is_optional=False)
        if "" in left:
            raise UnboundBeginningError(f"begins with nothing: {source}")
        self.open |= left
        if "" in self.open:
            raise UnboundBeginningError(f"begins with any word: {source}")
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
        for turn in range(1, min(most, max(least, STEM)) + 1):
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
                elif character in SIGNS:
                    self.exact.add(character)
                elif not is_optional:
                    raise UnboundBeginningError(f"begins with {character!r}: {self._source}")
        self.exact |= {each for each in left if len(each) == STEM}
        return {each for each in left if len(each) < STEM}

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


#: Letters looked at ahead: enough to tell most words apart.
_AHEAD = 3


def ahead(source: str) -> str:
    """A pattern of many alternatives behind a look at the letters they begin with: for one that is
    tried at place after place. It begins with a letter, a figure or a sign, whatever is left out."""
    begins = Beginnings(syntax_of(source), source)
    heads = {
        r"\d" if key == DIGIT else re.escape(key[:_AHEAD]) for key in begins.exact | begins.open
    }
    return f"(?={'|'.join(sorted(heads))}){source}"
