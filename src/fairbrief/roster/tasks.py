"""The worker's part in bringing rosters in."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fairbrief.kernel.clock import now
from fairbrief.roster.actions import forget_old_imports, work_on
from fairbrief.roster.models import RosterImport


@app.task(pass_context=False)
def work_on_import(import_id: int) -> None:
    """Reads, brings in or takes back. Safe to run any number of times: each step looks first
    whether it is done, and is done whole or not at all."""
    found = RosterImport.objects.select_related("campus", "term").filter(pk=import_id).first()
    if found is not None:
        work_on(found, at=now())


@app.periodic(cron="29 4 * * *")
@app.task(queueing_lock="roster.forget", pass_context=False)
def forget(timestamp: int) -> int:
    """Each night. Safe to run any number of times: what is thrown away is gone."""
    return forget_old_imports(at=now())
