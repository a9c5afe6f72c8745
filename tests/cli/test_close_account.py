"""`fairbrief close-account`: for somebody who asks in writing."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from fairbrief.accounts.actions import let_go_of, open_account, sign_up
from fairbrief.accounts.models import User
from fairbrief.cli.leaving import command
from fairbrief.leaving.models import Closing
from tests.builders import NOW, a_campus, a_student
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return a_student(a_campus(), name="Maya Okafor").user


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(command, [*words])
    return done.exit_code, done.output


def test_a_dry_run_writes_nothing(user: User) -> None:
    code, said = run(user.email, "--dry-run")
    assert (code, said) == (0, "Nothing stands in the way. Nothing was written.\n")
    assert not Closing.objects.exists()


def test_it_is_closed_and_later_erased(user: User) -> None:
    code, said = run(user.email.upper())
    assert code == 0, said
    assert f"The account {user.code} is closed" in said
    assert Closing.objects.get().is_closed
    # Asked once more, with the wish that it be done now.
    code, said = run(user.email, "--at-once", "--json")
    assert code == 0, said
    assert json.loads(said)["erased"]
    user.refresh_from_db()
    assert user.name == "Closed account"
    assert run("maya@nowhere.example")[0] == 1


@pytest.mark.parametrize("how", ["--dry-run", "--at-once", "--json"])
def test_what_stands_in_the_way_is_said(how: str) -> None:
    work = an_engagement("active")
    code, said = run(work.student.user.email, how)
    assert code == 1
    assert work.title in said
    assert not Closing.objects.exists()


def test_an_account_that_was_closed_otherwise_is_left(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)
    code, said = run(user.email)
    assert code == 1
    assert "closed already" in said


def test_an_address_that_was_only_typed_is_let_go_of_at_once() -> None:
    typed = sign_up("owner@example.edu", name="Somebody Else", at=NOW)
    code, said = run("owner@example.edu")
    assert (code, said) == (0, f"The account {typed.code} is erased.\n")
    # Its owner comes.
    owner = open_account("owner@example.edu", name="The Owner", at=NOW)
    let_go_of("owner@example.edu", owner=owner)
    assert owner.pk != typed.pk
