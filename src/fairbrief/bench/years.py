"""Ten years of a large campus, poured in by the database itself: a roster, enrolments, experiences.

Only shapes and amounts matter here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from fairbrief.accounts.models import User
from fairbrief.bench.pouring import CODE, Progress, pour_into
from fairbrief.organizations.models import Campus, Officer, Term
from fairbrief.reports.keeping import recount
from fairbrief.roster.models import Enrolment, Group, RosterEntry
from fairbrief.tracking.models import Experience
from fairbrief.vetting.models import Policy

YEARS = 10
#: Experiences a statement pours in.
BATCH = 100_000


@dataclass(frozen=True)
class Years:
    """The campus, who looks at it, and a term in the middle of it."""

    campus: Campus
    officer: Officer
    term: Term
    rows: int


def pour(*, rows: int, at: datetime, progress: Progress) -> Years:
    """So many experiences over ten years, one person in ten of them; the same each time."""
    campus = Campus.objects.create(
        slug="bench", name="Bench University", office_name="Career Office",
        office_email="office@bench.example", state="OH",
    )  # fmt: skip
    Policy.objects.create(campus=campus, version=1, made_at=at)
    officer = Officer.objects.create(
        user=User.objects.create(email="officer@bench.example", name="Officer"),
        campus=campus,
        role=Officer.Role.DIRECTOR,
    )
    first = at.year - YEARS
    terms = Term.objects.bulk_create(
        each for year in range(first, at.year) for each in _terms_of(campus, year)
    )
    people = max(rows // 10, 200)
    progress("people", 0, people)
    start = _people(campus, people, at)
    _enrolments(campus, start, first)
    _groups(campus, start, people, at)
    for done in range(0, rows, BATCH):
        progress("experiences", done, rows)
        _experiences(campus, start, people, (done, min(done + BATCH, rows)), first, at)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    progress("figures", 0, 1)
    recount(campus)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return Years(campus=campus, officer=officer, term=terms[-4], rows=rows)


def _terms_of(campus: Campus, year: int) -> list[Term]:
    spans = (
        ("Spring", Term.Kind.TERM, date(year, 1, 11), date(year, 5, 14)),
        ("Summer", Term.Kind.BREAK, date(year, 5, 20), date(year, 8, 10)),
        ("Fall", Term.Kind.TERM, date(year, 8, 24), date(year, 12, 18)),
    )
    return [
        Term(campus=campus, kind=kind, name=f"{name} {year}", starts_on=begin, ends_on=end)
        for name, kind, begin, end in spans
    ]


def _people(campus: Campus, people: int, at: datetime) -> int:
    """The id of the first entry; the others follow it."""
    pour_into(
        RosterEntry,
        "generate_series(1, %(people)s) AS n",
        {"people": people, "campus": campus.pk, "at": at},
        code=CODE.format("n"),
        campus_id="%(campus)s",
        student_number="'N' || n",
        name="'Student ' || n",
        made_at="%(at)s",
    )
    first = RosterEntry.objects.filter(campus=campus).order_by("pk").first()
    return first.pk if first else 0


def _enrolments(campus: Campus, start: int, first: int) -> None:
    """Everyone for four years, without the summers."""
    pour_into(
        Enrolment,
        "roster_rosterentry e JOIN organizations_term t ON t.campus_id = e.campus_id"
        " AND t.kind = 'term' AND extract(year FROM t.starts_on) - %(first)s - (e.id %% 10)"
        " BETWEEN 0 AND 3 WHERE e.campus_id = %(campus)s",
        {"campus": campus.pk, "first": first},
        entry_id="e.id",
        term_id="t.id",
        college="'College ' || (e.id %% 40) / 6",
        major="'Major ' || e.id %% 40",
        class_level="'Year ' || (extract(year FROM t.starts_on) - %(first)s - (e.id %% 10) + 1)",
        first_generation="e.id %% 3 = 0",
        receives_aid="e.id %% 7 < 3",
    )


def _groups(campus: Campus, start: int, people: int, at: datetime) -> None:
    for number, (kind, name) in enumerate(
        [
            ("Athletics", "Rowing"),
            ("Athletics", "Chess"),
            ("Program", "Honors"),
            ("Program", "TRIO"),
        ]
    ):
        group = Group.objects.create(campus=campus, kind=kind, name=name, made_at=at)
        pour_into(
            Group.entries.through,
            "generate_series(%(start)s + %(number)s, %(start)s + %(people)s - 1, 37) AS n",
            {"start": start, "number": number, "people": people, "group": group.pk},
            group_id="%(group)s",
            rosterentry_id="n",
        )


def _experiences(
    campus: Campus, start: int, people: int, span: tuple[int, int], first: int, at: datetime
) -> None:
    """By persons in turn, each within the four years of the person."""
    pour_into(
        Experience,
        "(SELECT n, %(start)s + n %% %(people)s AS entry,"
        " make_date((%(first)s + (%(start)s + n %% %(people)s) %% 10 + (n / 7) %% 4)::int, 1, 1)"
        " + ((n * 7919) %% 365)::int AS day"
        " FROM generate_series(%(begin)s::bigint, %(end)s - 1) AS n) AS made"
        " WHERE true",
        {
            "campus": campus.pk, "start": start, "people": people, "begin": span[0],
            "end": span[1], "first": first, "at": at,
        },
        code=CODE.format("n"),
        campus_id="%(campus)s",
        roster_entry_id="entry",
        state="CASE WHEN n %% 20 = 0 THEN 'confirmed' WHEN n %% 31 = 0 THEN 'logged'"
        " ELSE 'verified' END",
        employer_name="'Employer ' || n %% 3000",
        title="'Work ' || n %% 500",
        place="(ARRAY['remote', 'remote', 'remote', 'hybrid', 'onsite'])[(1 + n %% 5)::int]",
        starts_on="day - 20",
        ends_on="day",
        minutes="300 + (n * 37) %% 2000",
        paid_minor="CASE WHEN n %% 9 = 0 THEN 0 ELSE 10000 + (n * 613) %% 90000 END",
        logged_at="%(at)s",
        confirmed_at="%(at)s",
        verified_at="%(at)s",
    )  # fmt: skip
