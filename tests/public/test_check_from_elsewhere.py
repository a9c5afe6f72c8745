"""Who may make the check page do what: other sites, shares, the bookmark, and how often."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from fairbrief.portals import limits
from fairbrief.portals.public import check
from fairbrief.readings.models import KeptReading
from tests.public.checking import FROM_ELSEWHERE, POOR, checked, words_of

pytestmark = pytest.mark.django_db


def test_another_site_gets_a_reading_and_nothing_else() -> None:
    """No cookie is set, so the token and the messages the person has here stay as they were."""
    client = Client(enforce_csrf_checks=True)
    for site in ("cross-site", "same-site"):
        page = client.post("/check/", {"text": POOR}, headers={"Sec-Fetch-Site": site})
        assert page.status_code == 200
        assert "Not as it stands" in words_of(page)
        assert not page.cookies
        assert "csrfmiddlewaretoken" not in words_of(page)
        assert "Make a link to this reading" in words_of(page)
    assert not client.get("/check/").cookies
    old_browser = client.post("/check/", {"text": POOR})
    assert not old_browser.cookies
    # Asked to keep, it still only shows: one more press, from here, keeps.
    page = client.post("/check/", {"text": POOR, "keep": "1"}, headers=FROM_ELSEWHERE)
    assert not page.cookies
    assert not KeptReading.objects.exists()


@pytest.mark.parametrize("path", ["/check/keep/", "/check/kept/x/delete/"])
def test_what_writes_needs_the_token(path: str) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(path, {"text": POOR, "key": "k" * 43}).status_code == 403
    assert not KeptReading.objects.exists()


# From a phone, from a browser


def test_a_share_is_read_with_its_title_on_top() -> None:
    page = checked("Unpaid, remote.", title="Summer intern", url="https://jobs.example/1")
    assert page.context["reading"].text == "Summer intern\nUnpaid, remote."
    again = checked("Summer intern: unpaid", title="Summer intern")
    assert again.context["reading"].text == "Summer intern: unpaid"


@pytest.mark.parametrize(
    "sent",
    [{"text": "https://jobs.example/1"}, {"text": "", "url": "https://jobs.example/1"}],
)
def test_an_address_alone_is_not_opened(sent: dict[str, str]) -> None:
    page = Client().post("/check/", sent, headers={"Sec-Fetch-Site": "none"})
    assert page.status_code == 422
    assert "we open no addresses" in words_of(page)
    assert "https://jobs.example/1" in words_of(page)


def test_the_manifest_offers_the_check_for_sharing(settings: Any) -> None:
    answer = Client().get("/app.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    said = answer.json()
    target = said["share_target"]
    assert (target["action"], target["method"]) == ("/check/", "POST")
    assert target["params"] == {"title": "title", "text": "text", "url": "url"}
    assert target["action"].startswith(said["scope"])
    for icon in said["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/")), icon
    assert "/app.webmanifest" in words_of(Client().get("/check/"))


def test_the_bookmark_is_one_line_and_names_this_site(settings: Any) -> None:
    page = Client().get("/check/from-anywhere/")
    code = page.context["bookmark"]
    assert code.startswith("javascript:(() => {")
    assert code.endswith("})()")
    assert "\n" not in code
    assert f"'{settings.BASE_URL}/check/'" in code
    assert "#" not in code
    assert "CHECK" not in code


# How much


def test_who_checks_without_end_is_told_to_wait_and_loses_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(check, "CHECKS", replace(limits.CHECKS, most=2))
    assert [checked().status_code for _press in range(3)] == [200, 200, 429]
    last = words_of(checked())
    assert "Wait a minute and press again" in last
    assert POOR in last
    elsewhere = Client(REMOTE_ADDR="203.0.113.9").post("/check/", {"text": POOR})
    assert elsewhere.status_code == 200


def test_a_long_text_counts_for_more() -> None:
    assert limits.units_of("x" * 500) == 1
    assert limits.units_of("x" * 99_999) == 10


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("198.51.100.1", "198.51.100.2", False),
    ],
)
def test_a_network_of_long_addresses_has_one_share(
    rf: Any, one: str, other: str, same: bool
) -> None:
    few = limits.Limit(name="few", most=1, seconds=60)
    assert limits.may_spend(rf.get("/", REMOTE_ADDR=one), few)
    assert limits.may_spend(rf.get("/", REMOTE_ADDR=other), few) is not same
