"""Clues: patterns that know by what words they can begin.

A pattern begins at the beginning of a word, of a number or at a sign. By which words it can begin,
and which it needs further on, is read from the pattern itself, so that it is tried at few places of
a text and still never misses one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, reduce
from operator import or_

from fairbrief.fairness.beginnings import (
    DIGIT,
    OPEN,
    WORD,
    Beginnings,
    alternatives,
    needs_of,
    stem_of,
    syntax_of,
)
from fairbrief.fairness.following import Following, Words, following
from fairbrief.fairness.remembering import Memory, Read, cache_folder

type Attempt = Callable[[str, int, int], re.Match[str] | None]


@dataclass(frozen=True, eq=False)
class Clue:
    """Patterns over cleaned text, each known by the words that it can begin with.

    `is_shared`: looked for in every text, in the one pass over it; else only where asked. `then`:
    words of which one must stand further on in the sentence, if there are any.
    """

    patterns: tuple[Pattern, ...]
    is_shared: bool
    then: frozenset[str] = frozenset()

    def within(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Its matches between two places, each from the beginning of a word."""
        for each in self.patterns:
            at = start
            while match := each.rule.search(text, at, end):
                if WORD.match(text, match.start()) and not _goes_on(text, match.start()):
                    yield match
                at = match.start() + 1


def _goes_on(text: str, at: int) -> bool:
    """Whether a word or number that began before goes on here."""
    pair = text[max(at - 1, 0) : at + 1]
    return len(pair) > 1 and bool(_GOES_ON.match(pair))


_GOES_ON = re.compile(r"[a-z]{2}|[0-9]{2}")


@dataclass(frozen=True, eq=False)
class Pattern:
    """One pattern of a clue: by which words it begins, which can follow right after the first, and
    sets of words of each of which one must stand further on in the sentence."""

    source: str
    begins: Words
    follows: Following
    needs: tuple[frozenset[str], ...]

    @cached_property
    def rule(self) -> re.Pattern[str]:
        """Made when it is first tried: most texts try few of them."""
        return re.compile(self.source)


class _Tried:
    """A pattern of a clue, with the bits of its needs. Wherever it is tried it is the same pair of
    objects, so that they are more often at hand."""

    def __init__(self, bits: int, clue: Clue, pattern: Pattern) -> None:
        self.bits = bits
        self.clue = clue
        self.pattern = pattern

    @cached_property
    def attempt(self) -> tuple[Clue, Attempt]:
        return self.clue, self.pattern.rule.match


class Attempts(dict[int, tuple[tuple[Clue, Attempt], ...]]):
    """What to try at a word, by which needs of its patterns are met further on.

    Worked out when first met, and kept. `asks` are the needs that are asked for.
    """

    _MOST = 1000

    def __init__(self, patterns: tuple[_Tried, ...]) -> None:
        super().__init__()
        self._patterns = patterns
        self.asks = reduce(or_, (each.bits for each in patterns), 0)

    def __missing__(self, met: int) -> tuple[tuple[Clue, Attempt], ...]:
        if len(self) >= self._MOST:
            self.clear()
        made = self[met] = tuple(
            each.attempt for each in self._patterns if each.bits & met == each.bits
        )
        return made


type Way = tuple[int, Attempts, tuple[tuple[Clue, Attempt], ...]]


class Ways(dict[str, Way | None]):
    """What to try at a word, by the word right after it: the needs that are asked for, the attempts by
    those that are met, and those where none is; None where there is nothing to try.

    Words after which the same patterns can go on share one: the fewer, the sooner they are at hand.
    """

    def __init__(self, word: str, patterns: Iterable[_Tried]) -> None:
        super().__init__()
        self._patterns = [(each, each.pattern.follows.after(word)) for each in patterns]
        self._made: dict[tuple[_Tried, ...], Way | None] = {(): None}

    def __missing__(self, next_word: str) -> Way | None:
        patterns = tuple(
            each
            for each, words in self._patterns
            if words is None or (next_word and words.hold(next_word))
        )
        if patterns not in self._made:
            attempts = Attempts(patterns)
            self._made[patterns] = (attempts.asks, attempts, attempts[0])
        found = self[next_word] = self._made[patterns]
        return found


#: What can begin with one beginning of a word: the needs that word meets, how it is known where it
#: follows another ("" where no pattern asks), what to try if anything. Every set of words that some pattern
#: needs has a bit of its own. A plain tuple, for it is taken apart at every word.
type Crossing = tuple[int, str, Ways | None]
_UNKNOWN: Crossing = (0, "", None)


class _Crossings(dict[str, Crossing | None]):
    """The crossings by the word, each looked up when it is first met; none where no pattern asks for
    the word. Words that begin alike share one; numbers do but for those that a pattern names."""

    _MOST = 50_000

    def __init__(self) -> None:
        super().__init__()
        self._bits: dict[frozenset[str], int] = {}
        self._meets: dict[str, int] = {}
        self._exact: dict[str, list[_Tried]] = {}
        self._open: dict[str, list[_Tried]] = {}
        self._next_exact: set[str] = set()
        self._next_open: set[str] = set()
        self._numbers: set[str] = set()
        self._of_stem: dict[str, Crossing | None] = {}

    def know(self, clue: Clue) -> None:
        self.clear()
        self._of_stem.clear()
        for pattern in clue.patterns:
            tried = _Tried(reduce(or_, map(self._bit, pattern.needs), 0), clue, pattern)
            for stem in pattern.begins.exact:
                self._exact.setdefault(stem, []).append(tried)
            for prefix in pattern.begins.open:
                self._open.setdefault(prefix, []).append(tried)
            self._numbers |= pattern.follows.numbers or set()
            for words in pattern.follows.all():
                self._next_exact |= words.exact
                self._next_open |= set(words.open)

    def _bit(self, needs: frozenset[str]) -> int:
        if needs not in self._bits:
            self._bits[needs] = 1 << len(self._bits)
            for word in needs:
                self._meets[word] = self._meets.get(word, 0) | self._bits[needs]
        return self._bits[needs]

    def __missing__(self, word: str) -> Crossing | None:
        key = word if word in self._numbers else stem_of(word)
        if len(self) >= self._MOST:
            self.clear()
            self._of_stem.clear()
        if key not in self._of_stem:
            self._of_stem[key] = self._crossing(key)
        found = self[word] = self._of_stem[key]
        return found

    def _crossing(self, key: str) -> Crossing | None:
        stem = stem_of(key)
        patterns = list(self._exact.get(stem, ()))
        if stem == DIGIT:
            patterns = [each for each in patterns if each.pattern.follows.may_begin_with(key)]
        elif stem.isalpha():
            for length in range(len(stem) + 1):
                patterns += self._open.get(stem[:length], ())
        follows = stem in self._next_exact or stem.startswith(tuple(self._next_open))
        known_by = (stem, *(stem[:length] + OPEN for length in range(1, len(stem) + 1)))
        meets = reduce(or_, (self._meets.get(each, 0) for each in known_by))
        if not (meets or follows or patterns):
            return None
        return meets, stem if follows else "", Ways(stem, patterns) if patterns else None


#: What the clues of this library begin with, all looked for in one pass over a text.
crossings = _Crossings()


#: A step from the end of a text towards its beginning: how many characters back, and what is known of
#: the word that begins there. Where none does, the word after it stays the next one (None).
type Step = tuple[int, int, str | None, Ways | None]


class _Chunks(dict[str, tuple[Step, ...]]):
    """The steps through what stands between two spaces and over the space after it. Most texts are
    made of the same chunks."""

    _MOST = 50_000
    _LONGEST = 40

    def __missing__(self, chunk: str) -> tuple[Step, ...]:
        steps: list[Step] = []
        since = len(chunk) + 1
        for word in reversed(list(WORD.finditer(chunk))):
            steps.append((since - word.start(), *(crossings[word[0]] or _UNKNOWN)))
            since = word.start()
        if since:
            steps.append((since, 0, None, None))
        found = tuple(steps)
        if len(chunk) <= self._LONGEST:
            if len(self) >= self._MOST:
                self.clear()
            self[chunk] = found
        return found


chunks = _Chunks()


def clue(*sources: str, then: Clue | None = None) -> Clue:
    """One clue of several patterns, looked for in every text; with `then` only where that one can
    stand further on in the sentence.

    Raises `UnboundBeginningError` for a pattern that begins anywhere.
    """
    patterns = _patterns(sources)
    words: frozenset[str] = frozenset()
    if then is not None:
        words = words.union(*(each.begins.exact for each in then.patterns))
        patterns = tuple(replace(each, needs=(*each.needs, words)) for each in patterns)
    made = Clue(patterns, is_shared=True, then=words)
    crossings.know(made)
    chunks.clear()
    return made


def _patterns(sources: Iterable[str]) -> tuple[Pattern, ...]:
    return tuple(_pattern(each) for source in sources for each in alternatives(source))


memory = Memory(cache_folder())


def _pattern(source: str) -> Pattern:
    return Pattern(source, *memory.recall(source, _read))


def _read(source: str) -> Read:
    parsed = syntax_of(source)
    begins = Beginnings(parsed, source)
    exact = frozenset(begins.exact)
    follows = following(parsed, exact)
    needs = needs_of(parsed, source)
    if follows.words and not follows.words.open:  # what follows meets them
        needs = tuple(each for each in needs if not follows.words.exact <= each)
    return Words(exact, tuple(begins.open)), follows, needs


@lru_cache(maxsize=1000)
def clue_of_phrases(phrases: tuple[str, ...]) -> Clue:
    """Plain phrases as they stand, whatever case and spaces, looked for only where asked; a phrase
    without a letter or figure is left out. Kept, for a house's rules are read with every brief."""
    sources = []
    for phrase in phrases:
        words = re.findall(r"[\w$£€₹%@#'-]+", phrase.lower())
        if words and WORD.match(words[0]):
            sources.append(r"\W{1,4}".join(re.escape(word) for word in words) + r"(?!\w)")
    return Clue(_patterns(sources), is_shared=False)
