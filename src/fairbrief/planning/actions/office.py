"""Office hours: when a supervisor can be reached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.kernel.clock import zone_named
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.organizations.models import Member
from fairbrief.planning.access import may_say_hours
from fairbrief.planning.models import OfficeHour

type Hours = Sequence[tuple[int, time, time]]


def save_office_hours(
    member: Member, /, *, hours: Hours, zone: str, actor: Actor, at: datetime
) -> None:
    """Puts these hours in the place of earlier ones; none at all means the usual ones again.

    Raises NotAllowedError for anyone else's, FairbriefError for a zone or hours that are none.
    """
    if not may_say_hours(member, actor):
        raise NotAllowedError(_("Everyone says their own hours."))
    if zone_named(zone).key != zone:
        raise FairbriefError(_("Choose a time zone."), field="zone")
    for weekday, starts, ends in hours:
        if ends <= starts:
            raise FairbriefError(_("It ends before it begins."), field=f"ends_{weekday}")
    with transaction.atomic():
        locked(member)
        OfficeHour.objects.filter(member=member).delete()
        OfficeHour.objects.bulk_create(
            OfficeHour(member=member, weekday=weekday, starts=starts, ends=ends, zone=zone)
            for weekday, starts, ends in hours
        )
        record(member, "office hours", actor=actor, at=at, data={"zone": zone})
