"""The office's pages: the queues, a brief, an employer, the policy."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fairbrief.briefs.actions import edit_brief, send_for_review, take_back
from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import BriefState
from fairbrief.organizations.models import Campus, Member, Officer
from fairbrief.vetting.actions import ask_for_changes
from fairbrief.vetting.models import BriefReview, EmployerReview, Policy
from fairbrief.vetting.queries import policy_of
from fairbrief.vetting.states import BriefReviewState, EmployerReviewState
from tests.builders import (
    NOW,
    a_campus,
    a_draft,
    a_member,
    a_student,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
    days,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]
REASON = "Say who reads the first version, and when."


@pytest.fixture
def officer() -> Officer:
    return an_officer(a_campus(), role="director")


@pytest.fixture
def page(client: Client, officer: Officer) -> Client:
    client.force_login(officer.user)
    return client


def a_sent_brief(*campuses: Campus, vetted: bool = True) -> tuple[Brief, Member]:
    member = a_member(an_employer(*(campuses if vetted else ())))
    brief = a_draft(member.employer, *campuses)
    send_for_review(brief, actor=acting(member.user), at=NOW)
    return brief, member


def url(name: str, brief: Brief) -> str:
    return reverse(f"campus:{name}", args=[brief.code])


def test_queue_shows_what_waits_and_what_was_decided(page: Client, officer: Officer) -> None:
    brief, _member = a_sent_brief(officer.campus)
    assert brief.title in page.get(reverse("campus:briefs")).content.decode()
    assert page.post(url("approve_brief", brief)).status_code == 302
    content = page.get(reverse("campus:briefs") + "?show=decided").content.decode()
    assert brief.title in content
    assert "Nothing waits for you" in page.get(reverse("campus:briefs")).content.decode()
    brief.refresh_from_db()
    assert brief.state == BriefState.OPEN


def test_second_press_is_harmless(page: Client, officer: Officer) -> None:
    brief, _member = a_sent_brief(officer.campus)
    for _press in range(2):
        assert page.post(url("approve_brief", brief), follow=True).status_code == 200
    assert brief.versions.count() == 1


def test_refusals_keep_what_was_typed(page: Client, officer: Officer) -> None:
    brief, _member = a_sent_brief(officer.campus)
    for name in ("ask_for_changes", "decline_brief"):
        answer = page.post(url(name, brief), {"reason": "too bad"})
        assert answer.status_code == 422
        assert "too bad" in answer.content.decode()
    assert page.post(url("ask_for_changes", brief), {"reason": REASON}).status_code == 302
    brief.refresh_from_db()
    assert brief.state == BriefState.CHANGES_ASKED
    answer = page.post(url("approve_brief", brief))
    assert answer.status_code == 422, "what was decided is not decided again"
    assert REASON in page.get(url("brief", brief)).content.decode()


def test_differences_are_shown_when_it_comes_again(page: Client, officer: Officer) -> None:
    brief, member = a_sent_brief(officer.campus)
    review = BriefReview.objects.get(brief=brief)
    ask_for_changes(review, actor=acting(officer.user), at=NOW, reason=REASON)
    actor = acting(member.user)
    edit_brief(brief, actor=actor, at=NOW, channel="A call on Mondays", fee_minor=54000)
    content = page.get(url("brief", brief)).content.decode()
    assert "A call on Mondays" not in content, "the office reads what was sent"
    assert "The employer is working on it" in content
    send_for_review(brief, actor=actor, at=NOW + days(1))
    content = page.get(url("brief", brief)).content.decode()
    assert "What changed from version 1 to 2" in content
    assert "<del>$432</del>" in content
    assert "<ins>$540</ins>" in content


def test_unvetted_employer_is_pointed_to(page: Client, officer: Officer) -> None:
    brief, _member = a_sent_brief(officer.campus, vetted=False)
    vetting = EmployerReview.objects.get()
    link = reverse("campus:employer", args=[vetting.code])
    assert link in page.get(url("brief", brief)).content.decode()
    answer = page.post(url("approve_brief", brief))
    assert answer.status_code == 422
    assert "has not approved this employer" in answer.content.decode()
    assert page.post(reverse("campus:approve_employer", args=[vetting.code])).status_code == 302
    assert page.post(url("approve_brief", brief)).status_code == 302


def test_policy_of_the_day_and_setting_it_aside(page: Client, officer: Officer) -> None:
    brief, _member = a_sent_brief(officer.campus)
    Policy.objects.create(campus=officer.campus, version=2, pay_floor_minor=3000, made_at=NOW)
    assert "Your policy stands against it" in page.get(url("brief", brief)).content.decode()
    assert page.post(url("approve_brief", brief)).status_code == 422
    said = {"aside_pay_02": "Agreed before the change."}
    held = looked_at(page, url("approve_brief", brief), said)
    other = {**held, "aside_pay_02": "Call me at home about it."}
    again = looked_at(page, url("approve_brief", brief), other)
    assert again["looked"] != held["looked"], "other words, another look"
    assert page.post(url("approve_brief", brief), held).status_code == 302
    assert BriefReview.objects.get().overrides == {"PAY-02": "Agreed before the change."}
    content = page.get(url("brief", brief)).content.decode()
    assert "PAY-02:" not in content, "in what happened it goes by its title, too"
    assert "Agreed before the change." in content


def looked_at(page: Client, address: str, said: dict[str, str]) -> dict[str, str]:
    """Presses once: nothing is decided, and what students would read is shown. Returns what the
    fields of the page hold then, which pressing again sends."""
    answer = page.post(address, said)
    content = answer.content.decode()
    assert answer.status_code == 200
    assert "Nothing is decided yet" in content
    assert f'<q dir="auto">{said["aside_pay_02"]}</q>' in content
    assert BriefReview.objects.get().overrides == {}
    form = answer.context["forms"].approve
    held = {each.html_name: each.value() or "" for each in form}
    assert held["aside_pay_02"] == said["aside_pay_02"]
    assert held["reason"] == said.get("reason", "")
    return held


def test_law_is_not_set_aside(page: Client, officer: Officer) -> None:
    brief, _member = a_sent_brief(officer.campus)
    Brief.objects.filter(pk=brief.pk).update(fee_minor=9000)
    content = page.get(url("brief", brief)).content.decode()
    assert "This cannot be approved as it is" in content
    answer = page.post(url("approve_brief", brief), {"aside_pay_02": "They agreed to it."})
    assert answer.status_code == 422


def test_taken_back_brief_cannot_be_decided(page: Client, officer: Officer) -> None:
    brief, member = a_sent_brief(officer.campus)
    take_back(brief, actor=acting(member.user), at=NOW)
    assert page.get(url("brief", brief)).status_code == 200
    for name in ("approve_brief", "ask_for_changes", "decline_brief"):
        assert page.post(url(name, brief), {"reason": REASON}).status_code == 422
    assert BriefReview.objects.get().state == BriefReviewState.TAKEN_BACK


def test_another_campuss_queue_is_not_there(page: Client) -> None:
    brief, member = a_sent_brief(a_campus())
    vetting = EmployerReview.objects.get(employer=member.employer)
    assert page.get(url("brief", brief)).status_code == 404
    for name in ("approve_brief", "ask_for_changes", "decline_brief"):
        assert page.post(url(name, brief), {"reason": REASON}).status_code == 404
    for name in ("approve_employer", "ask_employer", "decline_employer"):
        path = reverse(f"campus:{name}", args=[vetting.code])
        assert page.post(path, {"reason": REASON}).status_code == 404
    assert page.get(reverse("campus:employer", args=[vetting.code])).status_code == 404
    draft = a_draft(member.employer)
    assert page.get(url("brief", draft)).status_code == 404


def test_others_do_not_enter(client: Client, officer: Officer) -> None:
    for user in (a_student(officer.campus).user, a_member(an_employer()).user):
        assert user is not None
        client.force_login(user)
        for name in ("briefs", "employers", "policy"):
            assert client.get(reverse(f"campus:{name}")).status_code == 403


def test_employer_page_shows_signs_and_reasons(page: Client, officer: Officer) -> None:
    _brief, member = a_sent_brief(officer.campus, vetted=False)
    there = a_campus()
    EmployerReview.objects.create(
        employer=member.employer, campus=there, state="declined", reason="Paid late twice.",
        asked_at=NOW, decided_at=NOW,
    )  # fmt: skip
    vetting = EmployerReview.objects.get(campus=officer.campus)
    content = page.get(reverse("campus:employer", args=[vetting.code])).content.decode()
    assert "Paid late twice." in content
    assert member.email in content
    answer = page.post(reverse("campus:decline_employer", args=[vetting.code]), {"reason": ""})
    assert answer.status_code == 422
    page.post(reverse("campus:ask_employer", args=[vetting.code]), {"reason": REASON})
    vetting.refresh_from_db()
    assert vetting.state == EmployerReviewState.MORE_ASKED
    assert member.employer.name in page.get(reverse("campus:employers")).content.decode()


def test_from_one_decided_employer_to_the_next(page: Client, officer: Officer) -> None:
    first, second = (
        EmployerReview.objects.get_or_create(
            employer=an_employer(name=name), campus=officer.campus, defaults={"asked_at": NOW}
        )[0]
        for name in ("First House", "Second House")
    )
    here = f"/campus/employers/{first.code}/"
    assert "Second House" not in page.get(here).text
    # The day after the last that can be counted is no day.
    assert page.post(f"{here}approve/", {"expires_on": "9999-12-31"}).status_code == 422
    page.post(f"{here}approve/", {})
    assert _queries(page, here) <= 12
    shown = page.get(here).text
    assert "Next in the queue: Second House" in shown
    page.post(f"/campus/employers/{second.code}/approve/", {})
    assert "Next in the queue" not in page.get(here).text


def policy_data(**changes: object) -> dict[str, object]:
    return {
        "based_on": "1", "pay_floor": "20", "hours_min": "5", "hours_max": "40",
        "weekly_cap_term": "10", "weekly_cap_break": "20", "open_applications": "5",
        "authorization_required": "on", "small_cell": "10", "unpaid_remote": "on",
        "statuses": ["contractor", "payroll", "through_eor", "credit", "volunteer"],
        "checkin_hours": "0", "senior_minutes": "15", "route": "all", "sample_percent": "10",
        **changes,
    }  # fmt: skip


def test_policy_is_seen_before_it_is_saved(page: Client, officer: Officer) -> None:
    an_open_brief(an_employer(officer.campus), officer.campus, title="Cut a short film")
    address = reverse("campus:policy")
    answer = page.post(address, policy_data(pay_floor="30", preview="1"))
    content, seen = answer.content.decode(), answer.context["sight"]
    assert "Cut a short film" in content
    assert "1 open brief would be outside the new limits" in content
    assert "Save as version 2" in content
    # Enter in a field presses the first button of the form, which only looks again.
    assert content.index('name="preview"') < content.index('name="save"')
    assert policy_of(officer.campus).version == 1
    answer = page.post(address, policy_data(pay_floor="31", seen=seen, save="1"))
    assert answer.status_code == 200, "what was changed since is looked at first"
    assert policy_of(officer.campus).version == 1
    answer = page.post(address, policy_data(pay_floor="30", seen=seen, save="1"))
    assert answer.status_code == 302
    assert policy_of(officer.campus).pay_floor_minor == 3000
    answer = page.post(address, policy_data(pay_floor="30", seen=seen, save="1"))
    assert answer.status_code == 409, "someone saved version 2 meanwhile"


@pytest.mark.parametrize(
    "changes",
    [
        {"pay_floor": "3"},
        {"pay_floor": "x"},
        {"hours_max": "41"},
        {"hours_min": "30", "hours_max": "20"},
        {"small_cell": "1"},
        {"open_applications": "0"},
        {"based_on": "-1"},
        {"statuses": []},
        {"statuses": ["payroll"], "unpaid_credit_only": "on"},
        {"statuses": ["slave"]},
        {"route": "nobody"},
        {"sample_percent": "101"},
        {"checkin_hours": "41"},
        {"question_1": "x" * 201},
    ],
)
def test_impossible_policies_are_refused(
    page: Client, officer: Officer, changes: dict[str, object]
) -> None:
    answer = page.post(reverse("campus:policy"), policy_data(**changes, save="1"))
    assert answer.status_code == 422
    assert Policy.objects.count() == 1


def test_officers_read_the_policy_directors_change_it(client: Client, officer: Officer) -> None:
    client.force_login(an_officer(officer.campus).user)
    assert "A director of your office" in client.get(reverse("campus:policy")).content.decode()
    answer = client.post(reverse("campus:policy"), policy_data(pay_floor="30", save="1"))
    assert answer.status_code == 403


def _queries(page: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert page.get(address).status_code == 200
    return len(queries)


def test_lists_and_pages_stay_within_their_queries(page: Client, officer: Officer) -> None:
    brief, member = a_sent_brief(officer.campus, a_campus(), vetted=False)
    lists = [reverse("campus:briefs"), reverse("campus:employers"), reverse("campus:policy")]
    first = [_queries(page, address) for address in lists]
    for _number in range(2):
        a_sent_brief(officer.campus, vetted=False)
        Policy.objects.create(
            campus=officer.campus, version=Policy.objects.count() + 7, made_at=NOW
        )
    assert [_queries(page, address) for address in lists] == first
    assert max(first) <= 12
    assert _queries(page, url("brief", brief)) <= 12
    vetting = EmployerReview.objects.get(employer=member.employer, campus=officer.campus)
    assert _queries(page, reverse("campus:employer", args=[vetting.code])) <= 12
