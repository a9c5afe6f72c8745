"""Dates: of the work, and to apply by."""

from __future__ import annotations

import re
from datetime import date, datetime

from dateutil.parser import parse

from fairbrief.fairness.beginnings import ahead
from fairbrief.fairness.clues import clue
from fairbrief.fairness.text import Page, Quote

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "twenty": 20, "twenty-five": 25, "thirty": 30, "thirty-five": 35, "forty": 40,
    "fifty": 50, "sixty": 60, "an": 1, "a few": 3, "several": 4, "a dozen": 12, "a couple of": 2,
}  # fmt: skip
SPELT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"twenty-five|twenty|thirty-five|thirty|forty|fifty|sixty|a dozen)\b"
)
TO = r"\s{0,2}(?:-|to|or|and)\s{0,2}"

MONTH = (
    r"(?:january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct|"
    r"november|nov|december|dec)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s(?:the\s)?)"
DATE = (
    rf"(?:\b{_WEEKDAY}?(?:{MONTH}\s{_DAY}\b(?!,? hours?)(?:,?\s{_YEAR})?|"
    rf"{_DAY}\.?\s(?:of\s)?{MONTH}(?:,?\s{_YEAR})?|{_YEAR}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?(?![\d/])|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{2,4}}\b|(?!\d))|\d{{1,2}}\.(?:0\d|1[0-2])(?=\W*$)|"
    rf"\d{{1,2}}-\d{{1,2}}-\d{{4}}|{MONTH}\s{_YEAR}))"
)
_DAY_NAMED = re.compile(
    rf"{MONTH}\s{_DAY}\b(?:,?\s{_YEAR})?|{_DAY}\s(?:of\s)?{MONTH}(?:,?\s{_YEAR})?|{_YEAR}-\d\d-\d\d"
)
#: Days that are no date of the calendar, and are plain all the same.
_NAMED_DAY = r"(?:the (?:end|last day|last week|middle|beginning|close) of (?:the )?(?:\w{3,10} )?(?:january|february|march|april|may|june|july|august|september|october|november|december|classes|term|semester|(?:the )?month|year|summer|spring|fall|autumn)|halloween|new year'?s|christmas|thanksgiving|easter|st patrick'?s|(?:mid|late|early)[- ](?:january|february|march|april|may|june|july|august|september|october|november|december)|the \d{1,2}(?:st|nd|rd|th)\b|\d{1,2}(?:st|nd|rd|th) of (?:the|each|every) month|finals week|the friday prior|(?:the )?(?:\d{1,2}(?:st|nd|rd|th)|last day|end|middle) of (?:this|next|the) (?:month|week)|(?:this|next|coming) (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:end of )?(?:this|next) (?:week|month)|cinco de mayo|labor day|memorial day|independence day|spring break|the (?:first|second|third|fourth|last) (?:week|monday|tuesday|wednesday|thursday|friday|weekend|day) (?:in|of) (?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:the )?(?:end|middle|start|beginning) of (?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:the )?start of (?:the )?(?:\w{3,8} )?(?:term|semester|classes|season)|(?:our|the|its|their) (?:\w{3,12} ){0,2}(?:festival|fair|gala|opening|launch|market|conference|show|exhibition|season|open day|holiday rush))"
_WHEN = rf"\b{ahead(rf'(?:{DATE}|{_NAMED_DAY})')}"
_TILL = r"(?:-|\u2192|>|to|through|thru|until|till|til|and ends?|ending|finishing)"
_FROM_TO = clue(
    rf"\b{MONTH}(?:\s{_DAY}\b)?(?:,?\s{_YEAR})?\s{{0,2}}{_TILL}\s{{0,2}}(?:early |mid-?\s?|late |the end of |end of )?(?:{DATE}|{MONTH})",
    rf"(?<![\d/.])\b{_DAY}\.?(?:\s(?:of\s)?{MONTH})?(?:,?\s{_YEAR})?\s{{0,2}}{_TILL}\s{{0,2}}{_DAY}\.?\s(?:of\s)?{MONTH}(?:,?\s{_YEAR})?",
    rf"\b(?:runs?|lasts?|running|program(?:me)?|internship|position|work|contract|hours|week(?:ly)?|appointment|engagement|begin\w{{0,4}}|course|season|goes|from now)\b[^\n]{{0,60}}?\b(?:through|until|till|til|to the end of|up to|and concludes|and ends|concluding|ending)\s(?:the end of )?{_WHEN}",
    r"\b\d{1,2}/\d{1,2}/(?:19|20)?\d\d\s?(?:-|to|through|until)\s?\d{1,2}/\d{1,2}/(?:19|20)?\d\d\b",
    rf"\b(?:from|between)\s(?:now|{_WHEN}|{MONTH}),?\s?(?:-|to|through|until|till|and)\s?(?:the end of )?(?:{_WHEN}|{MONTH})",
    rf"\bstart(?:s|ing)?\b[^\n]{{0,40}}?{DATE}[^\n]{{0,20}}\b(?:end(?:s|ing)?|finish\w{{0,3}}|conclud\w{{1,3}})\b[^\n]{{0,12}}?{DATE}",
    rf"\b(?:start(?:s|ing)?|begin(?:s|ning)?|arriv(?:e|es|ing))\b[^\n]{{0,40}}?{DATE}[^\n]{{0,20}}\b(?:stay|work|continue|remain|run|go)(?:s|ing)?(?: on)? (?:through|until|till|to)\s(?:the end of )?(?:{_WHEN}|{MONTH})",
)
_NOT_PERIOD = re.compile(
    r"\b(?:\w{0,12}avail\w{0,8}|start(?:s|ing)?|founded|deadline|since|window|open|season(?!:)|office hours|published|interviews?|peak)\W{1,3}(?:date |on |in |from |between |is )?$"
)
_END = clue(
    rf"\b(?:due|deliver(?:ed|y|ables?)?|handed in|hand in|submit(?:ted)?|finish(?:ed|es|ing)?|complet(?:e|ed|ion|ing)|ends?|ending|end date|due date|done|until|wrap(?:s|ped)? (?:it )?up|conclud(?:es?|ing)|last day|"
    rf"through|thru|need(?:ed|s)?(?: (?:it|em|them|everything|this|to be \w{{3,10}}))? (?:all )?(?:by|before)|(?:have|want|like|get|see) (?:it|them|everything|this|these|the \w{{3,12}}) (?:\w{{3,9}} )?(?:by|before)|in time for|(?:be|stay|around|available|commit) (?:\w{{2,10}} )?(?:till|until|through)|closes?|ready by|before the (?:\w{{3,12}} )?(?:release|launch|opening|event|deadline|election|conference|meeting)|final(?:s| files?| report| version)?|run(?:s)? (?:until|to)|at the printer by|demo day|out by|in by|by the)\b[^\n]{{0,36}}?{_WHEN}",
    rf"(?:{DATE})\W{{1,8}}(?:\w{{3,12}} )?(?:internships?|program(?:me)?|project|work|contract|placement|coding phase|phase) (?:ends?|concludes?|closes?|finishes)\b",
    rf"\b(?:coding phase|phase|project|placement|period|stage) [^\n]{{0,30}}\b(?:closes|ends|finishes)\b[^\n]{{0,8}}{_WHEN}",
    rf"\b(?:through|thru|until|till) (?:the end of |early |mid-?\s?|late )?{MONTH}(?! (?:break|holiday))",
    rf"\bfinal report\b[^\n]{{0,6}}{DATE}|@end\s{DATE}",
)
APPLYING = re.compile(
    r"\b(?:appl(?:y|ication|ications|icants?|ying|icationdue)|resumes?|cvs?|cover letters?|r[eé]sum[eé]s?|send (?:us|your|in|me)|write to|e-?mail|mail|get in touch|reply|ring|contact|tell (?:us|me)|letter|"
    r"consider(?:ed|ation)|nominations?|registration|register|posting (?:closes|date|end)|entries|candidatures?|submissions? (?:to|of)|proposals? (?:open|due)|expression|interested|names|finalists|open & closing|materials|portfolio to|clips|pitch to|proposals? to|vacancy)\b|\w@\w|@applicationdue"
)
#: A heading whose date stands in the lines below it.
_APPLY_HEAD = clue(
    r"\b(?:application )?deadlines?(?: (?:to apply|for (?:submitting )?applications?|dates?))?(?: (?:is|are))?\W{0,4}$|\b(?:apply by(?: date)?|closing date|last date(?: to apply)?|posting (?:closes|ends)|closes(?: on)?|applications? (?:due|close|deadline)s?(?: date| by| on)?)\W{0,4}$",
)
_A_DATE = re.compile(rf"{_WHEN}")
_LINES_BELOW = 3
_APPLY_BY = clue(
    rf"\b(?:applications?|concept papers?|proposals?|nominations?|materials|essays?|forms?)(?: (?:is|are|will be))?\W{{1,4}}(?:due|deadline)?\W{{0,3}}(?:on |by )?{DATE}|\b(?:proposals?|concept papers?|applications?)\b[^\n]{{0,24}}\b(?:is|are) due (?:on |by )?{_WHEN}",
    rf"\b(?:closing|close|application|apply|applications)_(?:date|deadline|by|close|end)\W{{1,6}}{DATE}",
    rf"\bdeadlines? (?:to apply|for|is|are)\b[^\n]{{0,90}}?{_WHEN}",
    rf"\b(?:by|before|until|no later than|not later than|on or before|deadlines?|due|clos(?:e|es|ing|ed)|through|ends?|date to apply|last date)\b[^\n]{{0,40}}?{_WHEN}",
    rf"\bopen (?:&|and) clos(?:ing|e) dates?\b[^\n]{{0,8}}?{DATE}|\b(?:names|letters|forms|entries|applicants) (?:to \w{{2,10}} )?by {_WHEN}",
    rf"{DATE}\W{{1,12}}(?:application )?deadline\b|@applicationdue\s{DATE}|(?:{DATE})\W{{1,8}}(?:deadline for (?:receipt of )?applications|applications? (?:are )?due)",
    r"\b(?:by|before|until) (?:cob |close of business |midnight |noon )?(?:on )?(?:halloween|new year'?s|the \d{1,2}(?:st|nd|rd|th)|\d{1,2} \w{3,9})\b",
)
_ALONE = re.compile(
    r"[\W_]{0,6}(?:(?:the|final|current|application) )?(?:deadlines?|closing[ _]date|application_deadline|apply_by|closing|closes?(?: on)?|close date|apply by|last date)\b[^\n]{0,3}"
)


def day_of(words: str, *, near: date) -> date | None:
    """The day that words name, in the year nearest to a day where they name none.

    Only whole dates count: None for a month alone, and for a numeric date that could be read two
    ways.
    """
    found = _DAY_NAMED.search(words.lower())
    if found is None:
        return None
    try:
        day: date = parse(found.group(), default=datetime(near.year, 1, 1)).date()  # noqa: DTZ001
    except (ValueError, OverflowError):
        return None
    if re.search(_YEAR, found.group()):
        return day
    years = (day.replace(year=near.year + step, day=min(day.day, 28)) for step in (-1, 0, 1))
    year = min(years, key=lambda each: abs((each - near).days)).year
    return day.replace(year=year) if (day.month, day.day) != (2, 29) else day


def middle(match: re.Match[str]) -> float:
    """The middle of the number or range a pattern caught in its groups low and high."""
    low = _number(match["low"])
    high = match["high"] if "high" in match.re.groupindex else None
    return (low + _number(high)) / 2 if high else low


def _number(word: str) -> float:
    return float(_WORDS[word]) if word in _WORDS else float(word)


def read_period(page: Page) -> Quote | None:
    """From a month or date to another: how long, and by when, at once."""
    for match, start, _end in page.matches(_FROM_TO):
        before = page.plain[start : match.start()]
        if not _NOT_PERIOD.search(before[-30:]) and not APPLYING.search(before[-40:]):
            return page.quote(match.start(), match.end())
    return None


#: "Starting April through June": in these months it begins.
_STARTING = re.compile(
    rf"\bstart(?:s|ing)? $|\bstart(?:s|ing)? (?:in |from |between |any ?time )?(?:{MONTH} ?)$"
)
_USUALLY = re.compile(r"\b(?:typically|generally|usually|normally|expecting)\b")
_NEAR = 45


def read_deadline(page: Page) -> Quote | None:
    """The date the work is due or ends; a date to apply by is another fact, and so are the months
    in which work of the kind usually falls."""
    for match, start, end in page.matches(_END):
        before = page.plain[start : match.start()]
        if not (
            APPLYING.search(page.plain, start, end)
            or _STARTING.search(before)
            or _USUALLY.search(before[-_NEAR:])
        ):
            return page.quote(match.start(), match.end())
    period = page.once(read_period)
    if period is None or _USUALLY.search(page.plain, max(0, period.start - _NEAR), period.end):
        return None
    return period


_START = clue(
    rf"\b(?:start(?:s|ing)?|begin(?:s|ning)?|commenc(?:e|es|ing)|kick(?:s|ing)? off|first day|@commences?)\b[^\n]{{0,24}}?{_WHEN}",
    rf"\bstart(?:ing)?(?: date)?\s?[:-]?\s?(?:immediate(?:ly)?|asap|as soon as possible|flexible|early \w{{3,9}}|{MONTH})",
    rf"\bfrom (?:early |mid-?\s?|late )?{DATE}\b",
)


def read_start(page: Page) -> Quote | None:
    """The day, or about when, the work begins."""
    for match, start, end in page.matches(_START):
        if not APPLYING.search(page.plain, start, end):
            return page.quote(match.start(), match.end())
    return page.once(read_period)


def read_application_deadline(page: Page) -> Quote | None:
    for match, start, end in page.matches(_APPLY_BY):
        if APPLYING.search(page.plain, start, end) or _ALONE.match(page.plain, start, end):
            return page.quote(match.start(), match.end())
    for match, _start, end in page.matches(_APPLY_HEAD):
        for _line in range(_LINES_BELOW):
            start, end = page.sentence_at(end + 2)
            if date := _A_DATE.search(page.plain, start, end):
                return page.quote(match.start(), date.end())
    return None
