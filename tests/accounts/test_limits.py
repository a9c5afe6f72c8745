"""Guessing is slowed, and whoever guesses locks out nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from fairbrief.accounts.actions import open_account
from fairbrief.accounts.models import User
from tests.builders import NOW

pytestmark = pytest.mark.django_db

PASSWORD, GUESS = "a long pass phrase", "guess guess"


@pytest.fixture
def maya() -> User:
    user = open_account("maya@studio.example", name="Maya", at=NOW)
    user.set_password(PASSWORD)
    user.save()
    return user


def try_in(email: str, password: str = GUESS, **headers: str) -> Any:
    return Client().post(
        "/account/login/", {"login": email, "password": password}, headers=dict(headers)
    )


def is_slowed(answer: Any) -> bool:
    return answer.status_code == 200 and "Too many" in answer.content.decode()


def test_a_proxy_nobody_told_of_does_not_make_one_count_of_all(maya: User, settings: Any) -> None:
    settings.SECURE = True
    for number in range(32):
        try_in(f"nobody{number}@studio.example")
    assert try_in(maya.email, PASSWORD).status_code == 302
    for _try in range(6):
        answer = try_in("ana@studio.example")
    assert is_slowed(answer)


def test_with_its_proxies_named_each_address_has_its_own_count(maya: User, settings: Any) -> None:
    settings.SECURE, settings.ALLAUTH_TRUSTED_PROXY_COUNT = True, 1
    for _try in range(6):
        answer = try_in(maya.email, **{"X-Forwarded-For": "9.9.9.9, 203.0.113.7"})
    assert is_slowed(answer)
    assert try_in(maya.email, PASSWORD, **{"X-Forwarded-For": "198.51.100.2"}).status_code == 302


def test_a_lecture_hall_gets_in_behind_one_address() -> None:
    people = [
        open_account(f"student{number}@studio.example", name="S", at=NOW) for number in range(32)
    ]
    User.objects.update(password=_hashed())
    assert all(try_in(each.email, PASSWORD).status_code == 302 for each in people)


def test_guessing_from_everywhere_is_slowed_too(maya: User, settings: Any) -> None:
    settings.SECURE, settings.ALLAUTH_TRUSTED_PROXY_COUNT = True, 1
    for number in range(51):
        answer = try_in(maya.email, **{"X-Forwarded-For": f"203.0.113.{number}"})
    assert is_slowed(answer)


def test_fewer_proxies_than_named_are_no_fault_of_the_visitor(maya: User, settings: Any) -> None:
    settings.SECURE, settings.ALLAUTH_TRUSTED_PROXY_COUNT = True, 2
    answer = try_in(maya.email, PASSWORD, **{"X-Forwarded-For": "198.51.100.2"})
    assert answer.status_code == 302


def test_who_asks_for_codes_too_often_is_told_to_wait(maya: User) -> None:
    for _ask in range(4):
        answer = Client().post(
            "/join/employer/", {"name": "Ana", "email": "ana@studio.example", "password1": ""}
        )
    assert answer.status_code == 429
    assert "Wait a minute" in answer.content.decode()


def _hashed() -> str:
    user = User()
    user.set_password(PASSWORD)
    return user.password
