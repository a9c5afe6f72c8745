"""Reading text: sentences, clues with spans, and the difference between "fees" and "no fees".

A clue is tried only where a word stands that it can begin with, so that reading stays fast with
hundreds of clues. Every repetition in a pattern is bounded, and so is a sentence: time grows with
the length of the text and with nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import chain
from typing import NamedTuple, cast

from fairbrief.fairness.cleaning import cleaned
from fairbrief.fairness.clues import Clue, chunks
from fairbrief.fairness.parts import Part, Parts
from fairbrief.fairness.phrasebook import Phrasebook

_LONGEST_SENTENCE = 600
#: A full stop after these ends no sentence.
_SHORT_FORMS = frozenset(
    {
        "dr",
        "mr",
        "ms",
        "mrs",
        "prof",
        "inc",
        "ltd",
        "co",
        "corp",
        "st",
        "vs",
        "approx",
        "hr",
        "hrs",
        "wk",
        "wks",
    }
    | {
        "mo",
        "e.g",
        "i.e",
        "u.s",
        "a.m",
        "p.m",
        "est",
        "rs",
        "ksh",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
    }
    | {"oct", "nov", "dec"}
)


def _not_after_short_forms() -> str:
    """A stop that ends no short form; lookbehinds are of one width each."""
    widths = {len(each) for each in _SHORT_FORMS}
    return "".join(
        rf"(?<!(?<![\w/'-])(?:{'|'.join(re.escape(each) for each in sorted(_SHORT_FORMS) if len(each) == width)})\.)"
        for width in sorted(widths)
    )


_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_AT_BOUND = r"(?![^ \n\"')\]])"
#: What may end a sentence. A stop ends one unless it is `inner`, within a name or after a short form;
#: between two letters (`glued`) only if it stands between a small one and a capital.
_END = re.compile(
    rf"[.!?\n;](?:(?<=[\n;])|(?<=[!?])[.!?]{{0,39}}|[.!?]{{1,39}}{_AT_BOUND}|"
    rf"{_AT_BOUND}(?<![\s.(\"][^\W\d_]\.)(?!(?<=\d\.) (?:{_MONTHS}))(?!(?<=max\.) ?\d)"
    rf"{_not_after_short_forms()}|"
    r"(?P<glued>(?<=[^\W\d_]\.)[.!?]{0,39}(?=[^\W\d_]))|(?P<inner>[.!?]{0,39}))"
)

_BOOK = Phrasebook("negation")
_NEGATION = _BOOK.clue("negation")
_REFUSAL = _BOOK.clue("refusal")
_TURNS_BACK = _BOOK.clue("turns back")
_REACH = 60


_QUESTION = re.compile(r"\W{0,6}(?:(?:q|\d{1,2})\W{1,3})?(?:is|are|will|do|does|can)\b")
_YES = re.compile(r"\W{1,8}(?:yes|sure|absolutely|it (?:is|does|will)|they (?:are|do|will))\b")

#: A match with the bounds of its sentence.
type Found = tuple[re.Match[str], int, int]
_NONE: list[Found] = []
#: Letters by which a quote is made to end with a word; what goes on for longer is none.
_LONGEST_REST = 20
_ADDRESS_GOES_ON = re.compile(r"[\w.+-]{0,40}@\w")
#: The bounds of what stands before the first sentence.
_BEFORE_ALL = (0, 0)


class Quote(NamedTuple):
    """Words of the posting and where they stand."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


class Page:
    """A text prepared for reading: cleaned, cut into sentences, its words indexed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = cleaned(text)
        self._has_address = "@" in text
        self.sentences = tuple(_sentences(text, self.plain))
        self._kept: dict[Callable[[Page], object], object] = {}
        #: The matches of clues that have several, as they stand in the text, of those asked for.
        self._ordered: dict[Clue, list[Found]] = {}
        self._matched = self._all_matches()
        self._turns = self._all_turns()

    def once[T](self, reading: Callable[[Page], T]) -> T:
        """What a reading of this page gives, made when it is first asked for."""
        if reading not in self._kept:
            self._kept[reading] = reading(self)
        return cast("T", self._kept[reading])

    def _all_matches(self) -> dict[Clue, list[Found]]:
        """Every match of every known clue, in one pass over the beginnings of words, from the end: so
        it is known of each word what stands further on in its sentence."""
        plain = self.plain
        matched: defaultdict[Clue, list[Found]] = defaultdict(list)
        sentences = reversed(self.sentences)
        at, start, end = len(plain) + 1, len(plain), len(plain)
        met, next_word = 0, ""
        parts = plain.replace("\n", " ").split(" ")
        for back, meets, known_as, ways in chain.from_iterable(
            map(chunks.__getitem__, reversed(parts))
        ):
            at -= back
            if at < start:
                while at < start:
                    start, end = next(sentences, _BEFORE_ALL)
                met, next_word = 0, ""
            if ways is not None and (way := ways[next_word]) is not None:
                asks, attempts, always = way
                for sought, attempt in attempts[needs] if (needs := asks & met) else always:
                    if match := attempt(plain, at, end):
                        matched[sought].append((match, start, end))
            if known_as is not None:
                next_word = known_as
            if meets:
                met |= meets
        return matched

    def _looked_for(self, sought: Clue) -> list[Found]:
        """The matches of a clue that is not looked for in every text, last first."""
        found = [
            (match, start, end)
            for start, end in self.sentences
            for match in sought.within(self.plain, start, end)
        ]
        return sorted(found, key=lambda each: each[0].start(), reverse=True)

    @cached_property
    def words(self) -> int:
        return len(self.plain.split())

    @cached_property
    def _parts(self) -> Parts:
        return Parts(self.plain)

    def part_at(self, place: int) -> Part:
        """Which part of the posting holds a place."""
        return self._parts.at(place)

    def has_part(self, part: Part) -> bool:
        """Whether the posting has such a part."""
        return self._parts.has(part)

    def matches(self, sought: Clue) -> list[Found]:
        """Every match with the bounds of its sentence, negated ones too; none overlaps another."""
        found = self._matched.get(sought)
        if found is None:
            return _NONE if sought.is_shared else _in_order(self._looked_for(sought))
        if len(found) > 1:
            if sought not in self._ordered:
                self._ordered[sought] = _in_order(found)
            return self._ordered[sought]
        return found

    def sentences_with(self, sought: Clue) -> set[int]:
        """Where the sentences begin in which a clue stands that is looked for in every text."""
        return {start for _match, start, _end in self._matched.get(sought, _NONE)}

    def holds(self, sought: Clue) -> bool:
        """Whether a clue that is looked for in every text stands here, negated or not."""
        return sought in self._matched

    def held(self, known: AbstractSet[Clue]) -> AbstractSet[Clue]:
        """Those of many such clues that stand here, negated or not."""
        return known & self._matched.keys()

    def among(self, kinds: Mapping[str, Clue]) -> list[tuple[str, Clue]]:
        """Those of several such clues that stand here, negated or not, with their names."""
        found = self._matched
        return [each for each in kinds.items() if each[1] in found]

    def within(self, sought: Clue, start: int, end: int) -> list[re.Match[str]]:
        """The matches that stand whole between two places of one sentence."""
        matches = self._matched.get(sought)
        if matches is None:
            return []
        # They stand last first: a text may have thousands, a sentence has few.
        first = bisect_left(matches, -end, key=_from_end)
        last = bisect_right(matches, -start, lo=first, key=_from_end)
        found = [each for each in matches[first:last] if each[0].end() <= end]
        return [match for match, _start, _end in _in_order(found)]

    def all(self, sought: Clue, *, plain: bool = True, most: int = 200) -> list[Quote]:
        """Quotes of every match that is not negated (of all matches with `plain=False`)."""
        found: list[Quote] = []
        for match, start, _end in self.matches(sought):
            begin, end = match.span()
            if not (plain and self.is_negated(begin, start)):
                found.append(self.quote(begin, end))
                if len(found) == most:
                    break
        return found

    def first(self, sought: Clue, *, plain: bool = True) -> Quote | None:
        for match, start, _end in self.matches(sought):
            begin, end = match.span()
            if not (plain and self.is_negated(begin, start)):
                return self.quote(begin, end)
        return None

    def quote(self, start: int, end: int) -> Quote:
        """The words as given, the last one whole; spaces around them are left out, and the first
        half of a mail address that goes on behind them."""
        text = self.text
        if self._has_address and text[end - 1].isalnum() and _ADDRESS_GOES_ON.match(text, end):
            shorter = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
            end = shorter if shorter > start else end
            end = start + len(text[start:end].rstrip(" ,;:(<"))
        if text[end : end + 1].isalpha() and text[end - 1 : end].isalpha():
            last = end + _LONGEST_REST
            while end < last and text[end : end + 1].isalpha():
                end += 1
        words = text[start:end]
        bare = words.strip()
        if len(bare) == len(words):
            return Quote(words, start, end)
        start += len(words) - len(words.lstrip())
        return Quote(bare, start, start + len(bare))

    def sentence_at(self, place: int) -> tuple[int, int]:
        """The bounds of the sentence that holds a place."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle][1] < place:
                low = middle + 1
            else:
                high = middle
        return self.sentences[low] if low < len(self.sentences) else (place, place)

    def is_asked(self, start: int, end: int) -> bool:
        """Whether a sentence only asks: "is it remote or on site?" says neither, unless yes follows."""
        return (
            self.plain.startswith("?", end)
            and _QUESTION.match(self.plain, start, end) is not None
            and not _YES.match(self.plain, end)
        )

    def _all_turns(self) -> dict[int, list[tuple[int, int, Clue]]]:
        """What can turn words round, by the beginning of its sentence: from, to, which kind."""
        turns: dict[int, list[tuple[int, int, Clue]]] = {}
        for kind in (_NEGATION, _REFUSAL, _TURNS_BACK):
            for match, start, _end in self.matches(kind):
                turns.setdefault(start, []).append((match.start(), match.end(), kind))
        return turns

    def is_negated(self, place: int, sentence_start: int, *, after: int = 0) -> bool:
        """Whether words before a place, in the same sentence, turn what follows round; with `after`
        only what stands from there on."""
        turns = self._turns.get(sentence_start)
        if turns is None:
            return False
        since, refused, negated = 0, -1, -1
        for begin, end, kind in turns:
            if after <= begin and end <= place:
                if kind is _TURNS_BACK:
                    since = max(since, end)
                elif kind is _REFUSAL:
                    refused = max(refused, begin)
                else:
                    negated = max(negated, begin)
        return refused >= since or negated >= max(since, place - _REACH)


def _from_end(found: Found) -> int:
    return -found[0].start()


def _in_order(found: list[Found]) -> list[Found]:
    """Matches that were found from the end, as they stand in the text; of two that overlap, the one
    that begins first, then the longer."""
    if len(found) == 1:
        return found
    kept: list[Found] = []
    last, until = -1, -1
    for each in reversed(found):
        start, end = each[0].span()
        if start >= until:
            kept.append(each)
        elif start == last and end > until:
            kept[-1] = each
        else:
            continue
        last, until = start, end
    return kept


def _sentences(text: str, plain: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(plain):
        end, after = match.span()
        if kind := match.lastgroup:
            is_end = kind == "glued" and text[after].isupper() and text[end - 1].islower()
            if not is_end:
                continue  # "team.We" ends a sentence, "example.com" none
        if end - start > _LONGEST_SENTENCE:
            found += _pieces(start, end)
        elif end > start:
            found.append((start, end))
        start = after
    found += _pieces(start, len(plain))
    return found


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of bounded length; nothing for an empty one."""
    while end - start > _LONGEST_SENTENCE:
        yield start, start + _LONGEST_SENTENCE
        start += _LONGEST_SENTENCE
    if start < end:
        yield start, end
