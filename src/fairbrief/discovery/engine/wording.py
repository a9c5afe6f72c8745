"""The words that are asked for, as a question to the index."""

from __future__ import annotations

import re
from functools import lru_cache

from tantivy import Query

from fairbrief.discovery.engine.parts import any_of, every
from fairbrief.discovery.engine.schema import schema, stems, words

#: How freely words are taken: as they are, as beginnings, with a letter off.
AS_THEY_ARE, AS_BEGINNINGS, NEARLY = 0, 1, 2
#: The shortest beginning, and the shortest word with a letter off.
SHORTEST_BEGINNING, SHORTEST_NEARLY = 2, 4
#: What a word counts that was only nearly meant.
ALIKE, NEAR = 0.5, 0.2
MOST_WORDS = 12
#: Where fewer than this are found, words are taken more freely.
FEW = 5

_PARTS = re.compile(r'"([^"]+)"|(\S+)')


@lru_cache(maxsize=256)
def said(text: str, freely: int, known: frozenset[str]) -> Query | None:
    """What a brief must say; None where no words are asked for, or none that say anything.

    `known` are words that many briefs have as they are: no letter of them is taken to be off. A
    page asks several times for the same words, with other filters.
    """
    parts = []
    for phrase, word in _PARTS.findall(text)[:MOST_WORDS]:
        part = _phrase(phrase) if phrase else _word(word, freely, known)
        if part is not None:
            parts.append(part)
    return every(parts) if parts else None


def in_headlines(text: str) -> Query:
    """Briefs whose title or skills say one of the words at least, more of them first."""
    return any_of([Query.term_query(schema(), "headline", stem) for stem in stems_of(text)])


def stems_of(text: str) -> list[str]:
    """The stems of all the words that are asked for, quoted or not."""
    return list(dict.fromkeys(stems().analyze(text.replace('"', " "))))


def doubtful(text: str, known: frozenset[str]) -> list[str]:
    """Words of which a letter may be off."""
    found = words().analyze(text.replace('"', " "))
    return [word for word in found if _may_be_off(word, known)]


def _may_be_off(word: str, known: frozenset[str]) -> bool:
    return len(word) >= SHORTEST_NEARLY and word not in known


def _word(word: str, freely: int, known: frozenset[str]) -> Query | None:
    found = stems().analyze(word)
    # What is left of "museum's" after the sign says nothing.
    whole = [stem for stem in found if len(stem) > 1] or found
    exact = [Query.term_query(schema(), "text", stem) for stem in whole]
    if not exact:
        return None
    if freely == AS_THEY_ARE:
        return every(exact)
    loose = [part for each in words().analyze(word) for part in _alike(each, freely, known)]
    return any_of([every(exact), *loose])


def _alike(word: str, freely: int, known: frozenset[str]) -> list[Query]:
    parts = []
    if len(word) >= SHORTEST_BEGINNING:
        # No letter off; as a pattern the same takes five hundred times as long to make.
        begins = Query.fuzzy_term_query(schema(), "plain", word, 0, prefix=True)
        parts.append(Query.const_score_query(begins, ALIKE))
    if freely == NEARLY and _may_be_off(word, known):
        near = [Query.fuzzy_term_query(schema(), "plain", word, 1)]
        near += [Query.fuzzy_term_query(schema(), "text", each, 1) for each in _stem_of(word)]
        parts += [Query.const_score_query(each, NEAR) for each in near]
    return parts


def _stem_of(word: str) -> list[str]:
    return [stem for stem in stems().analyze(word) if len(stem) >= SHORTEST_NEARLY]


def _phrase(phrase: str) -> Query | None:
    found = stems().analyze(phrase)
    if not found:
        return None
    if len(found) == 1:
        return Query.term_query(schema(), "text", found[0])
    return Query.phrase_query(schema(), "text", list(found))
