"""Who is told what about a campus's decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.briefs.notices import who_answers_for
from fairbrief.notices.telling import NoticeKind
from fairbrief.organizations.models import Campus
from fairbrief.organizations.people import directing_people, office_people, owning_people
from fairbrief.vetting.models import BriefReview, EmployerReview
from fairbrief.vetting.queries import to_look_at_again
from fairbrief.vetting.terms import recheck_said, terms_said
from fairbrief.vetting.workflow import ANSWER_DAYS, answer_due


def _owners(vetting: EmployerReview) -> Iterable[User]:
    return owning_people(vetting.employer_id)


def _officers(review: BriefReview | EmployerReview) -> Iterable[User]:
    return office_people(review.campus_id)


def _directors(review: BriefReview | EmployerReview) -> Iterable[User]:
    return directing_people(review.campus_id)


def _facts(vetting: EmployerReview) -> Mapping[str, object]:
    return {
        "employer": vetting.employer.name,
        "campus": vetting.campus.name,
        "reason": vetting.reason,
        "answer": vetting.answer,
        "terms": "\n".join(terms_said(vetting)),
        "until": f"{vetting.expires_on:%d %B %Y}" if vetting.expires_on else "",
        "recheck": recheck_said(vetting),
    }


def _answer_by(vetting: EmployerReview) -> datetime:
    """The day on which the newest question is to be answered."""
    asked = vetting.inquiries.order_by("asked_at", "id").last()
    if asked is not None:
        return asked.due_at
    return answer_due(vetting.employer, vetting.asked_at, days=ANSWER_DAYS)


def _organization(vetting: EmployerReview) -> str:
    return "/employer/organization/"


NoticeKind(
    name="employer.waiting",
    subject=_("An employer waits to be vetted: {employer}"),
    body=_(
        "Dear {name},\n\n{employer} has sent its first brief to {campus}. Your office decides "
        "within three business days whether its students may meet this employer here."
    ),
    to=_officers,
    path=lambda vetting: f"/campus/employers/{vetting.code}/",
    facts=_facts,
)
NoticeKind(
    name="employer.approved",
    subject=_("{campus} has approved your organization"),
    body=_(
        "Dear {name},\n\n{campus} has approved {employer}. Its office can now open your briefs."
        "\n\n{terms}"
    ),
    to=_owners,
    path=_organization,
    facts=_facts,
)
NoticeKind(
    name="employer.more_asked",
    subject=_("{campus} asks for more about your organization"),
    body=_(
        "Dear {name},\n\n{campus} asks:\n\n{reason}\n\nAnswer by {due}; after that the office "
        "decides on what it has. If it has asked before, one answer is to all of it."
    ),
    to=_owners,
    path=lambda vetting: f"/employer/campuses/{vetting.code}/",
    facts=lambda vetting: {**_facts(vetting), "due": _answer_by(vetting)},
)
NoticeKind(
    name="employer.answered",
    subject=_("{employer} has answered"),
    body=_("Dear {name},\n\n{employer} answers your question:\n\n{answer}"),
    to=_officers,
    path=lambda vetting: f"/campus/employers/{vetting.code}/",
    facts=_facts,
)
NoticeKind(
    name="employer.silent",
    subject=_("{employer} has not answered"),
    body=_(
        "Dear {name},\n\n{employer} has not answered within ten business days. You asked:\n\n"
        "{reason}\n\nDecide on what you have."
    ),
    to=_officers,
    path=lambda vetting: f"/campus/employers/{vetting.code}/",
    facts=_facts,
)
NoticeKind(
    name="employer.declined",
    subject=_("{campus} has declined your organization"),
    body=_("Dear {name},\n\n{campus} has declined {employer}:\n\n{reason}"),
    to=_owners,
    path=_organization,
    facts=_facts,
)
NoticeKind(
    name="employer.late",
    subject=_("Vetting is late: {employer}"),
    body=_(
        "Dear {name},\n\n{employer} has waited for three business days or more. Its briefs "
        "cannot open at {campus} until your office decides."
    ),
    to=_directors,
    path=lambda vetting: f"/campus/employers/{vetting.code}/",
    facts=_facts,
)


NoticeKind(
    name="employer.conditions",
    subject=_("{campus} has looked at your organization again"),
    body=_(
        "Dear {name},\n\n{campus} keeps {employer} approved, on these terms:\n\n{terms}\n\n"
        "What they mean stands on its page."
    ),
    to=_owners,
    path=lambda vetting: f"/employer/campuses/{vetting.code}/",
    facts=_facts,
)
NoticeKind(
    name="employer.answer_soon",
    subject=_("{campus} still waits for your answer"),
    body=_(
        "Dear {name},\n\n{campus} asked:\n\n{reason}\n\nTwo days are left; after that the office "
        "decides on what it has."
    ),
    to=_owners,
    path=lambda vetting: f"/employer/campuses/{vetting.code}/",
    facts=_facts,
)
NoticeKind(
    name="employer.expires_soon",
    subject=_("An approval runs out in two weeks: {employer}"),
    body=_(
        "Dear {name},\n\nYour office approved {employer} until {until}. Look at it again before "
        "then; afterwards nothing new of it opens at {campus} until you have."
    ),
    to=_officers,
    path=lambda vetting: f"/campus/employers/{vetting.code}/",
    facts=_facts,
)
NoticeKind(
    name="employer.recheck",
    subject=_("Look again at an employer: {employer}"),
    body=_(
        "Dear {name},\n\nYour office has approved {employer}, and there is a reason to look again: "
        "{recheck}\n\nUntil you have, none of its briefs opens by policy alone."
    ),
    to=_officers,
    path=lambda vetting: f"/campus/employers/{vetting.code}/",
    facts=_facts,
)
NoticeKind(
    name="employer.recheck_late",
    subject=_("An employer still waits to be looked at again: {employer}"),
    body=_("Dear {name},\n\n{employer} has waited for ten business days or more: {recheck}"),
    to=_directors,
    path=lambda vetting: f"/campus/employers/{vetting.code}/",
    facts=_facts,
)


def _brief_facts(review: BriefReview) -> Mapping[str, object]:
    return {
        "title": review.brief.title,
        "campus": review.campus.name,
        "employer": review.brief.employer.name,
        "reason": review.reason,
    }


def _queue(review: BriefReview) -> str:
    return f"/campus/briefs/{review.brief.code}/"


def _desk(review: BriefReview) -> str:
    return f"/employer/briefs/{review.brief.code}/"


NoticeKind(
    name="review.waiting",
    subject=_("A brief waits for your review: {title}"),
    body=_(
        "Dear {name},\n\n{employer} has sent “{title}” for review. Decide within three business "
        "days; after that your office is reminded each business day, and the employer is told."
    ),
    to=_officers,
    path=_queue,
    facts=_brief_facts,
)
NoticeKind(
    name="review.approved",
    subject=_("{campus} has approved your brief: {title}"),
    body=_(
        "Dear {name},\n\nStudents of {campus} can now find “{title}” and apply. Answer each within "
        "three business days and decide within ten days; after that an application goes back to "
        "the student with the reason that you did not answer."
    ),
    to=lambda review: who_answers_for(review.brief),
    path=_desk,
    facts=_brief_facts,
)
NoticeKind(
    name="review.changes_asked",
    subject=_("{campus} asks for changes: {title}"),
    body=_("Dear {name},\n\n{campus} asks for changes to “{title}”:\n\n{reason}"),
    to=lambda review: who_answers_for(review.brief),
    path=_desk,
    facts=_brief_facts,
)
NoticeKind(
    name="review.declined",
    subject=_("{campus} has declined your brief: {title}"),
    body=_(
        "Dear {name},\n\n{campus} has declined “{title}” for its students:\n\n{reason}\n\nOther "
        "campuses decide for themselves."
    ),
    to=lambda review: who_answers_for(review.brief),
    path=_desk,
    facts=_brief_facts,
)
NoticeKind(
    name="review.taken_off",
    subject=_("{campus} no longer lists your brief: {title}"),
    body=_(
        "Dear {name},\n\n{campus} has taken “{title}” off the list of its students:\n\n{reason}\n\n"
        "Applications that have come and work that has begun go on. Other campuses decide for "
        "themselves. With other terms you can offer it again: repeat the brief, and send it."
    ),
    to=lambda review: who_answers_for(review.brief),
    path=_desk,
    facts=_brief_facts,
)


def _recheck_facts(campus: Campus) -> Mapping[str, object]:
    number = to_look_at_again().filter(campus=campus).count()
    return {"campus": campus.name, "number": number}


def _look_again(campus: Campus) -> str:
    return "/campus/briefs/?show=again"


NoticeKind(
    name="reviews.recheck",
    subject=_("Open briefs break the rules in force at {campus}"),
    body=_(
        "Dear {name},\n\nThe rules have changed, and the open briefs of {campus} were read again. "
        "To look at again so far: {number}. They stay on your list until your office decides: set "
        "the rule aside with a reason where it is your own, or take the brief off the list."
    ),
    to=lambda campus: office_people(campus.pk),
    path=_look_again,
    facts=_recheck_facts,
)
NoticeKind(
    name="reviews.recheck_late",
    subject=_("Open briefs still break the rules in force at {campus}"),
    body=_(
        "Dear {name},\n\nOpen briefs of {campus} have waited for three business days or more to be "
        "looked at again. They stay on your list until your office decides. To look at again: "
        "{number}."
    ),
    to=lambda campus: directing_people(campus.pk),
    path=_look_again,
    facts=_recheck_facts,
)
NoticeKind(
    name="review.late",
    subject=_("A review is late: {title}"),
    body=_(
        "Dear {name},\n\n“{title}” of {employer} has waited for three business days or more. "
        "Nothing opens by itself: it waits until your office decides. The employer has been told."
    ),
    to=_directors,
    path=_queue,
    facts=_brief_facts,
)
NoticeKind(
    name="review.late_employer",
    subject=_("The review takes longer: {title}"),
    body=_(
        "Dear {name},\n\n{campus} has not yet decided on “{title}”. Its director has been "
        "reminded, and is reminded every business day until the office decides."
    ),
    to=lambda review: who_answers_for(review.brief),
    path=_desk,
    facts=_brief_facts,
)
