"""The ledger's other half: micro-internships found elsewhere, at each point of their checking."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.text import slugify

from fairbrief.audit.actors import link_holder
from fairbrief.demo.data.outside import OUTSIDE
from fairbrief.demo.data.shapes import OutsideData
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import EVENING, MORNING, NOON
from fairbrief.tracking.access import CONFIRMING
from fairbrief.tracking.actions import (
    Told,
    confirm_experience,
    deny_experience,
    log_outside,
    verify_experience,
)
from fairbrief.tracking.models import Experience

#: Ends of the three stretches of a year, in days from now, in which they are found.
ENDS = (-250, -110, -18)


def found_elsewhere(cast: Cast) -> None:
    """Adds one story a student, and a second for some."""
    keys = [key for key, data in cast.student_data.items() if data.skills]
    for number, key in enumerate(keys):
        cast.timeline.add(_found(cast, key, number))
        if number % 5 == 0:
            cast.timeline.add(_found(cast, key, number + 61))


def _found(cast: Cast, key: str, number: int) -> Iterator[datetime]:
    what = OUTSIDE[number % len(OUTSIDE)]
    end = ENDS[number % 3] - number % 21
    yield cast.day(end + 3, EVENING, number % 50)
    experience = log_outside(
        cast.students[key],
        told=Told(
            employer_name=what.employer,
            title=what.title,
            starts_on=cast.date(end - 21),
            ends_on=cast.date(end),
            minutes=what.hours * 60,
            what_i_did=what.did,
            supervisor_name=what.supervisor,
            supervisor_email=_address(what),
            senior_contact=what.senior,
            place="remote" if number % 3 else "hybrid",
            paid_minor=what.paid,
        ),
        actor=cast.student(key),
        at=cast.now,
    )
    # Of the latest, some wait for the supervisor and some for the office.
    is_late = ENDS[number % 3] == ENDS[-1]
    if is_late and number % 4 == 1:
        return
    yield cast.day(end + 6, NOON, number % 40)
    supervisor = link_holder(
        name=what.supervisor,
        email=_address(what),
        capacity=CONFIRMING,
        subject=(Experience._meta.label_lower, experience.pk),
    )
    if number % 23 == 11:
        deny_experience(
            experience,
            reason="It was nine hours, and it was my brother's shop. Please write it again.",
            actor=supervisor,
            at=cast.now,
        )
        return
    confirm_experience(experience, actor=supervisor, at=cast.now)
    if is_late and number % 4 == 2:
        return
    yield cast.day(end + 8, MORNING) + timedelta(minutes=number % 50)
    verify_experience(experience, actor=cast.officer_of(experience.campus.slug), at=cast.now)


def _address(what: OutsideData) -> str:
    return f"{slugify(what.supervisor).replace('-', '.')}@{slugify(what.employer)}.example"
