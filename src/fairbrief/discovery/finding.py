"""Finding open briefs: the index says which, PostgreSQL says whether they may be shown.

Where the index cannot be read, PostgreSQL finds them alone, more simply, and the page says so.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db.models import Expression, Model, QuerySet, Value
from tantivy import Searcher

from fairbrief.briefs.listed import AMONG_IDS, ROW_KEY
from fairbrief.briefs.models import Brief
from fairbrief.discovery.engine.asking import Asked, Scope
from fairbrief.discovery.engine.choices import Counts
from fairbrief.discovery.engine.counting import counts, total, what_to_drop, words_alone
from fairbrief.discovery.engine.lookup import (
    Found,
    Place,
    look_up,
    nearest_words,
    newcomers,
)
from fairbrief.discovery.engine.ranking import with_newcomers
from fairbrief.discovery.engine.reading import reader
from fairbrief.discovery.engine.trouble import IndexTroubleError, guarded
from fairbrief.discovery.engine.wording import AS_THEY_ARE, NEARLY
from fairbrief.discovery.queries import narrowed, search
from fairbrief.discovery.weights import NEW_PLACES
from fairbrief.kernel.days_there import days_at
from fairbrief.kernel.statements import Statement, rows_with, statement_of

logger = logging.getLogger("fairbrief.search")

#: Looked up beyond a page, for those that may no longer be shown.
SPARE = 3


#: What the check of a brief brings along for its card: the key of its row, and how many applied.
type Seen = tuple[str, int]


@dataclass(frozen=True)
class Results:
    """One page of what was found. `after` is where the next one begins, empty at the end.

    `is_plain`: found without the index. `is_free`: words were taken as beginnings or nearly.
    """

    seen: Mapping[int, Seen]
    ids: list[int]
    total: int
    after: str = ""
    is_plain: bool = False
    is_free: bool = False
    counts: Counts = field(default_factory=Counts)
    #: Filters without which something would be found, and how much; the words nearest to those.
    ways: list[tuple[str, int]] = field(default_factory=list)
    nearest: str = ""
    #: Of several words those by which alone something would be found, and how much.
    alone: list[tuple[str, int]] = field(default_factory=list)
    #: Those that stand where they do because a place is kept for employers who are new here.
    newcomers: frozenset[int] = frozenset()
    #: What the page stands on: briefs that were looked at, shown or not, and the index as it was.
    looked_at: frozenset[int] = frozenset()
    index: object = None

    @property
    def cards(self) -> dict[int, Seen]:
        """Of those that are shown: for `briefs.listed_as`."""
        return {pk: self.seen[pk] for pk in self.ids}


@dataclass(frozen=True)
class Shelf:
    """The briefs a reader may see, and how many applied to each as an expression: both decide.

    Under a name, they are made alike for whoever looks at the same campus, and the statement that
    checks them is put together once: so nobody is asked for the briefs before. What a name
    stands for must not change.
    """

    briefs: Callable[[], QuerySet[Brief]]
    applied: Expression = field(default_factory=lambda: Value(0))
    name: str = ""


def find(
    briefs: QuerySet[Brief] | Shelf,
    filters: dict[str, Any],
    *,
    scope: Scope,
    at: datetime,
    after: str = "",
    most: int = 20,
    facets: frozenset[str] = frozenset(),
) -> Results:
    """Of the briefs a reader may see, those that fit what was asked (see `filters.SearchForm`).

    `briefs` is what the reader may see, and decides; `scope` says the same to the index. Reads the
    index, and the database once. `facets` are the filters whose choices are counted.
    """
    shelf = briefs if isinstance(briefs, Shelf) else Shelf(lambda: briefs)
    asked, place = Asked(scope, filters, at), Place.read(after)
    index = reader()
    try:
        searcher = index.searcher()
    except IndexTroubleError as trouble:
        logger.info("search without the index: %s", trouble)
        return _plain(shelf, asked, place, most)
    try:
        return _find(searcher, shelf, asked, place, most, facets)
    except IndexTroubleError as trouble:
        logger.warning("search without the index: %s", trouble)
        index.gave_trouble()
        return _plain(shelf, asked, place, most)


def best_ids(shelf: Shelf, *, scope: Scope, at: datetime, most: int) -> list[int]:
    """The first few that fit the student best."""
    asked = Asked(scope, {}, at)
    try:
        with guarded():
            found = look_up(reader().searcher(), asked, after=Place(), most=most + SPARE)
    except IndexTroubleError:
        return _plain(shelf, asked, Place(), most).ids
    seen = _checked(shelf, asked, found.ids)
    return [pk for pk in found.ids if pk in seen][:most]


def _find(
    searcher: Searcher,
    shelf: Shelf,
    asked: Asked,
    place: Place,
    most: int,
    facets: frozenset[str],
) -> Results:
    """Raises IndexTroubleError."""
    with guarded():
        found = look_up(searcher, asked, after=place, most=most + SPARE)
        kept = _kept_places(searcher, asked, place, found, most)
    looked_at = {*found.ids, *kept}
    seen = _checked(shelf, found.asked, [*found.ids, *kept])
    fit = [pk for pk in found.ids if pk in seen]
    if len(fit) < most and not found.is_all:
        # Many have gone since the index was fed: look further, once.
        with guarded():
            found = look_up(searcher, found.asked, after=place, most=most * 10)
        looked_at.update(found.ids)
        seen |= _checked(shelf, found.asked, [pk for pk in found.ids if pk not in seen])
        fit = [pk for pk in found.ids if pk in seen]
    with guarded():
        # First: it counts the whole along.
        counted = counts(searcher, found.asked, facets)
        whole = total(searcher, found.asked)
        fresh = [pk for pk in kept if pk in seen]
        ids = with_newcomers(fit, fresh, set(fresh) & set(fit[:most]))[:most]
        placed = frozenset(ids) - frozenset(fit[:most])
        after = _next(found, fit, [pk for pk in ids if pk not in placed])
        if not after and place == Place():
            whole = len(fit)
        return Results(
            seen=seen,
            ids=ids,
            total=max(whole, len(ids)),
            after=after,
            is_free=bool(ids) and found.asked.freely != AS_THEY_ARE,
            counts=counted,
            ways=[]
            if fit or place.number
            else what_to_drop(searcher, replace(asked, freely=NEARLY)),
            nearest="" if fit or asked.said is None else nearest_words(searcher, asked),
            alone=[] if fit or place.number else words_alone(searcher, asked),
            newcomers=placed,
            looked_at=frozenset(looked_at),
            index=searcher,
        )


def _kept_places(
    searcher: Searcher, asked: Asked, place: Place, found: Found, most: int
) -> list[int]:
    """Briefs of employers who are new here, where places are kept for them: on the first page of
    the best for a student, when nothing else was asked for."""
    is_first = place == Place() and not asked.but("unpaid").filters
    if not is_first or not asked.scope.is_known or len(found.ids) <= most:
        return []
    return newcomers(searcher, asked, len(NEW_PLACES) + 2)


def _next(found: Found, fit: list[int], shown: list[int]) -> str:
    """Where the page after this one begins: behind the last that was shown in its own place."""
    if found.is_all and len(shown) == len(fit):
        return ""
    last = found.ids.index(shown[-1]) if shown else len(found.ids) - 1
    return str(found.after(last)) if found.ids else ""


def _checked(shelf: Shelf, asked: Asked, ids: list[int]) -> dict[int, Seen]:
    """Those that may be shown now, by everything but their words. One query."""
    if not ids:
        return {}
    rows = rows_with(_check_of(shelf, asked), ids)
    return {pk: (key, applied) for pk, key, applied in rows}


#: Statements of named shelves, by everything that stands in them.
_CHECKS: dict[Hashable, Statement] = {}
_MOST_CHECKS = 1_000


def _check_of(shelf: Shelf, asked: Asked) -> Statement:
    """The statement of the check. Words and order are the index's; of who asks it is only given
    what it may depend on."""
    scope = replace(asked.scope, has=frozenset(), wants=frozenset(), hours_left=None)
    asked = replace(asked.but("q", "sort"), scope=scope)
    if not shelf.name:
        return _check(shelf, asked)
    key = (shelf.name, scope, days_at(asked.at), tuple(sorted(map(_told, asked.filters.items()))))
    # Another thread may clear them at any moment.
    found = _CHECKS.get(key)
    if found is None:
        found = _check(shelf, asked)
        if len(_CHECKS) >= _MOST_CHECKS:
            _CHECKS.clear()
        _CHECKS[key] = found
    return found


def _told(asked: tuple[str, Any]) -> tuple[str, str]:
    name, value = asked
    if isinstance(value, list | tuple):
        return name, repr([each.pk if isinstance(each, Model) else each for each in value])
    return name, f"{value.pk}" if isinstance(value, Model) else repr(value)


def _check(shelf: Shelf, asked: Asked) -> Statement:
    rows = narrowed(shelf.briefs(), asked.filters, at=asked.at, scope=asked.scope)
    found = (
        rows.extra(**AMONG_IDS)
        .order_by()
        .annotate(_key=ROW_KEY, _applied=shelf.applied)
        .values_list("pk", "_key", "_applied")
    )
    return statement_of(found)


def _plain(shelf: Shelf, asked: Asked, place: Place, most: int) -> Results:
    """Without the index: words by their stem, and no more."""
    start = 0 if place.is_figure else place.number
    scope = asked.scope
    found = search(
        shelf.briefs(),
        asked.filters,
        at=asked.at,
        zone=scope.zone,
        skills=scope.has,
        scope=scope,
    )
    ids = found[start : start + most]
    seen = _checked(shelf, asked, ids)
    after = str(Place(start + most)) if start + most < len(found) else ""
    return Results(seen=seen, ids=ids, total=len(found), after=after, is_plain=True)
