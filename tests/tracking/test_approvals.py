"""Approvals by mailed link: all at once, in time, passed on, and right whenever a link is used."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from fairbrief.accounts.links import LinkError, open_link
from fairbrief.audit.actors import Actor
from fairbrief.audit.queries import history_of
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of
from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Officer
from fairbrief.tracking.actions import (
    ask_approval,
    decide_approval,
    delete_experience,
    pass_on,
    send_approval_again,
    withdraw_approval,
)
from fairbrief.tracking.actions.approving import MOST_LIVE, MOST_PASSED_ON
from fairbrief.tracking.models import Approval, Experience
from tests.builders import NOW, a_campus, a_student, acting, an_officer, days, in_days
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry() -> Experience:
    student = a_student(a_campus())
    return Experience.objects.create(
        campus=student.campus,
        student=student,
        employer_name="Harbor Kitchen",
        title="Menu photographs",
        starts_on=in_days(-20),
        ends_on=in_days(-5),
        minutes=600,
        logged_at=NOW,
        seeks_credit=True,
        course="COMM 395",
    )


@pytest.fixture
def officer(entry: Experience) -> Officer:
    return an_officer(entry.campus)


def ask(subject: Any, officer: Officer, **changes: Any) -> Approval:
    told: dict[str, Any] = {
        "kind": "credit",
        "name": "Prof. Ines Prado",
        "email": "prado@campus.example",
        "due_on": in_days(10),
        "at": NOW,
        **changes,
    }
    return ask_approval(subject, actor=acting(officer.user), **told)


def path_of(approval: Approval, email: str = "") -> str:
    found = (
        Notice.objects.filter(kind="approval.please", email=email or approval.email)
        .order_by("pk")
        .last()
    )
    assert found is not None
    return found.link


def holder(approval: Approval, email: str = "", *, at: Any = NOW) -> Actor:
    return open_link(path_of(approval, email).split("/")[2], at=at)[1]


def test_everyone_is_asked_at_once_and_answers_alone(entry: Experience, officer: Officer) -> None:
    credit = ask(entry, officer)
    visa = ask(entry, officer, kind="authorization", name="Intl. Office", email="io@c.example")
    assert decide_approval(visa, approves=True, actor=holder(visa), at=NOW)
    assert credit.is_waiting
    assert decide_approval(
        credit, approves=False, reason="Too few hours.", actor=holder(credit), at=NOW
    )
    told = Notice.objects.filter(kind="approval.decided", user=entry.student.user)  # type: ignore[union-attr]
    assert told.count() == 2
    assert {each.state for each in entry.approvals.all()} == {"approved", "refused"}
    assert visa.decided_by_name == "Intl. Office"


def test_asking_the_same_again_asks_once(entry: Experience, officer: Officer) -> None:
    first = ask(entry, officer)
    assert ask(entry, officer, email="PRADO@campus.example").pk == first.pk
    assert Notice.objects.filter(kind="approval.please").count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "nobody"}, "email"),
        ({"email": "x@mailinator.com"}, "email"),
        ({"name": "www.example.com/x"}, "name"),
        ({"due_on": in_days(0)}, "due_on"),
        ({"due_on": in_days(120)}, "due_on"),
    ],
)
def test_what_cannot_be_asked_names_its_field(
    entry: Experience, officer: Officer, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(FairbriefError) as caught:
        ask(entry, officer, **changes)
    assert caught.value.field == field
    assert not Approval.objects.exists()


def test_a_student_does_not_approve_their_own(entry: Experience, officer: Officer) -> None:
    assert entry.student is not None
    with pytest.raises(MissingFactError):
        ask(entry, officer, email=entry.student.user.email.upper())
    approval = ask(entry, officer)
    with pytest.raises(MissingFactError):
        pass_on(approval, name="A", email=entry.student.user.email, actor=holder(approval), at=NOW)


def test_only_the_campus_asks_and_only_who_is_asked_answers(
    entry: Experience, officer: Officer
) -> None:
    elsewhere = an_officer(a_campus())
    with pytest.raises(NotAllowedError):
        ask(entry, elsewhere)
    approval = ask(entry, officer)
    other = ask(entry, officer, kind="other", email="other@c.example")
    strangers = [
        acting(elsewhere.user),
        acting(entry.student.user),  # type: ignore[union-attr]
        holder(other),
    ]
    for actor in strangers:
        with pytest.raises(NotAllowedError):
            decide_approval(approval, approves=True, actor=actor, at=NOW)
        with pytest.raises(NotAllowedError):
            pass_on(approval, name="New Person", email="n@c.example", actor=actor, at=NOW)
        with pytest.raises(NotAllowedError):
            withdraw_approval(approval, actor=actor, at=NOW)
    # Not in the place of who still has time, either.
    with pytest.raises(IllegalMoveError):
        decide_approval(approval, approves=True, actor=acting(officer.user), at=NOW)


def test_a_link_used_twice_says_it_once(entry: Experience, officer: Officer) -> None:
    approval = ask(entry, officer)
    actor = holder(approval)
    assert decide_approval(approval, approves=True, actor=actor, at=NOW)
    assert not decide_approval(approval, approves=True, actor=actor, at=NOW + days(1))
    with pytest.raises(IllegalMoveError):
        decide_approval(approval, approves=False, reason="Oh.", actor=actor, at=NOW)
    assert [event.name for event in history_of(approval)] == ["asked", "approve"]


def test_a_no_needs_a_reason(entry: Experience, officer: Officer) -> None:
    approval = ask(entry, officer)
    with pytest.raises(MissingFactError):
        decide_approval(approval, approves=False, reason=" ", actor=holder(approval), at=NOW)


def test_passed_on_the_old_link_ends_and_the_new_one_answers(
    entry: Experience, officer: Officer
) -> None:
    approval = ask(entry, officer)
    before, token = holder(approval), path_of(approval).split("/")[2]
    assert pass_on(approval, name="Dean Okoro", email="okoro@c.example", actor=before, at=NOW)
    # Pressed twice, it is passed on once.
    assert not pass_on(approval, name="Dean Okoro", email="okoro@c.example", actor=before, at=NOW)
    with pytest.raises(LinkError):
        open_link(token, at=NOW)
    # Whoever has the page of the old link open still decides nothing.
    with pytest.raises(NotAllowedError):
        decide_approval(approval, approves=True, actor=before, at=NOW)
    with pytest.raises(NotAllowedError):
        pass_on(approval, name="Me Again", email="x@c.example", actor=before, at=NOW)
    assert decide_approval(approval, approves=True, actor=holder(approval), at=NOW)
    assert (approval.decided_by_name, approval.passed_on_by_name) == (
        "Dean Okoro",
        "Prof. Ines Prado",
    )


def test_it_is_not_passed_on_for_ever(entry: Experience, officer: Officer) -> None:
    approval = ask(entry, officer)
    with pytest.raises(MissingFactError):
        pass_on(approval, name="Me", email=approval.email, actor=holder(approval), at=NOW)
    for number in range(MOST_PASSED_ON):
        pass_on(
            approval,
            name=f"Person {'ABC'[number]}",
            email=f"p{number}@c.example",
            actor=holder(approval),
            at=NOW,
        )
    with pytest.raises(LimitReachedError):
        pass_on(approval, name="One More", email="m@c.example", actor=holder(approval), at=NOW)


def test_without_an_answer_the_office_decides(entry: Experience, officer: Officer) -> None:
    approval = ask(entry, officer)
    turn = turn_of(approval)
    assert turn is not None
    assert turn.owner == "approver"
    for day in range(1, 12):
        fire_due(at=NOW + days(day))
    approval.refresh_from_db()
    assert approval.is_overdue
    assert Notice.objects.filter(kind="approval.please").count() == 2
    assert Notice.objects.filter(kind="approval.overdue", user=officer.user).count() == 1
    late = holder(approval, at=NOW + days(12))
    with pytest.raises(IllegalMoveError):
        decide_approval(approval, approves=True, actor=late, at=NOW + days(12))
    me = acting(officer.user)
    assert decide_approval(approval, approves=True, actor=me, at=NOW + days(12))
    assert approval.decided_by_name == officer.user.name


def test_the_office_gives_more_time(entry: Experience, officer: Officer) -> None:
    approval, me = ask(entry, officer), acting(officer.user)
    fire_due(at=NOW + days(11))
    fire_due(at=NOW + days(11))
    approval.refresh_from_db()
    later = NOW + days(12)
    with pytest.raises(MissingFactError):
        send_approval_again(approval, actor=me, at=later)
    assert send_approval_again(approval, due_on=in_days(20), actor=me, at=later)
    assert approval.is_waiting
    assert turn_of(approval).due_at == approval.due_at  # type: ignore[union-attr]
    assert decide_approval(approval, approves=True, actor=holder(approval, at=later), at=later)
    with pytest.raises(IllegalMoveError):
        send_approval_again(approval, actor=me, at=later)


def test_withdrawn_the_link_ends(entry: Experience, officer: Officer) -> None:
    approval, me = ask(entry, officer), acting(officer.user)
    token = path_of(approval).split("/")[2]
    assert withdraw_approval(approval, actor=me, at=NOW)
    assert not withdraw_approval(approval, actor=me, at=NOW)
    with pytest.raises(LinkError):
        open_link(token, at=NOW)
    assert turn_of(approval) is None
    # The same person can be asked anew.
    assert ask(entry, officer).pk != approval.pk


def test_not_too_many_at_a_time(entry: Experience, officer: Officer) -> None:
    for number in range(MOST_LIVE):
        ask(entry, officer, email=f"p{number}@c.example")
    with pytest.raises(LimitReachedError):
        ask(entry, officer)


def test_what_others_are_asked_about_is_not_deleted(entry: Experience, officer: Officer) -> None:
    ask(entry, officer)
    with pytest.raises(IllegalMoveError):
        delete_experience(entry, actor=acting(entry.student.user), at=NOW)  # type: ignore[union-attr]


def test_work_is_approved_before_it_begins_and_not_after() -> None:
    begun = an_engagement("active")
    with pytest.raises(IllegalMoveError):
        ask(begun, an_officer(begun.campus))
    waiting = an_engagement("agreed")
    officer = an_officer(waiting.campus)
    approval = ask(waiting, officer, kind="authorization")
    client = Client()
    client.force_login(officer.user)
    assert "have not all said yes" in client.get(f"/campus/work/{waiting.code}/").text
    assert approval.name in client.get(f"/campus/work/{waiting.code}/approvals/").text
    assert decide_approval(approval, approves=True, actor=holder(approval), at=NOW)
    assert "have not all said yes" not in client.get(f"/campus/work/{waiting.code}/").text


def words(**changes: str) -> dict[str, str]:
    return {
        "kind": "credit",
        "name": "Prof. Ines Prado",
        "email": "prado@campus.example",
        "due_on": str(now().date() + timedelta(days=8)),
        "question": "One credit, please.",
        **changes,
    }


def test_from_the_office_to_the_link_and_back(entry: Experience, officer: Officer) -> None:
    office, visitor = Client(), Client()
    office.force_login(officer.user)
    page = f"/campus/ledger/{entry.code}/approvals/"
    wrong = office.post(page, words(email="nobody"))
    assert wrong.status_code == 422
    assert "One credit, please." in wrong.text
    assert office.post(page, words()).status_code == 302
    approval = Approval.objects.get()
    path = path_of(approval)
    asked = visitor.get(path).text
    assert "COMM 395" in asked
    assert "Times are New York time" in asked
    assert " UTC" not in asked
    assert visitor.post(path, {"answer": "no", "reason": ""}).status_code == 422
    shown = f"/campus/ledger/{entry.code}/"
    assert "Before you verify it" in office.get(shown).text
    assert visitor.post(path, {"answer": "yes"}).status_code == 302
    assert "Approved. Thank you" in visitor.get(path).text
    refused = visitor.post(path, {"answer": "no", "reason": "No."})
    assert "has changed since" in refused.text
    assert "Before you verify it" not in office.get(shown).text


def test_passing_on_by_page(entry: Experience, officer: Officer) -> None:
    approval = ask(entry, officer, at=now(), due_on=now().date() + timedelta(days=9))
    path, visitor = path_of(approval), Client()
    assert visitor.post(path, {"name": "Dean", "email": "no"}).status_code == 422
    answer = visitor.post(path, {"name": "Dean Okoro", "email": "okoro@c.example"})
    assert "Passed on. Thank you" in answer.text
    assert visitor.get(path).status_code == 404
    assert visitor.post(path, {"answer": "yes"}).status_code == 404
    # A fresh one is not to be had with the old one: it is somebody else's now.
    visitor.post(f"/links/{path.split('/')[2]}/fresh/")
    assert Notice.objects.filter(kind="approval.please").count() == 2
    assert "passed on by" in _office(officer).get(f"/campus/ledger/{entry.code}/").text


def test_a_link_that_ran_out_can_be_had_anew(entry: Experience, officer: Officer) -> None:
    approval = ask(entry, officer, at=now(), due_on=now().date() + timedelta(days=9))
    path, visitor = path_of(approval), Client()
    approval.refresh_from_db()
    from fairbrief.accounts.models import MailedLink

    MailedLink.objects.update(expires_at=now() - days(1), made_at=now() - days(2))
    assert visitor.get(path).status_code == 404
    visitor.post(f"/links/{path.split('/')[2]}/fresh/")
    assert visitor.get(path_of(approval)).status_code == 200


def _office(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer.user)
    return client


def test_the_office_decides_and_gives_time_by_page(entry: Experience, officer: Officer) -> None:
    approval = ask(entry, officer)
    for _time in range(2):
        fire_due(at=NOW + days(11))
    office, base = _office(officer), f"/campus/approvals/{approval.code}/"
    assert office.post(f"{base}again/", {"due_on": "never"}).status_code == 422
    assert office.post(f"{base}decide/", {"answer": "no", "reason": ""}).status_code == 422
    assert (
        office.post(f"{base}decide/", {"answer": "no", "reason": "Six hours."}).status_code == 302
    )
    approval.refresh_from_db()
    assert approval.is_refused
    assert office.post(f"{base}withdraw/").status_code == 302
    approval.refresh_from_db()
    assert approval.is_refused


def test_another_campus_finds_nothing(entry: Experience, officer: Officer) -> None:
    approval = ask(entry, officer)
    office = _office(an_officer(a_campus()))
    for path in ("again/", "withdraw/", "decide/"):
        url = f"/campus/approvals/{approval.code}/{path}"
        assert office.post(url, {"answer": "yes"}).status_code == 404
    assert office.get(f"/campus/ledger/{entry.code}/approvals/").status_code == 404


def test_pages_about_an_entry_keep_within_twelve_queries(
    entry: Experience, officer: Officer, django_assert_max_num_queries: Any
) -> None:
    office, mine = _office(officer), Client()
    mine.force_login(entry.student.user)  # type: ignore[union-attr]
    pages = (
        (office, f"/campus/ledger/{entry.code}/"),
        (office, f"/campus/ledger/{entry.code}/approvals/"),
        (mine, f"/student/experiences/{entry.code}/"),
    )
    counts: list[list[int]] = []
    for number in (1, 2):
        for part in range(number):
            ask(entry, officer, email=f"p{number}{part}@c.example")
        counts.append([])
        for client, page in pages:
            client.get(page)
            with django_assert_max_num_queries(12) as counted:
                assert client.get(page).status_code == 200
            counts[-1].append(len(counted))
    assert counts[0] == counts[1]
