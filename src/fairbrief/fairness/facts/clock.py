"""How long one works by the clock: "Monday to Friday, 9 a.m. to 4 p.m." is seven hours on five days."""

from __future__ import annotations

import re

_TIME = r"(?P<{0}>\d{{1,2}})(?:[:.](?P<{0}_minutes>\d\d))?\s?(?P<{0}_half>[ap])?\.?(?:m\b\.?)?"
_FROM_TO = re.compile(
    rf"(?<![\d:.]){_TIME.format('begin')}\s?(?:-|to|till?|until|and)\s?{_TIME.format('end')}(?![\d%])"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?"
_DAYS = re.compile(rf"\b{_DAY}\b")
_FROM_DAY_TO_DAY = re.compile(rf"\b({_DAY})\s?(?:-|to|through|thru|until)\s?({_DAY})\b")
#: "Tu/Th", "MWF": the days in one or two letters before a time of the clock.
_IN_SHORT = re.compile(
    r"(?<![\w/])((?:mo?|tu?|we?|th|r|fr?|sa|su)(?:[/&+]?(?:mo?|tu?|we?|th|r|fr?|sa|su)){1,5}):?,?"
    r" (?:from )?(?=\d)"
)
_A_DAY_IN_SHORT = re.compile(r"th|tu?|mo?|we?|fr?|sa|su|r")
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: A span has a first day and a last; "Mon - Wed - Fri" is three.
_ENDS_OF_A_SPAN = 2
_NOON, _A_DAY = 12, 24
#: Nobody works less at a time, or longer.
_LEAST, _MOST = 1, 14


def hours_between(said: str) -> float | None:
    """Hours from one time of the clock to the other, breaks with them; None where there are none.

    `said`: words in small letters. Without "am" or "pm", what ends earlier than it begins goes into
    the afternoon.
    """
    found = _FROM_TO.search(said)
    if found is None:
        return None
    begin, end = _time(found, "begin"), _time(found, "end")
    if begin is None or end is None:
        return None
    if found["begin_half"] is None and found["end_half"] == "p" and begin + _NOON < end:
        begin += _NOON
    if end <= begin:  # into the afternoon, or over midnight
        is_night = found["end_half"] is not None or begin >= _NOON
        end += _A_DAY if is_night else _NOON
    hours = end - begin
    return round(hours, 2) if _LEAST <= hours <= _MOST else None


def _time(found: re.Match[str], which: str) -> float | None:
    hour = int(found[which])
    if hour >= _A_DAY:
        return None
    if found[f"{which}_half"] is not None:
        hour = hour % _NOON + (_NOON if found[f"{which}_half"] == "p" else 0)
    return hour + int(found[f"{which}_minutes"] or 0) / 60


def days_between(said: str) -> int | None:
    """On how many days of the week: "Monday to Friday" is five, "Tuesdays and Thursdays" two."""
    named = {day[0][:3] for day in _DAYS.finditer(said)}
    span = _FROM_DAY_TO_DAY.search(said)
    if span and len(named) == _ENDS_OF_A_SPAN:
        first, last = (_WEEK.index(day[:3]) for day in span.groups())
        return last - first + 1 if last > first else None
    if not named and (short := _IN_SHORT.search(said)):
        return len({day[0][:2] for day in _A_DAY_IN_SHORT.finditer(short[1])})
    return len(named) or None
