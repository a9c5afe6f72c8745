"""What no page can serve is taken care of for every page alike."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fairbrief.accounts.models import User
from fairbrief.applications.models import Application
from fairbrief.organizations.models import Member
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    an_employer,
    an_officer,
    an_open_brief,
)

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
        "/briefs/?q=%%0000",
    ],
)
def test_a_nul_in_an_address_is_left_out(path: str) -> None:
    client = Client()
    client.force_login(an_officer(a_campus()).user)
    answer = client.get(path)
    assert answer.status_code in {200, 302}
    assert "\x00" not in str(answer.wsgi_request.GET)


def test_a_nul_in_a_form_is_its_fields_to_judge() -> None:
    answer = Client().post("/account/login/", {"login": "a@b.example\x00", "password": "x"})
    assert answer.status_code == 200


def test_a_nul_in_a_reason_is_said_and_keeps_what_was_typed() -> None:
    member = a_member(an_employer(campus := a_campus()))
    brief = an_open_brief(member.employer, campus)
    application = Application.objects.create(
        brief=brief,
        student=a_student(campus),
        state="submitted",
        made_at=NOW,
        submitted_at=NOW,
        brief_version=1,
    )
    client = Client()
    client.force_login(acting_user(member))
    answer = client.post(
        f"/employer/briefs/{brief.code}/applicants/answer/",
        {f"reason_{application.code}": "No more\x00 places are left."},
    )
    assert answer.status_code == 422
    assert "There is a sign in it that cannot be kept." in answer.content.decode()
    assert "places are left." in answer.content.decode()
    application.refresh_from_db()
    assert application.reason == ""


def acting_user(member: Member) -> User:
    assert member.user is not None
    return member.user


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
