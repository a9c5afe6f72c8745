"""Ask first: questions without a name, answers for everyone."""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.briefs.models import Brief, Question
from fairbrief.briefs.queries import is_live
from fairbrief.briefs.questions import OWN, standard_question
from fairbrief.briefs.states import QuestionState
from fairbrief.briefs.workflow import ANSWER_BY
from fairbrief.clocks.rules import start_clock
from fairbrief.concerns.actions import read_words
from fairbrief.kernel.called import called
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    NotAllowedError,
)
from fairbrief.notices.telling import tell
from fairbrief.students.models import Student

#: Questions a student may have waiting on one brief.
MOST_QUESTIONS = 3
LONGEST_QUESTION = 300
LONGEST_ANSWER = 1000
_CONTACT = re.compile(
    r"[\w.+-]+\s?(?:@|\(at\))\s?[\w-]+\.\w|https?://|\bwww\.|\+?\d[\d ()./-]{7,}\d|(?<!\w)@\w{3,}",
    re.IGNORECASE,
)


def ask_question(
    brief: Brief,
    /,
    *,
    student: Student,
    actor: Actor,
    at: datetime,
    text: str = "",
    topic: str = OWN,
) -> Question:
    """Asks for the student, without the name: one of the standard questions by its `topic`, or
    the student's own `text`. The same words are asked only once; the one that stands is returned.

    Raises FairbriefError (field "text") for contact data or a text too short or too long,
    LimitReachedError for too many at once, IllegalMoveError when the brief takes none any more.
    """
    if actor.user_id != student.user_id:
        raise NotAllowedError(_("Only the student can ask."))
    standard = standard_question(topic)
    text = standard or " ".join(text.split())
    if not standard:
        _check_text(text)
    with transaction.atomic():
        row = locked(brief)
        known = Question.objects.filter(called("text", text), brief=brief).first()
        if known:
            return known
        if not is_live(row):
            raise IllegalMoveError(_("This brief no longer takes questions."))
        waiting = Question.objects.filter(
            brief=brief, asked_by=student, state=QuestionState.ASKED
        ).count()
        if waiting >= MOST_QUESTIONS:
            raise LimitReachedError(
                _("Three of your questions wait for an answer. Give them a little time."),
                field="text",
            )
        question = Question.objects.create(
            brief=brief,
            asked_by=student,
            topic=topic if standard else OWN,
            text=text,
            asked_at=at,
        )
        # The record is read by the employer too: it keeps that a question came, not from whom.
        read_words(question, at=at)
        record(question, "asked", actor=INSTALLATION, at=at)
        start_clock(ANSWER_BY, question, at=at)
        tell("question.asked", question, at=at)
    return question


def _check_text(text: str) -> None:
    if len(text) < 10:
        raise FairbriefError(_("Write the question in a whole sentence."), field="text")
    if len(text) > LONGEST_QUESTION:
        raise FairbriefError(_("Keep it under 300 characters."), field="text")
    if _CONTACT.search(text):
        raise FairbriefError(
            _("Leave out links, numbers and addresses: the question is shown to everyone."),
            field="text",
        )


def answer_question(question: Question, /, *, answer: str, actor: Actor, at: datetime) -> None:
    """Answers for everyone to read; a late answer stands beside the note that it came late."""
    answer = answer.strip()
    if len(answer) < 2:
        raise FairbriefError(_("Write an answer, even a short one."), field="answer")
    if len(answer) > LONGEST_ANSWER:
        raise FairbriefError(_("Keep it under 1000 characters."), field="answer")
    if _CONTACT.search(answer):
        raise FairbriefError(
            _("Leave out links, numbers and addresses: everyone reads the answer here."),
            field="answer",
        )
    with transaction.atomic():
        advance(
            question,
            "answer",
            actor=actor,
            at=at,
            changes={"answer": answer, "answered_by_name": actor.name[:120]},
        )
        read_words(question, at=at)


def mark_dodged(question: Question, /, *, actor: Actor, at: datetime) -> None:
    """Three business days went by without an answer."""
    advance(question, "dodge", actor=actor, at=at)
