"""Ten thousand open briefs and the people around them, written in bulk.

Only shapes and amounts matter here; the demo world is where things make sense.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.postgres.search import SearchVector
from django.db import models

from fairbrief.accounts.models import User
from fairbrief.agreements.models import Agreement
from fairbrief.applications.models import Application
from fairbrief.briefs.models import Brief, BriefVersion, Deliverable, Offering, Question
from fairbrief.engagements.models import Engagement, HoursEntry, Meeting, Piece, PlannedWeek
from fairbrief.kernel.codes import new_code
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Campus, CampusDomain, Employer, Member, Officer
from fairbrief.payments.models import Funding
from fairbrief.students.models import Skill, Student
from fairbrief.tracking.models import Experience
from fairbrief.vetting.models import BriefReview, EmployerReview, Policy

# fmt: off
WORDS = [
    "archive", "audience", "brief", "budget", "caption", "census", "chart", "city", "claim",
    "climate", "code", "copy", "data", "design", "draft", "editor", "energy", "event", "field",
    "film", "garden", "grant", "guide", "harbour", "health", "history", "index", "interview",
    "journal", "kitchen", "language", "law", "library", "map", "market", "memory", "method",
    "model", "museum", "music", "network", "news", "night", "note", "outreach", "page", "panel",
    "paper", "park", "people", "photo", "plan", "poll", "port", "press", "print", "project",
    "record", "report", "research", "river", "school", "score", "script", "season", "source",
    "station", "story", "street", "survey", "table", "team", "test", "text", "theatre", "tour",
    "trade", "translation", "transport", "user", "valley", "video", "voice", "water",
]
# fmt: on
BATCH = 2000

type Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Crowd:
    """The people whose pages are measured."""

    student: Student
    member: Member
    officer: Officer
    operator: User
    brief: Brief
    employer: Employer
    engagement: Engagement
    applied: Application


def _save[M: models.Model](model: type[M], rows: list[M]) -> list[M]:
    return model._base_manager.bulk_create(rows, batch_size=BATCH)


def gather(*, briefs: int, at: datetime, progress: Progress, seed: int = 1) -> Crowd:
    """Writes `briefs` open briefs and, in proportion, everything else. Deterministic by `seed`."""
    dice = random.Random(seed)  # noqa: S311
    today = at.date()
    progress("people", 0, 4)
    campuses, officers = _campuses(at)
    students = _students(max(40, briefs // 5), campuses, dice, at)
    employers, members = _employers(max(10, briefs // 50), campuses, at)
    progress("briefs", 1, 4)
    open_briefs = _briefs(briefs, employers, members, campuses, dice, at)
    progress("work", 2, 4)
    applied, engagement = _work(open_briefs, students, campuses, dice, at, today)
    progress("words", 3, 4)
    vector = (
        SearchVector("title", weight="A", config="english")
        + SearchVector("summary", weight="B", config="english")
        + SearchVector("learning", weight="C", config="english")
    )
    Brief.objects.update(search=vector)
    operator = User.objects.create_superuser("operator@bench.example", None, name="Operator")
    progress("ready", 4, 4)
    brief = open_briefs[0]
    return Crowd(
        student=students[0],
        member=next(each for each in members if each.employer_id == brief.employer_id),
        officer=officers[0],
        operator=operator,
        brief=brief,
        employer=brief.employer,
        engagement=engagement,
        applied=applied,
    )


def _users(prefix: str, number: int) -> list[User]:
    return _save(
        User,
        [
            User(
                email=f"{prefix}{index}@bench.example",
                name=f"{prefix.title()} {index}",
                password="!",
            )
            for index in range(number)
        ],
    )


def _campuses(at: datetime) -> tuple[list[Campus], list[Officer]]:
    campuses = _save(
        Campus,
        [
            Campus(
                slug=f"bench-{index}",
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
        Officer(user=user, campus=campus)
        for user, campus in zip(_users("officer", 2), campuses, strict=True)
    ]
    return campuses, _save(Officer, officers)


def _students(
    number: int, campuses: list[Campus], dice: random.Random, at: datetime
) -> list[Student]:
    skills = list(Skill.objects.all()) or _save(
        Skill,
        [Skill(slug=f"skill-{word}", name=word, field="bench") for word in WORDS[:40]],
    )
    students = _save(
        Student,
        [
            Student(
                user=user,
                campus=campuses[index % 10 == 9],
                major=dice.choice(["History", "Biology", "Economics", "Design", "Law"]),
                graduates_in=2027 + index % 4,
                is_adult=True,
                work_state="OH",
                authorization="free",
                onboarded_at=at,
                made_at=at,
            )
            for index, user in enumerate(_users("student", number))
        ],
    )
    through = Student.skills.through
    through._base_manager.bulk_create(
        [
            through(student_id=student.pk, skill_id=skill.pk)  # type: ignore[misc]
            for student in students
            for skill in dice.sample(skills, min(4, len(skills)))
        ],
        batch_size=BATCH,
    )
    return students


def _employers(
    number: int, campuses: list[Campus], at: datetime
) -> tuple[list[Employer], list[Member]]:
    employers = _save(
        Employer,
        [
            Employer(
                slug=f"bench-employer-{index}",
                name=f"Bench Employer {index}",
                kind=Employer.Kind.FOR_PROFIT,
                domain=f"e{index}.example",
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
            for employer, user in zip(employers, _users("owner", number), strict=True)
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
    def words(count: int) -> str:
        return " ".join(dice.choices(WORDS, k=count))

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
            for brief in briefs[: number // 20]
        ],
    )
    skills = list(Skill.objects.all())
    through = Brief.skills.through
    through._base_manager.bulk_create(
        [
            through(brief_id=brief.pk, skill_id=skill.pk)  # type: ignore[misc]
            for brief in briefs
            for skill in dice.sample(skills, min(3, len(skills)))
        ],
        batch_size=BATCH,
    )
    return briefs


def _work(
    briefs: list[Brief],
    students: list[Student],
    campuses: list[Campus],
    dice: random.Random,
    at: datetime,
    today: date,
) -> tuple[Application, Engagement]:
    """Thirty applicants for the measured brief, a few for the others, and finished work."""
    pairs = {(briefs[0], student) for student in students[1:31]}
    pairs |= {(brief, students[0]) for brief in briefs[1:5]}
    for brief in briefs[100 : 100 + len(briefs) // 4]:
        pairs.add((brief, dice.choice(students[31:] or students)))
    applications = _save(
        Application,
        [
            Application(
                brief=brief,
                student=student,
                state="submitted",
                interest="Because it fits.",
                made_at=at,
                submitted_at=at,
                brief_version=1,
            )
            for brief, student in sorted(pairs, key=lambda pair: (pair[0].pk, pair[1].pk))
        ],
    )
    engaged = _save(
        Application,
        [
            Application(
                brief=briefs[-1 - index],
                student=students[index % len(students)] if index >= 30 else students[0],
                state="accepted",
                made_at=at,
                submitted_at=at,
                offered_at=at,
                brief_version=1,
            )
            for index in range(min(len(briefs) // 10, 1000))
        ],
    )
    agreements = _save(
        Agreement,
        [
            Agreement(
                application=application,
                state="signed",
                terms={},
                text="Bench",
                sha256="0" * 64,
                made_at=at,
                student_signed_at=at,
                employer_signed_at=at,
                signed_at=at,
            )
            for application in engaged
        ],
    )
    engagements = _save(
        Engagement, [_engagement(each, index, at, today) for index, each in enumerate(agreements)]
    )
    _save(
        Piece,
        [
            Piece(engagement=each, position=1, title="A report", criteria=["clear"])
            for each in engagements
        ],
    )
    _save(
        PlannedWeek,
        [
            PlannedWeek(engagement=each, number=week, starts_on=each.starts_on, minutes=300)
            for each in engagements
            for week in (1, 2, 3)
        ],
    )
    _save(
        HoursEntry,
        [
            HoursEntry(engagement=each, day=today, minutes=90, note="work", logged_at=at)
            for each in engagements
            for _entry in range(3)
        ],
    )
    _save(
        Meeting,
        [
            Meeting(engagement=each, kind="checkin", at=at + timedelta(days=1))
            for each in engagements
        ],
    )
    _save(
        Funding,
        [
            Funding(
                engagement=each,
                state="released" if each.state == "paid" else "secured",
                amount_minor=each.fee_minor,
                secured_minor=each.fee_minor,
                released_minor=each.fee_minor if each.state == "paid" else 0,
                currency="USD",
                secured_at=at,
                released_at=at if each.state == "paid" else None,
            )
            for each in engagements
        ],
    )
    _save(
        Experience,
        [
            Experience(
                campus_id=each.campus_id,
                student_id=each.student_id,
                engagement=each,
                employer_id=each.employer_id,
                employer_name="Bench",
                title=each.title,
                state="verified",
                starts_on=each.starts_on,
                ends_on=each.due_on,
                minutes=each.hours * 60,
                paid_minor=each.fee_minor,
                logged_at=at,
                confirmed_at=at,
                verified_at=at,
            )
            for each in engagements
            if each.state == "paid"
        ],
    )
    _save(
        Notice,
        [
            Notice(
                user=students[0].user,
                email=students[0].user.email,
                kind="bench",
                subject=f"Notice {index}",
                body="Bench",
                made_at=at,
                mailed_at=at,
            )
            for index in range(300)
        ],
    )
    first = next(each for each in applications if each.student_id == students[0].pk)
    return first, engagements[0]


def _engagement(agreement: Agreement, index: int, at: datetime, today: date) -> Engagement:
    application = agreement.application
    brief = application.brief
    done = index % 3 == 1
    return Engagement(
        code=new_code(),
        agreement=agreement,
        brief=brief,
        student=application.student,
        employer=brief.employer,
        campus_id=application.student.campus_id,
        supervisor=brief.supervisor,
        leader=brief.leader,
        state="paid" if done else "active",
        title=brief.title,
        hours=brief.hours or 10,
        fee_minor=brief.fee_minor or 0,
        floor_minor=2000,
        starts_on=today - timedelta(days=10),
        due_on=today + timedelta(days=20),
        made_at=at,
        authorized_at=at,
        funded_at=at,
        started_at=at,
        submitted_at=at if done else None,
        approved_at=at if done else None,
        paid_at=at if done else None,
    )
