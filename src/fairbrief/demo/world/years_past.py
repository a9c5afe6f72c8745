"""What Lakeshore knew before it came here: its roster of three terms, and past micro-internships of
students without an account, who appear in no story: only numbers for the reports."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from fairbrief.demo.data.outside import OUTSIDE
from fairbrief.demo.world.cast import Cast
from fairbrief.organizations.models import Campus, Term
from fairbrief.roster.models import Enrolment, Group, RosterEntry
from fairbrief.students.models import Student
from fairbrief.tracking.models import Experience
from fairbrief.tracking.states import ExperienceState

#: College, major, how many are enrolled in a term, how many of them take part.
PROGRAMS = (
    ("Arts and Sciences", "History", 46, 17),
    ("Arts and Sciences", "English", 52, 21),
    ("Arts and Sciences", "Biology", 70, 27),
    ("Arts and Sciences", "Dance", 18, 3),
    ("Business", "Marketing", 58, 26),
    ("Business", "Accounting", 60, 24),
    ("Engineering", "Computer Science", 70, 31),
    ("Engineering", "Civil Engineering", 48, 21),
)
CLASSES = ("First year", "Sophomore", "Junior", "Senior")
#: One in so many of those who take part does not in the earlier terms.
GROWS_BY = 4


def count_the_past(cast: Cast) -> None:
    """Writes both in bulk; leaves a roster that is there already as it is."""
    campus = cast.campuses["lakeshore"]
    dice = Random(7)  # noqa: S311
    terms = list(Term.objects.filter(campus=campus, kind=Term.Kind.TERM).order_by("starts_on"))
    if not RosterEntry.objects.filter(campus=campus).exists():
        _enrol(cast, campus, terms, dice)
    if not Experience.objects.filter(campus=campus, student=None).exists():
        _work(cast, campus, terms, dice)


def _enrol(cast: Cast, campus: Campus, terms: list[Term], dice: Random) -> None:
    programs = [program for program in PROGRAMS for _each in range(program[2])]
    entries = RosterEntry.objects.bulk_create(
        RosterEntry(
            campus=campus, name=f"Student {4100 + number}", student_number=f"L{4100 + number}",
            made_at=cast.timeline.at,
        )
        for number in range(len(programs))
    )  # fmt: skip
    for student in Student.objects.filter(campus=campus).select_related("user").order_by("pk"):
        major = student.major or "History"
        college = next((each[0] for each in PROGRAMS if each[1] == major), "Arts and Sciences")
        programs.append((college, major, 0, 0))
        entries.append(
            RosterEntry.objects.create(
                campus=campus, student=student, name=student.user.name,
                student_number=f"L{4100 + len(entries)}", made_at=cast.timeline.at,
            )
        )  # fmt: skip
    kinds = [
        (dice.choice(CLASSES), dice.random() < 0.34, dice.random() < 0.45) for _entry in entries
    ]
    Enrolment.objects.bulk_create(
        Enrolment(
            entry=entry, term=term, college=program[0], major=program[1], class_level=kind[0],
            degree_level="Bachelor", first_generation=kind[1], receives_aid=kind[2],
        )
        for term in terms
        for entry, program, kind in zip(entries, programs, kinds, strict=True)
    )  # fmt: skip
    for name, share in (("Rowing", 0.1), ("Track and field", 0.14)):
        group = Group.objects.create(
            campus=campus, kind="Athletics", name=name, made_at=cast.timeline.at
        )
        group.entries.set([entry for entry in entries if dice.random() < share])


def _work(cast: Cast, campus: Campus, terms: list[Term], dice: Random) -> None:
    share = {major: taking / enrolled for _college, major, enrolled, taking in PROGRAMS}
    made = []
    for place, term in enumerate(terms, start=1):
        enrolments = Enrolment.objects.filter(term=term, entry__student=None).order_by("pk")
        for enrolment in enrolments:
            grown = 1 - (len(terms) - place) / GROWS_BY
            if dice.random() < share.get(enrolment.major, 0.3) * grown:
                made.append(_experience(cast, campus, enrolment, _day_in(cast, term, dice), dice))
    Experience.objects.bulk_create(made)


def _day_in(cast: Cast, term: Term, dice: Random) -> date:
    last = min(term.ends_on, cast.date(-3))
    days = max((last - term.starts_on).days, 1)
    return term.starts_on + timedelta(days=dice.randrange(days // 4, days + 1))


def _experience(
    cast: Cast, campus: Campus, enrolment: Enrolment, day: date, dice: Random
) -> Experience:
    what = dice.choice(OUTSIDE)
    hours = dice.choice((8, 10, 12, 15, 20, 24, 30))
    paid = 0 if dice.random() < 0.17 else hours * dice.randrange(1500, 3600, 50)
    at = cast.timeline.at
    return Experience(
        campus=campus, roster_entry_id=enrolment.entry_id, state=ExperienceState.VERIFIED,
        employer_name=what.employer, title=what.title, supervisor_name=what.supervisor,
        place=dice.choice(("remote", "remote", "remote", "hybrid", "onsite")),
        starts_on=day - timedelta(days=21), ends_on=day, minutes=hours * 60, paid_minor=paid,
        logged_at=at - timedelta(days=30), confirmed_at=at - timedelta(days=30),
        verified_at=at - timedelta(days=29),
        verified_by_name=str(cast.head_of("lakeshore").user),
    )  # fmt: skip
