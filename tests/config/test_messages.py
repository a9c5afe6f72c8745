"""What a page is told by another stands in a signed cookie; where nothing is, nothing is signed."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from fairbrief.config.messages import MessageStorage


def test_what_is_said_is_signed_and_read_by_the_next_page() -> None:
    request, answer = RequestFactory().get("/"), HttpResponse()
    said = MessageStorage(request)
    said.add(25, "Saved.")
    said.update(answer)
    following = RequestFactory().get("/")
    following.COOKIES = {name: each.value for name, each in answer.cookies.items()}
    assert [each.message for each in MessageStorage(following)] == ["Saved."]
    # By another's hand.
    following.COOKIES = {name: f"x{value}" for name, value in following.COOKIES.items()}
    assert list(MessageStorage(following)) == []


def test_no_signer_is_made_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(**_told: str) -> None:
        raise AssertionError("a signer was made")

    monkeypatch.setattr("fairbrief.config.messages.get_cookie_signer", none)
    answer = HttpResponse()
    said = MessageStorage(RequestFactory().get("/"))
    assert not said
    said.update(answer)
    assert not answer.cookies
