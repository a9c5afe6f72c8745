"""People are found by address in capital letters or small, by the indexes there are."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.db import connection
from django.db.models import Q, QuerySet

from fairbrief.accounts.links import links_to
from fairbrief.accounts.models import User
from fairbrief.accounts.queries import settled_accounts, user_with_address
from fairbrief.kernel.called import called, called_one_of
from fairbrief.notices.queries import told_to
from fairbrief.organizations.models import Member
from fairbrief.roster.models import RosterEntry
from tests.builders import NOW, a_campus, a_user, an_employer, an_entry

pytestmark = pytest.mark.django_db
ADDRESS = "Maya@Here.example"


@dataclass(frozen=True)
class Crowd:
    """So many that finding one of them by their address is worth an index."""

    campus: int
    employer: int


@pytest.fixture
def crowd() -> Crowd:
    campus = a_campus()
    employer = an_employer(campus)
    numbers = range(500)
    User.objects.bulk_create(User(email=f"p{each}@away.example", name="P") for each in numbers)
    Member.objects.bulk_create(
        Member(employer=employer, role="supervisor", name="M", email=f"m{each}@away.example")
        for each in numbers
    )
    RosterEntry.objects.bulk_create(
        RosterEntry(
            campus=campus,
            student_number=f"C{each}",
            email=f"r{each}@away.example",
            directory_name=f"r{each}",
            name="R",
            made_at=NOW,
        )
        for each in numbers
    )
    with connection.cursor() as cursor:
        # What was counted of rows of other tests, since taken back, would lead elsewhere.
        cursor.execute("ANALYZE")
    return Crowd(campus.pk, employer.pk)


def plan_of(rows: QuerySet) -> str:
    """How the database would find them, were reading a whole table out of the question."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    return rows.order_by().explain()


def entries(crowd: Crowd, *found: Q) -> QuerySet:
    return RosterEntry.objects.filter(*found, campus=crowd.campus)


@pytest.mark.parametrize(
    ("rows", "index"),
    [
        (lambda _: User.objects.filter(called("email", ADDRESS)), "one_user_an_address"),
        (lambda _: links_to([ADDRESS, "other@here.example"]), "mailed_link_to_address"),
        (lambda _: told_to(ADDRESS), "notice_to_address"),
        (lambda here: entries(here, called("email", ADDRESS)), "roster_one_entry_an_address"),
        (
            lambda here: entries(here, called_one_of("email", [ADDRESS, "a@b"])),
            "roster_one_entry_an_address",
        ),
        (
            lambda here: entries(here, called("directory_name", ADDRESS)),
            "roster_one_entry_a_directory_name",
        ),
        (
            lambda here: Member.objects.filter(
                called("email", ADDRESS), employer=here.employer, left_at=None
            ),
            "one_member_an_address",
        ),
    ],
)
def test_an_index_serves(crowd: Crowd, rows: object, index: str) -> None:
    plan = plan_of(rows(crowd))  # type: ignore[operator]
    assert index in plan


@pytest.mark.usefixtures("crowd")
def test_whoever_has_an_address_is_found_by_indexes_alone() -> None:
    plan = plan_of(settled_accounts(ADDRESS))
    assert "one_user_an_address" in plan
    assert "Seq Scan" not in plan


def test_letters_are_compared_whatever_their_size() -> None:
    campus = a_campus()
    entry = an_entry(campus, email="maya@HERE.example")
    an_entry(campus)
    assert list(RosterEntry.objects.filter(called("email", ADDRESS))) == [entry]
    assert list(RosterEntry.objects.filter(called_one_of("email", [ADDRESS, "a@b"]))) == [entry]
    assert not RosterEntry.objects.filter(called_one_of("email", [])).exists()


def test_nobody_is_called_nothing() -> None:
    an_entry(a_campus(), email="", student_number="7")
    assert not RosterEntry.objects.filter(called("email", "")).exists()
    assert not RosterEntry.objects.filter(called_one_of("email", [""])).exists()


def test_an_account_is_found_by_its_address_in_capital_letters() -> None:
    user = a_user(email="maya@here.example")
    assert user_with_address(ADDRESS) is None
    user.emailaddress_set.create(email=user.email, verified=True)  # type: ignore[attr-defined]
    assert user_with_address(ADDRESS) == user
    assert settled_accounts(ADDRESS).get() == user
    assert User.objects.get_by_natural_key(ADDRESS) == user
