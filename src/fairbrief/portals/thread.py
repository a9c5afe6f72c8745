"""A thread of messages as its pages show it, the same for applications and for work."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest

from fairbrief.applications.access import reader_of
from fairbrief.applications.forms import MessageForm
from fairbrief.applications.models import Application, Message
from fairbrief.applications.queries import Talk, has_messages, read_up_to, thread_of
from fairbrief.applications.talking import mark_read
from fairbrief.audit.actors import Actor
from fairbrief.concerns.queries import REPORT_AT, hear
from fairbrief.kernel.clock import now
from fairbrief.portals.ui.http import paginate, run_action


def talk_about(
    request: HttpRequest,
    application: Application,
    talk: Talk,
    *,
    side: str,
    actor: Actor,
    may_write: bool = True,
    form: Any = None,
) -> dict[str, Any]:
    """The thread where the application is shown; once there is work, only the way to it."""
    if talk.work or not (talk.is_open or has_messages(application)):
        return {"thread_work": talk.work}
    return thread(
        request,
        application.pk,
        side=side,
        actor=actor,
        may_write=talk.is_open and may_write,
        form=form,
        with_files=False,
        seen=talk.seen,
    )


def thread(
    request: HttpRequest,
    application_id: int,
    *,
    side: str,
    actor: Actor,
    may_write: bool,
    form: Any = None,
    with_files: bool = True,
    report_at: str = REPORT_AT,
    seen: int | None = None,
) -> dict[str, Any]:
    """The page's part of the thread, the newest first. Looking at it is reading it."""
    if seen is None:
        seen = read_up_to(application_id, reader_of(actor))
    page: Page[Message] = paginate(request, thread_of(application_id, with_files=with_files))
    rows = list(page.object_list)
    hear(side, rows, at=report_at)
    newest = rows[0].pk if rows else 0
    if newest > seen and page.number == 1:
        run_action(
            request, None, lambda: mark_read(application_id, upto=newest, actor=actor, at=now())
        )
    return {
        "thread": page,
        "said": [(row, row.side == side, row.side != side and row.pk > seen) for row in rows],
        "may_write": may_write,
        "with_files": with_files,
        "say_form": form or MessageForm(with_files=with_files),
    }
