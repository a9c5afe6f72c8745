"""Check-ins, senior sessions, the weekly question and a call for help while the work runs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from fairbrief.audit.actors import link_holder
from fairbrief.clocks.firing import fire_due
from fairbrief.engagements.actions import (
    accept_meeting,
    answer_pulse,
    answer_stuck,
    approve_work,
    call_stuck,
    propose_meeting,
    record_meeting,
)
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.overview import work_for_office
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Member
from fairbrief.tracking.attention import scope_of, worst_of_works
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_user,
    an_employer,
    an_officer,
    days,
)
from tests.working import the_student, the_supervisor, work

pytestmark = pytest.mark.django_db


def meeting(found: Engagement, **change: Any) -> Any:
    asked = {
        "kind": "checkin",
        "when": NOW + days(1),
        "minutes": 30,
        "link": "https://meet.example/abc",
        "agenda": "The first ten sources",
        "actor": the_student(found),
        "at": NOW,
        **change,
    }
    return propose_meeting(found, **asked)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"link": "http://meet.example/abc"}, "link"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "https://user:secret@meet.example/"}, "link"),
        ({"when": NOW - days(1)}, "when"),
        ({"when": NOW + days(400)}, "when"),
        ({"kind": "senior", "when": NOW + timedelta(minutes=12)}, "when"),
        ({"kind": "senior", "when": NOW + timedelta(hours=23)}, "when"),
        ({"minutes": 500}, "minutes"),
        ({"kind": "senior", "minutes": 10}, "minutes"),
        ({"kind": "party"}, "kind"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(change: dict[str, Any], field: str) -> None:
    found = work("active")
    with pytest.raises(FairbriefError) as refusal:
        meeting(found, **change)
    assert refusal.value.field == field


def test_each_is_told_of_a_conversation_in_their_own_time() -> None:
    employer = an_employer(campus := a_campus())
    owner = a_member(employer, "owner", user=a_user("Olga", time_zone="Europe/Berlin"))
    found = work("active", campus=campus, employer=employer)
    Member.objects.filter(pk=found.supervisor_id).update(user=None)
    found = Engagement.objects.get(pk=found.pk)
    in_new_york = (NOW + days(1)).astimezone(ZoneInfo("America/New_York"))
    meeting(found, when=in_new_york)
    told = {notice.email: notice.body for notice in Notice.objects.filter(kind="meeting.proposed")}
    assert "16:00 (Berlin time)" in told[owner.user.email]
    # Who has no account reads it where the brief says that the employer is.
    assert "10:00 (New York time)" in told[found.supervisor.email]


def test_both_write_down_what_was_said_once_they_have_met() -> None:
    found = work("active")
    held = meeting(found)
    with pytest.raises(IllegalMoveError):
        record_meeting(held, note="Fine so far", actor=the_student(found), at=NOW)
    later = NOW + days(1)
    record_meeting(held, note="Cut the list to 30", actor=the_student(found), at=later)
    record_meeting(held, note="Agreed on 30", actor=the_supervisor(found), at=later)
    held.refresh_from_db()
    assert (held.student_note, held.other_note) == ("Cut the list to 30", "Agreed on 30")


def test_the_leader_without_an_account_gets_a_link_to_the_session_and_can_note() -> None:
    employer = an_employer(campus := a_campus())
    a_member(employer, "owner")
    leader = a_member(employer, "leader", user=None, name="Lee Senior")
    found = work("active", campus=campus, employer=employer, leader=leader)
    held = meeting(found, kind="senior")
    notice = Notice.objects.filter(kind="meeting.asked", email=leader.email).get()
    assert notice.link.startswith("/senior/")
    holder = link_holder(
        name=leader.name,
        email=leader.email,
        capacity="leader",
        subject=("engagements.engagement", found.pk),
    )
    accept_meeting(held, actor=holder, at=NOW)
    record_meeting(held, note="A good half hour", actor=holder, at=NOW + days(2))
    with pytest.raises(NotAllowedError):
        approve_work(found, actor=holder, at=NOW)


def test_the_weekly_question_is_asked_once_a_week() -> None:
    found = work("active")
    student = the_student(found)
    for note in ("mostly", "yes"):  # a second press corrects
        answer_pulse(found, question="clear", rating=4, note=note, actor=student, at=NOW)
    assert found.pulses.get().note == "yes"
    with pytest.raises(IllegalMoveError):
        answer_pulse(found, question="answers", rating=4, note="", actor=student, at=NOW + days(2))
    answer_pulse(found, question="answers", rating=2, note="", actor=student, at=NOW + days(7))
    with pytest.raises(FairbriefError):
        answer_pulse(found, question="pace", rating=2, note="", actor=student, at=NOW + days(20))


def stuck(found: Engagement, question: str = "Which archive has the third photo?") -> Any:
    return call_stuck(
        found,
        goal="Date the third photograph",
        tried="Both archives and the library",
        question=question,
        actor=the_student(found),
        at=NOW,
    )


def test_a_stuck_call_goes_to_supervisor_then_backup_then_office() -> None:
    campus = a_campus()
    officer = an_officer(campus)
    found = work("active", campus=campus)
    call = stuck(found)
    assert stuck(found).pk == call.pk
    assert Notice.objects.filter(kind="stuck.raised", user=found.supervisor.user).exists()
    fire_due(at=NOW + days(1) + timedelta(hours=12))
    backup = found.brief.backup
    assert backup is not None
    passed = Notice.objects.get(kind="stuck.passed_on")
    assert passed.email == backup.email
    assert passed.link.startswith("/supervise/")
    assert not Notice.objects.filter(kind="stuck.silence").exists()
    fire_due(at=NOW + days(3))
    scope = scope_of(campus, at=NOW + days(3))
    (row,) = work_for_office(officer)
    worst = worst_of_works(scope, [row])[found.code].alert
    assert (worst.name, worst.tone) == ("stuck", "stop")
    assert Notice.objects.filter(kind="stuck.silence", user=officer.user).count() == 1
    answer_stuck(call, answer="The city archive.", actor=the_supervisor(found), at=NOW + days(3))
    assert Notice.objects.filter(kind="stuck.answered", user=found.student.user).count() == 1
    assert not worst_of_works(scope, [row])


def test_an_answer_stops_the_clock_and_three_questions_are_enough() -> None:
    found = work("active")
    call = stuck(found)
    answer_stuck(call, answer="The city archive.", actor=the_supervisor(found), at=NOW)
    fire_due(at=NOW + days(4))
    assert not Notice.objects.filter(kind__in=["stuck.passed_on", "stuck.silence"]).exists()
    for number in range(3):
        stuck(found, f"Question number {number}?")
    with pytest.raises(LimitReachedError):
        stuck(found, "And one more question?")
