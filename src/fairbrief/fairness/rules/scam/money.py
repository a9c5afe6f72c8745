"""Words of scams about money: rails, paying first, investing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Hit, Reading, aimed, hits
from fairbrief.fairness.rules.scam.worked import is_long_studied
from fairbrief.fairness.rules.spoken_of import is_spoken_of
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("scam-money")

_APPS = _BOOK.part("APPS")
RAILS = _BOOK.clue("rails")
_PAYS = _BOOK.rule("pays")
_IS_SUBJECT = _BOOK.rule("is subject")
UPFRONT = _BOOK.clue("upfront")
INVEST = _BOOK.clue("invest")
_GREAT_PAY = _BOOK.clue("great pay")


_LENT = _BOOK.rule("lent")
_VENDOR = re.compile(r"\b(?:vendor|supplier|equipment|supplies|software|materials)")
_BY_ORDER = re.compile(r"\b(?:purchase orders?|requisitions?|purchasing card|invoices?)\b")
#: "Order the laptop from our vendor; we reimburse you": it may stand in the next words.
_PAID_BACK, _NEXT = re.compile(r"\b(?:reimburse|refund|repay|pay) you\b"), 40
READER = re.compile(r"\byou(?:r|'ll|'d|rself)?\b")
_DEPOSIT = re.compile(r"\bdeposit\b|\brefund|\breturned\b")


_PAY_TO_START = _BOOK.clue("pay to start")
_OTHERS_PAY = _BOOK.rule("others pay")
_IS_FORGIVEN = _BOOK.rule("is forgiven")
_STAFF_FREE = _BOOK.rule("staff free")
_HOUSE_PAYS = _BOOK.rule("house pays")
_TAKES_FEES = _BOOK.rule("takes fees")
_TAKES_ONE = _BOOK.rule("takes one")
_TAKES_FROM_OTHERS = _BOOK.rule("takes from others")
_WAGE_BEFORE = _BOOK.rule("wage before")
_WAGE_AFTER = _BOOK.rule("wage after")
_FOR_SALE = _BOOK.rule("for sale")
_EVENT = _BOOK.rule("event")
_CLUB = _BOOK.rule("club")
_WE_SELL = _BOOK.rule("we sell")
_READER_BUYS = _BOOK.rule("reader buys")
_COSTS_US = re.compile(r"\bcosts? (?:us|our \w+|the (?:trust|school|club|charity|district|city))\b")
_IS_START = re.compile(r"\bto (?:start|begin)$")
_PAY_WORD = re.compile(r"^(?:to )?(?:pay|cover|send|transfer|make|buy|purchase|order|settle|one)")
_IS_ASKED = re.compile(r"(?<!for )(?<!to )\byou\b(?! (?:need|use)\b(?! to))")
_A_SUM = re.compile(r"\d")
_NO_FEE = re.compile(r"\b(?:pays?|paying|is|are) no\b")
_APPLICANT = re.compile(
    r"\b(?:you|candidates?|applicants?|position|job offer|salary|employ\w*"
    r"|jobs?|interview|training|onboarding|selected|shortlisted|hir(?:e|ed|ing)|recruit\w*)\b"
)


def is_for_others(page: Page, quote: Quote) -> bool:
    """Whether words of a fee or a sum are not of what the reader pays for the work: the house pays
    it or waives it, a clerk takes it from others, or it is the wage one starts with."""
    start, end = page.sentence_at(quote.start)
    plain, said = page.plain, quote.text.lower()
    if (
        _IS_FORGIVEN.match(plain, quote.end, end)
        or _STAFF_FREE.match(plain, quote.end, end + _NEXT)
        or _NO_FEE.search(said)
    ):
        return True
    is_asked = _IS_ASKED.search(said) is not None
    if not is_asked and _HOUSE_PAYS.search(plain, start, quote.start):
        return True
    if _COSTS_US.search(said):
        return True
    if _WE_SELL.search(plain, start, end) and not _READER_BUYS.search(plain, start, end):
        return True
    if _PAY_WORD.match(said) and not is_asked and _OTHERS_PAY.search(plain, start, quote.start):
        return True
    if not is_asked and _TAKES_ONE.search(plain, start, quote.start):
        return True
    if not is_asked and not _A_SUM.search(said):
        if said.endswith("s") and _TAKES_FEES.search(plain, start, quote.start):
            return True
        if _TAKES_FROM_OTHERS.search(plain, start, quote.start):
            return True
    if _IS_START.search(said) and (
        _WAGE_BEFORE.search(plain, start, quote.start) or _WAGE_AFTER.match(plain, quote.end, end)
    ):
        return True
    if said.endswith("to join") and _CLUB.match(plain, quote.end, end):
        return True
    if said.startswith("send") and _FOR_SALE.match(plain, quote.end, end):
        return True
    return bool(
        _EVENT.search(plain, start, end)
        and not _APPLICANT.search(_EVENTREADER.sub("", plain[start:end]))
    )


#: Who may come to an event is spoken to as well.
_EVENTREADER = re.compile(r"\bif you (?:want|would like|wish|plan) to (?:come|attend|take part)\b")


_A_TEAM = _BOOK.rule("a team")


_PORTFOLIO = _BOOK.clue("portfolio")
_CASTING = _BOOK.rule("casting")


_GIVEN_AWAY = _BOOK.clue("given away")
_BROUGHT_FOR = _BOOK.clue("brought for")


@aimed(_PAY_TO_START, UPFRONT, _PORTFOLIO, _GIVEN_AWAY)
def paid_first(reading: Reading) -> Iterable[Hit]:
    """A fee, a deposit or a purchase before any pay; not the deposit for a key that is lent, nor
    what a buyer for the office orders."""
    page = reading.page
    for quote in page.all(_PAY_TO_START, most=1):
        if not is_for_others(page, quote):
            yield Hit(quote=quote, is_sure=not reading.speaks_of_work)
    for quote in page.all(_PORTFOLIO, most=1):
        if _CASTING.search(page.plain):
            yield Hit(quote=quote, is_sure=True)
    given, brought = page.first(_GIVEN_AWAY), page.first(_BROUGHT_FOR)
    if given and brought:
        yield Hit(quote=given, is_sure=not reading.speaks_of_work)
        yield Hit(quote=brought)
    for hit in hits(reading, UPFRONT):
        if hit.quote is None:
            continue
        start, end = page.sentence_at(hit.quote.start)
        said = hit.quote.text.lower()
        is_lent = _DEPOSIT.search(said) and _LENT.search(page.plain, start, end)
        is_duty = (
            _VENDOR.search(said)
            and not _PAID_BACK.search(page.plain, end, end + _NEXT)
            and (
                _BY_ORDER.search(page.plain, start, end)
                or not READER.search(page.plain, start, end)
            )
        )
        is_dues = (
            "membership" in said
            and reading.facts.pay.status != "paid"
            and _A_TEAM.search(page.plain) is not None
        )
        # Who writes a brief has signed in: there a fee that the work is about is only a topic.
        is_topic = reading.fields is not None and is_spoken_of(page, hit.quote)
        if not (is_lent or is_duty or is_dues or is_topic or is_for_others(page, hit.quote)):
            yield hit


_OFREADER = _BOOK.rule("of reader")
_PLATFORM = re.compile(r"(?:trading|trade|trader) (?:platform|account)$")


_OWN_CAPITAL = _BOOK.clue("own capital")


@aimed(INVEST, _OWN_CAPITAL)
def investing(reading: Reading) -> Iterable[Hit]:
    """An investment that is called a job; not that a firm has a platform where others trade."""
    page = reading.page
    for quote in page.all(_OWN_CAPITAL, most=2):
        yield Hit(quote=quote, is_sure=True)
    for hit in hits(reading, INVEST):
        if hit.quote and _PLATFORM.search(hit.quote.text.lower()):
            start, end = page.sentence_at(hit.quote.start)
            if not _OFREADER.search(page.plain, start, end):
                continue
        yield hit


_CONSENT = _BOOK.clue("consent")
_STUDY = _BOOK.clue("study")
_TAKING_PART = _BOOK.clue("taking part")


def is_study(page: Page) -> bool:
    """Whether those are sought who take part in a study: it thanks them with cards and small sums."""
    return page.holds(_CONSENT) or (page.holds(_STUDY) and page.holds(_TAKING_PART))


#: "$15 an hour, in cash or by Venmo" is how a small shop pays.
_APP = re.compile(_APPS)
_THANKS = _BOOK.rule("thanks")
_AT_THE_TILL = _BOOK.rule("at the till")
_KEPT_ACCOUNT_OF = _BOOK.rule("kept account of")
_DUES = _BOOK.rule("dues")
_CASH_AT_HAND = _BOOK.rule("cash at hand")
_EITHER_WAY = _BOOK.rule("either way")
_PAYS_YOU_SO = _BOOK.rule("pays you so")
_FETCHED = re.compile(
    r"\b(?:scratch\w{0,3}|codes?|(?:need|want|like) you to|(?:can|could|would|will) you|favou?r)\b"
)
_CARD = re.compile(r"\b(?:cards?|vouchers?)$")
#: The reader buys the cards, or sends the coins.
_BUYS = re.compile(r"\b(?:buy|buying|purchas\w{1,3}|send|sending|deposit|scratch)\b")


#: "Lena will Venmo you for the pizza".
_YOU = re.compile(r"(?:'d|ed|d|s)? you\b")
#: What a message asks for beside money that its writer sends.
_PASSED_ON = re.compile(
    r"\b(?:buy|buying|purchas\w{1,3}|codes?|scratch\w{0,3}|forward|vendor|supplier"
    r"|(?<!we will )(?<!we'll )(?<!i will )(?<!i'll )send|on to|rest"
    r"|balance|keep|favou?r|then you|deposit)\b(?! you\b)"
)


#: What nobody who gives the cash needs: the numbers on a card.
_SHOWN = re.compile(
    r"\b(?:scratch\w{0,3}|codes?|photos?|pictures?|pins?|numbers?|my own|reimburse\w{0,2})\b"
)


def _is_of_house(page: Page, quote: Quote) -> bool:
    """Whether a shop sells such cards, a club takes its dues so, or the reader may choose."""
    start, end = page.sentence_at(quote.start)
    plain = page.plain
    if _CARD.search(quote.text.lower()):
        if _CASH_AT_HAND.search(plain) and not _SHOWN.search(plain):
            return True
        return not _FETCHED.search(plain) and bool(
            _EITHER_WAY.search(plain, start, end)
            or _AT_THE_TILL.search(plain, start, quote.start)
            or _KEPT_ACCOUNT_OF.match(plain, quote.end)
        )
    return bool(_DUES.search(plain, start, quote.start) or _EITHER_WAY.search(plain, start, end))


@aimed(RAILS)
def rails(reading: Reading) -> Iterable[Hit]:
    """Such payment counts where someone is to pay or be paid so, not where it is the subject."""
    page = reading.page
    for quote in page.all(RAILS, most=8):
        start, end = page.sentence_at(quote.start)
        if _PAYS.search(page.plain, start, end) and not _IS_SUBJECT.search(page.plain, start, end):
            if _APP.fullmatch(quote.text.lower()) and reading.facts.pay.unit == "hour":
                continue
            if _is_of_house(page, quote):
                continue
            is_given = (
                _PAYS_YOU_SO.search(page.plain, start, quote.start) is not None
                or _YOU.match(page.plain, quote.end) is not None
            )
            if is_given and reading.posting.is_message and not _PASSED_ON.search(page.plain):
                continue
            is_bought = not is_given and _BUYS.search(page.plain, start, quote.start) is not None
            is_thanks = _CARD.search(quote.text.lower()) and _THANKS.search(page.plain, start, end)
            if not is_bought and (
                (is_thanks and not _FETCHED.search(page.plain)) or is_study(page)
            ):
                continue
            yield Hit(quote=quote, is_sure=is_bought and reading.is_bare)


#: Dollars an hour that no work without experience earns.
_FANTASTIC = 60
#: The same for a sum a week for a few hours, where nothing is said of the work.
_FANTASTIC_BARE = 40


def fantastic_pay(reading: Reading) -> Iterable[Hit]:
    """Pay a day or a task that no student work earns, in a text that is not about work."""
    if reading.fields is not None or reading.speaks_of_work:
        return
    found = reading.page.all(_GREAT_PAY, most=2)
    hourly, pay = reading.facts.pay.hourly_usd, reading.facts.pay.quote
    most = _FANTASTIC_BARE if reading.is_bare and reading.facts.pay.unit != "hour" else _FANTASTIC
    if not found and pay and hourly is not None and hourly > most:
        found = [pay]
    if found and not is_long_studied(reading.page):
        yield from (Hit(quote=quote) for quote in found)
