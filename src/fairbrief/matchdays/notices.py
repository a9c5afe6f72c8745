"""Who is told of a matching day: who may rank, who gives places, and the office."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.matchdays.models import Matchday, Seat
from fairbrief.matchdays.states import Audience
from fairbrief.notices.telling import NoticeKind
from fairbrief.organizations.models import Member
from fairbrief.organizations.people import office_people

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def invited(row: Matchday) -> Iterable[User]:
    """The students of the group. A whole campus is not written to: the day stands on its pages."""
    if row.audience != Audience.GROUP:
        return []
    return User.objects.filter(student__roster_entry__groups=row.group_id)


def silent(row: Matchday) -> Iterable[User]:
    """Of the group, those who have ranked nothing."""
    took_part = Q(student__matchday_choices__seat__matchday=row)
    return (
        []
        if row.audience != Audience.GROUP
        else User.objects.filter(student__roster_entry__groups=row.group_id).exclude(took_part)
    )


def took_part(row: Matchday) -> Iterable[User]:
    """Students who ranked something."""
    return User.objects.filter(student__matchday_choices__seat__matchday=row).distinct()


def employers(row: Matchday) -> QuerySet[User]:
    """Who answers for the employers' briefs: their owners, and the supervisors of the briefs."""
    owners = Q(
        memberships__role=Member.Role.OWNER,
        memberships__employer__briefs__matchday_seats__matchday=row,
    )
    supervisors = Q(memberships__supervised_briefs__matchday_seats__matchday=row)
    return User.objects.filter(owners | supervisors, memberships__left_at=None).distinct()


def not_ranked(row: Matchday) -> Iterable[User]:
    """Of them, those of employers with a supervisor who has ranked nobody."""
    waits = Q(
        memberships__employer__briefs__matchday_seats__in=Seat.objects.filter(
            matchday=row, confirmed_at__isnull=False
        ).exclude(brief__supervisor__matchday_desks__matchday=row)
    )
    return employers(row).filter(waits).distinct()


def office(row: Matchday) -> Iterable[User]:
    return office_people(row.campus_id)


def everyone(row: Matchday) -> Iterable[User]:
    return [*took_part(row), *employers(row)] if row.opened_at else []


def _student_page(row: Matchday) -> str:
    return f"/student/matchdays/{row.code}/"


def _employer_page(row: Matchday) -> str:
    return f"/employer/matchdays/{row.code}/"


def _campus_page(row: Matchday) -> str:
    return f"/campus/matchdays/{row.code}/"


def _kind(
    name: str,
    subject: _StrOrPromise,
    body: _StrOrPromise,
    to: Callable[[Matchday], Iterable[User]],
    path: Callable[[Matchday], str],
) -> None:
    NoticeKind(
        name=f"matchday.{name}",
        subject=subject,
        body=body,
        to=to,
        path=path,
        facts=lambda row: {
            "day": row.name,
            "campus": row.campus.name,
            "ranks_by": row.ranks_by,
            "looks_by": row.looks_by,
        },
    )


_kind(
    "opened",
    _("Rank the briefs you would like: {day}"),
    _(
        "Dear {name},\n\nYour career office holds a matching day, {day}. Rank the briefs you would "
        "like until the end of {ranks_by}, with a sentence on each; supervisors rank, too, and "
        "all places go out at once."
    ),
    invited,
    _student_page,
)
_kind(
    "opened_employer",
    _("Confirm the places you give: {day}"),
    _(
        "Dear {name},\n\n{campus} holds a matching day, {day}, and would like your briefs to take "
        "part. Confirm the places until the end of {ranks_by}. Until the end of {looks_by} your "
        "supervisors rank the students who ranked them."
    ),
    employers,
    _employer_page,
)
_kind(
    "rank_reminder",
    _("Ranking closes tomorrow: {day}"),
    _("Dear {name},\n\nYou can rank briefs for {day} until the end of {ranks_by}."),
    silent,
    _student_page,
)
_kind(
    "look",
    _("Rank the students: {day}"),
    _(
        "Dear {name},\n\nStudents of {campus} have ranked your briefs for {day}. Rank them until "
        "the end of {looks_by}, by what they wrote; names are shown later. Whoever you do not rank "
        "counts as equal, after those you did."
    ),
    employers,
    _employer_page,
)
_kind(
    "look_reminder",
    _("Ranking closes tomorrow: {day}"),
    _("Dear {name},\n\nYou can rank students for {day} until the end of {looks_by}."),
    not_ranked,
    _employer_page,
)
_kind(
    "ready",
    _("Ready to be published: {day}"),
    _(
        "Dear {name},\n\nBoth sides have ranked. Look at what each way of sharing out would give, "
        "and publish within three business days."
    ),
    office,
    _campus_page,
)
_kind(
    "publish_reminder",
    _("It is published tomorrow: {day}"),
    _("Dear {name},\n\n{day} waits to be published. Tomorrow it is, in the way you announced."),
    office,
    _campus_page,
)
_kind(
    "published",
    _("What came of it: {day}"),
    _(
        "Dear {name},\n\nThe places of {day} have gone out. Your page says what you got and why. "
        "An offer stands among your applications and is answered there within three business days."
    ),
    took_part,
    _student_page,
)
_kind(
    "published_employer",
    _("Offers were made for you: {day}"),
    _(
        "Dear {name},\n\nThe places of {day} have gone out, and offers were made for your briefs. "
        "Students answer within three business days; the agreement comes next, as always."
    ),
    employers,
    _employer_page,
)
_kind(
    "cancelled",
    _("Called off: {day}"),
    _("Dear {name},\n\n{campus} has called off its matching day, {day}. Nothing was shared out."),
    everyone,
    lambda row: "/notices/",
)
