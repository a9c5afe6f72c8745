"""Reaching the installation: its folder, its database, Django set up upon them."""

from __future__ import annotations

import os

from fairbrief.config.home import home
from fairbrief.postgres import ensure_running, status


def has_own_server() -> bool:
    """Whether the database is the embedded one: no DATABASE_URL names another."""
    return not os.environ.get("DATABASE_URL")


def reach_database() -> bool:
    """Starts the embedded server unless another is named or it runs; whether it was started here.

    Raises PostgresError.
    """
    if not has_own_server():
        return False
    folder = home()
    was_running = status(folder).running
    ensure_running(folder)
    return not was_running


def set_up() -> None:
    """Django, ready for use. Raises ImproperlyConfigured."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairbrief.config.settings")
    import django

    django.setup()
