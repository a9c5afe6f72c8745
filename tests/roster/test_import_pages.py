"""The pages a roster is brought in by, without any script."""

from __future__ import annotations

import pytest

from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Campus, Officer, Term
from fairbrief.roster.actions import work_on
from fairbrief.roster.models import RosterEntry, RosterImport
from tests.browsing import signed_in
from tests.builders import a_campus, a_term, an_entry, an_officer
from tests.roster.files import again, bring, read, table, upload
from tests.roster.test_importing import BEN, ZOE

pytestmark = pytest.mark.django_db


@pytest.fixture
def campus() -> Campus:
    return a_campus("here")


@pytest.fixture
def officer(campus: Campus) -> Officer:
    return an_officer(campus)


@pytest.fixture
def term(campus: Campus) -> Term:
    return a_term(campus)


def test_from_the_file_to_the_roster_and_back(officer: Officer, term: Term) -> None:
    client = signed_in(officer.user)
    assert "No roster has been brought yet" in client.get("/campus/students/imports/").text
    sent = {"file": upload(table(ZOE, BEN, "A3,,,,,,,")), "term": term.pk}
    answer = client.post("/campus/students/imports/new/", sent, follow=True)
    assert "What the columns mean" in answer.text
    assert "Zoë Álvarez" in answer.text, "the first rows help to choose"
    found = RosterImport.objects.get()
    page = f"/campus/students/imports/{found.code}/"
    chosen = {f"c{place}": meaning for place, meaning in enumerate(found.mapping)}
    answer = client.post(page, {**chosen, "c2": ""})
    assert answer.status_code == 422
    assert "holds the name" in answer.text
    assert client.post(page, chosen).status_code == 302
    waiting = client.get(page)
    assert waiting["Refresh"] == "3"
    assert "Reading the file" in waiting.text
    work_on(again(found), at=now())
    preview = client.get(page)
    assert "Refresh" not in preview
    assert "There is no name." in preview.text
    assert "Bring in 2 rows" in preview.text
    assert "Zoë Álvarez" in client.get(f"{page}?show=new").text
    rows = client.get(f"{page}not-taken.csv").getvalue().decode("utf-8-sig").splitlines()
    assert rows[0].startswith("line,why it was not taken,Student ID")
    assert rows[1].startswith("4,There is no name.,A3")
    client.post(f"{page}bring-in/")
    assert "Bringing it in" in client.get(page).text
    work_on(again(found), at=now())
    assert "Take it back" in client.get(page).text
    assert "Zoë Álvarez" in client.get("/campus/students/").text
    client.post(f"{page}take-back/")
    work_on(again(found), at=now())
    assert "taken back" in client.get(page).text
    assert not RosterEntry.objects.exists()


def test_what_changes_is_said_before_anybody_agrees(officer: Officer, term: Term) -> None:
    entry = an_entry(
        officer.campus, student_number="A2", email="ben@here.example", name="Ben Adler"
    )
    entry.enrolments.create(term=term, college="Science", major="Chemistry", class_level="Junior")
    found = read(officer, term, table(BEN))
    page = signed_in(officer.user).get(f"/campus/students/imports/{found.code}/?show=changed").text
    assert "major: Chemistry → Physics" in page


def test_a_file_can_be_dropped(officer: Officer, term: Term) -> None:
    found = read(officer, term, table(ZOE))
    client = signed_in(officer.user)
    answer = client.post(f"/campus/students/imports/{found.code}/drop/", follow=True)
    assert "Dropped." in answer.text
    assert not RosterEntry.objects.exists()


def test_a_file_too_large_is_refused_with_the_limit(
    officer: Officer, term: Term, settings: pytest.FixtureRequest
) -> None:
    settings.ROSTER_LIMIT = 50  # type: ignore[attr-defined]
    sent = {"file": upload(table(ZOE)), "term": term.pk}
    answer = signed_in(officer.user).post("/campus/students/imports/new/", sent)
    assert answer.status_code == 422
    assert "larger than" in answer.text
    assert not RosterImport.objects.exists()


def test_without_a_term_the_year_comes_first(officer: Officer) -> None:
    page = signed_in(officer.user).get("/campus/students/imports/new/").text
    assert "Say first when your terms are" in page


def test_another_campus_finds_nothing_of_it(officer: Officer, term: Term) -> None:
    found = read(officer, term, table(ZOE, "A3,,,,,,,"))
    stranger = signed_in(an_officer(a_campus("elsewhere")).user)
    page = f"/campus/students/imports/{found.code}/"
    assert stranger.get(page).status_code == 404
    assert stranger.post(page, {}).status_code == 404
    assert stranger.get(f"{page}not-taken.csv").status_code == 404
    for act in ("bring-in", "drop", "take-back"):
        assert stranger.post(f"{page}{act}/").status_code == 404
    assert found.file_name not in stranger.get("/campus/students/imports/").text
    sent = {"file": upload(table(ZOE)), "term": term.pk}
    assert stranger.post("/campus/students/imports/new/", sent).status_code == 422
    assert RosterImport.objects.count() == 1


def test_a_term_with_a_roster_stays_in_the_year(officer: Officer, term: Term) -> None:
    bring(officer, term, table(ZOE))
    page = f"/campus/policy/year/{term.kind}-{term.starts_on}/remove/"
    answer = signed_in(officer.user).post(page, follow=True)
    assert "A roster stands on this term" in answer.text
    term.refresh_from_db()
