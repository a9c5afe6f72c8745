"""Two connections in trouble: one outcome each time, whoever comes first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from fairbrief.audit.actors import CLOCK, Actor
from fairbrief.audit.models import Event
from fairbrief.clocks.firing import fire_due
from fairbrief.engagements.actions import (
    answer_dispute,
    decide_dispute,
    end_early,
    leave_it,
    note_unanswered_dispute,
    open_dispute,
    submit_work,
    tell_of_late_decision,
)
from fairbrief.engagements.models import Dispute, Engagement
from fairbrief.engagements.verdicts import Verdict
from fairbrief.kernel.errors import FairbriefError
from tests.builders import NOW, a_campus, acting, an_officer, days
from tests.concurrency.together import at_once
from tests.working import the_student, the_supervisor, work

pytestmark = pytest.mark.django_db(transaction=True)

WHY = "The film was cancelled by its funder."


def _copy[M: (Dispute, Engagement)](row: M) -> M:
    return type(row)._default_manager.get(pk=row.pk)


def _dispute(found: Engagement) -> Dispute:
    return open_dispute(
        found,
        claim="A sixth brief is asked for that we never agreed on.",
        wish="Accept the five briefs",
        straight_because="We have talked for a week already.",
        actor=the_student(found),
        at=NOW,
    )


def _verdict() -> Verdict:
    return Verdict(
        decision="The agreement names five briefs, and five are there.",
        outcome="ended_early",
        award_minor=30000,
    )


def _moves(label: str, pk: int, *names: str) -> list[str]:
    rows = Event.objects.filter(subject_label=label, subject_id=pk, name__in=names)
    return list(rows.values_list("name", flat=True))


def test_ending_races_the_hand_in_and_one_of_them_counts() -> None:
    found = work("active")
    hand_in_ready(found)
    got = at_once(
        lambda: end_early(_copy(found), reason=WHY, actor=the_supervisor(found), at=NOW),
        lambda: submit_work(_copy(found), actor=the_student(found), at=NOW),
    )
    found.refresh_from_db()
    refused = [each for each in got if isinstance(each, FairbriefError)]
    assert len(refused) == 1
    assert found.state in ("ended_early", "submitted")
    assert len(_moves("engagements.engagement", found.pk, "end_early", "submit")) == 1
    assert found.endings.count() == (found.state == "ended_early")


def hand_in_ready(found: Engagement) -> None:
    """A version of each deliverable, not handed in."""
    from fairbrief.engagements.actions import hand_over_version

    for piece in found.pieces.all():
        hand_over_version(
            piece,
            file=None,
            link="https://drive.example/result",
            note="",
            self_check=[],
            actor=the_student(found),
            at=NOW,
        )


def test_ending_twice_at_once_ends_once() -> None:
    found = work("active")
    at_once(
        lambda: end_early(_copy(found), reason=WHY, actor=the_supervisor(found), at=NOW),
        lambda: end_early(_copy(found), reason=WHY, actor=the_student(found), at=NOW),
    )
    found.refresh_from_db()
    assert (found.state, found.endings.count()) == ("ended_early", 1)


def test_an_answer_races_the_clock_and_silence_is_said_only_of_who_was_silent() -> None:
    found = work("active")
    dispute = _dispute(found)
    at_once(
        lambda: answer_dispute(
            _copy(dispute), answer="It was said in a call.", actor=the_supervisor(found), at=NOW
        ),
        lambda: note_unanswered_dispute(_copy(dispute), actor=CLOCK, at=NOW),
    )
    dispute.refresh_from_db()
    answers = Event.objects.filter(
        subject_label="engagements.dispute", subject_id=dispute.pk, name="answer"
    )
    assert answers.count() == 1
    assert dispute.was_silent == (answers.get().actor_kind == "clock")


def _silent(campus: Any) -> tuple[Engagement, Dispute]:
    found = work("active", campus=campus)
    dispute = _dispute(found)
    fire_due(at=NOW + days(9))
    return found, dispute


def test_a_decision_races_the_default_and_one_of_them_stands() -> None:
    campus = a_campus()
    officer: Actor = acting(an_officer(campus).user)
    found, dispute = _silent(campus)
    at = NOW + days(9) + timedelta(hours=1)
    at_once(
        lambda: decide_dispute(_copy(dispute), verdict=_verdict(), actor=officer, at=at),
        lambda: tell_of_late_decision(_copy(dispute), actor=CLOCK, at=at),
    )
    dispute.refresh_from_db()
    found.refresh_from_db()
    assert _moves("engagements.dispute", dispute.pk, "decide") == ["decide"]
    assert dispute.by_default == (dispute.award_minor != 30000)
    assert (dispute.state, found.state) == ("decided", "disputed")


def test_both_leaving_it_at_once_carries_it_out_once() -> None:
    campus = a_campus()
    officer: Actor = acting(an_officer(campus).user)
    found, dispute = _silent(campus)
    decide_dispute(dispute, verdict=_verdict(), actor=officer, at=NOW + days(9))
    at = NOW + days(10)
    at_once(
        lambda: leave_it(_copy(dispute), actor=the_student(found), at=at),
        lambda: leave_it(_copy(dispute), actor=the_supervisor(found), at=at),
    )
    dispute.refresh_from_db()
    found.refresh_from_db()
    assert (dispute.state, found.state, found.part_pay_minor) == ("closed", "ended_early", 30000)
    assert _moves("engagements.dispute", dispute.pk, "carry_out") == ["carry_out"]
