"""Accepting work on its page: each criterion, what is not secured, the sum that is released."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from fairbrief.audit.actors import INSTALLATION
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Campus
from fairbrief.payments.actions import secure_funds
from fairbrief.payments.models import Funding
from tests.work_pages.people import MOST, busy, content_of, supervisor_client
from tests.working import a_link, a_review, work

pytestmark = pytest.mark.django_db


def test_the_supervisor_does_everything_on_one_screen(
    campus: Campus, django_assert_max_num_queries: Any
) -> None:
    found = busy(campus)
    token = a_link(found, "supervisor", found.supervisor, at=now())
    client = Client()
    base = f"/supervise/{token}/"
    with django_assert_max_num_queries(MOST):
        page = client.get(base)
    assert page.status_code == 200
    call = found.stuck_calls.get(answered_at=None)
    assert client.post(f"{base}do/answer/{call.code}/", {"answer": "x"}).status_code == 422
    assert client.post(f"{base}do/answer/{call.code}/", {"answer": "The mayor"}).status_code == 302
    assert client.post(f"{base}do/accept/{found.change_orders.get().code}/").status_code == 302
    found.refresh_from_db()
    assert found.hours == 14
    version = found.pieces.get(position=1).versions.get()
    handed_over = client.get(f"{base}files/{version.code}/")
    assert content_of(handed_over) == b"%PDF-1.7"
    refused = client.post(f"{base}do/approve/", a_review(found))
    assert refused.status_code == 422
    assert "nothing handed in to review" in refused.content.decode()
    found.refresh_from_db()
    assert found.state == "active"


@pytest.fixture(params=["mailed link", "account"])
def reviewing(request: Any, campus: Campus) -> tuple[Engagement, Client, str]:
    """Work handed in, and the supervisor before the page where it is reviewed."""
    found = work("submitted", campus=campus)
    secure_funds(
        Funding.objects.get(engagement=found), reference="ACH 7", actor=INSTALLATION, at=now()
    )
    if request.param == "account":
        return found, supervisor_client(found), f"/employer/work/{found.code}/"
    token = a_link(found, "supervisor", found.supervisor, at=now())
    return found, Client(), f"/supervise/{token}/"


def test_accepting_keeps_what_was_said_of_each_criterion(
    reviewing: tuple[Engagement, Client, str],
) -> None:
    found, client, base = reviewing
    page = client.get(base).content.decode()
    assert "Accept and release $432" in page
    assert page.count("do/review/") == 1, "one form over everything"
    sent = a_review(found, note_0="The list is better than ours.")
    for _press in range(2):
        assert client.post(f"{base}do/approve/", sent).status_code == 302
    found.refresh_from_db()
    assert found.approved_at
    said = found.pieces.get(position=1).versions.get().review
    assert said[0] == {"met": True, "note": "The list is better than ours."}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"met_1": ""}, "Say whether this is met."),
        ({"met_1": "no", "note_1": "Only six are"}, "This is not met yet."),
    ],
)
def test_work_with_an_open_criterion_is_not_accepted_and_nothing_is_lost(
    reviewing: tuple[Engagement, Client, str], change: dict[str, str], said: str
) -> None:
    found, client, base = reviewing
    sent = a_review(found, note_0="The list is better than ours.", **change)
    refused = client.post(f"{base}do/approve/", sent)
    page = refused.content.decode()
    assert refused.status_code == 422
    assert said in page
    assert "The list is better than ours." in page
    found.refresh_from_db()
    assert found.state in {"submitted"}


def test_accepting_does_not_promise_what_is_not_secured(campus: Campus) -> None:
    found = work("submitted", campus=campus)
    page = supervisor_client(found).get(f"/employer/work/{found.code}/").content.decode()
    assert "Accept and release" not in page
    assert "released as soon as you have secured it" in page


def test_nothing_is_released_before_the_sum_was_read(
    reviewing: tuple[Engagement, Client, str],
) -> None:
    found, client, base = reviewing
    for fee in ("", "40000"):
        refused = client.post(f"{base}do/approve/", {**a_review(found), "fee": fee})
        assert refused.status_code == 422
        assert f'name="fee" value="{found.fee_minor}"' in refused.content.decode()
    found.refresh_from_db()
    assert found.approved_at is None


def test_a_view_is_kept_by_itself_and_when_work_is_sent_back(
    reviewing: tuple[Engagement, Client, str],
) -> None:
    found, client, base = reviewing
    without_words = a_review(found, met_1="no")
    for act in ("review", "ask-changes"):
        refused = client.post(f"{base}do/{act}/", without_words)
        assert refused.status_code == 422
        assert "Say what is missing" in refused.content.decode()
    half = a_review(found, met_0="", met_1="no", note_1="Only six are")
    assert client.post(f"{base}do/review/", half).status_code == 302
    assert "Only six are" in client.get(base).content.decode()
    version = found.pieces.get(position=1).versions.get()
    assert [each["met"] for each in version.review] == [None, False]
    sent = a_review(found, met_1="no", note_1="Seven by now", reason="Three more, please.")
    assert client.post(f"{base}do/ask-changes/", sent).status_code == 302
    found.refresh_from_db()
    version.refresh_from_db()
    assert found.rounds == 1
    assert version.review[1] == {"met": False, "note": "Seven by now"}
