"""Money a campus gives: a pool for unpaid work, one for first steps, and who was given what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import AFTERNOON, MORNING, NOON
from fairbrief.funds.actions import (
    approve_award,
    decline_award,
    open_pool,
    pay_award,
    propose_award,
    request_award,
)
from fairbrief.funds.models import Pool
from fairbrief.tracking.models import Experience

#: Student, days from now when they ask, cents, why, and how far it got.
ASKED = (
    ("grace", -70, 60000, "Bus and lunches while I work unpaid at the food bank.", "paid"),
    ("mateo", -58, 45000, "I give up two shifts a week at the diner for it.", "paid"),
    ("hana", -44, 75000, "A room near the clinic for five weeks.", "paid"),
    ("kofi", -30, 50000, "Childcare on the afternoons I am there.", "approved"),
    ("elena", -26, 90000, "A new laptop.", "declined"),
    ("noah", -12, 40000, "Travel to the shelter, four times a week.", "approved"),
    ("binh", -5, 55000, "Rent while I document the archive of the union.", "proposed"),
    ("trang", -2, 35000, "Train fares to the interviews, which nobody pays.", "proposed"),
)


def give(cast: Cast) -> None:
    """Adds the story of the pools and of everyone who asked."""
    cast.timeline.add(_pools(cast))


def _pools(cast: Cast) -> Iterator[datetime]:
    yield cast.day(-90, MORNING)
    director = cast.head_of("lakeshore")
    pool = open_pool(
        director,
        budget_minor=600000,
        actor=cast.officer_of("lakeshore"),
        at=cast.now,
        name="Unpaid work fund",
        purpose="So that nobody turns down work at a nonprofit because it pays nothing.",
        who="Students with unpaid work of ten hours or more at a nonprofit or a public agency.",
        currency="USD",
        opens_on=cast.date(-90),
        ends_on=cast.date(120),
        takes_requests=True,
        second_above_minor=50000,
        unpaid_nonprofit_only=False,
        hours_min=None,
        first_generation_only=False,
    )
    open_pool(
        director,
        budget_minor=250000,
        actor=cast.officer_of("lakeshore"),
        at=cast.now,
        name="First steps",
        purpose="Adds to the pay of small local employers who take a student for the first time.",
        who="First-generation students; the office proposes it.",
        currency="USD",
        opens_on=cast.date(-90),
        ends_on=cast.date(120),
        takes_requests=False,
        second_above_minor=0,
        unpaid_nonprofit_only=False,
        hours_min=None,
        first_generation_only=True,
    )
    for row in ASKED:
        cast.timeline.add(_asked(cast, pool, *row))
    yield cast.day(-20, NOON)
    elsewhere = Experience.objects.filter(campus=pool.campus, engagement=None).first()
    if elsewhere is not None and elsewhere.student is not None:
        propose_award(
            pool,
            student=elsewhere.student,
            entry=None,
            work=None,
            amount_minor=30000,
            why="For the weeks at the museum, which paid nothing.",
            actor=cast.officer("brandt"),
            at=cast.now,
        )


def _asked(
    cast: Cast, pool: Pool, key: str, day: int, minor: int, why: str, to: str
) -> Iterator[datetime]:
    yield cast.day(day, AFTERNOON)
    award = request_award(
        pool,
        cast.students[key],
        work=None,
        amount_minor=minor,
        why=why,
        actor=cast.student(key),
        at=cast.now,
    )
    if to == "proposed":
        return
    yield cast.day(day + 4, NOON)
    office = cast.officer("brandt")
    if to == "declined":
        said = "The fund is for what unpaid work costs; ask the library about its laptops."
        decline_award(award, reason=said, actor=office, at=cast.now)
        return
    approve_award(award, actor=office, at=cast.now)
    if award.waits_for_second:
        approve_award(award, actor=cast.officer_of("lakeshore"), at=cast.now)
    if to == "paid":
        yield cast.day(day + 10, NOON)
        pay_award(
            award,
            paid_minor=minor,
            paid_on=cast.now.date(),
            reference=f"ACH {4100 - day}",
            actor=office,
            at=cast.now,
        )
