"""Enrolling a student and keeping the profile."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.actions import live_where
from fairbrief.accounts.models import User
from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import announce
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.organizations.models import Campus
from fairbrief.students.models import MOST_SKILLS, FreeTime, Skill, Student

#: The parts of a day a student ticks, in the student's own time zone.
PARTS = {
    "morning": (time(8, 0), time(12, 0)),
    "afternoon": (time(12, 0), time(17, 0)),
    "evening": (time(17, 0), time(22, 0)),
}


def enrol(user: User, /, *, campus: Campus, actor: Actor, at: datetime, **columns: Any) -> Student:
    """Makes the user a student of the campus; a second call gives the same student."""
    with transaction.atomic():
        student, is_new = Student.objects.get_or_create(
            user=user, defaults={"campus": campus, "made_at": at, **columns}
        )
        if is_new:
            live_where(user, time_zone=campus.time_zone, actor=actor, at=at)
            event = record(student, "enrolled", actor=actor, at=at, data={"campus": campus.slug})
            announce(student, "enrolled", event=event)
    return student


def choose_skills(
    student: Student, skills: Iterable[Skill], /, *, actor: Actor, at: datetime
) -> Student:
    """What the student can do, and nothing else of the profile.

    Raises FairbriefError for too many, NotAllowedError for someone else's profile.
    """
    if actor.user_id != student.user_id:
        raise NotAllowedError(_("A profile is changed by the student only."))
    chosen = list(skills)
    if len(chosen) > MOST_SKILLS:
        raise FairbriefError(_("Choose the five skills that say most."), field="skills")
    with transaction.atomic():
        locked(student)
        student.skills.set(chosen)
        record(student, "profile saved", actor=actor, at=at, data={"fields": ["skills"]})
    return student


def save_profile(
    student: Student,
    /,
    *,
    actor: Actor,
    at: datetime,
    skills: Iterable[Skill] | None = None,
    wants_to_learn: Iterable[Skill] | None = None,
    free_parts: Iterable[tuple[int, str]] | None = None,
    **columns: Any,
) -> Student:
    """Writes the profile; the first time finishes the welcome.

    `free_parts` are pairs of weekday (0 is Monday) and part of the day. Raises FairbriefError for
    too many skills, NotAllowedError for someone else's profile.
    """
    if actor.user_id != student.user_id:
        raise NotAllowedError(_("A profile is changed by the student only."))
    chosen = list(skills) if skills is not None else None
    if chosen is not None and len(chosen) > MOST_SKILLS:
        raise FairbriefError(_("Choose the five skills that say most."), field="skills")
    with transaction.atomic():
        locked(student)
        for name, value in columns.items():
            setattr(student, name, value)
        if student.onboarded_at is None:
            student.onboarded_at = at
        student.save()
        if chosen is not None:
            student.skills.set(chosen)
        if wants_to_learn is not None:
            student.wants_to_learn.set(wants_to_learn)
        if free_parts is not None:
            student.free_times.all().delete()
            FreeTime.objects.bulk_create(
                FreeTime(
                    student=student, weekday=weekday, starts=PARTS[part][0], ends=PARTS[part][1]
                )
                for weekday, part in sorted(set(free_parts))
            )
        record(student, "profile saved", actor=actor, at=at, data={"fields": sorted(columns)})
    return student
