"""Applications: who applies, and how each is answered."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from datetime import datetime, timedelta

from fairbrief.applications.actions import (
    accept_offer,
    begin,
    decline_others,
    mark_seen,
    offer,
    save_draft,
    shortlist,
    submit_application,
)
from fairbrief.applications.models import Application
from fairbrief.applications.states import OPEN_STATES
from fairbrief.briefs.models import Brief
from fairbrief.demo.data.outside import DECLINED, EXPERIENCE, INTEREST
from fairbrief.demo.data.students import MAIN
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.posting import campuses_for
from fairbrief.demo.world.timeline import AFTERNOON, EVENING, MORNING, NOON
from fairbrief.disclosures.actions import note_disclosure
from fairbrief.students.models import Student

#: Open applications nobody in the demo goes over, so that the caps never bite by accident.
MOST_OPEN = 3
_TOLD_BY_THEMSELVES = {each.key for each in MAIN}


def applies(cast: Cast, brief: Brief, key: str) -> Application:
    """The student applies, now."""
    student = cast.students[key]
    actor = cast.student(key)
    application = begin(student, brief=brief, actor=actor, at=cast.now - timedelta(minutes=20))
    save_draft(
        application,
        actor=actor,
        at=cast.now,
        interest=cast.pick(_unsaid(brief)),
        experience=cast.pick(EXPERIENCE),
        hours_a_week=min(student.hours_a_week, 10),
    )
    submit_application(application, actor=actor, at=cast.now)
    return application


def _unsaid(brief: Brief) -> tuple[str, ...]:
    """What nobody has written with an application to this brief yet."""
    said = set(Application.objects.filter(brief=brief).values_list("interest", flat=True))
    return tuple(each for each in INTEREST if each not in said) or INTEREST


def others(cast: Cast, run_brief: str, count: int, day: int) -> list[str]:
    """Students who could apply as well: of the right campus, with room, not at work then."""
    data = cast.brief_data[run_brief]
    open_to = campuses_for(data)
    wanted = set(data.skills)
    free = [
        key
        for key, student in cast.students.items()
        if key not in _TOLD_BY_THEMSELVES
        and cast.student_data[key].campus in open_to
        and cast.busy_until.get(key, -999) < day
        and student.onboarded_at
    ]
    cast.dice.shuffle(free)
    free.sort(key=lambda key: -len(wanted & set(cast.student_data[key].skills)))
    picked: list[str] = []
    for key in free[: count * 4]:
        if len(picked) < count and _open_count(cast.students[key]) < MOST_OPEN:
            picked.append(key)
    return picked


def _open_count(student: Student) -> int:
    return Application.objects.filter(student=student, state__in=OPEN_STATES).count()


def applied(
    cast: Cast, run_brief: str, brief: Brief, keys: Sequence[str], *, on: int
) -> Generator[datetime, None, dict[str, Application]]:
    """Each applies in the evening of one of the days after `on`."""
    applications = {}
    for number, key in enumerate(keys):
        yield cast.day(on + number // 2, EVENING if number % 2 else AFTERNOON, 7 * number % 50)
        applications[key] = applies(cast, brief, key)
    return applications


def chosen(
    cast: Cast,
    run_brief: str,
    brief: Brief,
    applications: dict[str, Application],
    winners: Sequence[str],
    *,
    on: int,
) -> Iterator[datetime]:
    """Seen, shortlisted, offered, accepted; the others are declined with reasons in one act."""
    employer = cast.owner_of(cast.brief_data[run_brief].employer)
    yield cast.day(on, MORNING)
    for application in applications.values():
        mark_seen(application, actor=employer, at=cast.now)
        note_disclosure([application], actor=employer, at=cast.now)
    yield cast.day(on, NOON)
    for key in winners:
        shortlist(applications[key], actor=employer, at=cast.now)
        note_disclosure([applications[key]], actor=employer, at=cast.now)
    yield cast.day(on + 1, MORNING)
    for key in winners:
        offer(
            applications[key],
            actor=employer,
            at=cast.now,
            note="Your letter named the part we find hardest. We would like to do it with you.",
        )
    for key in winners:
        yield cast.day(on + 1, EVENING)
        applications[key].refresh_from_db()
        accept_offer(applications[key], actor=cast.student(key), at=cast.now)
    yield cast.day(on + 2, MORNING)
    brief.refresh_from_db()
    decline_others(
        brief,
        reasons={
            application.code: cast.pick(DECLINED)
            for key, application in applications.items()
            if key not in winners
        },
        actor=employer,
        at=cast.now,
    )
