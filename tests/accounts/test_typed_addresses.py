"""An address that someone only typed belongs to nobody until its code was typed too."""

from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client

from fairbrief.accounts.actions import open_account
from fairbrief.accounts.models import User
from tests.accounts.signing import code_in_last_mail, come_in, confirm, sign_up
from tests.builders import NOW

pytestmark = pytest.mark.django_db

VICTIM = "maya@studio.example"
THEIRS, MINE = "password of the first", "password of the owner"


def attacker_signs_up() -> Client:
    client = Client()
    sign_up(client, "/join/employer/", VICTIM, name="Attacker", password1=THEIRS)
    cache.clear()  # or the next code within ten seconds would be refused
    return client


def signs_in(email: str, password: str) -> bool:
    answer = Client().post("/account/login/", {"login": email, "password": password})
    return answer.status_code == 302 and answer["Location"] == "/home/"


def test_the_password_of_who_signed_up_first_does_not_open_the_owner_s_account() -> None:
    attacker_signs_up()
    owner = Client()
    owner.post("/account/login/code/", {"email": VICTIM})
    answer = owner.post("/account/login/code/confirm/", {"code": code_in_last_mail()})
    assert answer["Location"] == "/home/"
    assert EmailAddress.objects.get(email=VICTIM).verified
    assert not signs_in(VICTIM, THEIRS)


def test_a_new_password_by_code_leaves_nothing_of_who_signed_up_first() -> None:
    attacker_signs_up()
    owner = Client()
    owner.post("/account/password/reset/", {"email": VICTIM})
    owner.post("/account/password/reset/confirm/", {"code": code_in_last_mail()})
    owner.post("/account/password/reset/complete/", {"password1": MINE, "password2": MINE})
    assert signs_in(VICTIM, MINE)
    assert not signs_in(VICTIM, THEIRS)


def test_each_browser_keeps_what_was_chosen_in_it() -> None:
    attacker = attacker_signs_up()
    owner = Client()
    sign_up(owner, "/join/employer/", VICTIM, name="Maya Okafor", password1=MINE)
    code = code_in_last_mail()
    cache.clear()
    sign_up(attacker, "/join/employer/", VICTIM, name="Attacker again", password1=THEIRS)
    assert owner.post("/account/confirm-email/", {"code": code}).status_code == 302
    assert owner.get("/home/").status_code == 302
    user = User.objects.get()
    assert (user.email, user.name) == (VICTIM, "Maya Okafor")
    assert signs_in(VICTIM, MINE)
    assert not signs_in(VICTIM, THEIRS)


def test_what_was_chosen_is_forgotten_when_the_person_comes_in_another_way() -> None:
    browser = attacker_signs_up()
    session = browser.session
    session.pop("account_login")  # the code has expired
    session.save()
    browser.post("/account/login/code/", {"email": VICTIM})
    answer = browser.post("/account/login/code/confirm/", {"code": code_in_last_mail()})
    assert answer["Location"] == "/home/"
    assert "chosen_at_sign_up" not in browser.session
    assert not signs_in(VICTIM, THEIRS)


def test_a_password_works_from_the_moment_its_address_is_confirmed() -> None:
    client = Client()
    sign_up(client, "/join/employer/", VICTIM, password1=MINE)
    assert not User.objects.get().has_usable_password()
    assert not signs_in(VICTIM, MINE)
    confirm(client)
    assert client.get("/account/").status_code == 200
    assert signs_in(VICTIM, MINE)


def test_signing_up_again_before_confirming_gives_a_fresh_code() -> None:
    attacker_signs_up()
    again = Client()
    sign_up(again, "/join/employer/", VICTIM, password1="")
    assert User.objects.count() == EmailAddress.objects.count() == 1
    assert "already" not in str(mail.outbox[-1].body)
    assert confirm(again) == "/join/employer/organization/"


def test_two_sign_ups_at_once_make_one_account() -> None:
    client = Client()
    sign_up(client, "/join/employer/", VICTIM)
    cache.clear()
    sign_up(client, "/join/employer/", VICTIM)
    assert User.objects.count() == 1
    confirm(client)


def test_signing_up_takes_as_long_for_a_known_address(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    open_account("known@studio.example", name="Known", at=NOW)

    def taken(email: str) -> float:
        begun = time.process_time()
        sign_up(Client(), "/join/employer/", email, password1=MINE)
        return time.process_time() - begun

    taken("warm@studio.example")
    new, known = taken("new@studio.example"), taken("known@studio.example")
    assert known > new / 2


def adds_it_to_their_account() -> tuple[Client, str]:
    """The owner, who came with another address, is signed in and has the code for this one."""
    owner = Client()
    account = open_account("maya@other.example", name="Maya", at=NOW)
    come_in(owner, account.email)
    answer = owner.post("/account/email/", {"action_add": "", "email": VICTIM})
    assert answer["Location"] == "/account/confirm-email/"
    return owner, code_in_last_mail()


def test_a_sign_up_that_was_never_confirmed_keeps_its_owner_from_nothing() -> None:
    attacker = attacker_signs_up()
    typed = code_in_last_mail()
    owner, code = adds_it_to_their_account()
    assert owner.post("/account/confirm-email/", {"code": code}).status_code == 302
    owner.post("/account/email/", {"action_primary": "", "email": VICTIM})
    user = User.objects.get()
    assert (user.email, user.name) == (VICTIM, "Maya")
    # The other browser is told that there is an account, and does not get in.
    attacker.post("/account/confirm-email/", {"code": typed})
    assert attacker.get("/account/").status_code == 302
    assert not signs_in(VICTIM, THEIRS)


def test_another_address_ends_every_other_session() -> None:
    owner, code = adds_it_to_their_account()
    user = User.objects.get()
    other = Client()
    other.force_login(user)
    owner.post("/account/confirm-email/", {"code": code})
    assert other.get("/account/").status_code == 200
    owner.post("/account/email/", {"action_primary": "", "email": VICTIM})
    user.refresh_from_db()
    assert user.email == VICTIM
    assert owner.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302


def test_a_sign_up_stays_until_the_code_is_the_right_one() -> None:
    attacker_signs_up()
    owner, _code = adds_it_to_their_account()
    owner.post("/account/confirm-email/", {"code": "WRONG1"})
    assert User.objects.count() == 2


def test_an_address_that_was_confirmed_stays_where_it_is() -> None:
    first = Client()
    sign_up(first, "/join/employer/", VICTIM, password1=MINE)
    typed = code_in_last_mail()
    cache.clear()
    owner, code = adds_it_to_their_account()
    first.post("/account/confirm-email/", {"code": typed})
    answer = owner.post("/account/confirm-email/", {"code": code})
    assert "There is an account with this address" in answer.content.decode()
    assert EmailAddress.objects.get(email=VICTIM).user.name == "Maya Okafor"
    assert signs_in(VICTIM, MINE)
