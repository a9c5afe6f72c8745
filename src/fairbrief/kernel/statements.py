"""Statements that are asked all the time: each connection plans them once.

To plan a statement over ten tables takes the database longer than to answer it for twenty rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import NotSupportedError, connection
from django.db.backends.postgresql.base import ServerBindingCursor

type Params = Sequence[Any] | Mapping[str, Any]


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
