"""Whose time it is, and who may say what of it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.engagements.access import SUPERVISOR_LINK
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.called import called
from fairbrief.kernel.errors import NotAllowedError
from fairbrief.organizations.models import Member
from fairbrief.planning.models import BusyCalendar, BusyTime, PlanBlock, TimeOffer
from fairbrief.students.models import Student

#: What a mailed link to an offer of times lets its holder be.
PICKER = "picker"


def require_own(student: Student, actor: Actor) -> None:
    """Raises NotAllowedError for anyone but the student."""
    if actor.user_id is None or actor.user_id != student.user_id:
        raise NotAllowedError(_("Only you decide about your time."))


def may_say_hours(member: Member, actor: Actor) -> bool:
    """Whether the actor is the member: by account, or by a mailed link of theirs."""
    if member.left_at is not None:
        return False
    if actor.kind == "link":
        return actor.capacity == SUPERVISOR_LINK and actor.email.lower() == member.email.lower()
    return actor.user_id is not None and actor.user_id == member.user_id


def member_behind(work: Engagement, actor: Actor) -> Member | None:
    """Who holds a mailed link to supervise this work: the supervisor, or who stands in."""
    people = [work.supervisor, work.brief.backup]
    return next((each for each in people if each and may_say_hours(each, actor)), None)


def offer_of_link(offer_id: int, *, email: str) -> TimeOffer | None:
    """The offer a mailed link was made for; None when its holder is not the supervisor now."""
    return (
        TimeOffer.objects.filter(
            called("engagement__supervisor__email", email),
            pk=offer_id,
            engagement__supervisor__left_at=None,
        )
        .select_related(
            "engagement__student__user",
            "engagement__supervisor",
            "engagement__brief__employer",
            "engagement__employer",
            "meeting",
        )
        .first()
    )


def calendars_in(student: Student) -> QuerySet[BusyCalendar]:
    """The student's calendars, also those taken away lately."""
    return BusyCalendar.objects.filter(student=student)


def times_in(student: Student) -> QuerySet[BusyTime]:
    """What the student told by hand."""
    return BusyTime.objects.filter(student=student, calendar=None)


def blocks_in(student: Student) -> QuerySet[PlanBlock]:
    """Blocks of the student's plan that are there."""
    return PlanBlock.objects.filter(student=student, removed_at=None).select_related("engagement")
