"""Reaching the installation: its folder, its database, Django set up upon them."""

from __future__ import annotations

import os

from fairbrief.config.home import home
from fairbrief.postgres import PostgresError, ensure_running, status


def has_own_server() -> bool:
    """Whether the database is the embedded one: no DATABASE_URL names another."""
    return not os.environ.get("DATABASE_URL")


def reach_database() -> bool:
    """Starts the embedded server unless another is named or it runs; whether it was started here.

    Raises PostgresError when no server answers.
    """
    if not has_own_server():
        _knock(os.environ["DATABASE_URL"])
        return False
    folder = home()
    was_running = status(folder).running
    ensure_running(folder)
    return not was_running


def _knock(url: str) -> None:
    """Asks once, so that a wrong address is told at once and in words."""
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=10).close()
    except psycopg.Error as error:
        raise PostgresError(
            f"The database of DATABASE_URL does not answer: {str(error).strip()}"
        ) from error


def set_up(*, pool: int = 0) -> None:
    """Django, ready for use; with so many pooled connections where many are used at once.

    Raises ImproperlyConfigured.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairbrief.config.settings")
    if pool:
        os.environ.setdefault("FAIRBRIEF_POOL", str(pool))
    import django

    django.setup()
