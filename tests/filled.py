"""The demo's world, filled once in a run: whoever asks for it gets a copy of the whole database.

Filling takes longer than all that is then looked at in it, and copying a database takes a second.
"""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import connection

from fairbrief.demo.world import fill
from tests.emptying import put_others_out
from tests.settings import TEST_HOME, TEST_RUN

#: A Sunday shortly after midnight: the hardest moment for "yesterday at noon".
AT = datetime(2027, 2, 14, 0, 20, tzinfo=UTC)

_WORLD = f"test_{TEST_RUN}_world"
#: Held by whoever fills or copies.
_LOCK = TEST_HOME / f"{_WORLD}.lock"


@contextmanager
def filled_world() -> Iterator[list[int]]:
    """A copy of it in the place of the tests' own database, for a module or more; what filling told
    of its progress, in hundredths."""
    connection.validate_no_atomic_block()
    own = connection.settings_dict["NAME"]
    copy = f"{own}_filled"
    with _alone():
        steps = _steps_told() or _fill_beside(own)
        _copy(_WORLD, copy)
    try:
        with _upon(copy):
            yield steps
    finally:
        _drop(copy)


def forget_filled_world() -> None:
    """When the run is over."""
    if _LOCK.exists():
        _drop(_WORLD)
        _LOCK.unlink()


@contextmanager
def _alone() -> Iterator[None]:
    """Other workers of this run wait until it is filled."""
    with _LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _steps_told() -> list[int]:
    """Of the world that is filled already; it says so itself, so that one half made does not."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            [_WORLD],
        )
        found = cursor.fetchone()
    return json.loads(found[0]) if found and found[0] else []


def _fill_beside(own: str) -> list[int]:
    steps: list[int] = []
    _copy(own, _WORLD)
    with _upon(_WORLD):
        fill(at=AT, progress=lambda said, done, total: steps.append(done * 100 // total))
    _execute(f"COMMENT ON DATABASE {_quoted(_WORLD)} IS '{json.dumps(steps)}'")
    return steps


@contextmanager
def _upon(name: str) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
        put_others_out()
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def _copy(name: str, copy: str) -> None:
    if connection.settings_dict["NAME"] == name:
        # Nobody may be in what is copied.
        put_others_out()
    _drop(copy)
    _execute(f"CREATE DATABASE {_quoted(copy)} TEMPLATE {_quoted(name)}")


def _drop(name: str) -> None:
    _execute(f"DROP DATABASE IF EXISTS {_quoted(name)}")


def _execute(said: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(said)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
