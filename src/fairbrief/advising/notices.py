"""Who is told of a hold, a nomination, and a wish to see the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.advising.models import Hold, Nomination, RecordRequest
from fairbrief.notices.telling import NoticeKind
from fairbrief.organizations.people import office_people


def student_of(subject: Any) -> Iterable[User]:
    """The student, where there is an account."""
    student = subject.entry.student
    return [student.user] if student is not None else []


def office_of(subject: Any) -> Iterable[User]:
    return office_people(subject.entry.campus_id)


def _page(subject: Any) -> str:
    return f"/campus/students/{subject.entry.code}/"


def _own_page(subject: Any) -> str:
    return "/student/record/"


def _hold(hold: Hold) -> Mapping[str, object]:
    return {
        "who": hold.entry.name,
        "office": hold.entry.campus.office_name,
        "what": _t(" and ").join(hold.stops),
        "reason": hold.reason,
        "begin": date_format(hold.starts_on, "j F Y"),
        "end": date_format(hold.until, "j F Y") if hold.until else _t("the office lifts it"),
        "ask": f"{hold.ask_name}, {hold.ask_email}",
    }


def _nomination(nomination: Nomination) -> Mapping[str, object]:
    return {
        "office": nomination.entry.campus.office_name,
        "title": nomination.brief.title,
        "sentence": nomination.sentence,
        "by": nomination.by_name,
    }


def _request(request: RecordRequest) -> Mapping[str, object]:
    return {"who": request.entry.name, "office": request.entry.campus.office_name}


NoticeKind(
    name="hold.placed",
    subject=_("Your career office has put something on hold: {what}"),
    body=_(
        "Dear {name},\n\n{office} has put this on hold for you: {what}, from {begin} until {end}."
        "\n\nThe reason: {reason}\n\nIf you want to talk about it, ask {ask}. What you have begun "
        "goes on."
    ),
    to=student_of,
    path=_own_page,
    facts=_hold,
)
NoticeKind(
    name="hold.over",
    subject=_("The hold is over: {what}"),
    body=_("Dear {name},\n\nThe hold of {office} is over. You can go on with this again: {what}."),
    to=student_of,
    path=_own_page,
    facts=_hold,
)
NoticeKind(
    name="hold.ends_soon",
    subject=_("A hold ends soon: {who}"),
    body=_(
        "Dear {name},\n\nThe hold on {who} ({what}) ends by itself after {end}. The reason was: "
        "{reason}\n\nIf it should last longer, place another."
    ),
    to=office_of,
    path=_page,
    facts=_hold,
)
NoticeKind(
    name="nomination.made",
    subject=_("Your career office has named you for “{title}”"),
    body=_(
        "Dear {name},\n\n{by} of {office} thinks that “{title}” fits you:\n\n{sentence}\n\nWhether "
        "you apply is yours to decide; nothing has been sent. If you do, the employer reads that "
        "sentence with your application."
    ),
    to=student_of,
    path=lambda nomination: f"/briefs/{nomination.brief.code}/",
    facts=_nomination,
)
NoticeKind(
    name="record.asked",
    subject=_("{who} asks to see your office’s notes"),
    body=_(
        "Dear {name},\n\n{who} asks to see what your office keeps in its notes. Take out what is "
        "about another student, then show them. After 45 days they are shown as they are."
    ),
    to=office_of,
    path=_page,
    facts=_request,
)
NoticeKind(
    name="record.shown",
    subject=_("Your career office shows you its notes"),
    body=_(
        "Dear {name},\n\nYou asked to see what {office} keeps in its notes. You can read and "
        "download them now. If something is wrong in them, write to the office."
    ),
    to=student_of,
    path=_own_page,
    facts=_request,
)
