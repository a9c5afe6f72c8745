"""Credentials in public."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fairbrief.credentials.actions import issue
from fairbrief.credentials.models import Credential
from fairbrief.kernel.clock import now
from fairbrief.tracking.actions import record_engagement
from tests.builders import a_campus, a_student, an_officer, days
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db


@pytest.fixture
def credential() -> Credential:
    at = now() - days(1)
    return issue(an_engagement("paid", at=at, minutes=600), at=at)


def test_anyone_reads_and_downloads_it_without_a_name(credential: Credential) -> None:
    client = Client()
    page = client.get(f"/credentials/{credential.code}/")
    assert "genuine and in force" in page.text
    assert credential.engagement.student.user.name not in page.text
    assert credential.engagement.student.user.email not in page.text
    file = client.get(f"/credentials/{credential.code}.json")
    assert file.json() == credential.document
    assert client.get("/credentials/2345678922/").status_code == 404


def test_the_downloaded_file_verifies_and_a_changed_one_does_not(credential: Credential) -> None:
    client = Client()
    text = client.get(f"/credentials/{credential.code}.json").text
    assert "Genuine and in force" in client.post("/verify/", {"text": text}).text
    upload = SimpleUploadedFile("badge.json", text.encode())
    assert "Genuine and in force" in client.post("/verify/", {"file": upload}).text
    changed = text.replace('"value": "10"', '"value": "100"')
    assert changed != text
    page = client.post("/verify/", {"text": changed}).text
    assert "Do not rely" in page
    assert "was changed after it was signed" in page


def test_what_is_not_a_credential_says_so() -> None:
    client = Client()
    for text in ("", "{", "[]", "x" * 300_000, "eyJhbGciOiJub25lIn0.eyJhIjo.x"):
        assert client.post("/verify/", {"text": text}).status_code == 422
    nasty = json.dumps({"name": "<script>alert(1)</script>", "type": ["x"], "proof": {}})
    page = client.post("/verify/", {"text": nasty})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    image = SimpleUploadedFile("badge.png", b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert "no credential baked in" in client.post("/verify/", {"file": image}).text


def test_the_address_is_compared_and_not_shown(credential: Credential) -> None:
    client = Client()
    url = f"/credentials/{credential.code}/"
    mine = credential.engagement.student.user.email
    assert "Yes, it fits" in client.post(url, {"email": mine}).text
    assert "No, it was issued" in client.post(url, {"email": "a@b.example"}).text


def test_only_the_student_puts_the_name_on(credential: Credential) -> None:
    name = credential.engagement.student.user.name
    url = f"/student/work/{credential.engagement.code}/closing/name/"
    other = Client()
    other.force_login(a_student(a_campus()).user)
    assert other.post(url, {"shown": "yes"}).status_code == 404
    mine = Client()
    mine.force_login(credential.engagement.student.user)
    assert mine.post(url, {"shown": "yes"}).status_code == 302
    page = Client().get(f"/credentials/{credential.code}/").text
    assert name in page
    assert "genuine and in force" in page
    assert mine.post(url, {"shown": "no"}).status_code == 302
    assert name not in Client().get(f"/credentials/{credential.code}/").text


def test_what_verifiers_need_is_published(credential: Credential) -> None:
    client = Client()
    did = json.loads(client.get("/.well-known/did.json").content)
    assert did["verificationMethod"][0]["publicKeyMultibase"] == credential.key.public_multibase
    listed = json.loads(client.get("/credentials/revoked-1.json").content)
    assert listed["credentialSubject"]["statusPurpose"] == "revocation"
    answer = client.get("/credentials/issuer/", headers={"accept": "application/json"})
    issuer = json.loads(answer.content)
    assert issuer["id"] == credential.document["issuer"]["id"]
    assert (answer["Cache-Control"], "Accept" in answer["Vary"].split(", ")) == (
        "public, max-age=3600",
        True,
    )
    page = client.get("/credentials/issuer/")
    assert "Multikey" in page.text
    # The page names who reads it: what stands between keeps it for nobody else, nor for JSON.
    assert "public" not in page.headers.get("Cache-Control", "")
    assert "Accept" in page["Vary"].split(", ")


def test_a_revocation_is_seen_at_once(credential: Credential) -> None:
    url = f"/credentials/{credential.code}/"
    assert "genuine and in force" in Client().get(url).text
    entry = record_engagement(credential.engagement, at=now())
    officer = Client()
    officer.force_login(an_officer(credential.engagement.campus).user)
    revoke = f"/campus/ledger/{entry.code}/revoke/"
    assert officer.post(revoke, {"reason": ""}).status_code == 422
    assert officer.post(revoke, {"reason": "Wrong project."}).status_code == 302
    assert "was revoked" in Client().get(url).text


def test_a_code_or_the_pages_address_leads_to_the_credential(credential: Credential) -> None:
    client = Client()
    code, page = credential.code, f"/credentials/{credential.code}/"
    for given in (
        code,
        f" {code[:4].lower()}-{code[4:].lower()}\n",
        page,
        f"http://127.0.0.1:8000{page}",
        f"127.0.0.1:8000/credentials/{code}.json",
    ):
        answer = client.post("/verify/", {"text": given})
        assert (answer.status_code, answer.headers.get("Location")) == (302, page), given
    unknown = client.post("/verify/", {"text": "2222222222"})
    assert unknown.status_code == 422
    assert "no credential here with this code" in unknown.text
    elsewhere = client.post("/verify/", {"text": f"https://other.example{page}"})
    assert "at another site" in elsewhere.text
