"""A reading that is kept: under a link, by its maker, for a while."""

from __future__ import annotations

from dataclasses import replace

import pytest
import time_machine
from django.test import Client

from fairbrief.portals import limits
from fairbrief.portals.public import kept
from fairbrief.readings.actions import keep_reading
from fairbrief.readings.models import KeptReading
from tests.builders import NOW, days
from tests.public.checking import FROM_HERE, POOR, words_of

pytestmark = pytest.mark.django_db


def made_link(client: Client, text: str = POOR) -> str:
    page = client.post("/check/", {"text": text}, headers=FROM_HERE)
    keep = page.context["keep"].initial
    answer = client.post("/check/keep/", {"text": text, "key": keep["key"]})
    assert answer.status_code == 302
    return str(answer["Location"])


def test_a_link_shows_the_reading_to_anyone_and_its_end() -> None:
    address = made_link(Client())
    page = Client().get(address)
    words = words_of(page)
    assert page.status_code == 200
    for each in ("Not as it stands", "It is unpaid", "This page goes away on", "Copy the link"):
        assert each in words
    assert "Delete it now" not in words
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in words
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "same-origin"


def test_what_was_found_then_is_shown_also_when_the_rules_have_changed() -> None:
    reading = keep_reading(POOR, key="k" * 43, at=NOW)
    reading.found["findings"][0]["title"] = "As it was called in those days"
    reading.save()
    KeptReading.objects.update(made_at=NOW - days(1), expires_at=NOW + days(1))
    with time_machine.travel(NOW):
        words = words_of(Client().get(f"/check/kept/{reading.code}/"))
    assert "As it was called in those days" in words


def test_only_the_browser_that_made_it_deletes_it() -> None:
    client = Client()
    address = made_link(client)
    assert client.cookies["reading-key"]["path"] == address
    assert client.cookies["reading-key"]["httponly"]
    assert Client().post(f"{address}delete/").status_code == 403
    assert "Delete it now" in words_of(client.get(address))
    assert client.post(f"{address}delete/")["Location"] == "/check/"
    assert client.get(address).status_code == 404
    assert "no longer kept" in words_of(client.get(address))
    # Pressed twice: what is gone stays gone.
    assert client.post(f"{address}delete/").status_code == 302


def test_a_double_press_makes_one_link() -> None:
    client = Client()
    page = client.post("/check/", {"text": POOR}, headers=FROM_HERE)
    sent = {"text": POOR, "key": page.context["keep"].initial["key"]}
    places = {client.post("/check/keep/", sent)["Location"] for _press in range(2)}
    assert len(places) == 1
    assert KeptReading.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"text": POOR}, 422),
        ({"text": POOR, "key": "guess"}, 422),
        ({"text": "", "key": "k" * 43}, 422),
        ({"text": "x" * 100_001, "key": "k" * 43}, 422),
    ],
)
def test_nothing_is_kept_of_a_page_that_is_not_whole(sent: dict[str, str], status: int) -> None:
    page = Client().post("/check/keep/", sent)
    assert page.status_code == status
    assert not KeptReading.objects.exists()
    if sent["text"] == POOR:
        assert POOR in words_of(page)


def test_links_have_a_limit_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "KEEPS", replace(limits.KEEPS, most=1))
    client = Client()
    made_link(client)
    page = client.post("/check/keep/", {"text": POOR, "key": "k" * 43})
    assert page.status_code == 429
    assert "Nothing was kept" in words_of(page)
    assert POOR in words_of(page)
    assert KeptReading.objects.count() == 1


def test_what_is_read_again_beside_a_refusal_counts_as_a_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kept, "CHECKS", replace(limits.CHECKS, most=1))
    client = Client()
    first, second = (client.post("/check/keep/", {"text": POOR, "key": ""}) for _press in range(2))
    assert (first.status_code, "reading" in first.context) == (422, True)
    assert (second.status_code, "reading" in second.context) == (429, False)
    assert POOR in words_of(second)


@pytest.mark.parametrize(
    "text",
    [
        "متدرب غير مدفوع. unpaid internship",
        "🦄 unpaid 🧑🏽‍💻",
        "unpaid\0intern",
        "<b>unpaid</b> intern",
    ],
)
def test_any_text_can_be_kept(text: str) -> None:
    page = Client().get(made_link(Client(), text))
    assert page.status_code == 200
    assert page.context["reading"].text == text.replace("\0", " ")


def test_who_made_a_link_finds_it_on_top() -> None:
    client = Client()
    address = made_link(client)
    mine, theirs = (words_of(each.get(address)) for each in (client, Client()))
    assert mine.index('id="address"') < mine.index('class="terms"')
    assert theirs.index('id="address"') > theirs.index('class="terms"')


@pytest.mark.parametrize("code", ["%00", "x", "no such", "x" * 300, "%F0%9F%A6%84"])
def test_a_link_that_is_none_is_not_found(code: str) -> None:
    assert Client().get(f"/check/kept/{code}/").status_code == 404
