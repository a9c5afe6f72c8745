"""Hours as they are kept: the timer, corrections, what a mark leads to, an hour under the floor."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from fairbrief.audit.actors import CLOCK
from fairbrief.audit.queries import history_of
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.clocks.queries import live_clocks
from fairbrief.engagements.actions import (
    accept_change,
    approve_work,
    call_stuck,
    choose_at_guard,
    correct_entry,
    drop_timer,
    end_early,
    log_hours,
    open_dispute,
    pause_work,
    plan_week,
    propose_change,
    remove_entry,
    run_out_timer,
    start_timer,
    stop_timer,
    submit_work,
)
from fairbrief.engagements.models import Engagement, EntryChange, HoursEntry, Timer
from fairbrief.engagements.overview import work_for_office
from fairbrief.engagements.pace import follows_from, timer_of
from fairbrief.engagements.queries import guards_open, hours_of, logged_minutes
from fairbrief.engagements.stuck import stuck_draft
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.tracking.attention import scope_of, worst_of_works
from tests.builders import NOW, TODAY, a_campus, a_student, an_officer, days, in_days
from tests.working import all_met, hand_in, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def told(kind: str) -> list[str]:
    return sorted(Notice.objects.filter(kind=kind).values_list("email", flat=True))


def started(found: Engagement | None = None) -> Timer:
    found = found or work("active")
    return start_timer(found, actor=the_student(found), at=NOW)


def stop(timer: Timer, after: timedelta, note: str = "Read", minutes: int | None = None) -> Any:
    student = the_student(timer.engagement)
    return stop_timer(timer, note=note, minutes=minutes, actor=student, at=NOW + after)


def test_a_timer_becomes_one_entry() -> None:
    timer = started()
    entry = stop(timer, hours(1.5))
    assert (entry.minutes, entry.day, entry.note) == (90, TODAY, "Read")
    assert stop(timer, hours(2)) == entry
    assert HoursEntry.objects.count() == 1
    assert not Clock.objects.filter(kind="timer.runs_out", stopped_at=None, fired_at=None).exists()


def test_a_timer_can_be_thrown_away() -> None:
    timer = started()
    drop_timer(timer, actor=the_student(timer.engagement), at=NOW + hours(1))
    assert not HoursEntry.objects.exists()
    with pytest.raises(IllegalMoveError, match="thrown away"):
        stop(timer, hours(2))
    assert history_of(timer.engagement).filter(name="timer thrown away").exists()


def test_a_student_has_one_running_timer_over_all_work() -> None:
    campus = a_campus()
    student = a_student(campus)
    first = work("active", campus=campus, student=student)
    second = work("active", campus=campus, student=student)
    timer = started(first)
    assert started(first) == timer
    with pytest.raises(IllegalMoveError, match="Stop it there first"):
        started(second)
    with pytest.raises(IntegrityError), transaction.atomic():
        Timer.objects.create(engagement=second, student=student, started_at=NOW)
    stop(timer, hours(1))
    assert started(second) != timer


def test_a_forgotten_timer_stops_and_asks() -> None:
    timer = started()
    fire_due(at=NOW + hours(2))
    student = timer.student.user.email
    assert told("timer.two_hours") == [student]
    fire_due(at=NOW + hours(4))
    timer.refresh_from_db()
    assert timer.stopped_at == NOW + hours(4)
    assert told("timer.ran_out") == [student]
    assert not HoursEntry.objects.exists()
    assert timer_of(timer.engagement) == timer
    with pytest.raises(FairbriefError, match="have passed"):
        stop(timer, hours(9), minutes=10 * 60)
    assert stop(timer, hours(9), minutes=150).minutes == 150
    assert timer_of(timer.engagement) is None


def test_a_late_worker_changes_nothing_of_what_counts() -> None:
    """The clock fires hours late; what was timed is four hours all the same."""
    timer = started()
    assert stop(timer, hours(11)).minutes == 240


@pytest.mark.parametrize("after", [0, 4])
def test_too_short_to_count(after: int) -> None:
    with pytest.raises(FairbriefError, match="five minutes"):
        stop(started(), timedelta(minutes=after))


def test_nobody_else_touches_the_timer() -> None:
    timer = started()
    supervisor = the_supervisor(timer.engagement)
    for act in (
        lambda: start_timer(timer.engagement, actor=supervisor, at=NOW),
        lambda: drop_timer(timer, actor=supervisor, at=NOW),
        lambda: stop_timer(timer, note="x", actor=supervisor, at=NOW + hours(1)),
    ):
        with pytest.raises(NotAllowedError):
            act()


@pytest.mark.parametrize("way", ["pause", "dispute", "end"])
def test_time_that_runs_counts_when_the_work_is_stopped(way: str) -> None:
    timer = started()
    found, at = timer.engagement, NOW + hours(2)
    supervisor = the_supervisor(found)
    if way == "pause":
        pause_work(found, reason="The archive is closed", actor=supervisor, at=at)
    elif way == "dispute":
        open_dispute(
            found,
            claim="Nothing has come of what we agreed upon.",
            wish="An answer",
            straight_because="Mails and calls have gone without an answer.",
            actor=supervisor,
            at=at,
        )
    else:
        pay = end_early(found, reason="We have no need any more", actor=supervisor, at=at)
        assert pay == found.fee.share(120, found.hours * 60)
    assert logged_minutes(found) == 120
    assert timer_of(found) is None


def test_handing_in_asks_for_the_time_first() -> None:
    timer = started()
    with pytest.raises(MissingFactError, match="Stop your timer"):
        hand_in(timer.engagement, at=NOW + hours(1))
    stop(timer, hours(1))
    submit_work(timer.engagement, actor=the_student(timer.engagement), at=NOW + hours(1))


def test_a_correction_keeps_what_was_said() -> None:
    found = work("active")
    student = the_student(found)
    entry = log_hours(found, day=TODAY, minutes=120, note="Read", actor=student, at=NOW)
    for minutes in (90, 90):
        correct_entry(
            entry, day=TODAY, minutes=minutes, note="Read", actor=student, at=NOW + hours(1)
        )
    remove_entry(entry, actor=student, at=NOW + hours(2))
    before = [(row.minutes, row.was_removed) for row in EntryChange.objects.all()]
    assert before == [(120, False), (90, True)]
    assert logged_minutes(found) == 0
    with pytest.raises(IllegalMoveError, match="taken out"):
        correct_entry(entry, day=TODAY, minutes=60, note="x", actor=student, at=NOW)


def test_a_mark_waits_for_nobody_once_the_work_is_accepted() -> None:
    found = used(80)
    hand_in(found)
    assert live_clocks().filter(kind="guard.choose").exists()
    approve_work(found, views=all_met(found), actor=the_supervisor(found), at=NOW)
    assert not live_clocks().filter(kind="guard.choose").exists()
    fire_due(at=NOW + days(8))
    assert not told("engagement.guard_open")


def test_what_was_said_never_changes() -> None:
    found = work("active")
    student = the_student(found)
    entry = log_hours(found, day=TODAY, minutes=120, note="Read", actor=student, at=NOW)
    correct_entry(entry, day=TODAY, minutes=60, note="Read", actor=student, at=NOW)
    for act in (
        lambda: EntryChange.objects.update(minutes=1),
        lambda: EntryChange.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            act()


def test_a_correction_is_held_to_the_same_rules() -> None:
    found = work("active")
    student = the_student(found)
    entry = log_hours(found, day=TODAY, minutes=600, note="Read", actor=student, at=NOW)
    log_hours(found, day=TODAY, minutes=300, note="Wrote", actor=student, at=NOW)
    for day, minutes, field in ((TODAY, 700, "minutes"), (in_days(2), 60, "day")):
        with pytest.raises(FairbriefError) as refusal:
            correct_entry(entry, day=day, minutes=minutes, note="x", actor=student, at=NOW)
        assert refusal.value.field == field
    with pytest.raises(NotAllowedError):
        correct_entry(entry, day=TODAY, minutes=60, note="x", actor=the_supervisor(found), at=NOW)


def both_choose(found: Engagement, choice: str) -> Any:
    (guard, *_more) = guards_open(found)
    for side, actor in (("student", the_student(found)), ("employer", the_supervisor(found))):
        choose_at_guard(guard, side=side, choice=choice, actor=actor, at=NOW)
    return guard


def used(percent: int) -> Engagement:
    found = work("active", hours=10)
    log_hours(found, day=TODAY, minutes=6 * percent, note="x", actor=the_student(found), at=NOW)
    return found


@pytest.mark.parametrize("choice", ["add_pay", "cut_scope", "stop"])
def test_what_both_choose_has_to_follow(choice: str) -> None:
    found = used(80)
    guard = both_choose(found, choice)
    assert follows_from(found, [guard], found.change_orders.all()) == guard
    fire_due(at=NOW + days(8))
    office = [each.email for each in Notice.objects.filter(kind="engagement.guard_unfollowed")]
    assert found.student.user.email in office


def test_nothing_has_to_follow_where_it_fits() -> None:
    found = used(80)
    guard = both_choose(found, "on_track")
    assert follows_from(found, [guard], found.change_orders.all()) is None
    fire_due(at=NOW + days(8))
    assert not told("engagement.guard_unfollowed")


def test_a_change_order_is_what_follows() -> None:
    found = used(80)
    guard = both_choose(found, "add_pay")
    propose_change(
        found,
        what="Four hours more for the index",
        why="It takes longer",
        hours=14,
        fee_minor=found.fee_minor * 2,
        due_on=found.due_on,
        actor=the_supervisor(found),
        at=NOW + hours(1),
    )
    assert follows_from(found, [guard], found.change_orders.all()) is None
    fire_due(at=NOW + days(8))
    assert not told("engagement.guard_unfollowed")


def asked_of() -> list[int]:
    """The marks for which the clock runs."""
    live = Clock.objects.filter(kind="guard.choose", stopped_at=None, fired_at=None)
    return [each.subject_id for each in live]


def test_the_graver_mark_alone_asks_for_a_choice() -> None:
    found = used(80)
    student = the_student(found)
    (first,) = guards_open(found)
    choose_at_guard(first, side="student", choice="add_pay", actor=student, at=NOW)
    log_hours(found, day=TODAY, minutes=120, note="x", actor=student, at=NOW + hours(1))
    (second,) = guards_open(found)
    assert second.percent == 100
    assert asked_of() == [second.pk]
    with pytest.raises(IllegalMoveError, match="by now"):
        choose_at_guard(first, side="student", choice="stop", actor=student, at=NOW)
    browser = Client()
    browser.force_login(found.student.user)
    page = browser.get(f"/student/work/{found.code}/").content.decode()
    assert "100 % of the agreed hours" in page
    assert "80 % of the agreed hours" not in page
    both_choose(found, "stop")
    assert guards_open(found) == []


def test_both_marks_at_once_are_told_once() -> None:
    found = used(100)
    assert [each.percent for each in found.guards.order_by("percent")] == [80, 100]
    notices = Notice.objects.filter(kind="engagement.hours_mark", user=found.student.user)
    assert notices.count() == 1


def test_an_earlier_mark_asks_again_when_more_hours_are_agreed() -> None:
    found = used(100)
    order = propose_change(
        found,
        what="Two hours more for the list.",
        why="It is longer than we thought.",
        hours=12,
        fee_minor=60000,
        due_on=found.due_on,
        actor=the_student(found),
        at=NOW,
    )
    accept_change(order, actor=the_supervisor(found), at=NOW)
    (guard,) = guards_open(found)
    assert guard.percent == 80
    assert asked_of() == [guard.pk]


def test_with_no_hours_left_nothing_fits_by_itself() -> None:
    found = work("active", hours=10)
    log_hours(found, day=TODAY, minutes=600, note="x", actor=the_student(found), at=NOW)
    guard = next(each for each in guards_open(found) if each.percent == 100)
    with pytest.raises(FairbriefError):
        choose_at_guard(guard, side="student", choice="on_track", actor=the_student(found), at=NOW)


def test_everyone_is_told_of_an_hour_under_the_floor_once() -> None:
    campus = a_campus()
    officer = an_officer(campus)
    found = work("active", campus=campus, hours=10)
    student = the_student(found)
    log_hours(found, day=TODAY, minutes=600, note="x", actor=student, at=NOW)
    assert not told("engagement.under_floor")
    needed = found.fee_minor * 60 // found.floor_minor
    log_hours(found, day=TODAY, minutes=min(needed - 595, 360), note="y", actor=student, at=NOW)
    for day in (1, 2):
        log_hours(found, day=in_days(day), minutes=300, note="z", actor=student, at=NOW + days(day))
    assert hours_of(found).is_under_floor
    assert len(told("engagement.under_floor")) == len(set(told("engagement.under_floor")))
    assert officer.user.email in told("engagement.under_floor")
    (row,) = work_for_office(officer)
    worst = worst_of_works(scope_of(campus, at=NOW + days(2)), [row])[found.code]
    assert worst.alert.called == "An hour under the floor"


def test_a_clock_that_comes_after_the_stop_changes_nothing() -> None:
    timer = started()
    stop(timer, hours(1))
    run_out_timer(timer, actor=CLOCK, at=NOW + hours(4))
    timer.refresh_from_db()
    assert timer.stopped_at == NOW + hours(1)


def test_a_question_is_drafted_from_what_is_known() -> None:
    found = work("active")
    student = the_student(found)
    draft = stuck_draft(found, today=TODAY)
    first = found.pieces.get(position=1)
    assert draft == {"goal": f"Get on with “{first.title}”", "tried": ""}
    log_hours(found, day=TODAY, minutes=60, note="the city archive", actor=student, at=NOW)
    plan_week(found, number=1, minutes=300, goal="Date the photographs", actor=student, at=NOW)
    draft = stuck_draft(found, today=TODAY)
    assert draft == {"goal": "Date the photographs", "tried": "Worked on: the city archive."}


def test_who_stands_in_can_be_asked_at_once() -> None:
    found = work("active")
    backup = found.brief.backup
    call = call_stuck(
        found,
        goal="Open the archive",
        tried="The password",
        question="Who has the key?",
        asks="backup",
        actor=the_student(found),
        at=NOW,
    )
    assert backup is not None
    assert (call.passed_on_at is not None) == bool(told("stuck.asked_backup"))
    assert told("stuck.asked_backup") == [backup.email]
    assert not told("stuck.raised")
    fire_due(at=NOW + days(5))
    call.refresh_from_db()
    assert call.reported_at is not None
