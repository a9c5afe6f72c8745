"""Pay: is it paid, how much, what is that an hour."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from fairbrief.fairness.facts.money import Amount, amounts_of, sum_in_title
from fairbrief.fairness.facts.time import Hours
from fairbrief.fairness.facts.unpaid import (
    WORK,
    bartered,
    is_of_something_else,
    paid_in_shares,
    unpaid_work,
)
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote
from fairbrief.fairness.warned import is_notice

_BOOK = Phrasebook("pay", WORK=WORK)

_WEEKS_A_MONTH = 52 / 12
#: More hours than these are no week's.
_MOST_A_WEEK = 60

_VOLUNTEERS = _BOOK.clue("volunteers")
_AT_FIRST = _BOOK.clue("unpaid at first")
_MAYBE = _BOOK.rule("maybe")
_OF_OTHERS = _BOOK.rule("of others")
_PAID = _BOOK.clue("paid")
#: Where a line or a sentence begins with it.
_PAID_ALONE = _BOOK.clue("paid alone")
#: "Salary", and in the line below it "negotiable".
_HEADING = _BOOK.clue("pay heading")
_HEADED = _BOOK.rule("headed")
_HEADED_NONE = _BOOK.rule("headed none")
_WORDS = re.compile(r"[a-z]")
_NOT_PAID = _BOOK.rule("not paid")


@dataclass(frozen=True)
class Pay:
    """Pay as the text states it. Amounts in major units; `hourly_usd` where it can be known."""

    status: Literal["paid", "unpaid", "unstated"]
    amount: float | None = None
    currency: str = ""
    unit: str = ""
    hourly_usd: float | None = None
    quote: Quote | None = None
    hourly: float | None = None
    #: Where only the beginning is unpaid.
    unpaid_at_first: Quote | None = None


def read_pay(page: Page, hours: Hours) -> Pay:
    """Reads pay; an amount counts only where the words around it speak of pay, and none in a notice
    about frauds."""
    if is_notice(page):
        return Pay("unstated")
    unpaid = _unpaid(page)
    at_first = page.first(_AT_FIRST)
    amounts = amounts_of(page)
    if unpaid or at_first:
        amounts = [each for each in amounts if not _MAYBE.search(_before(page, each))]
    if amounts and at_first is not None:
        return replace(_with_hourly(page, amounts[0], hours), unpaid_at_first=at_first)
    if amounts and amounts[0].is_of_others:
        unpaid = unpaid or _volunteers(page)
    if amounts and (unpaid is None or _is_paid_after_all(page, amounts[0], unpaid)):
        return _with_hourly(page, amounts[0], hours)
    if unpaid := unpaid or at_first or paid_in_shares(page):
        return Pay("unpaid", quote=unpaid)
    if paid := _paid(page) or sum_in_title(page):
        return Pay("paid", quote=paid)
    for_nothing = _volunteers(page) or bartered(page)
    return Pay("unpaid", quote=for_nothing) if for_nothing else Pay("unstated")


#: "Unpaid, but each event earns you fifty dollars" is paid, and so is who receives a stipend of some.
_PAYS_AFTER_ALL = frozenset({"hour", "week", "month", "day", "piece"})
_A_STIPEND = _BOOK.rule("a stipend")
_TO_THE_READER = _BOOK.rule("to the reader")


def _is_paid_after_all(page: Page, amount: Amount, unpaid: Quote) -> bool:
    """Whether an amount is pay even where something is called unpaid: in the same sentence, where
    the words before it say that the reader gets it, or where it is a wage and what is unpaid is not
    said to be the work."""
    before = _before(page, amount)
    if amount.is_of_others:
        return False
    if _A_STIPEND.search(before) or (amount.unit == "hour" and is_of_something_else(page, unpaid)):
        return True
    is_beside = page.sentence_at(amount.quote.start) == page.sentence_at(unpaid.start)
    is_said = is_beside or _TO_THE_READER.search(before) is not None
    return amount.unit in _PAYS_AFTER_ALL and is_said


def _before(page: Page, amount: Amount) -> str:
    """What the sentence of an amount says before it."""
    start = amount.quote.start
    return page.plain[max(page.sentence_at(start)[0], start - 60) : start]


def _volunteers(page: Page) -> Quote | None:
    for match, start, _end in page.matches(_VOLUNTEERS):
        if not _OF_OTHERS.search(page.plain, start, match.start()):
            return page.quote(match.start(), match.end())
    return None


def _unpaid(page: Page) -> Quote | None:
    return unpaid_work(page) or _headed(page, _HEADED_NONE)


def _headed(page: Page, rule: re.Pattern[str]) -> Quote | None:
    """A heading on pay, and what the line below it says."""
    for match, start, end in page.matches(_HEADING):
        said = rule.match(page.plain, end)
        if said and not _WORDS.search(page.plain, start, match.start()):
            return page.quote(match.start(), said.end())
    return None


def _paid(page: Page) -> Quote | None:
    for match, start, _end in page.matches(_PAID_ALONE):
        is_question = page.plain.startswith("?", match.end())
        if not (is_question or _WORDS.search(page.plain, start, match.start())):
            return page.quote(match.start(), match.end())
    if headed := _headed(page, _HEADED):
        return headed
    for match, start, end in page.matches(_PAID):
        before = page.plain[max(start, match.start() - 40) : match.start()]
        if not (
            _NOT_PAID.search(before)
            or page.is_negated(match.start(), start)
            or page.is_asked(start, end)
        ):
            return page.quote(match.start(), match.end())
    return None


_FOR_A_WEEK = _BOOK.rule("for a week")


def _with_hourly(page: Page, amount: Amount, hours: Hours) -> Pay:
    """What an hour earns, where pay and hours are both stated. No exchange rate is guessed."""
    hourly = None
    if amount.unit == "hour":
        hourly = amount.middle
    elif amount.unit == "day" and hours.daily:
        hourly = amount.middle / hours.daily
    elif amount.unit == "week" and hours.weekly:
        hourly = amount.middle / hours.weekly
    elif amount.unit == "week" and hours.total_stated and _share_sentence(page, amount, hours):
        hourly = amount.middle / hours.total_stated
    elif amount.unit == "month" and hours.weekly:
        hourly = amount.middle / (hours.weekly * _WEEKS_A_MONTH)
    elif amount.unit == "year" and hours.weekly:
        hourly = amount.middle / (hours.weekly * 52)
    elif (
        amount.unit == "whole"
        and hours.weekly
        and _FOR_A_WEEK.match(page.plain[amount.quote.end : amount.quote.end + 60])
    ):
        hourly = amount.middle / hours.weekly
    elif amount.unit == "whole" and hours.total:
        hourly = amount.middle / hours.total
    hourly = round(hourly, 2) if hourly else None
    return Pay(
        "paid",
        amount.low,
        amount.currency,
        amount.unit,
        hourly if amount.currency == "USD" else None,
        amount.quote,
        hourly,
    )


_IN_ALL = re.compile(r"\b(?:in all|in total|total|altogether|overall)\b", re.I)


def with_hours_of_pay(page: Page, pay: Pay, hours: Hours, weeks: float | None) -> Hours:
    """The hours, as those of a week where they stand beside pay for one: "$300 a week for 12 hours"."""
    alone = hours.total_stated if hours.weekly is None and hours.daily is None else None
    if pay.unit != "week" or not (pay.hourly and alone and hours.quote) or alone > _MOST_A_WEEK:
        return hours
    if _IN_ALL.search(page.text, hours.quote.start, hours.quote.end + 12):
        return hours
    total = round(alone * weeks, 1) if weeks else None
    return replace(hours, weekly=alone, total=total, total_stated=None)


def _share_sentence(page: Page, amount: Amount, hours: Hours) -> bool:
    """Whether hours without "a week" stand beside pay for a week: then they are a week's."""
    if hours.quote is None:
        return False
    return page.sentence_at(amount.quote.start) == page.sentence_at(hours.quote.start)
