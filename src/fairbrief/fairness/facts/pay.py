"""Pay: is it paid, how much, what is that an hour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fairbrief.fairness.facts.time import Hours
from fairbrief.fairness.text import Quote, first, negated, pattern

_CURRENCY = {
    "$": "USD",
    "usd": "USD",
    "us$": "USD",
    "£": "GBP",
    "gbp": "GBP",
    "€": "EUR",
    "eur": "EUR",
    "₹": "INR",
    "inr": "INR",
    "rs": "INR",
    "rs.": "INR",
    "cad": "CAD",
    "c$": "CAD",
    "aud": "AUD",
}
#: Rough dollars for one unit, only to compare with floors and bands; not for payment.
_IN_USD = {"USD": 1.0, "GBP": 1.3, "EUR": 1.12, "CAD": 0.72, "AUD": 0.65, "INR": 0.0115}

_AMOUNT = r"(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{1,2}))?\s?(k\b)?"
_MONEY = pattern(
    rf"(?P<sign>us\$|c\$|[$£€₹]|\brs\.?\s?|\b(?:usd|gbp|eur|cad|aud|inr)\s?)\s{{0,2}}"
    rf"(?P<low>{_AMOUNT})"
    rf"(?:\s{{0,2}}(?:-|–|—|to|and|or)\s{{0,2}}(?:us\$|[$£€₹])?\s{{0,2}}(?P<high>{_AMOUNT}))?",
    rf"(?<![\w.])(?P<low2>{_AMOUNT})\s{{0,2}}(?P<sign2>usd|gbp|eur|cad|aud|inr|[$£€₹]|dollars|euros|pounds)(?!\w)",
)
_UNITS = [
    (
        "hour",
        pattern(
            r"^\W{0,4}(?:usd\s)?(?:/|per|an?|each|every|p/)?\s?(?:hr|hour|h)\b", r"^\W{0,3}hourly"
        ),
    ),
    (
        "day",
        pattern(
            r"^\W{0,4}(?:usd\s)?(?:extra\s)?(?:/|per|an?|each|every)\s?day\b",
            r"^\W{0,3}(?:daily|every ?day)",
        ),
    ),
    (
        "week",
        pattern(
            r"^\W{0,4}(?:usd\s)?(?:income\s)?(?:/|per|an?|each|every)\s?(?:wk|week)\b",
            r"^\W{0,3}weekly",
        ),
    ),
    (
        "month",
        pattern(r"^\W{0,4}(?:usd\s)?(?:/|per|an?|each|every)\s?(?:mo|month)\b", r"^\W{0,3}monthly"),
    ),
    (
        "year",
        pattern(
            r"^\W{0,4}(?:usd\s)?(?:/|per|an?|each|every)\s?(?:yr|year|annum)\b",
            r"^\W{0,3}(?:annually|yearly|p\.?a\.?\b)",
        ),
    ),
    ("piece", pattern(r"^\W{0,4}(?:/|per|for each|for every|each)\s?[a-z]")),
]
_HOURLY_BEFORE = pattern(r"\b(?:hourly|per hour|an hour|rate)\b[^.\n]{0,30}$")
#: Money that is not the intern's pay.
_NOT_PAY = pattern(
    r"\b(?:rais(?:ed|ing|e)|fund(?:ed|ing|raised)?|series [a-d]|invest\w{0,6}|revenue|valuation|"
    r"budget|worth|grants?|donat\w{1,6}|market|sales|save[sd]?|costs?|fees?|deposit|price|prize|"
    r"backed|cheque|check for|million|billion|loan|tuition|scholarship)\b[^.\n]{0,40}$"
)
_NOT_PAY_AFTER = pattern(
    r"^\s?(?:m|mm|bn?|million|billion|thousand)?\s?(?:\+\s?)?(?:million|billion|in (?:funding|"
    r"revenue|sales|grants|donations)|funding|seed|fund\b|budget|company|valuation|raised|deposit)"
)
_PAY_BEFORE = pattern(
    r"\b(?:pa(?:y|id|ys|ying|yment)|salary|stipend|compensat\w{1,5}|rate|earn\w{0,4}|mak(?:e|ing)|wage|"
    r"fee|honorarium|receive|bonus|income|reward|get|offer\w{0,3})\b[^.\n]{0,60}$"
)
_UNPAID = pattern(
    r"\bunpaid\b",
    r"\bun-paid\b",
    r"\b(?:no|without|not offer(?:ing)?(?: any)?|not provide(?: any)?) (?:monetary |financial |any )?"
    r"(?:pay|payment|compensation|salary|stipend|remuneration|wages?)\b",
    r"\b(?:is|are|be|currently|position|role|internship)\s(?:a\s)?(?:not|non)[- ](?:a )?(?:paid|compensated|remunerated)\b",
    r"\bnon-?paid\b|\bnon-?compensated\b",
    r"\b(?:volunteer|voluntary) (?:position|role|internship|basis|opportunity|intern|work|only)\b",
    r"\b(?:donat\w{1,4}|volunteer) (?:some |your |their |of )?time\b",
    r"\bfor (?:college |academic |course |school )?credit only\b|\bcredit[- ]only\b",
    r"\b(?:paid|compensated) (?:only )?in (?:exposure|experience|credit)\b",
    r"\bcannot (?:pay|offer (?:pay|compensation|a salary))\b|\bunable to (?:pay|offer (?:pay|compensation))\b",
    r"\bequity[- ]only\b|\bno cash\b",
)
_UNPAID_TURNED = pattern(
    r"\b(?:unlike|no more|instead of|rather than|not|never|isn.t|against|end(?:ing)?|as opposed to|"
    r"refuse\w{0,2})\b[^.\n]{0,25}$"
)
_PAID = pattern(
    r"\b(?<!un)(?<!un-)(?<!non-)paid (?:\w{1,20}[ -]){0,4}(?:intern\w{0,8}|position|opportunity|role|project|"
    r"micro-?internship|assignment|work|gig|summer|co-?op|fellowship|program(?:me)?|trainee\w{0,4}|weekly|daily|hourly|"
    r"monthly|training|to)\b",
    r"\b(?:internship|intern|position|role|positions|internships|project|this)\s(?:is|are|will be)\s(?:a\s|fully\s|well\s)?"
    r"(?:paid|compensated)\b",
    r"\b(?:competitive|generous|hourly|monthly|weekly|fixed|base|great|good|excellent|attractive) (?:\w{1,12} )?"
    r"(?:pay|salary|stipend|compensation|wage|rate|income)\b",
    r"\b(?:stipend|salary|compensation|honorarium|wages?|remuneration)\s?(?:is|will be|of|:|provided|offered|"
    r"available|included|paid|depends|commensurate)\b",
    r"\b(?:we|you)(?:.ll| will)? (?:pay|be paid|be compensated|get paid|are paid|receive payment)\b",
    r"\bget(?:ting)? ?paid\b(?! experience)",
    r"\b(?:earn|make|making|earning)\s(?:up to |at least |about |good |great |serious |easy |extra |real |no less than |"
    r"more |a lot of |substantial |as much as |anywhere from |an? )*"
    r"(?:\w{1,10} )?(?:money|income|cash|commission|\W?\s?\d|thousand|hundred)",
    r"\brate of pay\b|\bpay rate\b|\bpay\s?:|\bpaid\s?[|:(]|[|(,]\s?paid\b|\bpaycheck\b|\bdirect deposit\b",
    r"\bper ?diem\b|\bhousing (?:and|&) salary\b|\bpaid hourly\b|\bwell[- ]paid\b",
)


@dataclass(frozen=True)
class Pay:
    """Pay as the text states it. Amounts in major units; `hourly_usd` where it can be known."""

    status: Literal["paid", "unpaid", "unstated"]
    amount: float | None = None
    amount_high: float | None = None
    currency: str = ""
    unit: str = ""
    hourly_usd: float | None = None
    quote: Quote | None = None


def read_pay(text: str, hours: Hours) -> Pay:
    """Reads pay; an amount counts only where the words around it speak of pay."""
    unpaid = _unpaid(text)
    money = _best_amount(text)
    if money is not None and (unpaid is None or money.unit in {"hour", "week", "month", "day"}):
        return _with_hourly(money, hours)
    if unpaid is not None:
        return Pay("unpaid", quote=unpaid)
    paid = first(_PAID, text)
    return Pay("paid", quote=paid) if paid else Pay("unstated")


def _unpaid(text: str) -> Quote | None:
    for match in _UNPAID.finditer(text):
        if not _UNPAID_TURNED.search(text[max(0, match.start() - 40) : match.start()]):
            return Quote(match.group(), match.start(), match.end())
    return None


def _number(text: str) -> float:
    cleaned = text.lower().replace(",", "").replace(" ", "")
    return float(cleaned[:-1]) * 1000 if cleaned.endswith("k") else float(cleaned)


def _best_amount(text: str) -> Pay | None:
    best: tuple[int, Pay] | None = None
    for match in _MONEY.finditer(text):
        before, after = (
            text[max(0, match.start() - 70) : match.start()],
            text[match.end() : match.end() + 40],
        )
        if _NOT_PAY_AFTER.match(after) or negated(text, match.start()):
            continue
        unit = next((name for name, rule in _UNITS if rule.match(after)), "")
        if not unit and _HOURLY_BEFORE.search(before):
            unit = "hour"
        speaks_of_pay = bool(_PAY_BEFORE.search(before))
        if not unit and _NOT_PAY.search(before):
            continue
        if unit in {"", "piece"} and not speaks_of_pay:
            continue
        sign = (match["sign"] or match["sign2"]).strip().lower()
        low = _number(match["low"] or match["low2"])
        high = _number(match["high"]) if match["high"] else None
        if low == 0 or (unit == "hour" and low > 2000):
            continue
        currency = _CURRENCY.get(
            sign, {"dollars": "USD", "euros": "EUR", "pounds": "GBP"}.get(sign, "USD")
        )
        weight = (unit == "hour") * 4 + bool(unit) * 2 + speaks_of_pay
        pay = Pay(
            "paid",
            low,
            high,
            currency,
            unit or "whole",
            None,
            Quote(match.group(), match.start(), match.end()),
        )
        if best is None or weight > best[0]:
            best = weight, pay
    return best[1] if best else None


def _with_hourly(pay: Pay, hours: Hours) -> Pay:
    low = pay.amount or 0
    middle = (low + (pay.amount_high or low)) / 2 * _IN_USD.get(pay.currency, 0)
    hourly = None
    if pay.unit == "hour":
        hourly = middle
    elif pay.unit == "week" and hours.weekly:
        hourly = middle / hours.weekly
    elif pay.unit == "whole" and hours.total:
        hourly = middle / hours.total
    return Pay(
        pay.status,
        pay.amount,
        pay.amount_high,
        pay.currency,
        pay.unit,
        round(hourly, 2) if hourly else None,
        pay.quote,
    )
