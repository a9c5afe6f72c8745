"""The operator's portal."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fairbrief.audit.actors import person
from fairbrief.audit.advancing import advance
from fairbrief.audit.record import record
from fairbrief.organizations.models import Campus, Invitation
from fairbrief.payments.models import Funding
from fairbrief.vetting.models import AddedWage, Policy
from tests.accounts.signing import just_in
from tests.builders import NOW, TODAY, a_campus, a_member, a_user, an_employer, an_officer
from tests.engaged import an_engagement
from tests.vetting.test_rulebooks import own
from tests.vetting.world import World

pytestmark = pytest.mark.django_db

PAGES = [
    "", "clocks/", "clocks/?failed", "mail/", "mail/told/", "record/", "employers/",
    "campuses/", "campuses/new/", "rules/", "wages/",
]  # fmt: skip


@pytest.fixture
def operator() -> Client:
    return just_in(a_user(is_operator=True))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("count", [0, 3])
def test_pages_cost_little(
    operator: Client, path: str, count: int, django_assert_max_num_queries: Any
) -> None:
    for _number in range(count):
        an_officer(a_campus())
        a_member(an_employer())
    with django_assert_max_num_queries(12):
        assert operator.get(f"/operator/{path}").status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_nobody_else_gets_in(client: Client, path: str) -> None:
    assert client.get(f"/operator/{path}").status_code == 302
    client.force_login(a_user())
    assert client.get(f"/operator/{path}").status_code == 403
    owner = a_member(an_employer())
    assert owner.user
    client.force_login(owner.user)
    assert client.get(f"/operator/{path}").status_code == 403


def test_the_record_and_the_clocks_speak_in_words(operator: Client) -> None:
    work = an_engagement("agreed", authorization_needed=True)
    advance(work, "authorize", actor=person(an_officer(work.campus).user), at=NOW)
    funding = Funding.objects.get(engagement=work)
    page = operator.get("/operator/record/").text
    assert f"Engagement {work.code}" in page
    assert "agreed → authorized" in page
    clocks = operator.get("/operator/clocks/").text
    assert f"Funding {funding.code}" in clocks
    assert "payments.fund_by" not in clocks


def test_a_campus_is_founded_and_its_director_invited(operator: Client) -> None:
    assert "Found the first one" in operator.get("/operator/campuses/").text
    facts = {
        "name": "Alder University",
        "office_name": "Careers Center",
        "office_email": "careers@alder.example",
        "domains": "alder.example\n@students.alder.example",
        "country": "US",
        "state": "",
        "city": "Alder",
        "time_zone": "America/Chicago",
    }
    refused = operator.post("/operator/campuses/new/", facts)
    assert refused.status_code == 422
    assert "minimum wage" in refused.text
    assert "Careers Center" in refused.text
    nonsense = operator.post("/operator/campuses/new/", {**facts, "domains": "our students"})
    assert "is no mail domain" in nonsense.text
    private = operator.post("/operator/campuses/new/", {**facts, "domains": "gmail.com"})
    assert "anyone can have an address" in private.text
    made = operator.post("/operator/campuses/new/", {**facts, "state": "IL"})
    campus = Campus.objects.get()
    assert made["Location"] == f"/operator/campuses/{campus.code}/"
    assert (campus.slug, campus.state, campus.time_zone) == (
        "alder-university",
        "IL",
        "America/Chicago",
    )
    assert {each.domain for each in campus.domains.all()} == {
        "alder.example",
        "students.alder.example",
    }
    page = operator.get(made["Location"]).text
    assert "Alder University" in page
    again = operator.post("/operator/campuses/new/", {**facts, "state": "IL"})
    assert again["Location"] == made["Location"], "pressed twice, founded once"
    named = {**facts, "name": "Birch University", "state": "IL"}
    taken = operator.post("/operator/campuses/new/", named)
    assert "belongs to another campus" in taken.text
    other = {**facts, "state": "IL", "domains": "alder-two.example"}
    operator.post("/operator/campuses/new/", other)
    assert set(Campus.objects.values_list("slug", flat=True)) == {
        "alder-university",
        "alder-university-2",
    }


def test_hold_and_release(operator: Client) -> None:
    employer = an_employer()
    path = f"/operator/employers/{employer.code}/"
    assert operator.post(path, {"reason": ""}).status_code == 422
    assert operator.post(path, {"reason": "Asked students for fees."}).status_code == 302
    employer.refresh_from_db()
    assert employer.is_held
    assert "Asked students" in operator.get(path).content.decode()
    assert operator.post(f"{path}release/").status_code == 302
    employer.refresh_from_db()
    assert not employer.is_held


def test_first_officer_is_invited(operator: Client) -> None:
    campus = a_campus()
    path = f"/operator/campuses/{campus.code}/"
    form = {"name": "Dana", "email": "Dana@lakeside.example", "title": "", "role": "director"}
    assert operator.post(path, {**form, "email": "nobody"}).status_code == 422
    assert operator.post(path, form).status_code == 302
    assert Invitation.objects.get().email == "dana@lakeside.example"


def test_an_invitation_to_the_wrong_person_is_withdrawn(operator: Client) -> None:
    campus = a_campus()
    path = f"/operator/campuses/{campus.code}/"
    form = {"name": "Dana", "email": "dana@elsewhere.example", "title": "", "role": "director"}
    operator.post(path, form)
    invitation = Invitation.objects.get()
    withdraw = f"{path}invitations/{invitation.code}/withdraw/"
    assert withdraw in operator.get(path).text
    assert operator.get(withdraw).status_code == 405
    elsewhere = withdraw.replace(campus.code, a_campus().code)
    assert operator.post(elsewhere).status_code == 404
    for _press in range(2):
        assert operator.post(withdraw).status_code == 302
    invitation.refresh_from_db()
    assert invitation.withdrawn_at is not None
    assert "dana@elsewhere.example" not in operator.get(path).text


def test_a_changed_event_is_found(operator: Client) -> None:
    user = a_user()
    event = record(user, "tested", actor=person(user), at=NOW)
    assert "as it was written" in operator.post("/operator/record/check/").content.decode()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only")
        cursor.execute("UPDATE audit_event SET actor_name = 'Eve' WHERE id = %s", [event.pk])
        cursor.execute("ALTER TABLE audit_event ENABLE TRIGGER audit_event_append_only")
    assert "not as they were written" in operator.post("/operator/record/check/").content.decode()


def a_wage(**columns: Any) -> AddedWage:
    return AddedWage.objects.create(
        **{
            "jurisdiction": "OH",
            "hourly_minor": 1150,
            "effective_from": date(2027, 1, 1),
            "source": "https://com.ohio.gov/wages",
            "checked_on": TODAY,
            "made_at": NOW,
            **columns,
        }
    )


@pytest.mark.parametrize("path", ["rules/", "wages/"])
def test_rules_and_wages_cost_the_same_with_one_and_with_three(operator: Client, path: str) -> None:
    counts = []
    for number in (1, 3):
        for _each in range(number):
            campus = a_campus()
            Policy.objects.filter(campus=campus).update(own_rules=[own()], rules_off=["SCOPE-01V"])
            World(campus).approve(overrides={"OWN-MRKTS234": "By day this time."})
            a_wage(made_by=a_user())
        with CaptureQueriesContext(connection) as queries:
            assert operator.get(f"/operator/{path}").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


def test_override_rate_is_shown_by_rule(operator: Client) -> None:
    assert "Nothing was found yet" in operator.get("/operator/rules/").content.decode()
    campus = a_campus(name="Hill College")
    Policy.objects.filter(campus=campus).update(own_rules=[own()], rules_off=["SCOPE-01V"])
    World(campus).approve(overrides={"LEARN-03": "Everyone can learn it.", "OWN-MRKTS234": "Day."})
    content = operator.get("/operator/rules/").content.decode()
    for words in ("No skill is named", "100 %", "off at 1", own()["title"], "Hill College"):
        assert words in content, words


def test_wage_is_added_corrected_and_withdrawn(operator: Client) -> None:
    path = "/operator/wages/"
    with time_machine.travel(NOW, tick=False):
        operator.force_login(a_user("Olga", is_operator=True))
        content = operator.get(path).content.decode()
        assert "Check these" in content
        form = {
            "jurisdiction": "OH",
            "rate": "11.50",
            "effective_from": "2027-01-01",
            "source": "https://com.ohio.gov/wages",
            "checked_on": "2027-02-10",
        }
        for wrong in (
            {"rate": "0.5"},
            {"rate": "x"},
            {"jurisdiction": "ZZ"},
            {"source": ""},
            {"checked_on": "2027-02-12"},
            {"effective_from": "2037-01-01"},
        ):
            answer = operator.post(path, {**form, **wrong})
            assert answer.status_code == 422, wrong
            assert wrong.get("source", form["source"]) in answer.content.decode()
        assert not AddedWage.objects.exists()
        for _press in range(2):
            assert operator.post(path, form).status_code == 302
        wage = AddedWage.objects.get()
        content = operator.get(path).content.decode()
        assert "$11.50" in content
        assert "Olga" in content
        assert '<a href="#OH">' not in content, "it is known again"
        withdraw = f"{path}{wage.code}/withdraw/"
        assert operator.post(withdraw, {"reason": ""}).status_code == 422
        for _press in range(2):
            assert operator.post(withdraw, {"reason": "Read the wrong line."}).status_code == 302
        content = operator.get(path).content.decode()
        assert "Read the wrong line." in content
        assert '<a href="#OH">' in content
        assert operator.post(f"{path}2222222222/withdraw/", {"reason": "No."}).status_code == 404
