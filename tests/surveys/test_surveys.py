"""Asking, answering, and what can be read of it afterwards."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils.timezone import localdate

from fairbrief.accounts.models import MailedLink
from fairbrief.audit.actors import CLOCK
from fairbrief.audit.models import Event
from fairbrief.clocks.firing import fire_due
from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Campus, Officer
from fairbrief.roster.models import Group, RosterEntry
from fairbrief.surveys import actions as surveys
from fairbrief.surveys.actions import (
    answer,
    ask_again,
    close_round,
    mail_some,
    open_round,
    put_aside,
    reword_survey,
    stop_asking,
    stop_asking_student,
    write_survey,
)
from fairbrief.surveys.models import Invitation, Response, Round, Survey, Wording
from fairbrief.surveys.queries import asking, line_for, newest_version, wordings_of
from fairbrief.surveys.results import result_of, rows_for_file, trends_of
from fairbrief.surveys.shipped import SHIPPED, Asked
from fairbrief.surveys.suppression import hidden
from tests.builders import NOW, a_campus, a_student, acting, an_officer, days

pytestmark = pytest.mark.django_db

QUESTIONS = [
    Asked(kind="one", text="Would you?", choices=("Yes", "Perhaps", "No"), topic="would"),
    Asked(kind="several", text="What keeps you?", choices=("Time", "Pay")),
    Asked(kind="scale", text="How much?", topic="how-much"),
    Asked(kind="text", text="What else?"),
]


@pytest.fixture
def campus() -> Campus:
    return a_campus(policy={"small_cell": 5})


@pytest.fixture
def officer(campus: Campus) -> Officer:
    return an_officer(campus)


def a_survey(officer: Officer, **columns: Any) -> Survey:
    return write_survey(
        officer.campus,
        title=columns.pop("title", "Would you?"),
        intro="",
        is_anonymous=columns.pop("is_anonymous", True),
        questions=columns.pop("questions", QUESTIONS),
        actor=acting(officer.user),
        at=NOW,
    )


def asked(survey: Survey, officer: Officer, **columns: Any) -> Round:
    at = columns.pop("at", NOW)
    return open_round(
        survey,
        audience=columns.pop("audience", "everyone"),
        group=columns.pop("group", None),
        closes_on=at.date() + days(10),
        actor=acting(officer.user),
        at=at,
    )


def entries(campus: Campus, number: int) -> list[RosterEntry]:
    return [
        RosterEntry.objects.create(
            campus=campus, email=f"r{place}@{campus.slug}.example", name=f"R {place}", made_at=NOW
        )
        for place in range(number)
    ]


def say(row: Round, *given: Any, at: Any = NOW) -> None:
    """The next who were asked answer, in the order in which they were asked."""
    one, several, scale, text = [each.question.code for each in wordings_of(row.version)]
    waiting = Invitation.objects.filter(round=row, has_answered=False).order_by("pk")
    for invitation, (choice, chosen, step, words) in zip(waiting, given, strict=False):
        found = {one: choice, several: chosen, scale: step, text: words}
        kept = {key: value for key, value in found.items() if value not in (None, "", [])}
        answer(invitation, kept, at=at)


def close(row: Round, officer: Officer) -> Round:
    close_round(row, actor=acting(officer.user), at=NOW + days(10))
    return row


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


def test_the_file_has_the_day_it_was_where_the_campus_is(campus: Campus, officer: Officer) -> None:
    entries(campus, 1)
    row = asked(a_survey(officer), officer)
    row.opened_at = datetime(2027, 2, 11, 4, tzinfo=UTC)
    _heads, first, *_more = rows_for_file([result_of(row)])
    assert first[1] == date(2027, 2, 10)


def test_small_groups_are_hidden_on_page_and_file_alike(campus: Campus, officer: Officer) -> None:
    entries(campus, 20)
    row = asked(a_survey(officer), officer)
    say(row, *[(0, [0], 5, "")] * 9, *[(1, [], 4, "")] * 7, (2, [1], 1, "Only me"))
    running = result_of(row)
    assert (running.withheld, running.questions, running.answered) == ("running", (), 17)
    result = result_of(close(row, officer))
    one, several, scale, text = result.questions
    # Two said nothing of it but "No": hidden, and with it the next smallest.
    assert [each.people for each in one.counts] == [9, None, None]
    assert [each.people for each in several.counts] == [9, None]
    assert scale.mean is None
    assert text.texts == ()
    rows = [str(line) for line in rows_for_file([result])]
    assert not any("Only me" in line for line in rows)
    assert not any(line.endswith(" 1)") for line in rows)


def test_under_the_limit_nothing_is_said(campus: Campus, officer: Officer) -> None:
    entries(campus, 4)
    row = asked(a_survey(officer), officer)
    say(row, *[(0, [0], 5, "a")] * 4)
    result = result_of(close(row, officer))
    assert (result.answered, result.rate, result.withheld) == (None, None, "few")


def test_a_question_is_followed_over_versions(campus: Campus, officer: Officer) -> None:
    entries(campus, 12)
    survey = a_survey(officer)
    first = asked(survey, officer)
    say(first, *[(0, [], 4, "")] * 6, *[(1, [], 4, "")] * 6)
    close(first, officer)
    questions = [
        Asked(
            kind=each.kind,
            text=f"{each.text} Now?",
            choices=tuple(each.choices),
            question=each.question.code,
        )
        for each in wordings_of(newest_version(survey))
    ]
    reword_survey(
        survey,
        title="Again",
        intro="",
        is_anonymous=True,
        questions=questions,
        actor=acting(officer.user),
        at=NOW,
    )
    second = asked(survey, officer, at=NOW + days(30))
    say(second, *[(0, [], 5, "")] * 12, at=NOW + days(30))
    close_round(second, actor=CLOCK, at=NOW + days(40))
    trends = {each.text: each for each in trends_of([result_of(first), result_of(second)])}
    assert trends["How much? Now?"].courses[0].values == (4.0, 5.0)
    assert trends["Would you? Now?"].courses[0].values == (50, 100)
    assert trends["Would you? Now?"].courses[1].values == (50, 0)


@pytest.mark.parametrize("key", sorted(SHIPPED))
def test_every_shipped_survey_can_be_used(key: str, officer: Officer, client: Client) -> None:
    client.force_login(officer.user)
    page = client.get(f"/campus/surveys/new/?from={key}")
    form = page.context["form"]
    data = {name: value for name, value in form.initial.items() if value is not False}
    answered = client.post("/campus/surveys/new/", data)
    assert answered.status_code == 302, form.errors
    survey = Survey.objects.get()
    topics = [each.question.topic for each in wordings_of(newest_version(survey))]
    assert topics == [each.topic for each in SHIPPED[key].questions]


def test_it_is_answered_by_link_and_in_the_app(campus: Campus, officer: Officer) -> None:
    student = a_student(campus)
    browser = Client()
    browser.force_login(officer.user)
    survey = a_survey(officer)
    asking_page = f"/campus/surveys/{survey.code}/ask/"
    told = {"audience": "everyone", "closes_on": str(localdate() + days(5))}
    looked = browser.post(asking_page, told | {"look": "1"})
    assert "1 person would be asked" in looked.content.decode()
    assert browser.post(asking_page, told | {"send": "1"}).status_code == 302
    mail_some(at=now())
    link = Notice.objects.get(kind="survey.asked").link
    visitor = Client()
    page = visitor.get(link)
    assert "Anonymous" in page.content.decode()
    assert visitor.post(link, {}).status_code == 422
    code = wordings_of(newest_version(survey))[0].question.code
    hers = Client()
    hers.force_login(student.user)
    assert "Would you?" in hers.get("/student/").content.decode()
    assert visitor.post(link, {code: "0"}).status_code == 302
    assert "Thank you" in visitor.get(link).content.decode()
    assert 'id="survey"' not in hers.get("/student/").content.decode()
    row = survey.rounds.get()
    again = hers.post(f"/student/survey/{row.code}/", {code: "1"})
    assert again.status_code == 302
    assert Response.objects.count() == 1
    visitor.post(f"{link}stop/")
    assert "You are not asked any more" in visitor.get(link).content.decode()
    visitor.post(f"{link}stop/", {"ask": "yes"})
    assert "You are not asked any more" not in visitor.get(link).content.decode()


def test_another_campus_sees_nothing(campus: Campus, officer: Officer) -> None:
    a_student(campus)
    survey = a_survey(officer)
    row = asked(survey, officer)
    other = a_campus()
    theirs, stranger = Client(), Client()
    theirs.force_login(an_officer(other, role="director").user)
    stranger.force_login(a_student(other).user)
    for page in ("", "edit/", "results.csv"):
        assert theirs.get(f"/campus/surveys/{survey.code}/{page}").status_code == 404
    for act in ("ask/", "close/"):
        assert theirs.post(f"/campus/surveys/{survey.code}/{act}").status_code == 404
    assert "Would you?" not in theirs.get("/campus/surveys/").content.decode()
    assert stranger.get(f"/student/survey/{row.code}/").status_code == 404
    group = Group.objects.create(campus=campus, name="Rowing", made_at=NOW)
    mine = a_survey(an_officer(other))
    refused = theirs.post(
        f"/campus/surveys/{mine.code}/ask/",
        {"audience": "group", "group": group.code, "closes_on": str(localdate() + days(5))},
    )
    assert refused.status_code == 422


def test_the_page_asks_the_database_no_more_with_more_answers(
    campus: Campus, officer: Officer, client: Client, django_assert_num_queries: Any
) -> None:
    entries(campus, 12)
    survey = a_survey(officer)
    row = asked(survey, officer)
    say(row, *[(0, [0], 5, "")] * 12)
    close(row, officer)
    client.force_login(officer.user)
    with django_assert_num_queries(11):
        client.get(f"/campus/surveys/{survey.code}/")


def test_nothing_under_the_limit_can_be_worked_out() -> None:
    """What is shown, taken from the total, leaves two groups or more, and as many as the limit."""
    dice = Random(7)
    for _try in range(5000):
        limit = dice.randint(5, 20)
        people = {key: dice.randint(0, dice.choice((4, 30))) for key in range(dice.randint(1, 7))}
        _check_hidden(people, limit)


def _check_hidden(people: dict[int, int], limit: int) -> None:
    out = hidden(people, limit=limit)
    total = sum(people.values())
    assert all(count == 0 or count >= limit for key, count in people.items() if key not in out)
    rest = total - sum(count for key, count in people.items() if key not in out)
    if out and total >= limit:
        assert rest >= limit
        assert len(out) > 1 or len(people) == 1
