"""`fairbrief doctor`: what is wrong with an installation, and how to mend it."""

from __future__ import annotations

import textwrap

import click

from fairbrief.cli.health import Finding, Level, examine
from fairbrief.cli.output import as_json, counted, say_json
from fairbrief.config.home import home

COLOURS = {
    Level.OK: "green",
    Level.WARN: "yellow",
    Level.FAIL: "red",
    Level.SKIPPED: "bright_black",
}


@click.command("doctor", short_help="Say what is wrong here and how to mend it.")
@as_json
def command(as_json: bool) -> None:
    """Say what is wrong with this installation and how to mend it. Changes nothing.

    Exit code 1 if anything must be mended; warnings alone leave it at 0.
    """
    found = []
    for finding in examine(home()):
        found.append(finding)
        if not as_json:
            _say(finding)
    count = {level: sum(each.level is level for each in found) for level in Level}
    healthy = not count[Level.FAIL]
    warnings = counted(count[Level.WARN], "warning", "warnings")
    if as_json:
        say_json({"ok": healthy, "checks": [each.as_json() for each in found]})
    elif healthy:
        click.echo(f"\nHealthy. {warnings}.")
    else:
        click.echo(f"\n{counted(count[Level.FAIL], 'thing', 'things')} to mend, {warnings}.")
    raise SystemExit(0 if healthy else 1)


def _say(finding: Finding) -> None:
    mark = click.style(f"{finding.level:<8}", fg=COLOURS[finding.level])
    lines = textwrap.wrap(finding.says, 78) or [""]
    click.echo(f"{mark} {finding.name:<13} {lines[0]}")
    for line in lines[1:]:
        click.echo(f"{'':<23}{line}")
    for line in textwrap.wrap(finding.mend, 76):
        click.echo(f"{'':<23}{click.style('→', fg='cyan')} {line}")
