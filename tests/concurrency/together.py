"""Several people at the same moment, each on a connection of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any

from django.db import IntegrityError, connection

from fairbrief.kernel.errors import FairbriefError


def at_once(*acts: Callable[[], object]) -> list[Any]:
    """All begin together, when every connection stands; what each got, or the error it met."""
    start = Barrier(len(acts))

    def one(act: Callable[[], object]) -> object:
        try:
            connection.ensure_connection()
            start.wait(timeout=10)
            return act()
        except (IntegrityError, FairbriefError) as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [each.result(timeout=60) for each in [pool.submit(one, act) for act in acts]]


@contextmanager
def slow(table: str) -> Iterator[None]:
    """Writing to the table takes half a second, so that the second comes while the first writes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS"
            " 'BEGIN PERFORM pg_sleep(0.5); RETURN NEW; END';"
            f"CREATE TRIGGER slowly BEFORE INSERT OR UPDATE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION slowly()"
        )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP FUNCTION slowly() CASCADE")
