"""Free time and the plan, as arithmetic: never on taken time or over a cap, always adding up."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairbrief.planning.placing import Block, Job, Week, propose, share_out
from fairbrief.planning.spans import (
    Span,
    Weekly,
    in_quarters,
    merged,
    minutes_of,
    quarters_up,
    unrolled,
    whole_days,
    within,
    without,
)

NEW_YORK = ZoneInfo("America/New_York")
MONDAY = date(2027, 3, 1)
ORIGIN = datetime(2027, 3, 1, 5, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return ORIGIN + timedelta(minutes=minutes)


minutes = st.integers(0, 4 * 7 * 24 * 60)
spans = st.lists(
    st.builds(lambda a, b: (at(a), at(a + b)), minutes, st.integers(1, 900)), max_size=25
)


def as_set(rows: list[Span]) -> set[int]:
    """Every minute of it."""
    return {
        minute
        for starts, ends in rows
        for minute in range(
            int((starts - ORIGIN).total_seconds()) // 60, int((ends - ORIGIN).total_seconds()) // 60
        )
    }


@given(spans, spans)
@settings(max_examples=150, deadline=None)
def test_stretches_behave_as_sets_of_minutes(left: list[Span], right: list[Span]) -> None:
    assert as_set(merged(left)) == as_set(left)
    assert as_set(without(left, right)) == as_set(left) - as_set(right)
    assert as_set(within(left, right)) == as_set(left) & as_set(right)
    assert minutes_of(merged(left)) == len(as_set(left))
    assert as_set(in_quarters(left)) <= as_set(left)
    for rows in (merged(left), without(left, right), within(left, right), in_quarters(left)):
        assert rows == sorted(rows)
        assert all(a[1] <= b[0] for a, b in pairwise(rows))


def test_a_weekly_stretch_keeps_its_hour_when_the_clocks_change() -> None:
    rows = [Weekly(0, time(9), time(10)), Weekly(5, time(22), time(2))]
    found = unrolled(rows, zone=NEW_YORK, first=date(2027, 3, 8), last=date(2027, 3, 15))
    said = [tuple(x.astimezone(NEW_YORK).strftime("%a %H:%M") for x in span) for span in found]
    assert said == [
        ("Mon 09:00", "Mon 10:00"),
        # Two o’clock does not come that night; it is read as the three o’clock it turns into.
        ("Sat 22:00", "Sun 03:00"),
        ("Mon 09:00", "Mon 10:00"),
    ]
    assert minutes_of(found) == 60 + 240 + 60
    assert minutes_of([whole_days(date(2027, 3, 14), date(2027, 3, 14), NEW_YORK)]) == 23 * 60


def test_a_weekly_stretch_has_its_first_and_last_day() -> None:
    row = Weekly(0, time(9), time(10), from_on=date(2027, 3, 8), until_on=date(2027, 3, 15))
    found = unrolled([row], zone=NEW_YORK, first=MONDAY, last=date(2027, 4, 30))
    assert [span[0].date() for span in found] == [date(2027, 3, 8), date(2027, 3, 15)]


def a_week(number: int, free: list[Span], cap: int) -> Week:
    bounds = at(number * 7 * 24 * 60), at((number + 1) * 7 * 24 * 60)
    inside = tuple(within(free, [bounds]))
    return Week(MONDAY + timedelta(days=7 * number), bounds, inside, cap)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Job], list[Week]]:
    free = draw(spans)
    weeks = [a_week(number, free, draw(st.integers(0, 1300))) for number in range(4)]
    jobs = []
    for key in range(draw(st.integers(1, 3))):
        start = draw(minutes)
        jobs.append(
            Job(key, draw(st.integers(0, 2000)), at(start), at(start + draw(st.integers(1, 40000))))
        )
    return jobs, weeks


def check(jobs: list[Job], weeks: list[Week], kept: list[Block], new: list[Block]) -> None:
    everything = [*kept, *new]
    rows = [(each.starts_at, each.ends_at) for each in everything]
    assert minutes_of(merged(rows)) == minutes_of(rows), "one thing at a time"
    free = [span for week in weeks for span in week.free]
    by_key = {job.key: job for job in jobs}
    for block in new:
        span = [(block.starts_at, block.ends_at)]
        assert without(span, free) == [], "only in free time"
        assert without(span, [by_key[block.key].window]) == [], "not before it begins or late"
        assert block.minutes >= 15
        assert block.minutes % 15 == 0
        assert block.minutes <= 120
    for week in weeks:
        new_here = minutes_of(within([(b.starts_at, b.ends_at) for b in new], [week.bounds]))
        kept_here = minutes_of(within([(b.starts_at, b.ends_at) for b in kept], [week.bounds]))
        assert new_here <= max(week.cap - kept_here, 0), "never over the cap"


@given(worlds())
@settings(max_examples=250, deadline=None)
def test_a_plan_never_breaks_a_bound_and_always_adds_up(
    world: tuple[list[Job], list[Week]],
) -> None:
    jobs, weeks = world
    plan = propose(jobs, weeks, zone=NEW_YORK)
    check(jobs, weeks, [], list(plan.blocks))
    for job in jobs:
        placed = sum(each.minutes for each in plan.blocks if each.key == job.key)
        assert placed + plan.left[job.key] == quarters_up(job.minutes)
    shares = share_out(jobs, weeks)
    assert shares.left == plan.left, "what is said before signing is what the plan finds"


@given(worlds(), st.data())
@settings(max_examples=150, deadline=None)
def test_a_new_plan_keeps_what_it_is_given(
    world: tuple[list[Job], list[Week]], data: st.DataObject
) -> None:
    jobs, weeks = world
    first = propose(jobs, weeks, zone=NEW_YORK).blocks
    kept = [each for each in first if data.draw(st.booleans())]
    second = propose(jobs, weeks, kept=kept, zone=NEW_YORK)
    check(jobs, weeks, kept, list(second.blocks))
    for job in jobs:
        placed = sum(each.minutes for each in [*kept, *second.blocks] if each.key == job.key)
        assert placed + second.left[job.key] == quarters_up(job.minutes)


def test_what_fits_whole_is_spread_evenly_and_in_fair_blocks() -> None:
    free = [(at(day * 1440 + 540), at(day * 1440 + 1020)) for day in range(28)]
    weeks = [a_week(number, free, 600) for number in range(4)]
    job = Job(1, 18 * 60, at(0), at(28 * 1440))
    shares = share_out([job], weeks)
    assert shares.fits
    assert shares.weekly[1] == (270, 270, 270, 270)
    plan = propose([job], weeks, zone=NEW_YORK)
    per_day: dict[date, int] = {}
    for block in plan.blocks:
        day = block.starts_at.astimezone(NEW_YORK).date()
        per_day[day] = per_day.get(day, 0) + block.minutes
        assert 60 <= block.minutes <= 120
    assert max(per_day.values()) <= 120
    assert sum(per_day.values()) == 18 * 60


def test_what_is_due_first_goes_first() -> None:
    free = [(at(540), at(660))]
    weeks = [a_week(0, free, 600)]
    late, soon = Job(1, 120, at(0), at(9000)), Job(2, 60, at(0), at(1440))
    shares = share_out([late, soon], weeks)
    assert shares.left == {1: 60, 2: 0}


@pytest.mark.parametrize("need", [0, 1, 15, 16, 135, 1000])
def test_crumbs_are_avoided(need: int) -> None:
    free = [(at(0), at(2000))]
    plan = propose([Job(1, need, at(0), at(3000))], [a_week(0, free, 5000)], zone=NEW_YORK)
    assert sum(each.minutes for each in plan.blocks) == quarters_up(need)
    assert all(each.minutes >= min(30, quarters_up(need)) for each in plan.blocks)
