"""Briefs found by words, filters and skills: as it is typed and chosen, and without a script."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from fairbrief.discovery.choosing import skills_at
from fairbrief.students.models import Skill
from tests.builders import a_campus, an_employer, an_open_brief
from tests.journeys.walking import PHONE, Walker

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def skill() -> Skill:
    """A skill that one of two open briefs needs."""
    skills_at.cache_clear()
    employer, campus = an_employer(), a_campus()
    needed = Skill.objects.get(slug="survey-design")
    an_open_brief(employer, campus, title="Ask two hundred riders").skills.set([needed])
    an_open_brief(employer, campus, title="Edit ten subtitles")
    return needed


@pytest.mark.parametrize("options", [{"width": PHONE, "color_scheme": "dark"}, {}])
def test_skills_are_listed_when_they_are_asked_for(
    walk: Callable[..., Walker], skill: Skill, options: dict[str, Any]
) -> None:
    walker = walk(**options)
    page = walker.open("/briefs/")
    if options:
        walker.unfold("Filters and order")
    page.get_by_label("Hours in all").select_option("40")
    expect(page.locator("[data-find-list] .chips")).to_contain_text("up to 40 hours")
    # By keyboard: the list stands open where the button was, and there is the focus.
    page.get_by_role("button", name=re.compile("^Skills")).focus()
    page.keyboard.press("Enter")
    expect(page.locator("details.choosing > summary")).to_be_focused()
    walker.look()
    page.get_by_label("Find in the list").fill("survey")
    box = page.get_by_role("checkbox", name=re.compile(f"^{skill.name}"))
    expect(page.get_by_text(f"{skill.name} (1)", exact=True)).to_be_visible()
    line = page.locator(".finding output")
    box.check()
    expect(line).to_have_text(f"{skill.name} (1)")
    expect(page.locator("[data-find-list]")).not_to_contain_text("Edit ten subtitles")
    expect(page.locator("[data-find-list]")).to_contain_text("Ask two hundred riders")
    assert page.url.endswith(f"/briefs/?skill={skill.slug}&hours_max=40") or page.url.endswith(
        f"/briefs/?hours_max=40&skill={skill.slug}"
    )
    # The numbers of the list, and in the line of what is chosen, follow other filters.
    page.get_by_label("Hours in all").select_option("5")
    expect(line).to_have_text(f"{skill.name} (0)")
    page.go_back()
    expect(line).to_have_text(f"{skill.name} (1)")
    page.go_back()
    expect(line).to_have_text("")
    expect(page.locator("[data-find-list]")).to_contain_text("Edit ten subtitles")
    expect(box).not_to_be_checked()
    walker.look()


def test_skills_are_chosen_without_a_script(walk: Callable[..., Walker], skill: Skill) -> None:
    walker = walk(width=PHONE, java_script_enabled=False)
    page = walker.open("/briefs/")
    page.get_by_label("Words").fill("riders")
    walker.unfold("Filters and order")
    page.get_by_role("button", name=re.compile("^Skills")).click()
    assert page.url.endswith("#id_skill")
    expect(page.get_by_label("Words")).to_have_value("riders")
    group = page.locator("details.choice-group", has_text=skill.name)
    group.locator("summary").click()
    group.get_by_label(f"{skill.name} (1)").check()
    walker.press("Show what fits")
    walker.sees("Ask two hundred riders", skill.name)
    assert "choosing" not in page.url
    assert not page.locator(".folding[open]").count()
