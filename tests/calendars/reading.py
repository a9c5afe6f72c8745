"""A calendar read for three months, and what was found in it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from fairbrief.calendars import Read, read_calendar
from tests.calendars.files import calendar, event

NEW_YORK = "America/New_York"
FROM, TO = datetime(2027, 2, 1, tzinfo=UTC), datetime(2027, 5, 1, tzinfo=UTC)


def read(data: bytes | str, zone: str = NEW_YORK, owner: str = "") -> Read:
    whole = data if isinstance(data, bytes) else data.replace("\n", "\r\n").encode()
    return read_calendar(whole, zone=zone, start=FROM, end=TO, owner=owner)


def times(found: Read, zone: str = NEW_YORK) -> list[str]:
    """Each stretch in a zone: "02-03 10:00-11:00", with the day of its end where that differs."""
    rows = []
    for each in found.busy:
        starts, ends = (x.astimezone(ZoneInfo(zone)) for x in (each.starts_at, each.ends_at))
        day = "" if starts.date() == ends.date() else f"{ends:%m-%d} "
        rows.append(f"{starts:%m-%d %H:%M}-{day}{ends:%H:%M}")
    return rows


def notes(found: Read) -> dict[str, int]:
    said: Counter[str] = Counter()
    for each in found.notes:
        said[each.what.value] += each.count
    return dict(said)


def one(*lines: str, zone: str = NEW_YORK, before: tuple[str, ...] = ()) -> list[str]:
    return times(read(calendar(event(*lines), before=before), zone))
