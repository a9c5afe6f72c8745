"""By which words a pattern can go on right after its first word, read off its syntax tree.

Like `beginnings`, it holds for any text: where another word follows, the pattern matches nowhere.
A reading walks through the tree with every place it may have come to: before the first word, in it,
past it, in the second.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from fairbrief.fairness.beginnings import DIGIT, SIGNS, STEM, stem_of


class Words(NamedTuple):
    """Words by their stems, and what words begin with that may go on in any way."""

    exact: frozenset[str]
    open: tuple[str, ...] = ()

    def hold(self, stem: str) -> bool:
        return stem in self.exact or (stem.isalpha() and stem.startswith(self.open))


class Following(NamedTuple):
    """What can follow a pattern's first word: whatever that word is, or else by the first word; None
    where anything can. `numbers` are those it can begin with, None if any."""

    words: Words | None
    by_word: dict[str, Words]
    numbers: frozenset[str] | None

    def after(self, word: str) -> Words | None:
        return self.by_word.get(stem_of(word), self.words)

    def may_begin_with(self, number: str) -> bool:
        return self.numbers is None or number in self.numbers

    def all(self) -> Iterator[Words]:
        yield from self.by_word.values()
        if self.words is not None:
            yield self.words


def following(parsed: Any, exact: Collection[str]) -> Following:
    """Of a pattern that begins with these stems."""
    walk = _Walk()
    words = walk.through(parsed)
    by_word = {}
    if words is None:
        for stem in filter(str.isalpha, exact):
            if (after := _Walk(stem).through(parsed)) is not None:
                by_word[stem] = after
    return Following(words, by_word, walk.numbers(parsed) if DIGIT in exact else None)


#: Places within a pattern. `_WORD` and `_SECOND` are followed by the letters so far, `_NUMBER` by
#: the figures, `_ANY` for figures that may be any.
_BEFORE, _WORD, _NUMBER, _SIGN, _BETWEEN, _SECOND = "<", "w", "n", "s", "|", "2"
_ANY = "n\0"
_MOST = 400
#: Letters that a second word must be known by.
_TELLING = 2


class _LostError(Exception):
    """What follows cannot be said."""


class _Walk:
    """One way through a pattern; with `first`, of a text whose first word has that stem."""

    def __init__(self, first: str = "") -> None:
        self._first = first
        self._exact: set[str] = set()
        self._open: set[str] = set()
        self._numbers: set[str] = set()

    def through(self, parsed: Any) -> Words | None:
        self._exact, self._open = set(), set()
        try:
            left = self._all(parsed, frozenset({_BEFORE}))
            self._anything(left)
        except _LostError:
            return None
        if min(map(len, self._open), default=_TELLING) < _TELLING:
            return None
        prefixes = tuple(self._open)
        return Words(
            frozenset(
                key for key in self._exact if not (key.isalpha() and key.startswith(prefixes))
            ),
            prefixes,
        )

    def numbers(self, parsed: Any) -> frozenset[str] | None:
        """The numbers it can begin with; None if any."""
        self._numbers = set()
        try:
            left = self._all(parsed, frozenset({_BEFORE}))
        except _LostError:
            return None
        found = self._numbers | {place[1:] for place in left if place[0] == _NUMBER}
        return None if _ANY[1:] in found else frozenset(found)

    def _all(self, items: Iterable[Any], places: frozenset[str]) -> frozenset[str]:
        for op, value in items:
            if not places:
                break
            places = self._one(str(op), value, places)
        return places

    def _one(self, op: str, value: Any, places: frozenset[str]) -> frozenset[str]:
        if op == "LITERAL":
            return self._characters([chr(value)], places)
        if op == "IN" and (members := _members(value)):
            return self._characters(members, self._narrowed(members, places))
        if op == "AT":
            return self._boundary(places) if str(value) == "AT_BOUNDARY" else places
        if op == "BRANCH":
            ways = (way for way in value[1] if self._may_begin(way, places))
            return frozenset().union(*(self._all(way, places) for way in ways))
        if op == "SUBPATTERN":
            return self._all(value[-1], places)
        if op in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            least, most, body = value
            return self._repeat(least, most, body, places)
        if op in {"ASSERT", "ASSERT_NOT"}:
            return places
        return self._anything(places)

    def _anything(self, places: frozenset[str]) -> frozenset[str]:
        """Whatever comes: the second word may go on in any way; what had none yet is lost."""
        for place in places:
            if place[0] != _SECOND:
                raise _LostError
            self._open.add(place[1:])
        return frozenset()

    def _may_begin(self, way: Any, places: frozenset[str]) -> bool:
        """Whether the first word looked for can begin with this way; saves walking through it."""
        if not self._first or places != {_BEFORE} or not len(way):
            return True
        op, value = way[0]
        return str(op) != "LITERAL" or not chr(value).isalpha() or chr(value) == self._first[0]

    def _narrowed(self, members: list[str], places: frozenset[str]) -> frozenset[str]:
        """The places left for a set to go on from: for one that holds nearly all letters, a second
        word begun may go on in any way, and one that begins so may be any."""
        if len(members) < _WIDEST:
            return places
        if not places.isdisjoint({_BETWEEN, _SIGN}):
            raise _LostError
        begun = {place for place in places if place[0] == _SECOND}
        self._open |= {place[1:] for place in begun}
        return places - begun

    def _repeat(self, least: int, most: int, body: Any, places: frozenset[str]) -> frozenset[str]:
        left = places if not least else frozenset()
        seen: set[frozenset[str]] = set()
        for turn in range(1, int(most) + 1):
            places = self._all(body, places)
            if turn >= least:
                left |= places
            if not places or (turn >= least and places in seen):
                break
            seen.add(places)
        return left

    def _boundary(self, places: frozenset[str]) -> frozenset[str]:
        """A word begun has ended; before one, or between two, it says nothing."""
        left = set()
        for place in places:
            if place[0] == _SECOND and place[1:]:
                self._exact.add(place[1:])
            else:
                left |= self._ended(place) if place[0] in {_WORD, _NUMBER} else {place}
        return frozenset(left)

    def _ended(self, place: str) -> set[str]:
        """Past the first word; nowhere if that was not the one looked for."""
        if place[0] == _NUMBER:
            self._numbers.add(place[1:])
        if self._first and place[0] == _WORD and place[1:] != self._first:
            return set()
        return {_BETWEEN}

    def _characters(self, characters: list[str], places: frozenset[str]) -> frozenset[str]:
        left: set[str] = set()
        for place in places:
            for character in characters:
                left |= self._character(place, character)
        if len(left) > _MOST:
            raise _LostError
        return frozenset(left)

    def _character(self, place: str, character: str) -> set[str]:
        is_letter, is_figure = "a" <= character <= "z", character.isdigit() or character == _FIGURE
        if place == _BEFORE:
            return self._first_character(character, is_letter=is_letter, is_figure=is_figure)
        if place[0] == _WORD and is_letter:
            return self._grown(place, character)
        if place[0] == _NUMBER and is_figure:
            return {_ANY if _FIGURE in {character, place[1:]} else place + character}
        if place[0] == _SECOND:
            if is_letter and len(place) < STEM:
                return {place + character}
            self._exact.add(place[1:] + (character if is_letter else ""))
            return set()
        return {
            after
            for ended in ({place} if place in {_BETWEEN, _SIGN} else self._ended(place))
            for after in self._second_character(character, is_letter=is_letter, is_figure=is_figure)
            if ended
        }

    def _first_character(self, character: str, *, is_letter: bool, is_figure: bool) -> set[str]:
        if is_letter:
            return self._grown(_WORD, character)
        if self._first and (is_figure or character in SIGNS):
            return set()
        if is_figure:
            return {_ANY if character == _FIGURE else _NUMBER + character}
        return {_SIGN} if character in SIGNS else {_BEFORE}

    def _grown(self, place: str, letter: str) -> set[str]:
        """The first word with a letter more; its letters count only where one is looked for."""
        if not self._first:
            return {_WORD}
        grown = place + letter if len(place) <= STEM else place
        return {grown} if self._first.startswith(grown[1:]) else set()

    def _second_character(self, character: str, *, is_letter: bool, is_figure: bool) -> set[str]:
        if is_letter:
            return {_SECOND + character}
        if is_figure or character in SIGNS:
            self._exact.add(DIGIT if is_figure else character)
            return set()
        return {_BETWEEN}


#: Any figure, where a pattern does not say which.
_FIGURE = "\0"
_LETTERS = [chr(each) for each in range(ord("a"), ord("z") + 1)]
_WIDEST = 26


def _members(members: Any) -> list[str]:
    """The characters of a set, of figures one; none if it holds nearly everything."""
    found: list[str] = []
    for op, value in members:
        kind, name = str(op), str(value)
        if kind == "LITERAL":
            found.append(chr(value))
        elif kind == "RANGE" and value[1] - value[0] < _WIDEST:
            found += [chr(each) for each in range(value[0], value[1] + 1)]
        elif name == "CATEGORY_DIGIT":
            found.append(_FIGURE)
        elif name == "CATEGORY_SPACE":
            found.append(" ")
        elif name == "CATEGORY_NOT_WORD":
            found += [" ", *SIGNS]
        elif name == "CATEGORY_WORD":
            found += [*_LETTERS, _FIGURE, "_"]
        else:
            return []
    return found
