"""The plan: proposed in free time, kept up with life, changed by hand."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from fairbrief.engagements.actions import accept_change, pause_work, propose_change, resume_work
from fairbrief.engagements.models import Engagement, HoursEntry, Meeting
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.planning.actions import (
    add_block,
    keep_all_up,
    make_plan,
    mark_seen,
    move_block,
    remove_block,
    remove_busy,
)
from fairbrief.planning.models import BusyTime, PlanBlock, Replanning
from fairbrief.planning.queries import horizon_of, moved_of, unseen_replanning
from fairbrief.planning.spans import within
from fairbrief.students.models import Student
from tests.builders import NOW, a_student, acting, days, in_days
from tests.planning.world import (
    NEW_YORK,
    a_busy_student,
    a_class,
    a_term,
    here,
    live,
    me,
    minutes,
    some_work,
)
from tests.working import work as agreed_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def student() -> Student:
    return a_busy_student()


@pytest.fixture
def work(student: Student) -> Engagement:
    return some_work(student)


def planned(student: Student) -> list[PlanBlock]:
    make_plan(student, actor=me(student), at=NOW)
    return live(student)


def check(student: Student, *, at: datetime = NOW) -> None:
    """What holds of every plan."""
    horizon = horizon_of(student, at=at)
    blocks = [each for each in live(student) if each.starts_at >= at]
    for block in blocks:
        assert not within([(block.starts_at, block.ends_at)], horizon.taken)
        assert block.starts_at.astimezone(NEW_YORK).hour >= 8
        assert block.ends_at.astimezone(NEW_YORK).hour <= 22
    for ahead in horizon.weeks:
        inside = [
            each.minutes
            for each in blocks
            if ahead.week.bounds[0] <= each.starts_at < ahead.week.bounds[1]
        ]
        assert sum(inside) <= ahead.week.cap


def test_a_plan_holds_all_the_hours_in_free_time(student: Student, work: Engagement) -> None:
    blocks = planned(student)
    assert minutes(student) == 18 * 60
    check(student)
    assert all(each.starts_at >= NOW for each in blocks)
    assert max(each.ends_at for each in blocks).date() <= work.due_on
    assert not Replanning.objects.exists(), "who asks for a plan sees it"


def test_a_second_press_moves_nothing(student: Student, work: Engagement) -> None:
    first = [(each.pk, each.starts_at) for each in planned(student)]
    assert [(each.pk, each.starts_at) for each in planned(student)] == first
    assert keep_all_up(at=NOW) == 0


def test_two_works_share_the_week_under_one_cap(student: Student, work: Engagement) -> None:
    other = some_work(student, due_on=in_days(14), hours=12)
    blocks = planned(student)
    assert sum(each.minutes for each in blocks if each.engagement_id == other.pk) == 12 * 60
    assert minutes(student) == 30 * 60
    check(student)
    # What is due first is done by then.
    assert max(each.ends_at for each in blocks if each.engagement_id == other.pk) <= NOW + days(14)


def test_what_finds_no_room_is_not_planned(student: Student) -> None:
    some_work(student, due_on=in_days(4), hours=30)
    planned(student)
    assert minutes(student) == 10 * 60
    check(student)


def test_exams_carry_no_work_and_a_break_carries_more() -> None:
    student = a_busy_student(hours_a_week=6)
    some_work(student, hours=30, due_on=in_days(33))
    a_term(student, "exams", in_days(5), in_days(11))
    a_term(student, "break", in_days(12), in_days(20))
    blocks = planned(student)
    check(student)
    in_exams = [each for each in blocks if in_days(5) <= each.starts_at.date() <= in_days(11)]
    assert not in_exams
    horizon = horizon_of(student, at=NOW)
    assert [each.kind for each in horizon.weeks][1:3] == ["exams", "break"]
    assert [each.cap_minutes for each in horizon.weeks][:3] == [360, 360, 1200]


def test_a_new_class_moves_only_what_is_in_its_way(student: Student, work: Engagement) -> None:
    before = {each.pk: each for each in planned(student)}
    first = live(student)[0]
    day = first.starts_at.astimezone(NEW_YORK)
    a_class(student, day.weekday(), day.time(), (day + timedelta(hours=1)).time())
    check(student)
    assert minutes(student) == 18 * 60
    gone = before.keys() - {each.pk for each in live(student)}
    assert first.pk in gone
    assert len(gone) < len(before) / 2
    (told,) = unseen_replanning(student)
    assert told.why == "busy"
    assert {each["what"] for each in told.changes} == {"removed", "added"}
    mark_seen(student, actor=me(student), at=NOW)
    assert not unseen_replanning(student)


def test_a_class_taken_away_frees_its_time(student: Student) -> None:
    some_work(student, due_on=in_days(8), hours=19)
    long = [a_class(student, weekday, time(8), time(20)) for weekday in range(7)]
    planned(student)
    before = minutes(student)
    for each in long:
        remove_busy(BusyTime.objects.get(pk=each.pk), actor=me(student), at=NOW)
    assert minutes(student) >= before
    check(student)


def test_logged_hours_shorten_the_plan(student: Student, work: Engagement) -> None:
    planned(student)
    HoursEntry.objects.create(engagement=work, day=NOW.date(), minutes=600, note="x", logged_at=NOW)
    assert keep_all_up(at=NOW) == 1
    assert minutes(student) == 8 * 60
    assert keep_all_up(at=NOW) == 0
    check(student)


def test_a_block_of_yesterday_counts_as_worked_until_it_is_surely_not(
    student: Student, work: Engagement
) -> None:
    first = planned(student)[0]
    soon = first.ends_at + timedelta(hours=1)
    assert keep_all_up(at=soon) == 0
    later = first.ends_at + timedelta(hours=25)
    keep_all_up(at=later)
    assert sum(each.minutes for each in live(student) if each.starts_at >= later) >= 16 * 60
    check(student, at=later)


def test_a_later_due_date_and_an_end_are_followed(student: Student, work: Engagement) -> None:
    planned(student)
    Engagement.objects.filter(pk=work.pk).update(due_on=in_days(10))
    keep_all_up(at=NOW)
    assert all(each.ends_at <= NOW + days(11) for each in live(student))
    check(student)
    Engagement.objects.filter(pk=work.pk).update(
        state="ended_early", ended_at=NOW, part_pay_minor=0, end_reason="It ends"
    )
    keep_all_up(at=NOW)
    assert not live(student)
    assert unseen_replanning(student)[0].why == "work"


def test_a_conversation_takes_its_time(student: Student, work: Engagement) -> None:
    first = planned(student)[0]
    Meeting.objects.create(engagement=work, kind="checkin", at=first.starts_at, minutes=30)
    keep_all_up(at=NOW)
    assert first.pk not in {each.pk for each in live(student)}
    assert minutes(student) == 18 * 60
    check(student)


def test_a_block_is_moved_and_stays_there(student: Student, work: Engagement) -> None:
    block = planned(student)[2]
    evening = datetime.combine(in_days(6), time(20), tzinfo=NEW_YORK)
    move_block(block, starts_at=evening, minutes=60, actor=me(student), at=NOW)
    block.refresh_from_db()
    assert block.is_own
    assert here(block.starts_at) == "Tue 16 Feb 20:00"
    assert minutes(student) == 18 * 60
    make_plan(student, actor=me(student), at=NOW)
    block.refresh_from_db()
    assert block.removed_at is None
    assert here(block.starts_at) == "Tue 16 Feb 20:00"
    check(student)


def test_the_plan_makes_way_for_a_block_of_one_s_own(student: Student, work: Engagement) -> None:
    first, second, *_rest = planned(student)
    move_block(first, starts_at=second.starts_at, minutes=60, actor=me(student), at=NOW)
    second.refresh_from_db()
    assert second.removed_at
    assert minutes(student) == 18 * 60
    told = unseen_replanning(student)[0]
    assert told.why == "hand"
    assert "removed" in {each["what"] for each in told.changes}
    check(student)


def test_a_block_taken_out_is_not_put_there_again(student: Student, work: Engagement) -> None:
    first = planned(student)[0]
    remove_block(first, actor=me(student), at=NOW)
    assert not within(
        [(each.starts_at, each.ends_at) for each in live(student)],
        [(first.starts_at, first.ends_at)],
    )
    assert minutes(student) == 18 * 60
    keep_all_up(at=NOW)
    check(student)


def test_one_s_own_block_is_added(student: Student, work: Engagement) -> None:
    planned(student)
    at = datetime.combine(in_days(5), time(19), tzinfo=NEW_YORK)
    block = add_block(student, work, starts_at=at, minutes=90, actor=me(student), at=NOW)
    again = add_block(student, work, starts_at=at, minutes=90, actor=me(student), at=NOW)
    assert again.pk == block.pk
    assert minutes(student) == 18 * 60
    check(student)


@pytest.mark.parametrize(
    ("days_ahead", "hour", "length", "field"),
    [
        (2, 10, 60, "starts_at"),  # past
        (7, 10, 60, "starts_at"),  # in a class: Wednesday
        (40, 10, 60, "starts_at"),  # after it is due
        (5, 9, 700, "minutes"),
        (5, 9, 10, "minutes"),
    ],
)
def test_a_block_goes_nowhere_it_must_not(
    student: Student, work: Engagement, days_ahead: int, hour: int, length: int, field: str
) -> None:
    block = planned(student)[1]
    day = in_days(days_ahead if days_ahead != 2 else -1)
    at = datetime.combine(day, time(hour), tzinfo=NEW_YORK)
    with pytest.raises(FairbriefError) as refused:
        move_block(block, starts_at=at, minutes=length, actor=me(student), at=NOW)
    assert refused.value.field == field
    block.refresh_from_db()
    assert not block.is_own
    check(student)


def test_own_blocks_stay_under_the_cap_too(student: Student, work: Engagement) -> None:
    planned(student)
    day = in_days(5)
    for hour in (8, 13):
        at = datetime.combine(day, time(hour), tzinfo=NEW_YORK)
        add_block(student, work, starts_at=at + days(1), minutes=240, actor=me(student), at=NOW)
    with pytest.raises(FairbriefError, match="10 hours in this week"):
        add_block(
            student,
            work,
            starts_at=datetime.combine(in_days(8), time(13), tzinfo=NEW_YORK),
            minutes=240,
            actor=me(student),
            at=NOW,
        )


def test_nobody_else_touches_the_plan(student: Student, work: Engagement) -> None:
    block = planned(student)[0]
    other = acting(a_student(student.campus).user)
    for act in (
        lambda: make_plan(student, actor=other, at=NOW),
        lambda: remove_block(block, actor=other, at=NOW),
        lambda: move_block(block, starts_at=NOW, minutes=60, actor=other, at=NOW),
        lambda: mark_seen(student, actor=other, at=NOW),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_a_removed_block_is_moved_no_more(student: Student, work: Engagement) -> None:
    block = planned(student)[0]
    remove_block(block, actor=me(student), at=NOW)
    remove_block(block, actor=me(student), at=NOW)
    with pytest.raises(IllegalMoveError):
        move_block(block, starts_at=NOW + days(1), minutes=60, actor=me(student), at=NOW)


def test_the_database_holds_one_block_at_a_time(student: Student, work: Engagement) -> None:
    first = planned(student)[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanBlock.objects.create(
            student=student,
            engagement=work,
            starts_at=first.starts_at + timedelta(minutes=5),
            ends_at=first.ends_at,
            made_at=NOW,
        )


def test_what_came_and_went_again_is_not_told(student: Student, work: Engagement) -> None:
    first = planned(student)[0]
    lesson = a_class(student, first.starts_at.astimezone(NEW_YORK).weekday(), time(8), time(22))
    told = moved_of(student)
    assert told
    assert {each["what"] for each in told.changes} == {"removed", "added"}
    remove_busy(BusyTime.objects.get(pk=lesson.pk), actor=me(student), at=NOW)
    told = moved_of(student)
    assert told
    assert len(told.whys) == 1
    shown = {(each["starts_at"], each["ends_at"]) for each in told.changes}
    there = {(each.starts_at, each.ends_at) for each in live(student)}
    for each in told.changes:
        span = each["starts_at"], each["ends_at"]
        assert (span in there) == (each["what"] != "removed")
    assert len(shown) == len(told.changes)


def test_the_plan_follows_a_signed_change_at_once_and_today_says_so(client: Client) -> None:
    found = agreed_work("active")
    student = found.student
    make_plan(student, actor=me(student), at=NOW)
    before = minutes(student)
    change = propose_change(
        found,
        what="Four hours fewer, the list is shorter.",
        why="The second city fell away.",
        hours=14,
        fee_minor=36000,
        due_on=found.due_on,
        actor=acting(found.supervisor.user),
        at=NOW,
    )
    accept_change(change, actor=me(student), at=NOW)
    assert minutes(student) == before - 4 * 60
    client.force_login(student.user)
    page = client.get("/student/").content.decode()
    assert "Your plan moved" in page
    mark_seen(student, actor=me(student), at=NOW)
    assert "Your plan moved" not in client.get("/student/").content.decode()


def test_the_plan_is_empty_as_soon_as_the_work_stands_still() -> None:
    found = agreed_work("active")
    student = found.student
    make_plan(student, actor=me(student), at=NOW)
    assert live(student)
    pause_work(found, reason="Exams this week.", actor=me(student), at=NOW)
    assert not live(student)
    resume_work(found, actor=me(student), at=NOW + days(1))
    assert live(student)
