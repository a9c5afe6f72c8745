"""Advance-fee letters: a fortune without an owner, and a stranger who is to share it.

They come as offers of work, too: to a "representative", an "agent", a "partner". And letters of
societies that pay whoever joins, for a fee that is asked later.
"""

from __future__ import annotations

from collections.abc import Iterable

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Hit, Reading, aimed

_BOOK = Phrasebook("scam-fortune")

_PARTNER = _BOOK.clue("partner")
_NO_OWNER = _BOOK.clue("no owner")
_SHARE = _BOOK.clue("share")
_SOCIETY = _BOOK.clue("society")
_OF_SOCIETY = (_SOCIETY, *map(_BOOK.clue, ("makes rich", "takes members")))
_MORE = tuple(map(_BOOK.clue, ("fortune", "hush")))
#: So many kinds together are no chance.
_MANY = 3


@aimed(_PARTNER, _NO_OWNER, _SOCIETY)
def shared(reading: Reading) -> Iterable[Hit]:
    """A share of somebody's fortune, from a stranger or a society that takes members."""
    yield from _from_stranger(reading)
    yield from _from_society(reading)


def _from_society(reading: Reading) -> Iterable[Hit]:
    """A secret society that makes its members rich; not one that is studied, or has a museum."""
    page = reading.page
    quotes = [quote for sought in _OF_SOCIETY if (quote := page.first(sought))]
    if len(quotes) == len(_OF_SOCIETY) and not reading.speaks_of_work:
        for quote in quotes:
            yield Hit(quote=quote, scam=True, is_sure=True)


def _from_stranger(reading: Reading) -> Iterable[Hit]:
    """A partner sought for money, or money of the dead of which the reader is to have some, beside
    what else such letters say. Each is found in honest work, too: those who trace heirs, a
    charity's legacies, a firm's partners."""
    page = reading.page
    partner, share = page.first(_PARTNER), page.first(_SHARE)
    beside = [quote for sought in (_NO_OWNER, *_MORE) if (quote := page.first(sought))]
    kinds = [quote for quote in (partner, share, *beside) if quote]
    is_many = len(kinds) >= _MANY
    if not (partner and is_many if reading.speaks_of_work else partner or (share and is_many)):
        return
    for quote in kinds:
        yield Hit(quote=quote, scam=True, is_sure=is_many)
