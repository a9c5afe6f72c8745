"""A fresh database for the length of a command, and nothing of the installation touched."""

from __future__ import annotations

import os
import secrets
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from fairbrief.cli.installation import reach_database, set_up
from fairbrief.cli.output import progress
from fairbrief.config.home import home
from fairbrief.postgres import database_url, stop

PREFIXES = ("tour", "bench")


@contextmanager
def scratch_database(prefix: str, *, quiet: bool = False, static: bool = False) -> Iterator[None]:
    """Django set up upon a new database with all tables, which is dropped afterwards.

    `prefix` is one of PREFIXES. Files, mails and keys go to a folder that is removed with it.
    `static` collects the static files too, for pages that are to be rendered as in production.
    Call it before anything of Django is set up, once a process. Raises PostgresError.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    started = reach_database()
    own_home = home()
    server = os.environ.get("DATABASE_URL") or database_url(own_home)
    name = f"{prefix}_{secrets.token_hex(5)}"
    try:
        with psycopg.connect(server, autocommit=True) as keeper:
            _drop_leftovers(keeper)
            keeper.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
            try:
                with tempfile.TemporaryDirectory(prefix="fairbrief-") as folder:
                    yield from _upon(_renamed(server, name), folder, quiet=quiet, static=static)
            finally:
                drop_database(keeper, name)
    finally:
        if started:
            stop(own_home)


def _upon(url: str, folder: str, *, quiet: bool, static: bool) -> Iterator[None]:
    os.environ["DATABASE_URL"] = url
    os.environ["FAIRBRIEF_HOME"] = folder
    os.environ["FAIRBRIEF_MODE"] = "production"
    for name in ("EMAIL_URL", "FAIRBRIEF_DEBUG"):
        os.environ.pop(name, None)
    # Held open for as long as the database is used, so that nobody takes it for a leftover.
    with psycopg.connect(url):
        set_up()
        from django.db import connections

        from fairbrief.cli.upkeep import collect_static, migrate

        try:
            with progress(quiet=quiet) as report:
                migrate(report)
                if static:
                    collect_static(report)
            yield
        finally:
            connections.close_all()
            close_pool: Any = getattr(connections["default"], "close_pool", None)
            if close_pool:
                close_pool()


def drop_database(connection: psycopg.Connection[Any], name: str) -> None:
    """Puts out whoever is still in it and drops it. Without FORCE, which is refused while the
    server cleans its tables; so it waits for that."""
    connection.execute(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
        " WHERE datname = %s AND usename = current_user AND pid <> pg_backend_pid()",
        [name],
    )
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


def _renamed(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _drop_leftovers(connection: psycopg.Connection[Any]) -> None:
    """Databases of earlier commands that were killed: named like ours, and nobody in them."""
    left = connection.execute(
        "SELECT datname FROM pg_database WHERE datname ~ %s"
        " AND pg_catalog.pg_get_userbyid(datdba) = current_user"
        " AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a"
        "  WHERE a.datname = pg_database.datname)",
        [f"^({'|'.join(PREFIXES)})_[0-9a-f]{{10}}$"],
    ).fetchall()
    for (name,) in left:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
