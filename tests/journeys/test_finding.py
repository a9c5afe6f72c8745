"""Finding a brief in a real browser, where the list follows what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from fairbrief.kernel.clock import now
from fairbrief.students.models import Skill
from tests.builders import a_campus, an_employer, an_open_brief
from tests.journeys.walking import Walker

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_the_line_of_chosen_skills_follows_the_filters(walk: Callable[..., Walker]) -> None:
    campus = a_campus()
    employer, today = an_employer(campus), now().date()
    skill = Skill.objects.order_by("field", "name")[0]
    for hours in (8, 30):
        brief = an_open_brief(
            employer,
            campus,
            hours=hours,
            fee_minor=hours * 2500,
            starts_on=today + timedelta(days=20),
            due_on=today + timedelta(days=34),
        )
        brief.skills.set([skill])
    visitor = walk()
    page = visitor.open("/briefs/")
    visitor.unfold("any of those you choose")
    visitor.unfold(skill.field)
    line = page.locator(".finding output")
    page.get_by_label(f"{skill.name} (2)").check()
    page.get_by_text("2 open briefs fit", exact=True).wait_for()
    expect(line).to_have_text(f"{skill.name} (2)")
    page.get_by_label("Hours in all").select_option("8")
    expect(line).to_have_text(f"{skill.name} (1)")
    page.go_back()
    expect(line).to_have_text(f"{skill.name} (2)")
    page.go_back()
    expect(line).to_have_text("")
    visitor.look()
