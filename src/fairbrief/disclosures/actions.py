"""Keeping who saw an application, and letting go of it with the application."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from fairbrief.applications.access import is_named
from fairbrief.applications.models import Application
from fairbrief.audit.actors import Actor
from fairbrief.disclosures.models import Disclosure

#: Rows let go of in one statement, and in one night at most.
_A_PART, _A_NIGHT = 5_000, 500_000


def note_disclosure(applications: Iterable[Application], /, *, actor: Actor, at: datetime) -> None:
    """Somebody of the employer has these before them; once an hour each. One query."""
    Disclosure.objects.bulk_create(
        [
            Disclosure(
                application=each,
                user_id=actor.user_id,
                by_name=actor.name[:120],
                with_name=is_named(each),
                hour=at.replace(minute=0, second=0, microsecond=0),
            )
            for each in applications
        ],
        ignore_conflicts=True,
    )


def forget_disclosures() -> int:
    """Who saw an application is kept as long as what stands in it. Returns how many rows went.

    Safe to run any number of times.
    """
    due = Disclosure.objects.filter(application__forgotten__isnull=False).order_by("pk")
    went = 0
    while went < _A_NIGHT:
        some, _of_each = Disclosure.objects.filter(pk__in=due.values("pk")[:_A_PART]).delete()
        went += some
        if some < _A_PART:
            break
    return went
