"""The time zones that files name: those of the tz database, of Windows, and as shown to people."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

#: "(UTC-08:00) Pacific Time (US & Canada)", as some of Microsoft's programs name a zone.
_SHOWN = re.compile(r"\((?:UTC|GMT)[^)]*\)\s*(?P<words>.+)")


#: No name of a zone is longer.
LONGEST = 100

SHOWN_BY_WINDOWS = {
    "pacific time (us & canada)": "America/Los_Angeles",
    "mountain time (us & canada)": "America/Denver",
    "arizona": "America/Phoenix",
    "central time (us & canada)": "America/Chicago",
    "eastern time (us & canada)": "America/New_York",
    "indiana (east)": "America/Indiana/Indianapolis",
    "atlantic time (canada)": "America/Halifax",
    "hawaii": "Pacific/Honolulu",
    "alaska": "America/Anchorage",
    "brasilia": "America/Sao_Paulo",
    "dublin, edinburgh, lisbon, london": "Europe/London",
    "amsterdam, berlin, bern, rome, stockholm, vienna": "Europe/Berlin",
    "brussels, copenhagen, madrid, paris": "Europe/Paris",
    "chennai, kolkata, mumbai, new delhi": "Asia/Kolkata",
    "beijing, chongqing, hong kong, urumqi": "Asia/Shanghai",
    "osaka, sapporo, tokyo": "Asia/Tokyo",
    "seoul": "Asia/Seoul",
    "canberra, melbourne, sydney": "Australia/Sydney",
    "coordinated universal time": "UTC",
}


def zone_in_file(name: str) -> ZoneInfo | None:
    """The zone of a name as programs write it: its own, Windows's by name or as shown to people,
    or with a path before it."""
    name = name.strip().strip('"')
    if len(name) > LONGEST:
        return None
    if shown := _SHOWN.match(name):
        name = SHOWN_BY_WINDOWS.get(shown["words"].lower(), name)
    if name.lower().rpartition("/")[2] in {"utc", "gmt", "z"}:
        return ZoneInfo("UTC")
    parts = name.split("/")
    tries = [WINDOWS_TO_OLSON.get(name, name), "/".join(parts[-2:]), "/".join(parts[-3:])]
    for each in filter(None, tries):
        try:
            return ZoneInfo(each)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None
