"""`fairbrief search`: the index of open briefs that this machine keeps."""

from __future__ import annotations

import time

import click

from fairbrief.cli.installation import reach_database, set_up
from fairbrief.cli.output import as_json, progress, say_json

#: Seconds between two looks at whether the worker is done.
LOOK_EVERY = 0.5


@click.group("search", short_help="The index of open briefs on this machine.")
def command() -> None:
    """The index of open briefs on this machine. The worker keeps it by itself."""


@command.command("rebuild", short_help="Make the index anew.")
def rebuild() -> None:
    """Make the index anew from the database. Pages go on reading the old one meanwhile.

    Where a worker runs, it does the work and this command waits for it.
    """
    reach_database()
    set_up()
    from fairbrief.discovery.engine.following import is_asked_for, make_anew, why_not_yet

    with progress() as report:
        if make_anew(lambda done, of: report("Making the index", done, of)):
            return
        while is_asked_for():
            if why := why_not_yet():
                raise click.ClickException(
                    f"The worker cannot make the index now: {why}. It keeps the old one up, and "
                    "tries again each minute."
                )
            report("The worker makes the index", 0, 0)
            time.sleep(LOOK_EVERY)


@command.command("status", short_help="Say how the index is.")
@as_json
def status(as_json: bool) -> None:
    """Say how the index is. With --json: briefs, open_briefs, megabytes, silent (seconds since it
    was last kept up), trouble (empty where it is read), is_whole."""
    reach_database()
    set_up()
    from dataclasses import asdict

    from fairbrief.discovery.engine.health import index_health

    found = index_health()
    if as_json:
        say_json(asdict(found))
        return
    click.echo(
        f"{found.briefs} of {found.open_briefs} open briefs, {found.megabytes} MB. "
        f"{found.trouble or 'It is read.'}"
    )
