"""Reading text: sentences, clues with spans, and the difference between "fees" and "no fees".

A clue is looked for only in sentences that hold one of its cue words, so that reading stays fast
with hundreds of clues. Cue words are compared by their first four letters: "superv" finds
"supervised". Every repetition in a pattern is bounded, and so is a sentence: time grows with the
length of the text and with nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from fairbrief.fairness.cleaning import cleaned

_LONGEST_SENTENCE = 600
_STEM = 4
#: The first four letters of each word, the first digit of each number, money signs.
_STEMS = re.compile(r"(?<![a-z])[a-z]{1,4}|(?<!\d)\d|[$£€₹%@#]")
_END = re.compile(r"[.!?]{1,40}|[\n;]")
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

#: Words earlier in the same sentence that turn what follows round.
_NEGATION = re.compile(
    r"\b(?:no|without|zero)\b(?! (?:later|less|more|fewer|matter|doubt|experience|skills?|special|interviews?|background|any experience)\b)"
    r"|\b(?:not|never|nor|non|free of|unlike|neither|cannot|\w{2,6}n't|beware of|watch out for|instead of|rather than|"
    r"avoid|as opposed to)\b(?! (?:only|just|later|less|more|limited)\b)"
)
#: Refusals that hold to the end of the sentence, however long its list.
_REFUSAL = re.compile(
    r"\b(?:never|not|n't)\s(?:\w{1,12}\s){0,3}?(?:ask|request|require|charge|demand|solicit|need you|contact|accept)"
    r"|\b(?:we|they|recruiters?|staff) (?:will |would )?never\b|\bno one (?:will|should)\b|\bnobody (?:will|should)\b|"
    r"\bno (?:legitimate|genuine|real) (?:employer|company)"
)
_TURNS_BACK = re.compile(r"\b(?:but|however|although|except|yet|unless|instead you|; you)\b")
_REACH = 60


@dataclass(frozen=True)
class Quote:
    """Words of the posting and where they stand."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


@dataclass(frozen=True)
class Clue:
    """Patterns over cleaned text, each with the cue words without which it cannot match."""

    parts: tuple[tuple[frozenset[str], re.Pattern[str]], ...]

    @cached_property
    def cues(self) -> frozenset[str]:
        return frozenset().union(*(cues for cues, _rule in self.parts))


def clue(cues: str, *parts: str) -> Clue:
    """One clue of several patterns. `cues` are words; digits and money signs stand for themselves.

    Every match must hold one of the cues. An alternative is tried where one of those cues stands
    that its own source names, or any of them where it names none; tests hold this against trying
    all. Choose the rarer words as cues.
    """
    stems = {word[:1] if word[0].isdigit() else word[:_STEM] for word in cues.split()}
    return Clue(
        tuple(
            (
                frozenset(stem for stem in stems if stem in part) or frozenset(stems),
                re.compile(part),
            )
            for whole in parts
            for part in _alternatives(whole)
        )
    )


def _alternatives(source: str) -> Iterator[str]:
    """The outermost alternatives of a pattern, each by itself."""
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


class Page:
    """A text prepared for reading: cleaned, cut into sentences, its words indexed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = cleaned(text)
        self.sentences = tuple(_sentences(text, self.plain))

    @cached_property
    def _index(self) -> dict[str, int]:
        """For each stem the sentences that hold it, one bit a sentence."""
        index: dict[str, int] = {}
        bit = 1
        for start, end in self.sentences:
            for stem in set(_STEMS.findall(self.plain, start, end)):
                index[stem] = index.get(stem, 0) | bit
            bit <<= 1
        return index

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(self._index)

    @cached_property
    def words(self) -> int:
        return len(self.plain.split())

    def matches(self, sought: Clue) -> list[tuple[re.Match[str], int, int]]:
        """Every match with the bounds of its sentence, negated ones too; none overlaps another."""
        found: list[tuple[re.Match[str], int, int]] = []
        if sought.cues.isdisjoint(self._stems):
            return found
        for cues, rule in sought.parts:
            bits = 0
            for stem in cues & self._stems:
                bits |= self._index[stem]
            while bits:
                lowest = bits & -bits
                bits ^= lowest
                start, end = self.sentences[lowest.bit_length() - 1]
                found.extend(
                    (match, start, end)
                    for match in rule.finditer(self.plain, start, end)
                    if match.end() > match.start()
                )
        return _in_order(found) if len(found) > 1 else found

    def all(self, sought: Clue, *, plain: bool = True, most: int = 200) -> list[Quote]:
        """Quotes of every match that is not negated (of all matches with `plain=False`)."""
        found = (
            self.quote(match.start(), match.end())
            for match, start, _end in self.matches(sought)
            if not (plain and self.is_negated(match.start(), start))
        )
        return list(islice(found, most))

    def first(self, sought: Clue, *, plain: bool = True) -> Quote | None:
        found = self.all(sought, plain=plain, most=1)
        return found[0] if found else None

    def quote(self, start: int, end: int) -> Quote:
        """The words as given; spaces around them are left out."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Quote(self.text[start:end], start, end)

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

    def is_negated(self, place: int, sentence_start: int) -> bool:
        """Whether words before a place, in the same sentence, turn what follows round."""
        before = self.plain[sentence_start:place]
        if not before:
            return False
        turns = list(_TURNS_BACK.finditer(before))
        if turns:
            before = before[turns[-1].end() :]
        return bool(_NEGATION.search(before, max(0, len(before) - _REACH))) or bool(
            _REFUSAL.search(before)
        )


def _in_order(
    found: list[tuple[re.Match[str], int, int]],
) -> list[tuple[re.Match[str], int, int]]:
    """As they stand in the text; of two that overlap, the one that begins first."""
    found.sort(key=lambda each: each[0].start())
    kept = found[:1]
    for each in found[1:]:
        if each[0].start() >= kept[-1][0].end():
            kept.append(each)
    return kept


def _sentences(text: str, plain: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _END.finditer(plain):
        if end.group() not in "\n;" and not _ends_sentence(text, plain, start, end):
            continue
        yield from _pieces(start, end.start())
        start = end.end()
    yield from _pieces(start, len(plain))


def _ends_sentence(text: str, plain: str, start: int, end: re.Match[str]) -> bool:
    """A stop before a space, or glued between a small and a capital letter ("team.We")."""
    after = plain[end.end() : end.end() + 1]
    if after and after not in " \n\"')]":
        glued = text[end.end()].isupper() and text[end.start() - 1 : end.start()].islower()
        return end.group()[0] in "!?" or glued
    return end.group() != "." or not _is_short_form(plain, start, end.start())


def _is_short_form(plain: str, start: int, dot: int) -> bool:
    word = plain[max(start, dot - 8) : dot].rpartition(" ")[2].lstrip("(\"'")
    return word in _SHORT_FORMS or (len(word) == 1 and word.isalpha())


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of bounded length; nothing for an empty one."""
    while end - start > _LONGEST_SENTENCE:
        yield start, start + _LONGEST_SENTENCE
        start += _LONGEST_SENTENCE
    if start < end:
        yield start, end
