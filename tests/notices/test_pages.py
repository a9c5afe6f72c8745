"""The list of notices."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from fairbrief.accounts.models import User
from fairbrief.notices.models import Notice
from tests.builders import NOW, a_user

pytestmark = pytest.mark.django_db


def told(user: User, count: int) -> list[Notice]:
    return [
        Notice.objects.create(
            user=user,
            email=user.email,
            kind="x",
            subject=f"Subject {number}",
            body="Body",
            path="/account/",
            made_at=NOW,
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [0, 1, 3, 45])
def test_list_costs_the_same_at_any_length(
    client: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    user = a_user()
    told(user, count)
    client.force_login(user)
    with django_assert_max_num_queries(6):
        page = client.get("/notices/").content.decode()
    assert page.count("Subject ") == min(count, 20)


def test_opening_marks_as_read_and_leads_on(client: Client) -> None:
    user, other = a_user(), a_user()
    mine, theirs = told(user, 1)[0], told(other, 1)[0]
    client.force_login(user)
    assert client.post(f"/notices/{mine.code}/")["Location"] == "/account/"
    mine.refresh_from_db()
    assert mine.read_at
    assert client.post(f"/notices/{theirs.code}/").status_code == 404
    assert client.get(f"/notices/{mine.code}/").status_code == 405


def test_all_are_read_at_once(client: Client) -> None:
    user = a_user()
    told(user, 3)
    client.force_login(user)
    assert client.post("/notices/read/")["Location"] == "/notices/"
    assert not Notice.objects.filter(user=user, read_at=None).exists()


def test_a_notice_is_a_line_with_its_words_folded_and_without_the_greeting(client: Client) -> None:
    user = a_user()
    notice = told(user, 1)[0]
    notice.body = "Dear Rosa,\n\nthe brief is open.\n\nDear to all it is."
    notice.save()
    assert notice.said == "The brief is open.\n\nDear to all it is."
    client.force_login(user)
    page = client.get("/notices/").content.decode()
    assert '<details class="is-unread" data-read>' in page
    assert "The brief is open." in page
    assert "Dear Rosa" not in page
