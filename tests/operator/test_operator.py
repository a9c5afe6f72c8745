"""The operator's portal."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from fairbrief.audit.actors import person
from fairbrief.audit.record import record
from fairbrief.organizations.models import Invitation
from tests.builders import NOW, a_campus, a_member, a_user, an_employer, an_officer

pytestmark = pytest.mark.django_db

PAGES = ["", "clocks/", "clocks/?failed", "mail/", "record/", "employers/", "campuses/"]


@pytest.fixture
def operator(client: Client) -> Client:
    client.force_login(a_user(is_operator=True))
    return client


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("count", [0, 3])
def test_pages_cost_little(
    operator: Client, path: str, count: int, django_assert_max_num_queries: Any
) -> None:
    for _number in range(count):
        an_officer(a_campus())
        a_member(an_employer())
    with django_assert_max_num_queries(12):
        assert operator.get(f"/operator/{path}").status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_nobody_else_gets_in(client: Client, path: str) -> None:
    assert client.get(f"/operator/{path}").status_code == 302
    client.force_login(a_user())
    assert client.get(f"/operator/{path}").status_code == 403
    owner = a_member(an_employer())
    assert owner.user
    client.force_login(owner.user)
    assert client.get(f"/operator/{path}").status_code == 403


def test_hold_and_release(operator: Client) -> None:
    employer = an_employer()
    path = f"/operator/employers/{employer.code}/"
    assert operator.post(path, {"reason": ""}).status_code == 422
    assert operator.post(path, {"reason": "Asked students for fees."}).status_code == 302
    employer.refresh_from_db()
    assert employer.is_held
    assert "Asked students" in operator.get(path).content.decode()
    assert operator.post(f"{path}release/").status_code == 302
    employer.refresh_from_db()
    assert not employer.is_held


def test_first_officer_is_invited(operator: Client) -> None:
    campus = a_campus()
    path = f"/operator/campuses/{campus.code}/"
    form = {"name": "Dana", "email": "Dana@lakeside.example", "title": "", "role": "director"}
    assert operator.post(path, {**form, "email": "nobody"}).status_code == 422
    assert operator.post(path, form).status_code == 302
    assert Invitation.objects.get().email == "dana@lakeside.example"


def test_a_changed_event_is_found(operator: Client) -> None:
    user = a_user()
    event = record(user, "tested", actor=person(user), at=NOW)
    assert "as it was written" in operator.post("/operator/record/check/").content.decode()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only")
        cursor.execute("UPDATE audit_event SET actor_name = 'Eve' WHERE id = %s", [event.pk])
        cursor.execute("ALTER TABLE audit_event ENABLE TRIGGER audit_event_append_only")
    assert "not as they were written" in operator.post("/operator/record/check/").content.decode()
