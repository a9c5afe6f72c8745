"""The worker's housekeeping: jobs of killed workers are taken up again, old ones cleared away.

Procrastinate forgets a worker that was killed but leaves its jobs in `doing` for ever, so someone
must hand them back. Hence every task is safe to run twice.
"""

from __future__ import annotations

import logging

from asgiref.sync import sync_to_async
from django.core.management import call_command
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status

logger = logging.getLogger("fairbrief.worker")
#: A living worker beats every ten seconds; three missed beats are a death.
DEAD_AFTER_SECONDS = 30.0
KEPT_HOURS = 7 * 24


async def take_up_stalled_jobs() -> int:
    """Gives the jobs of dead workers back to the queue; returns how many.

    Each by itself: one that cannot be given back keeps no other, and no worker that starts.
    """
    stalled = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS)
    count = 0
    for job in stalled:
        try:
            count += await _take_up(job)
        except Exception:
            # Another worker may have been quicker; what is still there is seen in a minute.
            logger.exception("job %s (%s) could not be taken up", job.id, job.task_name)
    return count


async def _take_up(job: Job) -> bool:
    """False where the same work waits already, as that of the next minute: one of both is enough,
    and the queue takes no second."""
    try:
        await app.job_manager.retry_job(job)
    except UniqueViolation:
        logger.warning("job %s (%s) was left, and waits anew: over", job.id, job.task_name)
        await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)
        return False
    logger.warning("job %s (%s) was left by a dead worker: again", job.id, job.task_name)
    return True


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="config.reap", pass_context=False)
async def reap(timestamp: int) -> int:
    """Each minute. Safe to run any number of times: a job given back is no longer stalled."""
    return await take_up_stalled_jobs()


@app.periodic(cron="9 * * * *")
@app.task(queueing_lock="config.forget_counts", pass_context=False)
def forget_counts(timestamp: int) -> int:
    """Each hour, attempts that count no more: every new one asks how large their table is. Safe to
    run any number of times. Returns how many went."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_shared_cache WHERE expires < now()")
        return int(cursor.rowcount)


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="config.clear_away", pass_context=False)
async def clear_away(timestamp: int) -> None:
    """Each night: finished jobs older than a week, and sessions that ended."""
    await app.job_manager.delete_old_jobs(nb_hours=KEPT_HOURS, include_failed=True)
    await sync_to_async(call_command)("clearsessions")
