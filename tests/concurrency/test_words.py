"""Two who report the same words at once; a message sent twice; a decision taken twice."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime
from threading import Barrier

import pytest

from fairbrief.applications import talking
from fairbrief.applications.models import Message
from fairbrief.audit.locking import unlocked
from fairbrief.briefs.models import Question
from fairbrief.clocks.models import Clock
from fairbrief.concerns import actions
from fairbrief.concerns.actions import find_no_harm, report_words, warn
from fairbrief.concerns.kinds import KINDS
from fairbrief.concerns.models import Concern, Report
from fairbrief.engagements.actions import write_message
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import FairbriefError
from fairbrief.notices.models import Notice
from fairbrief.students.models import Student
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
)
from tests.concurrency.together import at_once
from tests.working import the_student, the_supervisor, work

pytestmark = pytest.mark.django_db(transaction=True)

SCAM = "Deposit the check we mail you, and send the rest to our vendor with Zelle."


@pytest.fixture
def answer() -> Question:
    campus = a_campus()
    an_officer(campus)
    employer = an_employer(campus)
    a_member(employer)
    question = Question.objects.create(
        brief=an_open_brief(employer, campus),
        topic="own",
        text="How is it paid?",
        asked_by=a_student(campus),
        state="answered",
        answer=SCAM,
        asked_at=NOW,
        answered_at=NOW,
        answered_by_name="Owner",
    )
    actions.read_words(question, at=NOW)
    return question


def reporting(question: Question, student: Student) -> Callable[[], object]:
    def act() -> object:
        kind = KINDS["answer"]
        row = kind.rows().get(pk=question.pk)
        report_words(kind, row, actor=acting(student.user), at=NOW)
        return "reported"

    return act


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_two_who_report_at_once_make_one_concern_and_one_clock(
    answer: Question, guard_is_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control has the guard off: the record's chain refuses one, or the office hears twice."""
    campus = answer.brief.offerings.get().campus
    students = [a_student(campus), a_student(campus)]
    meet = Barrier(2)
    look = actions.takes_report

    def together(concern: Concern) -> bool:
        found = look(concern)
        if not guard_is_on:
            meet.wait(timeout=10)
        return found

    monkeypatch.setattr(actions, "takes_report", together)
    with nullcontext() if guard_is_on else unlocked():
        got = at_once(*(reporting(answer, each) for each in students))
    told = Notice.objects.filter(kind="concern.reported").count()
    if not guard_is_on:
        assert got.count("reported") == 1 or told == 2
        return
    assert got == ["reported", "reported"]
    concern = Concern.objects.get()
    assert (concern.state, concern.reports.count()) == ("reported", 2)
    assert Clock.objects.filter(kind="concern.decide").count() == 1
    assert Notice.objects.filter(kind="concern.reported").count() == 1


def test_one_who_presses_twice_at_once_has_reported_once(answer: Question) -> None:
    student = answer.asked_by
    assert student is not None
    got = at_once(reporting(answer, student), reporting(answer, student))
    assert got == ["reported", "reported"]
    assert Report.objects.count() == 1


def test_two_officers_who_decide_at_once_decide_once(answer: Question) -> None:
    campus = answer.brief.offerings.get().campus
    assert answer.asked_by is not None
    reporting(answer, answer.asked_by)()
    officers = [acting(an_officer(campus).user) for _number in range(2)]

    def deciding(act: Callable[[Concern], object]) -> Callable[[], object]:
        def decide() -> object:
            act(Concern.objects.get())
            return "decided"

        return decide

    got = at_once(
        deciding(lambda concern: find_no_harm(concern, actor=officers[0], at=NOW)),
        deciding(
            lambda concern: warn(
                concern, said="Do not write this again.", actor=officers[1], at=NOW
            )
        ),
    )
    assert got.count("decided") == 1
    assert any(isinstance(each, FairbriefError) for each in got)
    assert Notice.objects.filter(kind="concern.outcome").count() == 1


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_a_message_pressed_twice_at_once_is_sent_once(
    guard_is_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control has the guard off: then the same words stand there twice."""
    running = work("active")
    meet = Barrier(2)
    read = talking.read_words

    def together(row: Message, *, at: datetime) -> None:
        if not guard_is_on:
            meet.wait(timeout=10)
        read(row, at=at)

    monkeypatch.setattr(talking, "read_words", together)

    def writing() -> object:
        mine = Engagement.objects.select_related("agreement__application").get(pk=running.pk)
        write_message(mine, text="The list is there.", actor=the_student(mine), at=NOW)
        return "sent"

    with nullcontext() if guard_is_on else unlocked():
        got = at_once(writing, writing)
    assert got == ["sent", "sent"]
    assert Message.objects.count() == (1 if guard_is_on else 2)


def test_both_sides_write_at_once() -> None:
    running = work("active")

    def writing(who: Callable[[Engagement], object]) -> Callable[[], object]:
        def act() -> object:
            mine = Engagement.objects.get(pk=running.pk)
            write_message(mine, text="Hello there", actor=who(mine), at=NOW)  # type: ignore[arg-type]
            return "sent"

        return act

    assert at_once(writing(the_student), writing(the_supervisor)) == ["sent", "sent"]
    assert Message.objects.count() == 2
