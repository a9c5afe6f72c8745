"""What is found in words, kept, shown to the reader, and never to the writer."""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from django.test import Client

from fairbrief.applications.models import Message
from fairbrief.concerns.actions import read_words
from fairbrief.concerns.kinds import EMPLOYER, KINDS, STUDENT
from fairbrief.concerns.models import Concern, Reading
from fairbrief.concerns.queries import hear
from fairbrief.engagements.actions import (
    answer_stuck,
    call_stuck,
    propose_meeting,
    record_meeting,
    write_message,
)
from fairbrief.engagements.models import Engagement, Meeting
from fairbrief.fairness.rules import RULES_VERSION
from fairbrief.notices.models import Notice
from tests.builders import NOW, acting, days
from tests.concerns.scene import SCAM
from tests.working import a_link, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db

CALM = "Thanks for the list. Could you look at the third photograph again before Thursday?"


@pytest.fixture
def running() -> Engagement:
    return work("active")


def said(running: Engagement, text: str, *, by: str = EMPLOYER, minute: int = 0) -> Message:
    actor = the_student(running) if by == STUDENT else the_supervisor(running)
    return write_message(running, text=text, actor=actor, at=NOW + timedelta(minutes=minute))


def rules(row: Message) -> list[str]:
    found = Reading.objects.filter(kind="message", row_id=row.pk).first()
    return [each["rule"] for each in found.findings] if found else []


def test_nothing_is_kept_of_words_in_which_nothing_is_found(running: Engagement) -> None:
    said(running, CALM)
    assert not Reading.objects.exists()
    assert not Concern.objects.exists()


def test_what_is_found_is_kept_once_a_rule_with_its_evidence(running: Engagement) -> None:
    row = said(running, SCAM)
    kept = Reading.objects.get(kind="message", row_id=row.pk)
    assert kept.rules_version == RULES_VERSION
    assert kept.at == NOW
    check = next(each for each in kept.findings if each["rule"] == "F-CHECK")
    assert any("Deposit the check" in each for each in check["evidence"])
    assert all(each["why"] and each["source"] and each["remedy"] for each in kept.findings)
    assert len({each["rule"] for each in kept.findings}) == len(kept.findings)


def test_of_a_students_words_only_strong_marks_count(running: Engagement) -> None:
    own_address = said(running, "Write to me at maya.okafor@gmail.com, or text me.", by=STUDENT)
    assert rules(own_address) == []
    moved = said(running, "Text me on WhatsApp, write to boss.studio@gmail.com", minute=20)
    assert set(rules(moved)) == {"F-MOVE", "F-DOMAIN"}
    assert "F-CHECK" in rules(said(running, SCAM, by=STUDENT, minute=40))


def test_words_of_a_student_are_not_put_before_the_office_by_rule(running: Engagement) -> None:
    said(running, SCAM, by=STUDENT)
    assert not Concern.objects.exists()


def test_serious_words_of_an_employer_stand_on_the_desk_of_the_students_campus(
    running: Engagement,
) -> None:
    row = said(running, SCAM)
    concern = Concern.objects.get()
    assert (concern.campus, concern.student) == (running.campus, running.student)
    assert (concern.employer, concern.by_name) == (running.employer, row.by_name)
    assert (concern.state, concern.words, concern.names) == ("noticed", SCAM, [])
    said(running, "Text me on WhatsApp.", minute=20)
    assert Concern.objects.count() == 1, "a weak mark is no matter for the office"


def test_words_written_anew_are_read_anew(running: Engagement) -> None:
    student, boss = the_student(running), the_supervisor(running)
    meeting = propose_meeting(
        running,
        kind="checkin",
        when=NOW + days(1),
        minutes=30,
        link="",
        agenda="What is next",
        actor=student,
        at=NOW,
    )
    later = NOW + days(2)
    record_meeting(meeting, note=SCAM, actor=boss, at=later)
    assert Reading.objects.get().kind == "meeting_note"
    record_meeting(meeting, note="Agreed on the next step.", actor=boss, at=later + days(1))
    assert not Reading.objects.exists()
    assert Concern.objects.get().words == SCAM, "the office still sees what was written"


def test_reading_again_changes_nothing(running: Engagement) -> None:
    row = said(running, SCAM)
    before = Reading.objects.get()
    read_words(row, at=NOW + days(3))
    assert Reading.objects.get().at == before.at
    assert Concern.objects.count() == 1


def test_only_the_other_sides_words_are_heard(running: Engagement) -> None:
    row = said(running, SCAM)
    hear(EMPLOYER, [row])
    assert row.heard == {}  # type: ignore[attr-defined]
    hear(STUDENT, [row, None])
    heard = row.heard["message"]  # type: ignore[attr-defined]
    assert "block" in {each["severity"] for each in heard.findings}
    assert heard.plainly[0].startswith("Do not deposit a check")
    assert heard.report_url == f"/report/message/{row.code}/"


def test_students_are_told_plainly_and_employers_in_their_own_terms(running: Engagement) -> None:
    row = said(running, SCAM, by=STUDENT)
    hear(EMPLOYER, [row])
    (words,) = row.heard["message"].plainly  # type: ignore[attr-defined]
    assert "career office looks into it" in words


def test_a_page_warns_who_reads_and_not_who_wrote(running: Engagement) -> None:
    said(running, SCAM)
    student, boss = Client(), Client()
    student.force_login(running.student.user)
    assert running.supervisor.user is not None
    boss.force_login(running.supervisor.user)
    read = html.unescape(student.get(f"/student/work/{running.code}/messages/").content.decode())
    assert "Do not deposit a check" in read
    assert "mail you a check" in read
    assert "consumer.ftc.gov" in read
    assert "Report this" in read
    written = boss.get(f"/employer/work/{running.code}/messages/").content.decode()
    assert SCAM in html.unescape(written), "nothing is blocked"
    assert "deposit a check" not in written.lower().replace(SCAM.lower(), "")


def test_mail_warns_the_student_before_the_words_and_nobody_of_the_writers_side(
    running: Engagement,
) -> None:
    student, boss = the_student(running), the_supervisor(running)
    call = call_stuck(
        running, goal="Date it", tried="Archives", question="Which one?", actor=student, at=NOW
    )
    answer_stuck(call, answer=SCAM, actor=boss, at=NOW)
    told = Notice.objects.get(kind="stuck.answered")
    assert told.user == running.student.user
    assert told.body.startswith("Mind this before you read on.")
    assert "Do not deposit a check" in told.body
    assert told.body.index("Do not deposit") < told.body.index(SCAM)
    call_again = call_stuck(
        running, goal="Date it", tried="Archives", question=SCAM[:80], actor=student, at=NOW
    )
    assert call_again
    asked = Notice.objects.filter(kind="stuck.raised").first()
    assert asked is not None
    assert asked.user != running.student.user
    assert "career office looks into it" in asked.body


def test_mail_to_both_sides_warns_only_the_one_who_reads(running: Engagement) -> None:
    meeting = propose_meeting(
        running,
        kind="checkin",
        when=NOW + days(1),
        minutes=30,
        link="",
        agenda=SCAM,
        actor=the_supervisor(running),
        at=NOW,
    )
    assert isinstance(meeting, Meeting)
    bodies = {each.user_id: each.body for each in Notice.objects.filter(kind="meeting.proposed")}
    assert "Do not deposit" in bodies.pop(running.student.user_id)
    assert bodies, "the owner is told, too"
    assert not any("Mind this" in body for body in bodies.values())


def test_who_reads_by_a_mailed_link_is_warned_and_can_report(running: Engagement) -> None:
    said(running, SCAM, by=STUDENT)
    running.supervisor.user = None
    running.supervisor.save()
    token = a_link(running, "supervisor", running.supervisor)
    row = Message.objects.get()
    page = Client().get(f"/supervise/{token}/messages/").content.decode()
    address = f"/report/by/{token}/message/{row.code}/"
    assert address in page
    report = Client().get(address)
    assert report.status_code == 200
    assert Client().post(address, {"reason": "This is not hers"}).status_code == 302
    assert Concern.objects.get().reports.get().email == running.supervisor.email
    wrong = a_link(running.agreement, "supervisor", running.supervisor)
    assert Client().get(f"/report/by/{wrong}/message/{row.code}/").status_code == 404


def test_every_kind_answers_for_itself() -> None:
    for name, kind in KINDS.items():
        assert name == kind.name
        assert str(kind.called), name
        assert kind.columns, name
        assert kind.rows().none().count() == 0


def test_an_owner_who_looks_on_can_report(running: Engagement) -> None:
    row = said(running, SCAM, by=STUDENT)
    owner = running.employer.members.get(role="owner")
    assert KINDS["message"].receives(acting(owner.user), row)
