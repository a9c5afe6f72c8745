"""Dates: of the work, and to apply by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from dateutil.parser import parse

from fairbrief.fairness.beginnings import ahead
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("dates")

WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "twenty-five": 25, "thirty": 30, "thirty-five": 35, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "an": 1, "a few": 3, "several": 4, "a dozen": 12, "a couple of": 2,
}  # fmt: skip
SPELT = _BOOK.part("SPELT")
TO = r"\s{0,2}(?:-|to|or|and)\s{0,2}"

MONTH = _BOOK.part("MONTH")
_YEAR = _BOOK.part("YEAR")
DATE = _BOOK.part("DATE")
_DAY_NAMED = _BOOK.rule("day named")
_NAMED_DAY = _BOOK.part("NAMED_DAY")
_BOOK.parts["WHEN"] = rf"\b{ahead(rf'(?:{DATE}|{_NAMED_DAY})')}"
_FROM_TO = _BOOK.clue("from to")
_NOT_PERIOD = _BOOK.rule("not period")
_OF_OTHER_THINGS = _BOOK.rule("of other things")
_END = _BOOK.clue("end")
_LIMIT = _BOOK.clue("limit")
_NOT_OF_WORK = _BOOK.rule("not of work")
_GOAL = _BOOK.clue("goal")
_OF_IT = _BOOK.rule("of it")
_WAS = _BOOK.rule("was")
APPLYING = _BOOK.rule("applying")
_APPLY_HEAD = _BOOK.clue("apply head")
_A_DATE = re.compile(_BOOK.part("WHEN"))
#: Between the first day and the last.
_BETWEEN = re.compile(r"\b(?:and|to|till?|until|through)\b|[–—]| - ")
_LINES_BELOW = 3
_APPLY_BY = _BOOK.clue("apply by")
_ALONE = _BOOK.rule("alone")


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


def days_of(words: str, *, near: date) -> list[date]:
    """The whole dates that words name, in their order: of a time from one day to another both."""
    named = (day_of(part, near=near) for part in _BETWEEN.split(words))
    return [day for day in named if day is not None]


def middle(match: re.Match[str]) -> float:
    """The middle of the number or range a pattern caught in its groups low and high."""
    low = _number(match["low"])
    high = match["high"] if "high" in match.re.groupindex else None
    return (low + _number(high)) / 2 if high else low


def _number(word: str) -> float:
    return float(WORDS[word]) if word in WORDS else float(word)


def read_period(page: Page) -> Quote | None:
    """From a month or date to another: how long, and by when, at once."""
    for match, start, _end in page.matches(_FROM_TO):
        before = page.plain[start : match.start()]
        if _OF_OTHER_THINGS.search(before[-_NEAR:]):
            continue
        if not _NOT_PERIOD.search(before[-30:]) and not APPLYING.search(before[-40:]):
            return page.quote(match.start(), match.end())
    return None


#: "Starting April through June": in these months it begins.
_STARTING = re.compile(
    rf"\bstart(?:s|ing)? $|\bstart(?:s|ing)? (?:in |from |between |any ?time )?(?:{MONTH} ?)$"
)
_USUALLY = re.compile(r"\b(?:typically|generally|usually|normally|expecting)\b")
_NEAR = 45


#: What closes is the call, unless it is the work that does.
_CLOSES = re.compile(r"closes?\b")
_WHAT_ENDS = re.compile(
    r"\b(?:projects?|phase|period|placement|exhibition|season|intern\w{0,5}|program\w{0,3}"
    r"|work|shop|office|show|term)\b"
)
#: "Clips, please. By April 1." and a heading "Apply" over it: within so many letters.
_SHORT, _JUST_BEFORE = 44, 130


def _is_of_applying(page: Page, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a day is one to apply by: its sentence speaks of applying, or is no more than the day
    and the words before it do."""
    if APPLYING.search(page.plain, start, end):
        return True
    if _CLOSES.match(page.plain, match.start()):
        return _WHAT_ENDS.search(page.plain, start, end) is None
    is_bare = end - start < _SHORT and _BARE.match(page.plain, start)
    before = max(0, start - _JUST_BEFORE)
    return bool(is_bare) and APPLYING.search(page.plain, before, start) is not None


_BARE = re.compile(
    r"\W{0,4}(?:and |please )?(?:by|before|until|till|no later|latest|deadline|due|closing)\b"
)


#: "We have informed everybody by 30 April": a day of theirs.
_TOLD = re.compile(
    r"\b(?:contacted|notified|notification|informed of|shortlisted|interviewed|(?:get|be) back to you"
    r"|mak(?:e|ing) (?:\w{3,9} )?offers"
    r"|offers? (?:of|for|to) [^\n.;]{0,40}(?:made|sent|given|extended))\b"
)
#: The end of a term or a season that no month is named of: how long, and no day.
_VAGUE = re.compile(
    r"\b(?:(?:end|close|middle|last (?:week|day)) of (?:(?:the|your|this|that|each|an?) )?"
    r"(?:(?!january|february|march|april|may|june|july|august|september|october|november|december)"
    r"\w{3,10} ){0,2}(?:terms?|semesters?|quarter|year|summer|spring|fall|autumn|winter|season)"
    r"|through(?:out)? the season)$"
)


#: An event of the house that has no date here: "our spring fair".
_AN_EVENT = re.compile(rf"\b{_BOOK.part('EVENT')}$")
#: What says that it is the event by which a thing is there, and not what it is made for or about.
_BY_IT = re.compile(
    r"\b(?:by|before|until|till|through|to|ahead of|at|with|on|of|is|are"
    r"|(?:time|ready|needed|wanted|required|done|finished) for) $"
)


def read_deadline(page: Page) -> Quote | None:
    """The date the work is due or ends; a date to apply by is another fact, and so are the months
    in which work of the kind usually falls. A day of the calendar goes before an event."""
    by_event = None
    for quote in (*_days_due(page), *_period_due(page)):
        event = _AN_EVENT.search(page.plain, quote.start, quote.end)
        if event is None:
            return quote
        if by_event is None and _BY_IT.search(page.plain, quote.start, event.start()):
            by_event = quote
    return by_event


def _days_due(page: Page) -> Iterator[Quote]:
    for match, start, end in page.matches(_END):
        before = page.plain[start : match.start()]
        if not (
            _VAGUE.search(match.group())
            or _is_of_applying(page, match, start, end)
            or _TOLD.search(page.plain, start, end)
            or _STARTING.search(before)
            or _OF_OTHER_THINGS.search(before[-_NEAR:])
            or _USUALLY.search(before[-_NEAR:])
        ):
            yield page.quote(match.start(), match.end())
    for match, start, end in page.matches(_LIMIT):
        if not (
            _VAGUE.search(match.group())
            or _NOT_OF_WORK.search(page.plain, start, end)
            or _is_of_applying(page, match, start, end)
        ):
            yield page.quote(match.start(), match.end())
    for match, start, end in page.matches(_GOAL):
        if (
            _OF_IT.search(page.plain, start, end)
            and not _VAGUE.search(match.group())
            and not _WAS.search(page.plain, start, end)
            and not _NOT_OF_WORK.search(page.plain, start, end)
            and not APPLYING.search(page.plain, start, end)
        ):
            yield page.quote(match.start(), match.end())


def _period_due(page: Page) -> Iterator[Quote]:
    """The end of the months in which it takes place, unless they are the usual ones."""
    period = page.once(read_period)
    if (
        period is not None
        and not _USUALLY.search(page.plain, max(0, period.start - _NEAR), period.end)
        and not _VAGUE.search(period.text.lower())
    ):
        yield period


_START = _BOOK.clue("start")


def read_start(page: Page) -> Quote | None:
    """The day, or about when, the work begins."""
    for match, start, end in page.matches(_START):
        if not APPLYING.search(page.plain, start, end):
            return page.quote(match.start(), match.end())
    return page.once(read_period)


#: "Applicants must be available to start no later than June 2": a day to begin.
_TO_BEGIN = re.compile(
    r"\b(?:start|starting|begin|beginning|commence|resume|join(?: us)?|report(?: for \w{4,6})?)"
    r"(?: work| on[- ]site)? $"
)


def read_application_deadline(page: Page) -> Quote | None:
    for match, start, end in page.matches(_APPLY_BY):
        is_other = _USUALLY.search(page.plain, start, match.end()) or _TO_BEGIN.search(
            page.plain, start, match.start()
        )
        if (
            not is_other
            and _TOLD.search(page.plain, max(start, match.start() - _NEAR), match.end()) is None
            and (_is_of_applying(page, match, start, end) or _ALONE.match(page.plain, start, end))
        ):
            return page.quote(match.start(), match.end())
    for match, _start, end in page.matches(_APPLY_HEAD):
        if page.plain.startswith(".", end):
            continue  # "within established deadlines." is no heading
        for _line in range(_LINES_BELOW):
            start, end = page.sentence_at(end + 2)
            if date := _A_DATE.search(page.plain, start, end):
                return page.quote(match.start(), date.end())
    return None
