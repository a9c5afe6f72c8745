"""Ask first: without a name, with a clock, answered for everyone."""

from __future__ import annotations

import pytest

from fairbrief.audit.queries import history_of
from fairbrief.briefs.actions import answer_question, ask_question, pause_brief
from fairbrief.briefs.models import Brief, Question
from fairbrief.briefs.queries import questions_of
from fairbrief.briefs.questions import STANDARD, suggestions
from fairbrief.briefs.states import QuestionState
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Member
from fairbrief.students.models import Student
from tests.builders import (
    NOW,
    a_campus,
    a_draft,
    a_member,
    a_student,
    acting,
    an_employer,
    an_open_brief,
    days,
)

pytestmark = pytest.mark.django_db
TEXT = "How many people will I speak to in a week?"


@pytest.fixture
def student() -> Student:
    return a_student(a_campus(), name="Noor Haddad")


@pytest.fixture
def member() -> Member:
    return a_member(an_employer())


@pytest.fixture
def brief(student: Student, member: Member) -> Brief:
    return an_open_brief(member.employer, student.campus)


def ask(brief: Brief, student: Student, text: str = TEXT, topic: str = "own") -> Question:
    return ask_question(
        brief, student=student, text=text, topic=topic, actor=acting(student.user), at=NOW
    )


def test_question_shows_no_name(brief: Brief, student: Student, member: Member) -> None:
    question = ask(brief, student)
    turn = turn_of(question)
    assert turn is not None
    assert (turn.owner, turn.due_at) == ("employer", question.due_at)
    told = Notice.objects.get(user=member.user)
    assert "Noor" not in told.subject + told.body
    assert "Noor" not in str([event.actor_name for event in history_of(question)])


def test_same_question_is_asked_once(brief: Brief, student: Student) -> None:
    other = a_student(student.campus)
    assert ask(brief, student) == ask(brief, other, TEXT.upper())
    assert Question.objects.count() == 1


def test_standard_question_is_asked_by_its_topic(brief: Brief, student: Student) -> None:
    question = ask(brief, student, text="ignored", topic="week")
    assert question.text == str(STANDARD["week"])
    texts = {each.text for each in suggestions(brief.versions.first())}
    assert question.text in texts


@pytest.mark.parametrize(
    "text",
    [
        "Short?",
        "Please write to me at noor@mail.example about it",
        "Can you call me at +1 (555) 010-4477 tonight please?",
        "Have a look at https://me.example before you answer",
        "Find me at @noor.haddad for the details of this",
        "x" * 301,
    ],
)
def test_contact_data_and_odd_lengths_are_refused(
    brief: Brief, student: Student, text: str
) -> None:
    with pytest.raises(FairbriefError) as refusal:
        ask(brief, student, text)
    assert refusal.value.field == "text"


def test_three_waiting_questions_are_enough(brief: Brief, student: Student) -> None:
    for number in range(3):
        ask(brief, student, f"{TEXT} And in week {number}?")
    with pytest.raises(LimitReachedError):
        ask(brief, student, "And one more question about it?")


def test_nobody_asks_for_another(brief: Brief, student: Student) -> None:
    other = a_student(student.campus)
    with pytest.raises(NotAllowedError):
        ask_question(brief, student=student, text=TEXT, actor=acting(other.user), at=NOW)


def test_drafts_take_no_questions_paused_briefs_do(
    brief: Brief, student: Student, member: Member
) -> None:
    with pytest.raises(IllegalMoveError):
        ask(a_draft(member.employer, student.campus), student)
    pause_brief(brief, actor=acting(member.user), at=NOW)
    assert ask(brief, student).state == QuestionState.ASKED


def test_answer_in_time(brief: Brief, student: Student, member: Member) -> None:
    question = ask(brief, student)
    answer_question(question, answer="Two, by video.", actor=acting(member.user), at=NOW + days(1))
    assert (question.state, question.is_late) == (QuestionState.ANSWERED, False)
    assert turn_of(question) is None
    assert Notice.objects.filter(user=student.user, kind="question.answered").exists()


def test_silence_shows_and_a_late_answer_is_late(
    brief: Brief, student: Student, member: Member
) -> None:
    question = ask(brief, student)
    fire_due(at=question.due_at)
    question.refresh_from_db()
    assert question.state == QuestionState.DODGED
    assert Notice.objects.filter(user=student.user, kind="question.unanswered").exists()
    answer_question(
        question, answer="Two, by video.", actor=acting(member.user), at=question.due_at + days(1)
    )
    assert (question.state, question.is_late) == (QuestionState.ANSWERED, True)


def test_strangers_do_not_answer(brief: Brief, student: Student) -> None:
    question = ask(brief, student)
    for actor in (acting(student.user), acting(a_member(an_employer()).user)):
        with pytest.raises(NotAllowedError):
            answer_question(question, answer="No.", actor=actor, at=NOW)


def test_what_waits_for_an_answer_stands_first(
    brief: Brief, student: Student, member: Member
) -> None:
    answered = ask(brief, student)
    answer_question(answered, answer="Two, by video.", actor=acting(member.user), at=NOW)
    waiting = ask_question(
        brief, student=student, text="Who reads the notes?", actor=acting(student.user), at=NOW
    )
    assert questions_of(brief) == [waiting, answered]
