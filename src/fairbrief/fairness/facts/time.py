"""Hours, duration, deadlines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fairbrief.fairness.clues import clue
from fairbrief.fairness.facts.clock import days_between, hours_between
from fairbrief.fairness.facts.dates import (
    middle,
    read_application_deadline,
    read_deadline,
    read_period,
    read_start,
)
from fairbrief.fairness.facts.repeated import BOOK as _BOOK
from fairbrief.fairness.facts.repeated import Times, is_of_one_piece, of_all_pieces, so_many_times
from fairbrief.fairness.facts.selection import is_of_selection
from fairbrief.fairness.facts.tables import sums_of_table
from fairbrief.fairness.text import Page, Quote

__all__ = [
    "Hours",
    "read_application_deadline",
    "read_deadline",
    "read_duration",
    "read_hours",
    "read_start",
]

_NUMBER = _BOOK.part("NUMBER")
_HOUR = _BOOK.part("HOUR")

_WEEKLY = _BOOK.clue("weekly")
_CLOCK = _BOOK.clue("clock")
_NINE_NINE_SIX = _BOOK.clue("nine nine six")
_NOT_CLOCK = _BOOK.rule("not clock")
_TERM_TIME = re.compile(
    r"\b(?:semester|term|academic year|school year|fall|spring)\W{1,3}(?:\w{1,10} ){0,2}$"
)
_DAILY = _BOOK.clue("daily")
_MINUTES_A_DAY = _BOOK.clue("minutes a day")
_TOTAL = _BOOK.clue("total")
_A_WEEK_OR_DAY = _BOOK.rule("a week or day")
#: The open-source summer programmes give a project's size as a bare number of hours.
_PROJECT_SIZE = clue(r"\b(?:duration|size)\s?:\s?(?P<low>90|175|350)\b")
_ANY_HOURS = clue(rf"{_NUMBER}{_HOUR}")
_NOT_WORK = _BOOK.rule("not work")
_NOT_WORK_AFTER = _BOOK.rule("not work after")
_STANDING = re.compile(
    r"\b(?:24|48|72)\W{0,2}hours?\b(?! (?:in (?:all|total)|total|altogether|of (?:paid )?work))"
)

_DURATION = _BOOK.clue("duration")
_NOT_DURATION = _BOOK.rule("not duration")
_NOT_DURATION_AFTER = _BOOK.rule("not duration after")
_TERMS_LONG = _BOOK.clue("terms long")
_OF_OTHER_TERMS = _BOOK.rule("of other terms")
_DAYS_LONG = _BOOK.clue("days long")


@dataclass(frozen=True)
class Hours:
    """Hours as stated: in all, a week, a day; None when not said. Ranges give their middle.

    `total` may follow from hours a week and weeks; `total_stated` stands in the text.
    """

    stated: bool
    total: float | None
    weekly: float | None
    quote: Quote | None
    daily: float | None = None
    total_stated: float | None = None


def _is_of_work(page: Page, match: re.Match[str]) -> bool:
    before = page.plain[max(0, match.start() - 24) : match.start()].rpartition("\n")[2]
    after = page.plain[match.end() : match.end() + 24].partition("\n")[0]
    return not (
        _NOT_WORK.search(before)
        or _NOT_WORK_AFTER.match(after)
        or _STANDING.match(match.group())
        or is_of_selection(page, match.start())
    )


_A_MEETING = _BOOK.rule("a meeting")
_TAUGHT = _BOOK.rule("taught")


#: Nine in the morning to nine in the evening on six days.
_ON_SIX_DAYS = 72.0


def _weekly(page: Page) -> tuple[float | None, Quote | None]:
    """Hours a week; of several, those of the term win over those of the break."""
    found = [
        match
        for match, _s, _e in page.matches(_WEEKLY)
        if 0 < middle(match) <= 80
        and not _A_MEETING.match(page.plain, match.end())
        and not _TAUGHT.search(match.group())
    ]
    if not found:
        six = page.first(_NINE_NINE_SIX)
        return (_ON_SIX_DAYS if six else None), six
    in_term = [
        match
        for match in found
        if _TERM_TIME.search(page.plain[max(0, match.start() - 40) : match.start()])
    ]
    match = (in_term or found)[0]
    return middle(match), page.quote(match.start(), match.end())


def _daily(page: Page) -> tuple[float | None, Quote | None]:
    for match, _s, _e in page.matches(_DAILY):
        if 0 < middle(match) <= 16 and _is_of_work(page, match):
            return middle(match), page.quote(match.start(), match.end())
    for match, _s, _e in page.matches(_MINUTES_A_DAY):
        hours = middle(match) / 60 if match.group().endswith("day") else None
        return hours, page.quote(match.start(), match.end())
    return None, None


_DAYS_A_WEEK = _BOOK.clue("days a week")
_ALL_WEEK = clue(
    r"\bmon(?:day)?s?\s?(?:-|to|through|thru|until)\s?fri(?:day)?s?\b|\b(?:every|each) weekday\b"
)


def _days_a_week(page: Page) -> float | None:
    for match, _s, _e in page.matches(_DAYS_A_WEEK):
        return days if (days := middle(match)) <= 7 else None
    return 5 if page.first(_ALL_WEEK) else None


def _days_named(page: Page, beside: Quote | None) -> int | None:
    """On how many days, where the hours of one stand beside their names: "3 hours a day, Mon-Thu"."""
    start, end = page.sentence_at(beside.start) if beside else (0, 0)
    days = days_between(page.plain[start:end])
    return days if days and days > 1 else None


def _total(page: Page) -> tuple[float | None, Quote | None]:
    for sought in (_TOTAL, _PROJECT_SIZE):
        for match, _s, _e in page.matches(sought):
            after = page.plain[match.end() : match.end() + 16]
            if not _is_of_work(page, match) or is_of_one_piece(page, match):
                continue
            if 5 <= middle(match) <= 2000 and not _A_WEEK_OR_DAY.match(after):
                return middle(match), page.quote(match.start(), match.end())
    return None, None


def _any(page: Page) -> tuple[float | None, Quote | None]:
    """Hours said without a frame: the hours of the whole, if they are as many as work takes."""
    for match, _s, _e in page.matches(_ANY_HOURS):
        if _is_of_work(page, match) and middle(match) < 1000:
            quote = page.quote(match.start(), match.end())
            if is_of_one_piece(page, match):
                return of_all_pieces(page, match), quote
            number = middle(match)
            return number if number >= 5 else None, quote
    return None, None


def _on_the_clock(page: Page) -> Quote | None:
    for match, start, _end in page.matches(_CLOCK):
        if not _NOT_CLOCK.search(page.plain, start, match.start()):
            return page.quote(match.start(), match.end())
    return None


#: Letters that may follow a quote that ends with a number: " p.m.".
_AP_M = 5


def _by_the_clock(page: Page, said: Quote | None) -> tuple[float | None, float | None]:
    """Hours a day and a week that times of the clock come to, where they can be counted."""
    if said is None:
        return None, None
    start, end = page.sentence_at(said.start)
    words = page.plain[start:end]
    hours = hours_between(page.plain[said.start : said.end + _AP_M])
    if hours is None:
        return None, None
    days = days_between(words) or _days_a_week(page)
    return hours, round(hours * days, 2) if days else None


#: A bare number of these is a full week: no project is estimated at half an hour.
_FULL_WEEKS = (36.25, 37.5, 38.5, 38.75)


def read_hours(page: Page, weeks: float | None = None) -> Hours:
    """Hours a week, a day and in all; weekly hours over `weeks` give the whole if it is not said."""
    times = so_many_times(page)
    weekly, week_quote = _weekly(page)
    daily, day_quote = _daily(page)
    stated, total_quote = _total(page)
    table = page.once(sums_of_table)
    if table.hours and table.hours_quote:
        stated, total_quote, times, daily = table.hours, table.hours_quote, None, None
    elif week_quote and total_quote and _holds(week_quote, total_quote):
        stated = None  # "one day a week (7 hours)"
    if times and times.is_weekly and week_quote and _holds(times.quote, week_quote):
        weekly, week_quote = None, None  # "two 4-hour shifts a week"
    if times is not None and (total_quote is None or _holds(times.quote, total_quote)):
        weekly, stated, daily = _with_times(times, weekly, stated, daily)
    if weekly is None and daily and (days := _days_a_week(page) or _days_named(page, day_quote)):
        weekly = round(daily * days, 2)
    any_number, any_quote = _any(page)
    if stated is None and weekly is None and daily is None:
        if any_number in _FULL_WEEKS:
            weekly = any_number
        else:
            stated = any_number
    on_clock = _on_the_clock(page)
    if stated is None and weekly is None and daily is None:
        daily, weekly = _by_the_clock(page, on_clock)
    total = round(weekly * weeks, 1) if stated is None and weekly and weeks else stated
    times_quote = times.quote if times else None
    quote = week_quote or times_quote or total_quote or day_quote or any_quote or on_clock
    return Hours(quote is not None, total, weekly, quote, daily, stated)


def _holds(longer: Quote, shorter: Quote) -> bool:
    """Whether the one begins within the other."""
    return longer.start <= shorter.start < longer.end


def _with_times(
    times: Times, weekly: float | None, stated: float | None, daily: float | None
) -> tuple[float | None, float | None, float | None]:
    """Hours a week, in all and a day, with what so many times so long come to; what is said of a
    week stays."""
    if times.is_weekly:
        return weekly or times.hours, stated, daily
    return weekly, times.hours if weekly is None else stated, None


def _is_wide(match: re.Match[str]) -> bool:
    """Three to six months is no length to count hours with; twelve to thirteen weeks is."""
    low, high = match["low"], match["high"]
    return bool(high) and not (low.isdigit() and high.isdigit() and int(high) <= int(low) * 1.25)


#: "12 weeks in Lisbon", "ten weeks in our Boston office": the place where it lasts so long, in the
#: letters as given; what somebody has months of practice in is none.
_IN_A_PLACE = re.compile(
    r" in (?:(?:our|the) (?:[\w'’&-]{2,20} ){0,3}(?:offices?|labs?|studios?|workshops?|newsroom"
    r"|headquarters|archives?|library|museum)\b|(?:NYC|USA?|UK|UAE|D\.?C)\b"
    r"|(?!Python|Excel|Java|React|Figma|Sales|Marketing|Finance|Design|Retail)[A-Z][a-z]{2,})"
)
#: "We raised it in ten weeks", "she learned the trade for six months": of others, or over.
_BY_OTHERS = re.compile(
    r"\b(?:i|we|he|she|they|who|it|founders?|team) (?:\w{2,10} )?(?:\w{3,12}ed|spent|was|were|had|did"
    r"|built|grew|took|learnt|taught|made|got|ran|won|met)\b"
)
_YOU_SPEND = re.compile(r"\b(?:you|interns?|students?)(?:'ll| will)? spend (?:the |about )?$")


_SOME_EXPERIENCE = re.compile(r"(?: [\w-]{2,14}){1,3} experience")


def _from_and_until(page: Page) -> Quote | None:
    """ "From 1 May", and elsewhere when it ends."""
    start = page.once(read_start)
    return start if start and page.once(read_deadline) else None


#: So many characters before terms say whose they are.
_BEFORE_TERMS = 60


def _terms_long(page: Page) -> Quote | None:
    """How many terms or years it lasts, not how many somebody has behind them."""
    for match, start, _end in page.matches(_TERMS_LONG):
        since = max(start, match.start() - _BEFORE_TERMS)
        if not _OF_OTHER_TERMS.search(page.plain, since, match.start()):
            return page.quote(match.start(), match.end())
    return None


def _lasts_not(page: Page, match: re.Match[str], start: int) -> bool:
    """Whether what follows weeks or months says that it is something else that lasts so long."""
    other = _NOT_DURATION_AFTER.match(page.plain, match.end(), match.end() + 40)
    if other is None:
        return False
    if page.part_at(match.start()) != "wanted" and _IN_A_PLACE.match(page.text, match.end()):
        return _BY_OTHERS.search(page.plain, start, match.start()) is not None
    is_title = match.group().endswith(("-week", "-month"))  # "a ten-week lab experience"
    return not (is_title and _SOME_EXPERIENCE.fullmatch(other.group()))


def read_duration(page: Page) -> tuple[Quote | None, float | None]:
    """How long it lasts, in the posting's words and, where it can be counted, in weeks."""
    for match, start, _end in page.matches(_DURATION):
        before = page.plain[max(start, match.start() - 40) : match.start()]
        if not _lasts_not(page, match, start) and (
            _YOU_SPEND.search(before) or not _NOT_DURATION.search(before)
        ):
            weeks = middle(match) * (13 / 3 if match["unit"][0] == "m" else 1)
            is_known = weeks <= 60 and not _is_wide(match)
            return page.quote(match.start(), match.end()), weeks if is_known else None
    quote = (
        _terms_long(page)
        or page.first(_DAYS_LONG, plain=False)
        or page.once(read_period)
        or _from_and_until(page)
    )
    return quote, _weeks_of_one(quote)


#: "For a month" is as good as a number.
_ONE = re.compile(r"\b(?:a|one) (week|fortnight|month)$")
_WEEKS_OF = {"week": 1.0, "fortnight": 2.0, "month": 13 / 3}


def _weeks_of_one(said: Quote | None) -> float | None:
    found = _ONE.search(said.text.lower()) if said else None
    return _WEEKS_OF[found[1]] if found else None
