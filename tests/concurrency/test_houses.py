"""Two who bring one organization at once, and one person who joins two: the second is told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

import pytest
from django.db import IntegrityError

from fairbrief.accounts.actions import open_account
from fairbrief.accounts.models import User
from fairbrief.audit.locking import unlocked
from fairbrief.kernel.errors import FairbriefError
from fairbrief.organizations.actions import (
    accept_invitation,
    employers,
    invite_member,
    invite_officer,
    register_employer,
)
from fairbrief.organizations.models import Employer, Invitation, Member, Officer
from tests.builders import NOW, a_campus, a_member, a_user, acting, an_employer
from tests.concurrency.together import at_once, slow

pytestmark = pytest.mark.django_db(transaction=True)

EMAIL = "lena@studio.example"


def registering(user: User, name: str, website: str) -> Callable[[], object]:
    facts = {"name": name, "kind": "for_profit", "website": website, "about": "We make films."}

    def act() -> object:
        return register_employer(user, facts=facts, title="Owner", actor=acting(user), at=NOW).pk

    return act


def accepting(user: User, invitation: Invitation) -> Callable[[], object]:
    def act() -> object:
        own = Invitation.objects.get(pk=invitation.pk)
        return accept_invitation(own, user=user, actor=acting(user), at=NOW).pk

    return act


def invited() -> Invitation:
    employer = an_employer()
    owner = a_member(employer)
    return invite_member(
        employer,
        email=EMAIL,
        name="Lena",
        title="",
        role="leader",
        by=owner,
        actor=acting(owner.user),
        at=NOW,
    )


def refused(got: list[object]) -> object:
    """What the one met that did not get through."""
    errors = [each for each in got if isinstance(each, Exception)]
    assert len(errors) == 1, got
    return errors[0]


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_two_who_bring_one_domain_at_once_make_one_organization(
    guard_is_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not guard_is_on:
        monkeypatch.setattr(employers, "_one_after_the_other", lambda: None)
    ana, ben = (
        open_account(f"{name}@studio.example", name=name, at=NOW) for name in ("Ana", "Ben")
    )
    acts = [
        registering(ana, "Studio Norte", "https://studio.example"),
        registering(ben, "Norte Films", "https://www.studio.example"),
    ]
    with slow("organizations_employer"):
        got = at_once(*acts)
    confirmed = Employer.objects.filter(domain="studio.example", domain_confirmed_at=NOW)
    assert confirmed.count() == 1
    if guard_is_on:
        assert "Ask its owner to invite you" in str(refused(got))
    else:
        assert isinstance(refused(got), IntegrityError)


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_two_organizations_of_one_name_brought_at_once_have_addresses_of_their_own(
    guard_is_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not guard_is_on:
        monkeypatch.setattr(employers, "_one_after_the_other", lambda: None)
    ana, ben = (open_account(f"x@{name}.example", name=name, at=NOW) for name in ("ana", "ben"))
    acts = [
        registering(ana, "Studio Norte", "https://ana.example"),
        registering(ben, "Studio Norte", "https://ben.example"),
    ]
    with slow("organizations_employer"):
        got = at_once(*acts)
    slugs = set(Employer.objects.values_list("slug", flat=True))
    if guard_is_on:
        assert slugs == {"studio-norte", "studio-norte-2"}
    else:
        assert isinstance(refused(got), IntegrityError)


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_who_accepts_for_two_employers_at_once_acts_for_one(guard_is_on: bool) -> None:
    lena = open_account(EMAIL, name="Lena", at=NOW)
    acts = [accepting(lena, invited()), accepting(lena, invited())]
    with slow("organizations_member"), nullcontext() if guard_is_on else unlocked():
        got = at_once(*acts)
    assert Member.objects.filter(user=lena).count() == 1
    assert isinstance(refused(got), FairbriefError if guard_is_on else IntegrityError)


def test_who_accepts_while_bringing_an_organization_acts_for_one() -> None:
    lena = open_account(EMAIL, name="Lena", at=NOW)
    acts = [
        accepting(lena, invited()),
        registering(lena, "Studio Norte", "https://studio.example"),
    ]
    with slow("organizations_member"):
        got = at_once(*acts)
    assert Member.objects.filter(user=lena).count() == 1
    assert "You already act for" in str(refused(got))


def test_who_accepts_for_two_offices_at_once_acts_for_one() -> None:
    lena, operator = open_account(EMAIL, name="Lena", at=NOW), a_user(is_operator=True)
    invitations = [
        invite_officer(
            a_campus(),
            email=EMAIL,
            name="Lena",
            title="",
            role="director",
            by=operator,
            actor=acting(operator),
            at=NOW,
        )
        for _ in range(2)
    ]
    with slow("organizations_officer"):
        got = at_once(*[accepting(lena, each) for each in invitations])
    assert Officer.objects.filter(user=lena).count() == 1
    assert "You already act for" in str(refused(got))
