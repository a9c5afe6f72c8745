"""An officer who studies there as well: in their own matters they are a student, and others of the
office decide; everywhere else they stay an officer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from fairbrief.advising.access import notes_for
from fairbrief.advising.actions import place_hold, write_note
from fairbrief.audit.workflow import WORKFLOWS
from fairbrief.engagements.access import roles_of as roles_at_work
from fairbrief.engagements.actions import authorize
from fairbrief.engagements.deciding import decider_for, is_party
from fairbrief.engagements.models import Dispute
from fairbrief.kernel.errors import NotAllowedError
from fairbrief.organizations.models import Campus, Officer
from fairbrief.roster.access import decides_about, is_themselves
from fairbrief.strikes.actions import decide_strike, propose_strike
from fairbrief.students.models import Student
from fairbrief.tracking.access import approval_roles, roles_of
from fairbrief.tracking.actions import (
    ask_approval,
    change_many,
    log_for,
    log_outside,
    verify_experience,
)
from fairbrief.tracking.actions.entries import Told
from fairbrief.tracking.bulk import VERIFY, Edit
from fairbrief.tracking.models import Experience
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    acting,
    an_employer,
    an_entry,
    an_officer,
    entry_of,
    in_days,
)
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db

ELSE = "somebody else of your office"


@pytest.fixture
def campus() -> Campus:
    return a_campus()


@pytest.fixture
def student(campus: Campus) -> Student:
    return a_student(campus, name="Noor Haddad")


@pytest.fixture
def assistant(campus: Campus, student: Student) -> Officer:
    """A graduate assistant: the student works in the office."""
    return an_officer(campus, user=student.user)


@pytest.fixture
def colleague(campus: Campus) -> Officer:
    return an_officer(campus)


def told(**change: Any) -> Told:
    facts = {"employer_name": "Quay Books", "title": "Shelving", "minutes": 600}
    return Told(starts_on=in_days(-20), ends_on=in_days(-5), **{**facts, **change})


def logged(student: Student) -> Experience:
    return log_outside(student, told=told(), actor=acting(student.user), at=NOW)


def as_officer(officer: Officer) -> dict[str, Any]:
    return {"actor": acting(officer.user), "at": NOW}


def seen_by(officer: Officer, path: str) -> str:
    browser = Client()
    browser.force_login(officer.user)
    return browser.get(path).content.decode()


def test_who_stands_on_the_roster_with_an_address_of_theirs_is_themselves(campus: Campus) -> None:
    officer, other = an_officer(campus), an_officer(campus)
    EmailAddress.objects.create(user=officer.user, email="n.haddad@campus.example", verified=True)
    EmailAddress.objects.create(user=other.user, email="typed@campus.example", verified=False)
    own = an_entry(campus, student=None, email="N.Haddad@campus.example")
    first = an_entry(campus, student=None, email=officer.user.email.upper())
    typed = an_entry(campus, student=None, email="typed@campus.example")
    nobody = an_entry(campus, student=None, email="", student_number="77")
    for entry in (own, first):
        assert is_themselves(officer.user_id, None, entry.pk)
        assert not decides_about(officer.user_id, campus.pk, None, entry.pk)
        assert decides_about(other.user_id, campus.pk, None, entry.pk)
    assert decides_about(other.user_id, campus.pk, None, typed.pk)
    assert decides_about(officer.user_id, campus.pk, None, nobody.pk)


def test_nobody_verifies_their_own_work(
    student: Student, assistant: Officer, colleague: Officer
) -> None:
    mine, other = logged(student), logged(a_student(student.campus))
    assert roles_of(acting(student.user), mine) == {"student"}
    with pytest.raises(NotAllowedError):
        verify_experience(mine, note="I was there.", **as_officer(assistant))
    verify_experience(other, note="A pay slip.", **as_officer(assistant))
    page = f"/campus/ledger/{mine.code}/"
    assert ELSE in seen_by(assistant, page)
    assert f"{page}verify/" not in seen_by(assistant, page)
    assert ELSE not in seen_by(colleague, page)
    verify_experience(mine, note="A pay slip.", **as_officer(colleague))
    assert mine.is_verified
    assert ELSE not in seen_by(assistant, page)


def test_many_at_once_leave_out_ones_own_with_an_account_or_without(
    campus: Campus, student: Student, assistant: Officer
) -> None:
    on_roster = an_entry(campus, student=None, email=student.user.email)
    mine, other = logged(student), logged(a_student(campus))
    kept = Experience.objects.create(
        campus=campus, roster_entry=on_roster, logged_at=NOW, **vars(told(title="Filing"))
    )
    done = change_many(
        assistant,
        codes=[mine.code, other.code, kept.code],
        edit=Edit(what=VERIFY, words="Pay slips."),
        key="one",
        **as_officer(assistant),
    )
    assert done.changed == 1
    assert {code for code, *_rest in done.left} == {mine.code, kept.code}


def test_nobody_logs_for_themselves_as_the_office(
    campus: Campus, student: Student, assistant: Officer
) -> None:
    entry_of(student)
    with pytest.raises(NotAllowedError):
        log_for(assistant, who=student.user.email, told=told(), **as_officer(assistant))


def test_nobody_asks_for_approvals_of_their_own_or_decides_them(
    student: Student, assistant: Officer, colleague: Officer
) -> None:
    mine = logged(student)
    asked = {"kind": "credit", "name": "Prof. Prado", "email": "prado@campus.example"}
    with pytest.raises(NotAllowedError):
        ask_approval(mine, due_on=in_days(9), **asked, **as_officer(assistant))
    approval = ask_approval(mine, due_on=in_days(9), **asked, **as_officer(colleague))
    assert approval_roles(acting(assistant.user), approval) == frozenset()
    assert approval_roles(acting(colleague.user), approval) == {"officer"}
    page = f"/campus/ledger/{mine.code}/approvals/"
    assert ELSE in seen_by(assistant, page)
    assert "withdraw/" not in seen_by(assistant, page)
    assert "withdraw/" in seen_by(colleague, page)


def test_nobody_authorizes_or_ends_their_own_work_for_the_office(
    campus: Campus, student: Student, assistant: Officer, colleague: Officer
) -> None:
    work = an_engagement("agreed", campus=campus, student=student)
    assert roles_at_work(acting(student.user), work) == {"student"}
    with pytest.raises(NotAllowedError):
        authorize(work, **as_officer(assistant))
    page = f"/campus/work/{work.code}/"
    assert ELSE in seen_by(assistant, page)
    for act in ("authorize/", "end/", "not-completed/"):
        assert f"{page}{act}" not in seen_by(assistant, page)
    assert f"{page}authorize/" in seen_by(colleague, page)
    authorize(work, **as_officer(colleague))
    assert work.authorized_by_name == colleague.user.name


def test_an_office_with_the_student_in_it_is_a_party(
    campus: Campus, student: Student, assistant: Officer
) -> None:
    neutral, own = a_campus(), campus
    an_officer(neutral)
    work = an_engagement("active", campus=own, student=student)
    assert is_party(own, work)
    assert decider_for(work) == neutral
    # Neither is another office that they came to.
    an_officer(neutral, user=a_student(own).user)
    assert not is_party(neutral, work)


def test_who_became_a_side_after_a_dispute_was_given_to_their_office_does_not_decide_it(
    campus: Campus, student: Student, colleague: Officer
) -> None:
    work = an_engagement("active", campus=campus, student=student)
    dispute = Dispute.objects.create(
        engagement=work, opened_by="student", claim="It", wish="It", opened_at=NOW, decider=campus
    )
    an_officer(campus, user=student.user)
    roles = WORKFLOWS["engagements.dispute"].roles_of
    assert "decider" not in roles(acting(student.user), dispute)
    assert "decider" in roles(acting(colleague.user), dispute)


def test_no_hold_note_or_strike_of_ones_own(
    campus: Campus, student: Student, assistant: Officer, colleague: Officer
) -> None:
    entry = entry_of(student)
    held = {
        "reason": "Please see us first.",
        "ask_name": "A",
        "ask_email": "a@campus.example",
        "starts_on": in_days(0),
        "until": None,
        "stops_applying": True,
        "stops_signing": False,
    }
    note = {"kind": "meeting", "day": in_days(0), "text": "We spoke.", "seen_by": "office"}
    acts: list[Callable[[Officer], object]] = [
        lambda by: place_hold(entry, **held, **as_officer(by)),
        lambda by: write_note(entry, **note, **as_officer(by)),
    ]
    for act in acts:
        with pytest.raises(NotAllowedError):
            act(assistant)
        act(colleague)
    assert notes_for(colleague).count() == 1
    assert not notes_for(assistant).exists()
    page = seen_by(assistant, f"/campus/students/{entry.code}/")
    assert ELSE in page
    assert "We spoke." not in page
    assert "/lift/" not in page
    for form in ("hold", "nominate"):
        assert ELSE in seen_by(assistant, f"/campus/students/{entry.code}/{form}/")
    strike = propose_strike(
        "ghosting", key="one", campus=campus, title="It", fact="It", at=NOW, student=student
    )
    with pytest.raises(NotAllowedError):
        decide_strike(strike, stands=False, reason="", **as_officer(assistant))
    assert strike.code not in seen_by(assistant, "/campus/strikes/")
    assert strike.code in seen_by(colleague, "/campus/strikes/")
    decide_strike(strike, stands=False, reason="", **as_officer(colleague))


def test_someone_of_the_office_who_acts_for_an_employer_still_sees_to_others_work(
    campus: Campus, assistant: Officer
) -> None:
    employer = an_employer(campus)
    a_member(employer, "owner")
    work = an_engagement("agreed", campus=campus, employer=employer)
    assert roles_at_work(acting(assistant.user), work) == {"officer"}
