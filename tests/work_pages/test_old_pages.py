"""A supervisor reviews on a page that was opened before the student handed in again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from fairbrief.engagements.actions import ask_changes
from fairbrief.engagements.queries import View
from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Campus
from tests.builders import NOW
from tests.pages import seen_in, seen_on
from tests.work_pages.people import supervisor_client
from tests.working import a_link, a_review, all_met, hand_in, the_supervisor, work

pytestmark = pytest.mark.django_db


def test_what_was_said_of_the_version_before_stands_at_its_criterion(campus: Campus) -> None:
    found = work("submitted", campus=campus)
    client, here = supervisor_client(found), f"/employer/work/{found.code}/"
    assert "Said of version" not in client.get(here).content.decode()
    views = {
        code: [View(met=False, note="Only six are")] + [View(met=True)] * (len(met) - 1)
        for code, met in all_met(found).items()
    }
    by = the_supervisor(found)
    ask_changes(found, reason="Only six are there.", views=views, actor=by, at=NOW)
    hand_in(found, at=NOW + timedelta(hours=1))
    words = client.get(here).content.decode()
    assert words.count("Said of version 1:") == sum(map(len, views.values()))
    assert words.count("Only six are</bdi>") == len(views)
    assert "checked" not in words.partition('id="review"')[2].partition("</section>")[0]


@pytest.mark.parametrize("name", ["approve", "ask-changes", "review"])
@pytest.mark.parametrize("door", ["account", "mailed link"])
def test_nobody_judges_a_version_they_have_not_seen(campus: Campus, name: str, door: str) -> None:
    found = work("submitted", campus=campus)
    if door == "account":
        client, base = supervisor_client(found), f"/employer/work/{found.code}/"
    else:
        token = a_link(found, "supervisor", found.supervisor, at=now())
        client, base = Client(), f"/supervise/{token}/"
    sent = a_review(found, reason="Three more, please.", met_0="no", note_0="Too short")
    sent |= {"seen": seen_on(client, base, action=f"{base}do/review/")}
    views = {
        code: [View(met=False, note="Only six are")] * len(met)
        for code, met in all_met(found).items()
    }
    later, by = NOW + timedelta(hours=1), the_supervisor(found)
    ask_changes(found, reason="Only six are there.", views=views, actor=by, at=NOW)
    hand_in(found, at=later)
    refused = client.post(f"{base}do/{name}/", sent)
    said = refused.content.decode()
    assert refused.status_code == 409
    assert "has handed in something newer since you opened this page" in said
    assert "Say whether this is met" not in said
    assert "Three more, please." in said
    found.refresh_from_db()
    assert (found.approved_at, found.rounds) == (None, 1)
    assert seen_in(said) == a_review(found)["seen"]
    assert client.post(f"{base}do/approve/", a_review(found)).status_code == 302
    found.refresh_from_db()
    assert found.approved_at
