"""What no page can serve is refused in words, by every page alike."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.builders import a_campus, an_officer

pytestmark = pytest.mark.django_db

NUL = "%00"


@pytest.mark.parametrize(
    "path",
    [
        f"/briefs/?q={NUL}",
        f"/briefs/?skill={NUL}x",
        f"/briefs/?page={NUL}",
        f"/campus/ledger/?q={NUL}",
        f"/campus/ledger/?employer={NUL}",
        f"/account/login/?next=/{NUL}",
        f"/?{NUL}=1",
    ],
)
def test_a_nul_in_an_address_is_a_bad_request(path: str) -> None:
    client = Client()
    client.force_login(an_officer(a_campus()).user)
    answer = client.get(path)
    assert answer.status_code == 400
    assert "could not be read" in answer.content.decode()


def test_a_nul_in_a_form_is_a_bad_request() -> None:
    answer = Client().post("/account/login/", {"login": "a@b.example\x00", "password": "x"})
    assert answer.status_code == 400


def test_a_nul_in_a_cookie_is_a_bad_request() -> None:
    cookie = 'sessionid="' + "\\000" * 12 + '"'
    assert Client(headers={"Cookie": cookie}).get("/").status_code == 400


def test_a_nul_in_a_path_is_nothing_here() -> None:
    for path in (f"/sign/{NUL}/", f"/employers/{NUL}/", f"/briefs/{NUL}/", f"/{NUL}"):
        assert Client().get(path).status_code == 404


def test_a_request_too_large_is_refused_unread(settings: Any) -> None:
    settings.LARGEST_REQUEST = 2000
    file = SimpleUploadedFile("badge.json", b"x" * 4000)
    answer = Client().post("/verify/", {"file": file})
    assert answer.status_code == 413
    assert "10 MB" in answer.content.decode()
    assert Client().post("/verify/", {"text": "{}"}).status_code != 413
