"""Work under way at one campus, poured in: most of it well, some of it in each kind of trouble."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection, models
from django.db.models import Max

from fairbrief.accounts.models import User
from fairbrief.agreements.models import Agreement
from fairbrief.applications.models import Application
from fairbrief.bench.pouring import CODE, pour_into
from fairbrief.briefs.models import Brief
from fairbrief.engagements.models import CheckIn, Engagement, HoursEntry, StuckCall
from fairbrief.organizations.models import Campus, Employer, Member
from fairbrief.payments.models import Funding
from fairbrief.roster.models import RosterEntry
from fairbrief.students.models import Student

#: Works a student has at once, and employers they are with.
EACH, EMPLOYERS = 2, 50
#: Entries of hours and check-ins of a work.
DAYS, CHECK_INS = 12, 4


def set_to_work(campus: Campus, *, works: int, at: datetime) -> None:
    """So many works in their fourth week at a campus whose roster is there; the same each time.

    Of each hundred about two are owed, three not secured, six late, five far over their hours,
    four with check-ins unanswered, three with check-ins missed, and two with a stuck student.
    """
    facts: dict[str, Any] = {"campus": campus.pk, "at": at, "works": works, "each": EACH}
    facts["students"] = (works + EACH - 1) // EACH
    _employers(facts)
    _students(facts)
    _works(facts)
    _inside(facts)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _following(model: type[models.Model]) -> int:
    """The key the next row gets; rows that are poured in follow it one by one."""
    last = model._base_manager.aggregate(last=Max("pk"))["last"] or 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s, true)",
            [model._meta.db_table, max(last, 1)],
        )
    return max(last, 1) + 1


def _employers(facts: dict[str, Any]) -> None:
    at = facts["at"]
    employers = Employer.objects.bulk_create(
        Employer(slug=f"work-{n}", name=f"Studio {n}", kind="for_profit", made_at=at)
        for n in range(EMPLOYERS)
    )
    members = Member.objects.bulk_create(
        Member(employer=each, role="supervisor", name=f"Sam of {each}", email=f"sam{n}@s.example")
        for n, each in enumerate(employers)
    )
    briefs = Brief.objects.bulk_create(
        Brief(employer=each.employer, supervisor=each, title="A list", made_at=at, pay_days=10)
        for each in members
    )
    facts |= {"employer": employers[0].pk, "member": members[0].pk, "brief": briefs[0].pk}


def _students(facts: dict[str, Any]) -> None:
    facts["user"], facts["student"] = _following(User), _following(Student)
    source = "generate_series(0, %(students)s - 1) AS n"
    pour_into(
        User,
        source,
        facts,
        code=CODE.format("n"),
        email="'worker' || n || '@bench.example'",
        name="'Worker ' || n",
        joined_at="%(at)s",
    )
    pour_into(
        Student,
        source,
        facts,
        code=CODE.format("n"),
        user_id="%(user)s + n",
        campus_id="%(campus)s",
        onboarded_at="%(at)s",
        made_at="%(at)s",
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {RosterEntry._meta.db_table} entry SET student_id = %s + place.n"  # noqa: S608
            " FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n"
            f" FROM {RosterEntry._meta.db_table} WHERE campus_id = %s AND student_id IS NULL) place"
            " WHERE place.id = entry.id AND place.n < %s",
            [facts["student"], facts["campus"], facts["students"]],
        )


def _works(facts: dict[str, Any]) -> None:
    facts["application"], facts["agreement"] = _following(Application), _following(Agreement)
    facts["work"] = _following(Engagement)
    source = "generate_series(0, %(works)s - 1) AS n"
    pour_into(
        Application,
        source,
        facts,
        code=CODE.format("n"),
        brief_id="%(brief)s + n / %(each)s %% 25 + n %% %(each)s * 25",
        student_id="%(student)s + n / %(each)s",
        state="'accepted'",
        brief_version="1",
        made_at="%(at)s",
        submitted_at="%(at)s",
        offered_at="%(at)s",
    )
    pour_into(
        Agreement,
        source,
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
    begun = "%(at)s::timestamptz - interval '26 days'"
    pour_into(
        Engagement,
        source,
        facts,
        code=CODE.format("n"),
        agreement_id="%(agreement)s + n",
        brief_id="%(brief)s + n / %(each)s %% 25 + n %% %(each)s * 25",
        student_id="%(student)s + n / %(each)s",
        employer_id="%(employer)s + n / %(each)s %% 25 + n %% %(each)s * 25",
        supervisor_id="%(member)s + n / %(each)s %% 25 + n %% %(each)s * 25",
        campus_id="%(campus)s",
        state="CASE WHEN n %% 100 < 2 THEN 'approved' WHEN n %% 100 < 5 THEN 'authorized'"
        " ELSE 'active' END",
        title="'Work ' || n",
        hours="20",
        fee_minor="48000",
        floor_minor="2000",
        starts_on=f"({begun})::date",
        due_on="%(at)s::date + CASE WHEN n %% 17 = 0 THEN -3 ELSE 14 END",
        made_at=begun,
        authorized_at=begun,
        funded_at=f"CASE WHEN n %% 100 BETWEEN 2 AND 4 THEN NULL ELSE {begun} END",
        started_at=f"CASE WHEN n %% 100 BETWEEN 2 AND 4 THEN NULL ELSE {begun} END",
        submitted_at=f"CASE WHEN n %% 100 < 2 THEN {begun} END",
        approved_at=f"CASE WHEN n %% 100 < 2 THEN {begun} END",
    )
    pour_into(
        Funding,
        source,
        facts,
        code=CODE.format("n"),
        engagement_id="%(work)s + n",
        state="CASE WHEN n %% 100 < 5 THEN 'due' ELSE 'secured' END",
        amount_minor="48000",
        secured_minor="CASE WHEN n %% 100 < 5 THEN 0 ELSE 48000 END",
        currency="'USD'",
        due_at=begun,
        secured_at=f"CASE WHEN n %% 100 < 5 THEN NULL ELSE {begun} END",
        payable_at=f"CASE WHEN n %% 100 < 2 THEN {begun} END",
    )


def _inside(facts: dict[str, Any]) -> None:
    """Hours by day, check-ins by week, and questions of stuck students."""
    facts |= {"days": DAYS, "check_ins": CHECK_INS}
    pour_into(
        HoursEntry,
        "generate_series(0, %(works)s - 1) AS n, generate_series(0, %(days)s - 1) AS d",
        facts,
        code=CODE.format("n * %(days)s + d"),
        engagement_id="%(work)s + n",
        day="%(at)s::date - 24 + d * 2",
        minutes="CASE WHEN n %% 20 = 7 THEN 140 ELSE 60 END",
        note="'Reading'",
        logged_at="%(at)s",
    )
    week = "%(at)s::timestamptz - interval '26 days' + c * interval '6 days'"
    missed = "n %% 33 = 1 AND c > 1"
    pour_into(
        CheckIn,
        "generate_series(0, %(works)s - 1) AS n, generate_series(1, %(check_ins)s) AS c",
        facts,
        code=CODE.format("n * %(check_ins)s + c"),
        engagement_id="%(work)s + n",
        number="c",
        opened_at=f"{week} - interval '5 days'",
        due_at=week,
        done="'Read and sorted'",
        written_at=f"CASE WHEN {missed} THEN NULL ELSE {week} - interval '5 days' END",
        missed_at=f"CASE WHEN {missed} THEN {week} END",
        answered_at=f"CASE WHEN {missed} OR n %% 25 = 3 THEN NULL ELSE {week} END",
    )
    pour_into(
        StuckCall,
        "generate_series(0, %(works)s - 1, 50) AS n",
        facts,
        code=CODE.format("n"),
        engagement_id="%(work)s + n",
        goal="'To sort them'",
        tried="'By hand'",
        question="'Which order?'",
        raised_at="%(at)s::timestamptz - interval '3 days'",
    )
