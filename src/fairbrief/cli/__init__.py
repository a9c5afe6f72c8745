"""The command `fairbrief`: one module a command, loaded when it is asked for.

Owns what a person or a machine types and reads at a terminal. Must never hold rules of the trade:
a command calls the rooms as a view does.
"""

from __future__ import annotations

import importlib
from typing import Any, ClassVar

import click

from fairbrief import __version__
from fairbrief.cli.mistakes import explained


class Commands(click.Group):
    """Finds a command in the module of its name, so that `check` need not wait for Django."""

    modules: ClassVar[dict[str, str]] = {
        "demo": "demo",
        "serve": "serve",
        "worker": "worker",
        "clocks": "clocks",
        "migrate": "migrate",
        "retention": "retention",
        "close-account": "leaving",
        "tour": "tour",
        "check": "check",
        "verify": "verify",
        "keys": "keys",
        "doctor": "doctor",
        "search": "search",
        "reread": "reread",
        "bench": "bench",
        "roster": "roster",
        "reports": "reports",
        "database": "database",
        "manage": "manage",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.modules:
            return None
        module = importlib.import_module(f"fairbrief.cli.{self.modules[cmd_name]}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        with explained():
            return super().invoke(ctx)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fairbrief")
def main() -> None:
    """Micro-internships done right: plain terms before anything starts, kept while the work runs.

    An installation keeps its data in FAIRBRIEF_HOME (default: var, below the current folder) and in
    the database of DATABASE_URL; without one, a PostgreSQL of its own runs from that folder.
    """
