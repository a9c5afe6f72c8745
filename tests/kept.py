"""Beginnings many tests share: made once in a process, put as they were into each test that asks.

To bring work somewhere by the rooms' own acts takes hundreds of statements, to put its rows back
takes one. Made they are between two tests, in a transaction that is undone, so nothing that a test
pretends is in them; and sequences are not undone, so nothing made later is like them. A test that
pretends something, or commits, makes its own.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, cast

import pytest
import time_machine
from django.conf import UserSettingsHolder, settings
from django.core.cache import caches
from django.db import connection, transaction
from psycopg import sql

from fairbrief.kernel.clock import now
from tests.builders import NOW

#: What triggers write. They do so again when rows are put back, of the transaction this is done in.
_NOTED = frozenset({"discovery_change", "keeping_stir", "reports_mark"})
_INTO = re.compile(r'INSERT INTO "(\w+)"')

#: Settings that every test has of its own, and what Django keeps beside them.
_OWN_SETTINGS = frozenset({"MEDIA_ROOT", "default_settings", "_deleted"})

type _Rows = dict[str, frozenset[str]]


@dataclass(frozen=True)
class _Beginning:
    """What was made, the statements that put its rows back, and whether one of them is there."""

    made: bytes
    statements: str
    is_there: sql.Composed


@dataclass(frozen=True)
class _Asked:
    make: Callable[[], object]
    is_at_now: bool


#: What was asked for once: most of it never is again.
_ONCE: set[Hashable] = set()
_ASKED: dict[Hashable, _Asked] = {}
#: None of what cannot be kept, for it changed rows that were there before.
_KEPT: dict[Hashable, _Beginning | None] = {}
_MAKING: list[Hashable] = []
_PRETENCE: list[tuple[pytest.MonkeyPatch, int]] = []


def mind(pretence: pytest.MonkeyPatch) -> None:
    """Of the test that begins: what it puts in the place of ours from here on, it pretends."""
    _PRETENCE[:] = [(pretence, _number_of(pretence))]


def _number_of(pretence: pytest.MonkeyPatch) -> int:
    return len(pretence._setattr) + len(pretence._setitem)


def _is_pretending() -> bool:
    holder = settings._wrapped
    while isinstance(holder, UserSettingsHolder):
        if vars(holder).keys() - _OWN_SETTINGS:
            return True
        holder = holder.default_settings
    return any(_number_of(each) > number for each, number in _PRETENCE)


def kept[**P, T](make: Callable[P, T]) -> Callable[P, T]:
    """Of a builder that is called without rows of the test's own: the same beginning each time.

    Once a test; who asks again gets another.
    """

    @wraps(make)
    def begin(*given: P.args, **named: P.kwargs) -> T:
        key = _key(make.__qualname__, given, named)
        if key is None:
            return make(*given, **named)
        if beginning := _KEPT.get(key):
            if not _is_there(beginning):
                _put_back(beginning)
                return cast(T, pickle.loads(beginning.made))  # noqa: S301
        elif key in _ONCE and key not in _KEPT:
            _ASKED[key] = _Asked(lambda: make(*given, **named), is_at_now=now() == NOW)
        _ONCE.add(key)
        return make(*given, **named)

    return begin


def keep_what_was_asked() -> None:
    """Between two tests: makes what was asked for twice, so that it is there for the next."""
    if connection.in_atomic_block:
        return
    while _ASKED:
        key, asked = _ASKED.popitem()
        _KEPT[key] = _made(key, asked)


def _key(name: str, given: tuple[Any, ...], named: dict[str, Any]) -> Hashable | None:
    if _MAKING or not connection.in_atomic_block or _is_pretending():
        return None
    plain = [*given, *named.values()]
    if not all(each is None or isinstance(each, str | int | date) for each in plain):
        return None
    is_at_now = now() == NOW
    if time_machine.escape_hatch.is_travelling() and not is_at_now:
        return None
    database = connection.settings_dict["NAME"]
    return database, name, given, tuple(sorted(named.items())), is_at_now


def _made(key: Hashable, asked: _Asked) -> _Beginning | None:
    order: list[str] = []
    with transaction.atomic(), _making(key, order):
        with time_machine.travel(NOW, tick=False) if asked.is_at_now else nullcontext():
            made = pickle.dumps(asked.make())
        after = _rows()
        transaction.set_rollback(True)
    with transaction.atomic():
        before = _rows()
    if any(rows - after.get(table, frozenset()) for table, rows in before.items()):
        return None
    new = {table: sorted(rows - before.get(table, frozenset())) for table, rows in after.items()}
    names = sorted((table for table, rows in new.items() if rows), key=_place_in(order))
    statements = ";".join(_statement(table, new[table]) for table in names)
    return _Beginning(made, statements, _question(names[0], new[names[0]][0]))


def _place_in(order: list[str]) -> Callable[[str], int]:
    def place(table: str) -> int:
        assert table in order, f"a trigger writes {table}, and would again: it belongs to _NOTED"
        return order.index(table)

    return place


@contextmanager
def _making(key: Hashable, order: list[str]) -> Iterator[None]:
    """Meanwhile nothing else is put back; tables in the order in which they got their first row."""

    def watch(execute: Any, statement: str, *arguments: Any) -> Any:
        order.extend(name for name in _INTO.findall(str(statement)) if name not in order)
        return execute(statement, *arguments)

    _MAKING.append(key)
    try:
        with connection.execute_wrapper(watch):
            yield
    finally:
        _MAKING.remove(key)


def _rows() -> _Rows:
    """Every row there is, as text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r'"
            " AND relnamespace = current_schema()::regnamespace"
        )
        names = [name for (name,) in cursor.fetchall() if name not in _NOTED]
        filled = " UNION ALL ".join(
            f"SELECT '{name}' WHERE EXISTS (SELECT FROM {name})"  # noqa: S608
            for name in names
        )
        cursor.execute(filled)
        found = {}
        for (name,) in cursor.fetchall():
            cursor.execute(f"SELECT t::text FROM {name} t")  # noqa: S608
            found[name] = frozenset(row for (row,) in cursor.fetchall())
        return found


def _statement(table: str, rows: list[str]) -> str:
    statement = sql.SQL("INSERT INTO {0} SELECT * FROM unnest({1}::{0}[])").format(
        sql.Identifier(table), sql.Literal(rows)
    )
    return statement.as_string(connection.connection)


def _question(table: str, row: str) -> sql.Composed:
    return sql.SQL("SELECT EXISTS (SELECT FROM {0} WHERE id = (({1}::{0}).id))").format(
        sql.Identifier(table), sql.Literal(row)
    )


def _is_there(beginning: _Beginning) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(beginning.is_there)
        found = cursor.fetchone()
        return bool(found and found[0])


def _put_back(beginning: _Beginning) -> None:
    # The rows were in another test as well, and processes remember by a row's number.
    for name in ("memory", "pictures"):
        caches[name].clear()
    connection.connection.execute(beginning.statements, prepare=False)
