"""What was asked stays as it was asked: each version against the file it was published with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.translation import override

from fairbrief.relationships.giving import wording_now
from fairbrief.relationships.models import COMPETENCIES, Wording
from fairbrief.relationships.queries import rated
from fairbrief.relationships.questionnaires import (
    CURRENT,
    OF_EMPLOYER,
    OF_SELF,
    OF_STUDENT,
    QUESTIONNAIRES,
    in_words,
)

DATA = Path(__file__).with_name("questionnaires")


def test_every_version_is_as_it_was_published() -> None:
    """A version that was asked is never changed; a better one gets a module of its own."""
    assert {path.stem for path in DATA.glob("*.json")} == set(QUESTIONNAIRES)
    for version, questionnaire in QUESTIONNAIRES.items():
        pinned = json.loads((DATA / f"{version}.json").read_text())
        with override("en"):
            assert in_words(questionnaire) == pinned


def test_the_rubric_has_a_behaviour_a_level_of_each_competency() -> None:
    for part in (OF_STUDENT, OF_SELF):
        questions = CURRENT.parts[part].questions
        assert [each.key for each in questions] == [key for key, _name in COMPETENCIES]
        for each in questions:
            said = [str(level.behaviour) for level in each.levels]
            assert [level.value for level in each.levels] == [1, 2, 3, 4]
            assert len(set(said)) == len(said)
            assert all(sentence.endswith(".") and len(sentence) < 100 for sentence in said)
    assert all(each.publicly for each in CURRENT.parts[OF_EMPLOYER].questions)
    assert "NACE" in str(CURRENT.source)


@pytest.mark.django_db
def test_a_wording_is_kept_once_a_language_and_never_changed() -> None:
    first = wording_now()
    assert wording_now() == first
    with override("en"):
        assert Wording.objects.get() == first
    first.content = {}
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT content ->> 'version' FROM relationships_wording")
        assert cursor.fetchone() == (CURRENT.version,)


@pytest.mark.django_db
def test_an_answer_is_shown_in_the_words_it_was_given_under() -> None:
    content = in_words(CURRENT)
    for each in content["parts"][OF_STUDENT]["questions"]:
        if each["key"] == "teamwork":
            each["text"] = "Working together"
            each["levels"][2]["behaviour"] = "As it was said in another year."
    old = Wording.objects.create(
        version="2020-01", language="en", digest=Wording.digest_of(content), content=content
    )
    shown = {each.key: each for each in rated({"teamwork": 3}, old, OF_STUDENT)}
    assert shown["teamwork"].name == "Working together"
    assert shown["teamwork"].behaviour == "As it was said in another year."
    assert str(shown["technology"].word) == "not seen"


@pytest.mark.django_db
def test_the_first_wording_has_no_behaviours_and_is_still_shown() -> None:
    content = in_words(QUESTIONNAIRES["2026-11"])
    old = Wording.objects.create(
        version="2026-11", language="en", digest=Wording.digest_of(content), content=content
    )
    shown = {each.key: each for each in rated({"teamwork": 4}, old, OF_EMPLOYER)}
    assert (str(shown["teamwork"].word), shown["teamwork"].behaviour) == ("proficient", "")
