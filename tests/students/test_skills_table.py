"""The table of skills is the list, and following it takes nothing from anyone."""

from __future__ import annotations

import pytest

from fairbrief.skills import TAXONOMY
from fairbrief.students.following import follow_the_list
from fairbrief.students.models import Skill
from tests.builders import a_campus, a_student

pytestmark = pytest.mark.django_db


def test_the_table_holds_the_list() -> None:
    """Whoever changes `skills.csv` adds a migration that calls `follow_the_list`."""
    rows = set(Skill.objects.values_list("slug", "name", "field"))
    assert rows == {(each.slug, each.name, each.field) for each in TAXONOMY.values()}


def test_following_keeps_what_was_chosen() -> None:
    student = a_student(a_campus())
    kept = Skill.objects.get(slug="fact-checking")
    gone = Skill.objects.create(slug="telegraphy", name="Telegraphy", field="Media")
    Skill.objects.filter(pk=kept.pk).update(name="Checking facts")
    student.skills.set([kept, gone])
    follow_the_list(Skill)
    assert list(student.skills.order_by("slug")) == [kept, gone]
    kept.refresh_from_db()
    assert kept.name == "Fact-checking"
