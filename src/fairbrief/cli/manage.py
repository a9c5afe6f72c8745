"""`fairbrief manage`: Django's own commands, on this installation."""

from __future__ import annotations

import click

from fairbrief.cli.installation import reach_database, set_up


@click.command(
    "manage",
    short_help="Run one of Django's own commands here.",
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> None:
    """Run one of Django's own commands here (shell, dbshell, clearsessions, …)."""
    reach_database()
    set_up()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["fairbrief manage", *(arguments or ("help",))])
