"""Who and what is on the stage of the tour, and what time it is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from fairbrief.audit.actors import Actor, person
from fairbrief.clocks.firing import fire_due

if TYPE_CHECKING:
    from fairbrief.accounts.models import User
    from fairbrief.agreements.models import Agreement
    from fairbrief.applications.models import Application
    from fairbrief.briefs.models import Brief
    from fairbrief.engagements.models import Engagement
    from fairbrief.organizations.models import Campus, Employer, Officer
    from fairbrief.students.models import Student
    from fairbrief.tracking.models import Experience


class StageError(Exception):
    """Something on the way is not as it should be."""


def check(holds: bool, words: str) -> None:
    """Raises StageError with the words unless it holds."""
    if not holds:
        raise StageError(words)


@dataclass
class Scene:
    """The tour's people and things, filled in step by step."""

    at: datetime
    operator: User = field(init=False)
    campus: Campus = field(init=False)
    officer: Officer = field(init=False)
    owner: User = field(init=False)
    employer: Employer = field(init=False)
    brief: Brief = field(init=False)
    students: list[Student] = field(default_factory=list)
    application: Application = field(init=False)
    agreement: Agreement = field(init=False)
    work: Engagement = field(init=False)
    outside: Experience = field(init=False)

    def day(self, number: int) -> date:
        return self.at.date() + timedelta(days=number)

    def pass_time(self, *, days: float = 0, minutes: float = 5) -> None:
        """Lets time pass, and every clock that falls due with it."""
        self.at += timedelta(days=days, minutes=minutes)
        fire_due(at=self.at)

    def as_user(self, user: User | None) -> Actor:
        if user is None:
            raise StageError("nobody is there to act")
        return person(user)

    @property
    def student(self) -> Student:
        return self.students[0]

    @property
    def as_student(self) -> Actor:
        return person(self.student.user)

    @property
    def as_owner(self) -> Actor:
        return person(self.owner)

    @property
    def as_officer(self) -> Actor:
        return person(self.officer.user)
