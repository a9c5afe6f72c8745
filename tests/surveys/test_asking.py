"""Asking and answering: who is asked, how often, and what is kept of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from fairbrief.accounts.models import MailedLink
from fairbrief.audit.models import Event
from fairbrief.clocks.firing import fire_due
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Campus, Officer
from fairbrief.roster.models import Group, RosterEntry
from fairbrief.surveys import actions as surveys
from fairbrief.surveys.actions import (
    answer,
    ask_again,
    mail_some,
    open_round,
    put_aside,
    reword_survey,
    stop_asking,
    stop_asking_student,
    write_survey,
)
from fairbrief.surveys.models import Invitation, Response, Round, Wording
from fairbrief.surveys.queries import asking, line_for, newest_version, wordings_of
from fairbrief.surveys.shipped import Asked
from tests.builders import NOW, a_campus, a_student, acting, an_officer, days
from tests.surveys.rounds import QUESTIONS, a_survey, asked, entries, say

pytestmark = pytest.mark.django_db


def test_one_that_cannot_be_mailed_keeps_no_other_waiting(
    campus: Campus, officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries(campus, 3)
    row = asked(a_survey(officer), officer)
    first = row.invitations.order_by("pk")[0].pk
    real = surveys._mail

    def breaks(invitation: Invitation, *, at: datetime) -> None:
        if invitation.pk == first:
            raise RuntimeError("a fault of ours")
        real(invitation, at=at)

    monkeypatch.setattr(surveys, "_mail", breaks)
    assert mail_some(at=NOW) == 2
    monkeypatch.setattr(surveys, "_mail", real)
    assert mail_some(at=NOW) == 1
    assert Notice.objects.filter(kind="survey.asked").count() == 3


def test_each_is_asked_once_by_mail_and_reminded_once(campus: Campus, officer: Officer) -> None:
    student = a_student(campus)
    RosterEntry.objects.create(
        campus=campus, student=student, email="s@x.example", name="S", made_at=NOW
    )
    entries(campus, 2)
    row = asked(a_survey(officer), officer)
    assert row.invited == 3
    assert mail_some(at=NOW) == 3
    assert mail_some(at=NOW) == 0
    assert Notice.objects.filter(kind="survey.asked").count() == 3
    say(row, (0, [], 3, ""))
    fire_due(at=NOW + days(6))
    assert mail_some(at=NOW + days(6)) == 2
    assert mail_some(at=NOW + days(6)) == 0
    fire_due(at=NOW + days(11))
    row.refresh_from_db()
    assert not row.is_open
    waiting = Invitation.objects.filter(round=row, has_answered=False).first()
    assert waiting is not None
    waiting.round = row
    with pytest.raises(IllegalMoveError):
        answer(waiting, {}, at=NOW + days(11))


def test_nobody_is_asked_twice_in_two_weeks_or_against_their_will(
    campus: Campus, officer: Officer
) -> None:
    one, two = a_student(campus), a_student(campus)
    stop_asking_student(two, at=NOW)
    RosterEntry.objects.create(campus=campus, student_number="7", name="No mail", made_at=NOW)
    first, second = a_survey(officer), a_survey(officer)
    assert asked(first, officer).invited == 1
    found = asking(campus, audience="everyone", group=None, today=NOW.date() + days(13))
    assert (len(found.people), found.rested, found.opted_out, found.unreachable) == (0, 1, 1, 1)
    with pytest.raises(FairbriefError):
        asked(second, officer, at=NOW + days(13))
    ask_again(two)
    assert asked(second, officer, at=NOW + days(14)).invited == 2
    line = line_for(one)
    assert line is not None
    assert line.round.survey_id == second.pk
    put_aside(line)
    assert line_for(one) is not None  # the older one is still open
    stop_asking_student(one, at=NOW)
    assert line_for(one) is None


def test_a_group_is_asked_and_no_other(campus: Campus, officer: Officer) -> None:
    people = entries(campus, 4)
    group = Group.objects.create(campus=campus, name="Rowing", made_at=NOW)
    group.entries.set(people[:2])
    a_student(campus)
    row = asked(a_survey(officer), officer, audience="group", group=group)
    assert set(row.invitations.values_list("entry_id", flat=True)) == {
        each.pk for each in people[:2]
    }


def test_what_was_asked_is_never_reworded(campus: Campus, officer: Officer) -> None:
    a_student(campus)
    survey = a_survey(officer)
    kept = wordings_of(newest_version(survey))[0].question
    row = asked(survey, officer)
    wording = Wording.objects.filter(version=row.version)
    for act in (
        lambda: wording.update(text="Another"),
        lambda: wording.delete(),
        lambda: Round.objects.filter(pk=row.pk).update(is_anonymous=False),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
    version = reword_survey(
        survey,
        title="Would you now?",
        intro="",
        is_anonymous=True,
        questions=[
            Asked(kind="one", text="Would you really?", choices=("Yes", "No"), question=kept.code)
        ],
        actor=acting(officer.user),
        at=NOW,
    )
    assert version.number == 2
    assert wordings_of(version)[0].question == kept
    assert wordings_of(row.version)[0].text == "Would you?"
    with pytest.raises(IllegalMoveError):
        reword_survey(
            survey,
            title="x",
            intro="",
            is_anonymous=False,
            questions=QUESTIONS,
            actor=acting(officer.user),
            at=NOW,
        )


def test_only_the_office_of_the_campus_writes_words_and_asks(
    campus: Campus, officer: Officer
) -> None:
    entries(campus, 2)
    survey = a_survey(officer)
    stranger = acting(an_officer(a_campus()).user)
    told: dict[str, Any] = {
        "title": "Mine",
        "intro": "",
        "is_anonymous": True,
        "questions": QUESTIONS,
        "actor": stranger,
        "at": NOW,
    }
    with pytest.raises(NotAllowedError):
        write_survey(campus, **told)
    with pytest.raises(NotAllowedError):
        reword_survey(survey, **told)
    with pytest.raises(NotAllowedError):
        open_round(
            survey,
            audience="everyone",
            group=None,
            closes_on=NOW.date() + days(10),
            actor=stranger,
            at=NOW,
        )
    assert newest_version(survey).title == "Would you?"
    assert not Round.objects.exists()


def test_whoever_wants_no_surveys_is_reminded_of_none_with_an_account_or_without(
    campus: Campus, officer: Officer
) -> None:
    student = a_student(campus)
    held = RosterEntry.objects.create(
        campus=campus, student=student, email="s@x.example", name="S", made_at=NOW
    )
    (alone,) = entries(campus, 1)
    rows = [asked(a_survey(officer), officer, at=NOW + days(15 * number)) for number in range(2)]
    Round.objects.update(state="open")
    for entry in (alone, held):
        first, second = Invitation.objects.filter(entry=entry).order_by("pk")
        assert [first.round, second.round] == rows
        stop_asking(second, at=NOW + days(16))
        first.refresh_from_db()
        second.refresh_from_db()
        assert first.is_aside
        assert second.is_aside
    assert mail_some(at=NOW + days(16)) == 0


def test_nothing_kept_leads_from_an_anonymous_answer_to_a_person(
    campus: Campus, officer: Officer
) -> None:
    """No column, no order, no key, no moment, no transaction, no event, no notice."""
    entries(campus, 30)
    row = asked(a_survey(officer), officer)
    mail_some(at=NOW)
    before = (Event.objects.count(), Notice.objects.count())
    say(row, *[(0, [], 3, f"text {place}") for place in range(20)])
    assert (Event.objects.count(), Notice.objects.count()) == before
    assert not MailedLink.objects.exclude(revoked_at=None).exists()
    columns = {field.name for field in Response._meta.concrete_fields}
    assert columns == {"id", "round", "is_anonymous", "invitation", "answered_on", "answers"}
    rows = Response.objects.filter(round=row)
    assert set(rows.values_list("invitation", "answered_on")) == {(None, None)}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT xmin::text FROM surveys_response WHERE round_id = %s", [row.pk]
        )
        assert len(cursor.fetchall()) == 1
        cursor.execute("SELECT answers FROM surveys_response ORDER BY ctid")
        stored = [str(each) for each in cursor.fetchall()]
    by_order = [int(each.partition("text ")[2].partition('"')[0]) for each in stored]
    assert sorted(by_order) == list(range(20))
    assert by_order != list(range(20))
    named = Response(
        round=row,
        is_anonymous=False,
        invitation=row.invitations.first(),
        answered_on=NOW,
        answers={},
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        named.save(force_insert=True)


def test_each_answers_once(campus: Campus, officer: Officer) -> None:
    a_student(campus)
    row = asked(a_survey(officer, is_anonymous=False), officer)
    invitation = row.invitations.get()
    again = row.invitations.get()
    assert answer(invitation, {"nonsense": 1}, at=NOW)
    assert not answer(again, {}, at=NOW)
    kept = Response.objects.get(round=row)
    assert (kept.invitation, kept.answers) == (invitation, {})
