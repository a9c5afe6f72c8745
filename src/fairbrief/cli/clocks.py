"""`fairbrief clocks`: what is due is fired; or, as a rehearsal, what would be."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from fairbrief.cli.installation import reach_database, set_up
from fairbrief.cli.output import as_json, counted, say_json

if TYPE_CHECKING:
    from fairbrief.notices.rehearsal import Step


@click.command("clocks", short_help="Fire what is due, or rehearse the next days.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen; write nothing.")
@click.option(
    "--days",
    default=3,
    show_default=True,
    type=click.IntRange(0, 14),
    help="How far a dry run looks ahead.",
)
@as_json
def command(dry_run: bool, days: int, as_json: bool) -> None:
    """Fire every clock that is due, as the worker does each minute.

    With --dry-run, say instead what would happen in the next days if nobody acted: each reminder,
    each consequence, what would change and who would be told. It is played to its end and taken
    back; nothing is written and no mail leaves.
    """
    reach_database()
    set_up()
    from fairbrief.kernel.clock import now

    if not dry_run:
        from fairbrief.clocks.rounds import go_round

        served = go_round(at=now())
        if as_json:
            say_json({"served": served})
        else:
            click.echo(f"{counted(served, 'clock', 'clocks')} served.")
        return
    from fairbrief.notices.rehearsal import rehearse

    found = rehearse(at=now(), days=days)
    if as_json:
        for step in found.steps:
            say_json(asdict(step))
        return
    for step in found.steps:
        _say(step)
    end = " There would be more." if found.is_cut else ""
    number = counted(len(found.steps), "clock", "clocks")
    click.echo(f"{number} until {found.until:%a %d %b %H:%M} UTC.{end} Nothing was written.")


def _say(step: Step) -> None:
    what = "reminder" if step.is_reminder else f"then {step.otherwise}"
    click.echo(f"{step.at:%a %d %b %H:%M}  {step.kind} ({step.owner}): {step.about}")
    click.echo(f"{'':18}{what}")
    for change in step.changes:
        moved = f": {change.source} -> {change.target}" if change.target else ""
        click.echo(f"{'':18}{change.thing} {change.key} {change.name}{moved}")
    for heading, people in step.told.items():
        told = counted(people, "person", "people")
        click.echo(f"{'':18}{told} told: {heading}")
    if step.failure:
        click.echo(f"{'':18}{click.style('would fail', fg='red')}: {step.failure}")
