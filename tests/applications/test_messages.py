"""The thread between a student and an employer: from the shortlist to a month after the end."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client

from fairbrief.applications.access import reader_of
from fairbrief.applications.models import Application, Message, MessageFile, ReadMark
from fairbrief.applications.queries import talk_of, unread_threads
from fairbrief.applications.talking import MOST_A_DAY, mark_read
from fairbrief.applications.talking import write_message as write_to_applicant
from fairbrief.engagements.actions import write_message
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.tracking.desk import turns_of_employer
from fairbrief.tracking.today import today_of
from tests.browsing import signed_in
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
    days,
)
from tests.working import a_link, an_agreement, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
PDF = b"%PDF-1.7"


@pytest.fixture
def running() -> Engagement:
    return work("active", at=now())


def applied(state: str) -> Application:
    campus = a_campus()
    employer = an_employer(campus)
    a_member(employer)
    return Application.objects.create(
        brief=an_open_brief(employer, campus),
        student=a_student(campus),
        state=state,
        interest="It fits what I study.",
        made_at=NOW,
        submitted_at=NOW,
        offered_at=NOW,
    )


def told() -> list[Notice]:
    return list(Notice.objects.filter(kind="message.posted").order_by("id"))


@pytest.mark.parametrize(
    ("state", "is_open"),
    [
        ("submitted", False),
        ("seen", False),
        ("shortlisted", True),
        ("alternate", True),
        ("offered", True),
        ("declined", False),
        ("withdrawn", False),
    ],
)
def test_the_thread_opens_with_the_shortlist(state: str, is_open: bool) -> None:
    row = applied(state) if state != "declined" else applied("shortlisted")
    if state == "declined":
        Application.objects.filter(pk=row.pk).update(state="declined", reason="No place is left.")
        row.refresh_from_db()
    assert talk_of(row).is_open is is_open
    student = acting(row.student.user)
    if is_open:
        write_to_applicant(row, text="When do you start?", actor=student, at=NOW)
        assert [each.user for each in told()] == [row.brief.supervisor.user]  # type: ignore[union-attr]
    else:
        with pytest.raises(IllegalMoveError):
            write_to_applicant(row, text="When do you start?", actor=student, at=NOW)


def test_only_the_two_sides_write() -> None:
    row = applied("offered")
    leader = row.brief.leader
    assert leader is not None
    for user in (
        a_student(row.student.campus).user,
        an_officer(row.student.campus).user,
        a_member(an_employer()).user,
        leader.user,
    ):
        with pytest.raises(NotAllowedError):
            write_to_applicant(row, text="Hello there", actor=acting(user), at=NOW)


def test_the_thread_of_the_application_goes_on_in_the_work() -> None:
    agreement = an_agreement()
    row = agreement.application
    write_to_applicant(row, text="Which drive?", actor=the_student(agreement), at=NOW)
    running = work("active")
    assert talk_of(running.agreement.application).work == running.code
    with pytest.raises(IllegalMoveError):
        write_to_applicant(
            running.agreement.application, text="Hello", actor=the_student(running), at=NOW
        )
    write_message(running, text="Hello", actor=the_student(running), at=NOW)
    page = signed_in(running.student.user).get(
        f"/student/applications/{running.agreement.application.code}/"
    )
    assert f"/student/work/{running.code}/messages/" in page.content.decode()


def test_a_declined_agreement_closes_the_thread() -> None:
    agreement = an_agreement()
    agreement.state, agreement.reason, agreement.ended_at = "declined", "Not this term", NOW
    agreement.save()
    assert not talk_of(agreement.application).is_open


def test_it_closes_a_month_after_the_end(running: Engagement) -> None:
    Engagement.objects.filter(pk=running.pk).update(
        state="ended_early", ended_at=NOW, end_reason="It is over now", part_pay_minor=0
    )
    running.refresh_from_db()
    student = the_student(running)
    write_message(running, text="Thank you", actor=student, at=NOW + days(29))
    with pytest.raises(IllegalMoveError):
        write_message(running, text="Hello again", actor=student, at=NOW + days(31))


def test_the_other_side_is_told_and_a_burst_is_told_once(running: Engagement) -> None:
    student, boss = the_student(running), the_supervisor(running)
    write_message(running, text="The first list is there.", actor=student, at=NOW)
    write_message(running, text="And the second.", actor=student, at=NOW + MINUTE)
    assert [each.user for each in told()] == [running.supervisor.user]
    write_message(running, text="Good.", actor=boss, at=NOW + 2 * MINUTE)
    write_message(running, text="The third.", actor=student, at=NOW + 3 * MINUTE)
    write_message(running, text="Are you there?", actor=student, at=NOW + 60 * MINUTE)
    assert [each.user_id for each in told()] == [
        running.supervisor.user_id,
        running.student.user_id,
        running.supervisor.user_id,
        running.supervisor.user_id,
    ]
    assert told()[0].path == f"/messages/{running.agreement.application.code}/"
    assert "The first list is there." in told()[0].body


def test_owners_are_told_once_they_have_written(running: Engagement) -> None:
    owner = running.employer.members.get(role="owner")
    write_message(running, text="I stand in this week.", actor=acting(owner.user), at=NOW)
    write_message(running, text="Thank you.", actor=the_student(running), at=NOW + MINUTE)
    assert {each.user for each in told()[1:]} == {owner.user, running.supervisor.user}


def test_a_supervisor_without_an_account_is_told_by_a_link_and_answers(
    running: Engagement,
) -> None:
    running.supervisor.user = None
    running.supervisor.save()
    write_message(running, text="Which archive?", actor=the_student(running), at=now())
    (notice,) = told()
    assert notice.email == running.supervisor.email
    assert notice.link.endswith("/messages/")
    page = Client().get(notice.link)
    assert "Which archive?" in page.content.decode()
    sent = Client().post(notice.link.replace("messages/", "do/say/"), {"text": "The city’s."})
    assert (sent.status_code, sent["Location"]) == (302, notice.link)
    assert Message.objects.first().side == "employer"  # type: ignore[union-attr]
    again = Client().post(notice.link.replace("messages/", "do/say/"), {"text": " "})
    assert again.status_code == 422
    assert Notice.objects.filter(kind="message.posted", user=running.student.user).exists()


def test_a_button_pressed_twice_sends_one_message(running: Engagement) -> None:
    student = the_student(running)
    first = write_message(running, text="The list is there.", actor=student, at=NOW)
    again = write_message(running, text="The list is there. ", actor=student, at=NOW + MINUTE)
    later = write_message(running, text="The list is there.", actor=student, at=NOW + 3 * MINUTE)
    assert first == again != later


def test_words_are_needed_and_not_too_many(running: Engagement) -> None:
    student = the_student(running)
    for text in (" ", "x" * 3001):
        with pytest.raises(FairbriefError) as refused:
            write_message(running, text=text, actor=student, at=NOW)
        assert refused.value.field == "text"
    for number in range(MOST_A_DAY):
        write_message(running, text=f"Number {number}", actor=student, at=NOW)
    with pytest.raises(LimitReachedError):
        write_message(running, text="One more", actor=student, at=NOW)
    write_message(running, text="One more", actor=student, at=NOW + days(1.1))


def test_files_come_with_their_names_and_are_read_by_name(running: Engagement) -> None:
    boss = the_supervisor(running)
    row = write_message(
        running,
        text="Please fill this in",
        files=[SimpleUploadedFile("W-9 form.pdf", PDF), SimpleUploadedFile("plan.txt", b"Plan")],
        actor=boss,
        at=NOW,
    )
    assert [each.name for each in row.files.all()] == ["W-9 form.pdf", "plan.txt"]
    page = signed_in(running.student.user).get(f"/student/work/{running.code}/messages/")
    content = page.content.decode()
    assert "Do not deposit a check, and do not fill a form" in content
    kept = row.files.first()
    assert kept is not None
    assert f"/student/work/{running.code}/attachments/{kept.code}/" in content


def test_files_that_are_not_taken_stop_the_message_and_say_which(running: Engagement) -> None:
    student = the_student(running)
    for files in (
        [SimpleUploadedFile("run.exe", b"MZ")],
        [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(6)],
    ):
        with pytest.raises(FairbriefError) as refused:
            write_message(running, text="See here", files=files, actor=student, at=NOW)
        assert refused.value.field == "attached"
    assert not Message.objects.exists()
    assert not MessageFile.objects.exists()


def test_attachments_are_for_the_two_sides_alone(running: Engagement) -> None:
    row = write_message(
        running,
        text="See here",
        files=[SimpleUploadedFile("notes.pdf", PDF)],
        actor=the_student(running),
        at=NOW,
    )
    code = row.files.get().code
    other = work("active")
    assert running.supervisor.user is not None
    token = a_link(running, "supervisor", running.supervisor, at=now())
    for client, path, status in (
        (signed_in(running.student.user), f"/student/work/{running.code}", 200),
        (signed_in(running.supervisor.user), f"/employer/work/{running.code}", 200),
        (Client(), f"/supervise/{token}", 200),
        (signed_in(other.student.user), f"/student/work/{other.code}", 404),
        (signed_in(other.student.user), f"/student/work/{running.code}", 404),
        (signed_in(an_officer(running.campus).user), f"/campus/work/{running.code}", 404),
    ):
        answer = client.get(f"{path}/attachments/{code}/")
        assert answer.status_code == status, path
        if answer.streaming:
            assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
            assert "attachment" in answer["Content-Disposition"]


def test_messages_never_change(running: Engagement) -> None:
    row = write_message(
        running,
        text="As it was",
        files=[SimpleUploadedFile("notes.pdf", PDF)],
        actor=the_student(running),
        at=NOW,
    )
    for sql in (
        "UPDATE applications_message SET text = 'other'",
        "DELETE FROM applications_messagefile",
        "UPDATE applications_messagefile SET name = 'other.pdf'",
        "DELETE FROM applications_message",
    ):
        with (
            pytest.raises(DatabaseError, match="never changes"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)
    Message.objects.filter(pk=row.pk).update(by_user=None)
    row.refresh_from_db()
    assert (row.text, row.by_user) == ("As it was", None)


def test_what_is_new_is_counted_a_reader_until_it_is_looked_at(running: Engagement) -> None:
    student, boss = the_student(running), the_supervisor(running)
    write_message(running, text="First", actor=boss, at=NOW)
    write_message(running, text="Second", actor=boss, at=NOW + MINUTE)
    reader = signed_in(running.student.user)
    assert "2 new messages" in reader.get("/student/work/").content.decode()
    assert [str(each.what) for each in today_of(running.student, at=now()).waiting].count(
        "Read a new message"
    ) == 1
    overview = reader.get(f"/student/work/{running.code}/").content.decode()
    assert re.search(r'Messages\s+<span class="count">2</span>', overview)
    page = reader.get(f"/student/work/{running.code}/messages/").content.decode()
    assert page.count("<span>new</span>") == 2 or page.count(">new<") == 2
    again = reader.get(f"/student/work/{running.code}/messages/").content.decode()
    assert ">new<" not in again
    assert "new message" not in reader.get("/student/work/").content.decode()
    assert ReadMark.objects.get().reader == reader_of(student)
    assert not unread_threads("student", reader_of(student)).exists()


def test_each_of_the_employers_people_has_read_for_themselves(running: Engagement) -> None:
    write_message(running, text="First", actor=the_student(running), at=NOW)
    owner = running.employer.members.get(role="owner")
    boss = running.supervisor
    assert [each.what for each in turns_of_employer(boss)].count("Read a new message") == 1
    thread = running.agreement.application_id
    mark_read(thread, upto=Message.objects.get().pk, actor=acting(boss.user), at=NOW)
    mark_read(thread, upto=Message.objects.get().pk, actor=acting(boss.user), at=NOW)
    assert "Read a new message" not in [each.what for each in turns_of_employer(boss)]
    week = signed_in(owner.user).get("/employer/work/").content.decode()
    assert "1 new message" in week


def test_who_only_looks_on_reads_and_does_not_write(running: Engagement) -> None:
    assert running.leader is not None
    client = signed_in(running.leader.user)
    write_message(running, text="First", actor=the_student(running), at=NOW)
    here = f"/employer/work/{running.code}/"
    page = client.get(f"{here}messages/").content.decode()
    assert "First" in page
    assert 'name="text"' not in page
    assert client.post(f"{here}do/say/", {"text": "Hi"}).status_code == 403
    finance = signed_in(a_member(running.employer, "finance").user)
    assert finance.get(f"{here}messages/").status_code == 404
    assert finance.post(f"{here}do/say/", {"text": "Hi"}).status_code == 404


def test_nothing_typed_is_lost_when_a_file_is_refused(running: Engagement) -> None:
    client = signed_in(running.student.user)
    answer = client.post(
        f"/student/work/{running.code}/do/say/",
        {"text": "A long letter", "attached": [SimpleUploadedFile("run.exe", b"MZ")]},
    )
    assert answer.status_code == 422
    content = answer.content.decode()
    assert "A long letter" in content
    assert "run.exe" in content
    sent = client.post(
        f"/student/work/{running.code}/do/say/",
        {
            "text": "A long letter",
            "attached": [SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.pdf", PDF)],
        },
    )
    assert sent.status_code == 302
    assert MessageFile.objects.count() == 2


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_a_long_thread_costs_the_same(
    running: Engagement, rows: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(rows):
        write_message(
            running,
            text=f"Number {number}. Deposit the check we mail you.",
            files=[SimpleUploadedFile("notes.pdf", PDF)],
            actor=the_supervisor(running),
            at=NOW + number * 3 * MINUTE,
        )
    client = signed_in(running.student.user)
    page = f"/student/work/{running.code}/messages/"
    client.get(page)
    with django_assert_max_num_queries(12):
        assert client.get(page).status_code == 200
    assert client.get(f"{page}?page=2").status_code == 200


def test_the_application_page_holds_the_thread(django_assert_max_num_queries: Any) -> None:
    row = applied("offered")
    student, owner = (
        signed_in(row.student.user),
        signed_in(row.brief.employer.members.get(role="owner").user),
    )
    for client, page in (
        (student, f"/student/applications/{row.code}/"),
        (owner, f"/employer/applicants/{row.code}/"),
    ):
        empty = client.get(page).content.decode()
        assert "Nothing is written yet." in empty
        assert f'action="{page}say/"' in empty, "somebody writes first"
    sent = student.post(f"/student/applications/{row.code}/say/", {"text": "Which weeks?"})
    assert sent["Location"].endswith(f"/student/applications/{row.code}/#messages")
    page = owner.get(f"/employer/applicants/{row.code}/")
    assert "Which weeks?" in page.content.decode()
    assert 'type="file"' not in page.content.decode(), "no sample is made for an application"
    assert owner.post(f"/employer/applicants/{row.code}/say/", {"text": "All."}).status_code == 302
    assert owner.post(f"/employer/applicants/{row.code}/say/", {"text": ""}).status_code == 422
    for client, page in (
        (student, f"/student/applications/{row.code}/"),
        (owner, f"/employer/applicants/{row.code}/"),
    ):
        client.get(page)
        with django_assert_max_num_queries(12):
            assert "All." in client.get(page).content.decode()
    led = student.get(f"/messages/{row.code}/")
    assert led["Location"] == f"/student/applications/{row.code}/#messages"


def test_the_blind_first_look_has_no_thread() -> None:
    row = applied("submitted")
    owner = signed_in(row.brief.employer.members.get(role="owner").user)
    page = owner.get(f"/employer/applicants/{row.code}/").content.decode()
    assert 'id="messages"' not in page
    refused = owner.post(f"/employer/applicants/{row.code}/say/", {"text": "Who are you?"})
    assert refused.status_code == 422
    assert not Message.objects.exists()
