"""Groups: made, filled by hand, by pasting and by a filter, and deleted with a reason."""

from __future__ import annotations

import pytest
from django.test import Client

from fairbrief.audit.models import Event
from fairbrief.organizations.models import Campus, Officer
from fairbrief.roster.models import Group, RosterEntry
from tests.builders import NOW, a_campus, a_term, an_enrolment, an_entry, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def campus() -> Campus:
    return a_campus("here")


@pytest.fixture
def officer(campus: Campus) -> Officer:
    return an_officer(campus)


@pytest.fixture
def client(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer.user)
    return client


def a_group(campus: Campus, name: str = "Rowing", *entries: RosterEntry) -> Group:
    group = Group.objects.create(campus=campus, kind="Athletics", name=name, made_at=NOW)
    group.entries.set(entries)
    return group


def test_a_group_is_made_renamed_and_never_twice(client: Client, campus: Campus) -> None:
    sent = {"name": "Rowing", "kind": "Athletics"}
    answer = client.post("/campus/students/groups/", sent, follow=True)
    assert "Nobody is in it yet" in answer.text
    again = client.post("/campus/students/groups/", {"name": "ROWING", "kind": "athletics"})
    assert again.status_code == 422
    assert "already" in again.text
    group = Group.objects.get()
    page = f"/campus/students/groups/{group.code}/"
    client.post(f"{page}rename/", {"name": "Crew", "kind": "Athletics"})
    group.refresh_from_db()
    assert group.name == "Crew"


def test_people_are_added_by_pasted_numbers_and_addresses(client: Client, campus: Campus) -> None:
    group = a_group(campus)
    zoe = an_entry(campus, student_number="A-1", email="zoe@here.example")
    ben = an_entry(campus, student_number="A-2", email="ben@here.example")
    stranger = an_entry(a_campus("elsewhere"), student_number="S-9", email="s@elsewhere.example")
    page = f"/campus/students/groups/{group.code}/"
    pasted = "a-1\nBEN@here.example, A-404; S-9 s@elsewhere.example"
    answer = client.post(page, {"people": pasted}, follow=True)
    assert "2 people were added." in answer.text
    assert "a-404, s-9, s@elsewhere.example" in answer.text
    assert set(group.entries.all()) == {zoe, ben}
    assert stranger not in group.entries.all()
    client.post(page, {"people": "A-1"})
    assert group.entries.count() == 2
    client.post(f"{page}remove/{zoe.code}/")
    assert set(group.entries.all()) == {ben}


def test_a_filter_fills_a_group(client: Client, campus: Campus) -> None:
    group = a_group(campus)
    film, physics = an_entry(campus), an_entry(campus)
    term = a_term(campus)
    an_enrolment(film, term, major="Film")
    an_enrolment(physics, term, major="Physics")
    assert "Put all of these into a group" in client.get("/campus/students/?major=Film").text
    sent = {"into": group.code, "query": "major=Film"}
    answer = client.post("/campus/students/groups/fill/", sent, follow=True)
    assert "1 person was added." in answer.text
    assert set(group.entries.all()) == {film}


def test_a_group_with_people_goes_only_with_a_reason(client: Client, campus: Campus) -> None:
    entry = an_entry(campus)
    group = a_group(campus, "Rowing", entry)
    page = f"/campus/students/groups/{group.code}/delete/"
    refused = client.post(page, {"reason": ""})
    assert refused.status_code == 422
    assert "say why it goes" in refused.text
    answer = client.post(page, {"reason": "The team was closed."}, follow=True)
    assert "Deleted." in answer.text
    assert not Group.objects.exists()
    assert RosterEntry.objects.filter(pk=entry.pk).exists()
    event = Event.objects.get(subject_label="roster.group", name="deleted")
    assert event.data["reason"] == "The team was closed."


def test_another_campus_cannot_reach_a_group_or_its_people(client: Client, campus: Campus) -> None:
    elsewhere = a_campus("elsewhere")
    stranger = an_entry(elsewhere, name="Stranger")
    theirs = a_group(elsewhere, "Hidden", stranger)
    page = f"/campus/students/groups/{theirs.code}/"
    assert client.get(page).status_code == 404
    assert client.post(page, {"people": "x"}).status_code == 404
    for act in ("rename", "delete", f"remove/{stranger.code}"):
        assert client.post(f"{page}{act}/").status_code == 404
    assert "Hidden" not in client.get("/campus/students/groups/").text
    sent = {"into": theirs.code, "query": ""}
    assert client.post("/campus/students/groups/fill/", sent).status_code == 404
    sent = {"into": "no\x00code", "query": ""}
    assert client.post("/campus/students/groups/fill/", sent).status_code == 404
    ours = a_group(campus)
    sent = {"into": ours.code, "query": "q=%00&major=%00&term=%00&page=%00"}
    assert client.post("/campus/students/groups/fill/", sent).status_code == 302
    mine = f"/campus/students/groups/{ours.code}/remove/{stranger.code}/"
    assert client.post(mine).status_code == 404
    client.post("/campus/students/groups/fill/", {"into": ours.code, "query": ""})
    assert not ours.entries.exists()
