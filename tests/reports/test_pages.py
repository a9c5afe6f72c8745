"""The report's pages, files, mails and keys: for the office alone, and each taking on record."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from fairbrief.audit.actors import person
from fairbrief.kernel.errors import LimitReachedError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.organizations.actions import record_taking
from fairbrief.organizations.models import Campus, Officer
from fairbrief.organizations.queries import taken_away
from fairbrief.reports.actions import make_key, subscribe, tell_subscribers
from fairbrief.reports.models import Key, Subscription
from tests.accounts.signing import just_in
from tests.browsing import signed_in
from tests.builders import NOW, a_campus, a_student, an_officer
from tests.reports.builders import a_term, an_entry, fill, table_of, the_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Officer:
    return an_officer(a_campus(), role=Officer.Role.DIRECTOR)


@pytest.fixture
def campus(officer: Officer) -> Campus:
    fill(officer.campus, "History", 24)
    fill(officer.campus, "Law", 14)
    fill(officer.campus, "Dance", 3)
    return officer.campus


def test_the_page_says_what_the_report_says(officer: Officer, campus: Campus) -> None:
    page = signed_in(officer.user).get("/campus/report/").text
    assert "2027, outside the terms" in page
    assert "History" in page
    assert "Dance" not in page
    assert "2 not shown: too few people" in page
    assert 'alt="Pay an hour' in page


def test_a_page_without_enough_people_says_so(officer: Officer) -> None:
    page = signed_in(officer.user).get("/campus/report/")
    assert page.status_code == 200
    assert "Fewer than 10 students took part" in page.text


@pytest.mark.parametrize("people", [12, 30])
def test_the_page_takes_a_fixed_number_of_queries(
    people: int, officer: Officer, django_assert_num_queries: Any
) -> None:
    fill(officer.campus, "History", people)
    client = signed_in(officer.user)
    client.get("/campus/report/")
    with django_assert_num_queries(12):
        client.get("/campus/report/")


def test_each_file_holds_the_report_and_stands_on_the_record(
    officer: Officer, campus: Campus
) -> None:
    client = signed_in(officer.user)
    for kind, start in (("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("pdf", b"%PDF")):
        answer = client.get(f"/campus/report/year-2027/report.{kind}")
        body = b"".join(answer) if answer.streaming else answer.content
        assert body.startswith(start)
        assert f".{kind}" in answer["Content-Disposition"]
    taken = list(taken_away(campus))
    assert [event.data["what"] for event in taken] == ["report.pdf", "report.xlsx", "report.csv"]
    assert {event.actor_name for event in taken} == {officer.user.name}
    assert "report.xlsx" in client.get("/campus/report/keys/").text


def test_a_chart_is_a_picture_without_script(officer: Officer, campus: Campus) -> None:
    client = signed_in(officer.user)
    for size in ("wide", "narrow"):
        answer = client.get(f"/campus/report/year-2027/charts/pay_major/{size}.svg")
        assert answer["Content-Type"] == "image/svg+xml"
        assert answer["Content-Security-Policy"].startswith("default-src 'none'")
        assert "<script" not in answer.text
        assert "History" in answer.text
    assert client.get("/campus/report/year-2027/charts/none/wide.svg").status_code == 404


def test_a_term_of_another_campus_is_not_found(officer: Officer) -> None:
    elsewhere = a_term(a_campus())
    client = signed_in(officer.user)
    assert client.get(f"/campus/report/?term=term-{elsewhere.pk}").status_code == 404
    assert client.get("/campus/report/?term=year-").status_code == 404
    assert client.get("/campus/report/?term=year-0000").status_code == 404
    assert client.get(f"/campus/report/term-{elsewhere.pk}/report.csv").status_code == 404
    assert not taken_away(officer.campus)


def test_students_see_nothing_of_it(campus: Campus) -> None:
    client = signed_in(a_student(campus).user)
    for path in ("", "keys/", "year-2027/report.csv", "year-2027/charts/trend/wide.svg"):
        assert client.get(f"/campus/report/{path}").status_code == 403


# Keys


def test_a_key_reads_the_report_of_its_campus_as_the_page_shows_it(
    officer: Officer, campus: Campus
) -> None:
    sent = {"name": "Dashboard", "opens": "reports"}
    page = just_in(officer.user).post("/campus/report/keys/", sent)
    secret = page.text.partition('id="secret"')[2].partition(">")[2].partition("<")[0]
    assert secret.startswith("fbr_")
    assert secret not in signed_in(officer.user).get("/campus/report/keys/").text
    asked = Client(headers={"authorization": f"Bearer {secret}"})
    listed = json.loads(asked.get("/api/v1/reports").content)
    assert [each["key"] for each in listed["periods"]] == ["year-2027"]
    found = json.loads(asked.get("/api/v1/reports/year-2027").content)
    majors = next(each for each in found["tables"] if each["key"] == "participation_major")
    shown = table_of(the_report(campus), "participation_major")
    assert majors["rows"] == [list(row) for row in shown.rows]
    assert majors["hidden"] == 2
    assert "Dance" not in json.dumps(found)
    assert Key.objects.get().last_used_at is not None
    assert asked.get("/api/v1/reports/term-1").status_code == 404


def test_without_a_live_key_there_is_nothing(officer: Officer, campus: Campus) -> None:
    key, secret = make_key(campus, name="x", officer=officer, actor=person(officer.user), at=NOW)
    for bearer in ("", "Bearer ", "Bearer fbr_none", f"Bearer {key.digest}", f"Basic {secret}"):
        answer = Client(headers={"authorization": bearer}).get("/api/v1/reports/year-2027")
        assert answer.status_code == 401
        assert json.loads(answer.content)["error"]["status"] == 401
    signed_in(officer.user).post(f"/campus/report/keys/{key.code}/revoke/")
    answer = Client(headers={"authorization": f"Bearer {secret}"}).get("/api/v1/reports")
    assert answer.status_code == 401


def test_a_key_opens_no_other_campus(officer: Officer, campus: Campus) -> None:
    other = a_campus()
    term = a_term(other)
    an_entry(other, term)
    _key, secret = make_key(campus, name="x", officer=officer, actor=person(officer.user), at=NOW)
    asked = Client(headers={"authorization": f"Bearer {secret}"})
    assert asked.get(f"/api/v1/reports/term-{term.pk}").status_code == 404


def test_only_directors_make_and_revoke_keys(officer: Officer, campus: Campus) -> None:
    colleague = an_officer(campus)
    client = signed_in(colleague.user)
    assert client.post("/campus/report/keys/", {"name": "x"}).status_code == 403
    key, _secret = make_key(campus, name="x", officer=officer, actor=person(officer.user), at=NOW)
    assert client.post(f"/campus/report/keys/{key.code}/revoke/").status_code == 403
    stranger = an_officer(a_campus(), role=Officer.Role.DIRECTOR)
    path = f"/campus/report/keys/{key.code}/revoke/"
    assert signed_in(stranger.user).post(path).status_code == 404
    with pytest.raises(NotAllowedError):
        make_key(campus, name="x", officer=stranger, actor=person(stranger.user), at=NOW)


def test_a_campus_has_ten_keys_at_most(officer: Officer, campus: Campus) -> None:
    for _number in range(10):
        make_key(campus, name="x", officer=officer, actor=person(officer.user), at=NOW)
    with pytest.raises(LimitReachedError):
        make_key(campus, name="x", officer=officer, actor=person(officer.user), at=NOW)


# Mails


def at(year: int, month: int, day: int, hour: int = 9) -> datetime:
    return datetime(year, month, day, hour, tzinfo=ZoneInfo("America/New_York"))


def test_a_subscriber_is_mailed_a_link_each_month_and_no_figures(
    officer: Officer, campus: Campus
) -> None:
    subscribe(officer, kinds={"month"}, at=NOW)
    assert tell_subscribers(at=at(2027, 2, 28)) == 0
    assert [tell_subscribers(at=at(2027, 3, 1)) for _again in range(3)] == [1, 0, 0]
    notice = Notice.objects.get()
    assert notice.email == officer.user.email
    assert "History" not in notice.body
    assert "41" not in notice.body.replace(campus.name, "")
    assert tell_subscribers(at=at(2027, 5, 2)) == 1


def test_a_subscriber_is_mailed_when_a_term_is_over(officer: Officer) -> None:
    a_term(officer.campus)
    subscribe(officer, kinds={"term"}, at=NOW)
    assert tell_subscribers(at=at(2027, 5, 14, 23)) == 0
    assert tell_subscribers(at=at(2027, 5, 15)) == 1
    assert tell_subscribers(at=at(2027, 6, 15)) == 0


def test_mails_are_chosen_on_the_page(officer: Officer) -> None:
    client = signed_in(officer.user)
    client.post("/campus/report/mails/", {"kinds": ["month", "term"]})
    assert Subscription.objects.count() == 2
    assert client.get("/campus/report/").text.count(" checked") == 2
    client.post("/campus/report/mails/", {})
    assert not Subscription.objects.exists()
    assert not Notice.objects.exists()


def test_what_is_taken_is_in_order_of_time(officer: Officer, campus: Campus) -> None:
    for what in ("ledger.csv", "report.pdf"):
        record_taking(campus, what=what, actor=person(officer.user), at=NOW, period="x")
    assert [event.data["what"] for event in taken_away(campus)] == ["report.pdf", "ledger.csv"]
    assert date(2027, 2, 10) == taken_away(campus)[0].at.date()
