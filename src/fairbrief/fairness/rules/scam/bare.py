"""Small signs that add up, the sooner the less a text says of work.

Schemes change their story from one week to the next, and so no list of their sentences is ever
whole. What they cannot do without stays: a greeting to nobody, a round sum for little time, a way to
pay that cannot be called back, a number to write to, something of the reader's own. Each such sign
is common in honest postings, too; many of them together are not.
"""

from __future__ import annotations

from collections.abc import Iterable

from fairbrief.fairness.clues import Clue
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Hit, Reading
from fairbrief.fairness.rules.scam.money import is_study
from fairbrief.fairness.rules.scam.worked import placed, said_of_work

_BOOK = Phrasebook("scam-bare")

#: What each kind of sign weighs: measured on short texts, honest ones and frauds, and rounded.
_SIGNS: dict[str, tuple[int, Clue]] = {
    kind: (weight, _BOOK.clue(kind))
    for kind, weight in {
        "share": 3,
        "no bar": 3,
        "chosen": 3,
        "sum": 3,
        "dream": 3,
        "held back": 3,
        "greeting": 2,
        "reader pays": 2,
        "fee": 2,
        "rail": 2,
        "reader's own": 2,
        "parcels": 2,
        "channel": 2,
        "private": 1,
        "money": 1,
        "home": 1,
        "data": 1,
        "passing on": 1,
        "ahead": 1,
        "away": 1,
        "few hours": 1,
        "haste": 1,
    }.items()
}
_WEIGHTS = {sought: weight for weight, sought in _SIGNS.values()}
#: It adds its weight, and shows nobody anything by itself.
_GREETING = _SIGNS["greeting"][1]
#: Signs of this weight together are no honest posting's: in a text that says little and nothing of
#: the work; in one that says more; in one that speaks of work. Of four hundred honest texts that were
#: read for it none weighed so much.
_ENOUGH_BARE, _ENOUGH, _ENOUGH_AT_WORK = 7, 8, 9
#: What pay by the hour, as shops and offices state it, takes off.
_BY_THE_HOUR = 3
#: What a place to go to takes off.
_ON_SITE = 2
#: What an address to come to, or selling or bringing for a firm, as it is paid, takes off.
_OF_TRADE = 3
#: For so much that is said of work one more is needed.
_MUCH_WORK = 8
#: In a long text signs meet by chance: from so many words on, one more for every so many.
_LONG, _FOR_EVERY = 250, 100


def adding_up(reading: Reading) -> Iterable[Hit]:
    """The heaviest of the signs, where all of them together weigh enough; pay by the hour takes
    some off."""
    if reading.fields is not None:
        return
    page = reading.page
    held = page.held(_WEIGHTS.keys())
    facts = reading.facts
    least = _ENOUGH_BARE + _BY_THE_HOUR * (facts.pay.unit == "hour")
    least += _ON_SITE * (facts.place.kind == "onsite")
    weighs = sum(map(_WEIGHTS.__getitem__, held))
    if weighs < least:
        return
    if not reading.is_bare:
        least += (_ENOUGH_AT_WORK if reading.speaks_of_work else _ENOUGH) - _ENOUGH_BARE
        least += max(0, page.words - _LONG) // _FOR_EVERY
    if weighs < least or is_study(page):
        return
    quotes = {sought: quote for sought in held if (quote := page.first(sought))}
    weighs = sum(map(_WEIGHTS.__getitem__, quotes))
    if weighs < least or weighs < least + said_of_work(reading) // _MUCH_WORK:
        return
    if weighs < least + _OF_TRADE and placed(reading):
        return
    shown = quotes.keys() - {_GREETING} or quotes.keys()
    heaviest = sorted(shown, key=lambda each: (-_WEIGHTS[each], quotes[each].span))[:3]
    for quote in sorted((quotes[each] for each in heaviest), key=lambda each: each.span):
        yield Hit(quote=quote, scam=True, is_sure=True)
