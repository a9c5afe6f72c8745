"""`fairbrief reread`: open briefs held against the rules in force, by several processes."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

import click

from fairbrief.cli.installation import reach_database, set_up
from fairbrief.cli.output import as_json, counted, progress, say_json

if TYPE_CHECKING:
    from collections.abc import Callable


@click.command("reread", short_help="Read open briefs again where the rules have changed.")
@click.option(
    "--processes",
    default=lambda: len(os.sched_getaffinity(0)),
    type=click.IntRange(1, 64),
    help="How many read at once.  [default: one a processor]",
)
@as_json
def command(as_json: bool, processes: int) -> None:
    """Read every open brief again that was approved under other rules than are in force.

    The worker does so by itself, every five minutes; this is quicker where there are very many.
    What now breaks a rule comes to the office that approved it. Safe to stop and to begin again.

    With --json: read, and found (briefs that an office is now to look at again).
    """
    reach_database()
    set_up()
    with progress(quiet=as_json) as report:
        read, found = read_by(processes, lambda done, of: report("Reading", done, of))
    if as_json:
        say_json({"read": read, "found": found})
        return
    click.echo(f"{counted(read, 'open brief', 'open briefs')} read again, {found} to be looked at.")


def read_by(processes: int, tell: Callable[[int, int], None]) -> tuple[int, int]:
    """Divides the work among so many processes, of which this is one; how many briefs were read,
    and how many an office is to look at again. `tell` hears how far this one is, as if of all."""
    with ProcessPoolExecutor(max(processes - 1, 1), mp_context=get_context("spawn")) as others:
        shares = [others.submit(_share, processes, number) for number in range(1, processes)]
        mine = _share(processes, 0, tell)
        done = [mine, *(each.result() for each in shares)]
    return sum(read for read, _found in done), sum(found for _read, found in done)


def _share(
    processes: int, number: int, tell: Callable[[int, int], None] | None = None
) -> tuple[int, int]:
    set_up()
    from fairbrief.kernel.clock import now
    from fairbrief.vetting.actions import RereadSoFar, count_to_read_again, reread_open_briefs

    of = count_to_read_again() if tell else 0

    def told(so_far: RereadSoFar) -> None:
        if tell:
            tell(min(so_far.read * processes, of), of)

    done = reread_open_briefs(at=now(), share=(processes, number), told=told)
    return done.read, done.found
