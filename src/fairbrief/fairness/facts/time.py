"""Hours, duration, deadlines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fairbrief.fairness.clues import clue
from fairbrief.fairness.facts.dates import (
    MONTH,
    SPELT,
    TO,
    middle,
    read_application_deadline,
    read_deadline,
    read_period,
    read_start,
)
from fairbrief.fairness.text import Page, Quote

__all__ = [
    "Hours",
    "read_application_deadline",
    "read_deadline",
    "read_duration",
    "read_hours",
    "read_start",
]

_NUMBER = rf"(?<![a-z0-9.$£€])(?:about |some |around )?(?P<low>\d{{1,4}}(?:\.\d{{1,2}})?|{SPELT})(?:\s?\(\d{{1,3}}\))?(?:\+|ish)?(?:{TO}(?P<high>\d{{1,4}}(?:\.\d{{1,2}})?|{SPELT})(?:\s?\(\d{{1,3}}\))?)?"
_HOUR = r"\s?\+?[\s-]{0,2}(?<![a-z])(?:(?:working|class|paid|office|contact|free) )?(?:hours?|hrs?|h(?=/| per | a week| weekly| over | in (?:all|total)| of (?:work|effort)| total|\s?[,;)]|\s*$))\b"
_A = r"[\s.)]{0,2}(?:/|per|a|each|every|in a|of work (?:per|a|each)|of (?:your )?time (?:per|a))?\s{0,2}"

_WEEKLY = clue(
    rf"{_NUMBER}{_HOUR}{_A}(?:work\s?)?(?:wk\b|weeks?\b(?!end))",
    rf"{_NUMBER}{_HOUR}(?:(?:(?!\bday)[^\n]){{0,24}}\b(?:per|a|each|every) week\b|[\s,]{{1,2}}weekly\b)",
    rf"\b(?:weekly|hours (?:per|a|each) week|hours/week|weekly hours|weekly commitment)\s?[:(-]?\s{{0,2}}{_NUMBER}",
    rf"\bhours(?: and pay| are|:| needed)?\W{{1,3}}(?:are )?{_NUMBER} (?:a|per|each) week\b",
    rf"\bhours (?:per|a|each|every) week (?:\w{{4,9}} )?(?:is|are|will be|:) {_NUMBER}",
    rf"\bhours\b\W{{1,3}}(?:\w{{2,9}} ){{0,4}}?{_NUMBER} (?:(?:a|per|each|every|in a) week|weekly)\b",
)
_DAY_NAME = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:days?)?"
_O_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.?m\.?|p\.?m\.?)?|noon|midnight)"
#: Times of the clock on days of the week: hours are said without a sum. Days alone are not hours.
_CLOCK = clue(
    r"\b(?:an|one) hour or (?:two|so) (?:a|per|each|every) (?:day|week|night|shift)\b",
    rf"\b{_DAY_NAME}\b[^\n]{{0,40}}?\b{_O_CLOCK}\s?(?:-|to|till?|until)\s?{_O_CLOCK}(?!\w)",
    rf"\b{_O_CLOCK}\s?(?:-|to|till?|until)\s?{_O_CLOCK}(?!\w)[^\n]{{0,16}}?\b(?:{_DAY_NAME}|weekdays|daily|every day)\b",
    r"\b(?:takes?|spend|only|just|needs?|requires?) (?:you )?(?:\w{2,8} ){0,2}(?:less than |under |about |only |just )?(?:an|one|half an) hour\b|\b(?:less than|under|about) an hour\b",
    rf"\b(?:hours|schedule)\b[^\n]{{0,12}}\b\d{{1,2}}(?:-\d{{1,2}})?\s?/\s?(?:wk|week)\b|\b\d (?:afternoons?|mornings?|evenings?|days?) (?:a |per |each |every )?week\b[^\n]{{0,12}}?{_O_CLOCK}\s?(?:-|to|till?|until)\s?{_O_CLOCK}(?!\w)|\b(?:shifts?|sessions?|shoots?|viewings?|lessons?|visits?|rides?) (?:of|last|take|are) (?:about )?(?:\d{{1,2}}|{SPELT}) (?:hours?|hrs?)\b",
    r"\b(?:sets?|tasks?|sessions?|shifts?)\s?(?:=|takes?|lasts?|is|are)\s?(?:about |only |just )?\d{1,2}(?:-\d{1,2})? ?(?:min(?:ute)?s?|hours?|hrs?)\b",
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b[^\n]{0,40}\b(?:\d{1,2}(?::\d\d)?|nine|ten|three|noon)\s?(?:a\.?m\.?|p\.?m\.?)?\s?(?:-|to|till|until)\s?(?:\d{1,2}(?::\d\d)?|five|six|noon)\b|\b(?:hours|timing|time|schedule|shifts?|worked)\b[^\n]{0,40}\b\d{1,2}(?::\d\d)?\s?(?:a\.?m\.?|p\.?m\.?)\s?(?:-|to|till|until)\s?\d{1,2}(?::\d\d)?\s?(?:a\.?m|p\.?m)",
)
_TERM_TIME = re.compile(
    r"\b(?:semester|term|academic year|school year|fall|spring)\W{1,3}(?:\w{1,10} ){0,2}$"
)
_DAILY = clue(
    r"\b(?P<low>an|one) hour\s{0,2}(?:/|per|a|each|every)\s{0,2}(?:day|night)\b",
    rf"{_NUMBER}{_HOUR}\s{{0,2}}(?:/|per|a|each|every|of work (?:per|a))?\s{{0,2}}(?:day\b|daily\b|everyday\b)",
)
_MINUTES_A_DAY = clue(
    rf"{_NUMBER}\s?(?:minutes?|mins?)(?:\b[^\n]{{0,24}}\b(?:a|per|each|every) |/)(?:day|week)\b",
    rf"{_NUMBER}\s?(?:minutes?|mins?) (?:dai)ly\b",
)
_TOTAL = clue(
    rf"\bhours\s?:\s?{_NUMBER}(?! (?:a|per|each) (?:week|day))(?:\W| in all| total|$)",
    rf"{_NUMBER}{_HOUR}\s{{0,2}}(?:in (?:all|total)|total|altogether|for the (?:whole|entire|project)|project|"
    r"micro-?internship|assignment|internship|long\b|of (?:paid )?work\b)",
    rf"\b(?:total(?: of| hours)?|estimated?(?: at| time| hours)?|takes?|budget(?:ed)?|size|effort|requires?|commitment|"
    rf"expected)\W{{1,3}}(?:of|is|about|around|for|time|:)?\s?(?:\w{{2,12}} )?\(?{_NUMBER}{_HOUR}",
    rf"\b(?:completion of|complete|completing|minimum of|total of|at least) {_NUMBER}{_HOUR}",
    rf"\b(?:about|around|approximately|roughly|for|up to)\s(?:about |up to |around )?{_NUMBER}{_HOUR}",
    rf"\(\s?(?:about |approx\.? |~)?{_NUMBER}{_HOUR}\s?\)",
)
_A_WEEK_OR_DAY = re.compile(
    r"\W{0,3}(?:of work )?(?:(?:/|per|a|each|every) ?)?(?:work ?)?(?:weeks?|wk|day|daily|month|semester|shift)"
)
#: The open-source summer programmes give a project's size as a bare number of hours.
_PROJECT_SIZE = clue(r"\b(?:duration|size)\s?:\s?(?P<low>90|175|350)\b")
_ANY_HOURS = clue(rf"{_NUMBER}{_HOUR}")
#: Hours that are not hours of the work.
_NOT_WORK = re.compile(
    r"(?:within|every|last|past|next|(?<!put )(?<!days )in|under|over|after|than|lasts?|notice|office|open|call)\W{1,2}(?:the )?$"
)
_NOT_WORK_AFTER = re.compile(
    r"\W{0,2}(?:of (?:sleep|experience|flight|training|credit|notice|orientation|coursework|class)|take[- ]home|(?:coding |skills |written )?(?:test|exam|assessment|challenge|interview)\b|away|ago|later|notice|drive|support|dispatch|service|before|in advance|rate|pay)"
)
_STANDING = re.compile(r"\b(?:24|48|72)\W{0,2}hours?\b")

_COUNT = rf"(?:\d{{1,3}}(?:\.\d)?|{SPELT}|a few|several)"
_SEASON = r"(?:spring|summer|fall|autumn|winter)"
_DURATION = clue(
    rf"(?<![a-z0-9.$£€/])(?P<low>{_COUNT})\+?(?:/-)?(?:{TO}(?P<high>{_COUNT}))?[\s-]{{0,3}}(?<![a-z])(?P<unit>weeks?|wks?|months?)\b",
)
_NOT_DURATION = re.compile(
    r"(?:every|last|past|first|only|after|within|previous|prior|each|ago|spent|since|per|notice|in|in less than|in under|before|process takes|usually takes|a run of|run for|probation(?:ary)?(?: period)?(?: of)?)\W{1,2}(?:the |just )?$"
)
_NOT_DURATION_AFTER = re.compile(
    r"'?\W{0,2}(?:ago\b|old\b|runway|roadmap|lease|warranty|track record|in\b(?! (?:duration|length|total|the (?:summer|spring|fall|month)|january|february|march|april|may|june|july|august|september|october|november|december))|(?:\w{2,14} ){0,3}experience|(?:\w{2,12} )?(?:vacation|holiday|leave|notice)|"
    r"later|prior|before|after\b(?! which)|of (?:experience|your life|severance|notice)|(?:free|trial|probation|waiting|lease|rent)\b|salary|from now|to (?:pay|get|see|clear|reply|hear|process))"
)
_YEAR = r"(?:19|20)\d\d"
_TERMS_LONG = clue(
    r"\b(?:semester|summer|year|term|quarter)-long\b|\b(?:one|two|single|full|entire|whole) (?:semester|term|quarter|summer|academic year)s?\b(?! (?:intern|student|job|position|assistant|fellow))"
    rf"|\b(?:{_SEASON} )?(?:semester|term|quarter)s? only\b|\bfor the duration of the (?:\w{{2,10}} )?(?:{_SEASON}|semester|academic year|school year)\b",
    r"\bduration\s?:\s?(?:one |a )?(?:semester|summer|year|ongoing)\b",
    rf"\b(?:during|throughout|for|over|spend|all through|across|in) (?:the |a |an |one |each |this |that |given |coming |upcoming )*(?:{_YEAR} )?(?:{_SEASON} |academic |school )?(?:{_YEAR} )?(?:semesters?|quarters?|academic (?:year|term)|school year|academic session|term of the internship|summer months)\b(?! (?:start|break|classes|fee|consideration))|\bhours (?:per|a|each|in a) (?:semester|term)\b",
    rf"\b(?:{_SEASON}) (?:{_YEAR} )?(?:semester|quarter)\b(?! (?:consideration|classes|start|close|applic))|\bsemester (?:commitment|internship|position|project)\b|\bone (?:academic )?(?:session|semester|term|quarter|academic year)\b|\b(?:full time )?summer break\b|\bthroughout the year\b|\bwedding season\b|\bfor its {_SEASON} season\b|\b(?:two|three|four|five|six) (?:mon|tues|wednes|thurs|fri|satur|sun)days\b",
    rf"\b(?:{_COUNT}|\d)[- ]years? (?:\w{{3,12}} )?(?:internship|program(?:me)?|contract|position|appointment|fellowship|placement|commitment|term|project)s?\b|\b(?:commit(?:ment)?|stay|last(?:s|ing)?|runs?|term|duration|length)(?: to us)? ?(?::|for|to|of|is)? ?(?:at least |a minimum of |up to |about )?(?:one|two|three|[123]|a) (?:full )?years?\b(?! (?:of (?:experience|college|study|school|university)|ago|old|experience))|\b(?:last|lasts|run|runs|continu(?:e|es)|stay) (?:\w{{2,10}} ){{0,3}}?(?:through|until|till|to) (?:the end of |early |late |mid-?\s?)?{MONTH}",
    r"\bend dates?\s?:|\bstart/end date|\bdates of (?:employment|internship)|@length\b",
)
_DAYS_LONG = clue(
    rf"\b{_COUNT}[\s-](?:business |working )?days?[\s-](?:long|project|assignment|internship|micro|sprint|program)",
    rf"\b(?:runs? for|for (?:up to )?|up to|over) (?:about )?(?:\d{{2,3}}|{SPELT}) (?:business |working |field )?days\b(?! (?:of|after|before|from|prior|notice|ago))",
    rf"\b(?:duration|length|timeline|lasts?|takes?)\W{{1,2}}(?:about )?{_COUNT}\s?(?:to\s?{_COUNT}\s?)?(?:business |working )?days\b",
)


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
    before = page.plain[max(0, match.start() - 24) : match.start()]
    after = page.plain[match.end() : match.end() + 24]
    return not (
        _NOT_WORK.search(before) or _NOT_WORK_AFTER.match(after) or _STANDING.match(match.group())
    )


def _weekly(page: Page) -> tuple[float | None, Quote | None]:
    """Hours a week; of several, those of the term win over those of the break."""
    found = [match for match, _s, _e in page.matches(_WEEKLY) if 0 < middle(match) <= 80]
    if not found:
        return None, None
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


#: On how many days of the week, where the hours of one are said.
_DAYS_A_WEEK = clue(
    rf"(?<![\w.])(?P<low>[1-7]|{SPELT})\s?(?:days?|times|x|shifts?)\s?(?:/|per|a|each|every|in (?:a|the)) ?week\b",
)
_ALL_WEEK = clue(
    r"\bmon(?:day)?s?\s?(?:-|to|through|thru|until)\s?fri(?:day)?s?\b|\b(?:every|each) weekday\b"
)


def _days_a_week(page: Page) -> float | None:
    for match, _s, _e in page.matches(_DAYS_A_WEEK):
        return days if (days := middle(match)) <= 7 else None
    return 5 if page.first(_ALL_WEEK) else None


def _total(page: Page) -> tuple[float | None, Quote | None]:
    for sought in (_TOTAL, _PROJECT_SIZE):
        for match, _s, _e in page.matches(sought):
            after = page.plain[match.end() : match.end() + 16]
            if not _is_of_work(page, match):
                continue
            if 5 <= middle(match) <= 2000 and not _A_WEEK_OR_DAY.match(after):
                return middle(match), page.quote(match.start(), match.end())
    return None, None


def _any(page: Page) -> tuple[float | None, Quote | None]:
    """Hours said without a frame: the hours of the whole, if they are as many as work takes."""
    for match, _s, _e in page.matches(_ANY_HOURS):
        if _is_of_work(page, match) and middle(match) < 1000:
            number = middle(match)
            return number if number >= 5 else None, page.quote(match.start(), match.end())
    return None, None


def read_hours(page: Page, weeks: float | None = None) -> Hours:
    """Hours a week, a day and in all; weekly hours over `weeks` give the whole if it is not said."""
    weekly, week_quote = _weekly(page)
    daily, day_quote = _daily(page)
    stated, total_quote = _total(page)
    if weekly is None and daily and (days := _days_a_week(page)):
        weekly = round(daily * days, 2)
    any_number, any_quote = _any(page)
    if stated is None and weekly is None and daily is None:
        stated = any_number
    total = round(weekly * weeks, 1) if stated is None and weekly and weeks else stated
    quote = week_quote or total_quote or day_quote or any_quote or page.first(_CLOCK, plain=False)
    return Hours(quote is not None, total, weekly, quote, daily, stated)


def _is_wide(match: re.Match[str]) -> bool:
    """Three to six months is no length to count hours with; twelve to thirteen weeks is."""
    low, high = match["low"], match["high"]
    return bool(high) and not (low.isdigit() and high.isdigit() and int(high) <= int(low) * 1.25)


def read_duration(page: Page) -> tuple[Quote | None, float | None]:
    """How long it lasts, in the posting's words and, where it can be counted, in weeks."""
    for match, start, _end in page.matches(_DURATION):
        before = page.plain[max(start, match.start() - 24) : match.start()]
        after = page.plain[match.end() : match.end() + 40]
        if not _NOT_DURATION.search(before) and not _NOT_DURATION_AFTER.match(after):
            weeks = middle(match) * (13 / 3 if match["unit"].startswith("mo") else 1)
            is_known = weeks <= 60 and not _is_wide(match)
            return page.quote(match.start(), match.end()), weeks if is_known else None
    quote = (
        page.first(_TERMS_LONG, plain=False)
        or page.first(_DAYS_LONG, plain=False)
        or read_period(page)
    )
    return quote, None
