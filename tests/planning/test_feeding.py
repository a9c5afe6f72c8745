"""The private calendar feed: stable, kept up, called off; read by a second reader."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from fairbrief.engagements.actions import cancel_meeting, propose_meeting
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.notices.sending import send_some
from fairbrief.planning.actions import (
    end_feed,
    entries_of,
    keep_all_up,
    make_plan,
    move_block,
    open_feed,
    read_feed,
    remove_block,
)
from fairbrief.planning.models import Feed
from fairbrief.students.models import Student
from tests.builders import NOW, acting, days, in_days
from tests.planning.world import a_busy_student, live, me, some_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def student() -> Student:
    return a_busy_student()


@pytest.fixture
def work(student: Student) -> Engagement:
    found = some_work(student)
    make_plan(student, actor=me(student), at=NOW)
    return found


def said(key: str, *, at: object = NOW) -> Calendar:
    found = read_feed(key, at=at)  # type: ignore[arg-type]
    assert found is not None
    return IcsCalendarStream.calendar_from_ics(found[0].decode())


def meet(work: Engagement, **changes: object) -> object:
    values = {
        "kind": "checkin",
        "when": NOW + days(3),
        "minutes": 30,
        "link": "https://meet.example/pair",
        "agenda": "The list",
        "actor": acting(work.student.user),
        "at": NOW,
    }
    return propose_meeting(work, **{**values, **changes})


def test_a_second_reader_finds_the_plan_the_talks_and_the_due_date(
    student: Student, work: Engagement
) -> None:
    meeting = meet(work)
    found = said(open_feed(student.user, actor=acting(student.user), at=NOW)).events
    blocks = live(student)
    by_uid = {str(each.uid).split("@")[0]: each for each in found}
    assert set(by_uid) == {
        *(f"block-{block.code}" for block in blocks),
        f"meeting-{meeting.code}",  # type: ignore[attr-defined]
        f"due-{work.code}",
    }
    for block in blocks:
        each = by_uid[f"block-{block.code}"]
        assert (each.dtstart, each.dtend) == (block.starts_at, block.ends_at)
    talk = by_uid[f"meeting-{meeting.code}"]  # type: ignore[attr-defined]
    assert talk.location == "https://meet.example/pair"
    assert talk.description == "The list"
    due = by_uid[f"due-{work.code}"]
    assert (due.dtstart, due.dtend) == (work.due_on, in_days(29))
    assert {each.sequence for each in found} == {0}
    ours = entries_of(student.user, at=NOW)
    assert sorted((e.starts.isoformat(), e.title) for e in ours) == sorted(
        (each.dtstart.isoformat(), each.summary) for each in found
    )


def test_what_does_not_change_is_told_in_the_same_words(student: Student, work: Engagement) -> None:
    key = open_feed(student.user, actor=acting(student.user), at=NOW)
    first = read_feed(key, at=NOW)
    assert read_feed(key, at=NOW + timedelta(hours=1)) == first


def test_changes_raise_the_sequence_and_what_is_gone_is_called_off(
    student: Student, work: Engagement
) -> None:
    key = open_feed(student.user, actor=acting(student.user), at=NOW)
    said(key)
    first, second, *_rest = live(student)
    move_block(
        first,
        starts_at=first.starts_at + timedelta(hours=4),
        minutes=first.minutes,
        actor=me(student),
        at=NOW,
    )
    remove_block(second, actor=me(student), at=NOW)
    later = NOW + timedelta(minutes=5)
    by_uid = {str(each.uid).split("@")[0]: each for each in said(key, at=later).events}
    moved, gone = by_uid[f"block-{first.code}"], by_uid[f"block-{second.code}"]
    assert (moved.sequence, moved.status) == (1, "CONFIRMED")
    assert moved.dtstart == first.starts_at
    assert (gone.sequence, gone.status) == (1, "CANCELLED")
    assert gone.dtstamp == later
    # It is not told for ever.
    assert f"block-{second.code}" not in str(read_feed(key, at=NOW + days(60)))


def test_a_later_due_date_and_the_end_of_the_work(student: Student, work: Engagement) -> None:
    key = open_feed(student.user, actor=acting(student.user), at=NOW)
    said(key)
    Engagement.objects.filter(pk=work.pk).update(due_on=in_days(30))
    due = next(e for e in said(key).events if str(e.uid).startswith("due-"))
    assert (due.dtstart, due.sequence) == (in_days(30), 1)
    Engagement.objects.filter(pk=work.pk).update(
        state="ended_early", ended_at=NOW, part_pay_minor=0, end_reason="x"
    )
    keep_all_up(at=NOW)
    assert {each.status for each in said(key).events} == {"CANCELLED"}


def test_a_mail_and_the_feed_speak_of_the_same_event(student: Student, work: Engagement) -> None:
    supervisor = work.supervisor.user
    assert supervisor is not None
    meeting = meet(work)
    invited = Notice.objects.get(user=supervisor, kind="meeting.proposed")
    mail = IcsCalendarStream.calendar_from_ics(invited.calendar)
    key = open_feed(supervisor, actor=acting(supervisor), at=NOW)
    assert mail.method == "REQUEST"
    assert str(mail.events[0].attendees[0].uri) == f"mailto:{supervisor.email}"

    def in_feed() -> object:
        return next(e for e in said(key).events if str(e.uid).startswith("meeting-"))

    for name in ("uid", "dtstart", "dtend", "sequence", "summary", "location"):
        assert getattr(mail.events[0], name) == getattr(in_feed(), name), name
    cancel_meeting(meeting, actor=acting(student.user), at=NOW)  # type: ignore[arg-type]
    off = Notice.objects.get(user=supervisor, kind="meeting.cancelled")
    mail = IcsCalendarStream.calendar_from_ics(off.calendar)
    assert mail.method == "CANCEL"
    assert (mail.events[0].uid, mail.events[0].sequence) == (
        in_feed().uid,  # type: ignore[attr-defined]
        in_feed().sequence,  # type: ignore[attr-defined]
    )
    assert (in_feed().status, in_feed().sequence) == ("CANCELLED", 1)  # type: ignore[attr-defined]


def test_a_proposal_nobody_accepted_calls_nothing_off(work: Engagement) -> None:
    meeting = meet(work, kind="senior", minutes=30, when=NOW + days(5))
    assert not Notice.objects.filter(kind="meeting.asked").exclude(calendar="").exists()
    cancel_meeting(meeting, actor=acting(work.student.user), at=NOW)  # type: ignore[arg-type]
    told = Notice.objects.filter(kind="meeting.cancelled")
    assert told
    assert {each.calendar for each in told} == {""}


def test_a_mail_is_sent_with_its_calendar_part(work: Engagement, mailoutbox: list[Any]) -> None:
    meet(work)
    send_some(at=NOW)
    mail = next(each for each in mailoutbox if "conversation" in each.subject)
    (part,) = mail.alternatives
    assert part.mimetype == "text/calendar; method=REQUEST"
    assert "BEGIN:VCALENDAR" in part.content
    assert 'method="REQUEST"' in mail.message().as_string()


def test_a_title_calls_no_meeting_off(work: Engagement, mailoutbox: list[Any]) -> None:
    work.title = "METHOD:CANCEL"
    work.save(update_fields=["title"])
    meet(work)
    send_some(at=NOW)
    mail = next(each for each in mailoutbox if "conversation" in each.subject)
    assert "METHOD:CANCEL" in mail.alternatives[0].content
    assert mail.alternatives[0].mimetype == "text/calendar; method=REQUEST"


def test_only_the_newest_address_answers_and_its_key_is_kept_nowhere(
    student: Student, work: Engagement
) -> None:
    first, second = (
        open_feed(student.user, actor=acting(student.user), at=NOW),
        open_feed(student.user, actor=acting(student.user), at=NOW),
    )
    client = Client()
    answer = client.get(f"/feed/{second}/fairbrief.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "private" in answer["Cache-Control"]
    again = client.get(
        f"/feed/{second}/fairbrief.ics", headers={"If-Modified-Since": answer["Last-Modified"]}
    )
    assert again.status_code == 304
    assert client.get(f"/feed/{first}/fairbrief.ics").status_code == 404
    assert second not in str(list(Feed.objects.values()))
    assert end_feed(student.user, actor=acting(student.user), at=NOW) == 1
    assert client.get(f"/feed/{second}/fairbrief.ics").status_code == 404
    with pytest.raises(NotAllowedError):
        open_feed(student.user, actor=acting(work.supervisor.user), at=NOW)


def test_a_feed_says_nothing_of_classes(student: Student, work: Engagement) -> None:
    found = read_feed(open_feed(student.user, actor=acting(student.user), at=NOW), at=NOW)
    assert found is not None
    assert b"HIST" not in found[0]
    supervisor = work.supervisor.user
    assert supervisor is not None
    other = read_feed(open_feed(supervisor, actor=acting(supervisor), at=NOW), at=NOW)
    assert other is not None
    assert b"block-" not in other[0], "a supervisor is not told when a student works"
    assert b"due-" in other[0]
