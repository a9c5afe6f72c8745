"""Finished work to follow up: students, agreements, engagements, the people they met."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import connection, models
from django.db.models import Max

from fairbrief.accounts.models import User
from fairbrief.agreements.models import Agreement
from fairbrief.applications.models import Application
from fairbrief.bench.pouring import CODE, Progress, pour_into
from fairbrief.briefs.models import Brief
from fairbrief.clocks.models import Clock
from fairbrief.contacts.models import Contact, FollowUp
from fairbrief.engagements.models import Engagement
from fairbrief.organizations.models import Campus, Employer, Member, Officer
from fairbrief.relationships.models import NextStep
from fairbrief.relationships.workflow import ANSWER_NEXT, FEEDBACK
from fairbrief.students.models import Student
from fairbrief.tracking.models import Experience

#: The work ended over so many days.
SPREAD = 28


def finish_work(engagements: int, at: datetime, *, closing: bool, progress: Progress) -> None:
    """So many finished engagements, two a student, each with a supervisor who may be written to."""
    base = _base(at)
    steps: list[tuple[str, Callable[[dict[str, Any]], None]]] = [
        ("students", _students),
        ("agreements", _agreements),
        ("work", _work),
        *([("clocks", _clocks)] if closing else []),
        ("people", _people),
    ]
    facts = {
        **base,
        "state": "paid" if closing else "closed",
        "number": engagements,
        "students": (engagements + 1) // 2,
        "at": at,
    }
    for place, (what, pour) in enumerate(steps):
        progress(what, place, len(steps))
        pour(facts)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _base(at: datetime) -> dict[str, Any]:
    campus = Campus.objects.create(
        slug="bench",
        name="Bench University",
        office_name="Career Office",
        office_email="office@bench.example",
        state="OH",
    )
    employer = Employer.objects.create(
        slug="bench", name="Bench Studio", kind="for_profit", domain="studio.example", made_at=at
    )
    officer = User.objects.create(email="officer@bench.example", name="Ann Bench", joined_at=at)
    Officer.objects.create(user=officer, campus=campus)
    member = Member.objects.create(
        employer=employer, role="supervisor", name="Sam Bench", email="sam@studio.example"
    )
    briefs = [
        Brief.objects.create(employer=employer, supervisor=member, title=f"Work {each}", made_at=at)
        for each in range(2)
    ]
    return {
        "campus": campus.pk,
        "employer": employer.pk,
        "member": member.pk,
        "brief": briefs[0].pk,
        "spread": SPREAD,
    }


def _next_id(model: type[models.Model]) -> int:
    """The key the next row gets; rows that are poured in follow it one by one."""
    last = model._base_manager.aggregate(last=Max("pk"))["last"] or 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s, true)",
            [model._meta.db_table, max(last, 1)],
        )
    return max(last, 1) + 1


def _students(facts: dict[str, Any]) -> None:
    facts["user"], facts["student"] = _next_id(User), _next_id(Student)
    pour_into(
        User,
        "generate_series(0, %(students)s - 1) AS n",
        facts,
        code=CODE.format("n"),
        email="'student' || n || '@bench.example'",
        name="'Student ' || n",
        joined_at="%(at)s",
    )
    pour_into(
        Student,
        "generate_series(0, %(students)s - 1) AS n",
        facts,
        code=CODE.format("n"),
        user_id="%(user)s + n",
        campus_id="%(campus)s",
        onboarded_at="%(at)s",
        made_at="%(at)s",
    )


def _agreements(facts: dict[str, Any]) -> None:
    facts["application"] = _next_id(Application)
    facts["agreement"] = _next_id(Agreement)
    pour_into(
        Application,
        "generate_series(0, %(number)s - 1) AS n",
        facts,
        code=CODE.format("n"),
        brief_id="%(brief)s + n %% 2",
        student_id="%(student)s + n / 2",
        state="'accepted'",
        brief_version="1",
        made_at="%(at)s",
        submitted_at="%(at)s",
        offered_at="%(at)s",
    )
    pour_into(
        Agreement,
        "generate_series(0, %(number)s - 1) AS n",
        facts,
        code=CODE.format("n"),
        application_id="%(application)s + n",
        state="'signed'",
        terms="'{}'::jsonb",
        text="'Bench'",
        sha256="repeat('0', 64)",
        made_at="%(at)s",
        student_signed_at="%(at)s",
        employer_signed_at="%(at)s",
        signed_at="%(at)s",
    )


#: The moment a work was paid: each day of the spread its share.
_PAID = "%(at)s::timestamptz + (n %% %(spread)s) * interval '1 day'"


def _work(facts: dict[str, Any]) -> None:
    facts["engagement"] = _next_id(Engagement)
    moments = ["made", "authorized", "funded", "started", "submitted", "approved", "paid"]
    moments += ["closed"] if facts["state"] == "closed" else []
    pour_into(
        Engagement,
        "generate_series(0, %(number)s - 1) AS n",
        facts,
        code=CODE.format("n"),
        agreement_id="%(agreement)s + n",
        brief_id="%(brief)s + n %% 2",
        student_id="%(student)s + n / 2",
        employer_id="%(employer)s",
        campus_id="%(campus)s",
        supervisor_id="%(member)s",
        state="%(state)s",
        title="'Work ' || n",
        hours="10",
        fee_minor="24000",
        starts_on=f"({_PAID})::date - 20",
        due_on=f"({_PAID})::date",
        **{f"{name}_at": _PAID for name in moments},
    )
    pour_into(
        Experience,
        "generate_series(0, %(number)s - 1) AS n",
        facts,
        code=CODE.format("n"),
        campus_id="%(campus)s",
        student_id="%(student)s + n / 2",
        engagement_id="%(engagement)s + n",
        employer_id="%(employer)s",
        employer_name="'Bench Studio'",
        title="'Work ' || n",
        state="'verified'",
        place="'remote'",
        starts_on=f"({_PAID})::date - 20",
        ends_on=f"({_PAID})::date",
        minutes="600",
        paid_minor="24000",
        logged_at=_PAID,
        confirmed_at=_PAID,
        verified_at=_PAID,
    )


def _clocks(facts: dict[str, Any]) -> None:
    """Feedback, reminded of twice, and what comes next, reminded of once: both run out."""
    facts["step"] = _next_id(NextStep)
    pour_into(
        NextStep,
        "generate_series(0, %(number)s - 1) AS n",
        facts,
        code=CODE.format("n"),
        engagement_id="%(engagement)s + n",
    )
    for kind, owner, label, subject, days, reminded in (
        (FEEDBACK.kind, FEEDBACK.owner, Engagement._meta.label_lower, "engagement", 14, 7),
        (ANSWER_NEXT.kind, ANSWER_NEXT.owner, NextStep._meta.label_lower, "step", 7, 5),
    ):
        pour_into(
            Clock,
            "generate_series(0, %(number)s - 1) AS n",
            {**facts, "kind": kind, "owner": owner, "label": label},
            subject_label="%(label)s",
            subject_id=f"%({subject})s + n",
            kind="%(kind)s",
            owner="%(owner)s",
            started_at=_PAID,
            due_at=f"{_PAID} + {days} * interval '1 day' - interval '1 hour'",
            next_at=f"{_PAID} + {reminded} * interval '1 day' - interval '1 hour'",
        )


def _people(facts: dict[str, Any]) -> None:
    """The supervisor, who may be written to, with thanks and two lines planned."""
    facts["contact"] = _next_id(Contact)
    pour_into(
        Contact,
        "generate_series(0, %(number)s - 1) AS n",
        facts,
        code=CODE.format("n"),
        student_id="%(student)s + n / 2",
        employer_id="%(employer)s",
        engagement_id="%(engagement)s + n",
        role="'supervisor'",
        name="'Sam ' || n",
        state="'open'",
        given_email="'sam@home.example'",
        links="'{}'",
        made_at=_PAID,
    )
    pour_into(
        FollowUp,
        "generate_series(0, %(number)s - 1) AS n,"
        " (VALUES (0, 'thanks', 1), (1, 'month', 30), (2, 'quarter', 90)) AS plan(k, kind, days)",
        facts,
        code=CODE.format("n * 3 + k"),
        contact_id="%(contact)s + n",
        engagement_id="%(engagement)s + n",
        kind="plan.kind",
        due_at=f"{_PAID} + plan.days * interval '1 day' - interval '1 hour'",
    )
