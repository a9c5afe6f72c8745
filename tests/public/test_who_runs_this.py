"""Who runs the installation: whom to write to, and how long what is kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from fairbrief.cli.health import inside
from fairbrief.cli.health.finding import Level

pytestmark = pytest.mark.django_db
HERE = "/who-runs-this/"


def test_every_page_leads_to_it_and_it_says_whom_to_write_to(settings: Any) -> None:
    settings.OPERATOR, settings.CONTACT = "Office of Learning, Lakeshore", "hello@lakeshore.example"
    settings.KEEP_AGREEMENTS_YEARS = 9
    assert f'href="{HERE}"' in Client().get("/for-employers/").text
    page = Client().get(HERE)
    assert page.status_code == 200
    for said in ("Office of Learning, Lakeshore", "mailto:hello@lakeshore.example", "9 years"):
        assert said in page.text


def test_without_an_address_it_says_so_and_the_doctor_does(settings: Any) -> None:
    settings.OPERATOR = settings.CONTACT = ""
    assert "No address is named yet" in Client().get(HERE).text
    settings.DEMO = False
    assert inside.contact().level is Level.WARN
    settings.CONTACT = "hello@lakeshore.example"
    assert inside.contact().level is Level.OK
