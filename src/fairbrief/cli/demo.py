"""`fairbrief demo`: a living demo with one command."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

import click

from fairbrief.cli.installation import has_own_server, reach_database, set_up
from fairbrief.cli.output import Report, progress
from fairbrief.cli.serve import refuse_taken_port
from fairbrief.config.home import home
from fairbrief.postgres import ensure_running, make_home, status, stop

READY_WITHIN = 60.0
#: More processes than this make a demo no livelier.
MOST_WORKERS = 4


type Child = subprocess.Popen[bytes]


class Stop(BaseException):
    """Ctrl-C, or the signal to end."""


@click.command("demo", short_help="Start a living demo with one command.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; only this machine's own.",
)
@click.option(
    "--port",
    default=8000,
    show_default=True,
    envvar="PORT",
    show_envvar=True,
    type=click.IntRange(1, 65535),
    help="Port to listen on.",
)
@click.option("--prepare-only", is_flag=True, help="Make the demo's world, serve nothing.")
def command(host: str, port: int, prepare_only: bool) -> None:
    """Start a living demo: database, made-up people and work, web server and worker.

    The world is made once; later starts keep what was done in it. Ctrl-C stops everything. Mails
    are written to FAIRBRIEF_HOME/mail. To begin anew, delete FAIRBRIEF_HOME.
    """
    from fairbrief.config.demo_guard import is_loopback

    if not is_loopback(host):
        raise click.ClickException(
            f"The demo listens on this machine only, not on {host}: "
            "anyone who reached it could sign in as anyone."
        )
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        if name != signal.SIGHUP or signal.getsignal(name) != signal.SIG_IGN:  # nohup
            signal.signal(name, _end)
    folder = home()
    make_home(folder)
    with _only_demo_of(folder, url), suppress(Stop):
        if not prepare_only:
            refuse_taken_port(host, port)
        os.environ.update(FAIRBRIEF_MODE="demo", FAIRBRIEF_URL=url)
        with _database(folder):
            with progress() as report:
                report("Starting the database", 0, 0)
                reach_database()
                _make_world(report)
            if not prepare_only:
                _run(host, port, url, folder)


def _end(number: int, frame: FrameType | None) -> None:
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        # From here on we are stopping; a second Ctrl-C must not leave things behind.
        signal.signal(name, signal.SIG_IGN)
    raise Stop


@contextmanager
def _only_demo_of(folder: Path, url: str) -> Iterator[None]:
    with (folder / "demo.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise click.ClickException(
                f"The demo of this folder runs already: {file.read().strip()}\n"
                "For a second one, set FAIRBRIEF_HOME to another folder and PORT to another port."
            ) from None
        file.truncate(0)
        file.write(url)
        file.flush()
        yield


@contextmanager
def _database(folder: Path) -> Iterator[None]:
    """Stops the embedded server at the end, also one that an earlier, killed demo left running."""
    ours = folder / "demo.started-database"
    if not has_own_server():
        yield
        return
    if not status(folder).running:
        ours.touch()
    try:
        yield
    finally:
        if ours.exists():
            stop(folder)
            ours.unlink()


def _make_world(report: Report) -> None:
    report("Setting up", 0, 0)
    set_up()
    from django.db import connections

    from fairbrief.cli.upkeep import collect_static, migrate
    from fairbrief.config.demo_guard import mark_as_demo
    from fairbrief.demo.world import fill
    from fairbrief.kernel.clock import now

    mark_as_demo()
    migrate(report)
    collect_static(report)
    fill(at=now(), progress=report)
    connections.close_all()
    close_pool: Any = getattr(connections["default"], "close_pool", None)
    if close_pool:
        close_pool()


def _run(host: str, port: int, url: str, folder: Path) -> None:
    logs = folder / "logs"
    logs.mkdir(mode=0o700, exist_ok=True)
    for log in logs.glob("*.log"):
        log.unlink()
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    commands = {
        "serve": ["--host", host, "--port", str(port), "--workers", str(workers)],
        "worker": [],
    }
    children: dict[str, Child] = {}
    try:
        for name, arguments in commands.items():
            children[name] = _begin(name, arguments, logs)
        _wait_until_ready(url, children, logs)
        click.echo(f"Fairbrief is ready at {url}")
        click.echo("Stop it with Ctrl-C.", err=True)
        sys.stdout.flush()
        revived = float("-inf")
        while True:
            if _revive_database(folder):
                revived = time.monotonic()
            elif time.monotonic() - revived > READY_WITHIN:
                _refuse_dead(children, logs, unless=lambda: not _database_runs(folder))
            else:
                for name, child in children.items():
                    if child.poll() is not None:  # it went down with the database
                        children[name] = _begin(name, commands[name], logs)
            time.sleep(0.5)
    finally:
        _stop_all(children)


def _begin(name: str, arguments: list[str], logs: Path) -> Child:
    with open(logs / f"{name}.log", "a", opener=_for_us_alone) as log:
        return subprocess.Popen(  # noqa: S603
            [
                *(sys.executable, "-m", "fairbrief", name),
                *(*arguments, "--parent", str(os.getpid())),
            ],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            # Ctrl-C reaches us alone; we tell them.
            start_new_session=True,
        )


def _database_runs(folder: Path) -> bool:
    return not has_own_server() or status(folder).running


def _revive_database(folder: Path) -> bool:
    """Starts the embedded server again when something else has ended it; whether it had."""
    if _database_runs(folder):
        return False
    click.echo("The database was stopped by something else; starting it again.", err=True)
    ensure_running(folder)
    return True


def _for_us_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _wait_until_ready(url: str, children: dict[str, Child], logs: Path) -> None:
    deadline = time.monotonic() + READY_WITHIN
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while True:
        _refuse_dead(children, logs)
        try:
            with opener.open(url, timeout=10):
                return
        except urllib.error.HTTPError as error:
            raise click.ClickException(
                f"The site answers with an error ({error.code}). {_last_words(logs, 'serve')}"
            ) from error
        except OSError as error:
            if time.monotonic() > deadline:
                raise click.ClickException(
                    f"The site does not answer ({error}). {_last_words(logs, 'serve')}"
                ) from error
        time.sleep(0.1)


def _refuse_dead(
    children: dict[str, Child], logs: Path, *, unless: Callable[[], bool] = lambda: False
) -> None:
    for name, child in children.items():
        if child.poll() is not None and not unless():
            raise click.ClickException(
                f"`fairbrief {name}` ended by itself. {_last_words(logs, name)}"
            )


def _last_words(logs: Path, name: str) -> str:
    log = logs / f"{name}.log"
    return f"{log} says:\n{log.read_text(errors='replace')[-2000:].strip()}"


def _stop_all(children: dict[str, Child]) -> None:
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + 25
    for child in children.values():
        try:
            child.wait(max(deadline - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
