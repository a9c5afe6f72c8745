"""What the career offices do for single students: notes, a hold, nominations, care for trouble."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from fairbrief.advising.actions import (
    ask_for_record,
    nominate,
    note_look,
    place_hold,
    set_aside,
    take_on,
    write_note,
)
from fairbrief.advising.queries import briefs_to_nominate_for
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import AFTERNOON, MORNING, NOON
from fairbrief.organizations.queries import day_at
from fairbrief.roster.models import RosterEntry
from fairbrief.strikes.actions import answer_appeal, appeal_strike, decide_strike
from fairbrief.strikes.models import Strike
from fairbrief.strikes.states import StrikeState
from fairbrief.tracking.attention import attention, scope_of

#: Notes of Lakeshore's office: student, days ago, kind, who may read it, words.
NOTES = (
    (
        "trang",
        -40,
        "meeting",
        "office",
        (
            "Wants to go on with documentary research. Has two languages most applicants have "
            "not. Next: a letter from Ms Delgado at the close."
        ),
    ),
    (
        "trang",
        -9,
        "call",
        "office",
        (
            "The market project is growing past its hours. She knows of the guard and will ask "
            "for pay, not for patience. Call again after the change is answered."
        ),
    ),
    (
        "trang",
        -9,
        "worry",
        "mine",
        "Sounded tired. Ask about sleep before asking about work.",
    ),
    (
        "emily",
        -3,
        "mail",
        "office",
        "Wrote that nobody at the clinic answers. I have left a word with the front desk.",
    ),
)


def care(cast: Cast) -> None:
    """Adds every story of this module."""
    for story in (_notes, _hold, _nominations, _trouble, _wish, _strike_lifted, _strikes_on_record):
        cast.timeline.add(story(cast))


def _entry(cast: Cast, key: str) -> RosterEntry:
    """The student's place on the roster."""
    student = cast.students[key]
    entry, _is_new = RosterEntry.objects.get_or_create(
        student=student,
        defaults={
            "campus": student.campus,
            "email": student.user.email,
            "name": student.user.name,
            "made_at": cast.now,
        },
    )
    return entry


def _notes(cast: Cast) -> Iterator[datetime]:
    for key, day, kind, seen_by, text in NOTES:
        yield cast.day(day, AFTERNOON)
        entry = _entry(cast, key)
        officer = cast.officer_of(entry.campus.slug)
        note_look(entry, actor=officer, at=cast.now)
        write_note(
            entry,
            kind=kind,
            seen_by=seen_by,
            day=cast.now.date(),
            text=text,
            actor=officer,
            at=cast.now,
        )


def _hold(cast: Cast) -> Iterator[datetime]:
    """After work that was not completed: a talk first, then new applications."""
    yield cast.day(-6, NOON)
    entry = _entry(cast, "thomas")
    today = day_at(entry.campus, cast.now)
    place_hold(
        entry,
        reason="The labels were left without a word for three weeks. Come and see us before you "
        "apply again; half an hour is enough.",
        ask_name=cast.officer_of(entry.campus.slug).name,
        ask_email=entry.campus.office_email,
        starts_on=today,
        until=today + timedelta(days=21),
        stops_applying=True,
        stops_signing=False,
        actor=cast.officer_of(entry.campus.slug),
        at=cast.now,
    )


def _nominations(cast: Cast) -> Iterator[datetime]:
    """Two students who have still to decide whether they apply."""
    yield cast.day(-2, MORNING)
    for key, wanted, sentence in (
        ("trang", "records", "Finds the one page that matters, and says where it was."),
        ("linh", "signs", "Has drawn signs that strangers followed on the first day."),
    ):
        entry = _entry(cast, key)
        # An applicant by chance may have been quicker.
        brief = briefs_to_nominate_for(entry, at=cast.now).filter(pk=cast.briefs[wanted].pk).first()
        if brief is not None:
            officer = cast.officer_of(entry.campus.slug)
            nominate(entry, brief=brief, sentence=sentence, actor=officer, at=cast.now)


def _strike_lifted(cast: Cast) -> Iterator[datetime]:
    """A lab was silent when an answer was due; the operator finds out why, and lifts it."""
    yield cast.day(-77, NOON)
    strike = _put_on_record(
        cast,
        "ghosting",
        "Northlight Climate Lab",
        reason="A week without a word on work that was handed in, and no one to ask.",
    )
    if strike is None:
        return
    yield cast.day(-74, MORNING)
    appeal_strike(
        strike,
        reason="Our building had no power from Tuesday to Sunday after the storm. The student "
        "knew it from our first line on Monday; the work was accepted and paid.",
        actor=cast.owner_of("northlight"),
        at=cast.now,
    )
    yield cast.day(-71, AFTERNOON)
    answer_appeal(
        strike,
        lift=True,
        answer="The messages show it. A storm is no silence.",
        actor=cast.as_operator,
        at=cast.now,
    )


def _strikes_on_record(cast: Cast) -> Iterator[datetime]:
    """The vans' dispute, and pay that came late: both stand; the first is to be looked at again."""
    yield cast.day(-48, NOON)
    broken = _put_on_record(
        cast,
        "broken",
        "Harbor Table",
        reason="The decision says it, and the other office has confirmed it.",
    )
    yield cast.day(-27, NOON)
    _put_on_record(
        cast,
        "late_pay",
        "Harbor Table",
        reason="The pay was due on a day that both had signed; nobody wrote why it was not sent.",
    )
    yield cast.day(-2, AFTERNOON)
    if broken is not None:
        appeal_strike(
            broken,
            reason="We have gone through that call with our drivers and written a page on how we "
            "speak to students. We ask for a second look before the spring.",
            actor=cast.owner_of("harbor"),
            at=cast.now,
        )


def _put_on_record(cast: Cast, kind: str, employer: str, *, reason: str) -> Strike | None:
    """What waits for the office's decision stands; None where the days fell otherwise."""
    strike = Strike.objects.filter(
        kind=kind, employer__name=employer, state=StrikeState.PROPOSED
    ).first()
    if strike is not None:
        officer = cast.officer_of(strike.campus.slug)
        decide_strike(strike, stands=True, reason=reason, actor=officer, at=cast.now)
    return strike


def _trouble(cast: Cast) -> Iterator[datetime]:
    """Of what goes wrong, one is looked after and one can wait."""
    yield cast.timeline.ago(hours=3)
    for slug in ("lakeshore", "calloway"):
        campus, officer = cast.campuses[slug], cast.officer_of(slug)
        scope = scope_of(campus, at=cast.now)
        rows = attention(scope)[:20]
        if len(rows) < 3:
            continue
        take_on(campus, rows[0].alert.name, rows[0].key, actor=officer, at=cast.now)
        last = rows[-1]
        set_aside(
            campus,
            last.alert.name,
            last.key,
            until=scope.today + timedelta(days=5),
            reason="They are away this week and have said so.",
            level=last.level,
            actor=officer,
            at=cast.now,
        )


def _wish(cast: Cast) -> Iterator[datetime]:
    """A student asks to see what the office has written down."""
    yield cast.day(-1, AFTERNOON)
    ask_for_record(_entry(cast, "emily"), actor=cast.student("emily"), at=cast.now)
