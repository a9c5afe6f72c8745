"""Amounts of money: the figure, its range, its currency, and what it is paid for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fairbrief.fairness.facts.figures import BOOK as _BOOK
from fairbrief.fairness.facts.figures import currency_of, figures_of
from fairbrief.fairness.facts.keyed import keyed_pay
from fairbrief.fairness.facts.tables import sums_of_table
from fairbrief.fairness.text import Page, Quote

_MONEY = _BOOK.clue("money")
_UNIT = _BOOK.rule("unit")
#: What must stand before a figure for the patterns below to be worth trying.
_ANY_UNIT = re.compile(r"hour|hr|rate|daily|week|month|annual|year")
#: The unit before a figure.
_UNIT_BEFORE = {
    "hour": _BOOK.rule("unit before hour"),
    "day": re.compile(r"\bdaily (?:salary|pay|wages?|rate|income|earnings?)\b[^\n]{0,24}$"),
    "week": re.compile(r"(?<!hours )(?<!hrs )(?<!hours, )\b(?:weekly|per week)\b[^\n]{0,24}$"),
    "month": re.compile(r"(?<!hours )(?<!hrs )\b(?:monthly|per month)\b[^\n]{0,24}$"),
    "year": re.compile(r"\b(?:annual|annually|yearly|per year)\b[^\n]{0,24}$"),
}
_NOT_PAY = _BOOK.rule("not pay")
_IN_TRAINING = _BOOK.rule("in training")
_NEVER_PAY = _BOOK.rule("never pay")
_NOT_PAY_AFTER = _BOOK.rule("not pay after")
_PAY_AFTER = _BOOK.rule("pay after")
_PAY_NEAR = _BOOK.rule("pay near")
_PAY_BEFORE = _BOOK.rule("pay before")


_PER_JOB = _BOOK.rule("per job")
_PIECES_BEFORE = _BOOK.rule("pieces before")
_EACH = _BOOK.rule("each")
#: "45 minutes, $12": what so short a time is paid may be little.
_A_SHORT_TIME = re.compile(r"\b\d{1,3} ?(?:minutes?|mins?),? $")
#: A currency that stands behind the figure: "$31 CAD".
_CODE_BEHIND = re.compile(r"(?:cad|aud)$")
#: What others earn is the reader's pay as well where no other pay is said: "drivers earn $20".
_OTHERS_EARN = _BOOK.rule("others earn")
_EARNED_BEFORE = _BOOK.rule("earned before")
_WEIGHS_LESS = 8
#: How much more it weighs where a form's key, a table or "total" says that it is the pay.
_OF_A_KEY, _OF_A_TABLE, _OF_A_TOTAL = 9, 5, 3
_IN_TOTAL = re.compile(r"(?:^|[\n;])[ #>+-]{0,6}(?:grand )?total\b[^\n$£€₹]{0,40}$")
_PAID_HERE = _BOOK.rule("paid here")
#: So many letters before an amount it may be said that it is paid.
_REACH = 90
_OTHER_JOBS = _BOOK.rule("other jobs")
_YOU_GET_OF_IT = _BOOK.rule("you get of it")

#: Amounts looked at; a text with more is no posting.
_MOST = 60


@dataclass(frozen=True)
class Amount:
    """One figure or range that the words around it call pay. Major units."""

    low: float
    high: float
    currency: str
    unit: str
    quote: Quote
    weight: int
    #: What others earn.
    is_of_others: bool = False

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def amounts_of(page: Page) -> list[Amount]:
    """Every amount that is pay, weightiest first: an hourly rate before a bare figure."""
    found = [
        amount
        for match, start, end in page.matches(_MONEY)[:_MOST]
        if (amount := _amount(page, match, start, end))
    ]
    return sorted([*found, *_keyed(page), *_tabled(page)], key=lambda each: -each.weight)


def _keyed(page: Page) -> Iterator[Amount]:
    """What a form's key says; without a currency it yields to whatever else is pay."""
    said = keyed_pay(page)
    if said is None:
        return
    named = _UNIT.match(page.plain, said.quote.end)
    unit = said.unit or (named.lastgroup if named else "") or "whole"
    currency = said.currency or ("USD" if unit == "hour" else "")
    weight = _OF_A_KEY if currency else -1
    yield Amount(min(said.figures), max(said.figures), currency, unit, said.quote, weight)


def _tabled(page: Page) -> Iterator[Amount]:
    """The sum of a table's column of pay."""
    sums = page.once(sums_of_table)
    if sums.pay and sums.pay_quote and sums.currency:
        yield Amount(sums.pay, sums.pay, sums.currency, "whole", sums.pay_quote, _OF_A_TABLE)


def _amount(page: Page, match: re.Match[str], start: int, end: int) -> Amount | None:
    before = page.plain[max(start, match.start() - 90) : match.start()]
    after = page.plain[match.end() : min(end, match.end() + 40)]
    if _NOT_PAY_AFTER.match(after) or _is_negated(page, match.start(), start, before):
        return None
    if _NEVER_PAY.search(before) or _OTHER_JOBS.search(page.plain, *_behind(match, 360)):
        return None
    named = _UNIT.match(after)
    unit = (named.lastgroup or "") if named else ""
    unit = unit or ("year" if match.group().endswith("lpa") else "")
    if (not unit or unit == "piece") and _ANY_UNIT.search(before):
        unit = next((name for name, rule in _UNIT_BEFORE.items() if rule.search(before)), unit)
    if not unit and before.endswith(" ") and _is_by_the_hour(page, match, before):
        unit = "hour"
    if not unit and _EACH.match(after):
        unit = "piece"
    is_set_off = _stands_alone(before, after)
    is_near = bool(is_set_off or _PAY_NEAR.search(before) or _PAY_AFTER.match(after))
    said_of_pay = is_near or bool(_PAY_BEFORE.search(before) or _is_by_the_piece(before, after))
    alone = False
    if unit in {"", "piece"}:
        alone = is_set_off or (
            end - start < 40 and not _has_words(page.plain[start : match.start()] + after)
        )
        if not (said_of_pay or alone) or (not is_near and _NOT_PAY.search(before)):
            return None
    elif unit != "hour" and not said_of_pay and _NOT_PAY.search(before):
        return None
    figures = figures_of(match.group())
    low, high = min(figures), max(figures)
    if unit == "fortnight":  # as much a week as half of it
        unit, low, high = "week", low / 2, high / 2
    if not unit and _LEAST_AN_HOUR <= low < high <= _MOST_AN_HOUR and _A_RANGE.search(before):
        unit = "hour"
    if not unit and low % 1 and _LEAST_AN_HOUR <= low <= high <= _MOST_AN_HOUR:
        unit = "hour"  # "starts at $16.75": nothing else is paid with cents
    if (
        high == 0
        or (unit == "hour" and low > 2000)
        or (alone and not unit and low < 50 and not _A_SHORT_TIME.search(before))
    ):
        return None
    weight = (unit == "hour") * 4 + (unit not in {"", "piece"}) * 2 + said_of_pay
    is_of_others = bool(_OTHERS_EARN.search(before) or _EARNED_BEFORE.search(before))
    weight -= _WEIGHS_LESS * is_of_others
    if not unit and _IN_TOTAL.search(page.plain, *_behind(match, 60)):
        weight += _OF_A_TOTAL
    weight -= _IN_TRAINING.match(after) is not None
    quote = page.quote(match.start(), match.end())
    behind = _CODE_BEHIND.search(match.group())
    currency = _currency(page, behind[0] if behind else match["sign"].strip().lower(), unit)
    return Amount(low, high, currency, unit or "whole", quote, weight, is_of_others)


def _is_by_the_piece(before: str, after: str) -> bool:
    """Whether what is made is paid for piece by piece, or several pieces together."""
    return bool(_PER_JOB.match(after) or (_EACH.match(after) and _PIECES_BEFORE.search(before)))


def _behind(match: re.Match[str], most: int) -> tuple[int, int]:
    """The bounds of what stands before a figure, of its sentence or not."""
    return max(0, match.start() - most), match.start()


def _is_negated(page: Page, place: int, start: int, before: str) -> bool:
    """Whether what was denied reaches an amount: not beyond words that say that this is paid."""
    if before.endswith(("less than ", "more than ")):
        return False
    found = _PAID_HERE.search(page.plain, max(start, place - _REACH), place)
    return page.is_negated(place, start, after=found.start() if found else 0)


def _is_by_the_hour(page: Page, match: re.Match[str], before: str) -> bool:
    """Whether a figure without a unit is a wage, or the reader's part of a sum an hour."""
    part = _YOU_GET_OF_IT.search(page.plain, *_behind(match, 60))
    return part is not None or _A_WAGE.search(before) is not None


def _currency(page: Page, sign: str, unit: str) -> str:
    """The currency of a sign; "US$" says it whatever stands around, "$" does not. Without a sign a
    wage by the hour is taken for dollars, and of other pay it is not known."""
    if not sign:
        return _where(page, "USD") if unit == "hour" else ""
    found = currency_of(sign) or "USD"
    return found if sign.startswith("us") else _where(page, found)


#: "Filing clerk / $19": what for is not said, but it is no price.
_IN_TITLE = re.compile(
    r"\s{0,9}[^\n]{3,80}?(?:[/|(,]|\s-)\s?([$£€]\s?\d{2}(?:\.\d\d)?)\)?\s{0,2}(?:\n|$)"
)


def sum_in_title(page: Page) -> Quote | None:
    """A small sum set off at the end of the first line; money of what stands there otherwise, of a
    ticket or a deposit, is none."""
    found = _IN_TITLE.match(page.plain)
    if found is None or _NOT_PAY.search(page.plain, 0, found.start(1)):
        return None
    return page.quote(*found.span(1))


#: A wage without more is one an hour.
_A_WAGE = re.compile(r"\b(?:wages?|hourly rate|rate of pay|pay rate)(?: is| of|:)? $")
#: "The range for this role is $25 - $39", as laws of several states have it said: so small a range
#: is one an hour.
_A_RANGE = re.compile(
    r"\b(?:pay|salary|wage|compensation|hiring|current|expected|base|target) (?:\w{3,6} )?range\b"
    r"[^\n]{0,60}$"
)
_LEAST_AN_HOUR, _MOST_AN_HOUR = 7, 150
#: A figure set off by commas, in a line that lists terms: "7 clips, $90, due Monday".
_SET_OFF = re.compile(
    r"(?:^|[,;(/\n]|\s-)\s{0,2}(?:budget(?: is| of|:)? |pay(?:s|ing)? |about |around |~)?$"
)
_SET_OFF_AFTER = re.compile(r"\s{0,2}(?:[,;)/\n.]|$)")


def _stands_alone(before: str, after: str) -> bool:
    return bool(_SET_OFF_AFTER.match(after) and _SET_OFF.search(before))


def _has_words(text: str) -> bool:
    return len(re.findall(r"[a-z]{3,}", text)) > 1


_ELSEWHERE = (
    ("AUD", re.compile(r"\b(?:location|based in)\W{1,3}(?:au\b|[^\n]{0,20}\baustralia)")),
    ("CAD", re.compile(r"\b(?:location|based in)\W{1,3}(?:ca\b, |[^\n]{0,20}\bcanada)(?!\w)")),
    ("NZD", re.compile(r"\b(?:location|based in)\W{1,3}(?:nz\b|[^\n]{0,20}\bnew zealand)")),
    ("SGD", re.compile(r"\b(?:location|based in)\W{1,3}(?:sg\b|[^\n]{0,20}\bsingapore)")),
)


def _where(page: Page, currency: str) -> str:
    """A dollar sign beside a place of work with dollars of its own is not a US dollar."""
    if currency != "USD":
        return currency
    head = page.plain[:300]
    if "location" not in head and "based in" not in head:
        return "USD"
    return next((name for name, rule in _ELSEWHERE if rule.search(head)), "USD")
