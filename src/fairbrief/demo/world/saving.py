"""Searches that students keep, and the mornings on which something new fitted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from fairbrief.audit.actors import person
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import EVENING, MORNING
from fairbrief.searches.actions import mail_some, save_search

#: Whose, under which name, which filters, whether it tells by mail.
KEPT = (
    ("trang", "Archives, not too long", {"skill": ["archive-research"], "hours_max": ["25"]}, True),
    ("trang", "Anything about film", {"q": ["film"]}, False),
    ("yusuf", "Remote and paid well", {"place": ["remote"], "pay_min": ["20"]}, True),
)
#: Days on which searches are looked through here; the worker does it every day.
LOOKED = (-24, -10, -1)


def save_searches(cast: Cast) -> None:
    cast.timeline.add(_kept(cast))


def _kept(cast: Cast) -> Iterator[datetime]:
    yield cast.day(-40, EVENING, 7)
    for who, name, query, mails in KEPT:
        student = cast.students[who]
        save_search(
            student,
            name=name,
            query={key: list(values) for key, values in query.items()},
            mails=mails,
            actor=person(student.user),
            at=cast.now,
        )
    for day in LOOKED:
        yield cast.day(day, MORNING, 3)
        mail_some(at=cast.now)
