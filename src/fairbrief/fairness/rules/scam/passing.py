"""Money and parcels that pass through the reader's hands, and the trade of a house that does not."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.clues import Clue
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Hit, Reading, aimed
from fairbrief.fairness.rules.scam.money import READER
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("scam-passing")

MULE = _BOOK.clue("mule")
_THROUGH_YOU = _BOOK.clue("through you")
_HOME_PARCELS = _BOOK.clue("home parcels")
_STEPS = {
    "take": _BOOK.clue("steps take"),
    "keep": _BOOK.clue("steps keep"),
    "pass": _BOOK.clue("steps pass"),
}
_PARCEL_STEPS = {
    "take": _BOOK.clue("parcel steps take"),
    "mark": _BOOK.clue("parcel steps mark"),
    "pass": _BOOK.clue("parcel steps pass"),
}


_OF_PRODUCT = _BOOK.rule("of product")
_AT_WORK = _BOOK.rule("at work")
_WORKPLACE = _BOOK.clue("workplace")
_PARCEL = re.compile(
    r"\b(?:parcels?|packages?|goods|items|boxes|shipments?|labels?|deliveries|orders|electronics|phones)\b"
)
_READERS_DOOR = _BOOK.rule("reader's door")


_OWN_ACCOUNT = _BOOK.clue("own account")


#: "Payments are sent to your bank account on Fridays".
_TO_READER = re.compile(
    r"(?:the |our |your |all )?(?:payments?|funds|money|deposits?)\b(?:(?!\bfrom\b|\bof our\b)[^.;]){0,50}"
    r"\b(?:in|into|to) your (?:own )?(?:bank )?account"
)
#: That it does not stay there.
_GOES_ON = re.compile(
    r"\b(?:forward\w*|the rest|remainder|the balance|keep (?:\W?\d|your|a|the) |wir(?:e|ed|ing)|withdraw\w*"
    r"|remit\w*|convert\w*|pass(?:ed|ing)? (?:it )?on|send (?:it|them|the)|transfer (?:it|them|the)"
    r"|gift cards?|commissions?|crypto\w*|bitcoins?|usdt|telegram|whats ?app)\b|\d ?%"
)


def _is_own_pay(reading: Reading, quote: Quote) -> bool:
    """Whether what is sent to the reader's account is theirs: the work is told, and nothing goes on."""
    return (
        reading.speaks_of_work
        and _TO_READER.fullmatch(quote.text.lower()) is not None
        and _GOES_ON.search(reading.page.plain) is None
    )


def _is_at_house(reading: Reading, start: int, end: int) -> bool:
    """Whether parcels are worked on where a house has its things, and nothing comes to the reader's
    own door: what a shop, a warehouse or a mail room takes in is its trade."""
    plain = reading.page.plain
    is_there = (
        reading.facts.place.kind == "onsite"
        or _AT_WORK.search(plain, start, end) is not None
        or reading.page.holds(_WORKPLACE)
    )
    return is_there and _READERS_DOOR.search(plain) is None


def _is_trade(reading: Reading, quote: Quote) -> bool:
    return _PARCEL.search(quote.text.lower()) is not None and _is_at_house(
        reading, *reading.page.sentence_at(quote.start)
    )


@aimed(_HOME_PARCELS, _THROUGH_YOU, _OWN_ACCOUNT, MULE, _STEPS["pass"], _PARCEL_STEPS["pass"])
def moving(reading: Reading) -> Iterable[Hit]:
    """Words of passing money or parcels on; or the steps of it close together: taking in, keeping a
    share, sending the rest."""
    page = reading.page
    for quote in page.all(_HOME_PARCELS, most=1):
        yield Hit(quote=quote, is_sure=not reading.speaks_of_work)
    for quote in page.all(_OWN_ACCOUNT, most=1):
        yield Hit(quote=quote, scam=True, is_sure=True)
    for quote in page.all(_THROUGH_YOU, most=2):
        if not _is_trade(reading, quote):
            yield Hit(quote=quote, is_sure=reading.is_bare)
    for quote in page.all(MULE):
        start, _end = page.sentence_at(quote.start)
        if not (
            _is_trade(reading, quote)
            or _OF_PRODUCT.search(page.plain, start, quote.start)
            or _is_own_pay(reading, quote)
        ):
            yield Hit(quote=quote)
    for steps, needed in ((_STEPS, 2), (_PARCEL_STEPS, 3)):
        found = _close_together(reading, steps)
        if len(found) >= needed and not (steps is _PARCEL_STEPS and _is_trade(reading, found[0])):
            for quote in found:
                yield Hit(quote=quote, is_sure=not reading.speaks_of_work)


#: Steps of one scheme stand within so many characters.
_CLOSE = 260


_HOUSE_DOES = _BOOK.rule("house does")


def _is_by_house(page: Page, quote: Quote) -> bool:
    """Whether "we keep 40% and send the rest" is what a shop does for those whose things it sells."""
    start, _end = page.sentence_at(quote.start)
    found = _HOUSE_DOES.search(page.plain, start, quote.start)
    return found is not None and READER.search(found[0]) is None


def _close_together(reading: Reading, steps: dict[str, Clue]) -> list[Quote]:
    """The first place where money or parcels are passed on, with the steps that stand near it."""
    page = reading.page
    for passed in page.all(steps["pass"], most=6):
        if steps is _STEPS and _is_by_house(page, passed):
            continue
        near = [passed]
        for kind, sought in page.among(steps):
            places = page.all(sought, most=6) if kind != "pass" else []
            near += [each for each in places if abs(each.start - passed.start) < _CLOSE][:1]
        if len(near) > 1:
            return sorted(near, key=lambda each: each.start)
    return []
