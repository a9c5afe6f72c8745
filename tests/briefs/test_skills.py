"""One rule of how many skills, for whoever names them."""

from __future__ import annotations

import pytest

from fairbrief.briefs.forms import STEPS
from fairbrief.students.forms import ProfileForm
from fairbrief.students.models import MOST_SKILLS, Skill
from tests.builders import a_campus, a_draft, a_member, a_student, an_employer

pytestmark = pytest.mark.django_db


def test_five_skills_are_the_most_for_a_brief_and_for_a_student() -> None:
    many = [str(skill.pk) for skill in Skill.objects.all()[: MOST_SKILLS + 2]]
    brief = a_draft(a_member(an_employer()).employer)
    student = a_student(a_campus())
    for number, is_refused in ((MOST_SKILLS, False), (MOST_SKILLS + 2, True)):
        data = {"skills": many[:number], "wants_to_learn": many[:number], "title": "A title"}
        scope = STEPS["scope"][1](data, instance=brief)
        profile = ProfileForm(data, instance=student)
        assert ("skills" in scope.errors) is is_refused
        assert ("skills" in profile.errors) is is_refused
        assert ("wants_to_learn" in profile.errors) is is_refused
    assert "take away 2" in str(scope.errors["skills"])


def test_skills_stand_under_the_headings_of_their_fields() -> None:
    groups = dict(ProfileForm(instance=a_student(a_campus())).fields["skills"].choices)  # type: ignore[attr-defined]
    assert {"Research", "Writing", "Data"} <= groups.keys()
    assert "Statistics" in [str(label) for _value, label in groups["Data"]]
