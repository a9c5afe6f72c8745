"""Seven days drawn as a picture: days beside each other, hours downwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from fairbrief.planning.queries import Day, Item

#: Pixels of an hour, and of a column and the hours beside them.
HOUR, COLUMN, SIDE, TOP = 40, 130, 44, 26


@dataclass(frozen=True)
class Box:
    """An item where it stands."""

    kind: str
    x: int
    y: int
    width: int
    height: int
    title: str
    starts_at: datetime
    ends_at: datetime
    is_past: bool
    code: str = ""

    #: Whether something else begins in the same place: its words would stand upon these.
    is_under: bool = False

    @property
    def shows_words(self) -> bool:
        return self.height >= 18 and not self.is_under


@dataclass(frozen=True)
class Drawn:
    """Drawn days. `first` is the first hour; a quarter of an hour is `quarter` high."""

    width: int
    height: int
    first: int
    boxes: tuple[Box, ...]
    hours: tuple[tuple[int, int], ...]
    days: tuple[tuple[date, int, int], ...]
    column: int = COLUMN
    side: int = SIDE
    top: int = TOP
    quarter: int = HOUR // 4


def drawn(days: Sequence[Day], *, at: datetime) -> Drawn:
    """Seven days as boxes, from eight to ten, or as far as something goes beyond."""
    items = [
        (place, item)
        for place, (_day, all_) in enumerate(days)
        for item in all_
        if not item.is_all_day
    ]
    first = min([8, *(item.starts_at.hour for _place, item in items)])
    last = max([22, *(_end_hour(item) for _place, item in items)])
    height = TOP + (last - first) * HOUR
    boxes = [_box(place, item, first=first, height=height, at=at) for place, item in items]
    boxes += _whole_days(days, height=height, at=at)
    return Drawn(
        width=SIDE + 7 * COLUMN,
        height=height + 10,
        first=first,
        boxes=tuple(_layered(boxes)),
        hours=tuple((hour, TOP + (hour - first) * HOUR) for hour in range(first, last + 1)),
        days=tuple(
            (day, SIDE + place * COLUMN, SIDE + place * COLUMN + COLUMN // 2)
            for place, (day, _items) in enumerate(days)
        ),
    )


def _layered(boxes: list[Box]) -> list[Box]:
    """Busy times beneath; of those that begin together only the last has its words."""
    rows = sorted(boxes, key=lambda box: (box.kind != "busy", box.x, box.y))
    found = []
    for place, box in enumerate(rows):
        above = rows[place + 1] if place + 1 < len(rows) else None
        hides = above is not None and above.x == box.x and abs(above.y - box.y) < 16
        found.append(replace(box, is_under=hides))
    return found


def _end_hour(item: Item) -> int:
    ends = item.ends_at
    if ends.date() > item.starts_at.date():
        return 24
    return ends.hour + (ends.minute > 0)


def _minutes(at: datetime) -> int:
    return at.hour * 60 + at.minute


def _box(place: int, item: Item, *, first: int, height: int, at: datetime) -> Box:
    y = TOP + (_minutes(item.starts_at) - first * 60) * HOUR // 60
    ends = 24 * 60 if item.ends_at.date() > item.starts_at.date() else _minutes(item.ends_at)
    bottom = TOP + (ends - first * 60) * HOUR // 60
    is_past = item.ends_at <= at
    code = item.block.code if item.block and not is_past else ""
    return _made(item, place, y, min(bottom, height) - y, is_past, code)


def _whole_days(days: Sequence[Day], *, height: int, at: datetime) -> Iterable[Box]:
    for place, (_day, items) in enumerate(days):
        for item in items:
            if item.is_all_day:
                yield _made(item, place, TOP, height - TOP, item.ends_at <= at, "")


def _made(item: Any, place: int, y: int, height: int, is_past: bool, code: str) -> Box:
    return Box(
        item.kind,
        SIDE + place * COLUMN + 2,
        y,
        COLUMN - 4,
        max(height - 1, 6),
        item.title,
        item.starts_at,
        item.ends_at,
        is_past,
        code,
    )
