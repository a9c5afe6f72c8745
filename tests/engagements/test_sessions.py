"""The time of a senior session: proposed, accepted or moved, or fallen away without a word."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from fairbrief.audit.actors import Actor, link_holder
from fairbrief.audit.queries import history_of
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.clocks.queries import turn_of
from fairbrief.engagements.actions import (
    accept_meeting,
    cancel_meeting,
    end_early,
    give_session_feedback,
    move_meeting,
    propose_meeting,
    record_meeting,
)
from fairbrief.engagements.models import Engagement, Meeting
from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Member
from tests.builders import NOW, a_campus, a_member, acting, an_employer, days
from tests.working import the_student, the_supervisor, work

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def found() -> Engagement:
    return work("active")


@pytest.fixture
def by_mail() -> Engagement:
    """Work whose senior person has no account."""
    employer = an_employer(campus := a_campus())
    a_member(employer, "owner")
    leader = a_member(employer, "leader", user=None, name="Lee Senior")
    return work("active", campus=campus, employer=employer, leader=leader)


def the_leader(of: Engagement) -> Actor:
    leader = of.leader
    assert leader is not None
    if leader.user is not None:
        return acting(leader.user)
    return link_holder(
        name=leader.name,
        email=leader.email,
        capacity="leader",
        subject=("engagements.engagement", of.pk),
    )


def propose(of: Engagement, **change: Any) -> Meeting:
    return propose_meeting(
        of,
        **{
            "kind": "senior",
            "when": NOW + days(5),
            "minutes": 30,
            "link": "https://meet.example/abc",
            "agenda": "How films are found",
            "actor": the_student(of),
            "at": NOW,
            **change,
        },
    )


def told(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=f"meeting.{kind}").values_list("email", flat=True))


def emails(*people: Any) -> set[str]:
    return {person.user.email for person in people}


def test_only_the_leader_is_asked_and_everyone_told_once_it_is_agreed(found: Engagement) -> None:
    session = propose(found)
    assert session.asked == "leader"
    assert told("asked") == emails(found.leader)
    assert not told("proposed")
    turn = turn_of(session)
    assert turn is not None
    assert (turn.owner, turn.due_at.date()) == ("leader", (NOW + days(2)).date())
    for actor in (the_student(found), the_supervisor(found)):
        with pytest.raises(NotAllowedError):
            accept_meeting(session, actor=actor, at=NOW)
    for _press in range(2):
        accept_meeting(session, actor=the_leader(found), at=NOW)
    owner = Member.objects.get(employer=found.employer, role="owner")
    assert told("agreed") == emails(found.student, found.supervisor, owner)
    turn = turn_of(session)
    assert turn is not None
    assert (turn.kind, turn.due_at) == ("meeting.feedback", NOW + days(5) + timedelta(minutes=30))
    assert history_of(found).filter(name="meeting agreed").count() == 1


def test_a_leader_without_an_account_is_asked_by_a_link_in_the_employers_time(
    by_mail: Engagement,
) -> None:
    propose(by_mail)
    notice = Notice.objects.get(kind="meeting.asked")
    assert notice.email == by_mail.leader.email  # type: ignore[union-attr]
    assert notice.link.startswith("/senior/")
    assert "10:00 (New York time)" in notice.body
    session = by_mail.meetings.get()
    accept_meeting(session, actor=the_leader(by_mail), at=NOW)
    cancel_meeting(session, actor=the_student(by_mail), at=NOW)
    assert notice.email in told("cancelled")


def test_the_leader_suggests_another_time_and_the_student_accepts_it(found: Engagement) -> None:
    session = propose(found)
    move_meeting(session, when=NOW + days(6), actor=the_leader(found), at=NOW)
    assert (session.asked, session.at) == ("student", NOW + days(6))
    notice = Notice.objects.get(kind="meeting.asked", user=found.student.user)
    assert found.leader is not None
    assert f"{found.leader.name} proposes" in notice.body
    turn = turn_of(session)
    assert turn is not None
    assert turn.owner == "student"
    accept_meeting(session, actor=the_student(found), at=NOW)
    session.refresh_from_db()
    assert (session.asked, session.at) == ("", NOW + days(6))


def test_suggesting_the_time_one_was_asked_for_accepts_it(found: Engagement) -> None:
    session = propose(found)
    move_meeting(session, when=session.at, actor=the_leader(found), at=NOW)
    assert session.asked == ""


def test_moving_an_agreed_session_asks_again(found: Engagement) -> None:
    session = propose(found)
    accept_meeting(session, actor=the_leader(found), at=NOW)
    for _press in range(2):
        move_meeting(session, when=NOW + days(7), actor=the_supervisor(found), at=NOW)
    assert session.asked == "leader"
    assert Notice.objects.filter(kind="meeting.asked").count() == 2


@pytest.mark.parametrize("when", [NOW - HOUR, NOW + 23 * HOUR, NOW + days(200)])
def test_a_suggested_time_needs_a_days_notice_too(found: Engagement, when: Any) -> None:
    session = propose(found)
    with pytest.raises(FairbriefError) as refusal:
        move_meeting(session, when=when, actor=the_leader(found), at=NOW)
    assert refusal.value.field == "when"
    session.refresh_from_db()
    assert session.at == NOW + days(5)


def test_a_proposal_without_an_answer_falls_away_before_its_time(found: Engagement) -> None:
    session = propose(found, when=NOW + days(1) + HOUR)
    fire_due(at=session.at - 3 * HOUR)
    session.refresh_from_db()
    assert session.cancelled_at is None
    fire_due(at=session.at - HOUR)
    session.refresh_from_db()
    assert session.cancelled_at
    assert emails(found.student, found.leader, found.supervisor) <= told("lapsed")
    with pytest.raises(IllegalMoveError):
        accept_meeting(session, actor=the_leader(found), at=session.at - HOUR)


def test_what_is_not_agreed_is_not_held(found: Engagement) -> None:
    session = propose(found)
    with pytest.raises(IllegalMoveError, match="not agreed"):
        record_meeting(session, note="We met", actor=the_student(found), at=NOW + days(6))


def test_the_leader_calls_off_their_own_session_and_no_other(found: Engagement) -> None:
    session = propose(found)
    check_in = propose(found, kind="checkin")
    with pytest.raises(NotAllowedError):
        cancel_meeting(check_in, actor=the_leader(found), at=NOW)
    with pytest.raises(IllegalMoveError):
        move_meeting(check_in, when=NOW + days(6), actor=the_student(found), at=NOW)
    cancel_meeting(session, actor=the_leader(found), at=NOW)
    assert turn_of(session) is None
    assert found.student.user.email in told("cancelled")


def test_a_check_in_stands_at_once(found: Engagement) -> None:
    check_in = propose(found, kind="checkin", when=NOW + HOUR)
    assert check_in.asked == ""
    assert told("proposed") >= emails(found.supervisor)


def test_a_supervisor_who_is_the_senior_person_asks_the_student() -> None:
    employer = an_employer(campus := a_campus())
    a_member(employer, "owner")
    both = a_member(employer, "supervisor")
    found = work("active", campus=campus, employer=employer, supervisor=both, leader=both)
    session = propose(found, actor=acting(both.user))
    assert session.asked == "student"


def test_work_that_ends_leaves_no_proposal_waiting(found: Engagement) -> None:
    session = propose(found)
    end_early(found, reason="We both see that it does not fit.", actor=the_student(found), at=NOW)
    assert not Clock.objects.filter(
        subject_label="engagements.meeting", subject_id=session.pk, stopped_at=None
    ).exists()


def agreed(found: Engagement, **change: Any) -> Meeting:
    session = propose(found, **change)
    accept_meeting(session, actor=the_leader(found), at=NOW)
    return session


FEEDBACK: dict[str, Any] = {
    "went_well": "Came with real questions.",
    "do_next": "Send me the first page.",
    "talk_again": True,
}


@pytest.mark.parametrize("agenda", ["", "  ", "Hello", "One\nTwo\nThree\nFour, that is too much"])
def test_a_senior_session_says_what_the_student_wants_to_ask(
    found: Engagement, agenda: str
) -> None:
    with pytest.raises(FairbriefError) as refusal:
        propose(found, agenda=agenda)
    assert refusal.value.field == "agenda"


def test_the_leader_picks_one_of_several_times(found: Engagement) -> None:
    later = NOW + days(7)
    session = propose(found, other_times=[later, NOW + days(6)])
    assert session.times == [NOW + days(5), NOW + days(6), later]
    with pytest.raises(FairbriefError, match="not proposed"):
        accept_meeting(session, actor=the_leader(found), at=NOW, time=NOW + days(9))
    accept_meeting(session, actor=the_leader(found), at=NOW, time=later)
    session.refresh_from_db()
    assert (session.at, session.other_times, session.asked) == (later, [], "")
    with pytest.raises(FairbriefError) as refusal:
        propose(found, other_times=[NOW + timedelta(hours=3)])
    assert refusal.value.field == "when"


def test_the_leader_is_asked_at_its_end_and_the_student_notes_it_if_they_are_silent(
    by_mail: Engagement,
) -> None:
    session = agreed(by_mail)
    with pytest.raises(IllegalMoveError):
        give_session_feedback(session, **FEEDBACK, actor=the_student(by_mail), at=NOW)
    over = NOW + days(5) + timedelta(minutes=30)
    fire_due(at=over)
    notice = Notice.objects.get(kind="meeting.feedback_asked")
    assert notice.link.startswith("/senior/")
    turn = turn_of(session)
    assert turn is not None
    fire_due(at=turn.due_at)
    assert told("feedback_missing") == emails(by_mail.student)
    assert turn_of(session) is None
    give_session_feedback(session, **FEEDBACK, actor=the_student(by_mail), at=over + days(4))
    session.refresh_from_db()
    assert (session.feedback_by, session.held_at) == ("student", session.at)
    give_session_feedback(
        session,
        **FEEDBACK | {"do_next": "Call me in May."},
        actor=the_leader(by_mail),
        at=over + days(5),
    )
    assert told("feedback") == emails(by_mail.student)
    with pytest.raises(IllegalMoveError, match="own words"):
        give_session_feedback(session, **FEEDBACK, actor=the_student(by_mail), at=over + days(6))
    with pytest.raises(NotAllowedError):
        give_session_feedback(session, **FEEDBACK, actor=the_supervisor(by_mail), at=over + days(6))


def test_feedback_given_stops_the_asking(found: Engagement) -> None:
    session = agreed(found)
    at = NOW + days(5) + timedelta(minutes=20)
    give_session_feedback(session, **FEEDBACK, actor=the_leader(found), at=at)
    assert turn_of(session) is None
    for field in ("went_well", "do_next"):
        with pytest.raises(FairbriefError) as refusal:
            give_session_feedback(
                session, **FEEDBACK | {field: " "}, actor=the_leader(found), at=at
            )
        assert refusal.value.field == field


def test_it_is_proposed_with_a_starter_and_answered_on_the_pages(
    client: Client, found: Engagement
) -> None:
    client.force_login(found.student.user)
    base = f"/student/work/{found.code}"
    form = {
        "kind": "senior",
        "when": f"{now() + days(3):%Y-%m-%dT10:00}",
        "when_2": f"{now() + days(4):%Y-%m-%dT10:00}",
        "minutes": "30",
        "link": "",
        "agenda": "",
    }
    assert client.post(f"{base}/do/meet/", form).status_code == 422
    assert client.post(f"{base}/do/meet/", form | {"starter": "path"}).status_code == 302
    session = found.meetings.get()
    assert "what you do now" in session.agenda
    assert found.leader is not None
    assert found.leader.user is not None
    client.force_login(found.leader.user)
    work_page = f"/employer/work/{found.code}"
    assert client.get(f"{work_page}/talk/").content.count(b'name="time"') == 2
    second = int(session.other_times[0].timestamp())
    client.post(f"{work_page}/do/agree/{session.code}/", {"time": str(second)})
    session.refresh_from_db()
    assert (session.asked, int(session.at.timestamp())) == ("", second)
    Meeting.objects.filter(pk=session.pk).update(at=now() - days(1))
    page = client.get(f"{work_page}/talk/").content.decode()
    assert "Three lines for the student" in page
    said = {"went_well": "Good questions.", "do_next": "Write to Ling.", "talk_again": "yes"}
    assert client.post(f"{work_page}/do/feedback/{session.code}/", {}).status_code == 422
    assert client.post(f"{work_page}/do/feedback/{session.code}/", said).status_code == 302
    client.force_login(found.student.user)
    page = client.get(f"{base}/talk/").content.decode()
    assert "Write to Ling." in page
    assert "Would talk again" in page
