"""`fairbrief database`: the embedded server by itself."""

from __future__ import annotations

import click

from fairbrief.cli.installation import has_own_server
from fairbrief.cli.output import as_json, say_json
from fairbrief.config.home import home
from fairbrief.postgres import Status, ensure_running, status, stop


def _said(found: Status) -> dict[str, object]:
    return {
        "made": found.made,
        "running": found.running,
        "pid": found.pid,
        "data": str(found.data),
        "log": str(found.log),
    }


@click.group("database", short_help="Start, stop or look at the embedded database.")
def command() -> None:
    """Start, stop or look at the embedded PostgreSQL of this installation.

    Other commands start it by themselves; it goes on after them until it is stopped here. Only
    `demo` and `tour` stop what they started.
    """
    if not has_own_server():
        raise click.ClickException("DATABASE_URL names another server; nothing embedded runs here.")


@command.command("status")
@as_json
def status_command(as_json: bool) -> None:
    """Say whether it runs; exit 1 if not."""
    found = status(home())
    if as_json:
        say_json(_said(found))
    else:
        state = f"runs (process {found.pid})" if found.running else "does not run"
        click.echo(f"PostgreSQL {state}. Data: {found.data}. Log: {found.log}")
    raise SystemExit(0 if found.running else 1)


@command.command("start")
def start_command() -> None:
    """Start it, making it first if need be."""
    ensure_running(home())
    click.echo(f"PostgreSQL runs (process {status(home()).pid}).")


@command.command("stop")
def stop_command() -> None:
    """Stop it in an orderly way."""
    stop(home())
    click.echo("PostgreSQL is stopped.")
