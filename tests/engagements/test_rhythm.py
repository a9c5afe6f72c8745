"""Check-ins by the agreed rhythm, with a word to each; the log of decisions."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from fairbrief.audit.queries import history_of
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.engagements.actions import (
    answer_check_in,
    approve_work,
    ask_changes,
    end_early,
    log_decision,
    pause_work,
    propose_meeting,
    record_meeting,
    resume_work,
    write_check_in,
)
from fairbrief.engagements.models import CheckIn, Decision, Engagement
from fairbrief.engagements.pace import check_in_draft, check_in_open, days_between
from fairbrief.engagements.queries import weeks_of
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.models import Notice
from tests.builders import NOW, an_officer, days
from tests.working import all_met, hand_in, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db


def told(kind: str) -> list[str]:
    return sorted(Notice.objects.filter(kind=kind).values_list("email", flat=True))


def opened(found: Engagement) -> CheckIn:
    check_in = check_in_open(found)
    assert check_in is not None
    return check_in


def write(found: Engagement, after: int = 1, done: str = "Two archives") -> CheckIn:
    check_in = opened(found)
    write_check_in(
        check_in,
        done=done,
        coming="The third",
        hinders="",
        actor=the_student(found),
        at=NOW + days(after),
    )
    return check_in


def live(kind: str) -> int:
    return Clock.objects.filter(kind=kind, stopped_at=None, fired_at=None).count()


def due_day(check_in: CheckIn, found: Engagement) -> date:
    return check_in.due_at.astimezone(ZoneInfo(found.student.user.time_zone)).date()


@pytest.mark.parametrize(("a_week", "between"), [(1, 7), (2, 4), (3, 2), (7, 1)])
def test_the_rhythm_is_the_agreed_one(a_week: int, between: int) -> None:
    found = work("active", checkins_a_week=a_week)
    assert days_between(found) == between
    assert due_day(opened(found), found) - NOW.date() == timedelta(days=between)


def test_nobody_checks_in_before_the_work_starts() -> None:
    assert check_in_open(work("funded")) is None


def test_a_check_in_is_written_answered_and_followed_by_the_next() -> None:
    found = work("active")
    first = write(found)
    assert told("checkin.written")
    assert opened(found).number == 2
    for _ in range(2):
        answer_check_in(first, answer="", actor=the_supervisor(found), at=NOW + days(2))
    assert told("checkin.answered") == [found.student.user.email]
    assert live("checkin.answer") == 0
    assert live("checkin.write") == 1


def test_its_lines_go_into_the_plan_and_leave_ones_own_words() -> None:
    found = work("active")
    write(found)
    weeks = weeks_of(found)
    assert (weeks[0].review, weeks[1].goal) == ("Two archives", "The third")
    write(found, 2, done="Another")
    assert weeks_of(found)[0].review == "Two archives"


def test_it_is_drafted_from_the_hours() -> None:
    found = work("active")
    for note in ("the city archive", "letters", "letters"):
        found.entries.create(day=NOW.date(), minutes=60, note=note, logged_at=NOW)
    assert check_in_draft(found, opened(found)) == {"done": "the city archive; letters"}


def test_a_second_press_sends_it_once() -> None:
    found = work("active")
    first = write(found)
    write_check_in(
        first, done="Other", coming="Words", hinders="", actor=the_student(found), at=NOW
    )
    first.refresh_from_db()
    assert first.done == "Two archives"
    assert found.check_ins.count() == 2


def test_one_that_is_missed_is_seen_by_both_and_the_next_opens() -> None:
    found = work("active")
    missed = opened(found)
    fire_due(at=missed.due_at - timedelta(hours=20))
    assert told("checkin.soon") == [found.student.user.email]
    fire_due(at=missed.due_at)
    missed.refresh_from_db()
    assert missed.missed_at
    assert found.student.user.email in told("checkin.missed")
    assert found.supervisor.email in told("checkin.missed")
    assert opened(found).number == 2
    with pytest.raises(IllegalMoveError, match="over"):
        write_check_in(
            missed, done="Late", coming="words", hinders="", actor=the_student(found), at=NOW
        )


def test_silence_of_the_supervisor_is_seen_by_both() -> None:
    found = work("active")
    write(found)
    fire_due(at=NOW + days(9))
    assert found.student.user.email in told("checkin.unanswered")
    assert history_of(found).filter(name="check-in unanswered").exists()


def test_a_conversation_stands_in_for_it() -> None:
    found = work("active")
    first = opened(found)
    meeting = propose_meeting(
        found,
        kind="checkin",
        when=NOW + days(1),
        minutes=30,
        link="",
        agenda="",
        actor=the_student(found),
        at=NOW,
    )
    for actor in (the_student(found), the_supervisor(found)):
        record_meeting(meeting, note="We spoke", actor=actor, at=NOW + days(1.1))
    first.refresh_from_db()
    assert first.spoken_at
    assert opened(found).number == 2


def test_it_rests_while_the_work_stands_still() -> None:
    found = work("active")
    student = the_student(found)
    pause_work(found, reason="Exams this week", actor=student, at=NOW + days(1))
    assert check_in_open(found) is None
    assert live("checkin.write") == 0
    resume_work(found, actor=student, at=NOW + days(3))
    assert live("checkin.write") == 1
    hand_in(found, at=NOW + days(4))
    assert check_in_open(found) is None
    supervisor = the_supervisor(found)
    ask_changes(found, reason="The third date is missing", actor=supervisor, at=NOW + days(5))
    assert check_in_open(found) is not None
    for piece in found.pieces.all():
        piece.engagement = found
    hand_in(found, at=NOW + days(6))
    approve_work(found, views=all_met(found), actor=supervisor, at=NOW + days(7))
    assert live("checkin.write") + live("checkin.answer") == 0


def test_nothing_of_it_is_left_when_the_work_ends() -> None:
    found = work("active")
    write(found)
    end_early(found, reason="We agreed to stop here", actor=the_student(found), at=NOW + days(2))
    assert live("checkin.write") + live("checkin.answer") == 0


def test_each_does_only_their_part() -> None:
    found = work("active")
    check_in = opened(found)
    supervisor = the_supervisor(found)
    with pytest.raises(NotAllowedError):
        write_check_in(check_in, done="abc", coming="def", hinders="", actor=supervisor, at=NOW)
    with pytest.raises(IllegalMoveError):
        answer_check_in(check_in, answer="", actor=supervisor, at=NOW)
    with pytest.raises(NotAllowedError):
        answer_check_in(write(found), answer="", actor=the_student(found), at=NOW)
    with pytest.raises(FairbriefError) as refusal:
        write_check_in(
            opened(found), done="", coming="", hinders="", actor=the_student(found), at=NOW
        )
    assert refusal.value.field == "done"


def test_a_decision_is_a_line_nobody_changes() -> None:
    found = work("active")
    for _ in range(2):
        log_decision(
            found, text="Sorted by date", why="It reads better", actor=the_student(found), at=NOW
        )
    log_decision(found, text="In two files", why="", actor=the_supervisor(found), at=NOW)
    assert [(each.side, each.text) for each in found.decisions.all()] == [
        ("employer", "In two files"),
        ("student", "Sorted by date"),
    ]
    assert len(told("decision.logged")) >= 2
    for act in (
        lambda: Decision.objects.update(text="Another"),
        lambda: Decision.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            act()


def test_strangers_decide_nothing() -> None:
    found, other = work("active"), work("active")
    with pytest.raises(NotAllowedError):
        log_decision(found, text="Mine now", why="", actor=the_student(other), at=NOW)


def test_the_office_reads_the_log_of_decisions(client: Client) -> None:
    found = work("active")
    officer = an_officer(found.campus)
    assert officer.user is not None
    log_decision(found, text="In two files", why="", actor=the_supervisor(found), at=NOW)
    client.force_login(officer.user)
    page = client.get(f"/campus/work/{found.code}/").content.decode()
    assert "What was decided" in page
    assert "In two files" in page
    log = client.get(f"/campus/work/{found.code}/decisions.csv")
    assert b"In two files" in b"".join(log.streaming_content)
