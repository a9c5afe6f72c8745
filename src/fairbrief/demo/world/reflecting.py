"""Senior sessions and weeks of the work in the demo world, in the words of those who meet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import NOON
from fairbrief.engagements.actions import (
    accept_meeting,
    give_session_feedback,
    plan_the_week,
    propose_meeting,
    record_meeting,
    review_the_week,
    sheet_of_week,
)
from fairbrief.engagements.clocks import SHORTEST_NOTICE
from fairbrief.engagements.models import Engagement

#: What students plan for a week, and what they say of it at its end.
DOING = (
    "Ten entries, checked twice, and the open questions in one list",
    "The draft as a whole, rough, so that we can talk about it",
    "The gaps of last week, then the first page as it will be",
)
DONE = (
    "All of it but the last two",
    "More than planned; the list of questions is shorter by half",
    "The draft stands; the pictures are still missing",
)


def plan_week_of(cast: Cast, work: Engagement, minutes: int) -> None:
    if sheet_of_week(work, day=cast.now.date()) is not None:
        plan_the_week(
            work,
            doing=cast.pick(DOING),
            minutes=minutes,
            actor=cast.as_student(work),
            at=cast.now,
        )


def look_back_on_week(cast: Cast, work: Engagement) -> None:
    if sheet_of_week(work, day=cast.now.date()) is not None:
        review_the_week(
            work,
            done=cast.pick(DONE),
            blocks=cast.pick(("", "", "I wait for access to the second archive.")),
            actor=cast.as_student(work),
            at=cast.now,
        )


#: What leaders leave students with.
LEFT_WELL = (
    "Came with questions that could not be answered by our website.",
    "Said what is not clear yet, before I asked.",
    "Had read our last report, and disagreed with a page of it.",
)
LEFT_NEXT = (
    "Send me the one page you are least sure of.",
    "Write to the two people I named, this week.",
    "Put a number to it: how many, by when.",
)


def senior_session(cast: Cast, work: Engagement, day: int) -> Iterator[datetime]:
    """The conversation with the named leader, who says yes to the time, with notes of both."""
    if work.leader is None or day > -1:
        return
    student = cast.as_student(work)
    when = cast.day(day, NOON)
    if when < cast.now + SHORTEST_NOTICE:
        return
    meeting = propose_meeting(
        work,
        kind="senior",
        when=when,
        minutes=30,
        link="https://meet.example/leader",
        agenda="How you got here, and what you look for in work like mine",
        actor=student,
        at=cast.now,
    )
    leader = cast.as_member(work.leader, work, "leader")
    accept_meeting(meeting, actor=leader, at=cast.now + timedelta(minutes=40))
    yield when + timedelta(minutes=45)
    meeting.refresh_from_db()
    if meeting.cancelled_at:
        return
    record_meeting(
        meeting,
        note="Look at the whole before the part; said where she would start.",
        actor=leader,
        at=cast.now,
    )
    give_session_feedback(
        meeting,
        went_well=cast.pick(LEFT_WELL),
        do_next=cast.pick(LEFT_NEXT),
        talk_again=True,
        actor=leader,
        at=cast.now,
    )
    record_meeting(
        meeting,
        note="Three names to read, and an offer to write again in spring.",
        actor=student,
        at=cast.now + timedelta(minutes=5),
    )
