"""`fairbrief worker`: clocks, mails and all work that need not keep a reader waiting."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading

import click

from fairbrief.cli.installation import reach_database, set_up
from fairbrief.cli.lifeline import end_with

logger = logging.getLogger("fairbrief.worker")
#: Seconds a running job may still take after the signal to stop.
GRACE = 20


@click.command("worker", short_help="Fire clocks, send mail, work in the background.")
@click.option(
    "--concurrency",
    default=4,
    show_default=True,
    type=click.IntRange(1, 7),
    help="Jobs at the same time.",
)
@click.option("--once", is_flag=True, help="Do what waits, then stop.")
@click.option("--parent", type=int, hidden=True)
def command(concurrency: int, once: bool, parent: int | None) -> None:
    """Do the work in the background: fire clocks, send mail, and more.

    One is needed, several may run. A worker that is killed loses nothing: another takes its jobs
    up within a minute or two.
    """
    if parent:
        end_with(parent)
    reach_database()
    # One connection more for the housekeeping, and one for the search index.
    set_up(pool=concurrency + 2)
    from fairbrief.cli.upkeep import pending_migrations

    if pending_migrations():
        raise click.ClickException("The tables are not up to date. Run `fairbrief migrate`.")
    click.echo("The worker runs. Stop it with Ctrl-C.", err=True)
    sys.stderr.flush()
    asyncio.run(_work(concurrency, once=once))


async def _work(concurrency: int, *, once: bool) -> None:
    from django.conf import settings
    from procrastinate.contrib.django import app

    from fairbrief.discovery.engine.following import follow

    with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]
        async with working.open_async():
            from fairbrief.config.tasks import take_up_stalled_jobs

            try:
                await take_up_stalled_jobs()
            except Exception:
                # The housekeeping of each minute does it again; work must not wait for it.
                logger.exception("jobs of dead workers could not be looked for")
            stop = threading.Event()
            index = follow(stop)
            try:
                await working.run_worker_async(
                    concurrency=concurrency,
                    wait=not once,
                    # Otherwise it looks by itself, every five seconds.
                    listen_notify=not settings.POOLER,
                    delete_jobs="successful",
                    shutdown_graceful_timeout=GRACE,
                    install_signal_handlers=True,
                )
            finally:
                stop.set()
                await asyncio.to_thread(index.join, GRACE)
