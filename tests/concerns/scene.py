"""Two sides with words between them, read as if just saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fairbrief.accounts.models import User
from fairbrief.concerns.actions import read_words
from fairbrief.concerns.kinds import KINDS, Words
from fairbrief.engagements.models import (
    Engagement,
)
from tests.builders import NOW, a_student
from tests.engaged import an_engagement
from tests.matrices.stage import Stage

SCAM = "We mail you a check. Deposit the check and send the rest to our vendor with Zelle."


@dataclass(frozen=True)
class Spoken:
    """Words of one kind: who wrote and who received them, and where each meets them."""

    kind: Words
    row: Any
    student: User
    employer: User
    received_at: str
    written_at: str

    @property
    def writer(self) -> User:
        return self.student if self.kind.writer(self.row) == "student" else self.employer

    @property
    def receiver(self) -> User:
        return self.employer if self.writer == self.student else self.student


class Scene:
    """Work in one state between the stage's two sides, each with another student."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        assert stage.owner.user is not None
        self.owner = stage.owner.user
        self.spoken: dict[str, Spoken] = {}

    def work(self, state: str = "active", **columns: Any) -> Engagement:
        found = an_engagement(
            "active",
            campus=self.stage.campus,
            employer=self.stage.employer,
            brief=self.stage.brief,
            student=a_student(self.stage.campus),
        )
        Engagement.objects.filter(pk=found.pk).update(state=state, **columns)
        found.refresh_from_db()
        return found

    def say(self, name: str, row: Any, student: User, student_at: str, employer_at: str) -> None:
        """Reads the words as if just saved, and notes where each side meets them."""
        read_words(row, at=NOW)
        kind = KINDS[name]
        is_of_student = kind.writer(row) == "student"
        self.spoken[name] = Spoken(
            kind,
            row,
            student,
            self.owner,
            received_at=employer_at if is_of_student else student_at,
            written_at=student_at if is_of_student else employer_at,
        )

    def at_work(self, name: str, row: Any, work: Engagement, student: str, employer: str) -> None:
        self.say(
            name,
            row,
            work.student.user,
            f"/student/work/{work.code}/{student}",
            f"/employer/work/{work.code}/{employer}",
        )
