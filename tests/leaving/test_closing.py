"""Closing an account: what stands in the way, what ends, the way back, and the end."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from fairbrief.accounts.actions import open_account, sign_up
from fairbrief.accounts.links import LinkError, mint, open_link
from fairbrief.accounts.models import MailedLink, User
from fairbrief.applications.actions import begin, offer, submit_application, withdraw
from fairbrief.applications.models import Application
from fairbrief.audit.actors import CLOCK, INSTALLATION
from fairbrief.audit.models import Event
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.coffees.models import Coffee
from fairbrief.credentials.actions import live_key
from fairbrief.credentials.models import Credential
from fairbrief.kernel.errors import IllegalMoveError, NotAllowedError
from fairbrief.leaving.actions import close_account, erase, reopen
from fairbrief.leaving.models import Closing
from fairbrief.notices.models import Notice
from fairbrief.notices.telling import tell
from fairbrief.organizations.actions import invite_member
from fairbrief.organizations.models import Invitation, Officer
from fairbrief.planning.actions import open_feed, read_feed
from fairbrief.portfolio.models import Portfolio
from fairbrief.reports.actions import make_key
from fairbrief.roster.models import RosterEntry
from fairbrief.searches.models import SavedSearch
from fairbrief.strikes.models import Strike
from fairbrief.students.models import Student
from fairbrief.tracking.models import Experience
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    a_user,
    acting,
    an_employer,
    an_entry,
    an_officer,
    an_open_brief,
    days,
    in_days,
)
from tests.coffees.world import a_coffee, sits
from tests.engaged import an_engagement
from tests.leaving.opening import opened
from tests.working import an_offer

pytestmark = pytest.mark.django_db


def close(user: User | None, **more: Any) -> Closing:
    assert user is not None
    return close_account(user, actor=acting(user), at=NOW, **more)


@pytest.fixture
def student() -> Student:
    student = a_student(a_campus(), name="Maya Okafor")
    EmailAddress.objects.create(
        user=student.user, email=student.user.email, verified=True, primary=True
    )
    return student


def test_nobody_closes_the_account_of_somebody_else(student: Student) -> None:
    with pytest.raises(NotAllowedError):
        close_account(student.user, actor=acting(a_user()), at=NOW)
    assert close_account(student.user, actor=INSTALLATION, at=NOW).is_closed


# What ends at once


def test_nobody_comes_in_any_more(student: Student) -> None:
    client = Client()
    client.force_login(student.user)
    key = open_feed(student.user, actor=acting(student.user), at=NOW)
    link = mint(student, capacity="x", email=student.user.email, name="Maya", at=NOW, life=days(99))
    close(student.user)
    assert client.get("/student/").status_code == 302
    again = Client()
    assert not again.login(username=student.user.email, password="a long pass phrase")
    assert read_feed(key, at=NOW) is None
    with pytest.raises(LinkError):
        open_link(link, at=NOW)
    assert not Event.objects.filter(name="opened_account", actor_id=student.user.pk).exists()
    assert Event.objects.filter(name="closed_account", subject_id=student.user.pk).exists()


def test_applications_are_withdrawn_and_employers_told(student: Student) -> None:
    employer = an_employer(student.campus)
    owner = a_member(employer)
    for title in ("One", "Two", "Three"):
        brief = an_open_brief(employer, student.campus, title=title)
        row = begin(student, brief=brief, actor=acting(student.user), at=NOW)
        if title != "Three":
            words = "I have read about night markets for years."
            Application.objects.filter(pk=row.pk).update(interest=words)
            row.refresh_from_db()
            submit_application(row, actor=acting(student.user), at=NOW)
        if title == "Two":
            offer(row, actor=acting(owner.user), at=NOW)
    close(student.user)
    assert set(Application.objects.values_list("state", flat=True)) == {"withdrawn"}
    told = Notice.objects.filter(user=owner.user).values_list("kind", flat=True)
    assert {"application.withdrawn", "application.offer_declined"} <= set(told)


def test_searches_seats_and_the_page_of_a_student_end(student: Student) -> None:
    employer = an_employer(student.campus)
    coffee = a_coffee(employer)
    sits(coffee, student)
    SavedSearch.objects.create(student=student, name="x", query={}, looked_at=NOW, made_at=NOW)
    Portfolio.objects.create(student=student, slug="maya", made_at=NOW)
    close(student.user)
    assert not SavedSearch.objects.exists()
    assert coffee.seats_taken.get().state == "back"
    assert Client().get("/p/maya/").status_code == 404


def test_a_host_leaves_with_notice(student: Student) -> None:
    employer = an_employer(student.campus)
    a_member(employer, name="An Owner")
    host = a_member(employer, "leader", name="Ann Lee")
    coffee = a_coffee(employer, host=host)
    sits(coffee, student)
    close(host.user)
    coffee.refresh_from_db()
    assert coffee.is_off
    assert Notice.objects.filter(kind="coffee.off", user=student.user).exists()
    host.refresh_from_db()
    assert host.left_at == NOW
    assert Notice.objects.filter(kind="member.gone").count() == 1


def test_who_leaves_an_office_takes_their_keys_along() -> None:
    campus = a_campus()
    other = an_officer(campus, role="director")
    director = an_officer(campus, role="director")
    key, _secret = make_key(campus, name="x", officer=director, actor=acting(director.user), at=NOW)
    close(director.user)
    key.refresh_from_db()
    assert key.revoked_at == NOW
    assert Officer.objects.get() == other
    assert Notice.objects.get(kind="officer.gone").user == other.user


def test_invitations_to_them_end(student: Student) -> None:
    owner = a_member(an_employer(student.campus))
    invite_member(
        owner.employer,
        email=student.user.email,
        name="Maya",
        title="",
        role="supervisor",
        by=owner,
        actor=acting(owner.user),
        at=NOW,
    )
    close(student.user)
    assert Invitation.objects.get().withdrawn_at == NOW


def test_nobody_is_told_anything_any_more(student: Student) -> None:
    close(student.user)
    student.user.refresh_from_db()
    row = an_offer(student=student, campus=student.campus)
    assert not tell("application.offered", row, at=NOW, to=[student.user])


# The way back


def _link(closing: Closing) -> str:
    told = Notice.objects.get(kind="account.closed")
    assert told.email == closing.user.email
    assert told.user is None
    return told.link.split("/")[2]


def test_the_link_of_the_mail_opens_the_account_again(student: Student) -> None:
    closing = close(student.user)
    found, actor = opened(_link(closing), at=NOW + days(13))
    assert reopen(found, actor=actor, at=NOW + days(13))
    student.user.refresh_from_db()
    assert student.user.is_active
    assert not student.user.has_usable_password()
    fire_due(at=NOW + days(40))
    student.user.refresh_from_db()
    assert student.user.name == "Maya Okafor"
    with pytest.raises(LinkError):
        opened(_link(closing), at=NOW + days(13))
    with pytest.raises(IllegalMoveError):
        erase(closing, actor=CLOCK, at=NOW)
    # Another time is another closing.
    assert close(student.user).pk != closing.pk


def test_every_confirmed_address_is_told_and_each_link_works_once(student: Student) -> None:
    other = "maya@home.example"
    EmailAddress.objects.create(user=student.user, email=other, verified=True)
    EmailAddress.objects.create(user=student.user, email="typed@x.example", verified=False)
    closing = close(student.user)
    told = {each.email: each for each in Notice.objects.filter(kind="account.closed")}
    assert set(told) == {student.user.email, other}
    assert len({each.body for each in told.values()}) == 1
    tokens = [each.link.split("/")[2] for each in told.values()]
    assert len(set(tokens)) == 2
    fire_due(at=closing.erase_at - days(2))
    soon = Notice.objects.filter(kind="account.erased_soon")
    assert set(soon.values_list("email", flat=True)) == set(told)
    found, actor = opened(told[other].link.split("/")[2], at=NOW + days(13))
    assert reopen(found, actor=actor, at=NOW + days(13))
    again = Notice.objects.filter(kind="account.reopened")
    assert set(again.values_list("email", flat=True)) == set(told)
    for token in tokens:
        with pytest.raises(LinkError):
            opened(token, at=NOW + days(13))


def test_closing_twice_is_closing_once(student: Student) -> None:
    assert close(student.user) == close(student.user)
    assert Notice.objects.filter(kind="account.closed").count() == 1


def test_they_are_reminded_before_it_is_erased(student: Student) -> None:
    closing = close(student.user)
    fire_due(at=closing.erase_at - days(2))
    assert Notice.objects.filter(kind="account.erased_soon").count() == 1
    assert not Closing.objects.get().is_erased
    fire_due(at=closing.erase_at)
    assert Closing.objects.get().is_erased
    assert not Notice.objects.filter(email__startswith="person").exists()


# The end


def test_a_stone_is_left_and_the_address_is_free(student: Student) -> None:
    address = student.user.email
    closing = close(student.user)
    assert erase(closing, actor=CLOCK, at=NOW + days(15))
    assert not erase(closing, actor=CLOCK, at=NOW + days(15))
    stone = User.objects.get(pk=student.user.pk)
    assert (stone.name, stone.email) == (
        "Closed account",
        f"closed-{stone.code.lower()}@closed.invalid",
    )
    assert not stone.is_active
    assert not EmailAddress.objects.exists()
    again = sign_up(address, name="Maya Okafor", at=NOW + days(16))
    assert again.pk != stone.pk
    # And by those whom an installation brings along.
    assert open_account("other@x.example", name="O", at=NOW).is_active


def test_the_universitys_record_goes_on_by_its_own_roster(student: Student) -> None:
    entry = an_entry(student.campus, student=student)
    row = Experience.objects.create(
        campus=student.campus,
        student=student,
        employer_name="Elsewhere",
        title="Something",
        what_i_did="I, Maya Okafor, did it.",
        starts_on=in_days(-20),
        ends_on=in_days(-10),
        minutes=600,
        logged_at=NOW,
    )
    erase(close(student.user), actor=CLOCK, at=NOW + days(15))
    row.refresh_from_db()
    assert (row.student, row.roster_entry, row.what_i_did) == (None, entry, "–")
    entry.refresh_from_db()
    assert (entry.student, entry.name) == (None, "Maya Okafor")


def test_somebody_whom_the_university_never_named_is_gone_from_its_roster(
    student: Student,
) -> None:
    an_entry(student.campus, student=student, from_account=True, student_number="")
    erase(close(student.user), actor=CLOCK, at=NOW + days(15))
    entry = RosterEntry.objects.get()
    assert (entry.name, entry.email) == ("Closed account", "")


@pytest.mark.parametrize("ends", [True, False])
def test_credentials_stay_unless_they_are_to_end(ends: bool) -> None:
    work = an_engagement("paid")
    row = Credential.objects.create(
        engagement=work, key=live_key(at=NOW), document={"a": 1}, status_index=1, issued_at=NOW
    )
    erase(close(work.student.user, ends_credentials=ends), actor=CLOCK, at=NOW + days(15))
    row.refresh_from_db()
    assert (row.revoked_at is not None, row.document) == ((True, {}) if ends else (False, {"a": 1}))


def test_somebody_on_whom_others_wait_after_all_is_put_off(student: Student) -> None:
    closing = close(student.user)
    # Accepted in another tab in the very moment.
    work = an_engagement("active", campus=student.campus, student=student)
    assert not erase(closing, actor=CLOCK, at=closing.erase_at)
    closing.refresh_from_db()
    assert closing.is_closed
    assert Clock.objects.filter(kind="account.erase", stopped_at=None).exists()
    # Until then the mailed link opens it.
    link = MailedLink.objects.get(subject_id=closing.pk, capacity="reopening")
    assert link.expires_at == closing.erase_at
    type(work).objects.filter(pk=work.pk).update(
        state="not_completed", ended_at=NOW, end_reason="It was not to be."
    )
    fire_due(at=closing.erase_at + days(8))
    closing.refresh_from_db()
    assert closing.is_erased


def test_what_the_record_says_is_proved_without_the_name(student: Student) -> None:
    brief = an_open_brief(an_employer(student.campus), student.campus)
    row = begin(student, brief=brief, actor=acting(student.user), at=NOW)
    withdraw(row, actor=acting(student.user), at=NOW)
    erase(close(student.user), actor=CLOCK, at=NOW + days(15))
    begun = Event.objects.get(subject_label="applications.application", name="begun")
    assert (begun.actor_name, begun.actor_id) == ("", student.user.pk)


def test_a_coffee_stays_without_its_hosts_name(student: Student) -> None:
    employer = an_employer(student.campus)
    a_member(employer, name="An Owner")
    host = a_member(employer, "leader", name="Ann Lee")
    a_coffee(employer, host=host)
    erase(close(host.user), actor=CLOCK, at=NOW + days(15))
    assert Coffee.objects.get().host_name == "Closed account"


def test_a_namesake_elsewhere_keeps_their_name() -> None:
    """Names are taken out of what was done for the houses of who left, and nowhere else."""
    mine, other = a_campus(), a_campus()
    an_officer(mine, role="director")
    for campus in (mine, other):
        officer = an_officer(campus, user=a_user("Ann Lee"))
        Strike.objects.create(
            kind="ghosting",
            student=a_student(campus),
            campus=campus,
            title="It",
            fact="It",
            key=campus.slug,
            noted_at=NOW,
            reason="It",
            decided_by_name="Ann Lee",
        )
    leaves = Officer.objects.get(campus=mine, user__name="Ann Lee").user
    erase(close(leaves), actor=CLOCK, at=NOW + days(15))
    found = dict(Strike.objects.values_list("campus", "decided_by_name"))
    assert found == {mine.pk: "Closed account", other.pk: "Ann Lee"}
    assert officer.user.name == "Ann Lee"
