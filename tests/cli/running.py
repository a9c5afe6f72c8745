"""Running the real command in a process of its own, upon a scratch database."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from fairbrief.cli.scratch import drop_database
from fairbrief.postgres import database_url


def environment(home: Path, **more: str) -> dict[str, str]:
    """An installation of its own in that folder; nothing of the test run's settings."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("FAIRBRIEF_", "DATABASE_URL", "SECRET_KEY", "DJANGO_"))
    }
    return kept | {"FAIRBRIEF_HOME": str(home)} | more


def fairbrief(
    *arguments: str, env: dict[str, str], given: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fairbrief", *arguments],
        env=env,
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@contextmanager
def started(*arguments: str, env: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The command in the background; ended, if it still runs, when the block is left."""
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "fairbrief", *arguments],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(40)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_for(condition: Callable[[], object], *, seconds: float = 60, log: Path) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, log.read_text()[-3000:]
        time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
        return port


@contextmanager
def scratch_url() -> Iterator[str]:
    """A new, empty database on the server of this test run."""
    server = os.environ.get("DATABASE_URL") or database_url(Path(os.environ["FAIRBRIEF_HOME"]))
    name = f"test_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            drop_database(connection, name)
