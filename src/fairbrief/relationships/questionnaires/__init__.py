"""Every questionnaire that was ever asked, by the version its answers name.

An answer keeps the words it was given under (`models.Wording`), made of one of these. So a version
that has been asked is never changed: a better one gets a module and a version of its own, and a
test holds each to the file it was published with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from fairbrief.relationships.questionnaires import q2026_11, q2026_12
from fairbrief.relationships.questionnaires.shapes import (
    OF_EMPLOYER,
    OF_SELF,
    OF_STUDENT,
    Part,
    Question,
    Questionnaire,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrOrPromise

QUESTIONNAIRES: dict[str, Questionnaire] = {
    each.version: each for each in (q2026_11.QUESTIONNAIRE, q2026_12.QUESTIONNAIRE)
}
#: The one that is asked now.
CURRENT = q2026_12.QUESTIONNAIRE

#: What each side speaks of.
PART_OF = {"student": OF_EMPLOYER, "employer": OF_STUDENT}

NOT_SEEN = _("not seen")


def in_words(questionnaire: Questionnaire) -> dict[str, Any]:
    """The whole questionnaire as plain values, in the language of the reader."""
    return {
        "version": questionnaire.version,
        "source": str(questionnaire.source),
        "parts": {
            name: {
                "ask": str(part.ask),
                "questions": [
                    {
                        "key": each.key,
                        "text": str(each.text),
                        "publicly": str(each.publicly),
                        "levels": [
                            {
                                "value": level.value,
                                "word": str(level.word),
                                "behaviour": str(level.behaviour),
                            }
                            for level in each.levels
                        ],
                    }
                    for each in part.questions
                ],
            }
            for name, part in questionnaire.parts.items()
        },
    }


def competencies() -> dict[str, _StrOrPromise]:
    """The eight competencies by key, in the words they are asked in now."""
    return {each.key: each.text for each in CURRENT.parts[OF_STUDENT].questions}


def fits(ratings: Mapping[str, int], part: Part) -> bool:
    """Whether every rating is of a question that is asked, at a level it has."""
    known = {each.key: {level.value for level in each.levels} for each in part.questions}
    return all(level in known.get(key, ()) for key, level in ratings.items())


__all__ = [
    "CURRENT",
    "NOT_SEEN",
    "OF_EMPLOYER",
    "OF_SELF",
    "OF_STUDENT",
    "PART_OF",
    "QUESTIONNAIRES",
    "Part",
    "Question",
    "Questionnaire",
    "competencies",
    "fits",
    "in_words",
]
