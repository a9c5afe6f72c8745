"""Cookies go by the names they are given."""

from __future__ import annotations

from django.conf import settings
from django.contrib.messages import get_messages, info
from django.contrib.messages.storage import default_storage
from django.http import HttpResponse
from django.test import RequestFactory

from fairbrief.config.demo_guard import cookie_ending
from fairbrief.config.messages import MessageStorage


def test_two_demos_have_cookies_of_their_own() -> None:
    assert cookie_ending("http://127.0.0.1:8000") == "_8000"
    assert cookie_ending("http://localhost") == "_80"


def test_messages_go_by_the_name_that_is_set() -> None:
    request = RequestFactory().get("/")
    request._messages = default_storage(request)  # type: ignore[attr-defined]
    assert isinstance(request._messages, MessageStorage)  # type: ignore[attr-defined]
    info(request, "Kept.")
    answer = HttpResponse()
    get_messages(request).update(answer)  # type: ignore[attr-defined]
    assert list(answer.cookies) == [settings.MESSAGES_COOKIE_NAME] == ["messages"]
