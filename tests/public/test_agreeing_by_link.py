"""A supervisor without an account changes, answers and signs by link, and nobody else does."""

from __future__ import annotations

import pytest
from django.test import Client

from fairbrief.accounts.links import mint
from fairbrief.agreements.actions import (
    Wish,
    answer_status,
    mail_signing_link,
    name_supervisor,
    propose_changes,
)
from fairbrief.agreements.models import Agreement
from fairbrief.kernel.clock import now
from fairbrief.notices.models import Notice
from fairbrief.organizations.actions import remove_member
from tests.builders import a_member, acting, days
from tests.working import an_agreement, answers_of, signed_by, the_student

pytestmark = pytest.mark.django_db

PAGES = ("", "changes/", "answer/", "status/", "take-back/")


@pytest.fixture
def agreement() -> Agreement:
    """Nothing answered or signed; the supervisor has no account."""
    made = an_agreement(at=now(), is_stated=False)
    supervisor = made.application.brief.supervisor
    assert supervisor is not None
    supervisor.user = None
    supervisor.save()
    return Agreement.objects.get(pk=made.pk)


def proposed_by_student(agreement: Agreement) -> str:
    (made,) = propose_changes(
        agreement,
        [Wish("pay_days", 5, "Rent is due on the first.")],
        side="student",
        actor=the_student(agreement),
        at=now(),
    )
    return made.code


def test_all_of_it_works_by_link(agreement: Agreement) -> None:
    code = proposed_by_student(agreement)
    path = Notice.objects.get(kind="agreement.to_answer_by_link").link
    client = Client()
    page = client.get(path).text
    assert "Rent is due on the first." in page
    assert "Type your full name" not in page
    answered = client.post(f"{path}answer/", {f"take_{code}": "yes"}, follow=True)
    assert "within 5 days of acceptance" in answered.text
    stated = client.post(f"{path}status/", answers_of(agreement, "employer"), follow=True)
    assert "Before the first day: Form I-9 and Form W-4" in stated.text
    form = {"midway_percent": "40", "why_midway_percent": "The second half is the larger."}
    untouched = client.get(f"{path}changes/").context["form"]
    sent = {name: untouched[name].value() or "" for name in untouched.fields} | form
    changed = client.post(f"{path}changes/", sent, follow=True)
    assert "Take back what you proposed" in changed.text
    back = client.post(f"{path}take-back/", follow=True)
    assert "Taken back" in back.text
    agreement.refresh_from_db()
    supervisor = agreement.application.brief.supervisor
    assert supervisor is not None
    done = client.post(
        path, {"name": supervisor.name, "consent": "on", "read": agreement.sha256}, follow=True
    )
    assert "You have signed" in done.text
    assert "You have signed" in client.get(path).text


def test_a_form_that_changes_nothing_says_how(agreement: Agreement) -> None:
    path = mail_signing_link(agreement, at=now())
    client = Client()
    untouched = client.get(f"{path}changes/").context["form"]
    sent = {name: untouched[name].value() or "" for name in untouched.fields}
    answer = client.post(f"{path}changes/", sent)
    assert answer.status_code == 422
    assert "Nothing is changed yet" in answer.text
    no_reason = client.post(f"{path}changes/", sent | {"pay_days": "5"})
    assert "Say why in a few words" in no_reason.text
    unfair = client.post(
        f"{path}changes/", sent | {"fee_minor": "100", "why_fee_minor": "We have no more."}
    )
    assert unfair.status_code == 422
    assert "at least $20 must be paid" in unfair.text
    assert 'value="100"' in unfair.text
    assert not agreement.proposals.exists()


@pytest.mark.parametrize("page", PAGES)
def test_an_expired_link_does_nothing(agreement: Agreement, page: str) -> None:
    code = proposed_by_student(agreement)
    supervisor = agreement.application.brief.supervisor
    assert supervisor is not None
    token = mint(
        agreement,
        capacity="supervisor",
        email=supervisor.email,
        name=supervisor.name,
        at=now() - days(60),
    )
    answer = Client().post(f"/sign/{token}/{page}", {f"take_{code}": "yes"})
    assert answer.status_code == 404
    assert "Mail me a fresh link" in answer.text
    assert agreement.proposals.get().state == "proposed"


@pytest.mark.parametrize("page", PAGES)
def test_the_link_of_who_was_replaced_does_nothing(agreement: Agreement, page: str) -> None:
    path = mail_signing_link(agreement, at=now())
    employer = agreement.application.brief.employer
    owner = a_member(employer, "owner")
    another = a_member(employer, "supervisor", user=None, name="Noor Haddad")
    name_supervisor(agreement, another, actor=acting(owner.user), at=now())
    told = Notice.objects.filter(kind="agreement.to_sign_by_link").latest("id")
    assert told.email == another.email
    assert Client().get(told.link).status_code == 200
    answer = Client().post(f"{path}{page}", {"name": "x", "consent": "on"})
    assert answer.status_code == 404
    assert not agreement.signatures.exists()


@pytest.mark.parametrize("page", PAGES)
def test_the_link_of_who_left_does_nothing(agreement: Agreement, page: str) -> None:
    path = mail_signing_link(agreement, at=now())
    supervisor = agreement.application.brief.supervisor
    assert supervisor is not None
    owner = a_member(supervisor.employer, "owner")
    remove_member(supervisor, by=owner, actor=acting(owner.user), at=now())
    assert Client().post(f"{path}{page}", {"name": "x", "consent": "on"}).status_code == 404


def test_a_forwarded_link_signs_in_nobody_elses_name(agreement: Agreement) -> None:
    path = mail_signing_link(agreement, at=now())
    client = Client()
    client.post(f"{path}status/", answers_of(agreement, "employer"))
    agreement.refresh_from_db()
    answer = client.post(path, {"name": "Somebody Else", "consent": "on", "read": agreement.sha256})
    assert answer.status_code == 422
    assert not agreement.signatures.exists()


def test_who_signed_by_link_is_mailed_a_copy_that_signs_nothing(agreement: Agreement) -> None:
    path = mail_signing_link(agreement, at=now())
    client = Client()
    client.post(f"{path}status/", answers_of(agreement, "employer"))
    agreement.refresh_from_db()
    supervisor = agreement.application.brief.supervisor
    assert supervisor is not None
    client.post(path, {"name": supervisor.name, "consent": "on", "read": agreement.sha256})
    agreement.refresh_from_db()
    student, said = the_student(agreement), answers_of(agreement, "student")
    answer_status(agreement, said, side="student", actor=student, at=now())
    signed_by(agreement, "student", at=now())
    copy = Notice.objects.get(kind="agreement.signed", email=supervisor.email)
    page = Client().get(copy.link)
    assert "Both have signed" in page.text
    pdf = Client().get(f"{copy.link}agreement.pdf")
    assert pdf["Content-Type"] == "application/pdf"
    assert Client().post(copy.link, {"name": supervisor.name, "consent": "on"}).status_code != 302
