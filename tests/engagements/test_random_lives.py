"""Work driven through random acts of both sides, the office and the clocks, legal and not.

After each: no illegal state, nothing recorded is lost, nothing is owed unrecorded, and every clock
that runs has someone whose turn it is and something it runs on.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from fairbrief.audit.actors import Actor
from fairbrief.audit.models import Event
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import failed_clocks, live_clocks
from fairbrief.clocks.rules import RULES
from fairbrief.engagements import actions as acts
from fairbrief.engagements.earned import earned_by
from fairbrief.engagements.milestones import milestone_of
from fairbrief.engagements.models import (
    CheckIn,
    Decision,
    Engagement,
    EntryChange,
    HoursEntry,
    Timer,
)
from fairbrief.engagements.pricing import suggested_fee
from fairbrief.engagements.queries import newest_versions
from fairbrief.engagements.states import LIVE_DISPUTES
from fairbrief.engagements.verdicts import Verdict
from fairbrief.kernel.errors import FairbriefError
from fairbrief.payments.models import Funding
from fairbrief.payments.queries import unbalanced
from tests.builders import NOW, a_campus, acting, an_officer
from tests.working import all_met, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db

#: Who tries an act: mostly one who may, now and then one who may not.
SIDES = st.sampled_from(["student", "employer"] * 4 + ["officer"])
STUDENT = st.sampled_from(["student"] * 7 + ["employer", "officer"])
EMPLOYER = st.sampled_from(["employer"] * 7 + ["student", "officer"])
WORKING = ("active", "changes_asked")
WHILE_IT_RUNS = ("checkin", "guard", "timer", "milestone")
OVER = ("approved", "paid", "closed", "ended_early", "not_completed")


class Life(RuleBasedStateMachine):
    """One work; every act is tried by anyone, and refused ones must leave no trace."""

    #: Work of so many hours has one end, or two milestones.
    hours = 6

    def __init__(self) -> None:
        super().__init__()
        self.around = transaction.atomic()
        self.around.__enter__()
        campus = a_campus()
        officer = an_officer(campus)
        self.at: datetime = NOW
        self.work: Engagement = work("active", campus=campus, hours=self.hours)
        self.actors: dict[str, Actor] = {
            "student": the_student(self.work),
            "employer": the_supervisor(self.work),
            "officer": acting(officer.user),
        }
        self.kept: dict[str, int] = {}
        self.events = 0
        self.paid: int | None = None

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.around.__exit__(None, None, None)

    def attempt(self, act: Callable[[], object]) -> None:
        """Does it; what is refused in words changes nothing."""
        before = Event.objects.count()
        try:
            with transaction.atomic():
                act()
        except FairbriefError:
            assert Event.objects.count() == before
        self.work = Engagement.objects.get(pk=self.work.pk)

    def by(self, side: str) -> dict[str, Any]:
        return {"actor": self.actors[side], "at": self.at}

    @rule(hours=st.sampled_from([1, 1, 3, 5, 26, 80]))
    def time_passes(self, hours: int) -> None:
        self.at += timedelta(hours=hours)
        fire_due(at=self.at)
        self.work = Engagement.objects.get(pk=self.work.pk)

    @rule(side=STUDENT, minutes=st.sampled_from([4, 60, 150, 400]))
    def logs(self, side: str, minutes: int) -> None:
        day = (self.at - timedelta(hours=5)).date()
        self.attempt(
            lambda: acts.log_hours(
                self.work, day=day, minutes=minutes, note=f"{self.at}", **self.by(side)
            )
        )

    @rule(side=STUDENT, minutes=st.sampled_from([10, 90]), removes=st.booleans())
    def corrects(self, side: str, minutes: int, removes: bool) -> None:
        entry = HoursEntry.objects.order_by("?").first()
        if entry is None:
            return
        if removes:
            self.attempt(lambda: acts.remove_entry(entry, **self.by(side)))
        else:
            self.attempt(
                lambda: acts.correct_entry(
                    entry, day=entry.day, minutes=minutes, note="Read", **self.by(side)
                )
            )

    @rule(side=STUDENT, what=st.sampled_from(["start"] * 3 + ["stop", "drop"]))
    def times(self, side: str, what: str) -> None:
        timer = self.work.timers.filter(entry=None, dropped_at=None).first()
        if what == "start":
            self.attempt(lambda: acts.start_timer(self.work, **self.by(side)))
        elif timer is not None and what == "stop":
            self.attempt(lambda: acts.stop_timer(timer, note="Timed", **self.by(side)))
        elif timer is not None:
            self.attempt(lambda: acts.drop_timer(timer, **self.by(side)))

    @rule(side=SIDES, choice=st.sampled_from(["cut_scope", "add_pay", "stop", "on_track"]))
    def chooses(self, side: str, choice: str) -> None:
        for guard in self.work.guards.filter(settled_at=None):
            self.attempt(
                lambda guard=guard: acts.choose_at_guard(  # type: ignore[misc]
                    guard, side=side, choice=choice, **self.by(side)
                )
            )

    @rule(side=SIDES, answers=st.booleans())
    def checks_in(self, side: str, answers: bool) -> None:
        written = self.work.check_ins.filter(written_at__isnull=False).first()
        check_in = written if answers else self.work.check_ins.first()
        if check_in is None:
            return
        if answers:
            self.attempt(lambda: acts.answer_check_in(check_in, answer="", **self.by(side)))
        else:
            said = {"done": "Some of it", "coming": "The rest", "hinders": ""}
            self.attempt(lambda: acts.write_check_in(check_in, **said, **self.by(side)))

    @rule(side=SIDES)
    def decides(self, side: str) -> None:
        self.attempt(
            lambda: acts.log_decision(self.work, text=f"At {self.at}", why="", **self.by(side))
        )

    @rule(side=SIDES, hours=st.integers(1, 12), adds=st.booleans())
    def proposes(self, side: str, hours: int, adds: bool) -> None:
        fee = suggested_fee(self.work, hours).minor
        self.attempt(
            lambda: acts.propose_change(
                self.work,
                what="Another number of hours",
                why="It turned out so",
                hours=hours,
                fee_minor=fee,
                due_on=max(self.work.due_on, self.at.date() + timedelta(days=1)),
                new_piece="An index" if adds else "",
                new_criteria=["every name"] if adds else [],
                **self.by(side),
            )
        )

    @rule(side=SIDES, how=st.sampled_from(["accept", "decline", "withdraw"]))
    def answers_change(self, side: str, how: str) -> None:
        change = self.work.change_orders.first()
        if change is None:
            return
        if how == "decline":
            self.attempt(lambda: acts.decline_change(change, reason="Not for us", **self.by(side)))
        else:
            act = acts.accept_change if how == "accept" else acts.withdraw_change
            self.attempt(lambda: act(change, **self.by(side)))

    @rule(side=STUDENT)
    def hands_in(self, side: str) -> None:
        for piece in self.work.pieces.filter(dropped_at=None):
            self.attempt(
                lambda piece=piece: acts.hand_over_version(  # type: ignore[misc]
                    piece,
                    file=None,
                    link=f"https://a.example/{self.at:%d%H}",
                    note="",
                    self_check=[],
                    **self.by(side),
                )
            )
        self.attempt(lambda: acts.submit_work(self.work, **self.by(side)))

    @rule(side=EMPLOYER, accepts=st.booleans(), number=st.integers(0, 2))
    def reviews(self, side: str, accepts: bool, number: int) -> None:
        views = all_met(self.work)
        if accepts:
            self.attempt(lambda: acts.approve_work(self.work, views=views, **self.by(side)))
            return
        for version in newest_versions(self.work)[number:]:
            views[version.code] = [type(views[version.code][0])(met=False, note="Not yet")] * len(
                version.piece.criteria
            )
        self.attempt(
            lambda: acts.ask_changes(
                self.work, reason="Something is missing", views=views, **self.by(side)
            )
        )

    @rule(side=SIDES, resumes=st.booleans(), most=st.none() | st.integers(-1, 20))
    def pauses(self, side: str, resumes: bool, most: int | None) -> None:
        if resumes:
            self.attempt(lambda: acts.resume_work(self.work, **self.by(side)))
        else:
            until = None if most is None else self.at.date() + timedelta(days=most)
            self.attempt(
                lambda: acts.pause_work(self.work, reason="Exams", until=until, **self.by(side))
            )

    @rule(side=SIDES, luck=st.integers(0, 4))
    def ends(self, side: str, luck: int) -> None:
        if luck == 0:
            self.attempt(
                lambda: acts.end_early(self.work, reason="We stop here, both", **self.by(side))
            )

    @rule(side=STUDENT)
    def reaches(self, side: str) -> None:
        milestone = milestone_of(self.work)
        if milestone is None:
            return
        for piece in self.work.pieces.filter(dropped_at=None, position__lte=milestone.pieces):
            self.attempt(
                lambda piece=piece: acts.hand_over_version(  # type: ignore[misc]
                    piece,
                    file=None,
                    link=f"https://a.example/{self.at:%d%H}",
                    note="",
                    self_check=[],
                    **self.by(side),
                )
            )
        self.attempt(lambda: acts.hand_in_milestone(milestone, **self.by(side)))

    @rule(side=EMPLOYER, accepts=st.booleans())
    def judges(self, side: str, accepts: bool) -> None:
        milestone = milestone_of(self.work)
        if milestone is None:
            return
        if accepts:
            self.attempt(lambda: acts.accept_milestone(milestone, **self.by(side)))
        else:
            self.attempt(
                lambda: acts.send_back_milestone(
                    milestone, reason="Something is missing", **self.by(side)
                )
            )

    @rule(side=SIDES, luck=st.integers(0, 2), ask=st.sampled_from(["redo", "money", "end"]))
    def claims(self, side: str, luck: int, ask: str) -> None:
        if luck:
            self.attempt(
                lambda: acts.raise_talk(
                    self.work, about="It is not what we agreed on.", **self.by(side)
                )
            )
            return
        self.attempt(
            lambda: acts.open_dispute(
                self.work,
                claim="It is not what we agreed on.",
                wish="Do it as agreed.",
                ask=ask,
                asked_minor=min(20000, self.work.fee_minor),
                straight_because="They do not answer any message.",
                **self.by(side),
            )
        )

    @rule(side=SIDES, how=st.sampled_from(["answer", "settle", "leave", "appeal"]))
    def disputes(self, side: str, how: str) -> None:
        dispute = self.work.disputes.first()
        if dispute is None:
            return
        if how == "answer":
            words = "It is just what we agreed on."
            self.attempt(lambda: acts.answer_dispute(dispute, answer=words, **self.by(side)))
        elif how == "settle":
            self.attempt(lambda: acts.settle_dispute(dispute, **self.by(side)))
        elif how == "leave":
            self.attempt(lambda: acts.leave_it(dispute, **self.by(side)))
        else:
            reason = "It should be decided otherwise."
            self.attempt(lambda: acts.appeal_decision(dispute, reason=reason, **self.by(side)))

    @rule(
        side=st.sampled_from(["officer"] * 4 + ["student"]),
        outcome=st.sampled_from(["accepted", "ended_early", "redo", "not_completed"]),
        award=st.sampled_from([0, 20000, 10**9]),
    )
    def is_decided(self, side: str, outcome: str, award: int) -> None:
        dispute = self.work.disputes.first()
        if dispute is None:
            return
        verdict = Verdict(
            decision="On the agreement and the evidence.",
            outcome=outcome,
            award_minor=award,
            redo_until=self.at.date() + timedelta(days=7),
        )
        self.attempt(lambda: acts.decide_dispute(dispute, verdict=verdict, **self.by(side)))

    @invariant()
    def work_stands_still_while_a_dispute_is_live(self) -> None:
        live = self.work.disputes.filter(state__in=LIVE_DISPUTES).count()
        assert live == (self.work.state == "disputed")
        milestone = milestone_of(self.work)
        if live:
            still = {"engagement.hand_in", "engagement.review", "engagement.mend"}
            kinds = set(live_clocks().values_list("kind", flat=True))
            assert not kinds & (still | {"milestone.hand_in", "milestone.review"})
            assert milestone is None or not milestone.is_handed_in

    @invariant()
    def what_is_owed_is_recorded(self) -> None:
        funding = Funding.objects.get(engagement=self.work)
        milestone = milestone_of(self.work)
        if milestone is not None and milestone.is_accepted:
            had = max(funding.owed_minor, funding.released_minor)
            assert had >= milestone.share_minor
            assert funding.amount_minor >= milestone.share_minor
        if self.work.state in OVER:
            assert funding.payable_at is not None
            closed = self.work.disputes.filter(state="closed").first()
            word = closed.last_word.award_minor if closed else None
            owed = (
                self.work.fee_minor
                if self.work.part_pay_minor is None
                else self.work.part_pay_minor
            )
            assert funding.amount_minor in {owed, word}
        assert unbalanced() == []

    @invariant()
    def nothing_recorded_is_lost(self) -> None:
        counted: tuple[Any, ...] = (Event, HoursEntry, EntryChange, Decision, CheckIn, Timer)
        for model in counted:
            now = model.objects.count()
            assert now >= self.kept.get(model.__name__, 0), model
            self.kept[model.__name__] = now
        for entry in HoursEntry.objects.exclude(removed_at=None):
            assert entry.changes.filter(was_removed=True).count() == 1

    @invariant()
    def every_clock_has_an_owner_and_a_subject(self) -> None:
        assert not failed_clocks().exists(), failed_clocks().first()
        for clock in live_clocks():
            assert clock.kind in RULES
            assert clock.owner in {"student", "employer", "leader", "campus", "both", "decider"}
            model: Any = apps.get_model(clock.subject_label)
            assert model._base_manager.filter(pk=clock.subject_id).exists(), clock

    @invariant()
    def the_rhythm_holds_while_the_student_works(self) -> None:
        is_open = self.work.check_ins.filter(
            written_at=None, spoken_at=None, missed_at=None, let_go_at=None
        ).count()
        assert is_open == (self.work.state in WORKING)
        assert live_clocks().filter(kind="checkin.write").count() == is_open

    @invariant()
    def no_timer_runs_where_nothing_can_be_logged(self) -> None:
        if self.work.state not in WORKING:
            assert not self.work.timers.filter(entry=None, dropped_at=None).exists()

    @invariant()
    def what_is_earned_is_what_is_paid(self) -> None:
        """What hours, accepted deliverables or an accepted milestone have earned by the end,
        whichever is more, is paid at its moment; afterwards the sum stands. A dispute that was
        decided has the last word instead.
        """
        if self.work.state == "ended_early":
            assert self.work.part_pay_minor is not None
            if not self.work.disputes.filter(state="closed").exists():
                assert self.work.part_pay_minor == earned_by(self.work).pay.minor
            assert self.paid in (None, self.work.part_pay_minor)
            self.paid = self.work.part_pay_minor
        assert self.work.rounds <= 2
        assert self.work.change_orders.filter(state="proposed").count() <= 1
        if self.work.state in ("submitted", *OVER):
            assert not self.work.change_orders.filter(state="proposed").exists()

    @invariant()
    def nothing_waits_on_work_that_is_over(self) -> None:
        if self.work.state in OVER:
            kinds = set(live_clocks().values_list("kind", flat=True))
            assert not {kind for kind in kinds if kind.startswith(WHILE_IT_RUNS)}


class LongLife(Life):
    """The same in two milestones."""

    hours = 18


@pytest.mark.parametrize("machine", [Life, LongLife])
def test_random_lives(machine: type[Life]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '10s'")
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine,
        settings=settings(
            max_examples=int(os.environ.get("RANDOM_LIVES", "2")),
            stateful_step_count=40,
            deadline=None,
            # The same in every run: what fails, fails again.
            derandomize=True,
            # Shorter tales of a failure would cost minutes; the steps are printed as they were.
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        ),
    )
