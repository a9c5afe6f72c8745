"""Somebody takes their data along and closes their account, on a phone and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress

from fairbrief.leaving.models import Closing
from fairbrief.notices.models import Notice
from tests.accounts.signing import code_in_last_mail
from tests.builders import a_campus, a_member, a_student, an_employer, an_officer, an_open_brief
from tests.journeys.walking import DESK, PHONE, Walker
from tests.working import work

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

type Walk = Callable[..., Walker]


@pytest.mark.parametrize("scripted", [True, False])
def test_taking_it_along_leaving_and_coming_back(walk: Walk, scripted: bool) -> None:
    user = a_student(a_campus(), name="Maya Okafor").user
    user.set_unusable_password()
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    more: dict[str, Any] = {"java_script_enabled": scripted}
    maya = walk(user, width=PHONE, **more)
    maya.open("/account/")
    maya.page.get_by_role("link", name="Your data").last.click()
    maya.look()
    maya.page.get_by_role("link", name="Get a copy").click()
    maya.look()
    maya.press("Mail me a code")
    maya.page.get_by_label("Code").fill(code_in_last_mail())
    maya.press("Go on")
    with maya.page.expect_download() as coming:
        maya.page.get_by_role("button", name="Download it").click()
    assert re.fullmatch(r"your-data-\w+-[\d-]+\.zip", coming.value.suggested_filename)

    maya.open("/account/close/")
    maya.sees("Nothing stands in the way", "14 days")
    maya.page.get_by_role("link", name="Go on").click()
    maya.look()
    maya.page.get_by_label("Type: close my account").fill("close my account")
    maya.press("Close my account")
    maya.sees("Your account is closed")
    assert Closing.objects.get().is_closed

    maya.open(Notice.objects.get(kind="account.closed").link)
    maya.press("Open my account again")
    maya.sees("Your account is open again")


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "dark"), (DESK, "light")])
def test_what_stands_in_the_way_can_be_read_by_everyone(
    walk: Walk, width: int, scheme: str
) -> None:
    campus = a_campus()
    director = an_officer(campus, role="director")
    employer = an_employer(campus)
    owner = a_member(employer)
    an_open_brief(employer, campus, title="Sort nine hundred photographs of a harbour " * 2)
    running = work("active")
    for user in (running.student.user, owner.user, director.user):
        who = walk(user, width=width, color_scheme=scheme)
        who.open("/account/your-data/")
        who.open("/account/close/")
        who.sees("What stands in the way")
        who.leave()
