"""Calendars a student brings: seen first, kept, read again, taken away; told to nobody."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from fairbrief.calendars import FetchError
from fairbrief.kernel.errors import FairbriefError, LimitReachedError, NotAllowedError
from fairbrief.planning.actions import (
    add_once,
    add_weekly,
    bring_address,
    bring_file,
    bringing,
    forget_old,
    keep_calendar,
    make_plan,
    put_busy_back,
    put_calendar_back,
    read_again,
    read_due,
    read_own_again,
    remove_busy,
    remove_calendar,
    said_of,
)
from fairbrief.planning.models import BusyCalendar, BusyTime
from fairbrief.planning.queries import busy_in, calendars_of
from fairbrief.students.models import Student
from tests.builders import NOW, a_campus, a_student, acting, days, in_days
from tests.calendars.files import GOOGLE, calendar, event
from tests.planning.world import NEW_YORK, a_busy_student, live, me, some_work

pytestmark = pytest.mark.django_db

ADDRESS = "https://cal.example/secret/basic.ics"


@pytest.fixture
def student() -> Student:
    return a_student(a_campus())


def bring(student: Student, data: bytes | str = GOOGLE) -> BusyCalendar:
    whole = data if isinstance(data, bytes) else data.encode()
    return bring_file(student, data=whole, name="maya.ics", actor=me(student), at=NOW)


def busy(student: Student) -> int:
    return len(busy_in(student, first=in_days(-20), last=in_days(120), zone=NEW_YORK))


def lesson(hour: int = 15, **more: str) -> bytes:
    return calendar(event(f"DTSTART:20270215T{hour}0000Z", "DURATION:PT1H", "SUMMARY:Lesson"))


def test_a_file_counts_when_it_was_seen(student: Student) -> None:
    found = bring(student)
    assert found.name == "Maya"
    assert busy(student) == 0
    assert found.times.count() > 20
    assert said_of(found) == [
        "1 event is marked as free and takes no time.",
    ] or any("marked as free" in each for each in said_of(found))
    keep_calendar(found, actor=me(student), at=NOW)
    assert busy(student) > 20
    remove_calendar(found, actor=me(student), at=NOW)
    assert busy(student) == 0
    put_calendar_back(found, actor=me(student), at=NOW)
    assert busy(student) > 20


def test_what_was_only_looked_at_is_gone_at_once(student: Student) -> None:
    found = bring(student)
    remove_calendar(found, actor=me(student), at=NOW)
    assert not BusyCalendar.objects.exists()
    assert not BusyTime.objects.exists()


def test_a_second_look_takes_the_place_of_the_first(student: Student) -> None:
    bring(student)
    second = bring(student, lesson())
    assert [each.pk for each in calendars_of(student)] == [second.pk]


def test_of_a_calendar_only_times_and_titles_are_kept(student: Student) -> None:
    found = bring(student)
    kept = str(list(found.times.values())) + str(BusyCalendar.objects.values())
    assert "HIST 310" in kept
    assert "reader" not in kept, "no description"
    assert "Room" not in kept, "no place"


@pytest.mark.parametrize("data", [b"", b"<html>sign in</html>", b"x" * 4_000_000])
def test_what_cannot_be_read_is_refused_with_the_reason(student: Student, data: bytes) -> None:
    with pytest.raises(FairbriefError) as refused:
        bring(student, data)
    assert refused.value.field == "file"
    assert len(str(refused.value)) > 15


def test_an_address_is_read_and_read_again(student: Student) -> None:
    said = {"data": lesson()}
    found = bring_address(
        student, address=ADDRESS, actor=me(student), at=NOW, fetcher=lambda url: said["data"]
    )
    assert found.host == "cal.example"
    keep_calendar(found, actor=me(student), at=NOW)
    assert read_due(at=NOW, fetcher=lambda url: said["data"]) == 0
    said["data"] = lesson(17)
    later = NOW + timedelta(hours=7)
    assert read_due(at=later, fetcher=lambda url: said["data"]) == 1
    (row,) = found.times.all()
    assert row.starts_at == datetime(2027, 2, 15, 17, tzinfo=UTC)
    assert read_due(at=later, fetcher=lambda url: said["data"]) == 0


def test_a_changed_calendar_moves_the_plan(student: Student) -> None:
    some_work(student)
    make_plan(student, actor=me(student), at=NOW)
    first = live(student)[0]
    data = calendar(
        event(f"DTSTART:{first.starts_at:%Y%m%dT%H%M%SZ}", "DURATION:PT2H", "SUMMARY:New")
    )
    found = bring_address(
        student, address=ADDRESS, actor=me(student), at=NOW, fetcher=lambda url: lesson()
    )
    keep_calendar(found, actor=me(student), at=NOW)
    assert read_again(found, at=NOW + timedelta(minutes=5), fetcher=lambda url: data)
    assert first.pk not in {each.pk for each in live(student)}


def test_an_address_that_fails_is_tried_more_and_more_seldom(student: Student) -> None:
    def gone(url: str) -> bytes:
        raise FetchError("status", "410")

    found = bring_address(
        student, address=ADDRESS, actor=me(student), at=NOW, fetcher=lambda url: lesson()
    )
    keep_calendar(found, actor=me(student), at=NOW)
    at = NOW
    waits = []
    for _turn in range(12):
        at += days(30)
        assert read_due(at=at, fetcher=gone) == 1
        found.refresh_from_db()
        waits.append(found.next_at and found.next_at - at)
    assert waits[0] == timedelta(hours=6)
    assert waits[1] == timedelta(hours=12)
    assert waits[-1] is None
    assert "410" in found.failure
    assert found.times.count() == 1, "what was read before still counts"
    with pytest.raises(FairbriefError, match="410"):
        read_own_again(found, actor=me(student), at=at, fetcher=gone)
    read_own_again(found, actor=me(student), at=at, fetcher=lambda url: lesson())
    found.refresh_from_db()
    assert (found.failure, found.failures) == ("", 0)


BEYOND_TIME = (
    b"BEGIN:VCALENDAR\nBEGIN:VFREEBUSY\nFREEBUSY:99991231T000000Z/P99999D\n"
    b"END:VFREEBUSY\nEND:VCALENDAR\n"
)


def test_a_calendar_beyond_all_time_is_refused(student: Student) -> None:
    with pytest.raises(FairbriefError, match="no calendar"):
        bring(student, BEYOND_TIME)


@pytest.mark.parametrize("fault", ["in reading", "in keeping"])
def test_one_that_cannot_be_read_stands_in_nobody_s_way(
    student: Student, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """Whatever goes wrong with a row is its own failure: it waits, and the next is read."""
    odd, fine = (
        bring_address(
            each,
            address=f"https://{host}.example/a.ics",
            actor=me(each),
            at=NOW + timedelta(minutes=minutes),
            fetcher=lambda url: lesson(),
        )
        for minutes, (each, host) in enumerate(
            [(student, "odd"), (a_student(student.campus), "fine")]
        )
    )
    for found in (odd, fine):
        keep_calendar(found, actor=acting(found.student.user), at=NOW)
    place = "_read" if fault == "in reading" else "_fill"
    whole = getattr(bringing, place)

    def breaks(*given: Any, **said: Any) -> Any:
        if BEYOND_TIME in given or getattr(given[0], "pk", 0) == odd.pk:
            raise ZeroDivisionError
        return whole(*given, **said)

    monkeypatch.setattr(bringing, place, breaks)
    later = NOW + days(1)
    data = {"odd": BEYOND_TIME if fault == "in reading" else lesson(16), "fine": lesson(17)}
    assert read_due(at=later, limit=1, fetcher=lambda url: data[url[8:].partition(".")[0]]) == 1
    assert read_due(at=later, limit=1, fetcher=lambda url: data[url[8:].partition(".")[0]]) == 1
    odd.refresh_from_db()
    fine.refresh_from_db()
    assert (odd.failures, odd.next_at) == (1, later + timedelta(hours=6))
    assert odd.times.get().starts_at.hour == 15, "what was read before still counts"
    assert (fine.failures, fine.read_at) == (0, later)
    assert fine.times.get().starts_at.hour == 17


def test_without_a_net_the_reason_is_said(student: Student) -> None:
    with pytest.raises(FairbriefError) as refused:
        bring_address(student, address=ADDRESS, actor=me(student), at=NOW)
    assert refused.value.field == "address"
    with pytest.raises(FairbriefError, match="private network"):
        bring_address(student, address="https://127.0.0.1/x", actor=me(student), at=NOW)


def test_six_calendars_and_eighty_classes_are_enough(student: Student) -> None:
    for _number in range(6):
        keep_calendar(bring(student, lesson()), actor=me(student), at=NOW)
    with pytest.raises(LimitReachedError):
        bring(student, lesson())


def test_busy_times_by_hand_are_added_taken_away_and_put_back(student: Student) -> None:
    said = {
        "kind": "class",
        "title": " HIST 310 ",
        "weekday": 0,
        "starts": time(10),
        "ends": time(11),
        "from_on": None,
        "until_on": None,
        "actor": me(student),
        "at": NOW,
    }
    row = add_weekly(student, **said)
    assert add_weekly(student, **said).pk == row.pk
    assert row.title == "HIST 310"
    assert busy(student) > 10
    remove_busy(row, actor=me(student), at=NOW)
    assert busy(student) == 0
    put_busy_back(row, actor=me(student), at=NOW)
    assert busy(student) > 10
    for field, change in (
        ("ends", {"ends": time(10)}),
        ("until_on", {"from_on": in_days(3), "until_on": in_days(2)}),
        ("kind", {"kind": "party"}),
    ):
        with pytest.raises(FairbriefError) as refused:
            add_weekly(student, **{**said, **change})
        assert refused.value.field == field


def test_an_exam_is_a_time_of_its_own(student: Student) -> None:
    at = datetime.combine(in_days(9), time(9), tzinfo=NEW_YORK)
    said = {"kind": "exam", "title": "Final", "actor": me(student), "at": NOW}
    add_once(student, starts_at=at, ends_at=at + timedelta(hours=3), **said)
    assert busy(student) == 1
    for ends in (at, at + days(200)):
        with pytest.raises(FairbriefError) as refused:
            add_once(student, starts_at=at, ends_at=ends, **said)
        assert refused.value.field == "ends_at"


def test_nobody_else_says_anything_about_a_student_s_time() -> None:
    student = a_busy_student()
    other = acting(a_student(student.campus).user)
    row = BusyTime.objects.filter(student=student).first()
    found = bring(student, lesson())
    assert row
    for act in (
        lambda: remove_busy(row, actor=other, at=NOW),
        lambda: keep_calendar(found, actor=other, at=NOW),
        lambda: remove_calendar(found, actor=other, at=NOW),
        lambda: bring_file(student, data=lesson(), name="x", actor=other, at=NOW),
        lambda: read_own_again(found, actor=other, at=NOW),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_old_things_are_forgotten(student: Student) -> None:
    bring(student, lesson())
    assert forget_old(at=NOW + timedelta(hours=2)) == 0
    assert forget_old(at=NOW + days(2)) > 0
    kept = bring(student, lesson())
    keep_calendar(kept, actor=me(student), at=NOW)
    remove_calendar(kept, actor=me(student), at=NOW)
    forget_old(at=NOW + days(6))
    assert BusyCalendar.objects.exists()
    forget_old(at=NOW + days(8))
    assert not BusyCalendar.objects.exists()
    assert forget_old(at=NOW + days(8)) == 0
