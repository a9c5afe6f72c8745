"""What a posting says is handed in, thing by thing, in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from fairbrief.fairness.facts.products import products_in
from fairbrief.fairness.text import Page

_JOINED = re.compile(r"^[\s,;]*(?:and|or|plus)?\s+", re.I)
#: What a form or a table calls the things that are made.
_LABEL = re.compile(
    r"^\W{0,4}(?:(?:key|main|expected) )?(?:deliverables?|outputs?|results?)\s?[:\t–-]\s*", re.I
)
_JOINS = re.compile(r"[\s,;]+(?:and|or|plus)\s*$", re.I)
#: The number of a thing in a list that runs on: "(1) a map, (2) a guide".
_NUMBER = re.compile(r"(?<!\w)(?:\((?:\d{1,2}|[a-h]|i{1,3}|iv|v)\)|\d{1,2}[.)](?=\s))\s*", re.I)
#: Where one thing of a list ends and the next begins, if that has its article or its number.
_NEXT = re.compile(
    r"\s*(?:[,;](?:\s*(?:and|plus))?|\b(?:and|plus))\s+"
    r"(?=(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d[\d,]*|several)\b)",
    re.I,
)
#: What a thing is of belongs to it, up to where the next words begin.
_OF = re.compile(
    r" of (?!which\b|whom\b|course\b)(?:(?! (?:for|and|to|by|in|which|that) )[^,;.:()\n]){1,60}"
)
_BULLET = " \t-–•*·;.,:"


def pieces_in(page: Page, *, longest: int) -> list[str]:
    """Each thing that is made: its sentence, where it is alone in it, or its part of it."""
    ends = sorted(each.quote.end for each in products_in(page))
    begins = {each.quote.end: each.quote.start for each in products_in(page)}
    titles: list[str] = []
    for (start, end), here in groupby(ends, lambda at: page.sentence_at(begins[at])):
        places = [(begins[at], at) for at in here]
        titles += (
            _title(page.text[a:b], longest) for a, b in _parts(page, start, end, places, longest)
        )
    return list(dict.fromkeys(title for title in titles if title))


def _parts(
    page: Page, start: int, end: int, places: list[tuple[int, int]], longest: int
) -> Iterator[tuple[int, int]]:
    """From where to where each thing of a sentence is said."""
    numbers = [match.span() for match in _NUMBER.finditer(page.text, start, end)]
    if len(numbers) > 1:
        for (_begins, begin), (until, _ends) in pairwise([*numbers, (end, end)]):
            yield begin, until
    elif len(places) == 1 and end - start <= longest:
        yield start, end
    else:
        yield from _listed(page.text, end, places)


def _listed(text: str, end: int, places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Things of a list without numbers: each from where the one before it ends."""
    begin = places[0][0]
    for (_first, at), (_second, following) in pairwise(places):
        between = _NEXT.search(text, at, following)
        until = between.start() if between else at
        yield begin, until
        begin = max(until, at)
    last = places[-1][1]
    more = _OF.match(text, last, end)
    yield max(begin, places[-1][0]), more.end() if more else last


def _title(words: str, longest: int) -> str:
    words = _NUMBER.sub("", _LABEL.sub("", words), count=1)
    words = _JOINS.sub("", _JOINED.sub("", words))
    title = " ".join(words.strip(_BULLET).split())[:longest]
    return title[:1].upper() + title[1:]
