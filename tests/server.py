"""The test runs' own database server: who needs it claims it, and the last to leave stops it."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import psycopg

from fairbrief.cli.scratch import drop_database
from fairbrief.postgres import Place, database_url, ensure_running, stop


def claim(home: Path) -> TextIO:
    """Makes sure the server runs and that no other run stops it while the answer stays open."""
    home.mkdir(parents=True, exist_ok=True)
    claimed = (home / "in-use").open("w")
    fcntl.flock(claimed, fcntl.LOCK_SH)
    ensure_running(home)
    return claimed


def release(home: Path, claimed: TextIO) -> None:
    """Gives the claim back; whoever leaves last clears what killed runs left, and stops it."""
    with claimed:
        try:
            fcntl.flock(claimed, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        try:
            _drop_leftovers(home)
        finally:
            stop(home)


def _drop_leftovers(home: Path) -> None:
    with psycopg.connect(database_url(home, "postgres"), autocommit=True) as connection:
        for (name,) in connection.execute(
            "SELECT datname FROM pg_database WHERE datname ~ '^(test|tour|scratch)_'"
        ).fetchall():
            drop_database(connection, name)


def kill_outright(*pids: int) -> None:
    """Ends processes as a loss of power would.

    One that is gone already is no error: a server's cleaners end when they are done, and
    children end by themselves when the first of the row is gone.
    """
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def forget(home: Path) -> None:
    """Stops the folder's server and removes all it left, also outside the folder."""
    place = Place(home)
    stop(home)
    for folder in (place.root, place.socket.parent):
        if folder.name == place.key:
            shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(home, ignore_errors=True)
