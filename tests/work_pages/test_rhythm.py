"""The pages of check-ins and decisions, and the supervisor's week by mailed link."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from fairbrief.engagements.actions import log_decision, log_hours, write_check_in
from fairbrief.engagements.models import CheckIn, Engagement
from fairbrief.kernel.clock import now
from tests.builders import day_of_students
from tests.work_pages.people import student_client, supervisor_client
from tests.work_pages.test_pace import running, seen
from tests.working import a_link, the_student

pytestmark = pytest.mark.django_db


def checked_in(found: Engagement) -> CheckIn:
    check_in = found.check_ins.get()
    write_check_in(
        check_in,
        done="Two archives",
        coming="The third",
        hinders="No key",
        actor=the_student(found),
        at=now(),
    )
    return check_in


def test_a_student_checks_in_from_the_draft() -> None:
    found = running()
    log_hours(
        found,
        day=day_of_students(now()),
        minutes=60,
        note="Letters",
        actor=the_student(found),
        at=now(),
    )
    base = f"/student/work/{found.code}/"
    client = student_client(found)
    assert "Your next check-in" in seen(client, base)
    page = seen(client, f"{base}rhythm/")
    assert re.search(r"<textarea[^>]*name=.done.[^>]*>\s*Letters", page)
    sent = f"{base}do/check-in/{found.check_ins.get().code}/"
    refused = client.post(sent, {"done": "Letters", "coming": ""})
    assert refused.status_code == 422
    client.post(sent, {"done": "Letters", "coming": "The index", "hinders": ""})
    assert "The index" in seen(client, f"{base}rhythm/")


def test_a_supervisor_without_account_does_the_week_on_one_screen() -> None:
    """One press answers the check-in; hours, decisions and changes are a click away."""
    found = running()
    check_in = checked_in(found)
    base = f"/supervise/{a_link(found, 'supervisor', found.supervisor, at=now())}/"
    client = Client()
    screen = seen(client, base)
    assert "No key" in screen
    assert f'name="next" value="{base}"' in client.get(base).text
    answered = client.post(f"{base}do/word/{check_in.code}/", {"answer": "", "next": base})
    assert answered["Location"] == base, "the week stays on its one screen"
    assert "No key" not in seen(client, base)
    check_in.refresh_from_db()
    assert check_in.answered_by_name == found.supervisor.name
    for page in ("hours", "rhythm", "changes", "messages"):
        assert f'href="{base}{page}/"' in screen
        assert client.get(f"{base}{page}/").status_code == 200
    decided = client.post(f"{base}do/decide/", {"text": "Sorted by date", "why": ""})
    assert decided.url == f"{base}rhythm/"
    assert "Sorted by date" in seen(client, f"{base}rhythm/")
    refused = client.post(f"{base}do/decide/", {"text": "x"})
    assert refused.status_code == 422


def test_decisions_are_kept_as_a_file_that_runs_nothing() -> None:
    found = running()
    log_decision(found, text="=HYPERLINK(1)", why="", actor=the_student(found), at=now())
    link = a_link(found, "supervisor", found.supervisor, at=now())
    for client, address in (
        (student_client(found), f"/student/work/{found.code}/decisions.csv"),
        (supervisor_client(found), f"/employer/work/{found.code}/decisions.csv"),
        (Client(), f"/supervise/{link}/decisions.csv"),
    ):
        answer = client.get(address)
        assert "attachment" in answer["Content-Disposition"]
        assert "'=HYPERLINK(1)" in b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
