"""Finding: what a search leaves out, how it orders the rest, what a list shows of it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fairbrief.applications.models import Application
from fairbrief.applications.queries import number_applied
from fairbrief.briefs.actions import index_brief
from fairbrief.briefs.listed import Listed, listed
from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import whole_of
from fairbrief.briefs.terms import clear_terms_of
from fairbrief.discovery import queries
from fairbrief.discovery.matching import FreeStretch, Seeker, reasons
from fairbrief.discovery.queries import (
    Found,
    briefs_open_to,
    briefs_open_to_anyone,
    newest,
    open_with,
    search,
)
from fairbrief.organizations.models import Employer
from fairbrief.students.models import Skill, Student
from fairbrief.students.queries import Skills, profile_of
from tests.builders import (
    NOW,
    a_campus,
    a_draft,
    a_student,
    an_employer,
    an_open_brief,
)
from tests.discovery.world import opened

pytestmark = pytest.mark.django_db


def found(student: Student, skills: list[int] | None = None, **asked: Any) -> Found:
    return search(briefs_open_to(student), asked, at=NOW, skills=skills)


@pytest.fixture
def many(employer: Employer, student: Student) -> list[Brief]:
    """Briefs of several days that need none to three of five skills."""
    dice = random.Random(7)
    skills = list(Skill.objects.order_by("pk")[:5])
    rows = [opened(employer, student, dice.randint(0, 4)) for _number in range(12)]
    for row in rows:
        row.skills.set(dice.sample(skills, dice.randint(0, 3)))
    return rows


def in_order(briefs: list[Brief], skills: list[int]) -> list[int]:
    """Best match first, worked out the slow way."""

    def place(brief: Brief) -> tuple[Any, ...]:
        needed = set(brief.skills.values_list("pk", flat=True))
        return len(needed & set(skills)), brief.opened_at, brief.pk

    return [brief.pk for brief in sorted(briefs, key=place, reverse=True)]


@pytest.mark.parametrize("known", [0, 1, 2, 5])
def test_more_of_ones_skills_come_first_then_the_newest(
    many: list[Brief], student: Student, known: int
) -> None:
    student.skills.set(Skill.objects.order_by("pk")[:known])
    skills = list(profile_of(student).skills.has)
    expected = in_order(many, skills)
    assert list(found(student, skills)) == expected


def test_a_skill_filter_leaves_the_order_alone(many: list[Brief], student: Student) -> None:
    skills = list(Skill.objects.order_by("pk")[:5])
    ids = [skill.pk for skill in skills]
    needing = [brief for brief in many if skills[0] in brief.skills.all()]
    assert needing
    assert list(found(student, ids, skill=[skills[0]])) == in_order(needing, ids)


@pytest.mark.parametrize("sort", ["", "newest", "apply_by", "pay"])
def test_what_is_found_is_counted_and_sliced_alike(
    many: list[Brief], student: Student, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "FIRST", 4)
    skills = list(Skill.objects.order_by("pk").values_list("pk", flat=True)[:2])
    whole = list(found(student, skills, sort=sort))
    assert sorted(whole) == sorted(brief.pk for brief in many)
    rows = found(student, skills, sort=sort)
    assert len(rows) == len(many)
    for start in range(0, len(many) + 3, 3):
        assert rows[start : start + 3] == whole[start : start + 3]
    assert rows[0] == whole[0]
    assert rows[5] == whole[5]


def test_a_page_of_a_search_takes_one_query(many: list[Brief], student: Student) -> None:
    rows = found(student)
    with CaptureQueriesContext(connection) as asked:
        assert len(rows) == len(many)
        assert len(rows[0:5]) == 5
    assert len(asked) == 1


def test_nothing_found_is_nothing(student: Student) -> None:
    rows = found(student, q="lantern")
    assert (len(rows), list(rows), rows[0:20]) == (0, [], [])
    assert listed(rows[0:20]) == []


def test_a_word_in_the_title_counts_more_than_one_in_the_text(
    employer: Employer, student: Student
) -> None:
    text = opened(employer, student, 0, title="Map bus stops", summary="A museum, a museum.")
    title = opened(employer, student, 9, title="Museum tour", summary="Stops, and a tour.")
    opened(employer, student, 1, title="Something else", summary="Nothing of it.")
    for row in (text, title):
        index_brief(row)
    assert list(found(student, q="museum")) == [title.pk, text.pk]
    assert list(found(student, q="museum", hours_max=1)) == []


def test_only_what_may_be_seen_is_found(employer: Employer, student: Student) -> None:
    elsewhere = a_campus()
    seen = opened(employer, student)
    an_open_brief(an_employer(elsewhere), elsewhere)
    a_draft(employer, student.campus)
    held = an_employer(student.campus, held_at=NOW, held_reason="x")
    opened(held, student)
    assert list(found(student)) == [seen.pk]
    assert len(search(briefs_open_to_anyone(), {}, at=NOW)) == 2
    assert list(open_with(held, briefs_open_to_anyone(), at=NOW)) == []
    assert list(open_with(employer, briefs_open_to_anyone(), at=NOW)) == [seen.pk]
    seen.offerings.update(listed_at=None)
    assert list(found(student)) == []


def test_the_newest_is_paid(employer: Employer, student: Student) -> None:
    assert newest(briefs_open_to_anyone()) is None
    paid = opened(employer, student, 2)
    opened(employer, student, 3)
    opened(employer, student, 0, pay_kind="none", fee_minor=None)
    assert newest(briefs_open_to_anyone()) == paid.pk


# What a list shows.


def one(brief: Brief) -> Listed:
    (row,) = listed([brief.pk], applied=number_applied())
    return row


def test_a_listed_brief_says_what_its_page_says(employer: Employer, student: Student) -> None:
    skills = list(Skill.objects.order_by("name")[2:5])
    whole = opened(employer, student, place="hybrid")
    whole.skills.set(skills)
    bare = Brief.objects.create(employer=employer, title="Bare", made_at=NOW)
    unpaid = opened(employer, student, pay_kind="none", fee_minor=None)
    for brief in (whole, bare, unpaid):
        row, page = one(brief), whole_of(brief.pk)
        assert row.terms == clear_terms_of(page)
        assert (row.code, row.title) == (page.code, page.title)
        assert (row.employer, row.employer_slug) == (employer.name, employer.slug)
        assert row.place_words == page.get_place_display()
        assert row.skills == [skill.name for skill in page.skills.all()]
    assert one(whole).skills == [skill.name for skill in skills]


def test_a_renamed_person_is_listed_by_the_new_name(employer: Employer, student: Student) -> None:
    brief = opened(employer, student)
    before = one(brief).terms
    assert brief.supervisor
    brief.supervisor.name = "Someone Else"
    brief.supervisor.save()
    assert "Someone Else" in str(one(brief).terms)
    assert one(brief).terms != before


def test_who_applied_is_counted_and_a_draft_is_not(employer: Employer, student: Student) -> None:
    brief = opened(employer, student)
    for state in ("submitted", "declined", "draft"):
        Application.objects.create(
            brief=brief,
            student=a_student(student.campus),
            state=state,
            made_at=NOW,
            submitted_at=None if state == "draft" else NOW,
            reason="Full." if state == "declined" else "",
        )
    assert one(brief).applied == 2


def test_a_list_keeps_its_order_in_one_query_and_one_for_what_is_new(many: list[Brief]) -> None:
    ids = [brief.pk for brief in many]
    random.Random(3).shuffle(ids)
    for number in (2, 1):
        with CaptureQueriesContext(connection) as asked:
            rows = listed([*ids, 10**9], applied=number_applied())
            assert all(len(row.terms) == 5 for row in rows)
        assert [row.pk for row in rows] == ids
        assert len(asked) == number


def seeking(student: Student, *free: FreeStretch) -> Seeker:
    return Seeker(profile_of(student).skills, lambda first, last: 20, "America/New_York", free)


def test_reasons_name_what_one_can_and_what_one_would_learn(
    employer: Employer, student: Student
) -> None:
    skills = list(Skill.objects.order_by("name")[:3])
    brief = opened(employer, student)
    brief.skills.set(skills)
    student.skills.set(skills[:1])
    student.wants_to_learn.set(skills[:2])
    known = profile_of(student).skills
    assert known == Skills(
        {skills[0].pk: skills[0].name},
        frozenset(s.name for s in skills[:2]),
        frozenset(s.pk for s in skills[:2]),
    )
    said = reasons(one(brief), seeking(student), at=NOW)
    assert said[0] == f"Uses your {skills[0].name}."
    assert said[1] == f"Teaches {skills[1].name}."


def test_reasons_count_the_hours_of_the_briefs_own_weeks(
    employer: Employer, student: Student
) -> None:
    brief = one(opened(employer, student, hours=20))
    assert brief.starts_on
    assert brief.due_on
    own = (brief.starts_on, brief.due_on)
    seeker = replace(seeking(student), hours_left=lambda *weeks: 9 if weeks == own else 0)
    assert any("within your 9 h" in said for said in reasons(brief, seeker, at=NOW))


def test_reasons_name_free_times_in_which_they_are_at_work(
    employer: Employer, student: Student
) -> None:
    brief = one(opened(employer, student))
    tuesday = FreeStretch(1, time(17), time(20))
    early = FreeStretch(3, time(5), time(7))

    def said(zone: str, *free: FreeStretch) -> str:
        there = replace(brief, time_zone=zone)
        return " ".join(reasons(there, seeking(student, *free), at=NOW))

    assert "Los Angeles is at work on your Tue evening." in said("America/Los_Angeles", tuesday)
    assert "Los Angeles is at work" not in said("America/Los_Angeles", early)
    assert "4 hours of the day in common with Nairobi." in said("Africa/Nairobi", tuesday)
    assert "Nairobi is at work on your Thu morning." in said("Africa/Nairobi", early)
    assert "New York" not in said("America/New_York", tuesday)
