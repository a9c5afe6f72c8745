"""What people write to each other: a good thread, a thoughtless line, a scam that is reported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from fairbrief.applications.models import Message
from fairbrief.audit.actors import Actor
from fairbrief.concerns.actions import report_words, warn
from fairbrief.concerns.kinds import KINDS
from fairbrief.concerns.models import Concern
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import AFTERNOON, EVENING, MORNING, NOON
from fairbrief.engagements.actions import write_message
from fairbrief.engagements.models import Engagement


def talk(cast: Cast) -> None:
    """Adds every story of this module."""
    for story in (_about_a_film, _someone_elses_words, _cards_for_the_people_asked):
        cast.timeline.add(story(cast))


def _work(cast: Cast, name: str) -> Engagement:
    work = cast.works[name]
    work.refresh_from_db()
    return work


def _says(cast: Cast, work: Engagement, actor: Actor, text: str) -> Message:
    return write_message(work, text=text, actor=actor, at=cast.now)


WELCOME = (
    "Welcome, Trang. The archive's catalogue is in the shared drive, folder 2. Begin with Cần Thơ; "
    "the others can wait until we have talked."
)
ASKS = "Thank you. Two photographs in folder 2 have no date. Shall I list them all the same?"
SAYS_YES = "Yes, with a question mark. A gap that is marked is worth a lot."
WANTS_A_NAME = (
    "The director has read your first brief and asks who translated the vendor's words. Put the "
    "name under it, please."
)


def _about_a_film(cast: Cast) -> Iterator[datetime]:
    """A thread as it should be; the last word is not read yet."""
    for day, hour, is_student, text in (
        (-16, NOON, False, WELCOME),
        (-15, EVENING, True, ASKS),
        (-14, MORNING, False, SAYS_YES),
        (-2, AFTERNOON, False, WANTS_A_NAME),
    ):
        yield cast.day(day, hour, 25)
        actor = cast.student("trang") if is_student else cast.member("delgado")
        _says(cast, _work(cast, "night/trang"), actor, text)


def _someone_elses_words(cast: Cast) -> Iterator[datetime]:
    """Somebody writes in a supervisor's name. One student reports it, the other has not yet."""
    yield cast.day(-2, NOON, 15)
    emily, rosa = _work(cast, "bus/emily"), _work(cast, "bus/rosa")
    boss = cast.as_member(emily.supervisor, emily)
    sent = _says(
        cast,
        emily,
        boss,
        "I am out of the office, so write to me on WhatsApp from now on. We mail you a check for "
        "the tablets. Deposit the check and send the rest to our vendor with Zelle today.",
    )
    _says(
        cast,
        rosa,
        cast.as_member(rosa.supervisor, rosa),
        "We mail you a check for the tablets. Deposit the check, keep 50 dollars for your trouble "
        "and send the rest to our vendor with Zelle.",
    )
    yield cast.timeline.ago(hours=15)
    report_words(
        KINDS["message"],
        sent,
        reason="Mr Kowalski has never written like this, and he does not answer the phone.",
        actor=cast.student("emily"),
        at=cast.now,
    )


def _cards_for_the_people_asked(cast: Cast) -> Iterator[datetime]:
    """Meant well, and still not for a student to pay: the office warns without a report."""
    yield cast.day(-12, AFTERNOON, 40)
    work = _work(cast, "wayfinding/linh")
    _says(
        cast,
        work,
        cast.as_member(work.supervisor, work),
        "Please buy ten gift cards for the visitors you ask on Saturday; I pay you back on Monday.",
    )
    yield cast.day(-11, NOON, 5)
    for concern in Concern.objects.filter(kind="message", student=work.student):
        warn(
            concern,
            said="A student pays nothing ahead, not even for a good purpose. Buy the cards "
            "yourselves and hand them over; students learn to take such a line for a scam.",
            actor=cast.officer_of(work.campus.slug),
            at=cast.now,
        )
