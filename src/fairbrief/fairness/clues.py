"""Clues: patterns that know by what words they can begin.

A pattern begins at the beginning of a word, of a number or at a sign. By which words it can begin,
and which it needs further on, is read from the pattern itself, so that it is tried at few places of
a text and still never misses one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple

from fairbrief.fairness.beginnings import WORD, Beginnings, alternatives, needs_of, stem_of

type Attempt = Callable[[str, int, int], re.Match[str] | None]


@dataclass(frozen=True, eq=False)
class Clue:
    """Patterns over cleaned text.

    `exact` has six letters, or a whole word that is shorter; `open` has what words begin with that
    may go on in any way; of `needs`, if there are any, one must stand further on in the sentence.
    """

    patterns: tuple[Pattern, ...]

    def beginning_with(self, word: str) -> Iterator[Attempt]:
        """The patterns to try at a word."""
        stem = stem_of(word)
        for each in self.patterns:
            if stem in each.exact or (stem.isalpha() and stem.startswith(each.open)):
                yield each.rule.match


class Pattern(NamedTuple):
    """One pattern of a clue, and the words by which it is known; see `Clue`."""

    rule: re.Pattern[str]
    exact: frozenset[str]
    open: tuple[str, ...]
    needs: frozenset[str]


class Attempts(dict[int, tuple[tuple[Clue, Attempt], ...]]):
    """What to try at a word, by which needs of its patterns are met further on.

    Worked out when first met, and kept.
    """

    _MOST = 1000

    def __init__(self, patterns: Iterable[tuple[int, Clue, Attempt]]) -> None:
        super().__init__()
        self._patterns = tuple(patterns)

    def __missing__(self, met: int) -> tuple[tuple[Clue, Attempt], ...]:
        if len(self) >= self._MOST:
            self.clear()
        made = self[met] = tuple(
            (clue, attempt) for bit, clue, attempt in self._patterns if not bit or bit & met
        )
        return made


#: What can begin with one beginning of a word, and which needs that word meets: the needs it meets,
#: the needs of the patterns here, what to try. Every set of words that some pattern needs has a bit
#: of its own. A plain tuple, for it is taken apart at every word.
type Crossing = tuple[int, int, Attempts]
type _Tried = tuple[int, Clue, Attempt]


class _Crossings(dict[str, Crossing | None]):
    """The crossings by the word, each looked up when it is first met; none where no pattern asks for
    the word. Words that begin alike share one."""

    _MOST = 50_000

    def __init__(self) -> None:
        super().__init__()
        self._bits: dict[frozenset[str], int] = {frozenset(): 0}
        self._meets: dict[str, int] = {}
        self._exact: dict[str, list[_Tried]] = {}
        self._open: dict[str, list[_Tried]] = {}
        self._of_stem: dict[str, Crossing | None] = {}

    def know(self, clue: Clue) -> None:
        self.clear()
        self._of_stem.clear()
        for rule, exact, open_, needs in clue.patterns:
            if needs not in self._bits:
                self._bits[needs] = 1 << len(self._bits)
                for word in needs:
                    self._meets[word] = self._meets.get(word, 0) | self._bits[needs]
            tried = (self._bits[needs], clue, rule.match)
            for stem in exact:
                self._exact.setdefault(stem, []).append(tried)
            for prefix in open_:
                self._open.setdefault(prefix, []).append(tried)

    def __missing__(self, word: str) -> Crossing | None:
        stem = stem_of(word)
        if len(self) >= self._MOST:
            self.clear()
            self._of_stem.clear()
        if stem not in self._of_stem:
            self._of_stem[stem] = self._crossing(stem)
        found = self[word] = self._of_stem[stem]
        return found

    def _crossing(self, stem: str) -> Crossing | None:
        patterns = list(self._exact.get(stem, ()))
        if stem.isalpha():
            for length in range(len(stem) + 1):
                patterns += self._open.get(stem[:length], ())
        meets = self._meets.get(stem, 0)
        needs = reduce(or_, (bit for bit, *_rest in patterns), 0)
        return (meets, needs, Attempts(patterns)) if meets or patterns else None


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
    crossings.know(made)
    return made


def _clue(sources: Iterable[str]) -> Clue:
    patterns = []
    for source in sources:
        for alternative in alternatives(source):
            begins = Beginnings.of(alternative)
            patterns.append(
                Pattern(
                    re.compile(alternative),
                    frozenset(begins.exact),
                    tuple(begins.open),
                    needs_of(alternative),
                )
            )
    return Clue(tuple(patterns))


@lru_cache(maxsize=1000)
def clue_of_phrases(phrases: tuple[str, ...]) -> Clue:
    """Plain phrases as they stand, whatever case and spaces, looked for only where asked; a phrase
    without a letter or figure is left out. Kept, for a house's rules are read with every brief."""
    sources = []
    for phrase in phrases:
        words = re.findall(r"[\w$£€₹%@#'-]+", phrase.lower())
        if words and WORD.match(words[0]):
            sources.append(r"\W{1,4}".join(re.escape(word) for word in words) + r"(?!\w)")
    return _clue(sources)
