"""The demo as one command: ready, alone in its folder, back after a kill, all gone at the end."""

from __future__ import annotations

import os
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from fairbrief.postgres import database_url, status
from tests.cli.running import environment, fairbrief, free_port, started, wait_for
from tests.server import forget, kill_outright


@pytest.fixture
def demo_home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "demo"
    forget(tmp_path / "demo")


def test_demo_from_nothing_through_a_kill_to_its_end(demo_home: Path, tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    env = environment(demo_home, PORT=str(port))
    env.pop("DATABASE_URL", None)
    ready = f"Fairbrief is ready at http://127.0.0.1:{port}"
    _pretend_it_is_filled(demo_home, env)

    with started("demo", env=env, log=log) as demo:
        wait_for(lambda: ready in log.read_text() or demo.poll() is not None, seconds=180, log=log)
        assert demo.poll() is None, log.read_text()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:
            assert answer.status == 200
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/account/login/", timeout=30) as page:
            # A second demo in the same browser keeps its own.
            assert f"csrftoken_{port}=" in str(page.headers["Set-Cookie"])
        kept = [demo_home / "logs", *(demo_home / "logs").iterdir()]
        assert len(kept) == 3
        assert not any(each.stat().st_mode & 0o077 for each in kept)
        assert not demo_home.stat().st_mode & 0o066
        second = fairbrief("demo", env=env | {"PORT": str(free_port())})
        assert second.returncode == 1
        assert "runs already" in second.stderr

        killed = status(demo_home).pid
        assert killed
        workers = _descendants(demo.pid)
        os.kill(killed, signal.SIGKILL)
        wait_for(
            lambda: demo.poll() is not None or status(demo_home).pid not in {None, killed}, log=log
        )
        wait_for(lambda: demo.poll() is not None or _answers(port), log=log)
        assert demo.poll() is None, log.read_text()
        wait_for(lambda: _beats(demo_home), seconds=90, log=log)
        assert demo.poll() is None, log.read_text()
        wait_for(lambda: len(_descendants(demo.pid)) >= len(workers), log=log)

        server = status(demo_home).pid
        assert server
        kill_outright(demo.pid, *_descendants(demo.pid), server)
        demo.wait(10)

    with started("demo", env=env, log=log) as demo:
        wait_for(lambda: ready in log.read_text() or demo.poll() is not None, seconds=60, log=log)
        assert demo.poll() is None, log.read_text()
        assert _worlds(demo_home) == 1
        left = _descendants(demo.pid)
        assert len(left) >= 2
        demo.send_signal(signal.SIGINT)
        assert demo.wait(40) == 0
    assert not status(demo_home).running
    wait_for(lambda: not [pid for pid in left if Path(f"/proc/{pid}").exists()], log=log)


def _descendants(pid: int) -> list[int]:
    children = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    ).stdout.split()
    return [each for child in map(int, children) for each in (child, *_descendants(child))]


def _pretend_it_is_filled(home: Path, env: dict[str, str]) -> None:
    """Filling takes its time and is tested for itself; here a world without people will do."""
    assert fairbrief("migrate", env=env).returncode == 0
    with psycopg.connect(database_url(home)) as connection:
        connection.execute("INSERT INTO demo_world (filled_at) VALUES (now())")


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/briefs/", timeout=30) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _beats(home: Path) -> bool:
    """Whether a worker has been heard of since the database came back."""
    with psycopg.connect(database_url(home)) as connection:
        found = connection.execute(
            "SELECT count(*) FROM procrastinate_workers"
            " WHERE last_heartbeat > pg_postmaster_start_time()"
        ).fetchone()
        return bool(found and found[0])


def _worlds(home: Path) -> int:
    with psycopg.connect(database_url(home)) as connection:
        found = connection.execute("SELECT count(*) FROM demo_world").fetchone()
        assert found
        return int(found[0])
