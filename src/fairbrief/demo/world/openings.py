"""Briefs that are open now, wait in a queue, were sent back, or came to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from fairbrief.applications.actions import keep_as_alternate, mark_seen, offer, shortlist
from fairbrief.briefs.actions import (
    answer_question,
    ask_question,
    cancel_brief,
    edit_brief,
    pause_brief,
    send_for_review,
)
from fairbrief.demo.world.applying import applied, others
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.posting import Run, campuses_for, drafted, opened, review_of, sent
from fairbrief.demo.world.script import OPEN
from fairbrief.demo.world.timeline import AFTERNOON, EVENING, MORNING, NOON
from fairbrief.disclosures.actions import note_disclosure
from fairbrief.organizations.actions import hold_employer
from fairbrief.vetting.actions import ask_for_changes, ask_to_vet, decline_brief

#: Applications looked at on the third day; the next is put on the shortlist.
LOOKED_AT = {"council", "gloves", "vans", "heat", "donors", "cat"}


def open_now(cast: Cast) -> None:
    """Adds every story of this module."""
    for run, count, named in OPEN:
        cast.timeline.add(_open(cast, run, count, named))
    for story in (
        _offer_to_trang,
        _questions,
        _queues,
        _sent_back_and_better,
        _still_asked,
        _declined,
        _came_to_nothing,
        _paused,
        _blocked,
        _newcomers,
        _drafts,
    ):
        cast.timeline.add(story(cast))


def _open(cast: Cast, run: Run, count: int, named: tuple[str, ...]) -> Iterator[datetime]:
    brief = yield from opened(cast, run)
    keys = [*named, *others(cast, run.brief, count, 0)]
    applications = yield from applied(cast, run.brief, brief, keys, on=run.on + 2)
    if run.brief not in LOOKED_AT:
        return
    yield cast.day(min(run.on + 5, -1), NOON)
    employer = cast.owner_of(cast.brief_data[run.brief].employer)
    for number, application in enumerate(applications.values()):
        mark_seen(application, actor=employer, at=cast.now)
        note_disclosure([application], actor=employer, at=cast.now)
        if number == 0:
            shortlist(application, actor=employer, at=cast.now)
            note_disclosure([application], actor=employer, at=cast.now)
        if number == 1:
            keep_as_alternate(application, actor=employer, at=cast.now)


def _offer_to_trang(cast: Cast) -> Iterator[datetime]:
    """An offer that waits for the student's answer."""
    run = Run(brief="alerts", on=-10, start=19, key="alerts-2")
    brief = yield from opened(cast, run)
    keys = ["trang", *others(cast, "alerts", 3, 0)]
    applications = yield from applied(cast, "alerts", brief, keys, on=-8)
    employer = cast.owner_of("tidewell")
    yield cast.day(-3, NOON)
    for application in applications.values():
        mark_seen(application, actor=employer, at=cast.now)
        note_disclosure([application], actor=employer, at=cast.now)
    yield cast.timeline.ago(hours=20)
    offer(
        applications["trang"],
        actor=employer,
        at=cast.now,
        note="Your question about who switches alerts off at night is ours as well.",
    )
    note_disclosure([applications["trang"]], actor=employer, at=cast.now)


def _questions(cast: Cast) -> Iterator[datetime]:
    """One answered, one that was let pass, one that waits."""
    yield cast.day(-5, EVENING)
    brief, student = cast.briefs["vans"], cast.students["trang"]
    answered = ask_question(
        brief, student=student, topic="changes", actor=cast.student("trang"), at=cast.now
    )
    other = cast.briefs["signs"]
    ask_question(
        other,
        student=student,
        text="How many hours a week does the designer on site have for this?",
        actor=cast.student("trang"),
        at=cast.now,
    )
    yield cast.day(-4, NOON)
    answer_question(
        answered,
        answer="Then we cut the second proposal, or agree on more hours and more pay. We have "
        "done both before.",
        actor=cast.member("park"),
        at=cast.now,
    )
    yield cast.day(-1, EVENING)
    ask_question(
        cast.briefs["gloves"],
        student=cast.students["yusuf"],
        topic="feedback",
        actor=cast.student("yusuf"),
        at=cast.now,
    )


def _queues(cast: Cast) -> Iterator[datetime]:
    """Three briefs wait for the offices, the oldest past its third day tomorrow."""
    yield from sent(cast, Run(brief="onboarding", on=-3, start=20, key="onboarding-2"))
    yield from sent(cast, Run(brief="obits", on=-2, start=18, key="obits-2"))
    yield from sent(
        cast, Run(brief="cold", on=-1, start=17, key="cold-2"), routine_percent=45, backup=None
    )


def _sent_back_and_better(cast: Cast) -> Iterator[datetime]:
    """Sent back by the office, mended, sent again: the queue shows what changed."""
    run = Run(brief="fridges", on=-7, start=21, key="fridges-2")
    brief = yield from sent(cast, run, routine_percent=48, senior_sessions=1)
    yield cast.day(-5, MORNING)
    for campus in campuses_for(cast.brief_data["fridges"]):
        ask_for_changes(
            review_of(cast, brief, campus),
            actor=cast.officer_of(campus),
            at=cast.now,
            reason="Half of this is typing in bills. Give that half to someone paid for it, or "
            "make it a quarter, and let the student meet the board member twice.",
        )
    yield cast.day(-2, NOON)
    brief.refresh_from_db()
    employer = cast.owner_of("harbor")
    edit_brief(
        brief,
        actor=employer,
        at=cast.now,
        routine_percent=25,
        senior_sessions=2,
        fee_minor=38400,
    )
    send_for_review(brief, actor=employer, at=cast.now)


def _still_asked(cast: Cast) -> Iterator[datetime]:
    """Sent back and not mended yet."""
    run = Run(brief="subtitles", on=-6, start=20, key="subtitles-2")
    brief = yield from sent(cast, run)
    yield cast.day(-3, MORNING)
    for campus in campuses_for(cast.brief_data["subtitles"]):
        ask_for_changes(
            review_of(cast, brief, campus),
            actor=cast.officer_of(campus),
            at=cast.now,
            reason="Two weeks fall into our exams. Move the due date by ten days, please.",
        )


def _declined(cast: Cast) -> Iterator[datetime]:
    run = Run(brief="scores", on=-25, start=14, key="scores-2")
    brief = yield from sent(cast, run)
    yield cast.day(-23, MORNING)
    for campus in campuses_for(cast.brief_data["scores"]):
        decline_brief(
            review_of(cast, brief, campus),
            actor=cast.officer_of(campus),
            at=cast.now,
            reason="This is the Friday shift itself, every week of the term. It is a job; offer it "
            "as one, and we will list it there.",
        )


def _came_to_nothing(cast: Cast) -> Iterator[datetime]:
    """One that nobody applied to in time, and one its employer called off."""
    yield from opened(cast, Run(brief="bus", on=-70, start=13, key="bus-0"))
    brief = yield from opened(cast, Run(brief="museum", on=-64, start=20, key="museum-0"))
    yield cast.day(-58, NOON)
    cancel_brief(brief, actor=cast.owner_of("dosrios"), at=cast.now)


def _paused(cast: Cast) -> Iterator[datetime]:
    brief = yield from opened(cast, Run(brief="levels", on=-9, start=20, key="levels-2"))
    yield cast.day(-4, AFTERNOON)
    pause_brief(brief, actor=cast.owner_of("kite"), at=cast.now)


def _blocked(cast: Cast) -> Iterator[datetime]:
    """An employer whose brief the fairness review stops, and whom the operator holds."""
    yield cast.day(-12, NOON)
    drafted(cast, Run(brief="fleet", on=-12, start=10))
    ask_to_vet(cast.employers["brightpath"], campus=cast.campuses["lakeshore"], at=cast.now)
    yield cast.day(-10, MORNING)
    hold_employer(
        cast.employers["brightpath"],
        reason="Three students report that they were asked to pay for a starter kit. Answer this "
        "with your registration number and what the kit is.",
        actor=cast.as_operator,
        at=cast.now,
    )


def _newcomers(cast: Cast) -> Iterator[datetime]:
    """Two whose first briefs wait, so the office vets them."""
    yield from sent(cast, Run(brief="index", on=-2, start=24))
    yield from sent(cast, Run(brief="seeds", on=-1, start=22))


def _drafts(cast: Cast) -> Iterator[datetime]:
    """Begun, not finished: the wizard has something to go on with."""
    yield cast.timeline.ago(hours=30)
    drafted(
        cast,
        Run(brief="night", on=-1, start=25, key="night-2"),
        title="Find the voices for a film about bakers",
        fee_minor=18000,
        senior_sessions=0,
        leader=None,
        learning="",
    )
