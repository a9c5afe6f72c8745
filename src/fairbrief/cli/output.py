"""What a command says: results on standard output, how far it is on standard error."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress

#: What long work calls: what it is at, how many are done, of how many (0 when nobody knows).
Report = Callable[[str, int, int], None]

#: Seconds a log of long work may stay without a line.
SILENT_AT_MOST = 10.0

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")


def counted(number: int, one: str, more: str) -> str:
    """The number with the word that fits it."""
    return f"{number} {one if number == 1 else more}"


def say_json(value: object) -> None:
    """One value, on one line, at once."""
    said = json.dumps(value, ensure_ascii=False, default=str)
    try:
        said.encode()
    except UnicodeEncodeError:  # half a character, as JSON may hold it escaped
        said = json.dumps(value, default=str)
    click.echo(said)


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Report]:
    """A bar a stage on a terminal; otherwise a plain line a stage; nothing when quiet."""
    if quiet:
        yield lambda label, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if console.is_terminal:
        with Progress(
            TextColumn("{task.description:<32}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        ) as bars:
            yield _bars(bars)
    else:
        yield _lines()


def _bars(bars: Progress) -> Report:
    tasks: dict[str, int] = {}

    def report(label: str, done: int, total: int) -> None:
        if label not in tasks:
            for earlier in tasks.values():
                known = bars.tasks[earlier].total
                bars.update(bars.tasks[earlier].id, completed=known or 1, total=known or 1)
            tasks[label] = bars.add_task(label, total=total or None)
        bars.update(bars.tasks[tasks[label]].id, completed=done, total=total or None)

    return report


def _lines() -> Report:
    seen: set[str] = set()
    spoke = time.monotonic()

    def report(label: str, done: int, total: int) -> None:
        nonlocal spoke
        if label not in seen:
            seen.add(label)
            click.echo(f"{label} ({total}) …" if total > 1 else f"{label} …", err=True)
        elif total and time.monotonic() - spoke > SILENT_AT_MOST:
            click.echo(f"{label}: {done} of {total}", err=True)
        else:
            return
        spoke = time.monotonic()

    return report
