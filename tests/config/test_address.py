"""The site is reached as FAIRBRIEF_URL says, whatever the server in front says or leaves out."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from fairbrief.accounts.actions import open_account
from fairbrief.config.address import hosts_of, origins_of, public_url
from tests.builders import NOW

URL, SECOND = "https://micro.example.edu", "career.example.edu"


@pytest.fixture
def _behind_https(settings: Any) -> None:
    settings.BASE_URL, settings.SECURE = URL, True
    settings.ALLOWED_HOSTS = hosts_of(URL, SECOND)
    settings.CSRF_TRUSTED_ORIGINS = origins_of(URL, settings.ALLOWED_HOSTS)
    settings.SECURE_HSTS_SECONDS = 63072000


def test_loopback_is_no_name_of_a_public_site() -> None:
    assert hosts_of(URL, "") == ["micro.example.edu"]
    assert hosts_of(URL, f"{SECOND}, ") == ["micro.example.edu", SECOND]
    assert "localhost" in hosts_of("http://127.0.0.1:8000", "")
    assert hosts_of("http://[::1]:8000", "")[0] == "[::1]"


def test_forms_are_taken_from_each_name() -> None:
    assert origins_of(f"{URL}:8443", ["micro.example.edu", ".example.edu", "*"]) == [
        f"{URL}:8443",
        URL,
        "https://*.example.edu",
    ]
    assert origins_of("http://127.0.0.1:8000", ["127.0.0.1"]) == []


@pytest.mark.parametrize(
    "given", ["micro.example.edu", "", "//micro.example.edu", "ftp://x.example", f"{URL}/path"]
)
def test_half_an_address_is_refused_in_words(given: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="FAIRBRIEF_URL"):
        public_url(given)
    assert public_url(f"{URL}/") == URL


@pytest.mark.django_db
@pytest.mark.usefixtures("_behind_https")
def test_browsers_are_told_to_stay_with_https() -> None:
    answer = Client(headers={"Host": "micro.example.edu"}).get("/")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=63072000")
    assert Client(headers={"Host": "127.0.0.1"}).get("/").status_code == 400


@pytest.mark.django_db
@pytest.mark.usefixtures("_behind_https")
@pytest.mark.parametrize("host", ["micro.example.edu", SECOND])
def test_a_form_is_taken_under_each_name(host: str) -> None:
    client = Client(enforce_csrf_checks=True, headers={"Host": host})
    client.get("/account/login/code/")
    sent = {
        "email": "maya@studio.example",
        "csrfmiddlewaretoken": client.cookies["csrftoken"].value,
    }
    answer = client.post("/account/login/code/", sent, headers={"Origin": f"https://{host}"})
    assert answer.status_code == 302
    elsewhere = client.post(
        "/account/login/code/", sent, headers={"Origin": "https://evil.example"}
    )
    assert elsewhere.status_code == 403


@pytest.mark.django_db
@pytest.mark.usefixtures("_behind_https")
def test_links_in_sign_in_mails_begin_with_the_one_address() -> None:
    open_account("known@studio.example", name="Known", at=NOW)
    visitor = Client(headers={"Host": SECOND})
    visitor.post("/account/login/code/", {"email": "unknown@studio.example"})
    visitor.post(
        "/join/employer/", {"name": "Known", "email": "known@studio.example", "password1": ""}
    )
    bodies = [str(each.body) for each in mail.outbox]
    assert len(bodies) == 2
    assert f"{URL}/account/signup/" in bodies[0]
    assert f"{URL}/account/password/reset/" in bodies[1]
    assert SECOND not in "".join(bodies)
