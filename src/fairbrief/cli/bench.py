"""`fairbrief bench`: how fast it is, on made-up data in a scratch database."""

from __future__ import annotations

import click


@click.group("bench", short_help="Measure how fast it is.")
def command() -> None:
    """Measure it. Nothing of the installation is touched."""
