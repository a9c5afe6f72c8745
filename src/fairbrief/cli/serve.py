"""`fairbrief serve`: the web server."""

from __future__ import annotations

import errno
import gc
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fairbrief.cli.installation import reach_database, set_up
from fairbrief.cli.lifeline import end_with

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler

#: More waiting requests than this a process are refused at once instead of piling up.
BACKPRESSURE = 64


@click.command("serve", short_help="Serve the site.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    envvar="PORT",
    show_envvar=True,
    type=click.IntRange(1, 65535),
    help="Port to listen on.",
)
@click.option(
    "--socket",
    "unix_socket",
    type=click.Path(path_type=Path),
    help="Listen on this unix socket instead, behind a web server of yours.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="Processes; by default one a core.",
)
@click.option(
    "--threads",
    default=4,
    show_default=True,
    type=click.IntRange(1, 7),
    help="Requests a process serves at the same time.",
)
@click.option("--access-log", is_flag=True, help="Write a line for each request.")
@click.option("--parent", type=int, hidden=True)
def command(
    host: str,
    port: int,
    unix_socket: Path | None,
    workers: int | None,
    threads: int,
    access_log: bool,
    parent: int | None,
) -> None:
    """Serve the site. Put a web server that speaks HTTPS in front of it.

    Run `fairbrief migrate` first, and `fairbrief worker` beside it: without a worker no clock fires
    and no mail leaves.
    """
    if parent:
        end_with(parent)
    reach_database()
    set_up(pool=threads + 1)
    _check_ready(host, unix_socket)
    if unix_socket is None:
        refuse_taken_port(host, port)
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from fairbrief.config.logs import server_logging

    os.environ["FAIRBRIEF_SERVER_PID"] = str(os.getpid())
    Server(
        "fairbrief.cli.serve:application",
        factory=True,
        address=host,
        port=port,
        uds=unix_socket,
        interface=Interfaces.WSGI,
        websockets=False,
        workers=workers or os.cpu_count() or 1,
        blocking_threads=threads,
        backpressure=BACKPRESSURE,
        respawn_failed_workers=True,
        workers_kill_timeout=15,
        log_level=LogLevels.info if access_log else LogLevels.warning,
        log_access=access_log,
        log_dictconfig=server_logging(),
    ).serve()


def application() -> WSGIHandler:
    """Called in each of the server's processes."""
    end_with(int(os.environ["FAIRBRIEF_SERVER_PID"]))
    from fairbrief.config.wsgi import application as made

    settle()
    return made


#: New objects after which the youngest are looked through for garbage, and how often the older are.
COLLECT_AFTER = (20_000, 20, 50)


def settle() -> None:
    """What is loaded by now stays for the life of the process: no search for garbage, which stops
    every request of the process, goes through it again. A page makes thousands of objects."""
    from django.urls import get_resolver

    _ = get_resolver().url_patterns
    _read_once()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


def _read_once() -> None:
    """The review makes each of its patterns when it first tries it: none of them while somebody
    waits."""
    from fairbrief.bench.corpus import corpus
    from fairbrief.fairness import Posting, review

    for each in corpus():
        review(Posting(text=each.text))


def _check_ready(host: str, unix_socket: Path | None) -> None:
    from django.conf import settings
    from django.db import connection

    from fairbrief.cli.upkeep import pending_migrations, refuse_other_tables, static_is_current
    from fairbrief.config.demo_guard import is_loopback, is_marked, refuse_unmarked_database

    if settings.DEMO:
        if unix_socket is None and not is_loopback(host):
            raise click.ClickException(
                f"Demo mode listens on this machine only, not on {host}: "
                "anyone who reached it could sign in as anyone."
            )
        refuse_unmarked_database()
    elif is_marked():
        click.echo("Note: this database holds the demo's made-up people.", err=True)
    if pending_migrations():
        raise click.ClickException("The tables are not up to date. Run `fairbrief migrate`.")
    refuse_other_tables()
    if not static_is_current():
        raise click.ClickException("Static files are not collected. Run `fairbrief migrate`.")
    # The server forks; a connection must not be shared with what it forks.
    connection.close()
    close_pool: Any = getattr(connection, "close_pool", None)
    if close_pool:
        close_pool()


def refuse_taken_port(host: str, port: int) -> None:
    """Raises ClickException, naming a way out, when the port cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise click.ClickException(
                    f"Port {port} is in use by another program. "
                    f"Choose another: PORT={port + 1} and the same command again."
                ) from error
            raise click.ClickException(
                f"Cannot listen on {host}, port {port}: {error.strerror}."
            ) from error
