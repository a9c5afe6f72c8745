"""The work: signed, funded, done week by week, handed in, paid, looked back upon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from fairbrief.agreements.actions import answer_status, sign
from fairbrief.agreements.models import Agreement
from fairbrief.audit.actors import Actor
from fairbrief.briefs.models import Brief
from fairbrief.demo.data.outside import (
    ANSWERS,
    NEXT_TIME,
    NOTES,
    STUDENT_NEXT,
    STUDENT_WELL,
    WELL,
)
from fairbrief.demo.world.applying import applied, chosen, others
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.paying import Arrival, pays
from fairbrief.demo.world.posting import Run, opened
from fairbrief.demo.world.reflecting import look_back_on_week, plan_week_of, senior_session
from fairbrief.demo.world.staying import stay_in_touch
from fairbrief.demo.world.timeline import AFTERNOON, EVENING, MORNING, NOON
from fairbrief.engagements.actions import (
    accept_milestone,
    answer_check_in,
    answer_pulse,
    approve_work,
    authorize,
    hand_in_milestone,
    hand_over_version,
    log_decision,
    log_hours,
    propose_meeting,
    record_meeting,
    start_work,
    submit_work,
    write_check_in,
)
from fairbrief.engagements.milestones import milestone_of
from fairbrief.engagements.models import Engagement, PieceVersion
from fairbrief.engagements.pace import check_in_draft, check_in_open
from fairbrief.engagements.pulses import PULSE_QUESTIONS
from fairbrief.engagements.queries import View, can_log_hours
from fairbrief.engagements.states import EngagementState
from fairbrief.payments.actions import secure_funds
from fairbrief.payments.models import Funding
from fairbrief.relationships.actions import answer_next
from fairbrief.relationships.giving import give_feedback, rate_before
from fairbrief.relationships.queries import own_ratings
from fairbrief.relationships.questionnaires import OF_EMPLOYER, OF_SELF, OF_STUDENT

STAGES = (
    "proposed",
    "half_signed",
    "agreed",
    "authorized",
    "funded",
    "active",
    "submitted",
    "paid",
    "looked_back",
    "closed",
)
#: Days from the draft to each step; the start itself is said by the run.
CHOOSE, SIGN, COUNTERSIGN, AUTHORIZE, FUND = 5, 7, 8, 9, 10


@dataclass(frozen=True, kw_only=True)
class Life:
    """One round of a brief and how far its work has come. `others` more students applied."""

    run: Run
    winners: tuple[str, ...]
    until: str
    others: int = 3
    #: The employer says nothing when the work is handed in: the clock accepts it.
    silent: bool = False
    next_kind: str = "reference"
    #: What the student says of the pay that was sent.
    arrival: Arrival = "received"
    #: How many of the agreed hours are worked in the end.
    share: float = 0.97

    def reaches(self, stage: str) -> bool:
        return STAGES.index(self.until) >= STAGES.index(stage)


def live(cast: Cast, life: Life) -> Iterator[datetime]:
    """The round from the draft on; each winner's work then goes on by itself."""
    run = life.run
    end = run.start + 7 * cast.brief_data[run.brief].weeks
    for key in life.winners:
        cast.busy_until[key] = end
    brief = yield from opened(cast, run)
    more = others(cast, run.brief, life.others, run.on)
    applications = yield from applied(cast, run.brief, brief, [*life.winners, *more], on=run.on + 2)
    yield from chosen(cast, run.brief, brief, applications, life.winners, on=run.on + CHOOSE)
    for key in life.winners:
        agreement = Agreement.objects.get(application=applications[key])
        cast.timeline.add(_sign_and_work(cast, life, brief, agreement, key))


def _sign_and_work(
    cast: Cast, life: Life, brief: Brief, agreement: Agreement, key: str
) -> Iterator[datetime]:
    run, data = life.run, cast.brief_data[life.run.brief]
    student = cast.student(key)
    if not life.reaches("half_signed"):
        return
    yield cast.day(run.on + SIGN, MORNING, 40)
    supervisor = cast.members[data.supervisor]
    signer = cast.as_member(supervisor, agreement)
    capacity = "contractor" if brief.fee_minor else "volunteer"
    _states(cast, agreement, "employer", signer, engaged_as=capacity, control="student")
    yield cast.day(run.on + SIGN, EVENING, 10)
    permit = "cpt" if cast.students[key].authorization == "student_visa" else "none"
    _states(cast, agreement, "student", student, authorization=permit, age="adult", credit="no")
    sign(agreement, party="student", name=student.name, consent=True, actor=student, at=cast.now)
    if not life.reaches("agreed"):
        return
    yield cast.day(run.on + COUNTERSIGN, NOON, 20)
    sign(agreement, party="employer", name=signer.name, consent=True, actor=signer, at=cast.now)
    work = Engagement.objects.get(agreement=agreement)
    cast.works[f"{run.name}/{key}"] = work
    if not life.reaches("authorized"):
        return
    if work.authorization_needed:
        yield cast.day(run.on + AUTHORIZE, MORNING, 15)
        authorize(
            work,
            note="CPT on the I-20 for this employer and these dates",
            actor=cast.officer_of(work.campus.slug),
            at=cast.now,
        )
    if not life.reaches("funded"):
        return
    yield cast.day(run.on + FUND, NOON, 30)
    if work.fee_minor:
        secure_funds(
            Funding.objects.get(engagement=work),
            reference=f"{cast.now:%Y}-{work.pk:04}",
            actor=cast.owner_of(data.employer),
            at=cast.now,
        )
    if not life.reaches("active"):
        return
    yield cast.day(run.start, MORNING, 5)
    work.refresh_from_db()
    # On the agreed day it starts by itself if the student has not pressed by then.
    start_work(work, actor=student, at=cast.now)
    if cast.dice.random() < 0.8:
        rate_before(work, ratings=cast.ratings(OF_SELF), actor=student, at=cast.now)
    yield from _weeks(cast, life, work, key)
    if life.reaches("submitted"):
        yield from _hand_in_and_close(cast, life, work, key)


def _states(cast: Cast, agreement: Agreement, side: str, actor: Actor, **answers: str) -> None:
    answer_status(agreement, answers, side=side, actor=actor, at=cast.now)


def _weeks(cast: Cast, life: Life, work: Engagement, key: str) -> Iterator[datetime]:
    """Hours, a check-in, the senior session before the middle, a word on each week.

    Work that is long done is told in less detail than work one can look into today.
    """
    start, weeks = life.run.start, cast.brief_data[life.run.brief].weeks
    is_long_done = life.reaches("closed")
    days = (2,) if is_long_done else (1, 4)
    step = 2 if is_long_done else 1
    cast.timeline.add(first_milestone(cast, life, work))
    times = len(days) * len(range(0, weeks, step))
    minutes = int(work.hours * 60 * life.share / times) // 15 * 15
    for number in range(0, weeks, step):
        day = start + 7 * number
        if number == weeks // 3 // step * step:
            # Proposed as the week begins; the week goes on meanwhile.
            cast.timeline.add(senior_session(cast, work, day + 5))
        for offset in days:
            if day + offset > -1:
                return
            yield cast.day(day + offset, EVENING, 12 * number % 55)
            work.refresh_from_db()
            if not can_log_hours(work):
                return
            log_hours(
                work,
                day=cast.now.date(),
                minutes=minutes,
                note=cast.pick(NOTES),
                actor=cast.student(key),
                at=cast.now,
            )
            if not is_long_done and offset == days[0]:
                plan_week_of(cast, work, minutes * len(days))
            _write_check_in(cast, work)
            if offset == 1 and number % 2 == 0:
                yield from _check_in(cast, work, day + offset + 1)
        if not is_long_done:
            yield from _week_ends(cast, work, number, day + 6)
        else:
            _answers_pulse(cast, work, number)


#: What two settle in a check-in.
DECISIONS = (
    "Sorted by date, and by place within a day",
    "Doubtful cases stay in, marked as such",
    "One file for all of it, with a page of notes in front",
)
#: What students say comes next.
COMING = ("The second half", "What is still in doubt", "The last gaps, then a read-through")


def _write_check_in(cast: Cast, work: Engagement) -> None:
    """The student's three lines; the supervisor's word hours later, the latest still to come."""
    check_in = check_in_open(work)
    if check_in is None:
        return
    write_check_in(
        check_in,
        done=check_in_draft(work, check_in)["done"] or "Read into it",
        coming=cast.pick(COMING),
        hinders="",
        actor=cast.as_student(work),
        at=cast.now,
    )
    if cast.now < cast.day(-3, MORNING):
        answer_check_in(
            check_in,
            answer=cast.pick(ANSWERS),
            actor=cast.as_member(work.supervisor, work),
            at=cast.now + timedelta(hours=3),
        )


def _check_in(cast: Cast, work: Engagement, day: int) -> Iterator[datetime]:
    when = cast.day(day, AFTERNOON)
    if day > -1 or when <= cast.now:
        return
    meeting = propose_meeting(
        work,
        kind="checkin",
        when=when,
        minutes=30,
        link="https://meet.example/room",
        agenda="What is done, what is next, what is in the way",
        actor=cast.as_student(work),
        at=cast.now,
    )
    yield when + timedelta(minutes=40)
    record_meeting(
        meeting,
        note="Agreed on the next step.",
        actor=cast.as_member(work.supervisor, work),
        at=cast.now,
    )
    log_decision(
        work,
        text=cast.pick(DECISIONS),
        why="Agreed in the check-in.",
        actor=cast.as_student(work),
        at=cast.now,
    )


def _week_ends(cast: Cast, work: Engagement, number: int, day: int) -> Iterator[datetime]:
    if day > -1:
        return
    yield cast.day(day, EVENING, 50)
    work.refresh_from_db()
    if not can_log_hours(work):
        return
    _answers_pulse(cast, work, number)
    look_back_on_week(cast, work)


def _answers_pulse(cast: Cast, work: Engagement, number: int) -> None:
    """The question of the week, now."""
    questions = list(PULSE_QUESTIONS["student"])
    answer_pulse(
        work,
        question=questions[number % len(questions)],
        rating=cast.dice.choice((4, 4, 5, 3)),
        note="",
        actor=cast.as_student(work),
        at=cast.now,
    )


def hands_over(cast: Cast, work: Engagement, *, most: int = 99) -> list[PieceVersion]:
    """A version of each deliverable, as a link to the employer's drive, now."""
    student = cast.as_student(work)
    return [
        hand_over_version(
            piece,
            file=None,
            link=f"https://drive.{work.employer.domain}/{work.code.lower()}/{piece.position}",
            note="",
            self_check=[True] * len(piece.criteria),
            actor=student,
            at=cast.now,
        )
        for piece in work.pieces.filter(acceptance=None)[:most]
    ]


def first_milestone(cast: Cast, life: Life, work: Engagement) -> Iterator[datetime]:
    """Halfway: handed in, the second half's pay secured, accepted two days later."""
    weeks = cast.brief_data[life.run.brief].weeks
    day = life.run.start + 7 * weeks // 2
    if day > -1:
        return
    yield cast.day(day, EVENING, 35)
    work.refresh_from_db()
    milestone = milestone_of(work)
    if milestone is None or not can_log_hours(work):
        return
    hands_over(cast, work, most=max(milestone.pieces, 1))
    hand_in_milestone(milestone, actor=cast.as_student(work), at=cast.now)
    if day > -3:
        return
    yield cast.day(day + 1, NOON, 20)
    funding = Funding.objects.get(engagement=work)
    if funding.is_due and funding.missing_minor:
        secure_funds(
            funding,
            reference=f"{cast.now:%Y}-{work.pk:04}-2",
            actor=cast.owner_of(cast.brief_data[life.run.brief].employer),
            at=cast.now,
        )
    yield cast.day(day + 2, NOON, 10)
    milestone.refresh_from_db()
    work.refresh_from_db()
    if milestone.is_handed_in and can_log_hours(work):
        accept_milestone(milestone, actor=cast.as_member(work.supervisor, work), at=cast.now)
        cast.timeline.add(pays(cast, work))


def _hand_in_and_close(cast: Cast, life: Life, work: Engagement, key: str) -> Iterator[datetime]:
    end = life.run.start + 7 * cast.brief_data[life.run.brief].weeks - 1
    student = cast.student(key)
    yield cast.day(end, AFTERNOON, 25)
    work.refresh_from_db()
    versions = hands_over(cast, work)
    submit_work(work, actor=student, at=cast.now)
    if not life.reaches("paid"):
        return
    if life.silent:
        yield cast.day(end + 10, NOON)
    else:
        yield cast.day(end + 2, NOON, 40)
        accepts(cast, work, versions)
    cast.timeline.add(pays(cast, work, arrival=life.arrival))
    work.refresh_from_db()
    if work.state != EngagementState.PAID:
        return
    yield from _look_back(cast, life, work, key, end + (10 if life.silent else 3))


def accepts(cast: Cast, work: Engagement, versions: list[PieceVersion]) -> None:
    """The supervisor reads every piece and accepts the work, now."""
    employer = cast.as_member(work.supervisor, work)
    views = {each.code: [View(met=True)] * len(each.piece.criteria) for each in versions}
    work.refresh_from_db()
    approve_work(work, views=views, actor=employer, at=cast.now)


def _grown(cast: Cast, work: Engagement) -> dict[str, int]:
    """Where the student is at the end: about half a level on, never beyond the last."""
    before = own_ratings(work).get("before")
    if before is None:
        return cast.ratings(OF_SELF)
    return {
        key: min(4, level + cast.dice.choice((0, 0, 1))) for key, level in before.ratings.items()
    }


def _look_back(cast: Cast, life: Life, work: Engagement, key: str, day: int) -> Iterator[datetime]:
    if not life.reaches("looked_back"):
        return
    yield cast.day(day, EVENING, 30)
    give_feedback(
        work,
        side="student",
        ratings=cast.ratings(OF_EMPLOYER),
        own=_grown(cast, work),
        went_well=cast.pick(STUDENT_WELL),
        next_time=cast.pick(STUDENT_NEXT),
        actor=cast.student(key),
        at=cast.now,
    )
    if not life.reaches("closed"):
        return
    closer = cast.as_member(work.supervisor, work, "closing")
    yield cast.day(day + 1, NOON, 10)
    give_feedback(
        work,
        side="employer",
        ratings=cast.ratings(OF_STUDENT),
        went_well=cast.pick(WELL),
        next_time=cast.pick(NEXT_TIME),
        actor=closer,
        at=cast.now,
    )
    answer_next(
        work,
        kind=life.next_kind,
        note=NEXT_NOTES[life.next_kind],
        actor=closer,
        at=cast.now + timedelta(minutes=10),
    )
    stay_in_touch(cast, work, life.next_kind)


NEXT_NOTES = {
    "again": "The second part of this in spring, same hours, same pay.",
    "longer": "Our summer post; the notice comes in March and your name is on my list.",
    "interview": "Come and meet the team. We have a junior post to fill in June.",
    "offer": "Part-time from next term, twelve hours a week. The letter is in the mail.",
    "referral": "I wrote to a friend who runs the same kind of place nearer to you.",
    "reference": "Ask me for a letter whenever you need one; I have written half of it already.",
    "not_now": "We have no budget for a second round this year. I would have liked to.",
}
