"""The demo's world: filled once, whole, and believable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from fairbrief.agreements.models import Agreement, Proposal
from fairbrief.applications.models import Application
from fairbrief.audit.chain import verify
from fairbrief.audit.models import Event
from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import BriefState
from fairbrief.clocks.models import Clock
from fairbrief.demo.models import Persona
from fairbrief.demo.world import fill
from fairbrief.engagements.models import Appeal, ChangeOrder, Engagement
from fairbrief.engagements.states import EngagementState
from fairbrief.kernel.clock import now
from fairbrief.leaving.models import Closing
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Campus, Employer, Officer
from fairbrief.payments.models import Payout
from fairbrief.relationships.queries import public_ratings
from fairbrief.strikes.models import Strike
from fairbrief.students.models import Student
from fairbrief.tracking.models import Experience
from fairbrief.vetting.models import EmployerReview
from tests.demo.following import Crawl, everybody
from tests.filled import AT, filled_world

#: Of the routes of the product, those that somebody in it is led to; fewer, and links were lost.
LED_TO = 235


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[int]]:
    with django_db_blocker.unblock(), filled_world() as steps:
        yield steps


@pytest.fixture(autouse=True)
def _each_test_leaves_it_as_it_was(
    world: list[int], django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_everyone_and_everything_is_there(world: list[int]) -> None:
    assert Campus.objects.count() == 2
    assert Employer.objects.count() == 15
    assert Student.objects.count() == 60
    assert Brief.objects.count() >= 40
    assert Experience.objects.count() >= 60
    assert (world[0], world[-1]) == (0, 100)
    assert world == sorted(world)


def test_briefs_and_work_stand_at_every_point() -> None:
    briefs = set(Brief.objects.values_list("state", flat=True))
    # Nobody in a small world applies fifty times to one brief.
    assert briefs >= set(BriefState.values) - {BriefState.FULL, BriefState.CLOSED}
    work = set(Engagement.objects.values_list("state", flat=True))
    # Acceptance and pay are one act.
    assert work == set(EngagementState.values) - {EngagementState.APPROVED}


def test_what_follows_a_brief_stands_at_every_point() -> None:
    for model, absent in (
        # A fortnight of an employer's silence, which no house here keeps up.
        (Application, {"returned"}),
        (Payout, set()),
        (ChangeOrder, set()),
        (Proposal, {"withdrawn"}),
        (Agreement, {"lapsed"}),
    ):
        states = {each for each, _words in model._meta.get_field("state").flatchoices}
        found = set(model._default_manager.values_list("state", flat=True))
        assert found == states - absent, model
    assert Application.objects.exclude(offer_withdrawn_at=None).exists()
    assert Closing.objects.filter(state="closed").exists()
    assert Appeal.objects.exclude(decided_at=None).exists()
    strikes = set(Strike.objects.values_list("state", flat=True))
    assert strikes >= {"standing", "appealed", "lifted", "dropped"}


def test_a_second_filling_does_nothing() -> None:
    before = Event.objects.count()
    fill(at=now(), progress=lambda said, done, total: None)
    assert Event.objects.count() == before


def test_the_record_reads_like_a_history() -> None:
    assert not Event.objects.filter(at__gt=AT).exists()
    assert not list(verify())


def test_nothing_is_left_for_the_worker_to_catch_up_on() -> None:
    assert not Notice.objects.filter(mailed_at=None).exists()
    assert not Clock.objects.exclude(failure="").exists()
    live = Clock.objects.filter(stopped_at=None, fired_at=None)
    assert live.count() > 20
    assert not live.filter(next_at__lt=AT).exists()


def test_two_employers_wait_for_an_office() -> None:
    waiting = EmployerReview.objects.filter(state="waiting")
    assert {each.employer.name for each in waiting.select_related("employer")} >= {
        "Millrace Press",
        "Cedar Valley Seed Library",
    }


def test_one_employers_page_shows_how_students_rate_it() -> None:
    lab = Employer.objects.get(name="Northlight Climate Lab")
    ratings = public_ratings(lab)
    assert ratings.students == 5
    page = Client().get(f"/employers/{lab.slug}/").text
    assert all(str(line.text) in page for line in ratings.lines)


def test_every_persona_has_a_first_page_and_something_on_it() -> None:
    assert Persona.objects.count() == 10
    for persona in Persona.objects.select_related("user"):
        client = Client()
        client.force_login(persona.user)
        page = client.get(persona.path, follow=True)
        assert page.status_code == 200, persona.key
        assert 'class="empty"' not in page.content.decode(), persona.key


def test_every_notice_leads_somewhere() -> None:
    """One of each kind and shape of address and each side, opened by the person who got it."""
    lost: list[Any] = []
    seen: set[tuple[str, str, str]] = set()
    sides = dict.fromkeys(Student.objects.values_list("user_id", flat=True), "student")
    sides |= dict.fromkeys(Officer.objects.values_list("user_id", flat=True), "officer")
    for notice in Notice.objects.select_related("user").order_by("-id"):
        # No page's address holds a key: the mail alone does.
        assert not re.search(r"/[\w-]{30,}/", notice.path), notice.kind
        shape = re.sub(r"/([A-Z0-9]{10}|[\w-]{30,})(?=/)", "/…", notice.link or notice.path)
        told = (notice.kind, shape, sides.get(notice.user_id or 0, "another"))
        if told in seen:
            continue
        seen.add(told)
        client = Client()
        if notice.user is not None:
            client.force_login(notice.user)
        status = client.get(notice.link or notice.path, follow=True).status_code
        # Mailed links end with the step they were made for; then they say so.
        if status not in ((200,) if notice.user else (200, 404, 410)):
            lost.append((notice.kind, notice.link or notice.path, status))
    assert not lost


def test_every_link_that_anybody_is_shown_leads_to_a_page() -> None:
    crawl = Crawl()
    with time_machine.travel(AT):
        for someone in everybody(crawl):
            crawl.follow(someone)
    assert not crawl.faults
    assert len(crawl.seen) > LED_TO
