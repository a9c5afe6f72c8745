"""Programs of strangers: what is to be run, installed or opened before anybody has met."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Hit, Reading, aimed
from fairbrief.fairness.rules.scam.worked import is_firm

_BOOK = Phrasebook("scam-running")

_OPENED = _BOOK.clue("opened")
_WALLET = _BOOK.clue("wallet")
_CLIENT = _BOOK.clue("client")
_REAL = _BOOK.rule("real client")
_DOMAIN = re.compile(r"\b(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,10}\b(?<!\.exe)(?<!\.msi)(?<!\.dmg)")


@aimed(_OPENED, _WALLET, _CLIENT)
def running(reading: Reading) -> Iterable[Hit]:
    """Two words of one scheme: a machine and a purse to open for a test. One of them alone is asked
    about, where nobody can be looked up."""
    page = reading.page
    found = page.all(_OPENED, most=3)
    if len(found) > 1:
        for quote in found:
            yield Hit(quote=quote, is_sure=True)
    elif found and not is_firm(reading):
        yield Hit(quote=found[0])
    else:
        for quote in page.all(_WALLET, most=1):
            yield Hit(quote=quote)
    yield from _clients(reading)


def _clients(reading: Reading) -> Iterable[Hit]:
    """A program for meetings, from a page that is not its maker's."""
    page = reading.page
    for quote in page.all(_CLIENT, most=1):
        domains = _DOMAIN.findall(page.plain, *page.sentence_at(quote.start))
        if any(not _REAL.search(each) for each in domains):
            yield Hit(quote=quote, is_sure=not reading.speaks_of_work)
