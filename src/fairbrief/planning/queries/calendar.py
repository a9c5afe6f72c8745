"""A week as its page shows it: classes, work, conversations, due dates; and the feed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from fairbrief.accounts.models import User
from fairbrief.engagements.models import Engagement, Meeting
from fairbrief.kernel.clock import zone_named
from fairbrief.planning.models import BusyTime, Feed, PlanBlock
from fairbrief.planning.queries.busy import busy_rows, spans_of
from fairbrief.planning.queries.horizon import monday
from fairbrief.planning.queries.plan import blocks_since, is_told
from fairbrief.planning.spans import days_between, whole_days
from fairbrief.students.models import Student


@dataclass(frozen=True)
class Item:
    """Something in a day: `kind` is "busy", "block" or "talk". A day that starts earlier or goes
    on later has its part of it; times are the student's own."""

    kind: str
    starts_at: datetime
    ends_at: datetime
    title: str
    is_all_day: bool = False
    block: PlanBlock | None = None
    meeting: Meeting | None = None

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds()) // 60


type Day = tuple[date, tuple[Item, ...]]


@dataclass(frozen=True)
class WeekPage:
    """A week, day by day, with what is due; and the days after it that are shown along."""

    zone: ZoneInfo
    starts_on: date
    days: tuple[Day, ...]
    beyond: tuple[Day, ...]
    due: tuple[Engagement, ...]
    works: tuple[Engagement, ...]
    planned_minutes: int
    #: Whether the student has said anything of when they are busy.
    is_told: bool

    def minutes_from(self, at: datetime) -> int:
        """How much planned work is still to come, of the week and of the days beyond it."""
        shown = self.days + self.beyond
        blocks = [item for _day, items in shown for item in items if item.block]
        to_come = [item.ends_at - max(item.starts_at, at) for item in blocks if item.ends_at > at]
        return int(sum(to_come, timedelta()).total_seconds()) // 60


def week_of(
    student: Student,
    *,
    day: date,
    works: list[Engagement],
    blocks: Iterable[PlanBlock] | None = None,
    until: date | None = None,
) -> WeekPage:
    """The week of a day, and the days after it `until` one. `blocks` are those since it began, if
    they are read already. Three queries at most, beside the works'."""
    zone = zone_named(student.user.time_zone)
    first = monday(day)
    sunday = first + timedelta(days=6)
    last = max(sunday, until or sunday)
    start, end = whole_days(first, last, zone)
    blocks = [
        each
        for each in (blocks_since(student, start) if blocks is None else blocks)
        if each.starts_at < end and each.ends_at > start
    ]
    busy = busy_rows(student, first=first, last=last, zone=zone)
    items = [
        *_busy(busy, first, last, zone),
        *(
            Item("block", each.starts_at, each.ends_at, each.engagement.title, block=each)
            for each in blocks
        ),
        *_talks(student, start, end),
    ]
    days = []
    for each_day in days_between(first, last):
        begins, ends = whole_days(each_day, each_day, zone)
        today = [
            _part(item, begins, ends, zone)
            for item in items
            if item.starts_at < ends and item.ends_at > begins
        ]
        days.append((each_day, tuple(sorted(today, key=lambda item: (item.starts_at, item.kind)))))
    return WeekPage(
        zone=zone,
        starts_on=first,
        days=tuple(days[:7]),
        beyond=tuple(days[7:]),
        due=tuple(work for work in works if first <= work.due_on <= last),
        works=tuple(works),
        planned_minutes=_minutes_until(whole_days(sunday, sunday, zone)[1], blocks),
        is_told=bool(busy) or is_told(student),
    )


def _minutes_until(end: datetime, blocks: Iterable[PlanBlock]) -> int:
    return sum(each.minutes for each in blocks if each.starts_at < end)


def _busy(rows: list[BusyTime], first: date, last: date, zone: ZoneInfo) -> list[Item]:
    return [
        Item("busy", starts, ends, str(row))
        for row in rows
        for starts, ends in spans_of([row], first=first, last=last, zone=zone)
    ]


def _talks(student: Student, start: datetime, end: datetime) -> list[Item]:
    rows = Meeting.objects.filter(
        engagement__student=student, cancelled_at=None, at__gte=start, at__lt=end
    ).select_related("engagement")
    return [
        Item(
            "talk",
            each.at,
            each.at + timedelta(minutes=each.minutes),
            str(each.get_kind_display()).capitalize(),
            meeting=each,
        )
        for each in rows
    ]


def _part(item: Item, begins: datetime, ends: datetime, zone: ZoneInfo) -> Item:
    """The part of an item that falls into a day, in the student's own time."""
    is_all_day = item.starts_at <= begins and item.ends_at >= ends
    return Item(
        item.kind,
        max(item.starts_at, begins).astimezone(zone),
        min(item.ends_at, ends).astimezone(zone),
        item.title,
        is_all_day,
        item.block,
        item.meeting,
    )


def feed_of(user: User) -> Feed | None:
    """The person's live calendar address."""
    return Feed.objects.filter(user=user, ended_at=None).first()
