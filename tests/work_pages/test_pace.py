"""The pages of hours: a timer that outlives its page, corrections both read, the next step."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from fairbrief.engagements.actions import choose_at_guard, log_hours, start_timer
from fairbrief.engagements.models import Engagement, Timer
from fairbrief.kernel.clock import now
from tests.browsing import signed_in
from tests.builders import NOW, TODAY, a_campus, an_officer, day_of_students
from tests.work_pages.people import student_client, supervisor_client
from tests.working import a_link, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db


def seen(client: Client, page: str) -> str:
    """The page as it reads, whatever its spaces are."""
    return client.get(page).content.decode().replace("\xa0", " ").replace("&nbsp;", " ")


def running() -> Engagement:
    at = now()
    return work(
        "active",
        at=at - timedelta(days=2),
        hours=10,
        starts_on=day_of_students(at),
        due_on=day_of_students(at) + timedelta(days=28),
        apply_by=day_of_students(at) + timedelta(days=1),
    )


def test_a_timer_is_started_closed_found_again_and_stopped() -> None:
    found = running()
    base = f"/student/work/{found.code}/"
    client = student_client(found)
    assert "Start the timer" in client.get(base).content.decode()
    client.post(f"{base}do/timer/")
    timer = Timer.objects.get()
    Timer.objects.update(started_at=now() - timedelta(minutes=135))
    page = seen(student_client(found), base)
    assert "2 h 15" in page
    assert "your question is drafted" in page
    stop = f"{base}do/stop-timer/{timer.code}/"
    assert client.post(stop, {"note": ""}).status_code == 422
    for _ in range(2):
        assert client.post(stop, {"note": "Read the letters"}).status_code == 302
    assert [entry.minutes for entry in found.entries.all()] == [135]


def test_a_timer_that_ran_out_asks_how_long() -> None:
    found = running()
    at = now()
    timer = start_timer(found, actor=the_student(found), at=at - timedelta(hours=9))
    Timer.objects.update(stopped_at=at - timedelta(hours=5))
    base = f"/student/work/{found.code}/"
    client = student_client(found)
    assert "how long did you really work" in client.get(base).content.decode()
    stop = f"{base}do/stop-timer/{timer.code}/"
    refused = client.post(stop, {"note": "Read"})
    assert refused.status_code == 422
    assert "Say how long" in refused.content.decode()
    client.post(stop, {"note": "Read", "hours": "2", "minutes": "30"})
    assert found.entries.get().minutes == 150


def test_both_read_what_an_entry_said_before() -> None:
    found = running()
    at = now()
    entry = log_hours(
        found, day=day_of_students(at), minutes=180, note="Reading", actor=the_student(found), at=at
    )
    base = f"/student/work/{found.code}/"
    said = {"day": day_of_students(at).isoformat(), "hours": "2", "minutes": "30", "note": "Read"}
    student = student_client(found)
    assert student.post(f"{base}do/correct/{entry.code}/", said).status_code == 302
    for client, page in (
        (student, f"{base}hours/"),
        (supervisor_client(found), f"/employer/work/{found.code}/hours/"),
    ):
        shown = seen(client, page)
        assert "2 h 30" in shown
        assert "said before: 3 h" in shown


def test_the_next_step_of_what_both_chose_stands_on_every_page() -> None:
    found = running()
    at = now()
    log_hours(
        found, day=day_of_students(at), minutes=490, note="x", actor=the_student(found), at=at
    )
    guard = found.guards.get()
    for side, actor in (("student", the_student(found)), ("employer", the_supervisor(found))):
        choose_at_guard(guard, side=side, choice="add_pay", actor=actor, at=at)
    link = a_link(found, "supervisor", found.supervisor, at=at)
    for client, page in (
        (student_client(found), f"/student/work/{found.code}/"),
        (supervisor_client(found), f"/employer/work/{found.code}/"),
        (supervisor_client(found), f"/supervise/{link}/"),
    ):
        assert "Propose more hours and pay" in client.get(page).content.decode()


def test_an_hour_under_the_floor_stands_before_the_office() -> None:
    campus = a_campus()
    found = work("active", campus=campus, hours=10)
    Engagement.objects.filter(pk=found.pk).update(floor_minor=found.fee_minor)
    found.refresh_from_db()
    log_hours(found, day=TODAY, minutes=600, note="x", actor=the_student(found), at=NOW)
    client = signed_in(an_officer(campus).user)
    assert "An hour under the floor" in client.get("/campus/work/").content.decode()
    assert "under the floor" in client.get("/campus/attention/").content.decode()
    assert "under the campus" in client.get(f"/campus/work/{found.code}/").content.decode()
