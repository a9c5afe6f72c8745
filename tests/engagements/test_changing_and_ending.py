"""Changes signed by both, pauses, early ends, disputes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from fairbrief.audit.actors import link_holder
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of
from fairbrief.engagements.actions import (
    accept_change,
    decline_change,
    end_early,
    log_hours,
    mark_not_completed,
    open_dispute,
    pause_work,
    propose_change,
    resume_work,
    settle_dispute,
    withdraw_change,
)
from fairbrief.engagements.models import Dispute, Engagement
from fairbrief.engagements.overview import steps_of
from fairbrief.engagements.queries import guards_open, hours_of, weeks_of
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.payments.models import Funding
from tests.builders import NOW, TODAY, a_campus, acting, an_officer, days, in_days
from tests.working import the_student, the_supervisor, work

pytestmark = pytest.mark.django_db


def change(found: Engagement, **other: Any) -> Any:
    asked = {
        "what": "Six interview briefs instead of five",
        "why": "One more voice is needed",
        "hours": 22,
        "fee_minor": 52800,
        "due_on": in_days(36),
        "new_piece": "",
        "new_criteria": ["one page", "three questions"],
        "actor": the_student(found),
        "at": NOW,
        **other,
    }
    return propose_change(found, **asked)


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"what": "more"}, "what"),
        ({"why": ""}, "why"),
        ({"new_piece": "An index", "new_criteria": [" "]}, "new_criteria"),
        ({"hours": 41}, "hours"),
        ({"hours": 0}, "hours"),
        ({"fee_minor": 43200}, "fee"),
        ({"hours": 18, "fee_minor": 43100}, "fee"),
        ({"fee_minor": 999999999}, "fee"),
        ({"due_on": in_days(-1)}, "due_on"),
        ({"due_on": in_days(400)}, "due_on"),
        ({"hours": 18, "fee_minor": 43200, "due_on": in_days(29)}, ""),
    ],
)
def test_a_change_nobody_could_sign_is_refused(other: dict[str, Any], field: str) -> None:
    found = work("active", due_on=in_days(29))
    with pytest.raises(FairbriefError) as refusal:
        change(found, **other)
    assert refusal.value.field == field


def test_an_accepted_change_changes_hours_fee_date_plan_and_deliverables() -> None:
    found = work("active", due_on=in_days(29))
    agreed = found.agreement.text
    order = change(found, new_piece="A sixth interview brief")
    with pytest.raises(NotAllowedError):
        accept_change(order, actor=the_student(found), at=NOW)
    turn = turn_of(order)
    assert turn is not None
    assert turn.owner == "employer"
    accept_change(order, actor=the_supervisor(found), at=NOW)
    found.refresh_from_db()
    assert (found.hours, found.fee_minor, found.due_on) == (22, 52800, in_days(36))
    assert order.signed_by_both
    assert order.student_name
    assert order.employer_name
    assert sum(week.planned_minutes for week in weeks_of(found)) == 22 * 60
    assert found.pieces.count() == 3
    assert found.pieces.get(position=3).criteria == ["one page", "three questions"]
    found.agreement.refresh_from_db()
    assert found.agreement.text == agreed
    assert Funding.objects.get(engagement=found).amount_minor == 52800


def test_a_deliverable_falls_away_only_with_both_signatures_and_never_the_last() -> None:
    found = work("active", due_on=in_days(29))
    # Of the two the later one: the other is all of the first milestone.
    second, first = found.pieces.all()
    same = {"hours": 18, "fee_minor": 43200, "due_on": in_days(29)}
    order = change(found, drops=first, **same)
    accept_change(order, actor=the_supervisor(found), at=NOW)
    first.refresh_from_db()
    assert first.dropped_at == NOW
    with pytest.raises(FairbriefError):
        change(found, drops=second, **same)
    with pytest.raises(FairbriefError):
        change(found, drops=work("active").pieces.first(), **same)


def test_more_hours_let_the_guard_rise_again() -> None:
    found = work("active", hours=10, due_on=in_days(29))
    log_hours(found, day=TODAY, minutes=500, note="x", actor=the_student(found), at=NOW)
    assert len(guards_open(found)) == 1
    order = change(found, hours=20, fee_minor=70000)
    accept_change(order, actor=the_supervisor(found), at=NOW)
    found.refresh_from_db()
    assert guards_open(found) == []
    log_hours(
        found,
        day=TODAY + timedelta(days=1),
        minutes=480,
        note="x",
        actor=the_student(found),
        at=NOW + days(1),
    )
    assert [guard.percent for guard in guards_open(found)] == [80]


def test_only_one_change_at_a_time_and_silence_declines_it() -> None:
    found = work("active")
    order = change(found)
    with pytest.raises(IllegalMoveError):
        change(found)
    fire_due(at=NOW + days(7))
    order.refresh_from_db()
    assert (order.state, found.hours) == ("withdrawn", 18)
    second = change(found)
    with pytest.raises(FairbriefError):
        decline_change(second, reason="", actor=the_supervisor(found), at=NOW)
    decline_change(second, reason="The budget is fixed.", actor=the_supervisor(found), at=NOW)
    third = change(found, actor=the_supervisor(found))
    with pytest.raises(NotAllowedError):
        withdraw_change(third, actor=the_student(found), at=NOW)
    withdraw_change(third, actor=the_supervisor(found), at=NOW)


def test_a_pause_moves_the_due_date_and_ends_by_itself() -> None:
    found = work("active", due_on=in_days(29))
    with pytest.raises(FairbriefError):
        pause_work(found, reason="", actor=the_student(found), at=NOW)
    pause_work(found, reason="Exams this week", actor=the_student(found), at=NOW)
    with pytest.raises(IllegalMoveError):
        log_hours(found, day=TODAY, minutes=60, note="x", actor=the_student(found), at=NOW)
    resume_work(found, actor=the_student(found), at=NOW + days(5))
    assert (found.state, found.due_on) == ("active", in_days(34))
    pause_work(found, reason="The archive is closed", actor=the_supervisor(found), at=NOW + days(6))
    fire_due(at=NOW + days(30))
    found.refresh_from_db()
    assert found.state == "active"
    assert found.due_on > in_days(34)


def test_a_pause_ends_on_the_day_that_was_named() -> None:
    found = work("active", due_on=in_days(29))
    by = {"actor": the_student(found), "at": NOW}
    for wrong in (in_days(-1), in_days(20)):
        with pytest.raises(FairbriefError) as said:
            pause_work(found, reason="Exams this week", until=wrong, **by)
        assert said.value.field == "until"
    pause_work(found, reason="Exams this week", until=in_days(4), **by)
    fire_due(at=NOW + days(3))
    found.refresh_from_db()
    assert (found.state, found.pause_until) == ("paused", in_days(4))
    fire_due(at=NOW + days(5))
    found.refresh_from_db()
    assert found.state == "active"
    pause_work(found, reason="And once more", actor=the_student(found), at=NOW + days(6))
    found.refresh_from_db()
    assert found.pause_until is None


@pytest.mark.parametrize(
    ("minutes", "pay"), [(0, 0), (1, 40), (540, 21600), (1080, 43200), (1500, 43200)]
)
def test_ending_early_pays_from_the_first_hour_and_at_most_the_fee(minutes: int, pay: int) -> None:
    found = work("active")
    day = 0
    while minutes:
        part = min(minutes, 900)
        if part < 5:  # nothing shorter is logged; a minute is tried on the row
            found.entries.model.objects.bulk_create(
                [
                    found.entries.model(
                        engagement=found, day=TODAY, minutes=5, note="x", logged_at=NOW
                    )
                ]
            )
            pay = 200
        else:
            log_hours(
                found,
                day=TODAY + timedelta(days=day),
                minutes=part,
                note="x",
                actor=the_student(found),
                at=NOW + days(day),
            )
        minutes -= part
        day += 1
    ended = end_early(
        found, reason="The film was cancelled.", actor=the_supervisor(found), at=NOW + days(3)
    )
    assert (ended.minor, found.part_pay_minor, found.state) == (pay, pay, "ended_early")
    assert Funding.objects.get(engagement=found).amount_minor == pay


def test_ending_needs_a_reason_and_clears_the_table() -> None:
    found = work("active")
    order = change(found)
    with pytest.raises(FairbriefError):
        end_early(found, reason="bye", actor=the_student(found), at=NOW)
    end_early(found, reason="I fell ill for the term.", actor=the_student(found), at=NOW)
    order.refresh_from_db()
    assert order.state == "withdrawn"
    with pytest.raises(IllegalMoveError):
        change(found)


def test_handed_in_work_cannot_be_ended_to_save_the_fee() -> None:
    found = work("submitted")
    with pytest.raises(IllegalMoveError):
        end_early(found, reason="We changed our minds.", actor=the_supervisor(found), at=NOW)


def test_the_office_alone_says_that_work_was_not_completed() -> None:
    campus = a_campus()
    officer = an_officer(campus)
    found = work("active", campus=campus)
    reason = "Neither side has been heard of for three weeks."
    for actor in (the_student(found), the_supervisor(found)):
        with pytest.raises(NotAllowedError):
            mark_not_completed(found, reason=reason, actor=actor, at=NOW)
    mark_not_completed(found, reason=reason, actor=acting(officer.user), at=NOW)
    assert found.state == "not_completed"


def dispute(found: Engagement, actor: Any = None) -> Dispute:
    return open_dispute(
        found,
        claim="The supervisor asks for a sixth brief that we never agreed on.",
        wish="Accept the five briefs",
        straight_because="We have talked for a week and it only got louder.",
        actor=actor or the_student(found),
        at=NOW,
    )


@pytest.mark.parametrize("state", ["active", "submitted"])
def test_a_settled_dispute_leads_back_to_where_it_was(state: str) -> None:
    found = work(state)
    opened = dispute(found)
    with pytest.raises(NotAllowedError):
        settle_dispute(opened, actor=the_supervisor(found), at=NOW)
    settle_dispute(opened, actor=the_student(found), at=NOW)
    found.refresh_from_db()
    assert found.state == state
    turn = turn_of(found)
    assert turn is not None
    assert turn.owner == ("employer" if state == "submitted" else "student")


@pytest.mark.parametrize(
    ("state", "done"),
    [
        ("active", ["Signed", "Pay secured", "Started"]),
        ("submitted", ["Signed", "Pay secured", "Started", "Handed in"]),
    ],
)
def test_a_dispute_shows_the_steps_that_were_really_taken(state: str, done: list[str]) -> None:
    found = work(state)
    dispute(found)
    steps = steps_of(found)
    assert [str(step.label) for step in steps if step.state == "done"] == done
    assert [step.state for step in steps][len(done)] == "now"


def test_the_clock_does_not_accept_disputed_work() -> None:
    found = work("submitted")
    dispute(found)
    fire_due(at=NOW + days(30))
    found.refresh_from_db()
    assert found.state == "disputed"


def test_the_holder_of_a_supervisors_link_acts_for_this_work_alone() -> None:
    found, other = work("active"), work("active")
    holder = link_holder(
        name="S. Visor",
        email=found.supervisor.email,
        capacity="supervisor",
        subject=("engagements.engagement", found.pk),
    )
    change(found, actor=holder)
    with pytest.raises(NotAllowedError):
        change(other, actor=holder)
    with pytest.raises(NotAllowedError):
        mark_not_completed(found, reason="A long enough reason.", actor=holder, at=NOW)
    assert hours_of(found).agreed_minutes == 1080
