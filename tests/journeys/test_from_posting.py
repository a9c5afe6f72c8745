"""A posting somebody has already becomes a draft of a brief, with a script and without one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fairbrief.briefs.models import Brief
from tests.briefs.test_from_posting import PAGE, TEXT
from tests.builders import a_campus, a_member, an_employer
from tests.journeys.walking import DESK, PHONE, Walker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "scripted"), [(PHONE, True), (DESK, False)])
def test_a_posting_becomes_a_draft(walk: Callable[..., Walker], width: int, scripted: bool) -> None:
    owner = a_member(an_employer(a_campus()), "owner")
    employer = walk(owner.user, width=width, java_script_enabled=scripted)
    employer.open("/employer/briefs/new/")
    employer.page.get_by_role("link", name="Start from a posting you have").click()
    employer.page.get_by_label("The posting").fill(TEXT)
    employer.press("Read it")
    employer.sees("Neighborhood tree map intern", "$660", "Dana Field")
    employer.page.locator('form input[name="take"][value="hours"]').uncheck()
    employer.press("Begin a brief with what is ticked")
    employer.sees("It is a draft", "Scope")
    brief = Brief.objects.get()
    assert (brief.hours, brief.fee_minor) == (None, 66000)
    assert PAGE not in employer.page.url
