"""Two people of an office reword a survey, one of whom has an old page open."""

from __future__ import annotations

import pytest
from django.test import Client

from fairbrief.organizations.models import Campus, Officer
from fairbrief.surveys.queries import newest_version, wordings_of
from tests.builders import an_officer
from tests.pages import seen_in, seen_on
from tests.surveys.rounds import a_survey, asked, entries

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("was_asked", [False, True])
def test_words_of_a_colleague_are_not_swept_away(
    campus: Campus, officer: Officer, was_asked: bool
) -> None:
    survey = a_survey(officer)
    if was_asked:
        entries(campus, 2)
        asked(survey, officer)
    mine, theirs = Client(), Client()
    mine.force_login(officer.user)
    theirs.force_login(an_officer(campus).user)
    here = f"/campus/surveys/{survey.code}/edit/"
    form = {
        "title": "Would you?",
        "is_anonymous": "on",
        "text_1": "Would you?",
        "kind_1": "one",
        "choices_1": "Yes\nNo",
        "seen": seen_on(mine, here),
    }
    changed = form | {"text_1": "Would you do it again?"}
    for _press in range(2):
        assert theirs.post(here, changed).status_code == 302
    refused = mine.post(here, form | {"intro": "Two minutes."})
    said = refused.content.decode()
    assert refused.status_code == 409
    assert "It says now: Would you do it again?" in said
    assert "Two minutes." in said
    assert newest_version(survey).intro == ""
    again = changed | {"intro": "Two minutes.", "seen": seen_in(said)}
    assert mine.post(here, again).status_code == 302
    version = newest_version(survey)
    assert version.intro == "Two minutes."
    assert wordings_of(version)[0].text == "Would you do it again?"
