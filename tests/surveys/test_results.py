"""What can be read of the answers, and that small groups are in none of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

from fairbrief.audit.actors import CLOCK
from fairbrief.kernel.clock import now
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Campus, Officer
from fairbrief.roster.models import Group
from fairbrief.surveys.actions import (
    close_round,
    mail_some,
    reword_survey,
)
from fairbrief.surveys.models import Response, Survey
from fairbrief.surveys.queries import newest_version, wordings_of
from fairbrief.surveys.results import results_for, rows_for_file, trends_of
from fairbrief.surveys.shipped import SHIPPED, Asked
from fairbrief.surveys.suppression import hidden
from tests.builders import NOW, a_campus, a_student, acting, an_officer, days
from tests.surveys.rounds import a_survey, asked, close, entries, say

pytestmark = pytest.mark.django_db


def test_the_file_has_the_day_it_was_where_the_campus_is(campus: Campus, officer: Officer) -> None:
    entries(campus, 1)
    row = asked(a_survey(officer), officer)
    row.opened_at = datetime(2027, 2, 11, 4, tzinfo=UTC)
    _heads, first, *_more = rows_for_file(results_for([row]))
    assert first[1] == date(2027, 2, 10)


def test_small_groups_are_hidden_on_page_and_file_alike(campus: Campus, officer: Officer) -> None:
    entries(campus, 20)
    row = asked(a_survey(officer), officer)
    say(row, *[(0, [0], 5, "")] * 9, *[(1, [], 4, "")] * 7, (2, [1], 1, "Only me"))
    (running,) = results_for([row])
    assert (running.withheld, running.questions, running.answered) == ("running", (), 17)
    (result,) = results_for([close(row, officer)])
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
    (result,) = results_for([close(row, officer)])
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
    trends = {each.text: each for each in trends_of(results_for([first, second]))}
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
