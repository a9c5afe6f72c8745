"""Repetition: the days a rule names, within the time that is read.

The ready-made readers of rules look for a rule's next day until the year 9999 and never come back
from "30 February, every day". So rules are unrolled here, period by period and no further than is
read; the tests hold the days against those of `dateutil`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from typing import Any

from icalendar import vRecur

type Day = date | datetime

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: Days that all rules of a calendar may be looked through; five hundred birthdays take most.
MOST_DAYS = 400_000
#: Moments that all rules and lists of a calendar may name; a full timetable takes some hundreds.
MOST_MOMENTS = 10_000
#: A rule that is counted is counted from its start, so that must be of a life.
EARLIEST_COUNTED = 1970
#: Times of day one rule may name.
MOST_TIMES = 24
_MOST_IN_LIST = 400


class RuleError(Exception):
    """The rule means nothing, or repeats more often than a person's time does."""


class Budget:
    """The days that may still be looked at for a calendar's rules, and the moments still named."""

    def __init__(self, days: int = MOST_DAYS, moments: int = MOST_MOMENTS) -> None:
        self.days, self.moments = days, moments

    def look(self, days: int) -> None:
        self.days -= days
        if self.days < 0:
            raise RuleError("too many days")

    def name(self, moments: int) -> None:
        self.moments -= moments
        if self.moments < 0:
            raise RuleError("too many moments")


@dataclass(frozen=True)
class Rule:
    """A rule as it was written, its numbers checked."""

    every: str
    interval: int
    count: int | None
    until: Day | None
    week_start: int
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    weekdays: frozenset[tuple[int, int]] = frozenset()
    places: tuple[int, ...] = ()
    times: tuple[time, ...] = field(default=())


def _values(rule: vRecur, name: str) -> list[Any]:
    found = rule.get(name)
    values = found if isinstance(found, list) else [] if found is None else [found]
    if len(values) > _MOST_IN_LIST:
        raise RuleError(name)
    return values


def _numbers(rule: vRecur, name: str, least: int, most: int) -> tuple[int, ...]:
    """The numbers of a part; negative ones count from the end where `least` allows them."""
    found = tuple(int(each) for each in _values(rule, name))
    if any(not least <= each <= most for each in found):
        raise RuleError(name)
    return found


def _weekdays(rule: vRecur) -> frozenset[tuple[int, int]]:
    """Pairs of which one in the month or year (0 for each), and weekday."""
    found = set()
    for each in _values(rule, "BYDAY"):
        parts = re.fullmatch(r"([+-]?\d{0,2})(MO|TU|WE|TH|FR|SA|SU)", str(each).upper())
        if parts is None:
            raise RuleError("BYDAY")
        found.add((int(parts[1] or 0), _WEEKDAYS.index(parts[2])))
    return frozenset(found)


def rule_of(rule: vRecur, start: Day) -> Rule:
    """The rule of an event that starts then. Raises RuleError for one that is none."""
    every = str((_values(rule, "FREQ") or [""])[0]).upper()
    if every not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}:
        raise RuleError(every)
    hour = start.time() if isinstance(start, datetime) else time.min
    hours = _numbers(rule, "BYHOUR", 0, 23) or (hour.hour,)
    minutes = _numbers(rule, "BYMINUTE", 0, 59) or (hour.minute,)
    seconds = _numbers(rule, "BYSECOND", 0, 59) or (hour.second,)
    if len(hours) * len(minutes) * len(seconds) > MOST_TIMES:
        raise RuleError("times")
    counts = _numbers(rule, "COUNT", 1, 1_000_000)
    if counts and start.year < EARLIEST_COUNTED:
        raise RuleError("COUNT")
    weekdays = _weekdays(rule)
    if every in {"DAILY", "WEEKLY"}:
        # Which one of a month or year means nothing there.
        weekdays = frozenset((0, weekday) for _place, weekday in weekdays)
    week_start = str((_values(rule, "WKST") or ["MO"])[0]).upper()
    return Rule(
        every=every,
        interval=(_numbers(rule, "INTERVAL", 1, 1000) or (1,))[0],
        count=counts[0] if counts else None,
        until=_until(rule, start),
        week_start=_WEEKDAYS.index(week_start) if week_start in _WEEKDAYS else 0,
        months=_numbers(rule, "BYMONTH", 1, 12),
        month_days=_numbers(rule, "BYMONTHDAY", -31, 31),
        year_days=_numbers(rule, "BYYEARDAY", -366, 366),
        weeks=_numbers(rule, "BYWEEKNO", -53, 53),
        weekdays=weekdays,
        places=_numbers(rule, "BYSETPOS", -366, 366),
        times=tuple(sorted(time(*each) for each in product(hours, minutes, seconds))),
    )


def _until(rule: vRecur, start: Day) -> Day | None:
    """The rule's own end. A day stands for all of it, whatever kind of value the start is."""
    values = _values(rule, "UNTIL")
    if not values:
        return None
    until: Day = values[0]
    if not isinstance(start, datetime):
        return until.date() if isinstance(until, datetime) else until
    if not isinstance(until, datetime):
        until = datetime.combine(until, time.max, tzinfo=start.tzinfo)
    if start.tzinfo is None:
        return until.replace(tzinfo=None)
    if until.tzinfo is None:
        until = until.replace(tzinfo=start.tzinfo)
    return until.astimezone(UTC)


def days_of(rule: Rule, start: Day, *, since: date, to: date, budget: Budget) -> list[Day]:
    """When the rule happens, from the start and from `since` to `to`, as the start's kind of value.

    Raises RuleError when that would take more than the budget.
    """
    found: list[Day] = []
    left = rule.count
    for moment in _moments(rule, start, since if left is None else date.min, to, budget):
        if rule.until is not None and _is_after(moment, rule.until):
            break
        if left is not None:
            left -= 1
        if _date(moment) >= since:
            found.append(moment)
        if left == 0:
            break
    return found


def _date(day: Day) -> date:
    return day.date() if isinstance(day, datetime) else day


def _is_after(moment: Day, until: Day) -> bool:
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return moment > until


def _moments(rule: Rule, start: Day, since: date, to: date, budget: Budget) -> Iterator[Day]:
    first = _date(start)
    is_timed = isinstance(start, datetime)
    rule = _with_start(rule, first)
    for days in _periods(rule, first, since, to):
        budget.look(len(days))
        chosen = [day for day in days if _matches(rule, day)]
        budget.name(len(chosen) * (len(rule.times) if is_timed else 1))
        moments: Iterable[Day] = chosen
        if is_timed:
            zone = start.tzinfo  # type: ignore[union-attr]
            moments = [
                datetime.combine(day, hour, tzinfo=zone) for day in chosen for hour in rule.times
            ]
        for moment in _placed(rule, list(moments)):
            if not _is_before(moment, start) and _date(moment) <= to:
                yield moment


def _is_before(moment: Day, start: Day) -> bool:
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None) < start.replace(tzinfo=None)  # type: ignore[call-arg]
    return moment < start


def _placed(rule: Rule, moments: list[Day]) -> list[Day]:
    """The first, the last, … of a period, where the rule asks for those alone."""
    if not rule.places:
        return moments
    number = len(moments)
    wanted = {place - 1 if place > 0 else number + place for place in rule.places if place}
    return [moments[place] for place in sorted(wanted) if 0 <= place < number]


def _with_start(rule: Rule, first: date) -> Rule:
    """What a rule leaves to the day it starts on."""
    says_day = rule.weeks or rule.year_days or rule.month_days or rule.weekdays
    if says_day or rule.every == "DAILY":
        return rule
    values = dict(vars(rule))
    if rule.every == "WEEKLY":
        values["weekdays"] = frozenset({(0, first.weekday())})
    else:
        values["month_days"] = (first.day,)
        if rule.every == "YEARLY" and not rule.months:
            values["months"] = (first.month,)
    return Rule(**values)


def _periods(rule: Rule, first: date, since: date, to: date) -> Iterator[list[date]]:
    """The days of each period the rule looks at, from that of the first day on.

    Periods that end before `since` are skipped without being looked at.
    """
    if rule.every in {"DAILY", "WEEKLY"}:
        length = 7 if rule.every == "WEEKLY" else 1
        begin = first - timedelta(days=(first.weekday() - rule.week_start) % 7 * (length == 7))
        step = length * rule.interval
        skipped = max(((max(since, begin) - begin).days - length) // step, 0)
        begin += timedelta(days=skipped * step)
        while begin <= to:
            yield [begin + timedelta(days=place) for place in range(length)]
            begin += timedelta(days=step)
        return
    months = 12 if rule.every == "YEARLY" else 1
    place = first.year * 12 + (first.month - 1 if months == 1 else 0)
    step = months * rule.interval
    wanted = max(since, first).year * 12 + max(since, first).month - 1
    place += max((wanted - months - place) // step, 0) * step
    while (begin := _month(place)) <= to:
        end = _month(place + months)
        yield [begin + timedelta(days=n) for n in range((end - begin).days)]
        place += step


def _month(place: int) -> date:
    return date(min(place // 12, 9999), place % 12 + 1, 1)


def _matches(rule: Rule, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days:
        from_end = day.day - _days_in_month(day) - 1
        if day.day not in rule.month_days and from_end not in rule.month_days:
            return False
    if rule.year_days:
        number = day.timetuple().tm_yday
        from_end = number - _days_in_year(day.year) - 1
        if number not in rule.year_days and from_end not in rule.year_days:
            return False
    if rule.weeks:
        year, week, _weekday = day.isocalendar()
        weeks = date(year, 12, 28).isocalendar().week
        if week not in rule.weeks and week - weeks - 1 not in rule.weeks:
            return False
    return not rule.weekdays or _is_weekday(rule, day)


def _is_weekday(rule: Rule, day: date) -> bool:
    """Whether the day is one of those weekdays: each, or the n-th of its month or year."""
    weekday = day.weekday()
    if (0, weekday) in rule.weekdays:
        return True
    if rule.every == "YEARLY" and not rule.months:
        number, size = day.timetuple().tm_yday, _days_in_year(day.year)
    else:
        number, size = day.day, _days_in_month(day)
    from_begin, from_end = (number - 1) // 7 + 1, -((size - number) // 7 + 1)
    return (from_begin, weekday) in rule.weekdays or (from_end, weekday) in rule.weekdays


def _days_in_month(day: date) -> int:
    return (_month(day.year * 12 + day.month) - day.replace(day=1)).days


def _days_in_year(year: int) -> int:
    return date(year, 12, 31).timetuple().tm_yday
