"""Contacts follow the work: met when it begins, planned with when it is paid. And they stand in
the student's calendar."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from fairbrief.accounts.models import User
from fairbrief.audit.workflow import Change, follows
from fairbrief.calendars import Entry
from fairbrief.contacts.actions import drop_plans, meet, plan_after, tell_of_repeat
from fairbrief.contacts.models import FollowUp
from fairbrief.contacts.notices import page_of
from fairbrief.contacts.queries import due_of, is_wanted
from fairbrief.contacts.states import FollowUpKind
from fairbrief.engagements.invitations import uid_of
from fairbrief.engagements.states import EngagementState as S
from fairbrief.planning.actions import feeds
from fairbrief.tracking.todo import Kind, adds_to_today

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

#: A reminder takes no time of the day; programs show a short one where it belongs.
LONG = timedelta(minutes=15)


@follows("engagements.engagement", to=S.ACTIVE)
def meet_people(change: Change) -> None:
    meet(change.subject, at=change.at)


@follows("engagements.engagement", to=S.PAID)
def plan_to_write(change: Change) -> None:
    plan_after(change.subject, at=change.at)


@follows("engagements.engagement", to=S.ENDED_EARLY)
@follows("engagements.engagement", to=S.NOT_COMPLETED)
def forget_the_midpoint(change: Change) -> None:
    drop_plans(change.subject)


@follows("vetting.briefreview", to="approved")
def tell_of_the_next_brief(change: Change) -> None:
    tell_of_repeat(change.subject.brief, campus_id=change.subject.campus_id, at=change.at)


def _adds(name: str, what: _StrPromise, *kinds: FollowUpKind) -> None:
    """What to write to whom stands on the student's first page, until it is ticked or left out."""
    adds_to_today(
        name,
        Kind(FollowUp._meta.label_lower, "/student/follow-ups/{}/", what, can_wait=True),
        page="code",
        about="contact__name",
        who="contact__employer__name",
    )(lambda student, at: due_of(student, kinds, at=at))


_adds(
    "thanks",
    _lazy("Write to somebody you met: thank you"),
    FollowUpKind.THANKS,
    FollowUpKind.COFFEE,
)
_adds(
    "midpoint",
    _lazy("Write to somebody you met: one question, half way through the work"),
    FollowUpKind.MIDPOINT,
)
_adds(
    "line",
    _lazy("Write to somebody you met: how it goes"),
    FollowUpKind.MONTH,
    FollowUpKind.QUARTER,
    FollowUpKind.OWN,
)


@feeds
def follow_ups_in_calendar(user: User, since: datetime) -> list[Entry]:
    """A student's follow-ups that are not done, each at nine in the morning of its day."""
    rows = FollowUp.objects.filter(
        is_wanted(),
        contact__student__user=user,
        sent_at=None,
        skipped_at=None,
        due_at__gt=since,
    ).select_related("contact__employer")
    return [_entry(row, since) for row in rows]


def _entry(row: FollowUp, at: datetime) -> Entry:
    contact = row.contact
    return Entry(
        uid=uid_of("follow-up", row.code),
        sequence=0,
        changed_at=at,
        starts=row.due_at,
        ends=row.due_at + LONG,
        title=_("Write to %(name)s: %(what)s") % {"name": contact.name, "what": row.called},
        text=_("A draft waits on the page. You send it yourself."),
        url=f"{settings.BASE_URL}{page_of(contact)}",
        is_busy=False,
    )
