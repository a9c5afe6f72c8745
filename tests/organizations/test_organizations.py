"""Rules of employers, their people, and holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client

from fairbrief.accounts.actions import open_account
from fairbrief.audit.actors import person
from fairbrief.audit.queries import history_of
from fairbrief.kernel.errors import FairbriefError, LimitReachedError, NotAllowedError
from fairbrief.kernel.forgetting import GONE
from fairbrief.notices.models import Notice
from fairbrief.notices.sending import send_some
from fairbrief.organizations.actions import (
    InvitationError,
    accept_invitation,
    change_facts,
    forget_invitations,
    hold_employer,
    invite_member,
    invite_officer,
    name_person,
    register_employer,
    release_employer,
    remove_member,
    withdraw_invitation,
)
from fairbrief.organizations.domains import belongs_to_site, campus_of_address
from fairbrief.organizations.forms import FactsForm
from fairbrief.organizations.models import CampusDomain, Employer, Invitation, Member
from tests.builders import NOW, a_campus, a_member, a_user, acting, an_employer, an_officer, days

pytestmark = pytest.mark.django_db

FACTS = {
    "name": "Studio Norte",
    "kind": "for_profit",
    "website": "https://www.studio.example",
    "about": "Films.",
    "country": "US",
    "state": "CA",
    "time_zone": "America/Los_Angeles",
}


def register(email: str = "ana@studio.example", **facts: str) -> Employer:
    user = open_account(email, name="Ana", at=NOW)
    return register_employer(
        user, facts={**FACTS, **facts}, title="Producer", actor=person(user), at=NOW
    )


def invite(employer: Employer, by: Member, email: str = "lena@studio.example") -> Invitation:
    return invite_member(
        employer,
        email=email,
        name="Lena",
        title="Director",
        role="leader",
        by=by,
        actor=acting(by.user),
        at=NOW,
    )


@pytest.mark.parametrize(
    ("email", "website", "belongs"),
    [
        ("a@studio.example", "https://www.studio.example/about", True),
        ("a@studio.example", "https://jobs.studio.example", True),
        ("a@mail.studio.example", "https://studio.example", False),
        ("a@mail.studio.example", "https://mail.studio.example", True),
        ("a@students.college.example", "https://www.college.example", False),
        ("me@mine.github.io", "https://github.io", False),
        ("me@acme.co.uk", "https://co.uk", False),
        ("me@acme.co.uk", "https://www.acme.co.uk", True),
        ("a@gmail.com", "https://gmail.com", False),
        ("a@evilstudio.example", "https://studio.example", False),
        ("a@studio.example", "", False),
        ("a@example", "https://studio.example", False),
    ],
)
def test_mail_and_website_are_compared(email: str, website: str, belongs: bool) -> None:
    assert belongs_to_site(email, website) is belongs


def test_nearest_campus_domain_wins() -> None:
    big, small = a_campus("state"), a_campus("arts")
    CampusDomain.objects.create(campus=small, domain="arts.state.example")
    assert campus_of_address("x@mail.arts.state.example") == small
    assert campus_of_address("x@law.state.example") == big
    assert campus_of_address("x@notstate.example") is None


def test_domain_is_confirmed_only_when_it_is_the_websites() -> None:
    assert register().domain_confirmed_at == NOW
    loose = register("bo@gmail.com", name="Bo's Films", website="https://bo.example")
    assert loose.domain_confirmed_at is None


def test_a_second_organization_with_a_confirmed_domain_is_refused() -> None:
    register()
    with pytest.raises(FairbriefError, match="Ask its owner"):
        register("ben@studio.example", name="Studio Norte Two")


def test_the_database_keeps_one_confirmed_organization_a_domain() -> None:
    first = register()
    with pytest.raises(IntegrityError), transaction.atomic():
        an_employer(domain="Studio.example")
    second = an_employer(domain="other.example")
    Employer.objects.filter(pk=second.pk).update(domain_confirmed_at=None, domain=first.domain)
    with pytest.raises(FairbriefError, match="Ask its owner"):
        register("ben@STUDIO.example", name="Studio Norte Two")


@pytest.mark.parametrize(
    ("first", "second"),
    [("studio.example", "alumni.studio.example"), ("jobs.studio.example", "studio.example")],
)
def test_so_is_one_with_a_domain_above_or_beneath_it(first: str, second: str) -> None:
    register(f"ana@{first}", website=f"https://{first}")
    with pytest.raises(FairbriefError, match="Ask its owner"):
        register(f"ben@{second}", name="Another", website=f"https://{second}")


def test_a_shared_ending_is_no_house() -> None:
    register("ana@norte.co.uk", website="https://norte.co.uk")
    other = register("ben@sur.co.uk", name="Sur", website="https://www.sur.co.uk")
    assert other.domain_confirmed_at == NOW
    # Nor is a name that only ends alike.
    assert register("cy@elnorte.co.uk", name="El", website="https://elnorte.co.uk").domain


def test_same_name_gets_a_second_slug_and_other_scripts_a_plain_one() -> None:
    register()
    again = register("ana@norte.example", website="https://norte.example")
    other = register("li@film.example", name="夜市电影", website="https://film.example")
    assert (again.slug, other.slug) == ("studio-norte-2", "employer")


def test_new_website_has_to_be_confirmed_again() -> None:
    employer = register()
    owner = employer.members.get()
    change_facts(
        employer,
        facts={**FACTS, "website": "https://famous.example"},
        by=owner,
        actor=acting(owner.user),
        at=NOW + timedelta(days=1),
    )
    assert employer.domain_confirmed_at is None
    assert history_of(employer).last().data["before"]["website"] == FACTS["website"]  # type: ignore[union-attr]


def test_only_owners_change_who_belongs() -> None:
    employer = an_employer()
    owner = a_member(employer)
    supervisor = a_member(employer, "supervisor")
    stranger = a_member(an_employer())
    for outsider in (supervisor, stranger):
        with pytest.raises(NotAllowedError):
            invite(employer, outsider)
        with pytest.raises(NotAllowedError):
            remove_member(owner, by=outsider, actor=acting(outsider.user), at=NOW)
    with pytest.raises(NotAllowedError, match="only owner"):
        remove_member(owner, by=owner, actor=acting(owner.user), at=NOW)
    remove_member(supervisor, by=owner, actor=acting(owner.user), at=NOW)
    supervisor.refresh_from_db()
    assert supervisor.left_at == NOW


@pytest.mark.parametrize(
    "website",
    [
        "https://user:secret@studio.example",
        "https://studio.example@evil.example/",
        "http://127.0.0.1/",
        "http://[::1]:8000/",
        "http://10.0.0.7",
        "http://localhost",
        "http://wiki.local",
        "http://2130706433/",
        "ftp://studio.example",
        "javascript:alert(1)",
    ],
)
def test_a_website_is_one_that_anyone_can_open(website: str) -> None:
    assert "website" in FactsForm({**FACTS, "website": website}).errors
    for good in ("studio.example", "https://www.studio.example/about", "http://studio.example"):
        assert "website" not in FactsForm({**FACTS, "website": good}).errors


def test_removed_member_cannot_come_back_by_the_old_mail() -> None:
    employer = an_employer()
    owner = a_member(employer)
    invitation = invite(employer, owner)
    lena = open_account("lena@studio.example", name="Lena", at=NOW)
    member = accept_invitation(invitation, user=lena, actor=person(lena), at=NOW)
    assert isinstance(member, Member)
    remove_member(member, by=owner, actor=acting(owner.user), at=NOW)
    with pytest.raises(InvitationError, match="been used"):
        accept_invitation(invitation, user=lena, actor=person(lena), at=NOW)


def test_invitations_are_no_way_to_mail_strangers() -> None:
    employer = an_employer()
    owner = a_member(employer)
    for number in range(15):
        invitation = invite(employer, owner, email=f"stranger{number}@elsewhere.example")
        withdraw_invitation(invitation, actor=acting(owner.user), at=NOW)
    with pytest.raises(LimitReachedError, match="in a day"):
        invite(employer, owner, email="one.more@elsewhere.example")
    # None had left yet, so none leaves.
    assert not Notice.objects.filter(kind="invitation.sent").exists()


def test_a_mail_in_the_post_stays_told_when_its_invitation_is_withdrawn() -> None:
    employer = an_employer()
    owner = a_member(employer)
    first = invite(employer, owner)
    assert send_some(at=NOW) == 1
    second = invite(employer, owner)
    withdraw_invitation(second, actor=acting(owner.user), at=NOW)
    (told,) = Notice.objects.filter(kind="invitation.sent")
    assert told.mailed_at
    first.refresh_from_db()
    assert first.withdrawn_at


def test_a_removed_owner_comes_back_by_no_invitation_of_their_own() -> None:
    employer = register()
    first = employer.members.get()
    gone = a_member(employer, role="owner")
    own = open_account("private@mail.example", name="Lena", at=NOW)
    invitation = invite(employer, gone, email=own.email)
    remove_member(gone, by=first, actor=acting(first.user), at=NOW)
    with pytest.raises(InvitationError, match="has ended"):
        accept_invitation(invitation, user=own, actor=acting(own), at=NOW)


def test_invitations_end_are_replaced_and_capped() -> None:
    employer = an_employer()
    owner = a_member(employer)
    first, second = invite(employer, owner), invite(employer, owner)
    first.refresh_from_db()
    assert first.withdrawn_at
    lena = open_account("lena@studio.example", name="Lena", at=NOW)
    late = NOW + timedelta(days=15)
    for dead, when in ((first, NOW), (second, late)):
        with pytest.raises(InvitationError, match="has ended"):
            accept_invitation(dead, user=lena, actor=person(lena), at=when)
    for number in range(9):
        invite(employer, owner, f"p{number}@studio.example")
    with pytest.raises(LimitReachedError):
        invite(employer, owner, "one.more@studio.example")


def test_token_is_kept_only_as_a_digest_and_in_the_mail() -> None:
    employer = an_employer()
    invitation = invite(employer, a_member(employer))
    token = Notice.objects.get(kind="invitation.sent").link.split("/")[2]
    assert token not in invitation.digest


def test_who_has_an_account_opens_an_invitation_in_the_app_and_nobody_else_does() -> None:
    employer = an_employer()
    lena = open_account("lena@studio.example", name="Lena", at=NOW)
    other = open_account("sam@studio.example", name="Sam", at=NOW)
    invitation = invite(employer, a_member(employer), "lena@studio.example")
    path = Notice.objects.get(kind="invitation.sent").path
    assert path == f"/invitations/{invitation.code}/"
    for user, status in ((None, 404), (other, 404), (lena, 200)):
        client = Client()
        if user:
            client.force_login(user)
        assert client.get(path).status_code == status
        assert client.post(f"{path}accept/").status_code == (404 if user is other else 302)
    assert employer.members.filter(user=lena).exists()
    assert employer.members.filter(user=other).count() == 0


def test_people_are_named_once_and_only_from_inside() -> None:
    employer = an_employer()
    owner = a_member(employer)
    named = [
        name_person(
            employer,
            name="Lena",
            title="Director",
            email="Lena@studio.example",
            role="leader",
            actor=acting(owner.user),
            at=NOW,
        )
        for _press in range(2)
    ]
    assert named[0] == named[1]
    with pytest.raises(NotAllowedError):
        name_person(
            employer,
            name="Eve",
            title="",
            email="eve@else.example",
            role="leader",
            actor=person(a_user()),
            at=NOW,
        )


def test_officers_are_invited_by_operator_or_director_only() -> None:
    campus = a_campus()
    director = an_officer(campus, role="director")
    for by, allowed in (
        (director.user, True),
        (an_officer(campus).user, False),
        (an_officer(a_campus(), role="director").user, False),
    ):
        form = {"email": "x@y.example", "name": "X", "title": "", "role": "officer"}
        if allowed:
            invite_officer(campus, **form, by=by, actor=person(by), at=NOW)
        else:
            with pytest.raises(NotAllowedError):
                invite_officer(campus, **form, by=by, actor=person(by), at=NOW)


def test_hold_has_a_reason_is_told_and_lifted() -> None:
    employer = an_employer()
    owner = a_member(employer)
    operator = a_user(is_operator=True)
    with pytest.raises(NotAllowedError):
        hold_employer(employer, reason="x", actor=acting(owner.user), at=NOW)
    with pytest.raises(FairbriefError, match="Say why"):
        hold_employer(employer, reason=" ", actor=person(operator), at=NOW)
    for _press in range(2):
        hold_employer(employer, reason="Asked for fees.", actor=person(operator), at=NOW)
    assert employer.is_held
    told = Notice.objects.get(kind="employer.held")
    assert "Asked for fees." in told.body
    release_employer(employer, actor=person(operator), at=NOW)
    assert not employer.is_held


def test_organization_page_by_role() -> None:
    employer = an_employer(a_campus())
    owner, supervisor = a_member(employer), a_member(employer, "supervisor")
    elsewhere = a_member(an_employer())
    client = Client()
    form = {"name": "L", "email": "l@x.example", "title": "", "role": "leader"}
    assert owner.user
    assert supervisor.user
    assert elsewhere.user
    client.force_login(supervisor.user)
    page = client.get("/employer/organization/")
    assert page.status_code == 200
    assert "Invite a colleague" not in page.content.decode()
    assert client.post("/employer/organization/invite/", form).status_code == 403
    assert client.get("/employer/organization/edit/").status_code == 403
    client.force_login(elsewhere.user)
    remove = f"/employer/organization/members/{supervisor.code}/remove/"
    assert client.post(remove).status_code == 404
    client.force_login(owner.user)
    assert client.get("/employer/organization/").status_code == 200
    assert (
        client.post("/employer/organization/invite/", {**form, "role": "king"}).status_code == 422
    )
    assert client.post("/employer/organization/invite/", form).status_code == 302
    assert client.post(remove).status_code == 302
    client.force_login(supervisor.user)
    assert client.get("/employer/organization/").status_code == 403


def test_who_was_invited_is_forgotten_so_long_after_it_is_over() -> None:
    employer = register()
    by = Member.objects.get(employer=employer)
    accepted = invite(employer, by)
    user = open_account(accepted.email, name="Lena", at=NOW)
    accept_invitation(accepted, user=user, actor=person(user), at=NOW)
    withdrawn = invite(employer, by, "max@studio.example")
    withdraw_invitation(withdrawn, actor=acting(by.user), at=NOW)
    silent = invite(employer, by, "noor@studio.example")
    kept = settings.KEEP_LINKS_DAYS
    assert forget_invitations(at=NOW + days(kept)) == 0
    assert forget_invitations(at=NOW + days(kept + 1)) == 2
    silent.refresh_from_db()
    assert silent.name == "Lena"
    assert forget_invitations(at=NOW + days(kept + 15)) == 1
    assert forget_invitations(at=NOW + days(kept + 15)) == 0
    for each in Invitation.objects.all():
        assert (each.email, each.name, each.title) == (GONE, GONE, GONE)
    assert Member.objects.get(user=user).email == "lena@studio.example"


def test_becoming_another_kind_says_what_follows() -> None:
    employer = an_employer(kind="nonprofit")
    facts = {**FACTS, "kind": "for_profit"}
    form = FactsForm(facts, instance=employer)
    assert form.is_valid(), form.errors
    assert "Companies pay" in form.kind_words
    assert "look at that again" in form.kind_words
    same = FactsForm({**FACTS, "kind": "nonprofit"}, instance=an_employer(kind="nonprofit"))
    assert same.is_valid()
    assert not same.kind_words
