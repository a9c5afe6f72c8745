"""What a questionnaire is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: The parts: what the employer says of the student, the student of the employer, the student of
#: themself.
OF_STUDENT, OF_EMPLOYER, OF_SELF = "of_student", "of_employer", "of_self"


@dataclass(frozen=True, kw_only=True)
class Level:
    """One answer: a number that counts, a word for it, and what is seen of somebody at it."""

    value: int
    word: _StrOrPromise
    behaviour: _StrOrPromise = ""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked. `key` stays the same whatever the words are."""

    key: str
    text: _StrOrPromise
    levels: tuple[Level, ...]
    #: What stands on an employer's page beside how many say so: the two upper levels.
    publicly: _StrOrPromise = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """Questions of one sitting, with the words above them."""

    ask: _StrOrPromise
    questions: tuple[Question, ...]


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """One version, with where its questions come from."""

    version: str
    source: _StrOrPromise
    parts: dict[str, Part]


#: Lowest first.
WORDS = (_("emerging"), _("developing"), _("applying"), _("proficient"))


def question(
    key: str,
    text: _StrOrPromise,
    *behaviours: _StrOrPromise,
    words: Sequence[_StrOrPromise] = WORDS,
    publicly: _StrOrPromise = "",
) -> Question:
    """A question of four levels, each with its word and what is seen of somebody at it."""
    said = behaviours or ("",) * len(words)
    return Question(
        key=key,
        text=text,
        publicly=publicly,
        levels=tuple(
            Level(value=value, word=word, behaviour=behaviour)
            for value, (word, behaviour) in enumerate(zip(words, said, strict=True), start=1)
        ),
    )
