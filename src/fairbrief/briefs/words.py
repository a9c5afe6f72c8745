"""What people say about a brief: questions without a name, answers for all, the brief itself."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.briefs.models import Brief, Question
from fairbrief.briefs.places import WRITTEN
from fairbrief.concerns.kinds import EMPLOYER, STUDENT, Words
from fairbrief.organizations.models import Campus, Member
from fairbrief.students.models import Student


def _questions() -> QuerySet[Question]:
    return Question.objects.select_related("brief__employer", "asked_by__user", "asked_by__campus")


def _campuses(question: Question) -> Iterable[Campus]:
    """Whose students read the brief."""
    return _listed_at(question.brief_id)


def _listed_at(brief_id: int) -> QuerySet[Campus]:
    return Campus.objects.filter(
        offerings__brief=brief_id, offerings__listed_at__isnull=False
    ).order_by("pk")


def _is_member(actor: Actor, question: Question) -> bool:
    return Member.objects.filter(
        user_id=actor.user_id or 0, employer_id=question.brief.employer_id, left_at=None
    ).exists()


def _reads_the_brief(actor: Actor, brief_id: int) -> bool:
    return Student.objects.filter(
        user_id=actor.user_id or 0, campus__in=_listed_at(brief_id)
    ).exists()


Words(
    name="question",
    label="briefs.question",
    columns=("text",),
    called=_("A question about a brief"),
    rows=_questions,
    writer=lambda question: STUDENT if question.asked_by_id else "",
    by_name=lambda question: question.asked_by.user.name,
    student=lambda question: question.asked_by,
    employer=lambda question: question.brief.employer,
    about=lambda question: question.brief.title,
    receives=_is_member,
)
Words(
    name="answer",
    label="briefs.question",
    columns=("answer",),
    called=_("An answer to a question about a brief"),
    rows=_questions,
    writer=lambda question: EMPLOYER if question.answer else "",
    by_name=lambda question: question.answered_by_name,
    # Everyone reads it, whoever asked.
    student=lambda question: None,
    employer=lambda question: question.brief.employer,
    about=lambda question: question.brief.title,
    receives=lambda actor, question: _reads_the_brief(actor, question.brief_id),
    campuses=_campuses,
)
# Not read here: the whole fairness review reads it before an office does. It can be reported.
Words(
    name="brief",
    label="briefs.brief",
    columns=WRITTEN,
    called=_("A brief"),
    rows=lambda: Brief.objects.select_related("employer"),
    writer=lambda brief: EMPLOYER if brief.opened_at else "",
    by_name=lambda brief: brief.employer.name,
    student=lambda brief: None,
    employer=lambda brief: brief.employer,
    about=lambda brief: brief.title,
    receives=lambda actor, brief: _reads_the_brief(actor, brief.pk),
    campuses=lambda brief: _listed_at(brief.pk),
)
