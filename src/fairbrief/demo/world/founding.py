"""The first layer: campuses, employers with their people, students."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from fairbrief.accounts.actions import open_account
from fairbrief.audit.actors import person
from fairbrief.credentials.actions import issue_in_own_name
from fairbrief.demo.data import newcomers
from fairbrief.demo.data.houses import CAMPUSES, EMPLOYERS
from fairbrief.demo.data.shapes import CampusData, EmployerData, MemberData, StudentData
from fairbrief.demo.data.students import STUDENTS
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import AFTERNOON, EVENING, NOON
from fairbrief.organizations.actions import (
    Stretch,
    accept_invitation,
    found_campus,
    invite_member,
    invite_officer,
    name_person,
    register_employer,
)
from fairbrief.organizations.models import Invitation, Member, Officer
from fairbrief.students.actions import enrol, save_profile
from fairbrief.vetting.actions import save_policy

#: The academic year around today: days from now, kind. Names follow from the month.
YEAR = (
    (-345, -240, "term"),
    (-239, -201, "break"),
    (-200, -95, "term"),
    (-94, -56, "break"),
    (-55, 50, "term"),
    (51, 60, "exams"),
    (61, 90, "break"),
)
#: Four months each, so that two terms of the year never bear one name.
SEASONS = {"spring": (12, 1, 2, 3), "summer": (4, 5, 6, 7), "autumn": (8, 9, 10, 11)}


def found(cast: Cast) -> None:
    """Adds the stories of everyone's arrival."""
    for campus in CAMPUSES:
        cast.timeline.add(_campus(cast, campus))
    for employer in (*EMPLOYERS, *newcomers.EMPLOYERS):
        cast.employer_data[employer.key] = employer
        cast.timeline.add(_employer(cast, employer))
    for number, student in enumerate(STUDENTS):
        cast.student_data[student.key] = student
        cast.timeline.add(_student(cast, student, number))


def _year(cast: Cast) -> list[Stretch]:
    stretches = []
    for start, end, kind in YEAR:
        first = cast.date(start)
        season = next(name for name, months in SEASONS.items() if first.month in months)
        name = {"term": f"{season} term", "break": f"{season} break", "exams": f"{season} exams"}
        stretches.append(
            Stretch(
                kind=kind,
                name=f"{name[kind].capitalize()} {cast.date((start + end) // 2).year}",
                starts_on=first,
                ends_on=cast.date(end),
            )
        )
    return stretches


def _campus(cast: Cast, data: CampusData) -> Iterator[datetime]:
    yield cast.day(-500)
    campus = found_campus(
        data.key,
        name=data.name,
        office_name=data.office,
        office_email=f"careers@{data.domain}",
        domains=[data.domain],
        terms=_year(cast),
        city=data.city,
        state=data.state,
        time_zone=data.zone,
        actor=person(cast.operator),
        at=cast.now,
    )
    cast.campuses[data.key] = campus
    for number, (key, name, role) in enumerate(data.officers):
        yield cast.day(-498 + number, NOON)
        by = cast.operator if number == 0 else cast.officers[data.officers[0][0]].user
        email = _address(name, data.domain)
        invitation = invite_officer(
            campus,
            email=email,
            name=name,
            title="",
            role=role,
            by=by,
            actor=person(by),
            at=cast.now,
        )
        yield cast.day(-497 + number, AFTERNOON)
        joined = _accept(invitation, name, data.zone, cast.now)
        if isinstance(joined, Officer):
            cast.officers[key] = joined
    yield cast.day(-490)
    director = cast.head_of(data.key)
    save_policy(director, actor=person(director.user), at=cast.now, based_on=0, **data.rules)
    if data.key == "lakeshore":
        issue_in_own_name(campus, own=True, actor=person(director.user), at=cast.now)


def _employer(cast: Cast, data: EmployerData) -> Iterator[datetime]:
    yield cast.day(-data.since)
    first, *others = data.members
    # BrightPath came with a private mail address, so its domain is not confirmed.
    domain = data.domain if data.key != "brightpath" else "gmail.com"
    owner = open_account(
        _address(first.name, domain), name=first.name, at=cast.now, time_zone=data.zone
    )
    employer = register_employer(
        owner,
        facts={
            "name": data.name,
            "kind": data.kind,
            "website": f"https://www.{data.domain}",
            "about": data.about,
            "city": data.city,
            "state": data.state,
            "country": data.country,
            "time_zone": data.zone,
        },
        title=first.title,
        actor=person(owner),
        at=cast.now,
    )
    cast.employers[data.key] = employer
    cast.members[first.key] = employer.members.get()
    for number, each in enumerate(others):
        yield cast.day(-data.since + 1 + number, NOON)
        yield from _colleague(cast, data, each, cast.members[first.key])


def _colleague(
    cast: Cast, data: EmployerData, each: MemberData, owner: Member
) -> Iterator[datetime]:
    email = _address(each.name, data.domain)
    employer = cast.employers[data.key]
    if not each.account:
        cast.members[each.key] = name_person(
            employer,
            name=each.name,
            title=each.title,
            email=email,
            role=each.role,
            actor=cast.owner_of(data.key),
            at=cast.now,
        )
        return
    invitation = invite_member(
        employer,
        email=email,
        name=each.name,
        title=each.title,
        role=each.role,
        by=owner,
        actor=cast.owner_of(data.key),
        at=cast.now,
    )
    yield cast.now + timedelta(hours=3)
    joined = _accept(invitation, each.name, data.zone, cast.now)
    if isinstance(joined, Member):
        cast.members[each.key] = joined


def _accept(invitation: Invitation, name: str, zone: str, at: datetime) -> Member | Officer:
    user = open_account(invitation.email, name=name, at=at, time_zone=zone)
    return accept_invitation(invitation, user=user, actor=person(user), at=at)


def _student(cast: Cast, data: StudentData, number: int) -> Iterator[datetime]:
    # The newest has just confirmed the address and not yet said anything about herself.
    is_new = not data.skills
    yield cast.timeline.ago(hours=3) if is_new else cast.day(-400 + number % 40, EVENING)
    campus = cast.campuses[data.campus]
    domain = next(each.domain for each in CAMPUSES if each.key == data.campus)
    user = open_account(
        f"{data.key}@{domain}",
        name=data.name,
        at=cast.now,
        time_zone=data.zone or campus.time_zone,
    )
    student = enrol(user, campus=campus, actor=person(user), at=cast.now)
    cast.students[data.key] = student
    if is_new:
        return
    yield cast.now + timedelta(minutes=6)
    save_profile(
        student,
        actor=person(user),
        at=cast.now,
        skills=[cast.skills[name] for name in data.skills],
        wants_to_learn=[cast.skills[name] for name in data.learns],
        free_parts=[
            (weekday, part)
            for weekday, part in (
                (0, "evening"),
                (1, "afternoon"),
                (2, "evening"),
                (3, "afternoon"),
                (4, "morning"),
            )
            if (weekday + number) % 4
        ],
        major=data.major,
        graduates_in=cast.timeline.at.year + data.graduates,
        first_generation=data.first_generation,
        about=data.about,
        hours_a_week=data.hours,
        work_state=data.state,
        authorization="student_visa" if data.visa else "free",
        is_adult=True,
    )


def _address(name: str, domain: str) -> str:
    """rosa.delgado@… , in plain letters."""
    from unicodedata import normalize

    plain = normalize("NFKD", name.replace("ø", "o")).encode("ascii", "ignore").decode()
    return f"{'.'.join(plain.lower().split())}@{domain}"
