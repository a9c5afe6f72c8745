"""Two entries that turn out to be one person: all that rests on either rests on one."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from fairbrief.accounts.models import MailedLink, User
from fairbrief.advising.actions import ask_for_record
from fairbrief.advising.models import Hold, Look, Nomination, RecordRequest
from fairbrief.clocks.models import Clock
from fairbrief.organizations.models import Campus, Officer
from fairbrief.roster import joining
from fairbrief.roster.joining import columns_upon_entries, hand_over, is_settled
from fairbrief.roster.models import Enrolment, Group, RosterEntry
from fairbrief.students.models import Student
from fairbrief.surveys.actions import answer, mail_some, put_aside
from fairbrief.surveys.models import Invitation, OptOut, Response, Round
from tests.builders import (
    NOW,
    a_campus,
    a_term,
    acting,
    an_employer,
    an_enrolment,
    an_entry,
    an_officer,
    an_open_brief,
    days,
)
from tests.roster.test_linking import confirm, joined
from tests.surveys.rounds import a_survey, asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def campus() -> Campus:
    return a_campus("here")


@pytest.fixture
def officer(campus: Campus) -> Officer:
    return an_officer(campus)


@pytest.fixture
def student(campus: Campus) -> Student:
    return joined(campus, "maya@here.example")


@pytest.fixture
def own(student: Student) -> RosterEntry:
    return RosterEntry.objects.get(student=student)


@pytest.fixture
def named(campus: Campus) -> RosterEntry:
    return an_entry(campus, email="m.okafor@here.example")


def join(student: Student, own: RosterEntry) -> None:
    confirm(student.user, "m.okafor@here.example")
    assert not RosterEntry.objects.filter(pk=own.pk).exists()


def asked_both(
    officer: Officer, own: RosterEntry, named: RosterEntry, **columns: Any
) -> tuple[Invitation, Invitation, Round]:
    row = asked(a_survey(officer, is_anonymous=columns.pop("is_anonymous", False)), officer)
    invitations = Invitation.objects.filter(round=row)
    return invitations.get(entry=own), invitations.get(entry=named), row


def test_a_survey_answered_by_both_keeps_both_answers(
    officer: Officer, student: Student, own: RosterEntry, named: RosterEntry
) -> None:
    mine, theirs, row = asked_both(officer, own, named)
    answer(mine, {}, at=NOW)
    answer(theirs, {}, at=NOW)
    join(student, own)
    assert Response.objects.filter(round=row).count() == 2
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.entry, mine.student) == (None, student)
    assert theirs.entry == named


@pytest.mark.parametrize("who", ["own", "named"])
def test_a_survey_answered_once_keeps_the_answer(
    officer: Officer, student: Student, own: RosterEntry, named: RosterEntry, who: str
) -> None:
    mine, theirs, row = asked_both(officer, own, named)
    answered = mine if who == "own" else theirs
    answer(answered, {}, at=NOW)
    join(student, own)
    kept = Invitation.objects.get(round=row)
    assert kept == answered
    assert (kept.entry, kept.student, kept.has_answered) == (named, student, True)
    assert Response.objects.get(round=row).invitation == kept


def test_whoever_was_asked_twice_is_asked_once_more_at_most(
    officer: Officer, student: Student, own: RosterEntry, named: RosterEntry
) -> None:
    mine, theirs, row = asked_both(officer, own, named)
    mail_some(at=NOW)
    put_aside(theirs)
    join(student, own)
    kept = Invitation.objects.get(round=row)
    assert (kept.pk, kept.entry, kept.student) == (mine.pk, named, student)
    assert kept.is_aside
    assert kept.mails == 1
    assert not MailedLink.objects.filter(
        subject_label="surveys.invitation", subject_id=theirs.pk
    ).exists()


def test_what_only_the_account_was_asked_goes_along(
    officer: Officer, student: Student, own: RosterEntry
) -> None:
    row = asked(a_survey(officer, is_anonymous=False), officer)
    mine = Invitation.objects.get(round=row, entry=own)
    answer(mine, {}, at=NOW)
    OptOut.objects.create(entry=own, made_on=NOW.date())
    named = an_entry(officer.campus, email="m.okafor@here.example")
    join(student, own)
    mine.refresh_from_db()
    assert mine.entry == named
    assert Response.objects.filter(invitation=mine).exists()
    assert OptOut.objects.filter(entry=named).exists()


def test_what_one_can_have_once_is_had_once(
    campus: Campus, officer: Officer, student: Student, own: RosterEntry, named: RosterEntry
) -> None:
    term, other = a_term(campus), a_term(campus, name="Other")
    an_enrolment(own, term, major="Own words")
    an_enrolment(named, term, major="Film")
    an_enrolment(own, other, major="History")
    team = Group.objects.create(campus=campus, kind="Athletics", name="Rowing", made_at=NOW)
    club = Group.objects.create(campus=campus, kind="Athletics", name="Chess", made_at=NOW)
    team.entries.add(own, named)
    club.entries.add(own)
    for entry in (own, named):
        Look.objects.create(entry=entry, user=officer.user, by_name="O", hour=NOW)
        OptOut.objects.create(entry=entry, made_on=NOW.date())
    join(student, own)
    majors = Enrolment.objects.filter(entry=named).values_list("term", "major")
    assert set(majors) == {(term.pk, "Film"), (other.pk, "History")}
    assert set(named.groups.all()) == {team, club}
    assert Look.objects.get().entry == named
    assert OptOut.objects.get().entry == named


def test_a_student_named_twice_for_a_brief_is_named_once(
    campus: Campus, student: Student, own: RosterEntry, named: RosterEntry
) -> None:
    brief = an_open_brief(an_employer(campus), campus)
    for entry in (own, named):
        Nomination.objects.create(
            entry=entry, brief=brief, sentence=f"Of {entry.pk}", by_name="O", made_at=NOW
        )
    join(student, own)
    live = Nomination.objects.get(withdrawn_at=None)
    assert live.sentence == f"Of {named.pk}"
    assert Nomination.objects.filter(entry=named).count() == 2


def test_the_first_wish_to_see_the_record_goes_on(
    campus: Campus, student: Student, own: RosterEntry, named: RosterEntry
) -> None:
    first = ask_for_record(own, actor=acting(student.user), at=NOW)
    later = RecordRequest.objects.create(entry=named, asked_at=NOW + days(1))
    join(student, own)
    assert RecordRequest.objects.get() == first
    assert RecordRequest.objects.get().entry == named
    live = Clock.objects.filter(subject_label="advising.recordrequest", stopped_at=None)
    assert [each.subject_id for each in live] == [first.pk]
    assert later.pk != first.pk


def test_nothing_is_thrown_away_because_it_stands_in_the_way(
    own: RosterEntry, named: RosterEntry, campus: Campus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(joining._SETTLED, Enrolment)
    term = a_term(campus)
    for entry in (own, named):
        an_enrolment(entry, term)
    with pytest.raises(IntegrityError), transaction.atomic():
        hand_over(own, named, at=NOW)
    assert Enrolment.objects.count() == 2
    assert RosterEntry.objects.filter(pk=own.pk).exists()


def test_every_row_of_which_an_entry_has_one_is_declared() -> None:
    silent = [
        column.model.__name__
        for column in columns_upon_entries()
        if not is_settled(column.model) and _is_once(column)
    ]
    assert not silent, "say in the room's receivers what becomes of it (see roster.joining)"


def _is_once(column: models.ForeignKey) -> bool:
    named = [set(each) for each in column.model._meta.unique_together]
    named += [
        set(each.fields) | {str(part) for part in each.expressions}
        for each in column.model._meta.constraints
        if isinstance(each, models.UniqueConstraint)
    ]
    return column.unique or any(
        column.name in each or f"F({column.name})" in each for each in named
    )


def test_a_hold_of_the_account_is_one_of_the_university(
    student: Student, own: RosterEntry, named: RosterEntry
) -> None:
    hold = Hold.objects.create(
        entry=own,
        reason="A fee is open.",
        ask_name="Office",
        ask_email="office@here.example",
        starts_on=NOW.date(),
        stops_applying=True,
        placed_at=NOW,
        placed_by_name="O",
    )
    join(student, own)
    hold.refresh_from_db()
    assert hold.entry == named
    assert User.objects.filter(pk=student.user_id).exists()
