"""What students show of their work, and what an office tells its own in its own words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.text import slugify

from fairbrief.audit.actors import Actor, link_holder
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import EVENING, NOON
from fairbrief.guides.actions import save_text
from fairbrief.portfolio.actions import set_page, set_piece
from fairbrief.portfolio.quoting import (
    QUOTED,
    answer_for_words,
    ask_for_words,
    may_ask_for_words,
)
from fairbrief.portfolio.showing import finished
from fairbrief.tracking.models import Experience

#: Who shows what: a line, how to be reached, whether the studies are named, and by turns who may
#: see the pieces.
SHOWN = {
    "trang": (
        "Reads what others file away: archives, captions, the small print of old newspapers.",
        "https://trang.example/",
        True,
        ("public", "public", "link"),
    ),
    "amara": ("Maps, weather, and what they do to people.", "", False, ("public", "off")),
    "ravi": ("", "", True, ("link",)),
}
#: A guide in an office's words.
SAID = """Give it half an hour. Then ask, and ask small: what you try to do, what you tried, what
you need to know to go on. The button in your workspace has just these three lines.

## Here at Lakeshore

- **The writing desk**, Harbor Hall 1, Monday to Thursday from 15:00, reads drafts with you. Bring
  the brief, leave the names at home.
- **Data hour**, Wednesday at noon, is for tables that do not add up.
- **We** answer within a day: careers@lakeshore.example, or walk in at Harbor Hall 2.

If somebody presses you to do more than you signed for, do not ask them first. Ask us.
"""


def show_and_tell(cast: Cast) -> None:
    """Adds a story a portfolio, and the office's words."""
    for number, key in enumerate(SHOWN):
        cast.timeline.add(_shown(cast, key, number))
    cast.timeline.add(_said(cast))


def _shown(cast: Cast, key: str, number: int) -> Iterator[datetime]:
    yield cast.day(-2, EVENING, 5 * number)
    student, actor = cast.students[key], cast.student(key)
    intro, contact, studies, seen_by = SHOWN[key]
    for place, experience in enumerate(finished(student)):
        set_piece(
            experience,
            visibility=seen_by[place % len(seen_by)],
            is_cleared=experience.engagement_id is None,
            actor=actor,
            at=cast.now,
        )
    for experience in finished(student):
        if number == 0 and may_ask_for_words(experience, at=cast.now):
            _quote(cast, experience, actor)
    set_page(
        student,
        slug=slugify(student.user.name) or key,
        intro=intro,
        contact=contact,
        shows_studies=studies,
        actor=actor,
        at=cast.now,
    )


def _quote(cast: Cast, experience: Experience, actor: Actor) -> None:
    """Asks to show what was written on the work; who wrote it says yes."""
    quote = ask_for_words(experience, actor=actor, at=cast.now)
    writer = link_holder(
        name=quote.by_name,
        email=quote.by_email,
        capacity=QUOTED,
        subject=(quote._meta.label_lower, quote.pk),
    )
    answer_for_words(quote, granted=True, actor=writer, at=cast.now)


def _said(cast: Cast) -> Iterator[datetime]:
    yield cast.day(-60, NOON)
    save_text(
        cast.head_of("lakeshore"),
        "stuck",
        title="When you are stuck",
        text=SAID,
        based_on=0,
        actor=cast.officer_of("lakeshore"),
        at=cast.now,
    )
