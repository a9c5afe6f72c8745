"""The next brief, made from one that went well: same words and terms, new days, reviewed anew."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.briefs.actions import copy_brief, edit_brief
from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import BriefState
from fairbrief.contacts.models import Repeat
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.errors import IllegalMoveError, NotAllowedError
from fairbrief.notices.telling import tell
from fairbrief.relationships.access import EMPLOYER, sides_of
from fairbrief.relationships.queries import ASKABLE_STATES

#: From today to the first day: a review, and a week to apply in.
LEAD = timedelta(days=21)
#: Applications close so long before the first day.
BEFORE_START = timedelta(days=6)
SHORTEST, LONGEST = timedelta(days=7), timedelta(days=56)


def next_days(engagement: Engagement, *, today: date) -> dict[str, Any]:
    """The days of the next brief: it starts on a Monday and takes as long as the last."""
    start = today + LEAD
    start += timedelta(days=-start.weekday() % 7)
    length = min(max(engagement.due_on - engagement.starts_on, SHORTEST), LONGEST)
    return {"apply_by": start - BEFORE_START, "starts_on": start, "due_on": start + length}


def make_next_brief(engagement: Engagement, /, *, actor: Actor, at: datetime) -> Brief:
    """A draft with everything of the last brief and days in the near future.

    A draft that is still one is given back. Raises NotAllowedError, IllegalMoveError before the
    work is accepted.
    """
    if EMPLOYER not in sides_of(actor, engagement) or actor.user_id is None:
        raise NotAllowedError(_("The supervisor or an owner with an account can make it."))
    with transaction.atomic():
        row = locked(engagement)
        if row.state not in ASKABLE_STATES:
            raise IllegalMoveError(_("This comes once the work is accepted."))
        known = Repeat.objects.filter(engagement=engagement, brief__state=BriefState.DRAFT).first()
        if known is not None:
            return known.brief
        brief = copy_brief(engagement.brief, actor=actor, at=at)
        today = day_in(engagement.brief.time_zone, at)
        edit_brief(brief, actor=actor, at=at, **next_days(engagement, today=today))
        Repeat.objects.create(engagement=engagement, brief=brief, made_at=at)
    return brief


def tell_of_repeat(brief: Brief, /, *, campus_id: int, at: datetime) -> bool:
    """The student hears of the next brief when their campus has approved it, once. It is open to
    everyone alike; whoever did the last one only hears of it at once."""
    with transaction.atomic():
        repeat = (
            Repeat.objects.select_for_update(of=("self",))
            .filter(brief=brief, told_at=None, engagement__campus=campus_id)
            .select_related("engagement__student__user", "engagement__employer", "brief")
            .first()
        )
        if repeat is None:
            return False
        repeat.told_at = at
        repeat.save(update_fields=["told_at"])
        tell("repeat.open", repeat, at=at)
    return True
