"""Starting, finding and stopping the server. Its life does not hang on any Python process."""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import shlex
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from fairbrief.postgres.places import REMEDY, Place, PostgresError, database_url, own
from fairbrief.postgres.programs import major_version, programs, run

#: How long a start may take, in seconds.
PATIENCE = 60.0
#: After a crash in the middle of much work, reading the log again takes as long as it takes.
PATIENCE_WITH_RECOVERY = 900.0
RECOVERING = ("starting up", "recovery", "not yet accepting connections")
#: A killed server stays a zombie until someone reaps it; where nobody ever does, we go on.
REAPED_WITHIN = 5.0
LARGEST_LOG = 5_000_000
#: What a start says while a killed server's last processes are still leaving.
STILL_LEAVING = ("postmaster.pid", "pre-existing shared memory block", ".s.PGSQL.5432.lock")


@dataclass(frozen=True)
class Status:
    """What there is of the folder's server. `user` is the number of the user it runs as."""

    made: bool
    running: bool
    pid: int | None
    data: Path
    log: Path
    user: int


def status(home: Path) -> Status:
    """Looks, and touches nothing."""
    place = Place(home.resolve())
    pid = _live_pid(place)
    return Status(place.is_made, pid is not None, pid, place.data, place.log, place.uid)


def ensure_running(home: Path) -> str:
    """Starts the folder's server unless it runs, making it first if need be; returns its URL.

    Safe to call from several processes at once. Raises PostgresError.
    """
    place = Place(home.resolve())
    with _locked(place):
        place.refuse_borrowed()
        if not place.is_made:
            place.choose()
            _make(place)
        made_by = (place.data / "PG_VERSION").read_text().strip()
        if made_by != major_version():
            raise PostgresError(
                f"{place.data} was made by PostgreSQL {made_by}, and this is {major_version()}. "
                f"Dump it with the release of Fairbrief that made it, and restore it with this one."
            )
        begun = time.monotonic()
        while True:
            if _live_pid(place) is None:
                _start(place)
            try:
                _make_database(place)
            except psycopg.OperationalError as error:
                # It may be recovering, or have been killed while we looked.
                recovers = any(words in str(error) for words in RECOVERING)
                patience = PATIENCE_WITH_RECOVERY if recovers else PATIENCE
                refused = "password authentication" in str(error)
                if refused or time.monotonic() - begun > patience:
                    raise PostgresError(
                        f"PostgreSQL runs but does not let us in. Its log is {place.log}: {error}"
                    ) from error
                time.sleep(0.2)
            else:
                return database_url(home)


def stop(home: Path) -> None:
    """Stops the folder's server in an orderly way; does nothing when it does not run.

    Raises PostgresError.
    """
    place = Place(home.resolve())
    if not place.folder.exists():
        return
    with _locked(place):
        if _live_pid(place) is not None:
            run(place, programs(place) / "pg_ctl", "-D", place.data, "-m", "fast", "-w", "stop")


@contextlib.contextmanager
def _locked(place: Place) -> Iterator[None]:
    place.prepare()
    with place.lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _make(place: Place) -> None:
    """A new cluster. It gets its final name last, so one that was cut short is never used."""
    making = place.root / "data.making"
    shutil.rmtree(making, ignore_errors=True)
    own(making, place.uid, place.gid, mode=0o700)
    password = secrets.token_urlsafe(24)
    handed = place.root / "password.handed"
    handed.unlink(missing_ok=True)
    _write_secret(handed, password)
    if place.runs_as_another:
        os.chown(handed, place.uid, place.gid)
    try:
        run(
            place,
            programs(place) / "initdb",
            "--pgdata",
            making,
            "--data-checksums",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--locale=C.UTF-8",
            "--username=postgres",
            "--auth=scram-sha-256",
            "--pwfile",
            handed,
        )
    finally:
        handed.unlink()
    place.password_file.unlink(missing_ok=True)
    _write_secret(place.password_file, password)
    if place.data.exists():
        shutil.rmtree(place.data)
    making.rename(place.data)


def _write_secret(path: Path, secret: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secret)


def _start(place: Place) -> None:
    binaries = programs(place)
    # No just-in-time compiler: our queries are short. Reading here and there costs about as much as
    # reading on, as on any solid-state disk; else whole tables are read where an index would do.
    if place.socket.parent.name.startswith("fairbrief-"):
        own(place.socket.parent, place.uid, mode=0o700)
    own(place.socket, place.uid, place.gid, mode=0o700)
    deadline = time.monotonic() + PATIENCE
    while True:
        _clear_remains(place)
        _cut_log(place)
        before = place.log.stat().st_size if place.log.exists() else 0
        try:
            run(
                place,
                binaries / "pg_ctl",
                "--pgdata",
                place.data,
                "--log",
                place.log,
                "--options",
                f"-k {shlex.quote(str(place.socket))} -c listen_addresses='' "
                "-c unix_socket_permissions=0700 -c jit=off -c random_page_cost=1.1",
                "--wait",
                "--timeout",
                int(PATIENCE),
                "start",
            )
        except PostgresError as error:
            if _live_pid(place) is not None:
                return  # slow, not dead: it recovers
            said = str(error) + _log_since(place, before)
            if time.monotonic() > deadline or not any(word in said for word in STILL_LEAVING):
                raise PostgresError(
                    f"PostgreSQL does not start. Its log is {place.log}:\n{said[-2000:]}"
                ) from error
            time.sleep(0.3)
        else:
            return


def _clear_remains(place: Place) -> None:
    """Takes away what a dead server left: its pid may be a zombie's, or someone else's by now.

    Called only when no process serves this folder; PostgreSQL itself still refuses to start while
    a process of the dead server uses its shared memory.
    """
    pid = _noted_pid(place)
    patience = time.monotonic() + REAPED_WITHIN
    while pid is not None and _is_zombie(pid) and time.monotonic() < patience:
        time.sleep(0.1)
    place.pid_file.unlink(missing_ok=True)
    for path in place.socket.glob(".s.PGSQL.*"):
        path.unlink(missing_ok=True)


def _cut_log(place: Place) -> None:
    if place.log.exists() and place.log.stat().st_size > LARGEST_LOG:
        place.log.rename(place.log.with_suffix(".log.1"))


def _log_since(place: Place, start: int) -> str:
    if not place.log.exists():
        return ""
    with place.log.open("rb") as file:
        file.seek(start)
        return file.read().decode(errors="replace")


def _noted_pid(place: Place) -> int | None:
    try:
        return int(place.pid_file.read_text().splitlines()[0])
    except (FileNotFoundError, ValueError, IndexError):
        return None
    except PermissionError as error:
        raise PostgresError(f"{place.data} belongs to another user. {REMEDY}") from error


def _live_pid(place: Place) -> int | None:
    """The process that serves this folder, if one does: alive, no zombie, and in this folder."""
    pid = _noted_pid(place)
    if pid is None:
        return None
    if not Path("/proc/self/stat").exists():  # not Linux
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return None
        return pid
    if _is_zombie(pid):
        return None
    try:
        # The server works in its data folder; after a reboot the number may be anybody's.
        serves_us = Path(f"/proc/{pid}/cwd").samefile(place.data)
    except OSError:
        return None
    return pid if serves_us else None


def _is_zombie(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat[stat.rindex(")") + 2] in "ZX"


def _make_database(place: Place) -> None:
    """The product's own role (which is no superuser) and database, unless they are there."""
    try:
        password = place.password_file.read_text().strip()
    except OSError as error:
        raise PostgresError(
            f"{place.password_file} cannot be read ({error.strerror}), and without it the database "
            f"in {place.data} stays closed. Put it back, or run this command as its owner."
        ) from error
    url = database_url(place.home, "postgres", user="postgres")
    with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
        found = connection.execute("SELECT rolname FROM pg_roles").fetchall()
        if ("fairbrief",) not in found:
            connection.execute(
                sql.SQL("CREATE ROLE fairbrief LOGIN CREATEDB PASSWORD {}").format(
                    sql.Literal(password)
                )
            )
        found = connection.execute("SELECT datname FROM pg_database").fetchall()
        if ("fairbrief",) not in found:
            connection.execute("CREATE DATABASE fairbrief OWNER fairbrief")
