"""Two people of an office, one of whom has an old page open."""

from __future__ import annotations

import pytest
from django.test import Client

from fairbrief.audit.queries import history_of
from fairbrief.funds.actions import approve_award, cancel_award, pay_award, revise_award
from fairbrief.funds.models import Award, Pool
from fairbrief.organizations.models import Officer
from fairbrief.students.models import Student
from tests.builders import NOW, acting, an_officer
from tests.funds.pools import a_pool, proposed, sums, terms
from tests.pages import seen_in, seen_on

pytestmark = pytest.mark.django_db
WORDS = "The work it was for has ended."


@pytest.fixture
def browser(director: Officer) -> Client:
    browser = Client()
    browser.force_login(director.user)
    return browser


def test_nobody_approves_an_amount_they_have_not_read(
    director: Officer, officer: Officer, student: Student, browser: Client
) -> None:
    pool = a_pool(director)
    award = proposed(pool, officer, student, 40000)
    here = f"/campus/funds/awards/{award.code}/"
    sent = {"seen": seen_on(browser, here, action=f"{here}approve/")}
    revise_award(award, amount_minor=49000, actor=acting(officer.user), at=NOW)
    refused = browser.post(f"{here}approve/", sent)
    said = refused.content.decode()
    assert refused.status_code == 409
    assert "changed since you opened the page" in said
    assert "Approve $490" in said
    assert sums(pool)[1] == 0, "nothing is set aside"
    for _press in range(2):
        browser.post(f"{here}approve/", {"seen": seen_in(said)})
    assert sums(pool)[1] == 49000


def test_another_amount_is_not_written_over_a_colleagues(
    director: Officer, officer: Officer, student: Student, browser: Client
) -> None:
    award = proposed(a_pool(director), officer, student, 40000)
    here = f"/campus/funds/awards/{award.code}/"
    sent = {"amount": "300", "seen": seen_on(browser, here, action=f"{here}revise/")}
    revise_award(award, amount_minor=49000, actor=acting(officer.user), at=NOW)
    refused = browser.post(f"{here}revise/", sent)
    assert refused.status_code == 409
    assert "It says now: 490.00" in refused.content.decode()
    award.refresh_from_db()
    assert award.amount_minor == 49000
    sent["seen"] = seen_in(refused.content.decode())
    assert browser.post(f"{here}revise/", sent).status_code == 302


def test_a_pool_is_not_written_over_a_colleagues_terms(director: Officer, browser: Client) -> None:
    pool = a_pool(director)
    here = f"/campus/funds/{pool.code}/edit/"
    colleague = Client()
    colleague.force_login(an_officer(director.campus, role="director").user)
    told = terms(budget="2000", second_above="500") | {"seen": seen_on(browser, here)}
    form = {key: value for key, value in told.items() if value not in (None, False)}
    for key in ("budget_minor", "second_above_minor"):
        form.pop(key, None)
    theirs = form | {"who": "Everybody who asks", "budget": "2500"}
    for _press in range(2):
        assert colleague.post(here, theirs).status_code == 302
    mine = form | {"purpose": "Bus fares"}
    refused = browser.post(here, mine)
    said = refused.content.decode()
    assert refused.status_code == 409
    assert "It says now: Everybody who asks" in said
    assert "This was not done" in said
    assert "to mend before" not in said
    assert "It says now: 2500.00" in said
    assert "Bus fares" in said
    pool.refresh_from_db()
    assert (pool.who, pool.purpose) == ("Everybody who asks", form["purpose"])
    events = history_of(pool).count()
    mine |= {"who": "Everybody who asks", "budget": "2500", "seen": seen_in(said)}
    assert browser.post(here, mine).status_code == 302
    pool = Pool.objects.get(pk=pool.pk)
    assert (pool.who, pool.purpose) == ("Everybody who asks", "Bus fares")
    assert history_of(pool).count() == events + 1


@pytest.mark.parametrize("name", ["decline", "cancel", "pay"])
def test_nobody_ends_an_award_that_has_gone_on_since(
    director: Officer, officer: Officer, student: Student, browser: Client, name: str
) -> None:
    award = proposed(a_pool(director), officer, student, 40000)
    here = f"/campus/funds/awards/{award.code}/"
    by = {"actor": acting(officer.user), "at": NOW}
    if name != "decline":
        approve_award(award, **by)
    sent = {"reason": WORDS, "paid": "400", "paid_on": f"{NOW:%F}", "reference": "ACH 77 of May"}
    sent["seen"] = seen_on(browser, here, action=f"{here}{name}/")
    match name:
        case "decline":
            revise_award(award, amount_minor=49000, **by)
        case "cancel":
            pay_award(award, paid_minor=40000, paid_on=NOW.date(), reference="ACH 1", **by)
        case "pay":
            cancel_award(award, reason="The work did not begin.", **by)
    was = Award.objects.get(pk=award.pk).state
    refused = browser.post(f"{here}{name}/", sent)
    said = refused.content.decode()
    assert refused.status_code == 409
    assert "changed since you opened the page" in said
    assert ("ACH 77 of May" if name == "pay" else WORDS) in said
    assert Award.objects.get(pk=award.pk).state == was
    if name == "decline":
        sent["seen"] = seen_in(said)
        for _press in range(2):
            assert browser.post(f"{here}{name}/", sent).status_code == 302


@pytest.mark.usefixtures("at_now")
def test_a_payment_recorded_twice_with_another_reference_is_told(
    director: Officer, officer: Officer, student: Student, browser: Client
) -> None:
    award = proposed(a_pool(director), officer, student, 40000)
    approve_award(award, actor=acting(officer.user), at=NOW)
    here = f"/campus/funds/awards/{award.code}/"
    sent = {"paid": "400", "paid_on": f"{NOW:%F}", "reference": "ACH 1"}
    sent["seen"] = seen_on(browser, here, action=f"{here}pay/")
    for _press in range(2):
        assert browser.post(f"{here}pay/", sent).status_code == 302
    refused = browser.post(f"{here}pay/", sent | {"reference": "ACH 2"})
    assert refused.status_code == 409
    assert "with other words than yours" in refused.content.decode()
    award.refresh_from_db()
    assert award.reference == "ACH 1"
