"""Many entries changed at once: seen first, each on record, and none that one may not change."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from fairbrief.audit.chain import verify
from fairbrief.audit.queries import history_of
from fairbrief.clocks.firing import fire_due
from fairbrief.kernel.errors import FairbriefError, LimitReachedError, MissingFactError
from fairbrief.organizations.models import Officer
from fairbrief.tracking.actions import ask_approval, change_many, record_engagement
from fairbrief.tracking.bulk import Edit, codes_of
from fairbrief.tracking.ledger import Filters
from fairbrief.tracking.models import BulkEdit, Experience
from tests.builders import NOW, a_campus, a_student, acting, an_officer, in_days
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Officer:
    return an_officer(a_campus())


def entry(officer: Officer, **columns: Any) -> Experience:
    return Experience.objects.create(
        campus=officer.campus,
        student=columns.pop("student", None) or a_student(officer.campus),
        employer_name=columns.pop("employer_name", "harbor radio"),
        title=columns.pop("title", "Research"),
        starts_on=in_days(-20),
        ends_on=in_days(-5),
        minutes=600,
        logged_at=NOW,
        **columns,
    )


def change(officer: Officer, *rows: Experience, **told: Any) -> BulkEdit:
    edit = Edit(what=told.pop("what"), words=told.pop("words", ""), values=told.pop("values", {}))
    return change_many(
        officer,
        codes=[each.code for each in rows],
        edit=edit,
        key=told.pop("key", "k" * 32),
        actor=acting(officer.user),
        at=NOW,
    )


CONFIRMED = {"state": "confirmed", "confirmed_at": NOW, "confirmed_by_name": "Ana"}


def test_those_that_can_be_are_verified_and_the_others_say_why(officer: Officer) -> None:
    good = entry(officer, **CONFIRMED)
    alone = entry(officer)
    verified = entry(officer, state="verified", verified_at=NOW)
    refused = entry(officer, state="refused", refused_reason="No.")
    asked = entry(officer, **CONFIRMED)
    ask_approval(
        asked,
        kind="credit",
        name="Ines Prado",
        email="p@c.example",
        due_on=in_days(9),
        actor=acting(officer.user),
        at=NOW,
    )
    bulk = change(officer, good, alone, verified, refused, asked, what="verify")
    assert bulk.changed == 1
    assert {code: reason for code, _title, reason in bulk.left}.keys() == {
        each.code for each in (alone, verified, refused, asked)
    }
    good.refresh_from_db()
    assert (good.is_verified, good.verified_by_name) == (True, officer.user.name)
    (event,) = history_of(good)
    assert (event.name, event.data["with"]) == ("verify", bulk.code)
    assert [event.name for event in history_of(bulk)] == ["made"]
    assert not history_of(alone)
    assert not list(verify())


def test_a_button_pressed_twice_changes_once(officer: Officer) -> None:
    row = entry(officer)
    first = change(officer, row, what="verify", words="Pay slips seen.")
    assert change(officer, row, what="verify", words="Pay slips seen.") == first
    assert BulkEdit.objects.count() == 1


def test_a_refusal_needs_its_reason_and_stops_the_clock(officer: Officer) -> None:
    rows = [entry(officer), entry(officer)]
    with pytest.raises(MissingFactError):
        change(officer, *rows, what="refuse")
    assert change(officer, *rows, what="refuse", words="Volunteering.").changed == 2
    assert fire_due(at=NOW) == 0


@pytest.mark.parametrize(
    ("what", "values"),
    [
        ("employer", {"employer_name": "Harbor Radio"}),
        ("place", {"place": "onsite"}),
        ("credit", {"seeks_credit": True, "course": "COMM 395"}),
    ],
)
def test_columns_are_set_and_the_record_keeps_both(
    officer: Officer, what: str, values: dict[str, Any]
) -> None:
    row = entry(officer)
    assert change(officer, row, what=what, values=values).changed == 1
    row.refresh_from_db()
    assert {name: getattr(row, name) for name in values} == values
    (event,) = history_of(row)
    assert event.data["after"] == values
    assert event.data["before"] != values
    assert change(officer, row, what=what, values=values, key="x" * 32).changed == 0


def test_what_stands_in_an_agreement_stays(officer: Officer) -> None:
    here = record_engagement(an_engagement("paid", campus=officer.campus), at=NOW)
    bulk = change(officer, here, what="employer", values={"employer_name": "X"})
    assert bulk.changed == 0
    assert "signed agreement" in bulk.left[0][2]


def test_nobody_changes_their_own(officer: Officer) -> None:
    own = entry(officer, student=a_student(officer.campus, user=officer.user))
    assert change(officer, own, what="verify", words="I know.").changed == 0


def test_another_campus_is_not_touched(officer: Officer) -> None:
    theirs = entry(an_officer(a_campus()))
    bulk = change(officer, theirs, what="verify", words="So.")
    assert (bulk.changed, bulk.left) == (0, [])
    theirs.refresh_from_db()
    assert not theirs.is_verified
    with pytest.raises(FairbriefError):
        change_many(
            officer,
            codes=[theirs.code],
            edit=Edit(what="verify", words="So."),
            key="z" * 32,
            actor=acting(an_officer(a_campus()).user),
            at=NOW,
        )


@pytest.mark.parametrize(
    ("what", "values"),
    [("state", {"state": "verified"}), ("employer", {"minutes": 1}), ("place", {})],
)
def test_only_some_columns_can_be_set(officer: Officer, what: str, values: dict[str, Any]) -> None:
    with pytest.raises(MissingFactError):
        change(officer, entry(officer), what=what, values=values)


def test_a_selection_has_an_end(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fairbrief.tracking.bulk.MOST", 2)
    rows = [entry(officer) for _number in range(3)]
    with pytest.raises(LimitReachedError):
        codes_of(officer, filters=Filters(), codes=[])
    assert len(codes_of(officer, filters=None, codes=[rows[0].code])) == 1
    with pytest.raises(MissingFactError):
        codes_of(officer, filters=Filters(q="nothing"), codes=[])


def test_by_page_without_scripts(officer: Officer) -> None:
    client = Client()
    client.force_login(officer.user)
    first, second = entry(officer, **CONFIRMED), entry(officer)
    assert "Choose at least" in client.post("/campus/ledger/change/", {}, follow=True).text
    ticked = [first.code, second.code, "no\x00code"]
    chosen = client.post("/campus/ledger/change/", {"row": ticked})
    assert "Change 2 entries" in chosen.text
    told = {"rows": f"{first.code} {second.code}", "key": "k" * 32, "what": "verify"}
    url = "/campus/ledger/change/preview/"
    page = client.post(url, told).text
    assert "1 would change" in page
    assert "No supervisor has confirmed it" in page
    first.refresh_from_db()
    assert not first.is_verified
    wrong = client.post(url, {**told, "what": "refuse", "seen": "1"})
    assert wrong.status_code == 422
    assert client.post(url, {**told, "rows": f"{first.code} \x00"}).status_code == 422
    done = client.post(url, {**told, "seen": "1"}, follow=True)
    assert "1 entry changed" in done.text
    everything = client.post("/campus/ledger/change/", {"all": "1", "state": "verified"})
    assert "Change 1 entry" in everything.text
    other = Client()
    other.force_login(an_officer(a_campus()).user)
    assert other.get(f"/campus/ledger/edits/{BulkEdit.objects.get().code}/").status_code == 404
    missed = other.post("/campus/ledger/change/", {"row": [first.code]}, follow=True)
    assert "Choose at least one entry" in missed.text
