"""How much one address may ask of the open pages and the API in a while.

Generous, since a whole campus may stand behind one address; there so that nobody's program takes
the machine from everyone. Counted in the memory of each process and nowhere else: a visitor who
only looks leaves nothing in a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from time import time

from allauth.account.adapter import get_adapter
from django.core.cache import caches
from django.http import HttpRequest


@dataclass(frozen=True, kw_only=True)
class Limit:
    """At most `most` units in a window of `seconds`, for each address and process."""

    name: str
    most: int
    seconds: int

    def seconds_left(self) -> int:
        """Until the next window begins."""
        return self.seconds - int(time()) % self.seconds


CHECKS = Limit(name="checks", most=240, seconds=60)
#: A step of a brief, read again as it is typed: an office of people who all type.
ADVICE = Limit(name="advice", most=600, seconds=60)
KEEPS = Limit(name="keeps", most=30, seconds=3600)
#: Forms that are kept until somebody is signed in again.
UNSENT = Limit(name="unsent", most=60, seconds=3600)
#: Calendars that the server is sent for.
FETCHES = Limit(name="fetches", most=60, seconds=3600)
#: Calendars that a student hands over as files.
CALENDARS = Limit(name="calendars", most=60, seconds=3600)
#: Pictures that are drawn anew.
PICTURES = Limit(name="pictures", most=120, seconds=60)
#: Credentials of anybody that are checked on the open page.
VERIFICATIONS = Limit(name="verifications", most=120, seconds=60)
API = Limit(name="api", most=1200, seconds=60)

#: A text of up to so many characters is one unit; a longer one is as many as it holds of them.
UNIT = 10_000


#: Of a calendar so many bytes are one unit.
CALENDAR_UNIT = 500_000


def units_of(text: str) -> int:
    """What reading a text costs: it takes time by its length."""
    return 1 + len(text) // UNIT


def may_spend(request: HttpRequest, limit: Limit, units: int = 1, *, whose: str = "") -> bool:
    """Counts the units against the reader's address, or against the person whose code is given;
    False when that had its share."""
    counts = caches["counts"]
    key = f"{limit.name}:{int(time()) // limit.seconds}:{whose or _address(request)}"
    if counts.add(key, units, limit.seconds):
        return units <= limit.most
    try:
        return counts.incr(key, units) <= limit.most
    except ValueError:  # It was cleared away between the two.
        return True


def _address(request: HttpRequest) -> str:
    """The address; of the long ones the network, for one home has countless of them."""
    found: str = get_adapter(request).get_client_ip(request)
    try:
        address = ip_address(found)
    except ValueError:
        return found
    return str(int(address) >> 64) if isinstance(address, IPv6Address) else found
