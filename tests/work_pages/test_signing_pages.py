"""Signing on the page and by a mailed link, and the proof that strangers may check."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Campus
from tests.work_pages.people import student_client
from tests.working import a_link, an_agreement, signed_by

pytestmark = pytest.mark.django_db


def test_the_student_signs_on_the_page_and_sees_the_proof(campus: Campus) -> None:
    agreement = an_agreement(campus=campus)
    client = student_client(agreement)
    address = f"/student/agreements/{agreement.code}/"
    page = client.get(address).content.decode()
    assert "Sign and agree" in page
    assert "ten not in English" in page
    refused = client.post(f"{address}sign/", {"name": "Maya"})
    assert refused.status_code == 422
    assert not agreement.signatures.exists()
    for _ in range(2):
        answer = client.post(f"{address}sign/", {"name": "Maya Okafor", "consent": "on"})
        assert answer.status_code == 302
    signature = agreement.signatures.get()
    assert signature.address == "127.0.0.1"
    page = client.get(address).content.decode()
    assert "Sign and agree" not in page
    assert agreement.sha256 in page


def test_the_supervisor_signs_by_link_without_an_account(campus: Campus) -> None:
    agreement = signed_by(an_agreement(campus=campus), "student")
    supervisor = agreement.application.brief.supervisor
    token = a_link(agreement, "supervisor", supervisor, at=now())
    client = Client()
    address = reverse("public:sign", args=[token])
    assert client.get(address).status_code == 200
    assert client.get(f"{address}agreement.pdf")["Content-Type"] == "application/pdf"
    answer = client.post(address, {"name": supervisor.name, "consent": "on"})
    assert answer.status_code == 302
    agreement.refresh_from_db()
    assert agreement.state == "signed"
    assert "You have signed" in client.get(address).content.decode()
    assert client.get(answer["Location"]).status_code == 200


def test_the_proof_shows_strangers_no_names(campus: Campus) -> None:
    agreement = signed_by(an_agreement(campus=campus), "student")
    address = f"/agreements/{agreement.code}/verify/"
    page = Client().get(f"{address}?sha256={agreement.sha256}").content.decode()
    assert "M.O." in page
    assert "Okafor" not in page
    assert agreement.application.brief.title not in page
    assert "not signed by both" in page
    signed_by(agreement, "employer")
    page = Client().get(f"{address}?sha256={agreement.sha256}").content.decode()
    assert "Your copy is the text that both signed" in page
    wrong = Client().get(f"{address}?sha256={'0' * 64}").content.decode()
    assert "different text" in wrong
    assert Client().get(f"{address}?sha256=short").status_code == 422
    assert "Maya Okafor" in student_client(agreement).get(address).content.decode()
