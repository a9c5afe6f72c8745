"""Who no longer acts for an employer has no way left to act, by account or by mailed link."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from fairbrief.accounts.links import mint
from fairbrief.accounts.models import User
from fairbrief.agreements.access import roles_of as roles_in_agreement
from fairbrief.agreements.actions import mail_signing_link
from fairbrief.audit.actors import link_holder
from fairbrief.engagements.access import roles_of as roles_in_work
from fairbrief.engagements.doors import backup_door
from fairbrief.engagements.models import Engagement, Meeting
from fairbrief.kernel.clock import now
from fairbrief.notices.telling import KINDS, Recipient
from fairbrief.organizations.actions import name_person, remove_member
from fairbrief.organizations.models import Campus, Member
from fairbrief.relationships.access import sides_of
from fairbrief.relationships.actions import open_closing
from fairbrief.vetting.models import EmployerReview
from tests.builders import NOW, a_campus, a_member, acting, an_employer
from tests.working import a_link, an_agreement, work

pytestmark = pytest.mark.django_db


def remove(member: Member, owner: Member) -> None:
    remove_member(member, by=owner, actor=acting(owner.user), at=now())


def campus_of(owner: Member) -> Campus:
    return EmployerReview.objects.get(employer=owner.employer).campus


@pytest.fixture
def people() -> tuple[Member, Member, Member]:
    """An owner, a supervisor and a leader; only the owner has an account."""
    employer = an_employer(a_campus())
    return (
        a_member(employer, "owner"),
        a_member(employer, "supervisor", user=None),
        a_member(employer, "leader", user=None),
    )


@pytest.mark.parametrize(
    ("capacity", "page", "place"),
    [("supervisor", "supervise", 1), ("leader", "senior", 2), ("closing", "closing", 1)],
)
def test_links_to_work_end_with_the_membership(
    capacity: str, page: str, place: int, people: tuple[Member, Member, Member]
) -> None:
    owner, supervisor, leader = people
    found = work(
        "authorized",
        campus=campus_of(owner),
        employer=owner.employer,
        leader=leader,
    )
    found.supervisor = supervisor
    found.save()
    member = people[place]
    path = f"/{page}/{a_link(found, capacity, member, at=now())}/"
    # As links were made before they knew on what they rest.
    bare = mint(found, capacity=capacity, email=member.email, name=member.name, at=now())
    assert Client().get(path).status_code == 200
    remove(member, owner)
    for ended in (path, f"/{page}/{bare}/"):
        assert Client().get(ended).status_code == 404
        assert Client().post(f"{ended}do/end/", {"reason": "Long enough."}).status_code == 404


def test_the_link_to_sign_ends_with_the_membership(
    people: tuple[Member, Member, Member],
) -> None:
    owner, supervisor, _leader = people
    agreement = an_agreement(
        campus=campus_of(owner), employer=owner.employer, supervisor=supervisor
    )
    path = mail_signing_link(agreement, at=now())
    assert Client().get(path).status_code == 200
    remove(supervisor, owner)
    signed = Client().post(path, {"name": "S. Visor", "consent": "on"})
    assert signed.status_code == Client().get(path).status_code == 404
    assert Client().get(f"{path}agreement.pdf").status_code == 404
    assert not agreement.signatures.exists()
    agreement.application.brief.supervisor.refresh_from_db()
    assert mail_signing_link(agreement, at=now()) == ""


def test_a_link_that_outlived_its_member_gives_no_role(
    people: tuple[Member, Member, Member],
) -> None:
    owner, supervisor, leader = people
    found = work(
        "authorized",
        campus=campus_of(owner),
        employer=owner.employer,
        leader=leader,
    )

    def holder(capacity: str, member: Member, label: str, number: int) -> frozenset[str]:
        actor = link_holder(
            name=member.name, email=member.email, capacity=capacity, subject=(label, number)
        )
        return (
            roles_in_agreement(actor, found.agreement)
            if label == "agreements.agreement"
            else roles_in_work(actor, found) | sides_of(actor, found)
        )

    asked = [
        ("supervisor", supervisor, "agreements.agreement", found.agreement_id),
        ("supervisor", supervisor, "engagements.engagement", found.pk),
        ("closing", supervisor, "engagements.engagement", found.pk),
        ("leader", leader, "engagements.engagement", found.pk),
    ]
    assert all(holder(*each) for each in asked)
    for member in (supervisor, leader):
        remove(member, owner)
    assert not any(holder(*each) for each in asked)


def test_the_same_address_named_again_does_not_open_old_links(
    people: tuple[Member, Member, Member],
) -> None:
    owner, supervisor, _leader = people
    found = work("authorized", campus=campus_of(owner), employer=owner.employer)
    path = f"/supervise/{a_link(found, 'supervisor', supervisor, at=now())}/"
    remove(supervisor, owner)
    name_person(
        owner.employer,
        name="S. Visor",
        title="",
        email=supervisor.email,
        role="supervisor",
        actor=acting(owner.user),
        at=now(),
    )
    assert Client().get(path).status_code == 404


def test_the_owners_close_for_a_supervisor_who_has_left(
    people: tuple[Member, Member, Member],
) -> None:
    owner, supervisor, _leader = people
    found = work("authorized", campus=campus_of(owner), employer=owner.employer)
    found.supervisor = supervisor
    found.save()
    remove(supervisor, owner)
    found.refresh_from_db()
    open_closing(found, at=NOW + timedelta(days=30))
    assert owner.user is not None
    assert owner.user.notices.filter(kind="closing.employer").exists()


def test_nobody_who_has_left_is_told_of_the_work() -> None:
    owner = a_member(an_employer(a_campus()), "owner")
    leader = a_member(owner.employer, "leader")
    backup = a_member(owner.employer, "supervisor")
    found = work(
        "authorized",
        campus=campus_of(owner),
        employer=owner.employer,
        leader=leader,
        backup=backup,
    )
    session = Meeting.objects.create(engagement=found, kind="senior", at=NOW)

    def told() -> set[User | Recipient]:
        return set(KINDS["meeting.cancelled"].to(Meeting.objects.get(pk=session.pk)))

    assert backup_door(found, at=now())
    assert leader.user in told()
    for member in (leader, backup):
        remove(member, owner)
    found = Engagement.objects.get(pk=found.pk)
    assert backup_door(found, at=now()) == []
    assert leader.user not in told()
