"""The exact best for a student among all open briefs, by the weights of `discovery.weights`.

The engine reads whole lists, so a question costs as much as its lists are long, and the longest are
of what half of all briefs have: hours that fit, a time zone nearby. Those are not asked for.

First, briefs are looked for that share two or more skills with the student, in lists of pairs of
skills, which are short. The more pairs, the more skills: the first of them are weighed exactly
(`standing`), until no brief that was not yet weighed can come among the best, by the most that its
pairs allow. Where a student has too few skills for that, briefs are looked for step by step from
the best standing downwards, until no lower step can hold one of the best.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import accumulate, product

from tantivy import DocAddress, Occur, Query, Searcher

from fairbrief.discovery import weights
from fairbrief.discovery.engine.asking import Scope
from fairbrief.discovery.engine.crafts import met, paired
from fairbrief.discovery.engine.facts import Family
from fairbrief.discovery.engine.parts import any_of, has_fact, unscored
from fairbrief.discovery.engine.standing import Judge, points
from fairbrief.discovery.engine.units import number_with

type Hits = list[tuple[float, DocAddress]]
type Facts = list[tuple[Family, int]]

#: Briefs that share pairs of skills: so many are weighed, then more where it is not clear.
WEIGHED = (500, 2_000, 10_000)
#: With so few skills the steps are the shorter way then.
FEW_SKILLS = 3
#: So many are weighed first, then more at once: those behind them can often be left out.
AT_FIRST = 100


class _Best:
    """The best so far, by points, then as the index has them: the newest first."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._found: dict[tuple[int, int], tuple[int, DocAddress]] = {}
        self.first: list[tuple[int, tuple[int, int]]] = []

    def take(self, score: int, where: DocAddress) -> None:
        self._found[_place(where)] = (score, where)

    def sort(self) -> None:
        ordered = sorted((-score, place) for place, (score, _where) in self._found.items())
        self.first = ordered[: self.most]
        self._found = {place: self._found[place] for _score, place in self.first}

    @property
    def least(self) -> int:
        """What a brief must have to come among them; below nothing where there is room."""
        return -self.first[-1][0] if len(self.first) == self.most else -1

    @property
    def last(self) -> tuple[int, int]:
        return self.first[-1][1]

    def hits(self) -> Hits:
        return [(float(-score), self._found[place][1]) for score, place in self.first]


def _place(where: DocAddress) -> tuple[int, int]:
    return where.segment_ord, where.doc


def best(
    searcher: Searcher,
    scope: Scope,
    listed: tuple[Family, int],
    others: list[Query],
    *,
    today: date,
    most: int,
) -> Hits:
    """The first of all briefs that are listed so, and what else is required; most fitting first,
    then the newest."""
    judge, found = Judge(scope, today), _Best(most)
    must = [(Occur.Must, unscored(each)) for each in others]
    required = [*must, (Occur.Must, unscored(has_fact(*listed)))]
    unseen = _by_pairs(searcher, judge, must if _have_all(searcher, listed) else required, found)
    if unseen is not None:
        _by_steps(searcher, scope, judge, required, found, unseen)
    return found.hits()


def _have_all(searcher: Searcher, listed: tuple[Family, int]) -> bool:
    """It need not be asked for, as every brief has it."""
    marks = number_with(searcher, Family.MARK, 0)
    return number_with(searcher, *listed) + marks >= number_with(searcher, Family.DOCUMENT, 0)


def _by_pairs(
    searcher: Searcher, judge: Judge, must: list[tuple[Occur, Query]], found: _Best
) -> int | None:
    """Weighs briefs with two or more of the skills. The most points of skills that a brief can have
    which was not weighed; None where none of those can be among the best."""
    alone = max(judge.skills.values(), default=0)
    if len(judge.skills) < 2:
        return alone
    query, limit = _sharing(searcher, judge, must), _Limit(judge)
    here, done = alone, 0
    for number in WEIGHED if len(judge.skills) > FEW_SKILLS else WEIGHED[:1]:
        wanted = max(number, found.most)
        hits: Hits = searcher.search(query, wanted, count=False).hits
        _weigh(searcher, judge, found, hits[done:], limit.of)
        done = len(hits)
        if done < wanted:
            return None if found.least > alone + judge.most_standing else alone
        score, where = hits[-1]
        here, below = max(limit.of(score), alone), max(limit.of(score - 1), alone)
        # Those of the same pairs that were not weighed stand behind the last that was.
        is_behind = below < here and found.last <= _place(where)
        if found.least >= here + judge.most_standing + (0 if is_behind else 1):
            return None
    return here


def _sharing(searcher: Searcher, judge: Judge, must: list[tuple[Occur, Query]]) -> Query:
    """Briefs by the pairs of skills they share, each pair with the points of both."""
    parts = [
        Query.const_score_query(has_fact(Family.PAIR, both), worth)
        for both, worth in paired(met(searcher, judge.codes))
    ]
    return Query.boolean_query([*must, (Occur.Must, any_of(parts))])


class _Limit:
    """The most points of skills that a brief can have, by the sum over the pairs it shares.

    With n of the skills each is in n - 1 pairs, so the sum is n - 1 times their points.
    """

    def __init__(self, judge: Judge) -> None:
        self._least = list(accumulate(sorted(judge.least.values())))
        self._most = list(accumulate(sorted(judge.skills.values(), reverse=True)))
        self._known: dict[float, int] = {}

    def of(self, score: float) -> int:
        if score not in self._known:
            self._known[score] = max(
                (
                    min(int(score) // (number - 1), self._most[number - 1])
                    for number in range(2, len(self._most) + 1)
                    if self._least[number - 1] * (number - 1) <= score
                ),
                default=0,
            )
        return self._known[score]


def _weigh(
    searcher: Searcher, judge: Judge, found: _Best, hits: Hits, limit: Callable[[float], int]
) -> None:
    """Weighs each brief that could be among the best by `limit`, the most of skills it can have."""
    start, number = 0, AT_FIRST
    while part := hits[start : start + number]:
        least = found.least
        if limit(part[0][0]) + judge.most_standing < least:
            return
        standings = judge.standings(searcher, [where for _score, where in part])
        # What a brief must stand at without skills, by the score of its pairs.
        wanted = {score: least - limit(score) for score in {score for score, _where in part}}
        close = [
            (standing, where)
            for (score, where), standing in zip(part, standings, strict=True)
            if standing >= wanted[score]
        ]
        crafts = judge.crafts(searcher, [where for _standing, where in close])
        for (standing, where), craft in zip(close, crafts, strict=True):
            if standing + craft >= least:
                found.take(standing + craft, where)
        found.sort()
        start, number = start + number, number * 4


def _by_steps(
    searcher: Searcher,
    scope: Scope,
    judge: Judge,
    must: list[tuple[Occur, Query]],
    found: _Best,
    unseen: int,
) -> None:
    """From the best standing downwards, on each step those with the most of skills.

    A step holds every brief with at least its facts, so who is not among the first there is no
    better than so many that are.
    """
    whole = sum(judge.skills.values())
    skills = [
        (Occur.Should, Query.const_score_query(has_fact(family, skill), worth))
        for family, skill, worth in _skill_facts(scope)
    ]
    for worth, facts in _steps(searcher, judge):
        if found.least > worth + unseen:
            return
        parts = [(Occur.Must, unscored(has_fact(*each))) for each in facts]
        query = Query.boolean_query([*must, *parts, *skills])
        hits: Hits = searcher.search(query, found.most, count=False).hits
        _weigh(searcher, judge, found, hits, lambda _score: whole)


def _skill_facts(scope: Scope) -> Iterator[tuple[Family, int, int]]:
    for skill in sorted(scope.has):
        yield Family.NEEDS, skill, points(weights.USES)
    touches = points(weights.TOUCHES)
    for skill in sorted(scope.wants - scope.has):
        yield Family.TEACHES, skill, points(weights.TEACHES) - touches
        yield Family.SKILL, skill, touches


def _steps(searcher: Searcher, judge: Judge) -> list[tuple[int, Facts]]:
    """Every way to stand without skills, best first: what it is worth, and the facts it takes."""
    kinds: list[list[tuple[Family, int, float]]] = [
        [(Family.NEAR, judge.slot, weights.SHARES_HOURS)],
        [(Family.A_WEEK, judge.band, weights.FITS_HOURS)] if judge.band else [],
        [(Family.FRESH, judge.week - ago, worth) for ago, worth in enumerate(weights.FRESH)],
        [(Family.LEVEL, level, worth) for level, worth in enumerate(weights.LEVELS) if worth],
    ]
    ways = [[None, *(each for each in kind if number_with(searcher, *each[:2]))] for kind in kinds]
    found = [[each for each in way if each] for way in product(*ways)]
    steps = [
        (sum(points(each[2]) for each in way), [(each[0], each[1]) for each in way])
        for way in found
    ]
    return sorted(steps, key=lambda step: -step[0])


def with_newcomers(first: list[int], newcomers: list[int], known: set[int]) -> list[int]:
    """The first of a list, with briefs of employers who are new here at the places kept for them.

    `known` are those of `first` that are such briefs already. Nothing falls out: what gives way
    comes one place later.
    """
    placed = list(first)
    waiting = [each for each in newcomers if each not in known]
    missing = max(0, len(weights.NEW_PLACES) - len(known))
    for place in weights.NEW_PLACES:
        if not missing or not waiting:
            break
        if place < len(placed) and placed[place] in known:
            continue
        each = waiting.pop(0)
        placed = [one for one in placed if one != each]
        placed.insert(place, each)
        missing -= 1
    return placed
