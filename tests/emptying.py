"""Tables are emptied after a test that committed, and get back what migrations put into them.

Django truncates every table and then does again what follows a migration, which takes longer than
most tests do. Of some hundreds of tables the fewest hold anything: those rows are deleted.
"""

from __future__ import annotations

from functools import cache

from django.apps import apps
from django.db import connection, models, transaction
from django.test import TransactionTestCase

type Rows = dict[type[models.Model], list[models.Model]]

#: What Django knows of our models; no test changes it.
_KEPT = {"django_content_type", "auth_permission", "django_migrations"}


def empty_fast() -> None:
    """From now on tables are emptied so."""
    TransactionTestCase._fixture_teardown = lambda _test: _empty()  # type: ignore[attr-defined]


def _empty() -> None:
    names = _with_rows()
    ruled = [name for name in names if name in _ruled()]
    try:
        # What they point to may go first: that is looked at when all are gone.
        with transaction.atomic(), connection.cursor() as cursor:
            for name in ruled:
                cursor.execute(f"ALTER TABLE {name} DISABLE TRIGGER USER")
            for name in names:
                cursor.execute(f"DELETE FROM {name}")  # noqa: S608
    finally:
        with connection.cursor() as cursor:
            for name in ruled:
                cursor.execute(f"ALTER TABLE {name} ENABLE TRIGGER USER")


def _with_rows() -> list[str]:
    names = _tables()
    asked = " UNION ALL ".join(
        f"SELECT {place} WHERE EXISTS (SELECT FROM {name})"  # noqa: S608
        for place, name in enumerate(names)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [names[place] for (place,) in cursor.fetchall()]


@cache
def _tables() -> list[str]:
    found = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return [connection.ops.quote_name(name) for name in found if name not in _KEPT]


@cache
def _ruled() -> frozenset[str]:
    """Tables with rules of ours, such as that nothing of them may be deleted."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE NOT tgisinternal"
        )
        return frozenset(connection.ops.quote_name(name) for (name,) in cursor.fetchall())


def brought_by_migrations() -> Rows:
    """What is in the tables of ours before any test."""
    ours = (each for each in apps.get_models() if each.__module__.startswith("fairbrief."))
    return {model: rows for model in ours if (rows := list(model._base_manager.all()))}


def put_back(brought: Rows) -> None:
    """Rows that are there already stay as they are."""
    for model, rows in brought.items():
        model._base_manager.bulk_create(rows, ignore_conflicts=True)


def put_others_out() -> None:
    """Ends sessions that a server of the tests, or a browser's last request, left open; at last our
    own, which after browser tests is another than the one that the runner closes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            # Not the server's own, which cleans tables now and then and goes by itself.
            " WHERE datname = current_database() AND usename = current_user"
            " AND pid <> pg_backend_pid()"
        )
    connection.close()
