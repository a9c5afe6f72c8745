"""Who is told what about a brief."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.briefs.models import Brief, Question
from fairbrief.notices.telling import NoticeKind
from fairbrief.organizations.models import Member, Officer


def _owners(brief: Brief) -> list[User]:
    rows = Member.objects.filter(
        employer_id=brief.employer_id, left_at=None, user__isnull=False
    ).select_related("user")
    people = {
        row.user
        for row in rows
        if row.user
        and (row.role == Member.Role.OWNER or row.pk in {brief.supervisor_id, brief.backup_id})
    }
    return sorted(people, key=lambda user: user.pk)


def _officers(brief: Brief) -> Iterable[User]:
    rows = Officer.objects.filter(campus__offerings__brief=brief).select_related("user")
    return [row.user for row in rows]


def _page(brief: Brief) -> str:
    return f"/employer/briefs/{brief.code}/"


def _facts(brief: Brief) -> Mapping[str, object]:
    review = brief.reviews.order_by("-decided_at").first()
    return {
        "title": brief.title,
        "employer": brief.employer.name,
        "reason": review.reason if review else "",
    }


SENT = NoticeKind(
    name="brief.sent",
    subject=_("A brief waits for your review: {title}"),
    body=_(
        "Dear {name},\n\n{employer} has sent “{title}” for review. It is due in three business "
        "days; after that the director is reminded and the employer sees that it is late."
    ),
    to=_officers,
    path=lambda brief: f"/campus/briefs/{brief.code}/",
    facts=_facts,
)
CHANGES_ASKED = NoticeKind(
    name="brief.changes_asked",
    subject=_("Changes are asked for: {title}"),
    body=_("Dear {name},\n\nThe career office asks for changes to “{title}”:\n\n{reason}"),
    to=_owners,
    path=_page,
    facts=_facts,
)
OPENED = NoticeKind(
    name="brief.opened",
    subject=_("Your brief is open: {title}"),
    body=_(
        "Dear {name},\n\nStudents can now find “{title}” and apply. You answer each within three "
        "business days, and decide within ten days; after that an application goes back to the "
        "student."
    ),
    to=_owners,
    path=_page,
    facts=_facts,
)
DECLINED = NoticeKind(
    name="brief.declined",
    subject=_("Your brief was declined: {title}"),
    body=_("Dear {name},\n\n“{title}” was declined:\n\n{reason}"),
    to=_owners,
    path=_page,
    facts=_facts,
)
EXPIRED = NoticeKind(
    name="brief.expired",
    subject=_("The day to apply by has passed: {title}"),
    body=_(
        "Dear {name},\n\n“{title}” is closed for new applications. Everyone who applied still "
        "gets an answer from you."
    ),
    to=_owners,
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
    to=lambda question: _owners(question.brief),
    path=lambda question: f"/employer/briefs/{question.brief.code}/#questions",
    facts=_question_facts,
)
ANSWERED = NoticeKind(
    name="question.answered",
    subject=_("Your question was answered: {title}"),
    body=_("Dear {name},\n\nYou asked:\n\n{question}\n\n{employer} answers:\n\n{answer}"),
    to=lambda question: [question.asked_by.user] if question.asked_by else [],
    path=lambda question: f"/briefs/{question.brief.code}/#questions",
    facts=_question_facts,
)
DODGED = NoticeKind(
    name="question.dodged",
    subject=_("No answer in time: {title}"),
    body=_(
        "Dear {name},\n\nThis question got no answer within three business days, and the brief "
        "now says so:\n\n{question}\n\nA late answer still helps."
    ),
    to=lambda question: [
        *_owners(question.brief),
        *([question.asked_by.user] if question.asked_by else []),
    ],
    path=lambda question: f"/briefs/{question.brief.code}/#questions",
    facts=_question_facts,
)
