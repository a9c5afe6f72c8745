"""Ten thousand open briefs and the people around them, written in bulk.

Only shapes and amounts matter here; the demo world is where things make sense.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.postgres.search import SearchVector
from django.db import connection

from fairbrief.accounts.models import User
from fairbrief.applications.models import Application, Message
from fairbrief.audit.actors import Actor, person
from fairbrief.bench.crowd_at_work import BATCH, apply_and_work
from fairbrief.bench.crowd_at_work import save_all as _save
from fairbrief.bench.crowd_reviewed import count_and_print
from fairbrief.bench.wording import Wording
from fairbrief.briefs.actions import copy_brief
from fairbrief.briefs.models import Brief, BriefVersion, Deliverable, Offering, Question
from fairbrief.concerns.actions import read_words
from fairbrief.discovery.engine.following import make_anew
from fairbrief.engagements.models import Engagement
from fairbrief.organizations.models import Campus, CampusDomain, Employer, Member, Officer
from fairbrief.students.models import Skill, Student
from fairbrief.vetting.models import BriefReview, EmployerReview, Policy

type Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Crowd:
    """The people whose pages are measured."""

    student: Student
    other_students: list[Student]
    member: Member
    officer: Officer
    operator: User
    brief: Brief
    employer: Employer
    engagement: Engagement
    applied: Application
    draft: Brief


def gather(*, briefs: int, at: datetime, progress: Progress, seed: int = 1) -> Crowd:
    """Writes `briefs` open briefs and, in proportion, everything else. Deterministic by `seed`."""
    dice = random.Random(seed)  # noqa: S311
    progress("people", 0, 4)
    campuses, officers = _campuses(at)
    students = _students(max(40, briefs // 5), campuses, dice, at)
    employers, members = _employers(max(10, briefs // 50), campuses, at)
    progress("briefs", 1, 4)
    open_briefs = _briefs(briefs, employers, members, campuses, dice, at)
    progress("work", 2, 4)
    applied, engagement = apply_and_work(open_briefs, students, dice, at)
    count_and_print(open_briefs, campuses, dice, at)
    progress("words", 3, 4)
    vector = (
        SearchVector("title", weight="A", config="english")
        + SearchVector("summary", weight="B", config="english")
        + SearchVector("learning", weight="C", config="english")
    )
    Brief.objects.update(search=vector)
    # No worker runs here: without this, lists would be measured without their index.
    make_anew()
    _settle()
    operator = User.objects.create_superuser("operator@bench.example", None, name="Operator")
    progress("ready", 4, 4)
    brief = open_briefs[0]
    member = next(each for each in members if each.employer_id == brief.employer_id)
    _talk(engagement, at)
    return Crowd(
        student=students[0],
        other_students=students[1:],
        member=member,
        officer=officers[0],
        operator=operator,
        brief=brief,
        employer=brief.employer,
        engagement=engagement,
        applied=applied,
        draft=copy_brief(brief, actor=_acting(member), at=at),
    )


def a_few(
    *, briefs: int, students: int, at: datetime, name: str
) -> tuple[list[Brief], list[Student]]:
    """Open briefs of one employer and students of one campus who may apply; `name` tells such
    crowds of one database apart."""
    dice = random.Random(name)  # noqa: S311
    campuses, _officers = _campuses(at, name)
    students_there = _students(students, campuses[:1], dice, at, name)
    employers, members = _employers(1, campuses, at, name)
    return _briefs(briefs, employers, members, campuses, dice, at), students_there


def _settle() -> None:
    """What the server does by itself within minutes: old rows away, and it knows how many of what.

    Without it the first readings would be those of a database just poured in.
    """
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _acting(member: Member) -> Actor:
    if member.user is None:
        raise ValueError("the crowd's members have accounts")
    return person(member.user)


def _talk(work: Engagement, at: datetime) -> None:
    """A thread of some length, every third message a doubtful one."""
    thread = work.agreement.application
    for number in range(30):
        message = Message.objects.create(
            application=thread,
            side="employer" if number % 2 else "student",
            by_name="x",
            text="Deposit the check we mail you." if number % 6 == 1 else "The list is there.",
            at=at,
        )
        read_words(message, at=at)


def _users(prefix: str, number: int) -> list[User]:
    return _save(
        User,
        [
            User(
                email=f"{prefix}{index}@bench.example",
                name=f"{prefix.title()} {index}",
            )
            for index in range(number)
        ],
    )


def _campuses(at: datetime, name: str = "") -> tuple[list[Campus], list[Officer]]:
    campuses = _save(
        Campus,
        [
            Campus(
                slug=f"{name}bench-{index}",
                name=f"Bench University {index}",
                office_name="Career Office",
                office_email=f"office{index}@bench.example",
                state="OH",
            )
            for index in range(2)
        ],
    )
    _save(
        CampusDomain,
        [CampusDomain(campus=each, domain=f"{each.slug}.example") for each in campuses],
    )
    _save(Policy, [Policy(campus=each, version=1, made_at=at) for each in campuses])
    officers = [
        Officer(user=user, campus=campus, role=Officer.Role.DIRECTOR)
        for user, campus in zip(_users(f"{name}officer", 2), campuses, strict=True)
    ]
    return campuses, _save(Officer, officers)


def _students(
    number: int, campuses: list[Campus], dice: random.Random, at: datetime, name: str = ""
) -> list[Student]:
    skills = list(Skill.objects.all()) or _save(
        Skill,
        [
            Skill(slug=f"skill-{word}", name=word, field="bench")
            for word in Wording(dice).words[:40]
        ],
    )
    students = _save(
        Student,
        [
            Student(
                user=user,
                campus=campuses[-1 if index % 10 == 9 else 0],
                major=dice.choice(["History", "Biology", "Economics", "Design", "Law"]),
                graduates_in=2027 + index % 4,
                is_adult=True,
                work_state="OH",
                authorization="free",
                onboarded_at=at,
                made_at=at,
            )
            for index, user in enumerate(_users(f"{name}student", number))
        ],
    )
    through = Student.skills.through
    through._base_manager.bulk_create(
        [
            through(student_id=student.pk, skill_id=skill.pk)
            for student in students
            for skill in dice.sample(skills, min(4, len(skills)))
        ],
        batch_size=BATCH,
    )
    return students


def _employers(
    number: int, campuses: list[Campus], at: datetime, name: str = ""
) -> tuple[list[Employer], list[Member]]:
    employers = _save(
        Employer,
        [
            Employer(
                slug=f"{name}bench-employer-{index}",
                name=f"Bench Employer {index}",
                kind=Employer.Kind.FOR_PROFIT,
                domain=f"{name}e{index}.example",
                domain_confirmed_at=at,
                made_at=at,
            )
            for index in range(number)
        ],
    )
    members = _save(
        Member,
        [
            Member(
                employer=employer,
                user=user,
                role=Member.Role.OWNER,
                name=user.name,
                title="Producer",
                email=user.email,
            )
            for employer, user in zip(employers, _users(f"{name}owner", number), strict=True)
        ],
    )
    _save(
        EmployerReview,
        [
            EmployerReview(
                employer=employer, campus=campus, state="approved", asked_at=at, decided_at=at
            )
            for employer in employers
            for campus in campuses
        ],
    )
    return employers, members


def _briefs(
    number: int,
    employers: list[Employer],
    members: list[Member],
    campuses: list[Campus],
    dice: random.Random,
    at: datetime,
) -> list[Brief]:
    words = Wording(dice).text
    rows = []
    for index in range(number):
        which = index % len(employers)
        hours = dice.randint(5, 40)
        opened = at - timedelta(minutes=dice.randint(1, 40_000))
        rows.append(
            Brief(
                employer=employers[which],
                supervisor=members[which],
                leader=members[which],
                backup=members[which],
                state="open",
                version=1,
                title=words(7).capitalize(),
                summary=words(110).capitalize(),
                learning=words(25).capitalize(),
                function=dice.choice(["research", "writing", "design", "data", "web"]),
                hours=hours,
                routine_percent=10,
                fee_minor=hours * dice.randint(2000, 4000),
                pay_days=10,
                pay_method="Bank transfer",
                place="remote" if dice.random() < 0.8 else "hybrid",
                time_zone=dice.choice(["America/New_York", "America/Los_Angeles", "Europe/Madrid"]),
                apply_by=at.date() + timedelta(days=dice.randint(2, 30)),
                starts_on=at.date() + timedelta(days=35),
                due_on=at.date() + timedelta(days=35 + dice.randint(7, 50)),
                checkins_a_week=1,
                senior_sessions=1,
                seats=2,
                made_at=opened,
                sent_at=opened,
                opened_at=opened,
            )
        )
    briefs = _save(Brief, rows)
    _around(briefs, campuses, words, dice, at)
    return briefs


def _around(
    briefs: list[Brief],
    campuses: list[Campus],
    words: Callable[[int], str],
    dice: random.Random,
    at: datetime,
) -> None:
    """Deliverables, offerings, versions, reviews, questions and skills of the briefs."""
    _save(
        Deliverable,
        [
            Deliverable(
                brief=brief, position=position, title=words(5), criteria=[words(8), words(8)]
            )
            for brief in briefs
            for position in (1, 2)
        ],
    )
    _save(
        Offering,
        [
            Offering(brief=brief, campus=campus, listed_at=at)
            for brief in briefs
            for campus in campuses
        ],
    )
    _save(
        BriefVersion,
        [
            BriefVersion(
                brief=brief,
                number=1,
                terms={},
                review={},
                verdict="clear",
                sent_at=at,
                sent_by_name="Bench",
            )
            for brief in briefs
        ],
    )
    _save(
        BriefReview,
        [
            BriefReview(
                brief=brief,
                campus=campuses[0],
                version=1,
                state="waiting" if index < 60 else "approved",
                asked_at=at,
                decided_at=None if index < 60 else at,
            )
            for index, brief in enumerate(briefs)
        ],
    )
    _save(
        Question,
        [
            Question(brief=brief, topic="pay", text=words(9), asked_at=at)
            for brief in briefs[: len(briefs) // 20]
        ],
    )
    skills = list(Skill.objects.all())
    through = Brief.skills.through
    through._base_manager.bulk_create(
        [
            through(brief_id=brief.pk, skill_id=skill.pk)
            for brief in briefs
            for skill in dice.sample(skills, min(3, len(skills)))
        ],
        batch_size=BATCH,
    )
