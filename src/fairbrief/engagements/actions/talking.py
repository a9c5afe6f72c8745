"""Messages while the work runs: the thread of the application goes on here, with files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from fairbrief.applications.models import Message
from fairbrief.applications.talking import add_message
from fairbrief.audit.actors import Actor
from fairbrief.engagements.access import STUDENT, side_of
from fairbrief.engagements.doors import supervisor_door
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.queries import takes_messages
from fairbrief.kernel.errors import IllegalMoveError, NotAllowedError
from fairbrief.notices.telling import Recipient


def write_message(
    work: Engagement,
    /,
    *,
    text: str,
    files: Sequence[UploadedFile[Any]] = (),
    actor: Actor,
    at: datetime,
) -> Message:
    """Writes to the other side; a supervisor without an account is told by a mailed link.

    Raises FairbriefError with the field, FileRefusedError for a file that is not taken,
    IllegalMoveError when the work has been over for a month.
    """
    side = side_of(actor, work)
    if not side:
        raise NotAllowedError(_("Only the student and the supervisor write here."))
    if not takes_messages(work, at=at):
        raise IllegalMoveError(_("This work has been over for a month; the thread is closed."))
    return add_message(
        work.agreement.application,
        side=side,
        text=text,
        files=files,
        also=lambda: _doors(work, at) if side == STUDENT else [],
        actor=actor,
        at=at,
    )


def _doors(work: Engagement, at: datetime) -> list[Recipient]:
    """The supervisor without an account, with a link that opens the messages."""
    return [replace(each, link=f"{each.link}messages/") for each in supervisor_door(work, at=at)]
