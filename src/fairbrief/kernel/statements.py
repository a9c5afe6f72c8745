"""Statements that are asked all the time: each connection plans them once.

To plan a statement over ten tables takes the database longer than to answer it for twenty rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import Any

from django.db import NotSupportedError, connection
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models import Model, QuerySet

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
    # A word of a list of states is looked up by the driver as a kind of its own, each time.
    return sql, tuple(each.value if isinstance(each, Enum) else each for each in params)


def rows_with(statement: Statement, ids: Sequence[int]) -> list[tuple[Any, ...]]:
    """The rows, for these ids."""
    sql, params = statement
    # As the database writes a list: the driver takes longer over each number of one.
    among = f"{{{','.join(map(str, ids))}}}"
    return rows_of(sql, [among if each is _IDS else each for each in params])


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


@dataclass(frozen=True)
class Whole[M: Model]:
    """Rows as objects, each with the one row it points to if that is asked for, by a statement that
    is kept."""

    model: type[M]
    beside: str
    statement: Statement
    #: Names of the columns of both, and of what is counted with them.
    own: list[str]
    others: list[str]
    more: list[str]

    def of(self, pk: int) -> M | None:
        """The first that belongs to it. One query."""
        rows = rows_with(self.statement, [pk])
        if not rows:
            return None
        values = iter(rows[0])
        found = self.model.from_db(connection.alias, self.own, list(islice(values, len(self.own))))
        if self.beside:
            other = _model_at(self.model, self.beside)
            cells = list(islice(values, len(self.others)))
            setattr(found, self.beside, other.from_db(connection.alias, self.others, cells))
        for name, value in zip(self.more, values, strict=True):
            setattr(found, name, value)
        return found


def whole[M: Model](rows: QuerySet[M], beside: str = "") -> Whole[M]:
    """To be kept, for `rows` that are among some ids (`among`)."""
    own = [field.attname for field in _plain(rows.model)]
    others = _plain(_model_at(rows.model, beside)) if beside else []
    more = list(rows.query.annotations)
    columns = [*own, *(f"{beside}__{field.attname}" for field in others), *more]
    statement = statement_of(rows.order_by("pk").values_list(*columns))
    return Whole(rows.model, beside, statement, own, [each.attname for each in others], more)


def _model_at(model: type[Model], name: str) -> Any:
    return model._meta.get_field(name).related_model


def _plain(model: Any) -> list[Any]:
    """Its columns, which must be of kinds that the database's driver reads by itself."""
    fields = list(model._meta.concrete_fields)
    if any(field.get_db_converters(connection) for field in fields):
        raise TypeError(f"{model.__name__} has columns that Django reads in a way of its own")
    return fields
