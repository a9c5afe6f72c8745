"""The first senior session is before the midpoint, where the campus's policy says so."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import MeetingKind
from fairbrief.kernel.clock import zone_named
from fairbrief.kernel.errors import FairbriefError
from fairbrief.vetting.queries import policy_of


def require_before_midpoint(
    work: Engagement, when: datetime, *, at: datetime, but_not: int = 0
) -> None:
    """Refuses a first senior session after half of the time, field "when".

    Once that half is over any time is better than none. `but_not` is a meeting that is moved.
    """
    if not policy_of(work.campus).senior_before_midpoint:
        return
    zone = zone_named(str(work.campus.time_zone))
    half = work.starts_on + timedelta(days=(work.due_on - work.starts_on).days // 2)
    if at.astimezone(zone).date() > half or when.astimezone(zone).date() <= half:
        return
    earlier = work.meetings.filter(kind=MeetingKind.SENIOR, cancelled_at=None)
    if not earlier.exclude(pk=but_not).exists():
        raise FairbriefError(
            _(
                "{campus} wants the first conversation with a senior person before the midpoint of "
                "the work: by {day}. Choose an earlier time."
            ).format(campus=work.campus.name, day=f"{half:%d %B}"),
            field="when",
        )
