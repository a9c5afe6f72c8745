"""Rows made by the database itself: a million in the time objects need for a thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, models
from django.db.models import NOT_PROVIDED
from psycopg.sql import SQL, Identifier

type Progress = Callable[[str, int, int], None]

#: A public code from a number: its hexadecimal digits in letters that codes are made of.
CODE = "translate(lpad(to_hex({0}), 10, '0'), '0123456789abcdef', '23456789BCDFGHJK')"


def pour_into(
    model: type[models.Model], source: str, given: dict[str, Any], **columns: str
) -> None:
    """INSERT … SELECT: the columns as said, every other one with what the model would give it."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    values = dict(given)
    said = []
    for field in fields:
        if field.column in columns:
            said.append(columns[field.column])
        elif field.null:
            said.append("NULL")
        else:
            default = field.get_default() if field.default is not NOT_PROVIDED else ""
            values[f"default_{field.column}"] = field.get_db_prep_save(default, connection)
            said.append(f"%(default_{field.column})s")
    names = ", ".join(f'"{field.column}"' for field in fields)
    # Constants of this module, and names of our own models.
    into = f'INSERT INTO "{model._meta.db_table}" ({names})'
    with connection.cursor() as cursor:
        cursor.execute(f"{into} SELECT {', '.join(said)} FROM {source}", values)  # noqa: S608


_REFERENCES = """
    SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = %s::regclass AND contype = 'f'
"""
_INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = %s::regclass
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
"""


@contextmanager
def bare(*poured: type[models.Model]) -> Iterator[None]:
    """Tables without triggers, references and indexes, which come back afterwards.

    For a scratch database only: row by row these cost a hundred times what writing the rows costs.
    """
    tables = [model._meta.db_table for model in poured]
    back: list[tuple[str, str]] = []
    with connection.cursor() as cursor:
        session: Any = cursor
        for table in tables:
            for name, definition in _rows(cursor, _REFERENCES, table):
                add = SQL("ALTER TABLE {} ADD CONSTRAINT {} ").format(
                    Identifier(table), Identifier(name)
                )
                back.append((add.as_string(session.connection), definition))
                session.execute(
                    SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(
                        Identifier(table), Identifier(name)
                    )
                )
            for name, definition in _rows(cursor, _INDEXES, table):
                back.insert(0, ("", definition))
                session.execute(f"DROP INDEX {name}")
            session.execute(SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(Identifier(table)))
    yield
    with connection.cursor() as cursor:
        session = cursor
        for start, definition in back:
            session.execute(start + definition)
        for table in tables:
            session.execute(SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(Identifier(table)))


def _rows(cursor: Any, question: str, table: str) -> list[tuple[str, str]]:
    cursor.execute(question, [f'"{table}"'])
    return list(cursor.fetchall())
