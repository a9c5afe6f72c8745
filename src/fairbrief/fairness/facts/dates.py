"""Dates: of the work, and to apply by."""

from __future__ import annotations

import re
from datetime import date, datetime

from dateutil.parser import parse

from fairbrief.fairness.clues import clue
from fairbrief.fairness.text import Page, Quote

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "a few": 3, "several": 4,
}  # fmt: skip
SPELT = "one|two|three|four|five|six|seven|eight|nine|ten|twelve"
TO = r"\s{0,2}(?:-|to|or|and)\s{0,2}"

_MONTH = (
    r"(?:january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct|"
    r"november|nov|december|dec)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = (
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?,?\s)?(?:{_MONTH}\s{_DAY}\b(?!,? hours?)(?:,?\s{_YEAR})?|"
    rf"{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?|{_YEAR}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?(?![\d/])|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}|"
    rf"{_MONTH}\s{_YEAR})"
)
_DAY_NAMED = re.compile(
    rf"{_MONTH}\s{_DAY}\b(?:,?\s{_YEAR})?|{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?|{_YEAR}-\d\d-\d\d"
)
_FROM_TO = clue(
    rf"\b{_MONTH}(?:\s{_DAY}\b)?(?:,?\s{_YEAR})?\s?(?:-|to|through|until|till)\s?(?:early |mid-?\s?|late |the end of )?(?:{DATE}|{_MONTH})",
    rf"\b(?:runs?|lasts?|running|program(?:me)?|internship|position|work|contract)\b[^\n]{{0,40}}?\b(?:through|until|till|to the end of)\s(?:the end of )?(?:{DATE}|{_MONTH})",
    rf"\b(?:from|between)\s{DATE}\s?(?:-|to|through|until|till|and)\s?{DATE}",
    rf"\bstart(?:s|ing)?\b[^\n]{{0,40}}?{DATE}[^\n]{{0,20}}\b(?:end(?:s|ing)?|finish\w{{0,3}})\b[^\n]{{0,12}}?{DATE}",
)
_NOT_PERIOD = re.compile(
    r"\b(?:\w{0,12}avail\w{0,8}|start(?:s|ing)?|begin\w{0,5}|founded|deadline|since|window|open)\W{1,3}(?:date |on |in |from |between |is )?$"
)
_END = clue(
    rf"\b(?:due|deliver(?:ed|y)?|handed in|hand in|submit(?:ted)?|finish(?:ed)?|completed?|completion|ends?|ending|end date|"
    rf"due date|done|until)\b[^\n]{{0,32}}?{DATE}",
)
APPLYING = re.compile(
    r"\b(?:appl(?:y|ication|ications|icants?|ying)|resumes?|cvs?|cover letters?|r[eé]sum[eé]s?|send (?:us|your|in)|"
    r"consider(?:ed|ation)|nominations?|registration|posting (?:closes|date|end))\b"
)
_APPLY_BY = clue(
    rf"\b(?:by|before|until|no later than|not later than|deadlines?|due|clos(?:e|es|ing|ed)|through|ends?)\b[^\n]{{0,40}}?{DATE}",
)
_ALONE = re.compile(
    r"[\W_]{0,6}(?:(?:the|final) )?(?:deadline|closing date|closes(?: on)?|apply by)\b[^\n]{0,3}"
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
        day = parse(found.group(), default=datetime(near.year, 1, 1)).date()  # noqa: DTZ001
    except (ValueError, OverflowError):
        return None
    if re.search(_YEAR, found.group()):
        return day
    years = (day.replace(year=near.year + step, day=min(day.day, 28)) for step in (-1, 0, 1))
    year = min(years, key=lambda each: abs((each - near).days)).year
    return day.replace(year=year) if (day.month, day.day) != (2, 29) else day


def middle(match: re.Match[str]) -> float:
    """The middle of the number or range a pattern caught in its groups low and high."""
    groups = match.groupdict()
    numbers = [_number(each) for each in (groups["low"], groups.get("high")) if each]
    return sum(numbers) / len(numbers)


def _number(word: str) -> float:
    return float(_WORDS[word]) if word in _WORDS else float(word)


def read_period(page: Page) -> Quote | None:
    """From a month or date to another: how long, and by when, at once."""
    for match, start, _end in page.matches(_FROM_TO):
        before = page.plain[start : match.start()]
        if not _NOT_PERIOD.search(before[-30:]) and not APPLYING.search(before[-40:]):
            return page.quote(match.start(), match.end())
    return None


def read_deadline(page: Page) -> Quote | None:
    """The date the work is due or ends; a date to apply by is another fact."""
    for match, start, end in page.matches(_END):
        if not APPLYING.search(page.plain, start, end):
            return page.quote(match.start(), match.end())
    return read_period(page)


def read_application_deadline(page: Page) -> Quote | None:
    for match, start, end in page.matches(_APPLY_BY):
        if APPLYING.search(page.plain, start, end) or _ALONE.match(page.plain, start, end):
            return page.quote(match.start(), match.end())
    return None
