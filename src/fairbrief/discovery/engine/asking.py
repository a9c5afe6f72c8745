"""What is asked, as queries of the index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any
from zoneinfo import available_timezones

from tantivy import Occur, Query

from fairbrief.discovery.engine.documents import PLACES, day_number
from fairbrief.discovery.engine.facts import (
    ANYWHERE,
    HOURS,
    PAY,
    WEEKS,
    Family,
    name_number,
    seen,
)
from fairbrief.discovery.engine.parts import any_of, between, counted_too, every, has_fact, unscored
from fairbrief.discovery.engine.schema import schema
from fairbrief.discovery.engine.wording import AS_THEY_ARE, doubtful, in_headlines, said, stems_of
from fairbrief.discovery.matching import overlap_hours

#: Who pays, as it is asked: the employer, or a fund of a campus.
EMPLOYER, FUND = "employer", "fund"


@dataclass(frozen=True)
class Fund:
    """What a campus's fund pays for, as far as a brief can tell: of its own campus, from so many
    hours, and for some only what is unpaid at a nonprofit or a public agency."""

    campus: int
    hours: int = 0
    unpaid_only: bool = False


@dataclass(frozen=True)
class Scope:
    """Who looks: where briefs must be listed, and what ranking knows of a student.

    `campus` is None for a visitor, who sees what any campus lists. `exams` are first and last days,
    `funds` those that can be asked for something today.
    """

    campus: int | None = None
    zone: str = "America/New_York"
    has: frozenset[int] = frozenset()
    wants: frozenset[int] = frozenset()
    hours_left: int | None = None
    exams: tuple[tuple[date, date], ...] = ()
    funds: tuple[Fund, ...] = ()

    @property
    def place(self) -> int:
        """The campus as facts name it."""
        return ANYWHERE if self.campus is None else self.campus

    @property
    def is_known(self) -> bool:
        """A student whose skills or time are known, so that something fits better than another."""
        return bool(self.has or self.wants or self.hours_left is not None)


def with_unpaid(filters: Mapping[str, Any]) -> bool:
    """Unpaid ones are looked for as well: they were asked for, or what a fund pays for was."""
    payer = filters.get("paid_by")
    return payer == FUND or (bool(filters.get("unpaid")) and payer != EMPLOYER)


@lru_cache(maxsize=512)
def zones_within(zone: str, hours: int, day: date) -> tuple[str, ...]:
    """Time zones that share at least `hours` of the day with `zone`."""
    noon = datetime.fromisoformat(f"{day.isoformat()}T12:00:00+00:00")
    return tuple(
        name for name in sorted(available_timezones()) if overlap_hours(zone, name, noon) >= hours
    )


@dataclass(frozen=True)
class Asked:
    """One question to the index: who asks, what for, when, and how freely words count."""

    scope: Scope
    filters: dict[str, Any]
    at: datetime
    freely: int = AS_THEY_ARE
    #: Words that many briefs have as they are: no letter of them is taken to be off.
    known: frozenset[str] = frozenset()

    @property
    def today(self) -> date:
        """In UTC, as the index counts weeks."""
        return self.at.date()

    def but(self, *names: str) -> Asked:
        """The same without these filters."""
        if not self.filters.keys() & {*names}:
            return self
        left = {key: value for key, value in self.filters.items() if key not in names}
        return replace(self, filters=left)

    @cached_property
    def key(self) -> tuple[object, ...]:
        """What decides how many there are: never who asks, but for where and when they are."""
        filters = tuple(sorted((name, str(value)) for name, value in self.filters.items()))
        scope = self.scope
        near = (scope.zone, self.today) if "overlap" in self.filters else ()
        exams = scope.exams if "outside_exams" in self.filters else ()
        funds = scope.funds if self.filters.get("paid_by") == FUND else ()
        return (scope.campus, filters, self.freely, near, exams, funds)

    @cached_property
    def required(self) -> list[Query]:
        """What a brief must be; facts alone, which the index answers from lists of numbers."""
        return [has_fact(*self.seen), *self.narrowed]

    @cached_property
    def narrowed(self) -> list[Query]:
        """What is required beside being seen."""
        found = []
        for name, value in self.filters.items():
            query = None if name in self._seen_with else self._filter(name, value)
            if query is not None:
                found.append(query)
        return found

    @cached_property
    def said(self) -> Query | None:
        """The words that are asked for; None where there are none, or none that say anything."""
        return said(self.words, self.freely, self.known)

    @property
    def words(self) -> str:
        return str(self.filters.get("q", ""))

    def matching(self) -> Query:
        """What is found, without an order."""
        parts = [unscored(each) for each in self.required]
        return every([*parts, unscored(self.said)] if self.said is not None else parts)

    def by_words(self, beside: list[Query]) -> Query:
        """What is found, with how well the words fit, and what counts beside them."""
        return counted_too(self._with(self._spoken), beside)

    def named_so(self, beside: list[Query]) -> Query:
        """Of what is found, the briefs whose title or skills say one of the words, with how well
        they say them, and what counts beside it."""
        words = [] if self._is_one_word else [unscored(self._spoken)]
        return counted_too(self._with(*words, in_headlines(self.words)), beside)

    def not_named_so(self, beside: list[Query]) -> Query:
        """Of what is found, the others, by how well the words fit."""
        others = (Occur.MustNot, unscored(in_headlines(self.words)))
        found = Query.boolean_query([(Occur.Must, self._with(self._spoken)), others])
        return counted_too(found, beside)

    @property
    def _spoken(self) -> Query:
        return self.said or Query.all_query()

    @property
    def _is_one_word(self) -> bool:
        """So that who says it in the title has all that is asked for."""
        return self.freely == AS_THEY_ARE and len(stems_of(self.words)) == 1

    def _with(self, *scored: Query) -> Query:
        return every([*(unscored(each) for each in self.required), *scored])

    @cached_property
    def seen(self) -> tuple[Family, int]:
        """The one fact of what the reader may see: listed there, and without the unpaid unless they
        are asked for; with place and pay where they are filtered by."""
        campus = self.scope.place
        if with_unpaid(self.filters):
            return Family.LISTED, campus
        place = PLACES[self.filters["place"]] if "place" in self._seen_with else None
        dollars = self.filters["pay_min"] if "pay_min" in self._seen_with else 0
        return Family.LISTED_PAID, seen(campus, place, dollars)

    @cached_property
    def _seen_with(self) -> frozenset[str]:
        """Filters that the one fact answers as well."""
        if with_unpaid(self.filters):
            return frozenset()
        banded = {"pay_min"} if self.filters.get("pay_min") in PAY else set()
        return frozenset({"place", *banded} & self.filters.keys())

    def _filter(self, name: str, value: Any) -> Query | None:
        match name:
            case "skill":
                return any_of([has_fact(Family.SKILL, skill.pk) for skill in value])
            case "work":
                return has_fact(Family.WORK, name_number(value))
            case "place":
                return has_fact(Family.PLACE, PLACES[value])
            case "hours_max":
                return _band(Family.HOURS, HOURS, value) or between("hours", 1, value)
            case "pay_min":
                return _band(Family.PAY, PAY, value) or between("rate", value * 100, None)
            case "weeks_max":
                return _band(Family.WEEKS, WEEKS, value) or between("weeks", 1, value)
            case "starts_after":
                return between("starts", day_number(value), None)
            case "due_before":
                return between("due", 1, day_number(value))
            case "overlap":
                return self._shares(value)
            case "outside_exams":
                return self._outside_exams()
            case "answers":
                return has_fact(Family.ANSWERS)
            case "new_employers":
                return has_fact(Family.NEW)
            case "credit":
                return has_fact(Family.CREDIT)
            case "first_times":
                return has_fact(Family.FIRST_TIME)
            case "endorsed":
                return has_fact(Family.ENDORSED, self.scope.place)
            case "paid_by" if value == FUND:
                return any_of([_pays_for(fund) for fund in self.scope.funds])
        return None

    def _shares(self, hours: int) -> Query:
        zones = zones_within(self.scope.zone, hours, self.today)
        numbers = [name_number(zone) for zone in zones]
        return Query.term_set_query(schema(), "zone", numbers) if zones else Query.empty_query()

    def _outside_exams(self) -> Query | None:
        """Its days, from the start to the deadline, touch none of the campus's exams."""
        if not self.scope.exams:
            return None
        parts = []
        for first, last in self.scope.exams:
            begins = between("starts", 1, day_number(last))
            ends = between("due", day_number(first), None)
            parts.append((Occur.MustNot, every([begins, ends])))
        return Query.boolean_query([(Occur.Must, Query.all_query()), *parts])

    @property
    def doubtful(self) -> list[str]:
        """Words of which a letter may be off."""
        return doubtful(self.words, self.known)


def _pays_for(fund: Fund) -> Query:
    parts = [has_fact(Family.LISTED, fund.campus)]
    if fund.hours:
        parts.append(between("hours", fund.hours, None))
    if fund.unpaid_only:
        parts.append(has_fact(Family.FOR_GOOD))
    return every(parts)


def _band(family: Family, bands: tuple[int, ...], value: int) -> Query | None:
    return has_fact(family, value) if value in bands else None
