"""The page that finds briefs, as visitors and students see it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from fairbrief.briefs.models import Brief
from fairbrief.discovery.engine.reading import INLINE
from fairbrief.discovery.engine.trouble import IndexTroubleError
from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Term
from fairbrief.students.models import Skill, Student
from tests.browsing import signed_in
from tests.builders import a_campus, a_student, an_employer, an_open_brief, days

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    caches["memory"].clear()


@pytest.fixture
def student() -> Student:
    return a_student(a_campus())


def opened(student: Student, **columns: Any) -> Brief:
    today = now().date()
    dates = {"starts_on": today + days(20), "due_on": today + days(34)}
    employer = columns.pop("employer", None) or an_employer(student.campus)
    return an_open_brief(employer, student.campus, **(dates | columns))


def read(client: Client, query: str = "") -> Any:
    return client.get(f"/briefs/?{query}")


def said(client: Client, query: str = "") -> str:
    return str(read(client, query).content.decode())


def test_choices_say_how_many_they_leave(student: Student) -> None:
    skill = Skill.objects.order_by("name")[0]
    opened(student, place="hybrid", hours=8, fee_minor=8 * 2500).skills.set([skill])
    opened(student, place="remote", hours=30, fee_minor=30 * 2500)
    words = said(signed_in(student.user))
    assert "remote (1)</option>" in words
    assert "up to 8 hours (1)</option>" in words
    assert "up to 40 hours (2)</option>" in words
    assert "$25 or more (2)</option>" in words
    assert f"<span>{skill.name} (1)</span>" in said(signed_in(student.user), "choosing=skill")
    assert "Employers that are new here (2)" in words
    # With one chosen, the others of the same list say what they would give instead.
    chosen = said(signed_in(student.user), "place=remote&hours_max=8")
    assert "partly on site (1)</option>" in chosen
    assert "up to 30 hours (1)</option>" in chosen


def test_exam_weeks_are_offered_where_they_are_known(student: Student) -> None:
    opened(student, title="In exams")
    assert "Not in my exam weeks" not in said(signed_in(student.user))
    caches["memory"].clear()
    Term.objects.create(
        campus=student.campus,
        kind=Term.Kind.EXAMS,
        name="Finals",
        starts_on=now().date() + days(30),
        ends_on=now().date() + days(37),
    )
    assert "Not in my exam weeks" in said(signed_in(student.user))
    assert "In exams" in said(signed_in(student.user))
    assert "Nothing fits all of that" in said(signed_in(student.user), "outside_exams=on")


def test_an_empty_list_leads_on(student: Student) -> None:
    opened(student, title="Museum of maps")
    words = said(signed_in(student.user), "q=museum&place=onsite")
    assert "Nothing fits all of that" in words
    assert '<a href="?q=museum"><bdi>Without on site</bdi></a>' in words
    assert '<span class="soft">1 brief</span>' in words
    words = said(signed_in(student.user), "q=muusaeum&hours_max=40")
    assert "Did you mean" in words
    assert 'href="?q=museum&amp;hours_max=40"' in words


def test_a_sentence_is_answered_with_what_some_of_it_finds(student: Student) -> None:
    opened(student, title="Museum of maps")
    opened(student, title="A letter")
    words = said(signed_in(student.user), "q=a+letter+from+the+museum&place=remote")
    assert "Filters and order" in words
    assert '<a href="?q=museum&amp;place=remote"><bdi>Only “museum”</bdi></a>' in words
    assert "Did you mean" not in words


def test_pages_lead_on_and_back(student: Student) -> None:
    employer = an_employer(student.campus)
    for _number in range(23):
        opened(student, employer=employer)
    client = signed_in(student.user)
    first = read(client, "sort=newest")
    assert len(first.context["cards"]) == 20
    assert "23 open briefs" in first.content.decode()
    second = client.get("/briefs/" + first.context["next_url"])
    shown = [card.brief.pk for page in (first, second) for card in page.context["cards"]]
    assert len(set(shown)) == len(shown) == 23
    assert not second.context["next_url"]
    assert 'href="?sort=newest"' in second.content.decode()


def test_without_the_index_the_page_answers_and_says_so(
    student: Student, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(student, title="Maps of a harbour")

    def fail() -> None:
        raise IndexTroubleError("none")

    monkeypatch.setattr(INLINE, "searcher", fail)
    for client in (signed_in(student.user), Client()):
        words = said(client)
        assert "Search is simpler for the moment" in words
        assert "Maps of a harbour" in words
        assert "any</option>" in words


def test_a_student_is_told_why(student: Student) -> None:
    skill = Skill.objects.order_by("name")[0]
    student.skills.set([skill])
    opened(student).skills.set([skill])
    words = said(signed_in(student.user))
    assert f"Uses your {skill.name}." in words
    assert "Why am I seeing these?" in words
    assert "Why am I seeing these?" not in said(Client())
