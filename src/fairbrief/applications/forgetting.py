"""What people wrote in an application and to each other, when its time to be kept is over."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from fairbrief.applications.models import Application, Forgotten, Message, MessageFile
from fairbrief.audit.actors import Actor
from fairbrief.audit.forgetting import forget_events
from fairbrief.audit.locking import locked
from fairbrief.concerns.actions import forget_readings
from fairbrief.kernel.forgetting import forget

#: What goes, by where it stands.
WORDS = {
    Application: ("interest", "experience", "link", "reason", "employer_note"),
    Message: ("text", "by_name"),
    MessageFile: ("file", "name"),
}


def forget_words(application: Application, /, *, actor: Actor, at: datetime) -> None:
    """Removes words, names and files of an application and of the messages about it, and what the
    rules found in them. When it was written, and how it ended, stays. A second call does nothing.
    """
    with transaction.atomic():
        row = locked(application)
        _kept, is_new = Forgotten.objects.get_or_create(application=row, defaults={"at": at})
        if not is_new:
            return
        messages = Message.objects.filter(application=row)
        for rows in (
            MessageFile.objects.filter(message__application=row),
            messages,
            Application.objects.filter(pk=row.pk),
        ):
            forget_readings(rows)
            forget(rows, WORDS[rows.model])
            forget_events(rows, actor=actor, at=at)
