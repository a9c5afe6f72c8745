"""A year of follow-ups after finished work: reminders to write, and questions what came of it.

Where it is asked for, the work is only paid and its closing comes first: the clocks of feedback and
of what comes next, all of which run out.

Every day of simulated time the worker's own rounds run and write to the outbox; once a week one is
killed in the middle of each, and begins again. Nobody answers and nobody ticks anything: the most
there can be to send.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Count, Max

from fairbrief.accounts.models import User
from fairbrief.agreements.models import Agreement
from fairbrief.applications.models import Application
from fairbrief.bench.pouring import CODE, Progress, pour_into
from fairbrief.briefs.models import Brief
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.contacts.actions import remind_of_follow_ups
from fairbrief.contacts.models import Contact, FollowUp
from fairbrief.engagements.models import Engagement
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Campus, Employer, Member, Officer
from fairbrief.relationships.models import NextStep
from fairbrief.relationships.workflow import ANSWER_NEXT, FEEDBACK
from fairbrief.students.models import Student
from fairbrief.tracking.actions import ask_outcomes, remind_of_outcomes
from fairbrief.tracking.afterwards import STAGES
from fairbrief.tracking.models import Experience, Outcome

#: The work ended over so many days.
SPREAD = 28
#: Days until the last question, twelve months after the last end, has been asked twice.
DAYS = SPREAD + 366 + 12
#: How often the very same words may be told to one person: a question is reminded of once.
ALLOWED = {
    "follow_up.due": 1,
    "outcome.asked": 2,
    "feedback.reminder": 2,
    "feedback.open": 1,
    "engagement.closed": 1,
    "next.reminder": 1,
    "next.silence": 1,
    "next.late": 1,
}
#: Every so many days a worker dies, after so many of what it was to tell of were written.
KILLED_EVERY, KILLED_AFTER = 7, 200
#: Questions of a work, each asked and reminded of; and what is planned with each of its people.
QUESTIONS, PLANNED = 2 * len(STAGES), 3


@dataclass(frozen=True)
class FollowUpFigures:
    """What was told in the year. `sent_twice` counts notices beyond what each person should get;
    `missing` what should have been told and was not."""

    engagements: int
    seconds: float
    sent: int
    sent_twice: int
    per_second: float
    missing: int


class _KilledError(Exception):
    """A worker dies in the middle of a round."""


def measure_follow_ups(
    engagements: int,
    *,
    at: datetime,
    closing: bool = False,
    progress: Progress = lambda what, done, of: None,
) -> FollowUpFigures:
    """Pours in finished work and runs the year; `seconds` are those of the year alone.

    `closing`: the work is paid and still to be closed.
    """
    first = at.replace(hour=15, minute=0, second=0, microsecond=0)
    _finished(engagements, first, closing=closing, progress=progress)
    start = time.perf_counter()
    for day in range(DAYS):
        progress("days", day, DAYS)
        if day % KILLED_EVERY == 0:
            _killed_round(first + timedelta(days=day))
        _round(first + timedelta(days=day), most=engagements * 4)
    seconds = time.perf_counter() - start
    sent, twice = _counted()
    return FollowUpFigures(
        engagements=engagements,
        seconds=round(seconds, 1),
        sent=sent,
        sent_twice=twice,
        per_second=round(sent / seconds, 1) if seconds else 0.0,
        missing=_untold(engagements) + (_unclosed() if closing else 0),
    )


def _round(at: datetime, *, most: int) -> None:
    for act in ACTS:
        act(at=at, most=most)


def _fire(*, at: datetime, most: int) -> int:
    return fire_due(at=at, limit=most)


#: What the worker does on its rounds.
ACTS = (_fire, remind_of_follow_ups, ask_outcomes, remind_of_outcomes)


def _killed_round(at: datetime) -> None:
    """A worker that dies before what it wrote last is committed."""
    for act in ACTS:
        try:
            with transaction.atomic():
                act(at=at, most=KILLED_AFTER)
                raise _KilledError
        except _KilledError:
            continue


def _counted() -> tuple[int, int]:
    """How many notices were written, and how many of them say what that person was told already."""
    rows = (
        Notice.objects.filter(kind__in=ALLOWED)
        .values("email", "kind", "subject", "body")
        .annotate(number=Count("pk"))
        .values_list("kind", "number")
    )
    sent = twice = 0
    for kind, number in rows.iterator():
        sent += number
        twice += max(number - ALLOWED[kind], 0)
    return sent, twice


def _untold(engagements: int) -> int:
    """Follow-ups and questions that nobody was told of."""
    return (
        PLANNED * engagements
        - FollowUp.objects.filter(told_at__isnull=False).count()
        + QUESTIONS * engagements
        - Outcome.objects.filter(asked_at__isnull=False).count()
        - Outcome.objects.filter(reminded_at__isnull=False).count()
    )


def _unclosed() -> int:
    """Clocks that did not run out, and work that is not closed."""
    return (
        Clock.objects.filter(fired_at=None, stopped_at=None).count()
        + Clock.objects.exclude(failure="").count()
        + Engagement.objects.exclude(state="closed").count()
        + NextStep.objects.filter(late_at=None).count()
    )


def _finished(engagements: int, at: datetime, *, closing: bool, progress: Progress) -> None:
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
