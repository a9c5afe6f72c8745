"""From two signatures through the hours: the plan, the start, what is logged, and who moves it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from fairbrief.audit.actors import CLOCK, INSTALLATION
from fairbrief.audit.advancing import advance
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of
from fairbrief.engagements.actions import (
    approve_work,
    authorize,
    choose_at_guard,
    log_hours,
    plan_week,
    refuse_authorization,
    remove_entry,
    start_work,
    submit_work,
)
from fairbrief.engagements.models import Engagement, HoursEntry
from fairbrief.engagements.queries import guards_open, hours_of, weeks_of
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.payments.models import Funding
from tests.builders import (
    NOW,
    TODAY,
    a_campus,
    a_member,
    a_student,
    acting,
    an_employer,
    an_officer,
    days,
    in_days,
)
from tests.working import the_student, the_supervisor, work

pytestmark = pytest.mark.django_db


def log(found: Engagement, minutes: int, *, day: int = 0, note: str = "Read") -> HoursEntry:
    return log_hours(
        found,
        day=TODAY + timedelta(days=day),
        minutes=minutes,
        note=note,
        actor=the_student(found),
        at=NOW + days(day),
    )


def test_the_plan_spreads_the_hours_over_the_weeks() -> None:
    found = work(starts_on=in_days(1), due_on=in_days(24), hours=18)
    weeks = weeks_of(found)
    assert [week.starts_on for week in weeks] == [in_days(1), in_days(8), in_days(15), in_days(22)]
    assert sum(week.planned_minutes for week in weeks) == 18 * 60
    assert max(w.planned_minutes for w in weeks) - min(w.planned_minutes for w in weeks) <= 60


def planned(found: Engagement) -> list[tuple[Any, int, str]]:
    return [(week.starts_on, week.planned_minutes, week.goal) for week in weeks_of(found)]


def test_a_plan_begins_with_the_real_start() -> None:
    found = work("funded", starts_on=in_days(10), due_on=in_days(24), hours=18)
    assert [start for start, _minutes, _goal in planned(found)] == [in_days(10), in_days(17)]
    start_work(found, actor=the_student(found), at=NOW)
    log(found, 60)
    weeks = weeks_of(found)
    assert [week.starts_on for week in weeks] == [TODAY, *map(in_days, (7, 14, 21))]
    assert [week.logged_minutes for week in weeks] == [60, 0, 0, 0]
    assert sum(week.planned_minutes for week in weeks) == 18 * 60


def test_ones_own_plan_is_moved_and_not_made_anew() -> None:
    found = work("funded", starts_on=in_days(10), due_on=in_days(24), hours=18)
    plan_week(found, number=1, minutes=900, goal="Sources", actor=the_student(found), at=NOW)
    plan_week(found, number=2, minutes=180, goal="Write", actor=the_student(found), at=NOW)
    start_work(found, actor=the_student(found), at=NOW)
    assert planned(found) == [
        (TODAY, 900, "Sources"),
        (in_days(7), 180, "Write"),
        (in_days(14), 0, ""),
        (in_days(21), 0, ""),
    ]


def test_a_late_start_presses_the_plan_together() -> None:
    found = work("funded", starts_on=in_days(1), due_on=in_days(22), hours=18)
    plan_week(found, number=3, minutes=240, goal="Write", actor=the_student(found), at=NOW)
    before = sum(minutes for _start, minutes, _goal in planned(found))
    late = NOW + days(9)
    start_work(found, actor=the_student(found), at=late)
    after = planned(found)
    assert [start for start, _minutes, _goal in after] == [in_days(9), in_days(16)]
    assert sum(minutes for _start, minutes, _goal in after) == before
    assert after[-1][2] == "Write"


def test_a_student_on_a_visa_waits_for_the_office() -> None:
    campus = a_campus()
    officer = an_officer(campus)
    student = a_student(campus, authorization="student_visa")
    found = work("agreed", campus=campus, student=student)
    assert found.state == "agreed"
    assert not Funding.objects.exists()
    turn = turn_of(found)
    assert turn is not None
    assert turn.owner == "campus"
    with pytest.raises(NotAllowedError):
        authorize(found, actor=acting(an_officer(a_campus()).user), at=NOW)
    authorize(found, actor=acting(officer.user), at=NOW, note="CPT until May")
    assert (found.state, found.authorized_by_name) == ("authorized", officer.user.name)
    assert Funding.objects.filter(engagement=found).exists()


def test_the_office_can_say_no_and_nothing_is_owed() -> None:
    campus = a_campus()
    officer = an_officer(campus)
    student = a_student(campus, authorization="student_visa")
    found = work("agreed", campus=campus, student=student)
    with pytest.raises(FairbriefError):
        refuse_authorization(found, reason="no", actor=acting(officer.user), at=NOW)
    refuse_authorization(
        found, reason="CPT cannot begin before the term.", actor=acting(officer.user), at=NOW
    )
    assert (found.state, found.part_pay_minor) == ("not_completed", 0)


def test_work_starts_only_when_funds_are_secured_and_then_by_itself() -> None:
    found = work("authorized", starts_on=in_days(1))
    with pytest.raises(IllegalMoveError):
        advance(found, "start", actor=the_student(found), at=NOW)
    advance(found, "fund", actor=INSTALLATION, at=NOW)
    fire_due(at=NOW + days(2))
    found.refresh_from_db()
    assert found.state == "active"


def test_hours_are_logged_removed_and_not_logged_twice() -> None:
    found = work("active")
    first = log(found, 90)
    assert log(found, 90).pk == first.pk
    log(found, 45, note="Wrote")
    assert hours_of(found).logged_minutes == 135
    remove_entry(first, actor=the_student(found), at=NOW)
    remove_entry(first, actor=the_student(found), at=NOW)
    assert hours_of(found).logged_minutes == 45
    assert HoursEntry.objects.count() == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"minutes": 4}, "minutes"),
        ({"minutes": 17 * 60}, "minutes"),
        ({"day": in_days(1)}, "day"),
        ({"day": in_days(-2)}, "day"),
        ({"note": "  "}, "note"),
    ],
)
def test_hours_that_cannot_be_are_refused(change: dict[str, Any], field: str) -> None:
    found = work("active")
    entry = {"day": TODAY, "minutes": 60, "note": "Read", **change}
    with pytest.raises(FairbriefError) as refusal:
        log_hours(found, actor=the_student(found), at=NOW, **entry)
    assert refusal.value.field == field


def test_a_day_has_sixteen_hours_and_the_supervisor_logs_none() -> None:
    found = work("active")
    log(found, 15 * 60)
    with pytest.raises(FairbriefError):
        log(found, 90, note="More")
    with pytest.raises(NotAllowedError):
        log_hours(found, day=TODAY, minutes=60, note="x", actor=the_supervisor(found), at=NOW)


def test_the_guard_rises_at_80_and_100_percent_and_needs_both() -> None:
    found = work("active", hours=10)
    log(found, 470)
    assert guards_open(found) == []
    log(found, 15, note="More")
    (guard,) = guards_open(found)
    assert guard.percent == 80
    student, supervisor = the_student(found), the_supervisor(found)
    with pytest.raises(NotAllowedError):
        choose_at_guard(guard, side="employer", choice="on_track", actor=student, at=NOW)
    choose_at_guard(guard, side="student", choice="add_pay", actor=student, at=NOW)
    choose_at_guard(guard, side="employer", choice="on_track", actor=supervisor, at=NOW)
    assert guard.settled_at is None
    choose_at_guard(guard, side="student", choice="on_track", actor=student, at=NOW)
    assert guard.settled_at == NOW
    log(found, 200, day=1)
    assert [each.percent for each in guards_open(found)] == [100]
    assert hours_of(found).real_rate.minor == 43200 * 60 // 685


def test_a_guard_nobody_settles_is_told_to_the_office() -> None:
    campus = a_campus()
    officer = an_officer(campus)
    found = work("active", campus=campus, hours=10)
    log(found, 500)
    fire_due(at=NOW + days(7))
    assert Notice.objects.filter(kind="engagement.guard_open", user=officer.user).count() == 1


def test_the_real_rate_falls_under_the_floor_with_hours_over_plan() -> None:
    found = work("active", hours=10, fee_minor=20000)
    log(found, 600)
    assert not hours_of(found).is_under_floor
    log(found, 120, note="More")
    assert hours_of(found).is_under_floor
    assert hours_of(found).earned.minor == 20000


def test_a_week_is_planned_by_the_student_alone() -> None:
    found = work("active")
    plan_week(found, number=1, minutes=120, goal="Sources", actor=the_student(found), at=NOW)
    assert weeks_of(found)[0].planned_minutes == 120
    with pytest.raises(NotAllowedError):
        plan_week(found, number=1, minutes=0, goal="", actor=the_supervisor(found), at=NOW)
    with pytest.raises(FairbriefError):
        plan_week(found, number=99, minutes=60, goal="", actor=the_student(found), at=NOW)


def test_nobody_else_moves_the_work() -> None:
    found = work("submitted")
    stranger = a_member(an_employer(), "owner")
    leader = a_member(found.employer, "leader", title="CEO")
    for actor in (acting(stranger.user), acting(leader.user), the_student(found)):
        with pytest.raises(NotAllowedError):
            approve_work(found, actor=actor, at=NOW)
    with pytest.raises(NotAllowedError):
        submit_work(found, actor=CLOCK, at=NOW)
