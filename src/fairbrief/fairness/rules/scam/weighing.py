"""What a text promises, weighed against what it says of work.

Frauds change their story from one week to the next, but not what it is made of: money before duties,
a place for anyone, an employer who is hardly described and answers by mail alone. Each sign of it is
found in honest postings, too. What honest ones have beside it is work: things to do, something to
know, people to do it with. So both sides are weighed, whatever the length of the text, and only where
the promises outweigh the work by far is it called out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from fairbrief.fairness.clues import Clue, clue
from fairbrief.fairness.rules.base import Hit, Reading
from fairbrief.fairness.rules.scam.money import is_study
from fairbrief.fairness.rules.scam.promises import ORDINARY, SIGNS
from fairbrief.fairness.rules.scam.worked import done, is_plain_trade, named, placed, words_of
from fairbrief.fairness.text import Page

_WEIGHTS = {sign.sought: sign.weight for sign in SIGNS.values()}
_TELLING = {sign.sought for kind, sign in SIGNS.items() if kind not in ORDINARY}
#: Promises of this weight are worth weighing: of so much there are words to show.
_WORTH = 4
#: They must weigh this much, so much more than what is said of work, and so much of it must be what
#: honest small ads do not say.
_LEAST, _MORE, _UNUSUAL = 6, 2, 2
#: Who says that there is no money, or none but for what is sold, baits nobody with it.
_UNPAID = 3
_FOR_SALES_ALONE = clue(
    r"\bcommission[- ]only (?:position|role|job|basis)\b|\bno (?:base|fixed) (?:pay|salary)\b"
)


def outweighing(reading: Reading) -> Iterable[Hit]:
    """The heaviest promises, where all of them together outweigh the work by far."""
    page = reading.page
    if reading.fields is not None or reading.posting.is_message:
        return
    held = page.held(_WEIGHTS.keys())
    if sum(map(_WEIGHTS.__getitem__, held)) < _WORTH:
        return
    found = {sought: quote for sought in held if (quote := page.first(sought))}
    said = sum(map(_WEIGHTS.__getitem__, found))
    if said < _WORTH or not _outweighs(reading, found, said) or is_study(page):
        return
    heaviest = sorted(found, key=lambda each: (-_WEIGHTS[each], found[each].span))[:4]
    for quote in sorted(map(found.__getitem__, heaviest), key=lambda each: each.span):
        yield Hit(quote=quote, scam=True, is_sure=True)


def _ordinary(found: Iterable[Clue]) -> int:
    return sum(_WEIGHTS[each] for each in found if each not in _TELLING)


#: What firms say as well that pay by what one sells or brings: questions to ask, no bait alone.
_TRADE = {
    SIGNS[kind].sought
    for kind in ("sum", "hedged sum", "no end", "commission", "schedule", "trained", "temper", "paid often", "go-between", "only a screen")
}  # fmt: skip


def _of_trade(found: Iterable[Clue]) -> int:
    return sum(_WEIGHTS[each] for each in found if each in _TRADE)


def _outweighs(reading: Reading, found: Collection[Clue], said: int) -> bool:
    """Whether what is said, and what stands between the lines, weighs more than the work; what takes
    longest to see is looked at last."""
    page, unusual = reading.page, said - _ordinary(found)
    work = named(reading) + _UNPAID * _baits_nobody(reading)
    least = max(_LEAST, _MORE + work)
    asked, wide = _asked(page), _WIDE_WEIGHT * _is_wide(page)
    if said + asked + wide + _MOST_LOUD + _MOST_TRADES < least:
        return False
    loud = _loud(page)
    if said + asked + wide + loud + _MOST_TRADES < least:
        return False
    between = wide + loud + _trades(words_of(reading))
    work += done(reading)
    if said + asked + between < max(_LEAST, _MORE + work) or unusual + between < _UNUSUAL:
        return False
    least = max(_LEAST, _MORE + work + placed(reading))
    if said + asked + between < least:
        return False
    return not is_plain_trade(reading) or said - _of_trade(found) + between >= least


def _baits_nobody(reading: Reading) -> bool:
    return reading.facts.pay.status == "unpaid" or bool(reading.page.first(_FOR_SALES_ALONE))


#: Trades that one text offers together only where nobody in particular is sought.
_TRADES = frozenset(
    name + ending
    for ending in ("", "s")
    for name in (
        "accountant", "auditor", "cashier", "chef", "cook", "waiter", "waitress", "bartender",
        "receptionist", "cleaner", "housekeeper", "housekeeping", "driver", "nurse", "doctor",
        "engineer", "electrician", "plumber", "welder", "technician", "security", "teacher",
        "translator", "clerk", "secretary", "storekeeper", "keeper", "manager", "supervisor",
        "attendant", "therapist", "operator", "porter", "gardener", "steward", "typist",
        "trainer", "marketer", "nanny", "photographer", "dj", "host", "hostess", "bookkeeper",
        "mechanic", "carpenter", "mason", "painter", "concierge", "butler", "assistant",
        "analyst", "coordinator", "consultant", "laborer", "labourer", "clerical", "retail",
        "hospitality",
    )
)  # fmt: skip
#: Trades in one text: many; nearly all there are.
_MANY, _ALL = 6, 10
_MOST_TRADES = 4


def _trades(words: frozenset[str]) -> int:
    """Trades of every kind in one text: nobody in particular is sought."""
    trades = len({word.removesuffix("s") for word in words & _TRADES})
    return 2 * (trades >= _MANY) + 2 * (trades >= _ALL)


_RANGE = clue(
    r"(?:[$£€₹]|\b(?:usd|gbp|eur|aed)[$]? ?)(\d{1,3}(?:,\d{3}){1,2}|\d{2,6})(?:\.\d\d)? ?(?:gbp|usd|eur|[$£€])? ?(?:-|to|up to) ?"
    r"(?:[$£€₹]|usd[$]? ?|gbp ?|eur ?|aed ?)?(\d{1,3}(?:,\d{3}){1,2}|\d{2,6})(?!\d)"
)
#: A range of pay whose end is so many times its beginning says nothing.
_WIDE, _WIDE_WEIGHT = 1.9, 2


def _is_wide(page: Page) -> bool:
    return any(
        int(match[2].replace(",", "")) >= _WIDE * int(match[1].replace(",", ""))
        for match, _start, _end in page.matches(_RANGE)
    )


_QUESTION = re.compile(
    r"\b(?:(?:are|do|would|did|have|can) you|tired of|want to|looking (?:for|to)|ready to|trying to|need (?:to|some|money|a|extra))\b"
)
#: A question to the reader stands within so many characters of its mark; two of them say as much as
#: more.
_NEAR, _MOST_QUESTIONS = 120, 2


def _asked(page: Page) -> int:
    """Questions to the reader about what they want."""
    plain, at, asked = page.plain, page.plain.find("?"), 0
    while at != -1 and asked < _MOST_QUESTIONS:
        begin = max(plain.rfind(mark, 0, at) for mark in ".!?\n")
        asked += _QUESTION.search(plain, max(begin + 1, at - _NEAR), at) is not None
        at = plain.find("?", at + 1)
    return asked


_MOST_LOUD = 3


def _loud(page: Page) -> int:
    """Capitals and marks of exclamation, more than a heading has."""
    shouted = sum(len(word) > 3 for word in filter(str.isupper, page.text.split()))
    marks = page.text.count("!")
    is_marked = "!!" in page.text or "??" in page.text or marks * 50 >= max(page.words, 50)
    return 2 * (shouted > max(3, page.words * 0.06)) + is_marked
