"""A student reads who of an employer saw what they sent, and from when with the name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fairbrief.applications.actions import shortlist
from fairbrief.applications.forgetting import forget_words
from fairbrief.audit.actors import INSTALLATION
from fairbrief.disclosures import actions
from fairbrief.disclosures.actions import forget_disclosures
from fairbrief.disclosures.models import Disclosure
from tests.applications.test_applying import World
from tests.browsing import signed_in
from tests.builders import NOW, a_member, a_student
from tests.working import an_offer

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def test_who_read_an_application_stands_on_the_students_page(
    clock: time_machine.Traveller,
) -> None:
    world = World()
    row = world.apply()
    student = signed_in(world.student.user)
    assert "Nobody has read an application of yours yet" in student.get("/student/seen/").text
    colleague = a_member(world.employer, role="supervisor", name="Colm Reid")
    for reader in (world.owner, colleague):
        for _twice in range(2):
            signed_in(reader.user).get(f"/employer/applicants/{row.code}/")
    clock.shift(timedelta(days=2))
    shortlist(row, actor=world.as_owner, at=NOW + timedelta(days=2))
    signed_in(world.owner.user).get(f"/employer/briefs/{world.brief.code}/applicants/")
    page = student.get("/student/seen/")
    ((_application, readers),) = page.context["rows"]
    assert [(each.name, each.hours, bool(each.named)) for each in readers] == [
        (world.owner.name, 2, True),
        ("Colm Reid", 1, False),
    ]
    assert "with your name since" in page.text
    assert "without your name" in page.text
    other = signed_in(a_student(world.campus).user)
    assert "Colm Reid" not in other.get("/student/seen/").text


@pytest.mark.parametrize(
    "path", ["/employer/applicants/", "/employer/briefs/{}/applicants/answer/"]
)
def test_lists_that_show_what_was_sent_count_in_one_query_more(
    clock: time_machine.Traveller, path: str
) -> None:
    world = World()
    rows = [world.apply(a_student(world.campus)) for _number in range(3)]
    owner = signed_in(world.owner.user)
    with CaptureQueriesContext(
        connection,
    ) as made:
        owner.get(path.format(world.brief.code))
    assert Disclosure.objects.filter(with_name=False).count() == len(rows)
    assert sum("disclosures_disclosure" in each["sql"] for each in made) == 1
    assert len(made) <= 15


def test_what_was_seen_before_such_lines_were_kept_says_so(clock: time_machine.Traveller) -> None:
    world = World()
    row = world.apply()
    signed_in(world.owner.user).get(f"/employer/applicants/{row.code}/")
    Disclosure.objects.all().delete()
    page = signed_in(world.student.user).get("/student/seen/").text
    assert "who it was was not kept then" in page
    assert world.owner.name not in page


def test_it_is_kept_as_long_as_the_application(clock: time_machine.Traveller) -> None:
    world = World()
    row = world.apply()
    signed_in(world.owner.user).get(f"/employer/applicants/{row.code}/")
    assert forget_disclosures() == 0
    forget_words(row, actor=INSTALLATION, at=NOW)
    assert forget_disclosures() == 1
    assert forget_disclosures() == 0


def test_a_night_takes_all_that_is_due_but_no_more_than_it_may(
    clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = World().apply()
    hours = [NOW + timedelta(hours=number) for number in range(7)]
    Disclosure.objects.bulk_create(
        Disclosure(application=row, by_name="Ruth Adeyemi", with_name=True, hour=hour)
        for hour in hours
    )
    forget_words(row, actor=INSTALLATION, at=NOW)
    monkeypatch.setattr(actions, "_A_PART", 2)
    monkeypatch.setattr(actions, "_A_NIGHT", 4)
    assert forget_disclosures() == 4
    monkeypatch.undo()
    assert forget_disclosures() == 3


@pytest.mark.parametrize("way", ["say", "decline"])
def test_a_form_that_is_sent_empty_has_shown_the_application_too(way: str) -> None:
    offered = an_offer()
    reader = a_member(offered.brief.employer, "owner")
    assert reader.user is not None
    browser = Client()
    browser.force_login(reader.user)
    assert browser.post(f"/employer/applicants/{offered.code}/{way}/", {}).status_code == 422
    assert Disclosure.objects.filter(application=offered, user=reader.user).exists()
