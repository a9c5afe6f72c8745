"""A stay in a country that is sold, and a resume that says what was never done."""

from __future__ import annotations

from collections.abc import Iterable

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Hit, Reading, aimed

_BOOK = Phrasebook("scam-visas")

_PROMISED = _BOOK.clue("promised")
_PAID_FOR = _BOOK.clue("paid for")
_FALSE_RESUME = _BOOK.clue("false resume")


@aimed(_PROMISED, _FALSE_RESUME)
def sold(reading: Reading) -> Iterable[Hit]:
    """A visa or a placement that is promised to who pays; or years on a resume that nobody worked:
    of these, two are sure."""
    page = reading.page
    promised, false = page.first(_PROMISED), page.first(_FALSE_RESUME)
    paid = page.first(_PAID_FOR) if promised or false else None
    found = [each for each in (promised, paid, false) if each]
    if len(found) > 1 or false:
        for quote in sorted(found, key=lambda each: each.start):
            yield Hit(quote=quote, is_sure=len(found) > 1)
