"""Erasing takes out one person, not everything that happens to be spelled like them."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress

from fairbrief.accounts.models import User
from fairbrief.audit.actors import CLOCK, link_holder
from fairbrief.audit.chain import verify
from fairbrief.audit.models import Event
from fairbrief.audit.record import record
from fairbrief.briefs.models import BriefVersion
from fairbrief.disclosures.actions import note_disclosure
from fairbrief.disclosures.models import Disclosure
from fairbrief.leaving.actions import close_account, erase, reopen
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Employer, Invitation
from fairbrief.strikes.models import Strike
from tests.applications.test_applying import World
from tests.builders import (
    NOW,
    TODAY,
    a_campus,
    a_member,
    a_student,
    a_user,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
    days,
)
from tests.engaged import an_engagement
from tests.leaving.opening import opened
from tests.tracking.test_outcomes import an_experience

pytestmark = pytest.mark.django_db


def leave(user: User | None) -> User:
    assert user is not None
    closing = close_account(user, actor=acting(user), at=NOW)
    assert erase(closing, actor=CLOCK, at=NOW + days(15))
    return User.objects.get(pk=user.pk)


def said_by(user: User, employer: Employer, **data: Any) -> Event:
    """An event of somebody else, in which words stand."""
    record(employer, "remarked", actor=acting(user), at=NOW, data=data)
    return Event.objects.filter(name="remarked").latest("pk")


@pytest.mark.parametrize("name", ["Will", "May", "a", "Al", "I.", "Brief", "(", ".*", "\\1 [x"])
def test_a_name_that_is_a_word_leaves_other_words_as_they_are(name: str) -> None:
    campus = a_campus()
    employer = an_employer(campus)
    other = a_member(employer, name="Another Owner")
    mine = a_member(employer, "supervisor", name="Someone Else")
    User.objects.filter(pk=mine.user.pk).update(name=name)
    mine.user.refresh_from_db()
    type(mine).objects.filter(pk=mine.pk).update(name=name)
    brief = an_open_brief(employer, campus)
    text = "You will meet Al in May: I. read a brief (1 .* 2)."
    version = BriefVersion.objects.filter(brief=brief).latest("pk")
    terms = {"text": text, "leader": name, "list": [name.upper(), text]}
    BriefVersion.objects.filter(pk=version.pk).update(terms=terms)
    event = said_by(other.user, employer, why=text, who=name)
    leave(mine.user)
    version.refresh_from_db()
    assert version.terms == {
        "text": text,
        "leader": "Closed account",
        "list": ["Closed account", text],
    }
    event.refresh_from_db()
    assert event.data == {"why": text}
    assert not list(verify())


def test_a_name_of_several_words_goes_among_words_and_not_within_one() -> None:
    campus = a_campus()
    employer = an_employer(campus)
    other = a_member(employer, name="Another Owner")
    mine = a_member(employer, "supervisor", name="Jo An")
    text = "By JO AN; banjo and jo andes."
    brief = an_open_brief(employer, campus)
    version = BriefVersion.objects.filter(brief=brief).latest("pk")
    BriefVersion.objects.filter(pk=version.pk).update(terms={"text": text})
    event = said_by(other.user, employer, why="By Jo An", also="A banjo andante")
    leave(mine.user)
    version.refresh_from_db()
    assert version.terms == {"text": "By Closed account; banjo and jo andes."}
    event.refresh_from_db()
    assert event.data == {"also": "A banjo andante"}
    assert event.actor_name == "Another Owner"


def a_strike(campus: Any, name: str) -> Strike:
    return Strike.objects.create(
        kind="ghosting",
        student=a_student(campus),
        campus=campus,
        title="It",
        fact="It",
        key=f"{campus.slug}{Strike.objects.count()}",
        noted_at=NOW,
        reason="It",
        decided_by_name=name,
    )


def test_of_two_with_one_name_in_one_office_the_other_keeps_it() -> None:
    campus = a_campus()
    an_officer(campus, role="director")
    leaves = an_officer(campus, user=a_user("Ann Lee")).user
    stays = an_officer(campus, user=a_user("ann lee")).user
    strike = a_strike(campus, "Ann Lee")
    theirs = said_by(stays, an_employer(campus), why="Ann Lee saw to it")
    leave(leaves)
    strike.refresh_from_db()
    # It says of nobody any more that it was the one who left.
    assert strike.decided_by_name == "Ann Lee"
    theirs.refresh_from_db()
    assert (theirs.actor_name, theirs.data) == ("ann lee", {"why": "Ann Lee saw to it"})
    # When the other has gone too, so has the name.
    leave(stays)
    strike.refresh_from_db()
    assert strike.decided_by_name == "Closed account"


def test_what_leads_to_the_account_loses_the_name_though_another_has_it() -> None:
    world = World()
    row = world.apply()
    mine = a_member(world.employer, "member", name="Ann Lee", email="ann1@x.example")
    other = a_member(world.employer, "member", name="Ann Lee", email="ann2@x.example")
    for reader in (mine, other):
        note_disclosure([row], actor=acting(reader.user), at=NOW)
    leave(mine.user)
    found = dict(Disclosure.objects.values_list("user", "by_name"))
    assert found == {mine.user.pk: "Closed account", other.user.pk: "Ann Lee"}


def test_who_was_invited_after_closing_is_gone_from_the_invitation_too() -> None:
    campus = a_campus()
    owner = a_member(an_employer(campus))
    user = a_student(campus, name="Maya Okafor").user
    closing = close_account(user, actor=acting(user), at=NOW)
    Invitation.objects.create(
        employer=owner.employer,
        email=user.email.upper(),
        name="Maya Okafor",
        role="supervisor",
        invited_by=owner.user,
        made_at=NOW,
        expires_at=NOW + days(20),
    )
    erase(closing, actor=CLOCK, at=NOW + days(15))
    invitation = Invitation.objects.get()
    assert (invitation.name, invitation.email.endswith("@closed.invalid")) == (
        "Closed account",
        True,
    )


@pytest.mark.parametrize("name", ["", " ", "x" * 120, "ẞtraße İnan", "Ünal Ørsted"])
def test_names_of_any_kind_are_erased(name: str) -> None:
    campus = a_campus()
    an_officer(campus, role="director")
    user = a_user()
    User.objects.filter(pk=user.pk).update(name=name)
    user.refresh_from_db()
    an_officer(campus, user=user)
    strike = a_strike(campus, name.upper())
    assert leave(user).name == "Closed account"
    strike.refresh_from_db()
    if name == "Ünal Ørsted":
        assert strike.decided_by_name == "Closed account"


def test_a_student_called_like_a_phrase_takes_nobodys_words() -> None:
    here, elsewhere = a_campus(), a_campus()
    director = an_officer(elsewhere)
    record(
        elsewhere, "blocked", actor=acting(director.user), at=NOW, data={"why": "They did not pay."}
    )
    other = an_experience(a_student(here), TODAY, supervisor_name="Did Not")
    leave(a_student(here, name="did not").user)
    event = Event.objects.get(name="blocked")
    assert event.data == {"why": "They did not pay."}
    assert event.actor_name == director.user.name
    other.refresh_from_db()
    assert other.supervisor_name == "Did Not"
    assert not list(verify())


def test_an_address_that_is_somebody_elses_now_is_left_to_them() -> None:
    employer = an_employer(a_campus())
    before = a_member(employer, email="jobs@firm.example", user=a_user("X"))
    owner = a_user("Y", email="jobs@firm.example")
    invited = Invitation.objects.create(
        employer=employer,
        role="owner",
        email="jobs@firm.example",
        name="Y",
        made_at=NOW,
        expires_at=NOW,
    )
    remaining = a_member(employer, "owner")
    assert remaining.pk
    leave(before.user)
    invited.refresh_from_db()
    assert (invited.email, invited.name) == (owner.email, "Y")


def test_a_member_called_like_somebody_elsewhere_takes_no_name_of_a_mailed_link() -> None:
    """A supervisor without an account stands in the record by their name alone."""
    work, mine = an_engagement("active"), an_engagement("active")
    by_link = link_holder(name="Ann Lee", email="", capacity="supervisor", subject=("x", 1))
    for each in (work, mine):
        record(each, "remarked", actor=by_link, at=NOW)
    named = mine.supervisor
    User.objects.filter(pk=named.user_id).update(name="Ann Lee")
    type(named).objects.filter(pk=named.pk).update(name="Ann Lee")
    type(mine).objects.filter(pk=mine.pk).update(
        state="not_completed", ended_at=NOW, end_reason="It was not to be."
    )
    leave(User.objects.get(pk=named.user_id))
    told = Event.objects.filter(name="remarked", subject_label="engagements.engagement")
    assert dict(told.values_list("subject_id", "actor_name")) == {work.pk: "Ann Lee", mine.pk: ""}


def test_a_student_called_like_who_supervised_them_takes_no_name_of_theirs() -> None:
    work = an_engagement("paid")
    by_link = link_holder(name="Ann Lee", email="", capacity="supervisor", subject=("x", 1))
    record(work, "remarked", actor=by_link, at=NOW)
    User.objects.filter(pk=work.student.user_id).update(name="Ann Lee")
    leave(User.objects.get(pk=work.student.user_id))
    assert Event.objects.get(name="remarked").actor_name == "Ann Lee"


def test_who_came_back_by_the_mailed_link_is_gone_from_the_record_of_it_too() -> None:
    user = a_student(a_campus(), name="Maya Okafor").user
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    close_account(user, actor=acting(user), at=NOW)
    token = Notice.objects.get(kind="account.closed").link.split("/")[2]
    found, actor = opened(token, at=NOW)
    assert reopen(found, actor=actor, at=NOW)
    assert Event.objects.filter(actor_kind="link", actor_name="Maya Okafor").exists()
    user.refresh_from_db()
    leave(user)
    assert not Event.objects.filter(actor_name="Maya Okafor").exists()
