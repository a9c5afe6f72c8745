"""Coffees in the demo world: a series half way, one that a past student hosts, one of an office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from fairbrief.audit.actors import person
from fairbrief.coffees.access import HOSTING
from fairbrief.coffees.actions import (
    Plan,
    give_back,
    let_them_write,
    offer_as_alum,
    offer_coffee,
    offer_from_office,
    say_who_came,
    take_seat,
)
from fairbrief.coffees.models import Coffee, Seat
from fairbrief.contacts.models import Alum
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import AFTERNOON, EVENING, MORNING, NOON
from fairbrief.organizations.models import Member

LINK = "https://meet.example/{}"
QUESTIONS = (
    "What did you do last Tuesday, from morning to evening?",
    "How did you get from your studies to this work?",
    "What do people get wrong in their first month?",
    "Which of your mistakes was the most useful?",
)


def meet_over_coffees(cast: Cast) -> None:
    """Adds the three stories."""
    cast.timeline.add(_series(cast))
    cast.timeline.add(_of_an_alum(cast))
    cast.timeline.add(_of_an_office(cast))


def _series(cast: Cast) -> Iterator[datetime]:
    """Every four weeks with a senior person: met once, the next in two days, a seat just free."""
    yield cast.day(-36, MORNING)
    employer = cast.employers["northlight"]
    host = Member.objects.filter(employer=employer, role=Member.Role.LEADER).first()
    if host is None:
        return
    coffee = offer_coffee(
        employer,
        host=host,
        plan=_plan(
            "How a measured number becomes a decision",
            "What I do on an ordinary day, what mayors ask, and what I studied and never used.",
            cast.day(-27, AFTERNOON),
            "northlight",
            seats=3,
            rhythm="monthly",
            times=3,
        ),
        actor=cast.owner_of("northlight"),
        at=cast.now,
    )
    yield cast.day(-35, NOON)
    seats = [_sit(cast, coffee, key, number) for number, key in enumerate(("amara", "lars"))]
    yield cast.day(-32, NOON)
    later = ("henry", "wei", "ben")
    seats += [_sit(cast, coffee, key, number) for number, key in enumerate(later, start=2)]
    yield cast.day(-27, EVENING)
    actor = cast.as_member(host, coffee, HOSTING)
    sitting = coffee.sittings.select_related("coffee").order_by("at")[0]
    say_who_came(sitting, seats=seats[:2], actor=actor, at=cast.now)
    let_them_write(coffee, email=host.email, line="Tell me.", actor=actor, at=cast.now)
    yield cast.timeline.ago(hours=5)
    given = Seat.objects.select_related("coffee").get(pk=seats[1].pk)
    give_back(given, actor=cast.student("lars"), at=cast.now)


def _of_an_alum(cast: Cast) -> Iterator[datetime]:
    yield cast.day(-3, AFTERNOON, 10)
    trang = cast.students["trang"]
    agreed = Alum.objects.filter(student=trang).select_related("employer").first()
    if agreed is None:
        return
    coffee = offer_as_alum(
        trang,
        employer=agreed.employer,
        title="third year, English",
        plan=_plan(
            "What nobody tells you about your first archive",
            "How many hours it really was beside a full term, and what I would ask sooner.",
            _ahead(cast, 6),
            "hallway",
            seats=4,
        ),
        actor=cast.student("trang"),
        at=cast.now,
    )
    yield cast.day(-2, NOON, 30)
    fellows = [
        key
        for key, each in cast.students.items()
        if each.campus_id == trang.campus_id and each != trang and each.onboarded_at
    ]
    for number, key in enumerate(fellows[:2]):
        _sit(cast, coffee, key, number)


def _of_an_office(cast: Cast) -> Iterator[datetime]:
    yield cast.day(-1, NOON)
    officer = cast.officers["brandt"]
    offer_from_office(
        officer,
        plan=_plan(
            "Bring the sentence you are stuck with",
            "Half an hour over one line of your application, yours and the others’.",
            _ahead(cast, 9),
            "careers",
        ),
        actor=person(officer.user),
        at=cast.now,
    )


def _plan(
    title: str,
    about: str,
    first: datetime,
    room: str,
    *,
    seats: int = 5,
    rhythm: str = "once",
    times: int = 1,
) -> Plan:
    return Plan(
        title=title,
        about=about,
        first=first.replace(minute=0, second=0, microsecond=0),
        zone="America/New_York",
        minutes=30,
        link=LINK.format(room),
        seats=seats,
        rhythm=rhythm,
        times=times,
    )


def _ahead(cast: Cast, days: int) -> datetime:
    """An afternoon of a weekday so many days on, or shortly after."""
    day = cast.timeline.at + timedelta(days=days)
    if day.weekday() >= 5:
        day += timedelta(days=7 - day.weekday())
    return day.replace(hour=AFTERNOON)


def _sit(cast: Cast, coffee: Coffee, key: str, number: int) -> Seat:
    return take_seat(
        coffee,
        student=cast.students[key],
        question=QUESTIONS[number % len(QUESTIONS)],
        actor=cast.student(key),
        at=cast.now,
    )
