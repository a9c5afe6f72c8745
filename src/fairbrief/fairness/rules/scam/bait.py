"""Words of scams that draw people in: easy money, tasks, schemes, an account or a name to lend."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from fairbrief.fairness.clues import clue
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Hit, Reading, aimed, hits, kept
from fairbrief.fairness.rules.scam.bare import adding_up
from fairbrief.fairness.rules.scam.money import fantastic_pay, is_study
from fairbrief.fairness.rules.scam.network import (
    COFFEE,
    LED,
    TELLING,
    led_to_an_office,
    networks,
    over_coffee,
)
from fairbrief.fairness.rules.scam.worked import (
    is_firm,
    is_on_wheels,
    is_plain_trade,
    is_teaching,
    is_wage,
    placed,
)
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("scam-bait")

TASKS = _BOOK.clue("tasks")
RECRUITING = _BOOK.clue("recruiting")
_OWN_BUSINESS = _BOOK.clue("own business")
SHOPPER = _BOOK.clue("shopper")
_CAR_WRAP = _BOOK.clue("car wrap")
_FUNDED = _BOOK.clue("funded")
_RICH_SHOPS = _BOOK.clue("rich shops")
SHOPPER_OFFER = _BOOK.clue("shopper offer")
RENT = _BOOK.clue("rent")
FARM = _BOOK.clue("farm")
_LENT_ACCOUNT = _BOOK.clue("lent account")
_LENT_SHARE = _BOOK.clue("lent share")
HELD = _BOOK.clue("held")

#: Marks of postings that speak of money and not of work; several kinds together are the mark.
_EASY = {
    "money": _BOOK.clue("easy money"),
    "earn": _BOOK.clue("easy earn"),
    "nobar": _BOOK.clue("easy nobar"),
    "daily": _BOOK.clue("easy daily"),
    "home": _BOOK.clue("easy home"),
    "hours": _BOOK.clue("easy hours"),
    "now": _BOOK.clue("easy now"),
    "free": _BOOK.clue("easy free"),
    "clerk": _BOOK.clue("easy clerk"),
    "life": _BOOK.clue("easy life"),
}  # fmt: skip
#: In so few words, money or free hours for no skill are all that is held out.
_THIN = 160
_HELD_OUT = frozenset({"money", "earn", "hours", "life", "daily"})
_STRONG = frozenset({"money", "earn", "daily", "free", "life"})
#: Their words are shown before those of others.
_OF_MONEY = frozenset({"money", "earn", "daily"})


_SURVEY = re.compile(r"paid surveys?")
_LAB = re.compile(r"\b(?:lab|laboratory|psychology|sociology|researchers?|university's|faculty)\b")
_LETTERS = re.compile(r"(?:stuff|fold|mail)(?:ing)? (?:envelopes|leaflets)")
_HOME = re.compile(
    r"\b(?:home|per envelope|(?:each|every) (?:one|envelope|letter)|remote(?:ly)?)\b"
)
_HOME_OR_EACH = re.compile(r"\b(?:home|per|each|every)\b|[$£€₹]")


_BY_THE_PIECE = re.compile(
    r"\b(?:per|each|every|commissions?|usdt|daily|home|phone|instantly|screen ?shots?)\b"
)


def _is_paid_by_hour(reading: Reading, quote: Quote) -> bool:
    """Whether what is paid for it is a plain wage by the hour, and nothing for each piece."""
    pay = reading.facts.pay
    return (
        is_wage(pay)
        and pay.quote is not None
        and quote.start <= pay.quote.start <= quote.end
        and _BY_THE_PIECE.search(quote.text.lower()) is None
    )


@aimed(TASKS)
def tasks(reading: Reading) -> Iterable[Hit]:
    """Paid clicks and small tasks; not the survey of a lab, nor envelopes that a house fills."""
    page = reading.page
    for hit in hits(reading, TASKS):
        if hit.quote:
            said = hit.quote.text.lower()
            start, end = page.sentence_at(hit.quote.start)
            if _SURVEY.fullmatch(said) and _LAB.search(page.plain, start, end):
                continue
            if _is_paid_by_hour(reading, hit.quote):
                continue
            by_piece = _HOME if is_wage(reading.facts.pay) else _HOME_OR_EACH
            if _LETTERS.fullmatch(said) and not by_piece.search(page.plain):
                continue
        yield hit


_NEVER_ASKED = re.compile(r"\b(?:never|not|won't|don't) (?:ask|need|want|use)\b")


@aimed(RENT, FARM, HELD, _LENT_ACCOUNT)
def lending(reading: Reading) -> Iterable[Hit]:
    """An account or a name to lend, not the promise that nobody asks for one; a machine to keep running
    for others, papers to leave with who holds one there: of these, two words of one scheme."""
    yield from _lent_for_a_share(reading)
    is_known = is_wage(reading.facts.pay) or placed(reading) > 0
    for scheme in (FARM, HELD):
        found = reading.page.all(scheme, most=3)
        if len(found) > 1 and not (scheme is FARM and is_known):
            for quote in found:
                yield Hit(quote=quote, is_sure=True)
    for hit in hits(reading, RENT):
        if hit.quote is None or not _NEVER_ASKED.search(hit.quote.text.lower()):
            yield hit


def _lent_for_a_share(reading: Reading) -> Iterable[Hit]:
    """An account that others work with, and what its owner gets of it."""
    page = reading.page
    account, share = page.first(_LENT_ACCOUNT), page.first(_LENT_SHARE)
    if account and share and not reading.speaks_of_work:
        for quote in sorted((account, share), key=lambda each: each.start):
            yield Hit(quote=quote, is_sure=True)


_AWAY = _BOOK.clue("away")
_CHORES = _BOOK.clue("chores")
_ASSISTANT = clue(
    r"\b(?:personal|household|private|virtual|executive) (?:household )?assistants?\b|\berrands?\b"
)
#: One thing to fetch is none; two, or an assistant, are.
_TWO_CHORES = 2
_FUNDED_AHEAD = _BOOK.clue("funded ahead")


_AHEAD = _BOOK.clue("ahead")


_OPENER = {
    kind: _BOOK.clue(f"opener {kind}") for kind in ("free", "away", "favor", "repaid", "number")
}
#: So many words of it, two of which tell: who is not to be spoken to, and what they want.
_MOST_OF_IT = 4


def _opens(reading: Reading) -> list[Quote]:
    """How talk of gift cards begins: somebody known who cannot be called wants a favor at once."""
    page = reading.page
    found = {
        kind: quote
        for kind, sought in page.among(_OPENER)
        if (quote := page.first(sought, plain=False))
    }
    is_told = {"away", "favor"} <= found.keys()
    if is_told and ("repaid" in found or len(found) >= _MOST_OF_IT):
        return sorted(found.values(), key=lambda each: each.start)
    return []


@aimed(_CHORES, _OPENER["favor"])
def errands(reading: Reading) -> Iterable[Hit]:
    """Chores for someone who is away or not to be spoken to; with money ahead it is a scam's."""
    page = reading.page
    if opening := _opens(reading):
        yield from (Hit(quote=quote, scam=True, is_sure=True) for quote in opening)
        return
    chores = page.all(_CHORES, most=6)
    if reading.fields is not None or reading.speaks_of_work or not chores:
        return
    ahead = page.first(_AHEAD, plain=False)
    away = page.first(_AWAY, plain=False) or (ahead if reading.facts.contact.channels else None)
    if away is None:
        return
    kinds = {" ".join(each.text.lower().split()) for each in chores}
    is_assistant = page.first(_ASSISTANT, plain=False) is not None
    if len(kinds) < _TWO_CHORES and not is_assistant:
        return
    is_strong = (ahead is not None and is_assistant) or (
        page.first(_FUNDED_AHEAD, plain=False) is not None and len(kinds) >= _TWO_CHORES
    )
    for quote in sorted((away, chores[0]), key=lambda each: each.start):
        yield Hit(quote=quote, scam=is_strong, is_sure=is_strong)


def _easy(page: Page) -> dict[str, Quote]:
    return {kind: quote for kind, sought in page.among(_EASY) if (quote := page.first(sought))}


def speaks_of_money(page: Page) -> bool:
    """Whether two kinds of marks stand there, one of which speaks of money: too little to be a
    finding, enough beside a strong mark."""
    found = _easy(page).keys()
    return len(found) > 1 and bool(found & _STRONG)


#: How those who sell and bring for a firm are paid, too.
_SALES_PAY = re.compile(
    r"\b(?:uncapped|unlimited|potential|ceiling|cap|limit|independent|own boss|keep \d+)\b"
)


_FRIENDS = re.compile(r"\b(?:friends?|referrals?|classmates?|joiners?)\b")
_AMBASSADOR = _BOOK.clue("ambassador")


def _is_of_users(reading: Reading, quote: Quote) -> bool:
    """Whether who is brought in uses what the firm makes: an ambassador with a code of their own, for
    a firm that can be looked up or for a plain wage by the hour."""
    return bool(
        _FRIENDS.search(quote.text.lower())
        and reading.page.holds(_AMBASSADOR)
        and (is_firm(reading) or is_wage(reading.facts.pay))
    )


_AND_SO_ON = _BOOK.clue("and so on")


@aimed(RECRUITING, _AND_SO_ON, _OWN_BUSINESS, COFFEE, *TELLING, *LED)
def recruiting(reading: Reading) -> Iterable[Hit]:
    """Income from those one brings in; or a business of one's own where the text speaks of money."""
    for quote in reading.page.all(_AND_SO_ON, most=2):
        yield Hit(quote=quote, is_sure=True)
    for hit in hits(reading, RECRUITING):
        if not (
            hit.quote and (_is_of_users(reading, hit.quote) or _is_paid_by_hour(reading, hit.quote))
        ):
            yield hit
    yield from networks(reading)
    yield from led_to_an_office(reading)
    yield from over_coffee(reading)
    page = reading.page
    own = page.all(_OWN_BUSINESS, most=3)
    if own and is_plain_trade(reading):
        own = [each for each in own if not _SALES_PAY.search(each.text.lower())]
    if not own:
        return
    beside = {
        kind
        for kind, quote in _easy(page).items()
        if all(quote.end <= each.start or each.end <= quote.start for each in own)
    }
    if reading.facts.pay.unit == "hour":
        beside -= {"earn"}
    if reading.speaks_of_work:
        is_bait = len(own) > 1 and len(beside) > 2
    else:
        is_bait = len(own) > 1 or bool(beside & (_STRONG | {"nobar"}))
        is_bait |= any(fantastic_pay(reading))
    if is_bait:
        for quote in own:
            yield Hit(quote=quote, is_sure=True)


#: Who puts such things on cars for a living.
_WRAPS = re.compile(
    r"\b(?:print|sign|body|paint|wrap|tint) ?(?:shop|studio)\b|\binstallers?\b|\bgarage\b"
)


def wrapping(reading: Reading) -> Iterable[Hit]:
    """The reader's own car as a billboard; that a firm wraps cars is no scam."""
    page = reading.page
    if not reading.speaks_of_work:
        for quote in page.all(_CAR_WRAP, most=1):
            if _WRAPS.search(page.plain) and "your" not in quote.text.lower():
                continue
            yield Hit(quote=quote, scam=True, is_sure="your" in quote.text.lower())


class _Easy(NamedTuple):
    """Marks of easy money that are enough together, and whether they are a scam by themselves."""

    quotes: tuple[Quote, ...]
    is_strong: bool


@kept
def _easy_marks(reading: Reading) -> _Easy | None:
    """Three kinds of marks, two of which speak of money; "from home" alone is none."""
    found = _easy(reading.page)
    strong = _STRONG & found.keys()
    if (
        "earn" in found
        and is_wage(reading.facts.pay)
        and ("home" not in found or is_plain_trade(reading))
    ):
        strong -= {"earn"}
        del found["earn"]
    needed = 5 if reading.speaks_of_work else 3
    is_thin = (
        "nobar" in found
        and not reading.speaks_of_work
        and reading.facts.pay.unit != "hour"
        and reading.page.words < _THIN
    )
    if is_thin and len(found) > 1 and found.keys() & _HELD_OUT:
        needed, strong = 2, strong | {"nobar", "hours"}
    if len(found) < needed or (len(strong) < 2 and "earn" not in found):
        return None
    is_strong = len(found) >= 5 or (len(found) >= 4 and not reading.speaks_of_work)
    is_strong = is_strong and not (
        is_on_wheels(reading) or is_teaching(reading) or is_study(reading.page)
    )
    shown = sorted(found, key=lambda kind: (kind not in _OF_MONEY, found[kind].start))[:3]
    quotes = sorted((found[kind] for kind in shown), key=lambda each: each.start)
    return _Easy(tuple(quotes), is_strong)


@kept
def _small_signs(reading: Reading) -> tuple[Hit, ...]:
    easy = _easy_marks(reading)
    return () if easy and easy.is_strong else tuple(adding_up(reading))


def small_signs(reading: Reading) -> Iterable[Hit]:
    """Many small signs together, where what is said of money is not enough by itself."""
    return _small_signs(reading)


def easy_money(reading: Reading) -> Iterable[Hit]:
    """Words that speak of money and not of work; where small signs add up they show more."""
    easy = _easy_marks(reading)
    if easy and not _small_signs(reading):
        for quote in easy.quotes:
            yield Hit(quote=quote, scam=easy.is_strong, is_sure=easy.is_strong)


@aimed(_CAR_WRAP, SHOPPER)
def shopping(reading: Reading) -> Iterable[Hit]:
    """An assignment held out to the reader; that such firms exist is no scam."""
    page = reading.page
    yield from wrapping(reading)
    if page.first(SHOPPER_OFFER):
        is_bait = page.first(_FUNDED) is not None or page.first(_RICH_SHOPS) is not None
        is_strong = is_bait and not reading.speaks_of_work
        for quote in page.all(SHOPPER, most=3):
            yield Hit(quote=quote, scam=is_strong, is_sure=is_strong)
