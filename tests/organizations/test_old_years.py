"""Two people of an office at the campus's year, one of whom has an old page open."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from fairbrief.organizations.actions import save_term
from fairbrief.organizations.models import Campus, Term
from tests.builders import NOW, a_campus, acting, an_officer
from tests.pages import seen_in, seen_on

pytestmark = pytest.mark.django_db
ADDRESS = "/campus/policy/year/exams-2031-05-01/"


@pytest.fixture
def campus() -> Campus:
    return a_campus()


@pytest.fixture
def exams(campus: Campus) -> Term:
    officer = an_officer(campus)
    return save_term(campus, **told(), actor=acting(officer.user), at=NOW)


@pytest.fixture
def browser(campus: Campus) -> Client:
    browser = Client()
    browser.force_login(an_officer(campus).user)
    return browser


def told(**change: object) -> dict[str, object]:
    days = {"starts_on": date(2031, 5, 1), "ends_on": date(2031, 5, 9)}
    return {"kind": "exams", "name": "Finals", **days, **change}


def test_days_a_colleague_set_are_not_written_over(exams: Term, browser: Client) -> None:
    sent = {"seen": seen_on(browser, ADDRESS)}
    theirs = told(ends_on=date(2031, 5, 12)) | sent
    for _press in range(2):
        assert browser.post(ADDRESS, theirs).status_code == 302
    refused = browser.post(ADDRESS, told(name="Final exams") | sent)
    said = refused.content.decode()
    assert refused.status_code == 409
    assert "It says now: Mon 12 May 2031" in said
    assert "Final exams" in said
    exams.refresh_from_db()
    assert (exams.name, exams.ends_on) == ("Finals", date(2031, 5, 12))
    again = told(name="Final exams", ends_on=date(2031, 5, 12), seen=seen_in(said))
    assert browser.post(ADDRESS, again).status_code == 302
    exams.refresh_from_db()
    assert exams.name == "Final exams"


def test_what_was_typed_is_kept_where_a_colleague_moved_it(exams: Term, browser: Client) -> None:
    sent = told(name="Final exams") | {"seen": seen_on(browser, ADDRESS)}
    Term.objects.filter(pk=exams.pk).update(starts_on=date(2031, 5, 2))
    refused = browser.post(ADDRESS, sent)
    said = refused.content.decode()
    assert refused.status_code == 409
    assert "moved this part of the year" in said
    assert "Final exams" in said
    assert 'action="/campus/policy/year/"' in said, "it is added from here"
    assert browser.get(ADDRESS).status_code == 404
    assert browser.post("/campus/policy/year/", sent).status_code == 422, "it overlaps"
    exams.delete()
    assert browser.post("/campus/policy/year/", sent).status_code == 302
    assert Term.objects.get().name == "Final exams"
