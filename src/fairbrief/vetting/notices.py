"""Who is told of a campus's decisions. A brief's own notices stand in its room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.notices.telling import NoticeKind
from fairbrief.organizations.models import Member, Officer
from fairbrief.vetting.models import BriefReview, EmployerReview


def _owners(vetting: EmployerReview) -> Iterable[User]:
    rows = Member.objects.filter(
        employer_id=vetting.employer_id, left_at=None, role=Member.Role.OWNER, user__isnull=False
    ).select_related("user")
    return [row.user for row in rows if row.user]


def _officers(review: BriefReview | EmployerReview) -> Iterable[User]:
    rows = Officer.objects.filter(campus_id=review.campus_id).select_related("user")
    return [row.user for row in rows]


def _directors(review: BriefReview | EmployerReview) -> Iterable[User]:
    rows = Officer.objects.filter(
        campus_id=review.campus_id, role=Officer.Role.DIRECTOR
    ).select_related("user")
    return [row.user for row in rows] or _officers(review)


def _facts(vetting: EmployerReview) -> Mapping[str, object]:
    return {
        "employer": vetting.employer.name,
        "campus": vetting.campus.name,
        "reason": vetting.reason,
        "answer": vetting.answer,
    }


def _organization(vetting: EmployerReview) -> str:
    return "/employer/organization/"


NoticeKind(
    name="employer.waiting",
    subject=_("An employer waits to be vetted: {employer}"),
    body=_("Dear {name},\n\n{employer} has sent its first brief to {campus}."),
    to=_officers,
    path=lambda vetting: f"/campus/employers/{vetting.code}/",
    facts=_facts,
)
NoticeKind(
    name="employer.approved",
    subject=_("{campus} has approved your organization"),
    body=_(
        "Dear {name},\n\n{campus} has approved {employer}. Its office can now open your briefs."
    ),
    to=_owners,
    path=_organization,
    facts=_facts,
)
NoticeKind(
    name="employer.more_asked",
    subject=_("{campus} asks for more about your organization"),
    body=_("Dear {name},\n\n{campus} asks:\n\n{reason}\n\nAnswer within ten business days."),
    to=_owners,
    path=_organization,
    facts=_facts,
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
    body=_("Dear {name},\n\n{employer} has waited for three business days."),
    to=_directors,
    path=lambda vetting: f"/campus/employers/{vetting.code}/",
    facts=_facts,
)


def _brief_facts(review: BriefReview) -> Mapping[str, object]:
    return {
        "title": review.brief.title,
        "campus": review.campus.name,
        "employer": review.brief.employer.name,
    }


NoticeKind(
    name="review.late",
    subject=_("A review is late: {title}"),
    body=_("Dear {name},\n\n“{title}” of {employer} has waited for three business days."),
    to=_directors,
    path=lambda review: f"/campus/briefs/{review.brief.code}/",
    facts=_brief_facts,
)
NoticeKind(
    name="review.late_employer",
    subject=_("The review takes longer: {title}"),
    body=_(
        "Dear {name},\n\n{campus} has not yet decided on “{title}”. Its director has been reminded."
    ),
    to=lambda review: [
        row.user
        for row in Member.objects.filter(
            employer_id=review.brief.employer_id, left_at=None, role="owner", user__isnull=False
        ).select_related("user")
        if row.user
    ],
    path=lambda review: f"/employer/briefs/{review.brief.code}/",
    facts=_brief_facts,
)
