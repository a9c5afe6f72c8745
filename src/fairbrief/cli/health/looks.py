"""All the looks, in an order in which each needs only those before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from fairbrief.cli.health import machine
from fairbrief.cli.health.finding import Finding, Level, fail, skipped
from fairbrief.cli.installation import set_up

INSIDE = (
    *("contact", "database", "tables", "static files", "demo mode", "worker", "clocks", "mail"),
    *("record", "agreements", "search"),
)
#: Those that need no database.
_WITHOUT = frozenset({"contact", "static files"})


def examine(home: Path) -> Iterator[Finding]:
    """Every finding about the installation in that folder; one fault never hides the others."""
    yield machine.python()
    yield machine.folder(home)
    if home.exists():
        yield from _safely("privacy", lambda: [machine.privacy(home)])
    yield from _safely("disk", lambda: [machine.disk(home)])
    yield from _safely("secret key", lambda: [machine.secret_key(home)])
    servers = list(machine.server(home))
    yield from servers
    if not home.exists():
        # Setting up would make the folder and its key, and looking makes nothing.
        yield from (skipped(name, "There is no installation yet.") for name in INSIDE)
        return
    try:
        set_up()
    except Exception as error:
        said = str(error)
        yield fail(
            "settings",
            said if _is_in_words(error) else f"{type(error).__name__}: {said}",
            "Mend the setting it names; docs/deploying.md lists them all.",
        )
        yield from (skipped(name, "The settings cannot be read.") for name in INSIDE)
        return
    from fairbrief.cli.health import inside

    yield from _safely("address", inside.address)
    yield from _safely("contact", lambda: [inside.contact()])
    yield from _safely("static files", lambda: [inside.static_files()])
    if any(each.level is Level.FAIL for each in servers):
        rest = (name for name in INSIDE if name not in _WITHOUT)
        yield from (skipped(name, "The database server is not there.") for name in rest)
        return
    yield from _with_database()


def _is_in_words(error: Exception) -> bool:
    from django.core.exceptions import ImproperlyConfigured

    return isinstance(error, ImproperlyConfigured)


def _with_database() -> Iterator[Finding]:
    from django.db import OperationalError

    from fairbrief.cli.health import inside

    names = [name for name in INSIDE if name not in _WITHOUT and name != "database"]
    try:
        yield inside.database()
    except OperationalError as error:
        yield fail(
            "database",
            f"It does not answer: {str(error).strip()}",
            "See that the server of DATABASE_URL runs and lets this user in.",
        )
        yield from (skipped(name, "The database does not answer.") for name in names)
        return
    tables = inside.tables()
    yield tables
    yield from _safely("demo mode", lambda: [inside.demo_mode()])
    if tables.level is Level.FAIL:
        rest = (name for name in names if name not in {"tables", "demo mode"})
        yield from (skipped(name, "The tables are not up to date.") for name in rest)
        return
    yield from _safely("worker", inside.worker)
    yield from _safely("clocks", lambda: [inside.clocks()])
    yield from _safely("mail", lambda: [inside.mail()])
    yield from _safely("record", lambda: [inside.record()])
    yield from _safely("agreements", lambda: [inside.agreements()])
    yield from _safely("search", lambda: [inside.search()])


def _safely(name: str, look: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
    """A look that itself fails is a finding too."""
    try:
        yield from look()
    except Exception as error:
        yield fail(
            name, f"Could not be looked at: {type(error).__name__}: {error}", "Please report this."
        )
