"""One page of what the index finds, as ids in order."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tantivy import Order, Query, Searcher

from fairbrief.discovery.engine.asking import Asked
from fairbrief.discovery.engine.facts import Family
from fairbrief.discovery.engine.kept import Kept
from fairbrief.discovery.engine.parts import between, every, unscored
from fairbrief.discovery.engine.ranking import Hits, best
from fairbrief.discovery.engine.schema import words
from fairbrief.discovery.engine.units import weighed
from fairbrief.discovery.engine.wording import AS_BEGINNINGS, AS_THEY_ARE, FEW, NEARLY, stems_of

#: The fields whose figures order a list; no two briefs have the same, so a page begins after one.
ORDERS = {"newest": "newest", "apply_by": "soonest", "pay": "richest"}
#: A word that so many briefs have is not taken for another that was mistyped.
WELL_KNOWN = 20
#: Words that so many briefs have are looked for in titles and skills first.
COMMON = 5_000
#: What each of the reader's skills counts beside the words that were asked for.
SKILL_BESIDE_WORDS = 1.0
#: Words that are looked through for one that is nearly meant.
_MOST_WORDS = 5_000


@dataclass(frozen=True)
class Place:
    """Where a page begins: after so many of a ranking, or after this figure of an order."""

    number: int = 0
    is_figure: bool = False

    @classmethod
    def read(cls, text: str) -> Place:
        """From an address; the beginning for what is none."""
        digits = text[1:]
        if text[:1] in {"n", "f"} and digits.isascii() and digits.isdigit() and len(digits) < 20:
            return cls(int(digits), text[0] == "f")
        return cls()

    def __str__(self) -> str:
        return f"{'f' if self.is_figure else 'n'}{self.number}"


@dataclass(frozen=True)
class Found:
    """Ids in order, each with the number of the place where a page after it would begin; `asked`
    as freely as it was taken in the end."""

    ids: list[int]
    numbers: Sequence[int]
    asked: Asked
    is_all: bool
    is_figure: bool = False

    def after(self, which: int) -> Place:
        """Where a page after one of them begins."""
        return Place(self.numbers[which], self.is_figure)


def look_up(searcher: Searcher, asked: Asked, *, after: Place, most: int) -> Found:
    """The next ids after a place. Words are taken more freely where few have them as they are."""
    found = _page(searcher, asked, after, most)
    if asked.said is None or after.number or len(found.ids) >= FEW:
        return found
    known = (word for word in asked.doubtful if searcher.doc_freq("plain", word) >= WELL_KNOWN)
    asked = replace(asked, known=frozenset(known))
    for freely in (AS_BEGINNINGS, NEARLY) if asked.doubtful else (AS_BEGINNINGS,):
        found = _page(searcher, replace(asked, freely=freely), after, most)
        if len(found.ids) >= FEW:
            break
    return found if found.ids else replace(found, asked=replace(asked, freely=AS_THEY_ARE))


def _page(searcher: Searcher, asked: Asked, after: Place, most: int) -> Found:
    order = ORDERS.get(str(asked.filters.get("sort", "")))
    if order is None and asked.said is None and not asked.scope.is_known:
        order = "newest"
    if order is not None:
        return _in_order(searcher, asked, order, after, most)
    start = 0 if after.is_figure else after.number
    hits = _ranked(searcher, asked, start + most)[start:]
    numbers = range(start + 1, start + len(hits) + 1)
    return Found(ids_of(searcher, hits), numbers, asked, len(hits) < most)


def _ranked(searcher: Searcher, asked: Asked, most: int) -> Hits:
    if asked.said is not None:
        skills = (
            weighed(searcher, Family.NEEDS, skill, SKILL_BESIDE_WORDS)
            for skill in sorted(asked.scope.has)
        )
        return _by_words(searcher, asked, [each for each in skills if each is not None], most)
    return _best(searcher, asked, asked.seen, most)


#: Who comes back to a list, from a brief or for its next page, finds it ranked.
_RANKED = Kept(1_000)


def _best(searcher: Searcher, asked: Asked, listed: tuple[Family, int], most: int) -> Hits:
    """The best for who asks, of those that are listed so and whatever else is required."""
    scope, today = asked.scope, asked.today
    who = (scope.zone, scope.has, scope.wants, scope.hours_left)

    def rank() -> Hits:
        return best(searcher, scope, listed, asked.narrowed, today=today, most=most)

    return _RANKED.get(searcher, (listed, asked.key, who, today, most), rank)


def _by_words(searcher: Searcher, asked: Asked, beside: list[Query], most: int) -> Hits:
    """By how well the words fit; where very many have them, those first whose title or skills say
    one: the engine reads whole lists, and these are short."""
    if not _is_common(searcher, asked):
        return _hits(searcher, asked.by_words(beside), most)
    first = _hits(searcher, asked.named_so(beside), most)
    if len(first) == most:
        return first
    return [*first, *_hits(searcher, asked.not_named_so(beside), most - len(first))]


def _is_common(searcher: Searcher, asked: Asked) -> bool:
    """Whether even the rarest of the words stands in very many briefs."""
    stems = stems_of(asked.words)
    return bool(stems) and all(searcher.doc_freq("text", stem) >= COMMON for stem in stems)


def _hits(searcher: Searcher, query: Query, most: int) -> Hits:
    found: Hits = searcher.search(query, most, count=False).hits
    return found


def _in_order(searcher: Searcher, asked: Asked, order: str, after: Place, most: int) -> Found:
    query = asked.matching()
    if after.is_figure and after.number:
        query = every([query, unscored(between(order, None, after.number - 1))])
    hits = searcher.search(query, most, count=False, order_by_field=order, order=Order.Desc).hits
    figures = [int(figure) for figure, _where in hits]
    return Found(ids_of(searcher, hits), figures, asked, len(hits) < most, is_figure=True)


def newcomers(searcher: Searcher, asked: Asked, most: int) -> list[int]:
    """The best among employers who are new here, for the places kept for them."""
    campus = asked.scope.campus
    if campus is None:
        return []
    # Whatever else was asked for: places are kept where nothing was.
    asked = replace(asked, filters={})
    return ids_of(searcher, _best(searcher, asked, (Family.LISTED_NEW, campus), most))


def ids_of(searcher: Searcher, hits: Hits) -> list[int]:
    return [int(pk or 0) for pk in searcher.fast_field_values("id", [each[1] for each in hits])]


def nearest_words(searcher: Searcher, asked: Asked) -> str:
    """The words that were asked for, those that no brief has replaced by the nearest that one has;
    empty where there is nothing nearer, or no brief has these together either."""
    said = str(asked.filters.get("q", "")).replace('"', " ")
    meant, is_other = [], False
    for word in words().analyze(said):
        if searcher.doc_freq("plain", word):
            meant.append(word)
            continue
        alike = searcher.terms_with_prefix("plain", word[:1], None, _MOST_WORDS)
        near = difflib.get_close_matches(word, [each for each, _number in alike], 1, 0.7)
        meant.append(near[0] if near else word)
        is_other = is_other or bool(near)
    nearest = " ".join(meant)
    instead = replace(asked, filters=asked.filters | {"q": nearest}, freely=NEARLY)
    return nearest if is_other and _page(searcher, instead, Place(), 1).ids else ""
