"""Kinds of words: what each room holds of what one side writes and the other reads.

A room declares its kinds in its own `words.py`. One kind answers all questions about such words:
who wrote them, what they say, which files came with them, who received them, whose office helps.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fairbrief.concerns.models import Side

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet
    from django.utils.functional import _StrOrPromise

    from fairbrief.audit.actors import Actor
    from fairbrief.organizations.models import Campus, Employer
    from fairbrief.students.models import Student

STUDENT, EMPLOYER = Side.STUDENT.value, Side.EMPLOYER.value

#: Every kind of words of the installation, by name.
KINDS: dict[str, Words] = {}


@dataclass(frozen=True, kw_only=True)
class Words:
    """One kind of words.

    `label` is the model that holds them, in `columns`; `rows` reads such rows with everything the
    other answers need, found by `key`. `writer` gives the side that wrote them, "" while nobody
    has. `student` is the one student on either side, None where everyone reads an employer's words;
    `employer` the one employer, None where everyone reads a student's. `receives` says whether an
    actor is one of those who received them.
    """

    name: str
    label: str
    columns: tuple[str, ...]
    called: _StrOrPromise
    rows: Callable[[], QuerySet[Any]]
    writer: Callable[[Any], str]
    by_name: Callable[[Any], str]
    student: Callable[[Any], Student | None]
    employer: Callable[[Any], Employer | None]
    about: Callable[[Any], str]
    receives: Callable[[Actor, Any], bool]
    key: str = "code"
    said: Callable[[Any], str] | None = None
    names: Callable[[Any], Sequence[str]] = lambda row: ()
    #: Whose offices are shown serious words that nobody has reported; the student's if not given.
    campuses: Callable[[Any], Iterable[Campus]] | None = None
    #: The office may hide them while it looks into them, and take them away; their room follows.
    can_be_removed: bool = False

    def __post_init__(self) -> None:
        KINDS[self.name] = self

    def text(self, row: Any) -> str:
        """The words, as they are now."""
        if self.said is not None:
            return self.said(row)
        return "\n".join(str(value) for each in self.columns if (value := getattr(row, each)))

    def code(self, row: Any) -> str:
        """What stands for the row in addresses."""
        for part in self.key.split("__"):
            row = getattr(row, part)
        return str(row)

    def offices(self, row: Any) -> list[Campus]:
        if self.campuses is not None:
            return list(self.campuses(row))
        student = self.student(row)
        return [student.campus] if student else []

    def digest(self, row: Any) -> str:
        """What tells these words from others on the same row."""
        whole = "\0".join([self.text(row), *self.names(row)])
        return hashlib.sha256(whole.encode()).hexdigest()


def kinds_of(row: Model) -> list[Words]:
    """The kinds of words a row may hold."""
    return kinds_on(row._meta.label_lower)


def kinds_on(label: str) -> list[Words]:
    """The kinds of words rows of this model may hold."""
    return [each for each in KINDS.values() if each.label == label]


def other(side: str) -> str:
    return EMPLOYER if side == STUDENT else STUDENT
