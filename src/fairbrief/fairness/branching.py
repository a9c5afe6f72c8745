"""Patterns made so that alternatives that begin alike are told apart letter by letter.

`re` tries the alternatives of a pattern one after another. Where one of some hundred names for a
person or a product may stand, it looks at each of them, and most are far from each other in memory.
Here those that begin with the same letter become one, with what goes on differently as alternatives
of their own, and so on; what may be left out becomes an alternative beside nothing, which `re` tries
in fewer steps. What such a pattern matches, and what its groups hold, is the same: alternatives change
places only where no text can begin with both. Tests hold this against the pattern as it is written.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Sequence
from typing import Any

#: The parts that `re` itself is made of. They have no public names.
_parser: Any = importlib.import_module("re._parser")
_compiler: Any = importlib.import_module("re._compiler")
_sre: Any = importlib.import_module("_sre")

#: One step of a pattern, as the parser gives it: its kind and what belongs to it.
type _Item = tuple[Any, Any]
type _Items = list[_Item]

_REPEATS = frozenset({_parser.MAX_REPEAT, _parser.MIN_REPEAT, _parser.POSSESSIVE_REPEAT})
_WIDTHLESS = frozenset({_parser.AT, _parser.ASSERT, _parser.ASSERT_NOT})
#: With these a letter stands for others, too.
_OTHER_LETTERS = re.IGNORECASE | re.LOCALE


def branching(source: str) -> re.Pattern[str]:
    """A pattern that matches what its source says, its alternatives put together by their letters."""
    parsed = _parser.parse(source)
    if parsed.state.flags & _OTHER_LETTERS:
        return re.compile(source)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    made: re.Pattern[str] = _sre.compile(
        source,
        state.flags,
        _compiler._code(_of(state, _branched(parsed)), 0),
        state.groups - 1,
        state.groupdict,
        tuple(names),
    )
    return made


def _of(state: Any, items: _Items) -> Any:
    """Items as a piece of a pattern."""
    return _parser.SubPattern(state, items)


def _branched(piece: Any) -> _Items:
    """The items of a piece, those within them too, with their alternatives put together."""
    state = piece.state
    found: _Items = []
    for op, value in piece:
        if op is _parser.BRANCH:
            found += _together(state, [_branched(way) for way in value[1]])
        elif op is _parser.SUBPATTERN and not (value[1] or value[2]):
            found.append((op, (*value[:-1], _of(state, _branched(value[-1])))))
        elif op is _parser.ASSERT or op is _parser.ASSERT_NOT:
            found.append((op, (value[0], _of(state, _branched(value[1])))))
        elif op in _REPEATS:
            found += _repeated(op, value, state)
        else:
            found.append((op, value))
    return found


def _repeated(op: Any, value: tuple[int, int, Any], state: Any) -> _Items:
    """Items that are repeated, or are an alternative to nothing where they may be left out."""
    least, most, body = value
    items = _branched(body)
    is_left_out = (least, most) == (0, 1) and op is not _parser.POSSESSIVE_REPEAT
    if not is_left_out or _compiler._simple(body) or not body.getwidth()[0]:
        return [(op, (least, most, _of(state, items)))]
    is_choice = len(items) == 1 and items[0][0] is _parser.BRANCH
    ways = [list(way) for way in items[0][1][1]] if is_choice else [items]
    return _together(state, [*ways, []] if op is _parser.MAX_REPEAT else [[], *ways])


def _together(state: Any, ways: Iterable[_Items]) -> _Items:
    """Alternatives of which those that begin with the same letter are one."""
    groups: list[tuple[_Item | None, list[_Items]]] = []
    for way in ways:
        letters = _letters(way[0]) if way else ()
        group = _same(groups, way[0], letters) if letters else None
        if group is None:
            group = (way[0], []) if letters else (None, [])
            groups.append(group)
        group[1].append(way[1:] if letters else way)
    made = [
        [first, *(_together(state, rests) if len(rests) > 1 else rests[0])] if first else rests[0]
        for first, rests in groups
    ]
    if len(made) == 1:
        return made[0]
    if all(len(way) == 1 and _letters(way[0]) for way in made):
        return [
            (_parser.IN, [(_parser.LITERAL, each) for way in made for each in _letters(way[0])])
        ]
    return [(_parser.BRANCH, (None, [_of(state, way) for way in made]))]


def _same(
    groups: list[tuple[_Item | None, list[_Items]]], first: _Item, letters: Sequence[int]
) -> tuple[_Item | None, list[_Items]] | None:
    """The group that begins with the same letters, if no other alternative that a text with them could
    take as well stands between it and the end."""
    for group in reversed(groups):
        if group[0] == first:
            return group
        ways = [[group[0]]] if group[0] else group[1]
        if any(any(_can_begin(way, letter)) for way in ways for letter in letters):
            break
    return None


def _letters(item: _Item) -> Sequence[int]:
    """The characters of which an item is one; none if that is not said by naming them."""
    op, value = item
    if op is _parser.LITERAL:
        return (value,)
    if op is _parser.IN and all(kind is _parser.LITERAL for kind, _each in value):
        return [each for _kind, each in value]
    return ()


def _can_begin(items: Iterable[_Item], letter: int) -> tuple[bool, bool]:
    """Whether a text that matches can begin with a letter, and whether it can be empty; both where
    that is not known."""
    can = False
    for op, value in items:
        is_empty = False
        if op is _parser.LITERAL:
            begins = value == letter
        elif op is _parser.IN:
            begins = any(_may_hold(kind, each, letter) for kind, each in value)
        elif op in _WIDTHLESS:
            begins, is_empty = False, True
        elif op is _parser.SUBPATTERN:
            begins, is_empty = _can_begin(value[-1], letter)
        elif op is _parser.BRANCH:
            ways = [_can_begin(way, letter) for way in value[1]]
            begins, is_empty = (any(each) for each in zip(*ways, strict=True))
        elif op in _REPEATS:
            begins, is_empty = _can_begin(value[2], letter)
            is_empty = is_empty or not value[0]
        else:
            return True, True
        can = can or begins
        if not is_empty:
            return can, False
    return can, True


def _may_hold(kind: Any, value: Any, letter: int) -> bool:
    """Whether a part of a set may hold a letter; one that is turned round may hold any."""
    if kind is _parser.LITERAL:
        return bool(value == letter)
    if kind is _parser.RANGE:
        return bool(value[0] <= letter <= value[1])
    if kind is _parser.CATEGORY:
        character = chr(letter)
        if value is _parser.CATEGORY_DIGIT:
            return character.isdecimal()
        if value is _parser.CATEGORY_SPACE:
            return character.isspace()
        if value is _parser.CATEGORY_WORD:
            return character.isalnum() or character == "_"
    return True
