"""A student's page for the office, and what the student sees of it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from fairbrief.advising.actions import nominate, place_hold, write_note
from fairbrief.advising.models import Hold, Look, Nomination, Note
from fairbrief.applications.models import Application
from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Campus, Officer, Term
from fairbrief.organizations.queries import day_at
from fairbrief.roster.models import Enrolment, Group, RosterEntry
from fairbrief.tracking.models import Experience
from tests.browsing import signed_in
from tests.builders import (
    NOW,
    TODAY,
    a_campus,
    a_student,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
    days,
    entry_of,
)
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db

#: Queries of a logged-in page at most.
MOST = 12


@pytest.fixture
def campus() -> Campus:
    return a_campus()


@pytest.fixture
def entry(campus: Campus) -> RosterEntry:
    return entry_of(a_student(campus, name="Maya Okafor", authorization="student_visa"))


@pytest.fixture
def officer(campus: Campus) -> Officer:
    return an_officer(campus)


@pytest.fixture
def office(officer: Officer) -> Client:
    return signed_in(officer.user)


@pytest.fixture
def student(entry: RosterEntry) -> Client:
    assert entry.student is not None
    return signed_in(entry.student.user)


def fill(entry: RosterEntry, officer: Officer, number: int) -> None:
    """Some of everything that stands on the page."""
    actor, at = acting(officer.user), now()
    today = day_at(entry.campus, at)
    employer = an_employer(entry.campus)
    for place in range(number):
        name = f"{number}-{place}"
        term = Term.objects.create(
            campus=entry.campus,
            kind="term",
            name=f"Fall {name}",
            starts_on=today - days(60),
            ends_on=today + days(60),
        )
        Enrolment.objects.create(entry=entry, term=term, major="Film", college="Arts")
        Group.objects.create(campus=entry.campus, name=f"Group {name}", made_at=at).entries.add(
            entry
        )
        work = an_engagement(
            "active",
            campus=entry.campus,
            employer=employer,
            student=entry.student,
            starts_on=today - days(30),
            due_on=today - days(2),
            minutes=120,
        )
        brief = an_open_brief(
            employer, entry.campus, apply_by=today + days(5), title=f"Brief {name}"
        )
        nominate(entry, brief=brief, sentence="Reads faster than anybody here.", actor=actor, at=at)
        assert entry.student is not None
        Application.objects.create(
            brief=work.brief, student=entry.student, state="withdrawn", made_at=at, ended_at=at
        )
        write_note(
            entry,
            kind="call",
            seen_by="office",
            day=today,
            text=f"Called {name}",
            actor=actor,
            at=at,
        )
        place_hold(
            entry,
            reason=f"Please see us first, {name}.",
            ask_name="Ruth",
            ask_email="r@x.example",
            starts_on=today,
            until=today + days(3),
            stops_applying=True,
            stops_signing=False,
            actor=actor,
            at=at,
        )


def test_the_page_tells_what_an_advisor_asks(
    entry: RosterEntry, officer: Officer, office: Client
) -> None:
    fill(entry, officer, 1)
    page = office.get(f"/campus/students/{entry.code}/").text
    for words in (
        "Maya Okafor",
        "Fall 1-0",
        "Group 1-0",
        "Past its due date",
        "Brief 1-0",
        "Called 1-0",
        "On hold: applying",
        "withdrawn".capitalize(),
        "of 10",
    ):
        assert words in page, words
    # Work authorization is nobody's business on this page.
    assert "visa" not in page
    assert "authorization" not in page


def test_the_page_keeps_within_its_queries(
    entry: RosterEntry, officer: Officer, office: Client, django_assert_max_num_queries: Any
) -> None:
    counted = []
    for number in (1, 2):
        fill(entry, officer, number)
        office.get(f"/campus/students/{entry.code}/")
        with django_assert_max_num_queries(MOST) as queries:
            assert office.get(f"/campus/students/{entry.code}/").status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_someone_without_an_account_has_a_page(office: Client, campus: Campus) -> None:
    nobody = RosterEntry.objects.create(
        campus=campus, name="Ann Lee", student_number="7", made_at=NOW
    )
    page = office.get(f"/campus/students/{nobody.code}/").text
    assert "no account here yet" in page
    assert "Place a hold" not in page


def test_another_campus_finds_nobody(entry: RosterEntry, officer: Officer, campus: Campus) -> None:
    fill(entry, officer, 1)
    stranger = signed_in(an_officer(a_campus()).user)
    note, hold = Note.objects.get(), Hold.objects.get()
    nomination = Nomination.objects.get()
    for path in (
        f"students/{entry.code}/",
        f"students/{entry.code}/hold/",
        f"students/{entry.code}/nominate/",
        f"notes/{note.code}/",
    ):
        assert stranger.get(f"/campus/{path}").status_code == 404, path
    for path in (
        f"students/{entry.code}/notes/",
        f"notes/{note.code}/",
        f"notes/{note.code}/drop/",
        f"holds/{hold.code}/lift/",
        f"nominations/{nomination.code}/withdraw/",
    ):
        assert stranger.post(f"/campus/{path}", {}).status_code == 404, path
    assert not Look.objects.exists()


def test_a_look_is_kept_once_an_hour_and_shown(
    entry: RosterEntry, officer: Officer, office: Client, student: Client
) -> None:
    assert "Nobody of your office" in student.get("/student/record/").text
    for _time in range(3):
        office.get(f"/campus/students/{entry.code}/")
    assert Look.objects.count() <= 2
    signed_in(an_officer(entry.campus).user).get(f"/campus/students/{entry.code}/")
    assert Look.objects.values("user").distinct().count() == 2
    page = student.get("/student/record/").text
    assert officer.user.name in page
    assert "Who looked" in page


def test_a_look_at_an_experience_is_kept(
    entry: RosterEntry, officer: Officer, office: Client, student: Client
) -> None:
    row = Experience.objects.create(
        campus=entry.campus,
        roster_entry=entry,
        employer_name="A house",
        title="A list",
        starts_on=TODAY,
        ends_on=TODAY,
        minutes=60,
        logged_at=NOW,
    )
    for _time in range(2):
        assert office.get(f"/campus/ledger/{row.code}/").status_code == 200
    assert Look.objects.filter(entry=entry, user=officer.user).count() in (1, 2)
    assert officer.user.name in student.get("/student/record/").text


def test_an_officer_writes_holds_and_names(
    entry: RosterEntry, office: Client, student: Client, campus: Campus
) -> None:
    here = f"/campus/students/{entry.code}/"
    today = day_at(campus, now())
    refused = office.post(f"{here}notes/", {"text": "Only this"})
    assert refused.status_code == 422
    assert "Only this" in refused.text
    said = {"kind": "worry", "day": str(today), "text": "Looked tired.", "seen_by": "office"}
    assert office.post(f"{here}notes/", said).status_code == 302
    note = Note.objects.get()
    said["text"] = "Looked tired, slept badly."
    assert office.post(f"/campus/notes/{note.code}/", said).status_code == 302
    assert "Looked tired." in office.get(f"/campus/notes/{note.code}/").text
    refused = office.post(f"{here}hold/", {"reason": "See us first, please."})
    assert refused.status_code == 422
    held = {
        "stops": ["applying"],
        "reason": "See us first, please.",
        "starts_on": str(today),
        "until": str(today + days(4)),
        "ask_name": "Ruth",
        "ask_email": "r@x.example",
    }
    assert office.post(f"{here}hold/", held).status_code == 302
    assert "See us first, please." in student.get("/student/record/").text
    office.post(f"/campus/holds/{Hold.objects.get().code}/lift/")
    assert "lifted by the office" in student.get("/student/record/").text
    brief = an_open_brief(an_employer(campus), campus, apply_by=today + days(9))
    told = {"brief": brief.code, "sentence": "Has read everything there is on markets."}
    assert office.post(f"{here}nominate/", told).status_code == 302
    assert "Has read everything" in student.get("/student/record/").text
    office.post(f"/campus/nominations/{Nomination.objects.get().code}/withdraw/")
    assert "Has read everything" not in student.get("/student/record/").text


def test_the_apply_page_says_what_is_on_hold(
    entry: RosterEntry, officer: Officer, student: Client, campus: Campus
) -> None:
    fill(entry, officer, 1)
    brief = Nomination.objects.get().brief
    address = f"/student/briefs/{brief.code}/apply/"
    assert "Please see us first" in student.get(address).text
    sent = {"interest": "It is what I study and like.", "hours_a_week": "5"}
    refused = student.post(address, sent)
    assert refused.status_code == 422
    assert "Please see us first" in refused.text
    assert "It is what I study and like." in refused.text


def test_a_student_takes_along_what_is_held(
    entry: RosterEntry, officer: Officer, office: Client, student: Client
) -> None:
    fill(entry, officer, 1)
    write_note(
        entry,
        kind="call",
        seen_by="mine",
        day=now().date(),
        text="For me alone",
        actor=acting(officer.user),
        at=now(),
    )
    assert json.loads(student.get("/student/record/file/").content)["notes"] == []
    student.post("/student/record/ask/")
    assert "You asked on" in student.get("/student/record/").text
    page = office.get(f"/campus/students/{entry.code}/").text
    assert "asks to see your office’s notes" in page
    request = entry.requests.get()
    office.post(f"/campus/requests/{request.code}/show/")
    assert "Called 1-0" in student.get("/student/record/").text
    held = json.loads(student.get("/student/record/file/").content)
    assert [each["text"] for each in held["notes"]] == ["Called 1-0"]
    assert held["holds"][0]["reason"] == "Please see us first, 1-0."
    assert held["enrolments"][0]["term"] == "Fall 1-0"
    assert held["looked_at_by"][0]["who"] == officer.user.name
    assert "For me alone" not in json.dumps(held)


def test_a_student_without_a_place_on_the_roster_has_nothing_held(campus: Campus) -> None:
    client = signed_in(a_student(campus).user)
    assert "Nothing is held" in client.get("/student/record/").text
    assert client.get("/student/record/file/").status_code == 404
    assert client.post("/student/record/ask/").status_code == 404


def test_the_record_keeps_within_its_queries(
    entry: RosterEntry, officer: Officer, student: Client, django_assert_max_num_queries: Any
) -> None:
    counted = []
    for number in (1, 2):
        fill(entry, officer, number)
        student.get("/student/record/")
        with django_assert_max_num_queries(MOST) as queries:
            assert student.get("/student/record/").status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_work_and_ledger_lead_to_the_student(entry: RosterEntry, office: Client) -> None:
    work = an_engagement("active", campus=entry.campus, student=entry.student)
    assert f"/campus/students/{entry.code}/" in office.get(f"/campus/work/{work.code}/").text
    other = an_engagement("active", campus=entry.campus)
    assert not re.search(r"/campus/students/\w", office.get(f"/campus/work/{other.code}/").text)
