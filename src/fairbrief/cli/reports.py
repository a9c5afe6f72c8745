"""`fairbrief reports`: what is kept of each campus's figures."""

from __future__ import annotations

import click

from fairbrief.cli.installation import reach_database, set_up
from fairbrief.cli.output import as_json, counted, progress, say_json


@click.group("reports", short_help="Count the figures of the reports anew.")
def command() -> None:
    """Look after the kept figures of the reports."""


@command.command("recount", short_help="Count everything from nothing.")
@as_json
def recount(as_json: bool) -> None:
    """Count every term of every campus anew. Safe at any time."""
    reach_database()
    set_up()
    from fairbrief.organizations.models import Campus
    from fairbrief.reports.keeping import recount as count_anew

    campuses = list(Campus.objects.order_by("pk"))
    done = 0
    with progress(quiet=as_json) as report:
        for number, campus in enumerate(campuses):
            report("Counting", number, len(campuses))
            done += count_anew(campus)
    if as_json:
        say_json({"campuses": len(campuses), "periods": done})
    else:
        click.echo(f"{counted(done, 'period', 'periods')} counted anew.")
