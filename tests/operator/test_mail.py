"""What went to an address: that it went, and when, long after its words are forgotten."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from fairbrief.notices.actions import forget_told
from fairbrief.notices.models import Notice
from fairbrief.notices.queries import MAX_TRIES
from tests.builders import NOW, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client: Client) -> Client:
    client.force_login(a_user(is_operator=True))
    return client


def told(**columns: Any) -> Notice:
    return Notice.objects.create(
        **{
            "email": "Ann@firm.example",
            "kind": "agreement.to_sign_by_link",
            "subject": "Sign with Maya",
            "body": "Dear Ann, sign.",
            "made_at": NOW,
            "mailed_at": NOW,
        }
        | columns
    )


def test_that_it_went_is_shown_without_its_words(
    operator: Client, django_assert_max_num_queries: Any
) -> None:
    told()
    told(kind="engagement.started", mailed_at=None, mail_tries=MAX_TRIES, mail_failure="no such")
    told(kind="brief.opened", mailed_at=None)
    told(email="bob@firm.example", kind="brief.sent")
    forget_told(at=NOW + timedelta(days=400))
    with django_assert_max_num_queries(6):
        page = operator.get("/operator/mail/told/", {"to": "ann@FIRM.example"}).text
    for words in ("agreement: to sign by link", "engagement: started", "given up", "waiting"):
        assert words in page
    assert "Maya" not in page
    assert "brief: sent" not in page


def test_an_address_is_asked_for_and_nobody_else_may_ask(operator: Client) -> None:
    assert "Nothing went there" in operator.get("/operator/mail/told/?to=a@b.example").text
    wrong = operator.get("/operator/mail/told/?to=nobody")
    assert wrong.status_code == 422
    assert "Nothing went there" not in wrong.text
    stranger = Client()
    stranger.force_login(a_user())
    assert stranger.get("/operator/mail/told/?to=a@b.example").status_code in (403, 404)
