"""`fairbrief migrate`: tables and static files brought up to date."""

from __future__ import annotations

import click

from fairbrief.cli.installation import reach_database, set_up
from fairbrief.cli.output import as_json, counted, progress, say_json


@click.command("migrate", short_help="Bring tables and static files up to date.")
@click.option(
    "--check", "only_look", is_flag=True, help="Change nothing; exit 1 if anything waits."
)
@as_json
def command(only_look: bool, as_json: bool) -> None:
    """Bring the database's tables and the static files up to this release.

    Run it after every update, before `serve` and `worker`. Two at once wait for each other.
    """
    reach_database()
    set_up()
    from fairbrief.cli.upkeep import (
        collect_static,
        migrate,
        pending_migrations,
        static_is_current,
    )

    if only_look:
        waiting, current = pending_migrations(), static_is_current()
        if as_json:
            say_json({"pending": waiting, "static_is_current": current})
        else:
            for name in waiting:
                click.echo(f"not applied: {name}")
            if not current:
                click.echo("static files are not collected")
            if current and not waiting:
                click.echo("Up to date.")
        raise SystemExit(1 if waiting or not current else 0)
    with progress(quiet=as_json) as report:
        applied = migrate(report)
        collected = collect_static(report)
    if as_json:
        say_json({"applied": applied, "collected": collected})
    elif applied or collected:
        click.echo(f"Up to date: {counted(applied, 'migration', 'migrations')} applied.")
    else:
        click.echo("Up to date already.")
