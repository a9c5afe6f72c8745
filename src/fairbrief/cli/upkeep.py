"""Bringing an installation up to date: tables and static files."""

from __future__ import annotations

import fcntl
import hashlib
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.management.commands.collectstatic import (
    Command as CollectStatic,
)
from django.core.management import call_command
from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

import fairbrief
from fairbrief.cli.output import Report
from fairbrief.postgres import make_home

#: Two processes that migrate at once wait for each other on this number.
MIGRATION_LOCK = 6_405_132_977


def pending_migrations() -> list[str]:
    """Migrations that are not applied yet, as `room.name`."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def refuse_other_tables() -> None:
    """Raises ClickException where a table lacks a column that this code reads.

    Until the first release a changed model is a remade first migration, which a database that has
    the one before it takes for applied.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = ANY(current_schemas(false))"
        )
        there = set(cursor.fetchall())
    lacking = [
        f"{model._meta.db_table}.{field.column}"
        for model in apps.get_models()
        if model._meta.managed and model.__module__.startswith("fairbrief.")
        for field in model._meta.local_concrete_fields
        if (model._meta.db_table, field.column) not in there
    ]
    if lacking:
        raise click.ClickException(
            f"These tables were made by other code: they lack {', '.join(lacking[:3])}"
            f"{f' and {len(lacking) - 3} more' if len(lacking) > 3 else ''}. Before the first "
            "release tables are not carried over. Begin with an empty database (the demo: remove "
            "its folder, FAIRBRIEF_HOME, or name another), or go back to the code that made them."
        )


def migrate(report: Report) -> int:
    """Applies what is pending, under a lock; returns how many. Raises as `refuse_other_tables`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
    try:
        pending = pending_migrations()
        if pending:
            call_command(
                _Migrate(len(pending), report), verbosity=1, interactive=False, stdout=io.StringIO()
            )
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])
    refuse_other_tables()
    return len(pending)


class _Migrate(DjangoMigrate):
    def __init__(self, total: int, report: Report) -> None:
        super().__init__()
        self._total, self._done, self._report = total, 0, report

    def migration_progress_callback(
        self, action: str, migration: Any = None, fake: bool = False
    ) -> None:
        if action == "apply_start":
            self._report("Preparing the database", self._done, self._total)
        elif action == "apply_success":
            self._done += 1
            self._report("Preparing the database", self._done, self._total)


def collect_static(report: Report) -> bool:
    """Collects and compresses static files if any changed; whether it did."""
    make_home(settings.HOME)
    with _only_one():
        if static_is_current():
            return False
        files = list(_static_files())
        report("Collecting pictures and styles", 0, len(files))
        # Not `clear`: a page still being read may ask for a file under its old name.
        call_command(CollectStatic(), interactive=False, verbosity=0)
        _note().write_text(json.dumps({"fingerprint": _fingerprint()}))
        report("Collecting pictures and styles", len(files), len(files))
    return True


def static_is_current() -> bool:
    """Whether the collected files are those of this release."""
    try:
        noted = json.loads(_note().read_text())
    except (FileNotFoundError, ValueError):
        return False
    return bool(noted.get("fingerprint") == _fingerprint())


def _note() -> Any:
    return settings.HOME / "static-collected.json"


def _static_files() -> Iterator[tuple[str, Any]]:
    for finder in get_finders():
        yield from finder.list([])


def _fingerprint() -> str:
    made_of = hashlib.sha256(fairbrief.__version__.encode())
    for path, storage in sorted(_static_files(), key=lambda found: found[0]):
        made_of.update(path.encode())
        with storage.open(path) as file:
            made_of.update(hashlib.sha256(file.read()).digest())
    made_of.update(str(settings.STORAGES["staticfiles"]).encode())
    return made_of.hexdigest()


@contextmanager
def _only_one() -> Iterator[None]:
    with (settings.HOME / "static.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
