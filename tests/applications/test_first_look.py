"""At the first look the student's own words do not give the name either."""

from __future__ import annotations

import pytest
from django.test import Client

from fairbrief.applications.actions import shortlist
from fairbrief.applications.first_look import as_shown
from fairbrief.applications.models import Application
from fairbrief.audit.actors import Actor
from tests.applications.test_applying import World
from tests.builders import NOW, acting

pytestmark = pytest.mark.django_db
HIDDEN = "[shown from the shortlist on]"


@pytest.fixture
def row() -> Application:
    world = World()
    world.student.user.name = "Ngọc-Ánh de la Fuente"
    world.student.user.save(update_fields=["name"])
    return world.apply()


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("I am Ngọc-Ánh de la Fuente, hello.", f"I am {HIDDEN}, hello."),
        ("ngọc-ánh DE LA fuente wrote this.", f"{HIDDEN} wrote this."),
        ("Signed, Fuente", f"Signed, {HIDDEN}"),
        ("Call +1 (555) 123-4567 or 555.123.4567.", f"Call {HIDDEN} or {HIDDEN}."),
        ("Write to n.anh@lakeshore.example.", f"Write to {HIDDEN}."),
        ("From 2019 to 2024 I kept 1,200 maps for $12,000.", ""),
        ("On 14 May 2026 I read fuente, the word for a spring.", ""),
    ],
)
def test_name_address_and_telephone_are_hidden(row: Application, said: str, shown: str) -> None:
    assert as_shown(row, said) == (shown or said)


def test_a_name_that_is_a_word_hides_no_word(row: Application) -> None:
    row.student.user.name = "Will May"
    assert as_shown(row, "I will learn what may be asked.") == "I will learn what may be asked."
    assert as_shown(row, "I am Will May.") == f"I am {HIDDEN}."


def test_the_pages_hide_it_until_the_shortlist(row: Application) -> None:
    Application.objects.filter(pk=row.pk).update(interest="I am Fuente, call 555-123-4567.")
    world_owner = row.brief.employer.members.get(role="owner")
    client = Client()
    client.force_login(world_owner.user)
    here = f"/employer/applicants/{row.code}/"
    for page in (here, f"/employer/briefs/{row.brief.code}/applicants/", "/employer/applicants/"):
        words = client.get(page).text
        assert HIDDEN in words, page
        assert "Fuente" not in words, page
    row.refresh_from_db()
    shortlist(row, actor=_actor(row), at=NOW)
    assert "I am Fuente, call 555-123-4567." in client.get(here).text


def _actor(row: Application) -> Actor:

    return acting(row.brief.employer.members.get(role="owner").user)


def test_one_is_put_on_the_shortlist_from_the_list_and_comes_back_to_it(row: Application) -> None:
    client = Client()
    client.force_login(row.brief.employer.members.get(role="owner").user)
    here = f"/employer/briefs/{row.brief.code}/applicants/"
    assert "Put on the shortlist" in client.get(here).text
    done = client.post(f"/employer/applicants/{row.code}/shortlist/", {"next": here})
    assert done["Location"] == here
    page = client.get(here).text
    assert row.student.user.name in page
    assert "Put on the shortlist" not in page
