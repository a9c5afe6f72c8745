"""A hiring manager writes a brief: walks away from it, comes back, has it open twice."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from fairbrief.accounts.models import User
from fairbrief.briefs.models import Brief
from tests.builders import a_campus, a_draft, a_member, an_employer
from tests.journeys.walking import DESK, PHONE, Walker

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

type Walk = Callable[..., Walker]


def _begun() -> tuple[Brief, User | None, str]:
    campus = a_campus()
    owner = a_member(an_employer(campus))
    brief = a_draft(owner.employer, campus)
    return brief, owner.user, f"/employer/briefs/{brief.code}/edit/"


def test_nothing_typed_is_lost(walk: Walk) -> None:
    brief, user, here = _begun()
    boss = walk(user, width=DESK)
    boss.open(here + "scope/")
    about = boss.page.locator("#id_summary")
    about.fill("A file that a producer can trust, kept by itself.")
    expect(boss.page.locator("#kept")).to_contain_text("Kept")
    about.fill("Left within the blink of an eye.")
    boss.page.get_by_role("link", name="Your briefs").first.click()
    boss.look()
    boss.open(here + "scope/")
    expect(about).to_have_value("Left within the blink of an eye.")
    boss.page.locator("#id_hours").fill("900")
    boss.page.locator(".steps").get_by_role("button", name=re.compile("^Pay")).click()
    boss.look()
    assert boss.page.url.endswith("/edit/pay/")
    boss.open(here + "scope/")
    expect(boss.page.locator("#id_hours")).to_have_value("900")
    boss.sees("Write a number from 1 to 400", "does not stand in the brief yet")
    boss.page.locator("#id_hours").fill("16")
    boss.page.locator("#id_title").press("Enter")
    boss.look()
    assert boss.page.url.endswith("/edit/deadline/"), "Enter goes on, not to the first step"
    brief.refresh_from_db()
    assert brief.hours == 16


def test_two_windows_and_no_script(walk: Walk) -> None:
    brief, user, here = _begun()
    one, other = walk(user, width=DESK), walk(user, width=PHONE, java_script_enabled=False)
    one.open(here + "scope/")
    other.open(here + "scope/")
    one.page.locator("#id_tools").fill("A shared drive")
    expect(one.page.locator("#kept")).to_contain_text("Kept")
    other.page.locator("#id_tools").fill("A desk by the window")
    other.page.locator(".steps button[value=deadline]").click()
    _reads_both(other)
    other.sees("changed on another page", "A shared drive", "A desk by the window")
    other.page.get_by_label("Take what is kept there").check()
    other.page.locator(".steps button[value=deadline]").click()
    other.look()
    assert other.page.url.endswith("/edit/deadline/")
    brief.refresh_from_db()
    assert brief.tools == "A shared drive"

    other.open(here + "scope/")
    other.page.locator("#id_tools").fill("A desk by the window")
    other.page.locator(".steps button[value=deadline]").click()
    one.page.locator("#id_tools").fill("A shared drive and a desk")
    expect(one.page.locator("#kept")).to_contain_text("Not kept")
    one.page.get_by_role("button", name="Keep it and go on", exact=True).click()
    _reads_both(one)
    one.sees("A desk by the window", "A shared drive and a desk")
    one.press("Keep it and go on")
    brief.refresh_from_db()
    assert brief.tools == "A shared drive and a desk"


def _reads_both(walker: Walker) -> None:
    """The browser says in its console that the answer was no plain yes: that is meant."""
    walker.page.wait_for_load_state()
    walker.said.clear()
    walker.look()
