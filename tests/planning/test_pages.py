"""The pages of a student's time, the office's and the campus's: what they show and refuse."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import FairbriefError
from fairbrief.organizations.models import Term
from fairbrief.planning.actions import make_plan
from fairbrief.planning.models import BusyCalendar, BusyTime, Feed, OfficeHour, PlanBlock
from fairbrief.planning.queries import fit_of_brief
from fairbrief.portals import limits
from fairbrief.students.models import Student
from tests.browsing import signed_in
from tests.builders import a_campus, a_member, a_student, acting, an_employer, an_officer
from tests.builders import an_open_brief as open_brief
from tests.calendars.files import calendar, event
from tests.engaged import an_engagement
from tests.working import a_link, an_agreement

pytestmark = pytest.mark.django_db

MOST = 12


@pytest.fixture
def student() -> Student:
    return a_student(a_campus(), hours_a_week=10)


@pytest.fixture
def client(student: Student) -> Client:
    return signed_in(student.user)


def work_of(student: Student, *, ahead: int = 28, **columns: Any) -> Engagement:
    today = now().date()
    return an_engagement(
        "active",
        student=student,
        campus=student.campus,
        starts_on=today - timedelta(days=2),
        due_on=today + timedelta(days=ahead),
        **columns,
    )


def weekly(**changes: str) -> dict[str, str]:
    said = {
        "kind": "class",
        "title": "HIST 310",
        "weekday": "0",
        "starts": "10:00",
        "ends": "11:30",
    }
    return {**said, **changes}


def test_a_class_is_told_and_taken_away_and_put_back(client: Client) -> None:
    assert client.post("/student/week/busy/weekly/", weekly()).status_code == 302
    page = client.get("/student/week/busy/").content.decode()
    assert "HIST 310" in page
    row = BusyTime.objects.get()
    assert client.post(f"/student/week/busy/{row.code}/remove/").status_code == 302
    page = client.get("/student/week/busy/").content.decode()
    assert "Taken away lately" in page
    client.post(f"/student/week/busy/{row.code}/back/")
    row.refresh_from_db()
    assert row.removed_at is None


def test_what_is_wrong_is_said_and_what_was_typed_stays(client: Client) -> None:
    answer = client.post("/student/week/busy/weekly/", weekly(ends="10:00", title="My class"))
    assert answer.status_code == 422
    content = answer.content.decode()
    assert "It ends when it begins" in content
    assert 'value="My class"' in content
    answer = client.post("/student/week/busy/bring/address/", {"address": "http://x.example/"})
    assert answer.status_code == 422
    assert "must begin with https://" in answer.content.decode()


def a_file(data: bytes) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile("mine.ics", data, content_type="text/calendar")}


def test_a_calendar_is_seen_before_it_counts(client: Client, student: Student) -> None:
    soon = now() + timedelta(days=3)
    data = calendar(event(f"DTSTART:{soon:%Y%m%dT%H%M%SZ}", "DURATION:PT1H", "SUMMARY:<b>Lab</b>"))
    answer = client.post("/student/week/busy/bring/file/", a_file(data), follow=True)
    content = answer.content.decode()
    assert "We read 1 busy time in it" in content
    assert "&lt;b&gt;Lab&lt;/b&gt;" in content
    found = BusyCalendar.objects.get()
    assert found.kept_at is None
    client.post(f"/student/week/calendars/{found.code}/keep/")
    found.refresh_from_db()
    assert found.kept_at
    other = signed_in(a_student(student.campus).user)
    assert other.get(f"/student/week/calendars/{found.code}/").status_code == 404
    assert other.post(f"/student/week/calendars/{found.code}/remove/").status_code == 404
    answer = client.post("/student/week/busy/bring/file/", a_file(b"<html>"))
    assert answer.status_code == 422
    assert "This is no calendar" in answer.content.decode()


def test_calendars_are_counted_by_student_and_size(
    student: Student, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bytes] = []

    def refuses(*_given: Any, data: bytes, **_said: Any) -> None:
        read.append(data)
        raise FairbriefError("no")

    client.get("/student/week/busy/")  # with the first request the addresses are read
    monkeypatch.setattr("fairbrief.planning.actions.bring_file", refuses)
    monkeypatch.setattr(
        "fairbrief.portals.student.busy.CALENDARS", replace(limits.CALENDARS, most=3)
    )
    data = b"x" * limits.CALENDAR_UNIT
    for _turn in range(3):
        answer = client.post("/student/week/busy/bring/file/", a_file(data))
        assert answer.status_code == 422
    assert len(read) == 1, "it was two units, and two more are over the three"
    assert "many calendars" in answer.content.decode()
    other = signed_in(a_student(student.campus).user)
    other.post("/student/week/busy/bring/file/", a_file(data))
    assert len(read) == 2, "another student at the same address has a share of their own"


def test_a_plan_is_proposed_moved_and_cut(client: Client, student: Student) -> None:
    work_of(student)
    page = client.get("/student/week/").content.decode()
    assert "Propose a plan" in page
    client.post("/student/week/plan/")
    assert PlanBlock.objects.filter(removed_at=None).count() > 5
    block = PlanBlock.objects.filter(starts_at__gt=now() + timedelta(days=8)).first()
    assert block
    week = block.starts_at.date() - timedelta(days=block.starts_at.weekday())
    page = client.get(f"/student/week/?week={week}").content.decode()
    assert f'data-block="{block.code}"' in page
    assert f'id="move-{block.code}"' in page
    refused = client.post(
        f"/student/week/blocks/{block.code}/move/",
        {"starts_at": "2020-01-01T10:00", "minutes": "60", "week": f"{week}"},
    )
    assert refused.status_code == 422
    assert "Choose a time to come" in refused.content.decode()
    client.post(f"/student/week/blocks/{block.code}/remove/")
    block.refresh_from_db()
    assert block.removed_at
    assert "Your plan moved" in client.get("/student/week/").content.decode()
    client.post("/student/week/seen/")
    assert "Your plan moved" not in client.get("/student/week/").content.decode()


def test_what_finds_no_room_is_said(client: Client, student: Student) -> None:
    work_of(student, ahead=3, hours=35)
    client.post("/student/week/plan/")
    assert "find no room by" in client.get("/student/week/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_ask_little_of_the_database(
    rows: int, student: Student, client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(rows):
        work_of(student)
        client.post("/student/week/busy/weekly/", weekly(weekday=str(number)))
    make_plan(student, actor=acting(student.user), at=now())
    brief = open_brief(an_employer(student.campus), student.campus)
    for path in (
        "/student/week/",
        "/student/week/busy/",
        f"/student/week/fit/{brief.code}/",
    ):
        with django_assert_max_num_queries(MOST):
            assert client.get(path).status_code == 200


def test_a_private_address_is_shown_once(client: Client, student: Student) -> None:
    work_of(student)
    shown = client.post("/student/week/feed/")
    assert shown.status_code == 200
    address = shown.content.decode().partition("/feed/")[2].partition("<")[0]
    assert Client().get(f"/feed/{address}").status_code == 200
    assert "/feed/" not in client.get("/student/week/").content.decode().replace(
        "/student/week/feed/", ""
    )
    client.post("/student/week/feed/end/")
    assert Client().get(f"/feed/{address}").status_code == 404
    assert Feed.objects.get().ended_at


def test_a_brief_says_whether_it_fits(student: Student, client: Client) -> None:
    today = now().date()
    brief = open_brief(
        an_employer(student.campus),
        student.campus,
        hours=20,
        starts_on=today + timedelta(days=3),
        due_on=today + timedelta(days=24),
        apply_by=today + timedelta(days=2),
    )
    part = client.get(f"/student/week/fit/{brief.code}/?part").content.decode()
    assert "<html" not in part
    assert "It fits" in part
    assert "We do not know your classes" in part
    assert (
        f'data-load="/student/week/fit/{brief.code}/?part"'
        in client.get(f"/briefs/{brief.code}/").content.decode()
    )
    client.post("/student/week/busy/weekly/", weekly())
    part = client.get(f"/student/week/fit/{brief.code}/?part").content.decode()
    assert "We do not know your classes" not in part
    # Forty hours elsewhere until four days before leave no room, on whatever day of the week.
    for _number in range(2):
        work_of(student, ahead=20, hours=20)
    part = client.get(f"/student/week/fit/{brief.code}/").content.decode()
    assert "It does not fit" in part
    fit = fit_of_brief(student, brief, at=now())
    assert fit
    assert fit.left_minutes > 0
    assert sum(week.this_minutes for week in fit.weeks) + fit.left_minutes == 20 * 60
    assert all(week.this_minutes + week.promised_minutes <= week.cap_minutes for week in fit.weeks)


def test_what_would_be_late_because_of_it_is_named(student: Student) -> None:
    today = now().date()
    long = work_of(student, ahead=40, hours=38)
    for weekday in range(7):
        BusyTime.objects.create(
            student=student, kind="work", weekday=weekday, starts=time(8), ends=time(21)
        )
    brief = open_brief(
        an_employer(student.campus),
        student.campus,
        hours=8,
        starts_on=today,
        due_on=today + timedelta(days=14),
    )
    fit = fit_of_brief(student, brief, at=now())
    assert fit
    assert not fit.left_minutes
    assert fit.late == (long.title,)
    assert not fit.fits


def test_an_agreement_says_it_before_it_is_signed_and_to_nobody_else(
    django_assert_max_num_queries: Any,
) -> None:
    today = now().date()
    agreement = an_agreement(
        at=now(), starts_on=today + timedelta(days=2), due_on=today + timedelta(days=30)
    )
    student = agreement.application.student
    client = signed_in(student.user)
    path = f"/student/week/fits/{agreement.code}/"
    page = client.get(f"/student/agreements/{agreement.code}/").content.decode()
    assert f'data-load="{path}?part"' in page
    assert f'href="{path}"' in page
    with django_assert_max_num_queries(MOST):
        page = client.get(path).content.decode()
    assert "It fits" in page
    stranger = signed_in(a_student(student.campus).user)
    assert stranger.get(path).status_code == 404
    supervisor = agreement.application.brief.supervisor
    assert supervisor
    other = signed_in(supervisor.user).get(f"/employer/agreements/{agreement.code}/")
    assert "Does it fit into your weeks?" not in other.content.decode()


def hours_sent(**changes: str) -> dict[str, str]:
    sent = {"zone": "Europe/Berlin"}
    for weekday in range(7):
        sent[f"starts_{weekday}"] = "09:00" if weekday < 3 else ""
        sent[f"ends_{weekday}"] = "12:30" if weekday < 3 else ""
    return {**sent, **changes}


@pytest.mark.parametrize("by_link", [True, False])
def test_a_supervisor_says_office_hours(by_link: bool, student: Student) -> None:
    work = work_of(student)
    member = work.supervisor
    if by_link:
        member.user = None
        member.save()
        path, client = (
            f"/supervise/{a_link(work, 'supervisor', member, at=now())}/reachable/",
            Client(),
        )
    else:
        path, client = "/employer/hours/", signed_in(member.user)
    assert "usual ones are filled in" in client.get(path).content.decode()
    assert client.post(path, hours_sent()).status_code == 302
    assert OfficeHour.objects.filter(member=member, zone="Europe/Berlin").count() == 3
    refused = client.post(path, hours_sent(ends_0="08:00", ends_1=""))
    assert refused.status_code == 422
    content = refused.content.decode()
    assert "It ends before it begins" in content
    assert "Say both, from and to" in content
    talk = signed_in(student.user).get(f"/student/work/{work.code}/talk/").content.decode()
    assert "09:00–12:30" in talk


def test_times_are_offered_and_picked_on_the_pages(student: Student) -> None:
    work = work_of(student)
    first = now().replace(minute=0, second=0, microsecond=0) + timedelta(days=2)
    sent = {
        "kind": "checkin",
        "minutes": "30",
        "time_1": f"{first:%Y-%m-%dT%H:%M}",
        "time_2": f"{first + timedelta(days=1):%Y-%m-%dT%H:%M}",
        "agenda": "The list",
    }
    mine, theirs = signed_in(student.user), signed_in(work.supervisor.user)
    here = f"/student/work/{work.code}"
    assert mine.post(f"{here}/do/offer/", {**sent, "time_2": ""}).status_code == 422
    assert mine.post(f"{here}/do/offer/", sent).status_code == 302
    assert "You offered these times" in mine.get(f"{here}/talk/").content.decode()
    there = f"/employer/work/{work.code}"
    page = theirs.get(f"{there}/talk/").content.decode()
    assert "offers times to talk" in page
    assert "The list" in page
    offer = work.time_offers.get()
    answer = theirs.post(f"{there}/do/pick/{offer.code}/", {"time": offer.times[0].isoformat()})
    assert answer.status_code == 302
    assert work.meetings.get().at == offer.times[0]


def test_the_campus_says_its_year() -> None:
    campus = a_campus()
    client = signed_in(an_officer(campus).user)
    sent = {"kind": "term", "name": "Spring", "starts_on": "2027-01-11", "ends_on": "2027-05-01"}
    assert client.post("/campus/policy/year/", sent).status_code == 302
    assert client.post("/campus/policy/year/", sent).status_code == 302
    assert Term.objects.count() == 1, "a double press"
    for change, words in (
        ({"kind": "break", "starts_on": "2027-04-01", "ends_on": "2027-06-01"}, "overlaps with"),
        ({"ends_on": "2026-01-01"}, "before the first"),
        ({"ends_on": "2029-01-01"}, "longer than a term"),
    ):
        answer = client.post("/campus/policy/year/", {**sent, **change})
        assert answer.status_code == 422
        assert words in answer.content.decode()
    exams = {"kind": "exams", "name": "Exams", "starts_on": "2027-04-20", "ends_on": "2027-04-30"}
    assert client.post("/campus/policy/year/", exams).status_code == 302
    changed = {**exams, "ends_on": "2027-05-01"}
    assert client.post("/campus/policy/year/exams-2027-04-20/", changed).status_code == 302
    assert Term.objects.get(kind="exams").ends_on.isoformat() == "2027-05-01"
    stranger = signed_in(an_officer(a_campus()).user)
    assert stranger.post("/campus/policy/year/exams-2027-04-20/remove/").status_code == 404
    assert client.post("/campus/policy/year/exams-2027-04-20/remove/").status_code == 302
    assert Term.objects.count() == 1
    page = client.get("/campus/policy/year/").content.decode()
    assert "Public holidays" in page


def test_the_other_side_s_people_do_not_see_a_student_s_week(student: Student) -> None:
    employer = an_employer(student.campus)
    for user in (a_member(employer).user, an_officer(student.campus).user):
        for path in ("/student/week/", "/student/week/busy/"):
            assert signed_in(user).get(path).status_code == 403
