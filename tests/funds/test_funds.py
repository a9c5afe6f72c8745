"""Pools and awards: what a pool holds, and that it never gives more."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from fairbrief.clocks.firing import fire_due
from fairbrief.funds.access import awards_of
from fairbrief.funds.actions import (
    approve_award,
    cancel_award,
    change_pool,
    decline_award,
    pay_award,
    request_award,
    revise_award,
    withdraw_request,
)
from fairbrief.funds.checks import checks_of
from fairbrief.funds.models import Award, Movement, Pool
from fairbrief.funds.queries import Work, rows_for_file, works_of
from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import FairbriefError
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Campus, Member, Officer, Term
from fairbrief.organizations.queries import day_at
from fairbrief.roster.models import Enrolment, RosterEntry
from fairbrief.students.models import Student
from tests.builders import NOW, a_campus, a_student, acting, an_employer, an_officer, days, in_days
from tests.engaged import an_engagement
from tests.funds.pools import a_pool, proposed, sums, terms

pytestmark = pytest.mark.django_db


def test_money_is_set_aside_then_paid_and_the_rest_goes_back(
    director: Officer, officer: Officer, student: Student
) -> None:
    pool = a_pool(director)
    award = proposed(pool, officer, student)
    assert sums(pool) == (0, 0, 200000)
    approve_award(award, actor=acting(director.user), at=NOW)
    approve_award(award, actor=acting(director.user), at=NOW)
    assert sums(pool) == (0, 40000, 160000)
    paid = {"paid_on": NOW.date(), "reference": "ACH 7", "actor": acting(officer.user), "at": NOW}
    with pytest.raises(FairbriefError):
        pay_award(award, paid_minor=40001, **paid)
    pay_award(award, paid_minor=35000, **paid)
    assert sums(pool) == (35000, 0, 165000)
    told = list(
        Notice.objects.filter(user=student.user).order_by("pk").values_list("kind", flat=True)
    )
    assert told == ["award.approved", "award.paid"]


def test_what_counts_is_the_amount_as_it_was_approved(
    director: Officer, officer: Officer, student: Student
) -> None:
    """A page that was opened before the amount was changed shows another."""
    pool = a_pool(director)
    stale = [proposed(pool, officer, student) for _each in range(2)]
    for each in stale:
        award = Award.objects.get(pk=each.pk)
        revise_award(award, amount_minor=10000, actor=acting(officer.user), at=NOW)
        approve_award(award, actor=acting(director.user), at=NOW)
    paid = {"paid_on": NOW.date(), "reference": "ACH 7", "actor": acting(officer.user), "at": NOW}
    with pytest.raises(FairbriefError, match=r"At most \$100"):
        pay_award(stale[0], paid_minor=40000, **paid)
    assert sums(pool) == (0, 20000, 180000)
    pay_award(stale[0], paid_minor=9000, **paid)
    assert sums(pool) == (9000, 10000, 181000)
    cancel_award(stale[1], reason="The work did not begin.", actor=acting(director.user), at=NOW)
    assert sums(pool) == (9000, 0, 191000)


def test_cancelling_frees_what_was_set_aside(
    director: Officer, officer: Officer, student: Student
) -> None:
    pool = a_pool(director)
    award = proposed(pool, officer, student)
    approve_award(award, actor=acting(director.user), at=NOW)
    with pytest.raises(FairbriefError):
        cancel_award(award, reason="", actor=acting(director.user), at=NOW)
    cancel_award(award, reason="The work did not begin.", actor=acting(director.user), at=NOW)
    assert sums(pool) == (0, 0, 200000)
    notice = Notice.objects.get(kind="award.cancelled")
    assert "The work did not begin." in notice.body


def test_the_file_has_the_day_it_was_where_the_campus_is(
    director: Officer, student: Student
) -> None:
    award = proposed(a_pool(director), director, student)
    Award.objects.filter(pk=award.pk).update(proposed_at=datetime(2027, 2, 11, 4, tzinfo=UTC))
    _heads, row = rows_for_file(awards_of(director))
    assert date(2027, 2, 10) in row


def test_a_pool_never_gives_more_than_it_holds(
    director: Officer, officer: Officer, campus: Campus
) -> None:
    pool = a_pool(director, budget=70000)
    first, second = (proposed(pool, officer, a_student(campus)) for _number in range(2))
    approve_award(first, actor=acting(director.user), at=NOW)
    with pytest.raises(FairbriefError, match="300 left"):
        approve_award(second, actor=acting(director.user), at=NOW)
    with pytest.raises(FairbriefError, match="cannot be less"):
        change_pool(
            pool, director, budget_minor=39999, actor=acting(director.user), at=NOW, **terms()
        )
    change_pool(pool, director, budget_minor=80000, actor=acting(director.user), at=NOW, **terms())
    approve_award(second, actor=acting(director.user), at=NOW)
    assert sums(pool) == (0, 80000, 0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Movement.objects.create(
            pool=pool, award=first, kind="commit", amount_minor=1, at=NOW, by_name="x"
        )


def test_movements_are_append_only(director: Officer) -> None:
    pool = a_pool(director)
    for act in (
        lambda: Movement.objects.filter(pool=pool).update(amount_minor=5),
        lambda: Movement.objects.filter(pool=pool).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


def test_a_student_asks_is_answered_with_a_reason_and_may_withdraw(
    director: Officer, student: Student
) -> None:
    pool = a_pool(director)

    def ask() -> Award:
        return request_award(
            pool,
            student,
            work=None,
            amount_minor=60000,
            why="Rent",
            actor=acting(student.user),
            at=NOW,
        )

    award = ask()
    assert Notice.objects.filter(kind="award.requested", user=director.user).exists()
    with pytest.raises(FairbriefError, match="already"):
        ask()
    with pytest.raises(FairbriefError):
        decline_award(award, reason=" ", actor=acting(director.user), at=NOW)
    decline_award(award, reason="The pool is for the summer.", actor=acting(director.user), at=NOW)
    assert "for the summer" in Notice.objects.get(kind="award.declined").body
    again = ask()
    withdraw_request(again, actor=acting(student.user), at=NOW)
    fire_due(at=NOW + days(30))
    assert not Notice.objects.filter(kind="award.late").exists()
    ask()
    fire_due(at=NOW + days(30))
    assert Notice.objects.get(kind="award.late").user == director.user


def test_conditions_are_read_from_the_record(
    director: Officer, officer: Officer, campus: Campus
) -> None:
    pool = a_pool(director, unpaid_nonprofit_only=True, hours_min=10, first_generation_only=True)
    house = an_employer(campus, kind="nonprofit")
    student = a_student(campus, first_generation=True)
    work = an_engagement("active", campus=campus, employer=house, student=student, fee_minor=0)
    found = works_of(student, None)
    assert [each.key for each in found] == [f"work-{work.code}"]
    award = proposed(pool, officer, student, work=found[0])
    assert [each.holds for each in checks_of(award)] == [True, True, True]
    assert [each.holds for each in checks_of(proposed(pool, officer, student))] == [
        None,
        None,
        True,
    ]
    entry = RosterEntry.objects.create(
        campus=campus, student=student, name="x", email="x@x.example", made_at=NOW
    )
    term = Term.objects.create(
        campus=campus, kind="term", name="Spring", starts_on=in_days(-30), ends_on=in_days(60)
    )
    Enrolment.objects.create(entry=entry, term=term, first_generation=False)
    award = proposed(pool, officer, student, entry=entry, work=found[0])
    assert checks_of(award)[2].holds is False
    with pytest.raises(FairbriefError, match="first-generation"):
        approve_award(award, actor=acting(director.user), at=NOW)


def test_a_subsidy_tells_the_employer_nothing_of_the_student(
    director: Officer, officer: Officer, campus: Campus
) -> None:
    pool = a_pool(director, name="First-generation fund", first_generation_only=True)
    student = a_student(campus, first_generation=True)
    work = an_engagement("active", campus=campus, student=student)
    owner = Member.objects.get(employer=work.employer, role="owner")
    award = proposed(
        pool,
        officer,
        student,
        18 * 500,
        work=Work("x", "x", engagement=work),
        rate_minor=500,
        minutes=18 * 60,
    )
    approve_award(award, actor=acting(director.user), at=NOW)
    notice = Notice.objects.get(kind="award.added")
    assert notice.user == owner.user
    assert "generation" not in (notice.subject + notice.body).lower()
    browser = Client()
    assert owner.user is not None
    browser.force_login(owner.user)
    page = browser.get(f"/employer/work/{work.code}/").content.decode()
    assert "generation" not in page.lower()


def test_only_a_director_sets_what_there_is(officer: Officer, director: Officer) -> None:
    pool = a_pool(director)
    with pytest.raises(FairbriefError):
        a_pool(officer, name="Mine")
    browser = Client()
    browser.force_login(officer.user)
    assert browser.get("/campus/funds/new/").status_code == 403
    assert browser.post(f"/campus/funds/{pool.code}/edit/").status_code == 403


def test_the_pages_from_a_pool_to_a_payment(
    campus: Campus, director: Officer, officer: Officer, student: Student
) -> None:
    browser, second, hers = Client(), Client(), Client()
    browser.force_login(director.user)
    second.force_login(officer.user)
    hers.force_login(student.user)
    today = day_at(campus, now())
    told = terms(opens_on=today, ends_on=today + days(30), budget="2000", second_above="100")
    form = {key: value for key, value in told.items() if value not in (None, False)}
    assert browser.post("/campus/funds/new/", form).status_code == 302
    assert browser.post("/campus/funds/new/", form).status_code == 422
    pool = Pool.objects.get()
    assert "$2,000" in second.get("/campus/funds/").content.decode()
    page = f"/campus/funds/{pool.code}/propose/?who="
    assert "Nobody of your campus" in second.get(f"{page}x@y.example").content.decode()
    answer = second.post(
        f"{page}{student.user.email}", {"kind": "stipend", "amount": "450", "why": "Rent"}
    )
    assert answer.status_code == 302, answer.context["form"].errors
    award = Award.objects.get()
    here = f"/campus/funds/awards/{award.code}/"
    assert "somebody else" in second.post(f"{here}approve/").content.decode()
    browser.post(f"{here}approve/")
    assert "$450" in hers.get("/student/stipends/").content.decode()
    assert second.post(f"{here}pay/", {"paid": "450"}).status_code == 422
    paid = {"paid": "450", "paid_on": str(today), "reference": "ACH 1"}
    assert second.post(f"{here}pay/", paid).status_code == 302
    file = b"".join(second.get("/campus/funds/awards.csv").streaming_content).decode()
    assert "ACH 1" in file
    asked = hers.post(f"/student/stipends/{pool.code}/ask/", {"amount": "50", "why": "Bus"})
    assert asked.status_code == 302
    assert "asked for it" in browser.get(f"/campus/funds/{pool.code}/").content.decode()


def test_another_campus_sees_nothing(director: Officer, officer: Officer, student: Student) -> None:
    pool = a_pool(director, opens_on=in_days(-2000), ends_on=in_days(2000))
    award = proposed(pool, officer, student)
    other = a_campus()
    browser, stranger = Client(), Client()
    browser.force_login(an_officer(other, role="director").user)
    theirs = a_student(other)
    stranger.force_login(theirs.user)
    for page in ("", "edit/", "propose/"):
        assert browser.get(f"/campus/funds/{pool.code}/{page}").status_code == 404
    assert browser.get(f"/campus/funds/awards/{award.code}/").status_code == 404
    for act in ("approve", "revise", "decline", "cancel", "pay"):
        assert browser.post(f"/campus/funds/awards/{award.code}/{act}/").status_code == 404
    file = b"".join(browser.get("/campus/funds/awards.csv").streaming_content).decode()
    assert award.code not in file
    assert stranger.get(f"/student/stipends/{pool.code}/ask/").status_code == 404
    assert pool.name not in stranger.get("/student/stipends/").content.decode()
    mine = a_pool(
        an_officer(other, role="director"), opens_on=in_days(-2000), ends_on=in_days(2000)
    )
    page = browser.get(f"/campus/funds/{mine.code}/propose/?who={student.user.email}")
    assert "Nobody of your campus" in page.content.decode()


def test_the_pages_ask_the_database_a_fixed_number_of_times(
    director: Officer, officer: Officer, campus: Campus, django_assert_num_queries: Any
) -> None:
    pool = a_pool(director)
    for _number in range(4):
        proposed(pool, officer, a_student(campus))
    browser = Client()
    browser.force_login(officer.user)
    with django_assert_num_queries(6):
        browser.get("/campus/funds/")
    with django_assert_num_queries(7):
        browser.get(f"/campus/funds/{pool.code}/")
