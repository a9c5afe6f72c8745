"""The crowd's applications and work, finished and under way."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from django.db import models

from fairbrief.agreements.models import Agreement
from fairbrief.applications.models import Application
from fairbrief.briefs.models import Brief
from fairbrief.engagements.models import Engagement, HoursEntry, Meeting, Piece, PlannedWeek
from fairbrief.kernel.codes import new_code
from fairbrief.notices.models import Notice
from fairbrief.payments.models import Funding
from fairbrief.students.models import Student
from fairbrief.tracking.models import Experience

BATCH = 2000


def save_all[M: models.Model](model: type[M], rows: list[M]) -> list[M]:
    return model._base_manager.bulk_create(rows, batch_size=BATCH)


def apply_and_work(
    briefs: list[Brief], students: list[Student], dice: random.Random, at: datetime
) -> tuple[Application, Engagement]:
    """Thirty applicants for the measured brief, a few for others, a tenth of the briefs at work.

    Returns the measured student's application and engagement.
    """
    applications = _applications(briefs, students, dice, at)
    engagements = _engagements(briefs, students, at)
    _inside(engagements, at)
    _money(engagements, at)
    _ledger([each for each in engagements if each.state == "paid"], at)
    _told(students[0], at)
    first = next(each for each in applications if each.student_id == students[0].pk)
    return first, engagements[0]


def _applications(
    briefs: list[Brief], students: list[Student], dice: random.Random, at: datetime
) -> list[Application]:
    pairs = {(briefs[0], student) for student in students[1:31]}
    pairs |= {(brief, students[0]) for brief in briefs[1:5]}
    for brief in briefs[100 : 100 + len(briefs) // 4]:
        pairs.add((brief, dice.choice(students[31:] or students)))
    return save_all(
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


def _engagements(briefs: list[Brief], students: list[Student], at: datetime) -> list[Engagement]:
    engaged = save_all(
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
    agreements = save_all(
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
    return save_all(
        Engagement,
        [_engagement(each, index, at, at.date()) for index, each in enumerate(agreements)],
    )


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


def _inside(engagements: list[Engagement], at: datetime) -> None:
    """Deliverables, plan, hours and a conversation of each."""
    save_all(
        Piece,
        [
            Piece(engagement=each, position=1, title="A report", criteria=["clear"])
            for each in engagements
        ],
    )
    save_all(
        PlannedWeek,
        [
            PlannedWeek(
                engagement=each,
                number=week,
                starts_on=each.starts_on + timedelta(days=7 * (week - 1)),
                minutes=300,
            )
            for each in engagements
            for week in (1, 2, 3)
        ],
    )
    save_all(
        HoursEntry,
        [
            HoursEntry(engagement=each, day=at.date(), minutes=90, note="work", logged_at=at)
            for each in engagements
            for _entry in range(3)
        ],
    )
    save_all(
        Meeting,
        [
            Meeting(engagement=each, kind="checkin", at=at + timedelta(days=1))
            for each in engagements
        ],
    )


def _money(engagements: list[Engagement], at: datetime) -> None:
    save_all(
        Funding,
        [
            Funding(
                engagement=each,
                state="released" if each.state == "paid" else "secured",
                amount_minor=each.fee_minor,
                secured_minor=each.fee_minor,
                released_minor=each.fee_minor if each.state == "paid" else 0,
                currency="USD",
                due_at=at,
                secured_at=at,
                released_at=at if each.state == "paid" else None,
            )
            for each in engagements
        ],
    )


def _ledger(finished: list[Engagement], at: datetime) -> None:
    save_all(
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
            for each in finished
        ],
    )


def _told(student: Student, at: datetime) -> None:
    save_all(
        Notice,
        [
            Notice(
                user=student.user,
                email=student.user.email,
                kind="bench",
                subject=f"Notice {index}",
                body="Bench",
                made_at=at,
                mailed_at=at,
            )
            for index in range(300)
        ],
    )
