"""Who is signed in is read by statements of our own, to the same end as by Django's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from fairbrief.accounts.models import User
from fairbrief.accounts.signed_in import Backend, SessionStore
from fairbrief.kernel.clock import now

pytestmark = pytest.mark.django_db
OWN = "/notices/"


@pytest.fixture
def user() -> User:
    return User.objects.create_user("amira@example.edu", "long enough to keep", name="Amira")


@pytest.fixture
def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    assert client.get(OWN).status_code == 200
    return client


def test_a_person_is_read_as_django_reads_one(user: User) -> None:
    found = Backend().get_user(user.pk)
    assert found is not None
    names = [field.attname for field in User._meta.concrete_fields]
    again = User.objects.get(pk=user.pk)
    assert [getattr(found, name) for name in names] == [getattr(again, name) for name in names]
    assert Backend().get_user(user.pk + 1) is None


def test_who_may_not_come_in_any_more_is_out_at_once(browser: Client, user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert browser.get(OWN).status_code == 302


def test_a_session_ends_when_its_time_is_over(browser: Client) -> None:
    Session.objects.update(expire_date=now() - timedelta(seconds=1))
    assert browser.get(OWN).status_code == 302


def test_a_raised_epoch_ends_every_session(browser: Client, user: User) -> None:
    User.objects.filter(pk=user.pk).update(session_epoch=1)
    assert browser.get(OWN).status_code == 302


def test_a_key_that_nobody_has_is_not_taken_over() -> None:
    store = SessionStore("a" * 32)
    assert store.get("anything") is None
    assert store.session_key is None


def test_a_persons_pages_are_kept_by_nobody_on_the_way(browser: Client) -> None:
    assert browser.get(OWN).headers["Cache-Control"] == "private, no-cache"
    assert "Cache-Control" not in Client().get("/").headers


@pytest.mark.parametrize(
    "page",
    [
        "sign/nobodys-key/",
        "portfolio/by/nobodys-key/",
        "feed/nobodys-key/fairbrief.ics",
    ],
)
def test_pages_of_a_mailed_link_are_kept_by_nobody_on_the_way(page: str) -> None:
    answer = Client().get(f"/{page}")
    assert answer.status_code == 404
    said = answer.headers["Cache-Control"]
    assert "private" in said
    assert "no-cache" in said


def test_whoever_comes_next_to_a_shared_computer_goes_back_to_nothing(browser: Client) -> None:
    assert "Clear-Site-Data" not in browser.get(OWN).headers
    assert browser.post("/account/logout/").headers["Clear-Site-Data"] == '"cache"'
    assert "Clear-Site-Data" not in browser.get("/").headers


def test_what_the_database_keeps_of_a_session_lets_nobody_in(browser: Client) -> None:
    key = browser.cookies["sessionid"].value
    row = Session.objects.get()
    assert key not in (row.session_key, row.session_data)
    thief = Client()
    thief.cookies["sessionid"] = row.session_key
    assert thief.get(OWN).status_code == 302
    assert SessionStore().exists(key)
    assert not SessionStore().exists(row.session_key)


def test_signing_out_leaves_no_row(browser: Client) -> None:
    browser.post("/account/logout/")
    assert not Session.objects.exists()
