"""Hours, duration, deadlines."""

from __future__ import annotations

from dataclasses import dataclass

from fairbrief.fairness.text import Quote, first, pattern, quotes

_NUMBER = r"(\d{1,3}(?:\.\d)?)(?:\s{0,2}(?:-|–|—|to|or|and)\s{0,2}(\d{1,3}(?:\.\d)?))?"
_HOURS = r"\+?\s{0,2}-?(?:hours?|hrs?\.?|h)"
_WEEKLY = pattern(
    rf"\b{_NUMBER}{_HOURS}\s{{0,2}}(?:of (?:work|time)\s{{1,2}})?"
    r"(?:/|per|a|each|every|in a)\s{0,2}(?:wk|week)\b",
    rf"\b{_NUMBER}{_HOURS}\s{{1,2}}weekly\b",
    rf"\bweekly(?: hours)?\s?:?\s{{0,2}}{_NUMBER}{_HOURS}\b",
    rf"\bhours (?:per|a|each) week\s?:?\s{{0,2}}{_NUMBER}\b",
)
_DAILY = pattern(
    rf"\b{_NUMBER}{_HOURS}\s{{0,2}}(?:/|per|a|each|every)\s{{0,2}}day\b",
    rf"\b{_NUMBER}{_HOURS}\s{{1,2}}daily\b",
)
_TOTAL = pattern(
    rf"\b{_NUMBER}{_HOURS}\s{{1,2}}(?:in (?:all|total)|total|altogether|of work|for the (?:whole|"
    r"project))\b",
    rf"\b(?:total(?: of)?|about|around|approximately|roughly|estimated(?: at)?|takes?|budget(?:ed)?"
    rf" (?:of|for)?)\s?:?\s{{0,2}}{_NUMBER}{_HOURS}\b(?!\s{{0,2}}(?:/|per|a|each|every)\s?(?:wk|"
    r"week|day))",
    rf"\b{_NUMBER}{_HOURS}\s{{1,2}}(?:project|micro-?internship|assignment)\b",
    rf"\bestimated hours\s?:?\s{{0,2}}{_NUMBER}\b",
)
_ANY_HOURS = pattern(
    rf"\b{_NUMBER}{_HOURS}\s{{0,2}}(?:/|per|a|each|every|weekly|daily|in all|in total|total|of)\b",
    r"\b(?:full|part)[ -]?time\b.{0,20}\b\d{2}\s?(?:hours|hrs|h)\b",
    r"\b\d{1,2} ?minutes? (?:or|to|-) ?\d{1,2} ?(?:hours?|minutes?) (?:a|per|each) day\b",
)
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?,?\s)?"
    rf"(?:{_MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s?\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s"
    rf"(?:of\s)?{_MONTHS}(?:,?\s?\d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|"
    rf"{_MONTHS}\s\d{{4}})"
)
_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|eight|nine|ten|twelve|a few|several)"
_DURATION = pattern(
    rf"\b{_COUNT}\s{{0,2}}(?:(?:-|–|to|or)\s{{0,2}}{_COUNT}\s{{0,2}})?[- ]?(?:week|month|day)s?"
    r"[- ](?:long|program(?:me)?|internship|project|duration|period|contract|paid|micro|placement|"
    r"course|commitment)\b",
    rf"\b(?:duration|length|period|term|timeline|time ?frame)\s?(?:of [a-z ]{{2,30}})?\s?(?::|is|-)"
    rf"\s?[^\n.]{{0,25}}\b{_COUNT}\s?(?:(?:-|–|to)\s?{_COUNT}\s?)?(?:week|month|day)s?\b",
    rf"\b(?:for|over|lasts?|lasting|spans?|runs? for|takes?|within|minimum of|at least|commit to)"
    rf"\s(?:the\s|about\s|around\s|up to\s|next\s)*{_COUNT}\s?(?:(?:-|–|to)\s?{_COUNT}\s?)?"
    r"(?:week|month)s?\b(?! (?:ago|old|of experience|in business))",
    rf"\b{_MONTHS}\s?(?:\d{{4}}\s?)?(?:-|–|to|through|until)\s?{_MONTHS}(?:\s?\d{{4}})?\b",
    rf"(?:^|[,.|(:]|for)\s{{0,3}}{_COUNT}\s?(?:(?:-|–|to)\s?{_COUNT}\s?)?(?:week|month)s\b(?! (?:ago|old|of exp))",
)
_DEADLINE = pattern(
    rf"\b(?:due|deliver(?:ed|y)?|hand(?:ed)? in|submit(?:ted)? (?:your |the )?(?:work|report|final "
    rf"\w{{2,20}})|finish(?:ed)?|complete[d]?|completion|ends?|ending|end date|until|through|done)"
    rf"\s?(?:date)?\s?(?::|is|on|by|before|at the latest)?\s?(?:the end of\s)?{_DATE}",
    rf"\bfrom\s{_DATE}\s?(?:-|–|to|through|until)\s?{_DATE}",
    rf"\brun(?:s|ning)? (?:from )?(?:{_DATE}|{_MONTHS}|through)[^.\n]{{0,12}}(?:to|through|until)"
    rf"[^.\n]{{0,3}}(?:{_DATE}|{_MONTHS})",
)
_APPLY_BY = pattern(
    rf"\b(?:apply|applications?|applicants?|resumes?|cvs?|cover letters?|submit|send)\b[^.\n]{{0,140}}"
    rf"\b(?:by|before|until|no later than|due|close[sd]?|closing|deadline)\b[^.\n]{{0,30}}?{_DATE}",
    rf"\b(?:application (?:deadline|due)|deadline(?: to apply| for applications?)?|apply by|closing "
    rf"date|closes(?: on)?)\b[^.\n]{{0,30}}?{_DATE}",
)


@dataclass(frozen=True)
class Hours:
    """Hours as stated: in all, a week; None when not said. Ranges give their middle."""

    stated: bool
    total: float | None
    weekly: float | None
    quote: Quote | None


def middle(groups: tuple[str | None, ...]) -> float | None:
    """The middle of the first number or range among a pattern's groups."""
    numbers = [float(each) for each in groups if each]
    return sum(numbers[:2]) / len(numbers[:2]) if numbers else None


def read_hours(text: str) -> Hours:
    weekly = _WEEKLY.search(text)
    daily = _DAILY.search(text)
    total = _TOTAL.search(text)
    a_week = middle(weekly.groups()) if weekly else None
    in_all = middle(total.groups()) if total else None
    found = weekly or total or daily or _ANY_HOURS.search(text)
    if a_week is not None and a_week > 80:
        a_week = None
    quote = Quote(found.group(), found.start(), found.end()) if found else None
    return Hours(found is not None, in_all, a_week, quote)


def read_duration(text: str) -> Quote | None:
    return first(_DURATION, text, plain=False)


def read_deadline(text: str) -> Quote | None:
    """The date the work is due or ends; a date to apply by is another fact."""
    apply_spans = [quote.span for quote in quotes(_APPLY_BY, text, plain=False)]
    for quote in quotes(_DEADLINE, text, plain=False):
        if not any(start <= quote.start < end for start, end in apply_spans):
            return quote
    return None


def read_application_deadline(text: str) -> Quote | None:
    return first(_APPLY_BY, text, plain=False)
