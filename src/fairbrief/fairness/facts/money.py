"""Amounts of money: the figure, its range, its currency, and what it is paid for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fairbrief.fairness.clues import clue
from fairbrief.fairness.text import Page, Quote

_CURRENCY = {
    "$": "USD", "usd": "USD", "us$": "USD", "dollars": "USD", "usdt": "USD", "usdc": "USD", "£": "GBP", "gbp": "GBP", "pounds": "GBP",
    "quid": "GBP", "bucks": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "₹": "INR", "inr": "INR", "rs": "INR", "rs.": "INR", "rupees": "INR",
    "c$": "CAD", "ca$": "CAD", "cad": "CAD", "a$": "AUD", "aud": "AUD", "au$": "AUD", "nz$": "NZD", "nzd": "NZD", "s$": "SGD", "sgd": "SGD",
    "hk$": "HKD", "r$": "BRL", "brl": "BRL", "mx$": "MXN", "php": "PHP", "₱": "PHP", "kes": "KES", "ksh": "KES", "ghs": "GHS", "₦": "NGN", "ngn": "NGN",
    "naira": "NGN", "zar": "ZAR", "chf": "CHF", "pkr": "PKR", "aed": "AED", "myr": "MYR", "bdt": "BDT", "¥": "JPY",
}  # fmt: skip
_CODES = (
    r"(?:usdt|usdc|usd|gbp|eur|cad|aud|inr|nzd|sgd|brl|php|kes|ksh|ghs|ngn|zar|chf|pkr|aed|myr|bdt)"
)
_SIGN = rf"(?:\b(?:us|ca|au|nz|hk|mx|c|a|s|r)\$|[$£€₹₦₱¥]|\brs\.?\s?|\b{_CODES}\s?\$?)"
_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}\.\d{3}(?![\d.])|\d{1,2},\d\d(?!\d)|\d{1,7})(?:\.\d{1,2})?(?:\s?k\b)?"
_RANGE = rf"(?:(?:/\s?(?:hr|hour|h))?\s{{0,2}}(?:(?:-|to)\s{{0,2}}{_SIGN}?|(?:and|or|,|,? ?\.\.\s?(?:even )?)\s{{0,2}}{_SIGN})\s{{0,2}}{_FIGURE})"
_MONEY = clue(
    rf"(?P<sign>{_SIGN})\s{{0,2}}{_FIGURE}(?:\s?(?:usd|cad|aud)\b)?{_RANGE}{{0,3}}",
    rf"(?<![\w.,$£€]){_FIGURE}{_RANGE}?\s{{0,2}}(?P<sign>{_CODES}|[$£€₹]|(?:us|u\.s\.|american) dollars|dollars|euros?|pounds|rupees|quid|naira|bucks)(?!\w)",
)
_EACH = r"\W{0,4}(?:(?:usd|cad|aud|gbp|eur|dollars|/-)\W{0,2})?(?:gross |net |minimum )?(?:extra |income |in earnings )?(?:/|per|an?|each|every|p/)?\s?"
#: What it is paid for, right after the figure; the first that matches.
_UNIT = re.compile(
    rf"(?P<hour>{_EACH}(?:hr|hour|hours?ly|hourly|h)\b(?! (?:of|week))|\s?(?:/\s?hr|/\s?hour|per hour)(?=[a-z]{{4}}))|"
    rf"(?P<day>{_EACH}(?:day|daily|every ?day|diem)\b)|"
    rf"(?P<week>{_EACH}(?:wk|week|weekly)\b)|"
    rf"(?P<month>{_EACH}(?:mo|month|monthly)\b)|"
    rf"(?P<year>{_EACH}(?:yr|year|annum|annually|annual|yearly|p\.?a\.)(?:\b|$))|"
    r"(?P<piece>\W{0,4}(?:/|per|for each|for every|each)\s?[a-z])"
)
#: What must stand before a figure for the patterns below to be worth trying.
_ANY_UNIT = re.compile(r"hour|hr|rate|week|month|annual|year")
#: The unit before a figure.
_UNIT_BEFORE = {
    "hour": re.compile(
        r"\b(?:hourly|per hour|an hour|by the hour|hours? (?:a|per|each) week at|hours? weekly at|hrs?/w(?:ee)?k at|rate\s?:)[^\n]{0,30}$"
    ),
    "week": re.compile(r"(?<!hours )(?<!hrs )(?<!hours, )\b(?:weekly|per week)\b[^\n]{0,24}$"),
    "month": re.compile(r"(?<!hours )(?<!hrs )\b(?:monthly|per month)\b[^\n]{0,24}$"),
    "year": re.compile(r"\b(?:annual|annually|yearly|per year)\b[^\n]{0,24}$"),
}
#: Money that is not the intern's pay.
_NOT_PAY = re.compile(
    r"\b(?:rais(?:ed|ing|e)|fund(?:ed|ing|raised?|raiser)|series [a-d]|invest\w{0,6}|revenues?|valuation|budget|worth|grants?|donat\w{1,6}|"
    r"market|industry|sales|save[sd]?|costs?|deposit|price[sd]?|prizes?|backed|cheque|checks? for|million|billion|loan|tuition|scholarships?|"
    r"registration|(?:application|training|entry|joining) fee(?: of)?|pay (?:us|the|for)|buy|purchase|insurance|coverage|benefit|value[d]?|gift|discount|bonus|start|under|sign[- ]?up|free)\b[^\n]{0,40}$"
)
_NOT_PAY_AFTER = re.compile(
    r"(?:\s?(?:m|mm|b|bn|million|billion|trillion)\b|\s?\+?\s?(?:in (?:funding|revenue|sales|grants|donations|prizes)|funding|seed|fund\b|budget|company|companies|valuation|raised|deposit|industry|dollar (?:industry|company|market)|"
    r"to start\b|fee\b|sign-?up|hospital|arrest|jail|gift|discount|off\b|worth|billion))"
)
#: Pay named right after the figure, or right before it.
_PAY_AFTER = re.compile(
    r" (?:out )?as your (?:pay|wages?|salary)\b|\W{0,3}(?:[a-z]{3,9}\W){0,2}?(?:stipend(?:ium)?|salary|wages?|honorarium|fixed[- ]?(?:price|fee|rate)|flat fee|lump sum|total\b|in total|on (?:completion|delivery|merge|acceptance)|(?:when|once|after) (?:it|you|the \w{3,10})(?: is|'s| are)? (?:done|finished|complete|delivered|accepted)|upon (?:completion|delivery|acceptance)|paid\b|fee\b(?! (?:is|of|for|to|non|refund|required))|flat\b|gross|(?:monthly )?(?:allowance|incentive)|scholarship|for (?:about |the (?:lot|whole|project|entire)|(?:about |around )?\d+ h(?:ou)?rs?))"
)
_PAY_NEAR = re.compile(
    r"\b(?:pa(?:y|id|ys|ying)|salary|stipend(?:ium)?|compensat\w{1,5}|earn\w{0,4}|wages?|honorarium|receives?|remuneration|allowance|incentive|bolsa\)?)\b\W{0,3}(?:[a-z]{1,9}\W{1,2}){0,3}$"
)
_PAY_BEFORE = re.compile(
    r"\b(?:pa(?:y|id|ys|ying|yment)|salary|stipend|compensat\w{1,5}|rate|earn\w{0,4}|mak(?:e|ing)|wages?|fee|honorarium|receive|income|"
    r"reward|get|offer\w{0,3}|budget for you|remuneration|commission)\b[^\n]{0,60}$"
)


#: What is paid for by the piece.
_PER_JOB = re.compile(
    r"\W{0,3}(?:per|each|for each|for every|a|an)\s?(?:completed |finished |published )?(?:job|assignment|task|shop|survey|article|story|post|word|page|lesson|class|session|visit|call|listing|video|tutorial|errand|interview|shift|walk|event|workshop|gig|delivery|referral|sale|order)\b"
)

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
    return sorted(found, key=lambda each: -each.weight)


def _amount(page: Page, match: re.Match[str], start: int, end: int) -> Amount | None:
    before = page.plain[max(start, match.start() - 70) : match.start()]
    after = page.plain[match.end() : min(end, match.end() + 40)]
    if _NOT_PAY_AFTER.match(after) or page.is_negated(match.start(), start):
        return None
    named = _UNIT.match(after)
    unit = (named.lastgroup or "") if named else ""
    if (not unit or unit == "piece") and _ANY_UNIT.search(before):
        unit = next((name for name, rule in _UNIT_BEFORE.items() if rule.search(before)), unit)
    if not unit and before.endswith(" ") and _A_WAGE.search(before):
        unit = "hour"
    is_set_off = _stands_alone(before, after)
    is_near = bool(is_set_off or _PAY_NEAR.search(before) or _PAY_AFTER.match(after))
    said_of_pay = is_near or bool(_PAY_BEFORE.search(before) or _PER_JOB.match(after))
    alone = is_set_off or (
        end - start < 40 and not _has_words(page.plain[start : match.start()] + after)
    )
    if unit in {"", "piece"}:
        if not (said_of_pay or alone) or (not is_near and _NOT_PAY.search(before)):
            return None
    elif unit != "hour" and not said_of_pay and _NOT_PAY.search(before):
        return None
    figures = [_number(each) for each in _FIGURES.findall(match.group())]
    low, high = min(figures), max(figures)
    if high == 0 or (unit == "hour" and low > 2000) or (alone and not unit and low < 50):
        return None
    sign = match["sign"].strip().lower()
    currency = _CURRENCY.get(sign) or _CURRENCY.get(sign.rstrip("$ ").strip(), "USD")
    weight = (unit == "hour") * 4 + (unit not in {"", "piece"}) * 2 + said_of_pay
    quote = page.quote(match.start(), match.end())
    return Amount(low, high, _where(page, currency), unit or "whole", quote, weight)


#: A wage without more is one an hour.
_A_WAGE = re.compile(r"\b(?:wages?|hourly rate|rate of pay|pay rate)(?: is| of|:)? $")
#: A figure set off by commas, in a line that lists terms: "7 clips, $90, due Monday".
_SET_OFF = re.compile(
    r"(?:^|[,;(/\n]|\s-)\s{0,2}(?:budget(?: is| of|:)? |pay(?:s|ing)? |about |around |~)?$"
)
_SET_OFF_AFTER = re.compile(r"\s{0,2}(?:[,;)/\n.]|$)")


def _stands_alone(before: str, after: str) -> bool:
    return bool(_SET_OFF_AFTER.match(after) and _SET_OFF.search(before))


_FIGURES = re.compile(_FIGURE)
#: 14,80 as half of Europe writes it, and 1.500 likewise.
_CENTS = re.compile(r"\d{1,2},\d\d")
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")


def _number(figure: str) -> float:
    if _CENTS.fullmatch(figure):
        return float(figure.replace(",", "."))
    if _THOUSANDS.fullmatch(figure):
        return float(figure.replace(".", ""))
    cleaned = figure.replace(",", "").replace(" ", "")
    return float(cleaned[:-1]) * 1000 if cleaned.endswith("k") else float(cleaned)


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
