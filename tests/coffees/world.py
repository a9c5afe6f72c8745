"""A coffee, and students who could come."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fairbrief.coffees.actions import Plan, offer_coffee, take_seat
from fairbrief.coffees.models import Coffee, Seat
from fairbrief.organizations.models import Campus, Employer, Member
from fairbrief.students.models import Student
from tests.builders import NOW, a_member, a_student, acting, days
from tests.engaged import an_engagement

LINK = "https://video.example/room"


def a_plan(**said: Any) -> Plan:
    return Plan(
        **{
            "title": "An ordinary Tuesday",
            "about": "What I do all day.",
            "first": NOW + days(2),
            "zone": "America/New_York",
            "minutes": 30,
            "link": LINK,
            "seats": 2,
            **said,
        }
    )


def a_coffee(employer: Employer, *, host: Member | None = None, **said: Any) -> Coffee:
    """Offered by an owner, open to everyone at once unless it begins in a week."""
    owner = Member.objects.filter(employer=employer, role="owner").first() or a_member(employer)
    campus = said.pop("campus", None)
    return offer_coffee(
        employer,
        host=host or owner,
        plan=a_plan(**said),
        campus=campus,
        actor=acting(owner.user),
        at=NOW,
    )


def sits(coffee: Coffee, student: Student, question: str = "", at: datetime = NOW) -> Seat:
    return take_seat(coffee, student=student, question=question, actor=acting(student.user), at=at)


def one_who_worked(employer: Employer, campus: Campus) -> Student:
    student = a_student(campus)
    an_engagement("active", campus=campus, employer=employer, student=student)
    return student
