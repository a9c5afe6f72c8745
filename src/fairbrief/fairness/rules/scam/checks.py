"""Checks to deposit: what comes before any work, and is to be passed on before it bounces."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Hit, Reading, aimed
from fairbrief.fairness.rules.scam.money import READER
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("scam-checks")

CHECK = _BOOK.clue("check")
CHECK_USED = _BOOK.clue("check used")
_BANKED_AND_SPENT = _BOOK.clue("banked and spent")
_CHECK_FOR_KIT = _BOOK.clue("check for kit")
#: "Your stipend check will be mailed" is how pay comes.
_PAY_CHECK = re.compile(
    r"\b(?:stipends?|pay|payroll|wages?|award|salary|final|honorari\w{1,2}|scholarship) $"
)


_AT_A_BANK = _BOOK.rule("at a bank")
_AT_THE_COUNTER = _BOOK.rule("at the counter")
_TELLER = _BOOK.clue("teller")
_TO_THE_READER = _BOOK.rule("to the reader")
_PAY_BY_CHECK = _BOOK.rule("pay by check")
_GOES_ON = _BOOK.rule("goes on")
_PAID_BY_MAIL = _BOOK.rule("paid by mail")
_KEEPS_BOOKS = re.compile(
    r"\b(?:reconcil\w+|ledgers?|treasurer|takings|petty cash|payables?|post bills)\b"
)
_A_CHECK = re.compile(r"\b(?:checks?|cheques?|money orders?|drafts?|funds|payments?)\b")
_SLIP = re.compile(r"(?:deposit slips?|mobile deposit)")


_TAKINGS = _BOOK.rule("takings")
_TO_THE_BANK = _BOOK.rule("to the bank")
_NOT_THE_HOUSES = _BOOK.rule("not the house's")


def _is_takings(page: Page, quote: Quote) -> bool:
    """Whether what a house took in is brought to its bank, and stays there."""
    start, end = page.sentence_at(quote.start)
    return bool(
        _TO_THE_BANK.search(page.plain, start, end)
        and _TAKINGS.search(page.plain)
        and not _NOT_THE_HOUSES.search(page.plain)
    )


def _is_tellers(page: Page) -> bool:
    """Whether somebody is sought to stand behind a bank's counter, where the checks are its customers':
    none comes to the reader, and nothing goes on from an account of theirs."""
    return page.holds(_TELLER) and _TO_THE_READER.search(page.plain) is None


@aimed(_BANKED_AND_SPENT, _CHECK_FOR_KIT, CHECK, CHECK_USED)
def checks(reading: Reading) -> Iterable[Hit]:
    """A check to bank; not the pay of who works, nor what a house takes in."""
    page = reading.page
    for quote in page.all(_CHECK_FOR_KIT, most=1):
        start, end = page.sentence_at(quote.start)
        if not (_KEEPS_BOOKS.search(page.plain, start, end) or _AT_THE_COUNTER.search(page.plain)):
            yield Hit(quote=quote, is_sure=True)
    for quote in page.all(_BANKED_AND_SPENT, most=1):
        is_takings = _AT_A_BANK.search(page.plain) and not _A_CHECK.search(page.plain)
        if not is_takings:
            yield Hit(quote=quote, is_sure=True)
    for sought in (CHECK, CHECK_USED):
        for quote in page.all(sought, most=2):
            start, end = page.sentence_at(quote.start)
            said = quote.text.lower()
            is_duty = _is_tellers(page) or (
                not READER.search(page.plain, start, end)
                and (
                    _KEEPS_BOOKS.search(page.plain, start, end)
                    or _AT_THE_COUNTER.search(page.plain)
                )
            )
            is_clerks = is_duty or (
                _SLIP.fullmatch(said) and _AT_A_BANK.search(page.plain, start, end)
            )
            is_pay = (
                _PAY_CHECK.search(page.plain, start, quote.start)
                or _PAID_BY_MAIL.fullmatch(said)
                or (_PAY_BY_CHECK.search(page.plain) and not _GOES_ON.search(page.plain))
            )
            if not (is_clerks or is_pay or _is_takings(page, quote)):
                yield Hit(quote=quote)
