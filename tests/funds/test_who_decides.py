"""Who of the office proposes and approves an award: two above the limit, nobody for themselves."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from fairbrief.funds.actions import (
    approve_award,
    pay_award,
    propose_award,
    request_award,
    revise_award,
)
from fairbrief.funds.models import Award, Pool
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Campus, Officer
from fairbrief.roster.models import RosterEntry
from fairbrief.students.models import Student
from tests.builders import NOW, a_campus, a_student, acting, an_officer
from tests.funds.pools import a_pool, proposed, sums

pytestmark = pytest.mark.django_db


def test_above_the_limit_it_takes_two_people_even_in_small_sums(
    director: Officer, officer: Officer, student: Student
) -> None:
    pool = a_pool(director)
    small = proposed(pool, officer, student, 30000)
    approve_award(small, actor=acting(officer.user), at=NOW)
    second = proposed(pool, officer, student, 30000)
    with pytest.raises(FairbriefError, match="somebody else"):
        approve_award(second, actor=acting(officer.user), at=NOW)
    approve_award(second, actor=acting(director.user), at=NOW)


def test_who_changes_what_was_asked_for_has_proposed_it(
    director: Officer, officer: Officer, student: Student
) -> None:
    pool = a_pool(director)
    award = request_award(
        pool,
        student,
        work=None,
        amount_minor=60000,
        why="Rent",
        actor=acting(student.user),
        at=NOW,
    )
    revise_award(award, amount_minor=90000, actor=acting(officer.user), at=NOW)
    award.refresh_from_db()
    with pytest.raises(FairbriefError, match="somebody else"):
        approve_award(award, actor=acting(officer.user), at=NOW)


def test_only_the_office_proposes_and_sets_another_amount(
    director: Officer, officer: Officer, student: Student
) -> None:
    pool = a_pool(director)
    award = proposed(pool, officer, student)
    elsewhere = an_officer(a_campus())
    for stranger in (elsewhere.user, student.user):
        with pytest.raises(NotAllowedError):
            propose_award(
                pool,
                student=student,
                entry=None,
                work=None,
                amount_minor=1000,
                why="Rent",
                actor=acting(stranger),
                at=NOW,
            )
        with pytest.raises(NotAllowedError):
            revise_award(award, amount_minor=90000, actor=acting(stranger), at=NOW)
    award.refresh_from_db()
    assert award.amount_minor == 40000
    assert Award.objects.count() == 1


def asked(pool: Pool, student: Student, minor: int = 60000) -> Award:
    return request_award(
        pool,
        student,
        work=None,
        amount_minor=minor,
        why="Rent",
        actor=acting(student.user),
        at=NOW,
    )


def test_what_a_student_asks_for_above_the_limit_takes_two_of_the_office(
    director: Officer, officer: Officer, student: Student
) -> None:
    pool = a_pool(director)
    award = asked(pool, student)
    approve_award(award, actor=acting(officer.user), at=NOW)
    assert (award.state, award.waits_for_second) == ("proposed", True)
    assert award.first_approved_by_name == officer.user.name
    assert sums(pool) == (0, 0, 200000)
    assert not Notice.objects.filter(kind="award.approved").exists()
    with pytest.raises(FairbriefError, match="as well"):
        approve_award(award, actor=acting(officer.user), at=NOW)
    browser = Client()
    browser.force_login(director.user)
    here = f"/campus/funds/awards/{award.code}/"
    for page in (here, "/campus/funds/", f"/campus/funds/{pool.code}/"):
        assert "one of two approvals" in browser.get(page).content.decode()
    browser.post(f"{here}approve/")
    award.refresh_from_db()
    assert (award.state, award.approved_by_name) == ("approved", director.user.name)
    assert sums(pool) == (0, 60000, 140000)
    assert "one of two" not in browser.get(here).content.decode()


def test_up_to_the_limit_one_of_the_office_is_enough(
    director: Officer, officer: Officer, student: Student
) -> None:
    award = asked(a_pool(director), student, 50000)
    approve_award(award, actor=acting(officer.user), at=NOW)
    assert (award.state, award.first_approved_at) == ("approved", None)


def test_another_amount_takes_a_first_approval_back(
    director: Officer, officer: Officer, campus: Campus, student: Student
) -> None:
    award = asked(a_pool(director), student)
    approve_award(award, actor=acting(officer.user), at=NOW)
    revise_award(award, amount_minor=90000, actor=acting(director.user), at=NOW)
    award.refresh_from_db()
    assert (award.first_approved_by, award.first_approved_by_name) == (None, "")
    assert not award.waits_for_second
    # Who set the amount is one of the two, so another makes them two.
    with pytest.raises(FairbriefError, match="somebody else"):
        approve_award(award, actor=acting(director.user), at=NOW)
    approve_award(award, actor=acting(officer.user), at=NOW)
    assert award.state == "approved"


def test_nobody_gives_to_themselves(director: Officer, campus: Campus, student: Student) -> None:
    assistant, other = an_officer(campus, user=student.user), a_student(campus)
    pool = a_pool(director, second_above_minor=100000)
    with pytest.raises(FairbriefError, match="given to you"):
        proposed(pool, assistant, student)
    mine, theirs = asked(pool, student), asked(pool, other)
    by = {"actor": acting(assistant.user), "at": NOW}
    acts: list[Any] = [
        lambda award: revise_award(award, amount_minor=70000, **by),
        lambda award: approve_award(award, **by),
        lambda award: pay_award(award, paid_minor=100, paid_on=NOW.date(), reference="ACH 1", **by),
    ]
    browser, page = Client(), f"/campus/funds/awards/{mine.code}/"
    browser.force_login(assistant.user)
    for act in acts[:2]:
        with pytest.raises(NotAllowedError):
            act(mine)
    assert "somebody else of your office" in browser.get(page).content.decode()
    assert "approve/" not in browser.get(page).content.decode()
    approve_award(mine, actor=acting(director.user), at=NOW)
    with pytest.raises(NotAllowedError):
        acts[2](mine)
    assert "pay/" not in browser.get(page).content.decode()
    for act in acts:
        act(theirs)
    assert theirs.state == "paid"


def test_nor_by_an_entry_of_the_roster_with_their_address(
    director: Officer, officer: Officer, campus: Campus
) -> None:
    entry = RosterEntry.objects.create(
        campus=campus, name="x", email=officer.user.email.upper(), made_at=NOW
    )
    pool = a_pool(director)
    award = proposed(pool, director, None, 40000, entry=entry)
    with pytest.raises(NotAllowedError):
        approve_award(award, actor=acting(officer.user), at=NOW)
