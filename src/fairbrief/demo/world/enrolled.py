"""The rosters of both campuses: everyone enrolled, most of them without an account here."""

from __future__ import annotations

from random import Random

from fairbrief.demo.data.enrolled import CLASSES, COLLEGE_OF, FAMILY, GIVEN, GROUPS, SIZES, STUDIES
from fairbrief.demo.data.houses import CAMPUSES
from fairbrief.demo.world.cast import Cast
from fairbrief.organizations.models import Campus, Term
from fairbrief.roster.models import Enrolment, Group, RosterEntry

#: The newest students with an account, whom the university's file does not name yet.
NOT_NAMED = 2


def enrol_everyone(cast: Cast) -> None:
    """A student system's file of each campus, of the term it is and the two before."""
    for data in CAMPUSES:
        campus = cast.campuses[data.key]
        dice = Random(f"{data.key} roster")  # noqa: S311
        _name_those_with_accounts(campus)
        _add_others(cast, campus, data.domain, dice)
        _say_what_they_study(cast, campus, dice)
        _form_groups(cast, campus)


def _name_those_with_accounts(campus: Campus) -> None:
    entries = list(RosterEntry.objects.filter(campus=campus, from_account=True).order_by("pk"))
    named = entries[:-NOT_NAMED]
    for number, entry in enumerate(named):
        entry.student_number = f"{campus.slug[0].upper()}{400_100 + 7 * number}"
        entry.from_account = False
    RosterEntry.objects.bulk_update(named, ["student_number", "from_account"])


def _add_others(cast: Cast, campus: Campus, domain: str, dice: Random) -> None:
    RosterEntry.objects.bulk_create(
        RosterEntry(
            campus=campus,
            student_number=f"{campus.slug[0].upper()}{500_000 + 13 * number}",
            email=f"{given[0]}{family}{number}@{domain}".lower().replace("’", ""),
            name=f"{given} {family}",
            is_private=number % 41 == 0,
            left_on=cast.date(-90) if number % 29 == 0 else None,
            made_at=cast.now,
        )
        for number in range(SIZES[campus.slug])
        for given, family in [(dice.choice(GIVEN), dice.choice(FAMILY))]
    )


def _say_what_they_study(cast: Cast, campus: Campus, dice: Random) -> None:
    terms = list(
        Term.objects.filter(
            campus=campus, kind=Term.Kind.TERM, starts_on__lte=cast.date(0)
        ).order_by("-starts_on")[:3]
    )
    rows = RosterEntry.objects.filter(campus=campus, from_account=False).select_related("student")
    enrolments = []
    for entry in rows.order_by("pk"):
        college, majors = dice.choice(STUDIES[campus.slug])
        major = entry.student.major if entry.student else ""
        if major:
            college = COLLEGE_OF[major]
        first, aid, year = dice.random() < 0.28, dice.random() < 0.44, dice.randrange(4)
        if entry.student and entry.student.first_generation is not None:
            first = entry.student.first_generation
        for ago, term in enumerate(terms):
            if ago == 0 and entry.left_on:
                continue
            enrolments.append(
                Enrolment(
                    entry=entry,
                    term=term,
                    college=college,
                    major=major or majors[entry.pk % len(majors)],
                    class_level=CLASSES[max(year - ago, 0)],
                    degree_level="Bachelor",
                    first_generation=first,
                    receives_aid=aid,
                )
            )
    Enrolment.objects.bulk_create(enrolments)


def _form_groups(cast: Cast, campus: Campus) -> None:
    entries = list(RosterEntry.objects.filter(campus=campus).order_by("pk"))
    for kind, name, every in GROUPS:
        group = Group.objects.create(campus=campus, kind=kind, name=name, made_at=cast.now)
        group.entries.set(entries[::every])
