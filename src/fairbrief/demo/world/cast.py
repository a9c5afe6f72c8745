"""Everyone and everything of the demo's world, by key, while it is being filled."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import cast

from django.db.models import Model

from fairbrief.accounts.models import User
from fairbrief.audit.actors import Actor, link_holder, person
from fairbrief.briefs.models import Brief
from fairbrief.demo.data.shapes import BriefData, EmployerData, StudentData
from fairbrief.demo.world.timeline import Timeline
from fairbrief.engagements.models import Engagement
from fairbrief.organizations.models import Campus, Employer, Member, Officer
from fairbrief.relationships.questionnaires import CURRENT, OF_EMPLOYER
from fairbrief.students.models import Skill, Student


@dataclass
class Cast:
    """Filled as the stories go on."""

    timeline: Timeline
    dice: Random
    operator: User
    campuses: dict[str, Campus] = field(default_factory=dict)
    officers: dict[str, Officer] = field(default_factory=dict)
    employers: dict[str, Employer] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    students: dict[str, Student] = field(default_factory=dict)
    student_data: dict[str, StudentData] = field(default_factory=dict)
    employer_data: dict[str, EmployerData] = field(default_factory=dict)
    brief_data: dict[str, BriefData] = field(default_factory=dict)
    briefs: dict[str, Brief] = field(default_factory=dict)
    skills: dict[str, Skill] = field(default_factory=dict)
    works: dict[str, Engagement] = field(default_factory=dict)
    #: Which students are taken by a life of their own, and until when.
    busy_until: dict[str, int] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        return self.timeline.now

    def day(self, number: int, hour: int = 14, minute: int = 0) -> datetime:
        return self.timeline.day(number, hour, minute)

    def date(self, number: int) -> date:
        return self.timeline.at.date() + timedelta(days=number)

    @property
    def as_operator(self) -> Actor:
        return person(self.operator)

    def officer(self, key: str) -> Actor:
        return person(self.officers[key].user)

    def head_of(self, campus: str) -> Officer:
        """The campus's director, who decides in most stories."""
        return next(
            officer
            for officer in self.officers.values()
            if officer.campus.slug == campus and officer.role == Officer.Role.DIRECTOR
        )

    def officer_of(self, campus: str) -> Actor:
        return person(self.head_of(campus).user)

    def owner_of(self, employer: str) -> Actor:
        data = self.employer_data[employer]
        key = next(member.key for member in data.members if member.role == "owner")
        return person(cast("User", self.members[key].user))

    def member(self, key: str) -> Actor:
        """A member with an account."""
        return person(cast("User", self.members[key].user))

    def as_member(self, member: Member, subject: Model, capacity: str = "supervisor") -> Actor:
        """The member by their account, or as the holder of the link mailed to them."""
        if member.user is not None:
            return person(member.user)
        return link_holder(
            name=member.name,
            email=member.email,
            capacity=capacity,
            subject=(subject._meta.label_lower, subject.pk),
        )

    def student(self, key: str) -> Actor:
        return person(self.students[key].user)

    def as_student(self, work: Engagement) -> Actor:
        return person(work.student.user)

    def ratings(self, part: str) -> dict[str, int]:
        """Levels of most questions of a part; what was not seen is left out. Of the employer
        everything is picked."""
        # Most students were treated well: an average house should read like one.
        levels = (2, 3, 3, 3, 4, 4, 4, 4) if part == OF_EMPLOYER else (2, 3, 3, 4)
        return {
            each.key: self.dice.choice(levels)
            for each in CURRENT.parts[part].questions
            if part == OF_EMPLOYER or self.dice.random() < 0.8
        }

    def pick[T](self, things: tuple[T, ...]) -> T:
        return self.dice.choice(things)
