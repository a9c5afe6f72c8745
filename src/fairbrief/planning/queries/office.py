"""When those a student reports to can be reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

from fairbrief.kernel.clock import is_business_day, zone_named
from fairbrief.planning.models import OfficeHour
from fairbrief.planning.spans import Span, Weekly, days_between, unrolled, whole_days, without

#: What is taken for office hours where nobody has said any.
USUAL = tuple((weekday, time(9, 0), time(17, 0)) for weekday in range(5))


@dataclass(frozen=True)
class OfficeWeek:
    """A person's office hours in their zone; `is_assumed` where they have said none."""

    zone: str
    hours: tuple[tuple[int, time, time], ...]
    is_assumed: bool

    def spans(self, first: date, last: date, *, country: str = "US") -> list[Span]:
        """When they are, between two days, without public holidays."""
        zone: ZoneInfo = zone_named(self.zone)
        found = unrolled([Weekly(*each) for each in self.hours], zone=zone, first=first, last=last)
        off = [
            whole_days(day, day, zone)
            for day in days_between(first, last)
            if day.weekday() < 5 and not is_business_day(day, country=country)
        ]
        return without(found, off)


def office_of(member_id: int | None, *, zone: str) -> OfficeWeek:
    """The office hours of a member; the usual ones in `zone` when none are said. One query."""
    rows: Iterable[OfficeHour] = OfficeHour.objects.filter(member_id=member_id) if member_id else ()
    said = list(rows)
    if not said:
        return OfficeWeek(zone, USUAL, is_assumed=True)
    hours = tuple((row.weekday, row.starts, row.ends) for row in said)
    return OfficeWeek(said[0].zone, hours, is_assumed=False)
