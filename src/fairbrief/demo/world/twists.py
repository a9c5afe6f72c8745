"""What does not go as planned, or goes especially well, in the work that runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from fairbrief.agreements.actions import Wish, propose_changes
from fairbrief.agreements.models import Agreement
from fairbrief.agreements.states import AgreementState
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.paying import pays
from fairbrief.demo.world.timeline import AFTERNOON, EVENING, MORNING, NOON
from fairbrief.demo.world.working import hands_over
from fairbrief.engagements.actions import (
    answer_dispute,
    answer_stuck,
    appeal_decision,
    ask_changes,
    call_stuck,
    choose_at_guard,
    decide_appeal,
    decide_dispute,
    end_early,
    mark_not_completed,
    open_dispute,
    pause_work,
    propose_change,
    propose_meeting,
    raise_talk,
    submit_work,
)
from fairbrief.engagements.evidence import exhibits_in
from fairbrief.engagements.models import Dispute, Engagement, HoursGuard
from fairbrief.engagements.queries import View
from fairbrief.engagements.verdicts import Verdict
from fairbrief.relationships.actions import ask_next


def twist(cast: Cast) -> None:
    """Adds every story of this module."""
    for story in (
        _scope_that_grows,
        _well_on_the_way,
        _break_for_exams,
        _silent_supervisor,
        _dispute_with_the_campus,
        _dispute_decided,
        _handed_in,
        _changes_wanted,
        _ended_early,
        _not_completed,
        _asks_first,
        _line_to_answer,
    ):
        cast.timeline.add(story(cast))


def _pointed_at(work: Engagement, *kinds: str, most: int = 3) -> list[str]:
    """The newest things of these kinds, as one points at them in a dispute."""
    return [each.key for each in exhibits_in(work) if each.kind in kinds][:most]


def _work(cast: Cast, name: str) -> Engagement:
    work = cast.works[name]
    work.refresh_from_db()
    return work


def _scope_that_grows(cast: Cast) -> Iterator[datetime]:
    """Past 80 % of the hours with a third of the work left: the guard, and a priced change."""
    yield cast.day(-13, AFTERNOON)
    work = _work(cast, "night/trang")
    student, producer = cast.student("trang"), cast.member("delgado")
    call = call_stuck(
        work,
        goal="Find someone who sold at the Cần Thơ market before 1990",
        tried="Two archives, the cooperative's site, a call to my aunt. The one name I have does "
        "not answer.",
        question="May I offer to pay for an interpreter for an hour, and from which budget?",
        actor=student,
        at=cast.now,
    )
    yield cast.day(-12, MORNING)
    answer_stuck(
        call,
        answer="Yes, one hour, we pay it. Try Mr Lâm at the boat museum first; I have written to "
        "him that you will call.",
        actor=producer,
        at=cast.now,
    )
    yield cast.day(-6, EVENING)
    work.refresh_from_db()
    hands_over(cast, work, most=1)
    yield cast.timeline.ago(hours=19)
    work.refresh_from_db()
    for guard in HoursGuard.objects.filter(engagement=work, percent=80):
        choose_at_guard(guard, side="employer", choice="add_pay", actor=producer, at=cast.now)
    propose_change(
        work,
        what="Two more interview briefs, because the director wants the fish market in.",
        why="The hours are nearly used up and the second half has grown. That is our doing.",
        hours=24,
        fee_minor=58000,
        due_on=work.due_on + timedelta(days=7),
        new_piece="Two more interview briefs of one page",
        new_criteria=["one page each", "three questions nobody else would ask, with why"],
        actor=producer,
        at=cast.now,
    )
    first = _weekday(cast.date(3))
    propose_meeting(
        work,
        kind="senior",
        when=_afternoon(first),
        other_times=[_afternoon(_weekday(first + timedelta(days=1)))],
        minutes=30,
        link="https://meet.example/vaughan",
        agenda="What an executive producer reads first, and what comes after this film",
        actor=student,
        at=cast.timeline.ago(hours=17),
    )


def _weekday(day: date) -> date:
    return day + timedelta(days=7 - day.weekday() if day.weekday() >= 5 else 0)


def _afternoon(day: date) -> datetime:
    return datetime.combine(day, time(AFTERNOON), tzinfo=UTC)


def _well_on_the_way(cast: Cast) -> Iterator[datetime]:
    yield cast.day(-3, EVENING)
    hands_over(cast, _work(cast, "wayfinding/linh"), most=1)


def _break_for_exams(cast: Cast) -> Iterator[datetime]:
    yield cast.day(-5, NOON)
    pause_work(
        _work(cast, "levels/noah"),
        reason="Two exams this week; we go on on Monday with the third level.",
        actor=cast.student("noah"),
        at=cast.now,
    )


def _silent_supervisor(cast: Cast) -> Iterator[datetime]:
    """The stuck button, a business day of silence, and the one who stands in is asked."""
    yield cast.day(-6, AFTERNOON)
    call_stuck(
        _work(cast, "bus/emily"),
        goal="Try the survey on five people before it goes to the stops",
        tried="I wrote twice to the clinic's front desk and once to Mr Kowalski.",
        question="Who at the stop at Halsted can hand it to five patients this week?",
        actor=cast.student("emily"),
        at=cast.now,
    )


def _dispute_with_the_campus(cast: Cast) -> Iterator[datetime]:
    """They talked first; both have given their view; the career office decides."""
    yield cast.day(-11, AFTERNOON)
    work = _work(cast, "atlas/oscar")
    raise_talk(
        work,
        about="The list has grown from eight maps to fourteen, with the same date and the same "
        "fee. Can we go back to what we signed?",
        actor=cast.student("oscar"),
        at=cast.now,
    )
    yield cast.day(-8, AFTERNOON)
    dispute = open_dispute(
        work,
        term="scope",
        ask="redo",
        evidence=_pointed_at(work, "message", "version"),
        claim="Eight maps were agreed. On Monday the list had fourteen, with the same date and "
        "the same fee. I was told that everyone does a little more at the end.",
        wish="Eight maps as agreed, or pay for the other six.",
        actor=cast.student("oscar"),
        at=cast.now,
    )
    yield cast.day(-4, NOON)
    answer_dispute(
        dispute,
        answer="The publisher changed the list and I passed it on without reading our agreement "
        "again. We cannot pay for six more maps. We can take eight, later.",
        evidence=_pointed_at(work, "hours", "version"),
        actor=cast.member("otieno"),
        at=cast.now,
    )


def _dispute_decided(cast: Cast) -> Iterator[datetime]:
    """Decided for the student, and looked at again by the other office."""
    yield cast.day(-62, AFTERNOON)
    work = _work(cast, "vans-2/andre")
    open_dispute(
        work,
        term="reports",
        ask="money",
        asked_minor=38000,
        straight_because="The last call ended with shouting; I do not want another one.",
        claim="My first proposal was called useless in a call with drivers present, and since "
        "then nobody has answered my questions on the second one.",
        wish="Pay for the hours worked, and an end.",
        actor=cast.student("andre"),
        at=cast.now,
    )
    yield cast.day(-60, NOON)
    dispute = Dispute.objects.get(engagement=work)
    answer_dispute(
        dispute,
        answer="The word was wrong and I have said so. The map was late by a week, which cost us "
        "the trial.",
        actor=cast.member("park"),
        at=cast.now,
    )
    yield cast.day(-57, MORNING)
    dispute.refresh_from_db()
    decide_dispute(
        dispute,
        verdict=Verdict(
            decision="The log shows eleven hours on what was agreed, and the map stands as handed "
            "over. Three written questions had no answer for nine days. Two thirds of the fee are "
            "paid; the work ends here.",
            outcome="ended_early",
            award_minor=32300,
            blame="employer",
        ),
        actor=cast.officer_of("lakeshore"),
        at=cast.now,
    )
    # The employer asks the other office to look again, and it says the same.
    yield cast.day(-55, NOON)
    dispute.refresh_from_db()
    appeal_decision(
        dispute,
        reason="The map came a week after the trial it was made for. Two thirds of the fee for a "
        "map that nobody could use is more than it was worth to us.",
        actor=cast.member("park"),
        at=cast.now,
    )
    yield cast.day(-51, MORNING)
    dispute.refresh_from_db()
    decide_appeal(
        dispute,
        verdict=Verdict(
            decision="What is paid is the work that was done, not what became of the trial. The "
            "week was lost while three questions waited. The decision stands.",
            outcome="ended_early",
            award_minor=32300,
            blame="employer",
        ),
        actor=cast.officer_of("calloway"),
        at=cast.now,
    )


def _handed_in(cast: Cast) -> Iterator[datetime]:
    """Two that wait for the employer's word, the clock running."""
    yield cast.day(-4, EVENING)
    work = _work(cast, "obits/ruth")
    hands_over(cast, work)
    submit_work(work, actor=cast.student("ruth"), at=cast.now)
    yield cast.day(-1, AFTERNOON)
    work = _work(cast, "fridges/olivia")
    hands_over(cast, work)
    submit_work(work, actor=cast.student("olivia"), at=cast.now)


def _changes_wanted(cast: Cast) -> Iterator[datetime]:
    yield cast.day(-7, EVENING)
    work = _work(cast, "scores/hannah")
    versions = hands_over(cast, work)
    submit_work(work, actor=cast.student("hannah"), at=cast.now)
    yield cast.day(-3, NOON)
    editor = cast.member("castillo")
    said = View(met=False, note="Only one coach has tried it so far.")
    work.refresh_from_db()
    ask_changes(
        work,
        reason="The guide is good. The agreement says two coaches without help; one is missing.",
        views={versions[-1].code: [said] * len(versions[-1].piece.criteria)},
        actor=editor,
        at=cast.now,
    )


def _ended_early(cast: Cast) -> Iterator[datetime]:
    """The student stops after two weeks and is paid for them."""
    yield cast.day(-36, AFTERNOON)
    end_early(
        _work(cast, "labels-2/mei"),
        reason="I have to go home for the rest of the term. The first twelve labels are done.",
        actor=cast.student("mei"),
        at=cast.now,
    )
    yield from pays(cast, _work(cast, "labels-2/mei"))


def _not_completed(cast: Cast) -> Iterator[datetime]:
    yield cast.day(-24, MORNING)
    work = _work(cast, "labels-2/thomas")
    mark_not_completed(
        work,
        reason="No version for three weeks after two letters. Hours worked are paid.",
        actor=cast.officer_of(work.campus.slug),
        at=cast.now,
    )
    yield from pays(cast, work)


def _asks_first(cast: Cast) -> Iterator[datetime]:
    """A student asks what comes next before the employer has said anything."""
    yield cast.day(-7, EVENING)
    work = _work(cast, "cold/caleb")
    ask_next(
        work,
        wish="A second guide, for the dock, in spring; or twenty minutes on how you got into this.",
        actor=cast.student("caleb"),
        at=cast.now,
    )


def _line_to_answer(cast: Cast) -> Iterator[datetime]:
    """A student proposes another line of a text that nobody has signed; the employer's turn."""
    yield cast.timeline.ago(hours=6)
    student = cast.student("nour")
    agreement = Agreement.objects.filter(
        application__student__user__email=student.email, state=AgreementState.PROPOSED
    ).first()
    if agreement is not None:
        propose_changes(
            agreement,
            [
                Wish(
                    line="channel",
                    value="A short video call on Mondays, written notes in between",
                    reason="I have labs on Tuesdays and Thursdays until six.",
                )
            ],
            side="student",
            actor=student,
            at=cast.now,
        )
