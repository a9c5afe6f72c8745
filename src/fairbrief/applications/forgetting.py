"""What people wrote in an application and to each other, when its time to be kept is over."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from fairbrief.applications.models import (
    Application,
    Forgotten,
    Message,
    MessageFile,
    ReadMark,
)
from fairbrief.applications.states import ENDED_STATES
from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.forgetting import forget_events
from fairbrief.audit.locking import locked
from fairbrief.concerns.actions import forget_readings
from fairbrief.kernel.clock import years_before
from fairbrief.kernel.forgetting import forget
from fairbrief.kernel.rounds import each_alone

#: What goes, by where it stands.
WORDS = {
    Application: (
        *("interest", "experience", "link", "reason", "employer_note"),
        "offer_withdrawn_because",
    ),
    Message: ("text", "by_name"),
    MessageFile: ("file", "name"),
}


#: Applications forgotten a night, at most.
_A_NIGHT = 5_000


def applications_to_forget(*, at: datetime) -> QuerySet[Application]:
    """Applications that came to nothing, and that nobody need account for any more."""
    until = years_before(at, settings.KEEP_APPLICATIONS_YEARS)
    return Application.objects.filter(
        state__in=ENDED_STATES, ended_at__lt=until, forgotten=None
    ).order_by("pk")


def forget_applications(*, at: datetime) -> int:
    """Forgets those that are due. Returns how many. Safe to run any number of times."""

    def forget_one(application: Application) -> int:
        forget_words(application, actor=INSTALLATION, at=at)
        return 1

    return each_alone(applications_to_forget(at=at)[:_A_NIGHT], forget_one)


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
        # Whoever read by a mailed link stands there by their address.
        ReadMark.objects.filter(application=row, reader__contains="@").delete()
