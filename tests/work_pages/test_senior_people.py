"""The page of a senior person: the conversation that was promised, and nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from fairbrief.engagements.actions import propose_meeting
from fairbrief.engagements.models import Engagement, Meeting
from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Campus, Member
from tests.browsing import signed_in
from tests.builders import a_member, a_student, an_employer, an_officer
from tests.work_pages.people import MOST, busy, student_client, supervisor_client
from tests.working import a_link, the_student, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def led(campus: Campus) -> Engagement:
    """Work whose senior person has no account."""
    employer = an_employer(campus)
    a_member(employer, "owner")
    leader: Member = a_member(employer, "leader", user=None, name="Lee Senior")
    return work(
        "active",
        at=now() - timedelta(days=3),
        campus=campus,
        employer=employer,
        leader=leader,
        apply_by=None,
    )


def a_session(of: Engagement, *, in_days: float = 5, at: Any = None) -> Meeting:
    at = at or now()
    return propose_meeting(
        of,
        kind="senior",
        when=at + timedelta(days=in_days),
        minutes=30,
        link="https://meet.example/lee",
        agenda="How films are found",
        actor=the_student(of),
        at=at,
    )


def leader_of(found: Engagement, *, by_link: bool) -> tuple[Client, str, str]:
    """The senior person before the page of the session: their browser, its address, its acts."""
    assert found.leader is not None
    if not by_link:
        base = f"/employer/work/{found.code}/"
        return signed_in(found.leader.user), f"{base}talk/", base
    base = f"/senior/{a_link(found, 'leader', found.leader, at=now())}/"
    return Client(), base, base


def moment(value: Any) -> str:
    """As the browser sends it, in the zone of everyone in these tests."""
    return str(timezone.localtime(value, ZoneInfo("America/New_York")).strftime("%Y-%m-%dT%H:%M"))


@pytest.mark.parametrize("by_link", [True, False])
def test_a_senior_person_accepts_or_moves_the_time(
    by_link: bool, campus: Campus, request: Any, django_assert_max_num_queries: Any
) -> None:
    found = request.getfixturevalue("led") if by_link else busy(campus)
    session = a_session(found)
    client, page, base = leader_of(found, by_link=by_link)
    with django_assert_max_num_queries(MOST):
        shown = client.get(page).content.decode()
    assert "Accept this time" in shown
    assert "Your turn" in shown
    assert session.link not in shown, "the call is joined once the time is agreed"
    soon = client.post(
        f"{base}do/move/{session.code}/", {"when": moment(now() + timedelta(minutes=12))}
    )
    assert soon.status_code == 422
    assert "needs a day’s notice" in soon.content.decode()
    later = now() + timedelta(days=6)
    moved = client.post(f"{base}do/move/{session.code}/", {"when": moment(later)})
    assert moved.status_code == 302
    session.refresh_from_db()
    assert session.asked == "student"
    assert moment(session.at) == moment(later)
    student = student_client(found)
    assert "Accept a time for the senior session" in student.get("/student/").content.decode()
    assert "Accept this time" in student.get(f"/student/work/{found.code}/talk/").content.decode()
    for _press in range(2):
        act = f"/student/work/{found.code}/do/agree/{session.code}/"
        assert student.post(act).status_code == 302
    session.refresh_from_db()
    assert session.asked == ""
    assert session.link in client.get(page).content.decode()
    assert client.post(f"{base}do/call-off/{session.code}/").status_code == 302
    session.refresh_from_db()
    assert session.cancelled_at


def test_a_senior_person_does_nothing_else(campus: Campus) -> None:
    found = busy(campus)
    client, _page, base = leader_of(found, by_link=False)
    check_in = found.meetings.filter(kind="checkin").first()
    assert check_in is not None
    assert client.post(f"{base}do/call-off/{check_in.code}/").status_code == 404
    for act in ("pause", "approve", "meet"):
        assert client.post(f"{base}do/{act}/").status_code == 403
    other = a_member(found.employer, "leader")
    session = a_session(found)
    assert signed_in(other.user).post(f"{base}do/agree/{session.code}/").status_code == 404
    owner = Member.objects.get(employer=found.employer, role="owner")
    act = f"/employer/work/{found.code}/do/agree/{session.code}/"
    refused = signed_in(owner.user).post(act, follow=True)
    assert refused.redirect_chain[0][1] == 302
    assert "The other side has to accept this time." in refused.content.decode()
    session.refresh_from_db()
    assert session.asked == "leader", "only the one who is asked accepts"


def test_a_session_stands_on_the_desk_of_its_senior_person(campus: Campus) -> None:
    found = work("active", campus=campus, at=now(), apply_by=None)
    a_session(found)
    assert found.leader is not None
    words = "Accept a time for the student"
    desk = signed_in(found.leader.user).get("/employer/").content.decode()
    assert words in desk
    assert "Your turn" in desk
    assert words not in supervisor_client(found).get("/employer/").content.decode()
    today = student_client(found).get("/student/").content.decode()
    assert "A yes to the senior session" in today
    assert f"{found.leader.name}’s turn" in today


def test_the_senior_person_leaves_a_few_words(led: Engagement) -> None:
    at = now() - timedelta(days=3)
    held = a_session(led, in_days=1, at=at)
    client, page, base = leader_of(led, by_link=True)
    early = client.post(f"{base}do/note/{held.code}/", {"note": "We met"})
    assert early.status_code == 422, "nobody has agreed to meet"
    Meeting.objects.filter(pk=held.pk).update(asked="")
    assert "How films are found" in client.get(page).content.decode()
    assert client.post(f"{base}do/note/2222222222/", {"note": "Fine"}).status_code == 404
    sent = {"note": "Ask more of your sources"}
    assert client.post(f"{base}do/note/{held.code}/", sent).status_code == 302
    held.refresh_from_db()
    assert held.other_note == "Ask more of your sources"


def test_mails_about_conversations_lead_to_the_readers_own_page(campus: Campus) -> None:
    found = work("active", campus=campus)
    for client, portal in (
        (student_client(found), "student"),
        (supervisor_client(found), "employer"),
    ):
        answer = client.get(f"/work/{found.code}/talk/")
        assert answer["Location"] == f"/{portal}/work/{found.code}/talk/"
    office = signed_in(an_officer(campus).user).get(f"/work/{found.code}/talk/")
    assert office["Location"] == f"/campus/work/{found.code}/"
    stranger = signed_in(a_student(campus).user)
    assert stranger.get(f"/work/{found.code}/talk/").status_code == 404
