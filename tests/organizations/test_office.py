"""The people of a career office: invited by its directors, removed by them and the operator."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from fairbrief.accounts.actions import open_account
from fairbrief.audit.queries import history_of
from fairbrief.kernel.errors import NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.organizations.actions import (
    InvitationError,
    accept_invitation,
    invite_officer,
    remove_officer,
)
from fairbrief.organizations.models import Campus, Invitation, Officer
from fairbrief.organizations.queries import open_invitations
from fairbrief.reports.access import key_with
from fairbrief.reports.actions import make_key
from tests.accounts.signing import just_in
from tests.builders import NOW, a_campus, a_user, acting, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def campus() -> Campus:
    return a_campus()


@pytest.fixture
def director(campus: Campus) -> Officer:
    return an_officer(campus, role="director")


def remove(officer: Officer, by: Officer) -> None:
    remove_officer(officer, by=by.user, actor=acting(by.user), at=NOW)


def page_of(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer.user)
    return client


def test_a_removed_officer_has_no_way_in(campus: Campus, director: Officer) -> None:
    other, gone = an_officer(campus, role="director"), an_officer(campus)
    client = page_of(gone)
    assert client.get("/campus/").status_code == 200
    for _press in range(2):
        remove(gone, director)
    assert client.get("/campus/").status_code == 403
    told = Notice.objects.values_list("kind", "user")
    assert set(told) == {("officer.removed", gone.user_id), ("officer.left", other.user_id)}
    assert [each.name for each in history_of(campus)] == ["removed_officer"]


def test_the_last_director_stays(campus: Campus, director: Officer) -> None:
    an_officer(campus)
    with pytest.raises(NotAllowedError, match="only director"):
        remove(director, director)
    second = an_officer(campus, role="director")
    remove(director, second)
    with pytest.raises(NotAllowedError, match="Only a career director"):
        remove(second, director)  # who has left


@pytest.mark.parametrize("role", ["officer", "director"])
def test_nobody_else_removes_people_of_the_office(
    role: str, campus: Campus, director: Officer
) -> None:
    elsewhere = campus if role == "officer" else a_campus()
    with pytest.raises(NotAllowedError):
        remove(director, an_officer(elsewhere, role=role))
    assert Officer.objects.filter(pk=director.pk).exists()


def test_a_removed_officer_comes_back_by_a_new_invitation_alone(
    campus: Campus, director: Officer
) -> None:
    user = open_account("rosa@lakeside.example", name="Rosa", at=NOW)

    def invited() -> Invitation:
        return invite_officer(
            campus,
            email=user.email,
            name="Rosa",
            title="",
            role="officer",
            by=director.user,
            actor=acting(director.user),
            at=NOW,
        )

    first = invited()
    joined = accept_invitation(first, user=user, actor=acting(user), at=NOW)
    assert isinstance(joined, Officer)
    remove(joined, director)
    with pytest.raises(InvitationError, match="been used"):
        accept_invitation(first, user=user, actor=acting(user), at=NOW)
    accept_invitation(invited(), user=user, actor=acting(user), at=NOW)
    assert Officer.objects.get(user=user).campus == campus


def test_a_removed_director_comes_back_by_no_invitation_of_their_own(
    campus: Campus, director: Officer
) -> None:
    gone = an_officer(campus, role="director")
    own = open_account("private@mail.example", name="Rosa", at=NOW)
    invitation = invite_officer(
        campus,
        email=own.email,
        name="Rosa",
        title="",
        role="director",
        by=gone.user,
        actor=acting(gone.user),
        at=NOW,
    )
    remove(gone, director)
    with pytest.raises(InvitationError, match="has ended"):
        accept_invitation(invitation, user=own, actor=acting(own), at=NOW)
    assert not Officer.objects.filter(user=own).exists()
    assert not open_invitations(campus, at=NOW).exists()


def test_the_keys_a_removed_director_knows_open_nothing(campus: Campus, director: Officer) -> None:
    gone = an_officer(campus, role="director")
    key, secret = make_key(campus, name="x", officer=gone, actor=acting(gone.user), at=NOW)
    remove(gone, director)
    key.refresh_from_db()
    assert key.revoked_at == NOW
    assert key_with(secret) is None


def test_a_director_invites_withdraws_and_removes_on_the_page_of_the_office(
    campus: Campus, director: Officer
) -> None:
    client, colleague = just_in(director.user), an_officer(campus)
    sent = {"name": "Rosa Lind", "email": "rosa@lakeside.example", "title": "", "role": "officer"}
    assert client.post("/campus/office/people/", sent)["Location"] == "/campus/office/people/"
    assert (
        client.post("/campus/office/people/", {**sent, "name": "evil.example/x"}).status_code == 422
    )
    (invitation,) = campus.invitations.all()
    assert "Rosa Lind" in client.get("/campus/office/people/").content.decode()
    client.post(f"/campus/office/invitations/{invitation.code}/withdraw/")
    invitation.refresh_from_db()
    assert invitation.withdrawn_at
    client.post(f"/campus/office/officers/{colleague.user.code}/remove/")
    assert not Officer.objects.filter(pk=colleague.pk).exists()
    page = client.post(f"/campus/office/officers/{director.user.code}/remove/", follow=True)
    assert "only director" in page.content.decode()


def test_an_officer_reads_the_page_and_changes_nothing(campus: Campus, director: Officer) -> None:
    client = page_of(an_officer(campus))
    page = client.get("/campus/office/people/").content.decode()
    assert director.user.email in page
    assert "Only a director" in page
    path = f"/campus/office/officers/{director.user.code}/remove/"
    assert client.post("/campus/office/people/", {"name": "x"}).status_code == 403
    assert client.post(path).status_code == 403
    stranger = page_of(an_officer(a_campus(), role="director"))
    assert stranger.post(path).status_code == 404


def test_the_operator_removes_people_of_any_office(campus: Campus, director: Officer) -> None:
    client, colleague = Client(), an_officer(campus)
    client.force_login(a_user(is_operator=True))
    address = f"/operator/campuses/{campus.code}/"
    assert "Remove" in client.get(address).content.decode()
    client.post(f"{address}officers/{colleague.user.code}/remove/")
    client.post(f"{address}officers/{director.user.code}/remove/")
    assert list(Officer.objects.filter(campus=campus)) == [director]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_the_office_costs_as_little_for_many(
    count: int, campus: Campus, director: Officer, django_assert_num_queries: Any
) -> None:
    for _number in range(count - 1):
        an_officer(campus)
    client = page_of(director)
    client.get("/campus/office/people/")
    with django_assert_num_queries(7):
        client.get("/campus/office/people/")
