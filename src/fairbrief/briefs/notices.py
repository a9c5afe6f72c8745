"""Who is told what about a brief."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.briefs.models import Brief, Question
from fairbrief.concerns.kinds import EMPLOYER, STUDENT
from fairbrief.concerns.notices import warns
from fairbrief.notices.telling import NoticeKind
from fairbrief.organizations.models import Member


def who_answers_for(brief: Brief) -> list[User]:
    """Who of the employer is told of the brief: who owns, wrote or supervises it, or stands in."""
    rows = Member.objects.filter(
        employer_id=brief.employer_id, left_at=None, user__isnull=False
    ).select_related("user")
    people = {
        row.user
        for row in rows
        if row.user
        and (
            row.role == Member.Role.OWNER
            or row.pk in {brief.supervisor_id, brief.backup_id}
            or row.user_id == brief.written_by_id
        )
    }
    return sorted(people, key=lambda user: user.pk)


def _page(brief: Brief) -> str:
    return f"/employer/briefs/{brief.code}/"


def _facts(brief: Brief) -> Mapping[str, object]:
    return {"title": brief.title, "employer": brief.employer.name}


EXPIRED = NoticeKind(
    name="brief.expired",
    subject=_("The day to apply by has passed: {title}"),
    body=_(
        "Dear {name},\n\n“{title}” is closed for new applications. Everyone who applied still "
        "gets an answer from you."
    ),
    to=who_answers_for,
    path=_page,
    facts=_facts,
)


def _question_facts(question: Question) -> Mapping[str, object]:
    return {
        "title": question.brief.title,
        "question": question.text,
        "answer": question.answer,
        "employer": question.brief.employer.name,
    }


ASKED = NoticeKind(
    name="question.asked",
    subject=_("A student asks about {title}"),
    body=_(
        "Dear {name},\n\nA student asks, without a name:\n\n{question}\n\nThe answer is shown to "
        "everyone. Unanswered after three business days, the brief says so."
    ),
    to=lambda question: who_answers_for(question.brief),
    path=lambda question: f"/employer/briefs/{question.brief.code}/#questions",
    facts=_question_facts,
    warning=warns("question", to=EMPLOYER),
)
ANSWERED = NoticeKind(
    name="question.answered",
    subject=_("Your question was answered: {title}"),
    body=_("Dear {name},\n\nYou asked:\n\n{question}\n\n{employer} answers:\n\n{answer}"),
    to=lambda question: [question.asked_by.user] if question.asked_by else [],
    path=lambda question: f"/briefs/{question.brief.code}/#questions",
    facts=_question_facts,
    warning=warns("answer", to=STUDENT),
)
DODGED = NoticeKind(
    name="question.dodged",
    subject=_("No answer in time: {title}"),
    body=_(
        "Dear {name},\n\nThis question got no answer within three business days, and the brief "
        "now says so:\n\n{question}\n\nA late answer still helps."
    ),
    to=lambda question: who_answers_for(question.brief),
    path=lambda question: f"/employer/briefs/{question.brief.code}/#questions",
    facts=_question_facts,
)
UNANSWERED = NoticeKind(
    name="question.unanswered",
    subject=_("No answer in time: {title}"),
    body=_(
        "Dear {name},\n\n{employer} did not answer your question within three business days:\n\n"
        "{question}\n\nThe brief now says so to everyone. Your name was not shown. No answer is "
        "an answer, too: weigh it before you apply."
    ),
    to=lambda question: [question.asked_by.user] if question.asked_by else [],
    path=lambda question: f"/briefs/{question.brief.code}/#questions",
    facts=_question_facts,
)
