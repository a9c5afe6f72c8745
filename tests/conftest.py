"""No network but this machine's, and uploads in a folder of their own."""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path
from typing import Any

import pytest


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stops the embedded server, unless another run is still using it."""
    if hasattr(config, "workerinput") or "DATABASE_URL" in os.environ:
        return
    import psycopg

    from fairbrief.postgres import database_url, stop

    home = Path(os.environ["FAIRBRIEF_HOME"]).resolve()
    try:
        with psycopg.connect(database_url(home, "postgres")) as connection:
            others = connection.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
            ).fetchone()
    except psycopg.OperationalError:
        return
    if others == (0,):
        stop(home)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for the network fails and says where it wanted to go."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any, /) -> None:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise OSError(f"a test reached for the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _own_files(settings: Any) -> None:
    settings.MEDIA_ROOT = Path(tempfile.gettempdir()) / f"fairbrief-test-files-{os.getpid()}"
