"""The machine and the folder: looked at without Django."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from fairbrief.cli.health.finding import Finding, fail, ok, warn
from fairbrief.cli.installation import has_own_server
from fairbrief.postgres import PostgresError, status
from fairbrief.postgres.programs import major_version

LEAST_FREE = 200_000_000
COMFORTABLE_FREE = 2_000_000_000


def python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return ok("python", f"Python {version}, {sys.executable}")


def folder(home: Path) -> Finding:
    if not home.exists():
        return warn(
            "folder",
            f"{home} does not exist yet.",
            "It is made by the first start. If you expected data there, set FAIRBRIEF_HOME.",
        )
    if not os.access(home, os.W_OK | os.X_OK):
        return fail(
            "folder",
            f"{home} is not writable by this user.",
            f"Run as its owner, or `chown` it. It belongs to user {home.stat().st_uid}.",
        )
    return ok("folder", str(home))


def privacy(home: Path) -> Finding:
    """Whether other people of this machine can read what is kept here."""
    name = "privacy"
    if _mode(home) & 0o006:
        return warn(
            name,
            f"{home} can be read by everyone on this machine ({_mode(home):o}).",
            # Root's must let the database's user through.
            f"chmod {'711' if os.geteuid() == 0 else '700'} {home}",
        )
    kept = [home / each for each in ("files", "mail", "logs")]
    reachable = bool(_mode(home) & 0o001)
    opened = [each for each in kept if reachable and each.exists() and _mode(each) & 0o007]
    if opened:
        folders = " ".join(map(str, opened))
        return warn(
            name,
            f"Everyone on this machine can look into {', '.join(each.name for each in opened)}.",
            f"chmod -R go-rwx {folders}",
        )
    return ok(name, "nobody else on this machine can read what is kept here")


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def disk(home: Path) -> Finding:
    data = status(home).data
    there = next(each for each in (data, *data.parents) if _exists(each))
    free = shutil.disk_usage(there).free
    says = f"{free / 1e9:.1f} GB free on the disk of {there}"
    if free < LEAST_FREE:
        return fail("disk", says, "Free some space: the database stops when the disk is full.")
    if free < COMFORTABLE_FREE:
        return warn("disk", says, "Free some space soon.")
    return ok("disk", says)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:
        return False


def secret_key(home: Path) -> Finding:
    name = "secret key"
    given = os.environ.get("SECRET_KEY")
    if given is not None:
        if len(given) < 32:
            return fail(
                name,
                f"SECRET_KEY has {len(given)} characters.",
                "Use at least 32 random ones, or unset it and let Fairbrief make one.",
            )
        return ok(name, "given by SECRET_KEY")
    path = home / "secret-key"
    if not path.exists():
        return ok(name, "made by the first start")
    mode = _mode(path)
    if mode & 0o077:
        return fail(name, f"{path} can be read by others ({mode:o}).", f"chmod 600 {path}")
    return ok(name, f"{path}, readable by its owner alone")


def server(home: Path) -> Iterator[Finding]:
    """The embedded server, or the word that another is used."""
    if not has_own_server():
        yield ok("server", "DATABASE_URL names it; nothing embedded runs")
        return
    try:
        brought = major_version()
        found = status(home)
    except PostgresError as error:
        yield fail("server", str(error), "Run `make setup`, or set DATABASE_URL.")
        return
    if not found.made:
        yield fail(
            "server",
            f"There is no database in {home} yet.",
            "Run `fairbrief demo` to look around, or `fairbrief migrate` to begin in earnest.",
        )
        return
    made_by = _made_by(found.data)
    if made_by and made_by != brought:
        yield fail(
            "server",
            f"The data was made by PostgreSQL {made_by}, the programs are {brought}.",
            "Dump it with the release that made it, and restore it with this one.",
        )
    elif not found.running:
        yield fail(
            "server",
            "PostgreSQL does not run.",
            f"Run `fairbrief database start`. If it fails, its log says why: {found.log}",
        )
    else:
        yield ok("server", f"PostgreSQL {brought} runs (process {found.pid}), data in {found.data}")


def _made_by(data: Path) -> str:
    try:
        return (data / "PG_VERSION").read_text().strip()
    except OSError:
        return ""
