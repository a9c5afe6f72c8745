"""What questions to the index are put together from."""

from __future__ import annotations

from typing import Any

from tantivy import FieldType, Occur, Query, Searcher

from fairbrief.discovery.engine.facts import Family, fact
from fairbrief.discovery.engine.schema import schema


def has_fact(family: Family, value: int = 0) -> Query:
    return Query.term_query(schema(), "fact", fact(family, value), "basic")


def between(name: str, low: int | None, high: int | None) -> Query:
    return Query.range_query(schema(), name, FieldType.Unsigned, low, high)


def every(parts: list[Query]) -> Query:
    """What has all of it; scores are added up."""
    if not parts:
        return Query.all_query()
    return parts[0] if len(parts) == 1 else Query.boolean_query([(Occur.Must, p) for p in parts])


def any_of(parts: list[Query]) -> Query:
    """What has some of it; scores are added up."""
    if not parts:
        return Query.empty_query()
    return parts[0] if len(parts) == 1 else Query.boolean_query([(Occur.Should, p) for p in parts])


def counted_too(query: Query, beside: list[Query]) -> Query:
    """What is found, with the scores of what else holds of it.

    Asked one around the other: where they stand side by side, the engine reads their lists whole,
    however little is found.
    """
    for each in beside:
        query = Query.boolean_query([(Occur.Must, query), (Occur.Should, each)])
    return query


def unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def in_one_slice(query: Query) -> Query:
    """A part of what is found, chosen by number alone: for counting what is very much."""
    return every([unscored(query), unscored(has_fact(Family.SLICE, 0))])


def number_of(searcher: Searcher, query: Query) -> int:
    found: Any = searcher.search(query, 1, count=True)
    return int(found.count)
