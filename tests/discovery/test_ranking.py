"""The best for a student are exactly those that weighing every brief would find, in any index and
by any weights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tantivy import Document, Searcher

from fairbrief.discovery import weights
from fairbrief.discovery.engine import ranking
from fairbrief.discovery.engine.asking import Scope, has_fact
from fairbrief.discovery.engine.documents import mark, slot_of, week_of
from fairbrief.discovery.engine.facts import A_WEEK, Family, at_most, fact, pairs_of
from fairbrief.discovery.engine.packing import (
    STANDING,
    codes_of,
    is_near,
    packed,
    packed_crafts,
)
from fairbrief.discovery.engine.schema import made, schema
from fairbrief.discovery.matching import overlap_hours

TODAY = date(2026, 11, 26)
NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
ZONES = ("America/New_York", "Europe/Madrid", "Asia/Tokyo", "Asia/Dhaka")
CAMPUS, REMOTE = (Family.LISTED_PAID, 1 << 8), (Family.PLACE, 0)


@dataclass(frozen=True)
class Offer:
    """All that counts of a brief."""

    needs: frozenset[int]
    teaches: frozenset[int]
    hours: int
    zone: str
    shares: int
    weeks_ago: int
    level: int
    is_listed: bool
    is_remote: bool


skills = st.frozensets(st.integers(1, 7), max_size=4)
offers = st.builds(
    Offer,
    needs=skills,
    teaches=skills,
    hours=st.integers(0, 16),
    zone=st.sampled_from(ZONES),
    shares=st.integers(4, 10),
    weeks_ago=st.integers(0, 3),
    level=st.integers(0, 3),
    is_listed=st.sampled_from([True, True, True, False]),
    is_remote=st.booleans(),
)
scopes = st.builds(
    Scope,
    zone=st.sampled_from(ZONES),
    has=skills,
    wants=skills,
    hours_left=st.one_of(st.none(), st.integers(0, 12)),
)
amounts = st.sampled_from([0.0, 0.15, 0.3, 0.45, 0.6, 1.0])


def index_of(rows: list[Offer], parts: int) -> Searcher:
    index = made(None)
    writer = index.writer(15_000_000, 1)
    for part in range(parts):
        for number, row in enumerate(rows):
            if number % parts == part:
                writer.add_document(Document.from_dict(values_of(number, row), schema()))
        if part == 0:
            writer.add_document(mark("{}"))
        writer.commit()
    index.reload()
    return index.searcher()


def values_of(number: int, row: Offer) -> dict[str, object]:
    apart, codes = 2 * (12 - row.shares), codes_of(row.needs, row.teaches)
    facts = [
        fact(Family.DOCUMENT),
        *(fact(Family.NEEDS, each) for each in row.needs),
        *(fact(Family.TEACHES, each) for each in row.teaches),
        *(fact(Family.SKILL, each) for each in row.needs | row.teaches),
        *(fact(Family.PAIR, each) for each in pairs_of(codes)),
        *(fact(Family.A_WEEK, band) for band in at_most(A_WEEK, row.hours) if row.hours),
        *(fact(Family.NEAR, each) for each in range(64) if is_near(each, slot_of(row.zone), apart)),
        fact(Family.FRESH, week_of(TODAY) - row.weeks_ago),
    ]
    facts += [fact(Family.LEVEL, row.level)] if row.level else []
    facts += [fact(*CAMPUS)] if row.is_listed else []
    facts += [fact(*REMOTE)] if row.is_remote else []
    standing = packed(
        week=week_of(TODAY) - row.weeks_ago,
        hours=row.hours,
        slot=slot_of(row.zone),
        apart=apart,
        level=row.level,
    )
    crafts = packed_crafts(codes)
    return {"id": number + 1, "newest": 1000 - number, "fact": facts, STANDING: standing, **crafts}


def slow_score(row: Offer, who: Scope) -> int:
    """The documented sum, written down plainly; in thousandths."""
    wants = who.wants - who.has
    score = weights.USES * len(row.needs & who.has) + weights.TEACHES * len(row.teaches & wants)
    score += weights.TOUCHES * len((row.needs - row.teaches) & wants)
    band = max((band for band in A_WEEK if band <= (who.hours_left or 0)), default=0)
    score += weights.FITS_HOURS * (0 < row.hours <= band)
    score += weights.SHARES_HOURS * (overlap_hours(who.zone, row.zone, NOON) >= row.shares)
    score += weights.FRESH[row.weeks_ago] if row.weeks_ago < len(weights.FRESH) else 0
    return round((score + weights.LEVELS[row.level]) * 1000)


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(offers, min_size=1, max_size=60),
    who=scopes,
    most=st.integers(1, 25),
    parts=st.integers(1, 3),
    weighed=st.sampled_from([(1, 3), (2, 8), (500, 600)]),
    few=st.integers(0, 4),
    remote=st.booleans(),
    fits=amounts,
    near=amounts,
    fresh=st.tuples(amounts, amounts),
    levels=st.tuples(st.just(0.0), amounts, amounts, amounts),
    crafts=st.tuples(amounts, amounts, amounts),
)
def test_no_brief_that_was_left_out_is_better(
    rows: list[Offer],
    who: Scope,
    most: int,
    parts: int,
    weighed: tuple[int, int],
    few: int,
    remote: bool,
    fits: float,
    near: float,
    fresh: tuple[float, float],
    levels: tuple[float, float, float, float],
    crafts: tuple[float, float, float],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weights, "FITS_HOURS", fits)
        patch.setattr(weights, "SHARES_HOURS", near)
        patch.setattr(weights, "FRESH", fresh)
        patch.setattr(weights, "LEVELS", levels)
        for name, worth in zip(("USES", "TEACHES", "TOUCHES"), crafts, strict=True):
            patch.setattr(weights, name, worth)
        patch.setattr(ranking, "WEIGHED", weighed)
        patch.setattr(ranking, "FEW_SKILLS", few)
        patch.setattr(ranking, "AT_FIRST", 2)
        searcher = index_of(rows, parts)
        others = [has_fact(*REMOTE)] if remote else []
        whole = ranking.best(searcher, who, CAMPUS, others, today=TODAY, most=100)
        found = ranking.best(searcher, who, CAMPUS, others, today=TODAY, most=most)
        wanted = sorted(
            (
                slow_score(row, who)
                for row in rows
                if row.is_listed and (row.is_remote or not remote)
            ),
            reverse=True,
        )
    assert [score for score, _where in whole] == wanted
    # A page is the beginning of the whole list, also where many are equally good.
    assert [(where.segment_ord, where.doc) for _score, where in found] == [
        (where.segment_ord, where.doc) for _score, where in whole[:most]
    ]
