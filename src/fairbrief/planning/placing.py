"""Placing work in free time: how much a week, and where in it. Plain arithmetic, no database.

The work due first is placed first, as evenly over its weeks as there is room; so no week is fuller
than it must be. Nothing is placed where time is taken, before a work begins or after it is due, or
beyond a week's cap; what finds no room is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from fairbrief.planning.spans import Span, in_quarters, minutes_of, quarters_up, within, without

#: Minutes of one block, and of one day's blocks, where there is a choice.
LONGEST_BLOCK, LONGEST_DAY = 120, 240
#: A pause after a block, where there is room for one.
PAUSE = timedelta(minutes=15)


@dataclass(frozen=True)
class Job:
    """Work to be placed: so many minutes between two moments."""

    key: int
    minutes: int
    starts: datetime
    due: datetime

    @property
    def window(self) -> Span:
        return self.starts, self.due


@dataclass(frozen=True)
class Week:
    """A week's free time, and the minutes that may be worked in it."""

    starts_on: date
    bounds: Span
    free: tuple[Span, ...]
    cap: int


@dataclass(frozen=True, order=True)
class Block:
    """A stretch of work on one job."""

    starts_at: datetime
    ends_at: datetime
    key: int

    @property
    def minutes(self) -> int:
        return minutes_of([(self.starts_at, self.ends_at)])


@dataclass(frozen=True)
class Shares:
    """Minutes a week for each job, in the order of the weeks, and what found no room."""

    weekly: Mapping[int, tuple[int, ...]]
    left: Mapping[int, int]

    @property
    def fits(self) -> bool:
        return not any(self.left.values())


def share_out(jobs: Iterable[Job], weeks: Sequence[Week]) -> Shares:
    """How much of each job falls to each week."""
    used = [0] * len(weeks)
    weekly: dict[int, tuple[int, ...]] = {}
    left: dict[int, int] = {}
    for job in sorted(jobs, key=lambda each: (each.due, each.key)):
        rooms = []
        for week, taken in zip(weeks, used, strict=True):
            free = minutes_of(in_quarters(within(week.free, [job.window])))
            rooms.append(max(min(week.cap // 15 * 15, free) - taken, 0))
        shares = _level(quarters_up(max(job.minutes, 0)), rooms)
        for place, minutes in enumerate(shares):
            used[place] += minutes
        weekly[job.key] = tuple(shares)
        left[job.key] = quarters_up(max(job.minutes, 0)) - sum(shares)
    return Shares(weekly, left)


def _level(need: int, rooms: Sequence[int]) -> list[int]:
    """Quarters of an hour spread as evenly as the rooms allow; the earlier weeks get the rest."""
    shares = [0] * len(rooms)
    while need > 0:
        open_ = [place for place, room in enumerate(rooms) if room - shares[place] >= 15]
        if not open_:
            break
        each = max(need // len(open_) // 15 * 15, 15)
        for place in open_:
            more = min(each, (rooms[place] - shares[place]) // 15 * 15, need)
            shares[place] += more
            need -= more
    return shares


@dataclass(frozen=True)
class Plan:
    """New blocks, and the minutes of each job that found no room."""

    blocks: tuple[Block, ...]
    left: Mapping[int, int] = field(default_factory=dict)


def propose(
    jobs: Iterable[Job], weeks: Sequence[Week], *, kept: Iterable[Block] = (), zone: ZoneInfo
) -> Plan:
    """Blocks for what the kept ones leave open. `zone` says where a day begins."""
    kept = list(kept)
    placed: Counter[int] = Counter()
    for block in kept:
        placed[block.key] += block.minutes
    open_jobs = [replace(each, minutes=each.minutes - placed[each.key]) for each in jobs]
    rest = [_week_without(week, kept) for week in weeks]
    shares = share_out(open_jobs, rest)
    blocks: list[Block] = []
    for place, week in enumerate(rest):
        free = in_quarters(week.free)
        per_day: Counter[date] = Counter()
        for block in kept:
            per_day[block.starts_at.astimezone(zone).date()] += block.minutes
        for job in sorted(open_jobs, key=lambda each: (each.due, each.key)):
            budget = shares.weekly[job.key][place]
            spans = _place(budget, within(free, [job.window]), per_day, zone)
            free = without(free, spans)
            blocks += [Block(*span, job.key) for span in spans]
    return Plan(tuple(sorted(blocks)), shares.left)


def _week_without(week: Week, kept: Iterable[Block]) -> Week:
    spans = [(each.starts_at, each.ends_at) for each in kept]
    inside = minutes_of(within(spans, [week.bounds]))
    free = tuple(without(week.free, spans))
    return replace(week, free=free, cap=max(week.cap - inside, 0))


def _place(budget: int, free: Sequence[Span], per_day: Counter[date], zone: ZoneInfo) -> list[Span]:
    """Stretches of work in free time: on the emptier days first, with pauses while there is room.

    `per_day` counts the minutes of each day and is brought up to date.
    """
    found: list[Span] = []
    for pause in (PAUSE, timedelta()):
        while budget > 0:
            padded = [(starts - pause, ends + pause) for starts, ends in found]
            slots = in_quarters(without(free, padded))
            if not slots:
                break
            span = _best(slots, budget, per_day, zone)
            found.append(span)
            minutes = minutes_of([span])
            per_day[span[0].astimezone(zone).date()] += minutes
            budget -= minutes
    return found


def _best(slots: Sequence[Span], budget: int, per_day: Counter[date], zone: ZoneInfo) -> Span:
    """The next block: on the emptiest day, in its first stretch that holds an hour."""

    def rank(slot: Span) -> tuple[bool, bool, int, datetime]:
        day = slot[0].astimezone(zone).date()
        minutes = minutes_of([slot])
        return (
            per_day[day] >= LONGEST_DAY,
            minutes < min(60, budget),
            per_day[day],
            slot[0],
        )

    starts, ends = min(slots, key=rank)
    # Fair parts rather than long blocks and a crumb.
    parts = -(-budget // LONGEST_BLOCK)
    length = min(quarters_up(-(-budget // parts)), minutes_of([(starts, ends)]))
    return starts, starts + timedelta(minutes=length)
