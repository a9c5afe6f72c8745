"""Small worlds for tests: one call a thing, sensible defaults, every column overridable.

Rows are written directly: a builder gives a starting point; the act under test goes through the
rooms' own actions.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from fairbrief.accounts.models import User
from fairbrief.audit.actors import Actor, person
from fairbrief.briefs.models import Brief, BriefVersion, Deliverable, Offering
from fairbrief.briefs.states import BriefState
from fairbrief.organizations.models import Campus, CampusDomain, Employer, Member, Officer, Term
from fairbrief.roster.models import Enrolment, RosterEntry
from fairbrief.students.models import Student
from fairbrief.vetting.models import BriefReview, EmployerReview, Policy

#: A quiet Wednesday morning in term.
NOW = datetime(2027, 2, 10, 15, 0, tzinfo=UTC)
TODAY = NOW.date()

_number = count(1)


def days(number: float) -> timedelta:
    return timedelta(days=number)


def day_of_students(at: datetime) -> date:
    """The day it is where students of these tests are; around midnight not that of UTC."""
    return at.astimezone(ZoneInfo("America/New_York")).date()


def in_days(number: int) -> date:
    return TODAY + timedelta(days=number)


def a_user(name: str = "", **columns: Any) -> User:
    number = next(_number)
    email = columns.pop("email", f"person{number}@mail.example")
    return User.objects.create_user(
        email, "a long pass phrase", name=name or f"Person {number}", **columns
    )


def acting(user: User | None) -> Actor:
    """The user as an actor."""
    assert user is not None
    return person(user)


def a_campus(slug: str = "", **columns: Any) -> Campus:
    number = next(_number)
    slug = slug or f"campus-{number}"
    policy = columns.pop("policy", {})
    campus = Campus.objects.create(
        slug=slug,
        name=columns.pop("name", f"University {number}"),
        office_name="Career Office",
        office_email=f"careers@{slug}.example",
        state=columns.pop("state", "OH"),
        **columns,
    )
    CampusDomain.objects.create(campus=campus, domain=f"{slug}.example")
    Policy.objects.create(campus=campus, version=1, made_at=NOW, **policy)
    return campus


def an_officer(campus: Campus, **columns: Any) -> Officer:
    return Officer.objects.create(
        user=columns.pop("user", None) or a_user(), campus=campus, **columns
    )


def a_student(campus: Campus, **columns: Any) -> Student:
    user = columns.pop("user", None) or a_user(columns.pop("name", ""))
    return Student.objects.create(
        user=user,
        campus=campus,
        is_adult=columns.pop("is_adult", True),
        authorization=columns.pop("authorization", Student.Authorization.FREE),
        onboarded_at=columns.pop("onboarded_at", NOW),
        made_at=NOW,
        major=columns.pop("major", "History"),
        work_state=columns.pop("work_state", "OH"),
        **columns,
    )


def an_entry(campus: Campus, **columns: Any) -> RosterEntry:
    """A person on the campus's roster; one `student` has one entry, which is given back."""
    student = columns.pop("student", None)
    known = RosterEntry.objects.filter(student=student).first() if student else None
    if known is not None:
        return known
    number = next(_number)
    return RosterEntry.objects.create(
        campus=campus,
        student=student,
        student_number=columns.pop("student_number", f"N{number:06}"),
        email=columns.pop(
            "email", student.user.email if student else f"n{number}@{campus.slug}.example"
        ),
        name=columns.pop("name", student.user.name if student else f"Enrolled {number}"),
        made_at=NOW,
        **columns,
    )


def entry_of(student: Student) -> RosterEntry:
    """Where a student stands on the campus's roster."""
    return an_entry(student.campus, student=student)


def a_term(campus: Campus, **columns: Any) -> Term:
    """The term that `NOW` falls in."""
    return Term.objects.create(
        campus=campus,
        kind=columns.pop("kind", Term.Kind.TERM),
        name=columns.pop("name", "Spring 2027"),
        starts_on=columns.pop("starts_on", in_days(-30)),
        ends_on=columns.pop("ends_on", in_days(80)),
        **columns,
    )


def an_enrolment(entry: RosterEntry, term: Term, **columns: Any) -> Enrolment:
    return Enrolment.objects.create(
        entry=entry,
        term=term,
        college=columns.pop("college", "Arts"),
        major=columns.pop("major", "History"),
        class_level=columns.pop("class_level", "Junior"),
        **columns,
    )


def an_employer(*campuses: Campus, **columns: Any) -> Employer:
    """An employer vetted and approved by the campuses."""
    number = next(_number)
    employer = Employer.objects.create(
        slug=columns.pop("slug", f"employer-{number}"),
        name=columns.pop("name", f"Employer {number}"),
        kind=columns.pop("kind", Employer.Kind.FOR_PROFIT),
        domain=columns.pop("domain", f"employer{number}.example"),
        website=f"https://employer{number}.example",
        domain_confirmed_at=NOW,
        made_at=NOW,
        **columns,
    )
    for campus in campuses:
        EmployerReview.objects.create(
            employer=employer, campus=campus, state="approved", asked_at=NOW, decided_at=NOW
        )
    return employer


def a_member(employer: Employer, role: str = "owner", **columns: Any) -> Member:
    """A member with an account, unless `user=None` is given."""
    name = columns.pop("name", f"Member {next(_number)}")
    email = columns.pop("email", f"{name.lower().replace(' ', '.')}@{employer.domain}")
    user = columns.pop("user") if "user" in columns else a_user(name, email=email)
    return Member.objects.create(
        employer=employer,
        role=role,
        name=name,
        email=email,
        user=user,
        title=columns.pop("title", "Producer"),
        **columns,
    )


def a_draft(employer: Employer, *campuses: Campus, **columns: Any) -> Brief:
    """A brief with clear terms throughout, still a draft, offered to the campuses."""
    supervisor = columns.pop("supervisor", None) or a_member(employer, "supervisor")
    leader = columns.pop("leader", None) or a_member(employer, "leader", title="Executive producer")
    backup = columns.pop("backup", None) or a_member(employer, "supervisor", user=None)
    deliverables = columns.pop("deliverables", None) or [
        (
            "A source list of 40 entries",
            ["each with a link, a date and one line on why it matters", "ten not in English"],
        ),
        ("Five interview briefs of one page", ["who, why them, six questions, how to reach them"]),
    ]
    brief = Brief.objects.create(
        employer=employer,
        supervisor=supervisor,
        leader=leader,
        backup=backup,
        title=columns.pop("title", "Build the research file for a documentary on night markets"),
        summary=columns.pop(
            "summary",
            "We are preparing a documentary about night markets in four cities. Before we film we "
            "need a research file that a producer can trust: who the voices are, what has been "
            "written and filmed already, which claims hold and which do not. You will read, judge "
            "and order sources, write short interview briefs for the director, and tell the team "
            "in a short talk what surprised you. You work from where you are, in hours that suit "
            "your classes, and you keep a list of open questions that we go through twice a week.",
        ),
        function=columns.pop("function", "research"),
        learning=columns.pop(
            "learning",
            "How a documentary is researched before a camera is switched on: judging sources, "
            "clearing facts, and writing for people who have ninety seconds to read you.",
        ),
        hours=columns.pop("hours", 18),
        routine_percent=columns.pop("routine_percent", 15),
        tools="A shared drive, access to two press archives",
        apply_by=columns.pop("apply_by", in_days(10)),
        starts_on=columns.pop("starts_on", in_days(14)),
        due_on=columns.pop("due_on", in_days(42)),
        checkins_a_week=columns.pop("checkins_a_week", 2),
        channel="Video call on Tuesdays, shared notes in between",
        senior_sessions=columns.pop("senior_sessions", 2),
        senior_minutes=columns.pop("senior_minutes", 30),
        fee_minor=columns.pop("fee_minor", 43200),
        pay_days=columns.pop("pay_days", 10),
        pay_method=columns.pop("pay_method", "Bank transfer"),
        accommodation_contact="access@employer.example",
        made_at=NOW,
        **columns,
    )
    for position, (title, criteria) in enumerate(deliverables, start=1):
        Deliverable.objects.create(
            brief=brief, position=position, title=title, criteria=list(criteria)
        )
    for campus in campuses:
        Offering.objects.create(brief=brief, campus=campus)
    return brief


def an_open_brief(employer: Employer, *campuses: Campus, **columns: Any) -> Brief:
    """A brief that its campuses have approved and students can apply to."""
    brief = a_draft(employer, *campuses, **columns)
    BriefVersion.objects.create(
        brief=brief, number=1, terms={}, review={}, verdict="clear", sent_at=NOW, sent_by_name="x"
    )
    brief.state = BriefState.OPEN
    brief.version = 1
    brief.sent_at = brief.opened_at = NOW
    brief.save()
    for campus in campuses:
        BriefReview.objects.create(
            brief=brief,
            campus=campus,
            state="approved",
            version=1,
            asked_at=NOW,
            decided_at=NOW,
        )
    Offering.objects.filter(brief=brief).update(listed_at=NOW)
    return brief
