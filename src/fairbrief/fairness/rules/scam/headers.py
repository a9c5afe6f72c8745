"""Headers of a mail that is shown: who it says it is from, and where the answer goes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Hit, Reading
from fairbrief.fairness.text import Quote

_BOOK = Phrasebook("scam-headers")

_DOMAIN = r"@((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})\b"
_FROM = re.compile(rf"^\W{{0,4}}from ?:[^\n@]{{0,120}}{_DOMAIN}", re.MULTILINE)
_REPLY_TO = re.compile(rf"^\W{{0,4}}reply[- ]to ?:[^\n@]{{0,120}}{_DOMAIN}", re.MULTILINE)
_TO_ANYONE = _BOOK.clue("to anyone")
_LARGE = _BOOK.clue("large")


def replies_elsewhere(reading: Reading) -> Iterable[Hit]:
    """From one organization, to be answered at a free address of nobody's; or in the name of a large
    firm that takes answers there."""
    page = reading.page
    free = reading.facts.contact.free_mail
    if not free or reading.speaks_of_work:
        return
    yield from _headed(reading, free)
    large = page.first(_LARGE)
    if large and page.holds(_TO_ANYONE):
        yield Hit(quote=large, scam=True, is_sure=True)


def _headed(reading: Reading, free: tuple[Quote, ...]) -> Iterable[Hit]:
    page = reading.page
    written = _FROM.search(page.plain)
    answered = _REPLY_TO.search(page.plain)
    if written is None or answered is None or written[1] == answered[1]:
        return
    addresses = {each.text.lower().rpartition("@")[2] for each in free}
    if answered[1] in addresses and written[1] not in addresses:
        is_sure = page.holds(_TO_ANYONE)
        yield Hit(quote=page.quote(answered.start(), answered.end()), scam=is_sure, is_sure=is_sure)
