"""Demo mode stays where it belongs: on this machine, upon a database that was made for it.

In demo mode anyone who reaches the site signs in as anyone. So it answers under loopback names
only, and only upon a database that carries the demo's mark. The mark is a comment on the database
itself: a dump restored elsewhere does not bring it along.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

MARK = "A Fairbrief demo: made-up people, one-click sign-in. Never put real people here."
LOOPBACK_HOSTS = ["127.0.0.1", "localhost", "[::1]"]


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def refuse_public_address(url: str) -> None:
    """Raises ImproperlyConfigured if the demo would be reached under another than a local name."""
    if not is_loopback(urlsplit(url).hostname or ""):
        raise ImproperlyConfigured(
            f"Demo mode answers on this machine only, and FAIRBRIEF_URL is {url}. "
            "Anyone who reached it could sign in as anyone."
        )


def cookie_ending(url: str) -> str:
    """What the names of a demo's cookies end with: browsers do not tell ports of one host apart."""
    return f"_{urlsplit(url).port or 80}"


def is_marked() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
            " WHERE datname = current_database()"
        )
        return bool(cursor.fetchone() == (MARK,))


def has_people() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('accounts_user') IS NOT NULL")
        if cursor.fetchone() != (True,):
            return False
        cursor.execute("SELECT EXISTS (SELECT 1 FROM accounts_user)")
        return bool(cursor.fetchone() == (True,))


def mark_as_demo() -> None:
    """Marks the database. Raises ImproperlyConfigured if it holds people and is not marked yet."""
    if is_marked():
        return
    if has_people():
        raise ImproperlyConfigured(
            "This database holds people and was not made by `fairbrief demo`, so the demo "
            "leaves it alone. Give the demo a folder of its own with FAIRBRIEF_HOME, or another "
            "DATABASE_URL."
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        (name,) = cursor.fetchone() or ("",)
        cursor.execute(
            f"COMMENT ON DATABASE {connection.ops.quote_name(name)} IS %s",
            [MARK],
        )


def refuse_unmarked_database() -> None:
    """Raises ImproperlyConfigured unless the database was made by `fairbrief demo`."""
    if not is_marked():
        raise ImproperlyConfigured(
            "FAIRBRIEF_MODE is demo, but this database was not made by `fairbrief demo`. "
            "Unset FAIRBRIEF_MODE, or run `fairbrief demo` with a folder of its own."
        )
