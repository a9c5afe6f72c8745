"""Statements that are asked all the time: each connection plans them once.

To plan a statement over ten tables takes the database longer than to answer it for twenty rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import NotSupportedError, connection
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models import QuerySet

type Params = Sequence[Any] | Mapping[str, Any]
#: As it is written once, and what is put in.
type Statement = tuple[str, tuple[Any, ...]]

#: Where ids go in a statement that is written once and asked for other ids each time.
_IDS: list[int] = [0]


def among(column: str) -> dict[str, Any]:
    """For `QuerySet.extra`: the rows whose column is one of some ids."""
    return {"where": [f"{column} = ANY(%s)"], "params": [_IDS]}


def statement_of(rows: QuerySet[Any, Any]) -> Statement:
    """How such rows are asked for. To be kept: Django takes longer to write it than to read it."""
    sql, params = rows.query.sql_with_params()
    return sql, tuple(params)


def rows_with(statement: Statement, ids: Sequence[int]) -> list[tuple[Any, ...]]:
    """The rows, for these ids."""
    sql, params = statement
    return rows_of(sql, [list(ids) if each is _IDS else each for each in params])


def rows_of(statement: str, params: Params) -> list[tuple[Any, ...]]:
    """What the database answers. A connection keeps the plan from the third time on, unless
    FAIRBRIEF_PREPARE says that none may be kept."""
    connection.ensure_connection()
    own: Any = ServerBindingCursor
    make = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    try:
        with make(own(connection.connection)) as cursor:
            cursor.execute(statement, params)
            return list(cursor.fetchall())
    except NotSupportedError:
        if connection.in_atomic_block:
            raise
    # A column has got another type since it was planned, as in the minutes of an upgrade.
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return list(cursor.fetchall())
