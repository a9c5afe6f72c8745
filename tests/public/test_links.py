"""A mailed link that ended: what became of it, and a fresh one to the same address."""

from __future__ import annotations

import pytest
from django.test import Client

from fairbrief.accounts.links import mint, revoke_links
from fairbrief.agreements.actions import mail_signing_link, sign
from fairbrief.agreements.models import Agreement
from fairbrief.kernel.clock import now
from fairbrief.notices.models import Notice
from tests.builders import a_member, acting, days
from tests.engaged import an_engagement
from tests.working import an_agreement

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement() -> Agreement:
    made = an_agreement(at=now() - days(1))
    supervisor = made.application.brief.supervisor
    supervisor.user = None
    supervisor.save()
    return made


def signing(agreement: Agreement, path: str) -> None:
    name = agreement.application.brief.supervisor.name
    answer = Client().post(path, {"name": name, "consent": "on"})
    assert answer.status_code == 302, answer.content.decode()


def test_after_signing_the_link_shows_that_you_have_signed_and_the_proof(
    agreement: Agreement,
) -> None:
    path = mail_signing_link(agreement, at=now())
    signing(agreement, path)
    page = Client().get(path)
    assert page.status_code == 200
    assert "You have signed" in page.text
    assert f"/agreements/{agreement.code}/verify/?sha256={agreement.sha256}" in page.text
    assert Client().get(f"{path}agreement.pdf")["Content-Type"] == "application/pdf"


def test_a_link_that_someone_else_made_needless_says_so_and_gives_no_copy(
    agreement: Agreement,
) -> None:
    path = mail_signing_link(agreement, at=now())
    owner = a_member(agreement.application.brief.employer, "owner").user
    sign(
        agreement,
        party="employer",
        name=owner.name,
        consent=True,
        actor=acting(owner),
        at=now(),
    )
    page = Client().get(path)
    assert "Your side has signed" in page.text
    assert Client().get(f"{path}agreement.pdf").status_code == 404


def test_a_name_that_is_not_the_signers_is_refused_with_the_way_to_correct_it(
    agreement: Agreement,
) -> None:
    path = mail_signing_link(agreement, at=now())
    answer = Client().post(path, {"name": "Mickey Mouse", "consent": "on"})
    assert answer.status_code == 422
    assert f"Sign as {agreement.application.brief.supervisor.name}" in answer.text
    assert 'value="Mickey Mouse"' in answer.text


def test_a_fresh_link_goes_to_the_same_address_and_only_once_in_a_while(
    agreement: Agreement,
) -> None:
    supervisor = agreement.application.brief.supervisor
    token = mint(
        agreement,
        capacity="supervisor",
        email=supervisor.email,
        name=supervisor.name,
        at=now() - days(60),
    )
    ended = Client().get(f"/sign/{token}/")
    assert ended.status_code == 404
    assert "Mail me a fresh link" in ended.text
    assert supervisor.email not in ended.text
    Notice.objects.all().delete()
    client = Client()
    for said in ("A fresh link is on its way", "mailed a few minutes ago"):
        page = client.post(f"/links/{token}/fresh/", {"next": f"/sign/{token}/"}, follow=True)
        assert said in page.text
    told = Notice.objects.get(kind="agreement.to_sign_by_link")
    assert told.email == supervisor.email
    assert Client().get(told.link).status_code == 200


def test_someone_who_was_replaced_gets_no_fresh_link(agreement: Agreement) -> None:
    path = mail_signing_link(agreement, at=now())
    revoke_links(agreement, capacity="supervisor", at=now())
    supervisor = agreement.application.brief.supervisor
    supervisor.email = "another@studio.example"
    supervisor.save()
    Notice.objects.all().delete()
    page = Client().post(f"/links/{path.split('/')[2]}/fresh/", {"next": path}, follow=True)
    assert "someone else does it now" in page.text
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("page", "capacity", "state", "kind"),
    [
        ("supervise", "supervisor", "active", "engagement.supervise_link"),
        ("senior", "leader", "active", "engagement.leader_link"),
        ("closing", "closing", "paid", "closing.employer"),
    ],
)
def test_every_link_to_the_work_can_be_renewed(
    page: str, capacity: str, state: str, kind: str
) -> None:
    work = an_engagement(state, at=now())
    member = work.leader if capacity == "leader" else work.supervisor
    assert member is not None
    member.user = None
    member.save()
    token = mint(work, capacity=capacity, email=member.email, name=member.name, at=now() - days(60))
    Notice.objects.all().delete()
    assert "Mail me a fresh link" in Client().get(f"/{page}/{token}/").text
    answer = Client().post(f"/links/{token}/fresh/", {"next": f"/{page}/{token}/"}, follow=True)
    assert "A fresh link is on its way" in answer.text
    told = Notice.objects.get(kind=kind)
    assert told.email == member.email
    assert Client().get(told.link).status_code == 200


def test_an_unknown_link_offers_no_mail() -> None:
    page = Client().get("/sign/no-such-token/")
    assert page.status_code == 404
    assert "not complete" in page.text
    assert "Mail me a fresh link" not in page.text
    assert Client().post("/links/no-such-token/fresh/").status_code == 404
