"""The office logs for a student, and takes the ledger out, on record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import MissingFactError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Officer
from fairbrief.organizations.queries import taken_away
from fairbrief.portals.ui.http import BoundedPaginator
from fairbrief.roster.models import RosterEntry
from fairbrief.tracking.actions import delete_experience, log_for
from fairbrief.tracking.ledger import Filters, ledger_of
from fairbrief.tracking.models import Experience
from tests.builders import NOW, a_campus, a_student, a_user, acting, an_officer, days
from tests.tracking.test_experiences import TOLD

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Officer:
    return an_officer(a_campus())


@pytest.fixture
def ada(officer: Officer) -> RosterEntry:
    return RosterEntry.objects.create(
        campus=officer.campus,
        student_number="7001",
        email="ada@campus.example",
        name="Ada Lovelace",
        made_at=NOW,
    )


def log(officer: Officer, who: str, **changes: Any) -> Experience:
    told = replace(TOLD, **changes)
    return log_for(officer, who=who, told=told, actor=acting(officer.user), at=NOW)


@pytest.mark.parametrize("who", ["7001", "ADA@campus.example", "ada love"])
def test_somebody_on_the_roster_is_found(officer: Officer, ada: RosterEntry, who: str) -> None:
    found = log(officer, who)
    assert (found.roster_entry, found.student) == (ada, None)
    assert found.standing == "logged by the office"
    assert log(officer, who).pk == found.pk
    assert Notice.objects.get().kind == "experience.please_confirm"


def test_who_has_an_account_is_told_and_leaves_it(officer: Officer) -> None:
    bo = a_student(officer.campus, user=a_user("Bo Kim"))
    entry = log(officer, "Bo Kim")
    assert entry.student == bo
    assert Notice.objects.filter(kind="experience.logged_for_you", user=bo.user).exists()
    with pytest.raises(Exception, match="career office"):
        delete_experience(entry, actor=acting(bo.user), at=NOW)


@pytest.mark.parametrize("who", ["nobody", "7002", "x@y.example", "Person"])
def test_a_name_that_is_nobodys_or_several_peoples_is_refused(
    officer: Officer, ada: RosterEntry, who: str
) -> None:
    for name in ("Person One", "Person Two"):
        a_student(officer.campus, user=a_user(name))
    with pytest.raises(MissingFactError) as caught:
        log(officer, who)
    assert caught.value.field == "who"


def test_people_of_another_campus_are_not_found(ada: RosterEntry) -> None:
    elsewhere = an_officer(a_campus())
    with pytest.raises(MissingFactError):
        log(elsewhere, "7001")
    with pytest.raises(NotAllowedError):
        log_for(elsewhere, who="7001", told=TOLD, actor=acting(an_officer(a_campus()).user), at=NOW)


def test_the_students_own_address_confirms_nothing(officer: Officer, ada: RosterEntry) -> None:
    with pytest.raises(MissingFactError):
        log(officer, "7001", supervisor_email="ada@campus.example")


def words(**changes: str) -> dict[str, str]:
    today = now().date()
    return {
        "who": "7001",
        "employer_name": "Harbor Kitchen",
        "title": "Menu photographs",
        "starts_on": str(today - days(20)),
        "ends_on": str(today - days(5)),
        "hours": "12.5",
        "currency": "USD",
        "place": "remote",
        "objectives": "Light\n- Colour\n",
        **changes,
    }


def test_by_page_from_a_pasted_posting(officer: Officer, ada: RosterEntry) -> None:
    client = Client()
    client.force_login(officer.user)
    url = "/campus/ledger/log/"
    pasted = client.post(url, {"who": "7001", "text": "Company: Harbor Radio\nAbout 12 hours."})
    assert 'value="7001"' in pasted.text
    assert "Harbor Radio" in pasted.text
    wrong = client.post(url, words(who="nobody"))
    assert wrong.status_code == 422
    assert "Harbor Kitchen" in wrong.text
    assert client.post(url, words(objectives="a\nb\nc\nd")).status_code == 422
    for hours in ("9" * 30, "1e999", "-1e999"):
        refused = client.post(url, words(hours=hours))
        assert (refused.status_code, "Write a number from 0.25 to 400." in refused.text) == (
            422,
            True,
        )
    assert client.post(url, words()).status_code == 302
    entry = Experience.objects.get()
    assert entry.objective_lines == ["Light", "Colour"]
    assert "Ada Lovelace" in client.get(f"/campus/ledger/{entry.code}/").text


def test_search_finds_by_each_of_its_words(officer: Officer, ada: RosterEntry) -> None:
    entry = log(officer, "7001")
    for words_ in ("menu", "HARBOR", "lovelace", "7001", entry.code.lower()):
        assert list(ledger_of(officer, Filters(q=words_))) == [entry], words_
    assert not ledger_of(officer, Filters(q="nothing of it"))
    assert not ledger_of(an_officer(a_campus()), Filters(q="menu"))


def test_a_download_stands_on_record(officer: Officer, ada: RosterEntry) -> None:
    log(officer, "7001")
    client = Client()
    client.force_login(officer.user)
    answer = client.get("/campus/ledger/export.csv?pay=paid&q=menu")
    assert answer["X-Rows"] == "1"
    assert "Ada Lovelace" in b"".join(answer).decode()
    (event,) = taken_away(officer.campus)
    assert event.actor_id == officer.user_id
    assert event.data == {"what": "ledger.csv", "filters": {"q": "menu", "pay": "paid"}}


def test_counting_stops_at_a_bound(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BoundedPaginator, "most", 2)
    student = a_student(officer.campus)
    for number in range(3):
        log(officer, student.user.email, title=f"Work {number}")
    client = Client()
    client.force_login(officer.user)
    assert "More than 2 experiences" in client.get("/campus/ledger/").text
