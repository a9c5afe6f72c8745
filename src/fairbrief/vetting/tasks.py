"""The worker's round: open briefs are read again when the rules have changed."""

from __future__ import annotations

from time import monotonic

from procrastinate.contrib.django import app

from fairbrief.kernel.clock import now
from fairbrief.vetting.actions import reread_open_briefs

#: Seconds of one round; the next goes on where it ended.
MOST_SECONDS = 120.0


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="vetting.reread", pass_context=False)
def reread(timestamp: int) -> int:
    """Every five minutes; how many briefs were read. Safe to run any number of times: what was read
    under the rules in force is not read again."""
    return reread_open_briefs(at=now(), until=monotonic() + MOST_SECONDS).read
