"""The site as `fairbrief serve` serves it, for as long as it is measured through HTTP."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler

    from fairbrief.accounts.models import User

WORKERS, THREADS = 2, 4
#: Who ask at the same time.
CLIENTS = 32
#: Seconds a server may take to come up on a busy machine.
PATIENCE = 90
HOST = "127.0.0.1"


_open = ExitStack()


class ServingError(Exception):
    """The server did not come up."""


@dataclass(frozen=True)
class Served:
    """A server on this machine, upon the database of this process."""

    port: int
    pid: int

    def work(self) -> float:
        """Seconds the processor has worked for the server's processes and their database."""
        own = _worked(self.pid) + sum(_worked(each) for each in _descendants(self.pid))
        return own + sum(_worked(each) for each in _sessions())


@contextmanager
def served(*, locks: bool = True) -> Iterator[Served]:
    """Serves until the block ends. `locks=False` is the control: the guards are switched off.

    Raises ServingError.
    """
    with socket.socket() as tried:
        tried.bind((HOST, 0))
        port = tried.getsockname()[1]
    numbers = [f"--workers={WORKERS}", f"--threads={THREADS}", f"--parent={os.getpid()}"]
    command = [sys.executable, "-m", "fairbrief", "serve", f"--port={port}", *numbers]
    if not locks:
        command = [sys.executable, "-m", "fairbrief.bench.serving", str(port)]
    server = subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(port, server)
        yield Served(port, server.pid)
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def cookie_of(user: User) -> str:
    """Signs a person in; what their browser would send."""
    session: Any = import_string(f"{settings.SESSION_ENGINE}.SessionStore")()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        asked = HTTPConnection(HOST, port, timeout=PATIENCE)
        try:
            asked.request("GET", "/")
            if asked.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            time.sleep(0.1)
        finally:
            asked.close()
    raise ServingError("the server did not come up")


def _worked(pid: int) -> float:
    """Seconds a process has worked; 0 where it is gone, elsewhere, or this is not Linux."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _descendants(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(each) for task in tasks for each in (task / "children").read_text().split()]
    except OSError:
        return []
    return children + [each for child in children for each in _descendants(child)]


def _sessions() -> list[int]:
    """Processes of the database that work for others than this process."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return [pid for (pid,) in cursor.fetchall()]


def unlocked_application() -> WSGIHandler:
    """The site with the guards off, in a process of the control."""
    from django.core.wsgi import get_wsgi_application

    from fairbrief.audit import locking

    if not settings.DATABASES["default"]["NAME"].startswith("bench_"):
        raise ServingError("guards are off in scratch databases alone")
    made = get_wsgi_application()
    # Held for the life of the process: it would lock again when it is thrown away.
    _open.enter_context(locking.unlocked())
    return made


def main() -> None:
    """Serves the control. For `served` alone."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    os.environ.setdefault("FAIRBRIEF_POOL", str(THREADS + 1))
    Server(
        "fairbrief.bench.serving:unlocked_application",
        factory=True,
        address=HOST,
        port=int(sys.argv[1]),
        interface=Interfaces.WSGI,
        websockets=False,
        workers=WORKERS,
        blocking_threads=THREADS,
        backpressure=64,
        log_level=LogLevels.critical,
    ).serve()


if __name__ == "__main__":
    main()
