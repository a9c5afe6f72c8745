"""Keeping figures equal to a full recount, without counting everything again at each change.

Triggers leave marks; `settle` turns the marks of a campus into stale figures; what is asked for is
counted when it is asked for, the rest by the worker. `recount` begins from nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Max, Min, Q, QuerySet

from fairbrief.kernel.clock import now
from fairbrief.kernel.rounds import each_alone
from fairbrief.organizations.models import Campus
from fairbrief.reports.counting import count_enrolled, count_taken, everyone, has_roster
from fairbrief.reports.lines import Counted
from fairbrief.reports.models import Figures, Mark
from fairbrief.reports.periods import Calendar, Period, calendar_of
from fairbrief.roster.models import Group
from fairbrief.tracking.models import Experience
from fairbrief.tracking.states import COUNTED_STATES
from fairbrief.vetting.queries import policy_of

type _Span = tuple[str, date | None, date | None]

STALE = Q(is_taken_stale=True) | Q(is_enrolled_stale=True)


def kept_figures(campus: Campus, calendar: Calendar) -> list[Figures]:
    """Every kept period of the campus, without its counts by group (`figures_of` reads those)."""
    if Mark.objects.filter(campus=campus).exists():
        settle(campus, calendar)
    return list(_slim(campus))


def fresh(row: Figures, period: Period) -> Figures:
    """The row with all its counts, counted anew if anything of it has changed."""
    if row.is_taken_stale or row.is_enrolled_stale:
        return count_again(row, period)
    return Figures.objects.get(pk=row.pk)


def settle(campus: Campus, calendar: Calendar) -> None:
    """Takes the campus's marks away and says of the figures they touch that they are stale."""
    with transaction.atomic():
        _one_at_a_time(campus)
        spans = _taken_marks(campus)
        if any(kind == Mark.Kind.TERMS for kind, _first, _last in spans):
            _begin_again(campus, calendar)
            return
        rows = {row.period: row for row in _slim(campus)}
        for key in _keys_of(spans, calendar, campus) - rows.keys():
            rows[key] = Figures.objects.create(campus=campus, period=key)
        for row in rows.values():
            _touch(row, calendar.of_key(row.period), spans)


def _slim(campus: Campus) -> QuerySet[Figures]:
    return Figures.objects.filter(campus=campus).defer("taken", "enrolled", "hidden")


def _one_at_a_time(campus: Campus) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('reports'), %s)", [campus.pk])


def _taken_marks(campus: Campus) -> set[_Span]:
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH gone AS (DELETE FROM reports_mark WHERE campus_id = %s"
            " RETURNING kind, first_on, last_on) SELECT DISTINCT * FROM gone",
            [campus.pk],
        )
        return set(cursor.fetchall())


def _keys_of(spans: Iterable[_Span], calendar: Calendar, campus: Campus) -> set[str]:
    """Years in which something ended outside the terms; every term is kept from its beginning."""
    days = {day for _kind, first, last in spans if first and last for day in (first, last)}
    found = {period.key: period for period in map(calendar.of_day, days) if not period.term_id}
    return {key for key, period in found.items() if _has_any(campus, period)}


def _touch(row: Figures, period: Period | None, spans: set[_Span]) -> None:
    """Says what of one row is stale."""
    if period is None:
        row.delete()
        return
    taken = enrolled = False
    for kind, first, last in spans:
        if kind == Mark.Kind.TAKEN:
            taken = taken or period.touches(first, last)
        elif first and period.ends_on < first:
            continue
        elif kind == Mark.Kind.ENROLLED or not row.is_by_roster:
            taken = enrolled = True
    Figures.objects.filter(pk=row.pk).update(
        is_taken_stale=row.is_taken_stale or taken,
        is_enrolled_stale=row.is_enrolled_stale or enrolled,
    )


def _begin_again(campus: Campus, calendar: Calendar) -> None:
    """Every term, and years in which something ended outside them; all of it stale."""
    Figures.objects.filter(campus=campus).delete()
    counted = Experience.objects.filter(campus=campus, state__in=COUNTED_STATES)
    span = counted.aggregate(first=Min("ends_on"), last=Max("ends_on"))
    years = range(span["first"].year, span["last"].year + 1) if span["first"] else ()
    outside = [each for number in years if _has_any(campus, each := calendar.year(number))]
    keys = [period.key for period in [*calendar.terms, *outside]]
    Figures.objects.bulk_create([Figures(campus=campus, period=key) for key in keys])


def _has_any(campus: Campus, period: Period) -> bool:
    return any(
        Experience.objects.filter(
            campus=campus, state__in=COUNTED_STATES, ends_on__range=span
        ).exists()
        for span in period.spans
    )


def count_again(row: Figures, period: Period) -> Figures:
    """Counts what of the row is stale, keeps it, and returns it whole."""
    with transaction.atomic():
        _one_at_a_time(row.campus)
        # Marks that come while this counts make it stale once more; none is lost.
        held = Figures.objects.select_related("campus").get(pk=row.pk)
        if held.is_enrolled_stale:
            held.is_by_roster = has_roster(period)
            held.enrolled = count_enrolled(held.campus, period, by_roster=held.is_by_roster)
        if held.is_taken_stale or held.is_enrolled_stale:
            held.taken = count_taken(held.campus, period, by_roster=held.is_by_roster)
            held.total = {"taken": everyone(held.taken), "enrolled": everyone(held.enrolled)}
            held.hidden = _hidden_of(held)
            held.counted_at = now()
        held.is_taken_stale = held.is_enrolled_stale = False
        held.save()
    return held


def _hidden_of(row: Figures) -> dict[str, Any]:
    limit = policy_of(row.campus).small_cell
    counted = Counted(row.taken, row.enrolled, limit=limit, group_names=group_names(row.campus))
    return {"limit": limit, "cells": sorted(counted.hidden)}


def group_names(campus: Campus) -> dict[str, tuple[str, str]]:
    """Kind and name of each group of the campus, by its id as text."""
    rows = Group.objects.filter(campus=campus).values_list("pk", "kind", "name")
    return {str(pk): (kind, name) for pk, kind, name in rows}


def keep_up(*, most: int = 200) -> int:
    """The worker's round: marks of every campus settled, stale figures counted. Returns how many
    were counted, at most `most`."""
    marked = Mark.objects.order_by().values_list("campus_id", flat=True).distinct()
    each_alone(Campus.objects.filter(pk__in=list(marked)), _settle_one)
    stale = Figures.objects.filter(STALE).select_related("campus").order_by("-pk")
    return each_alone(stale[:most], _count_one)


def _settle_one(campus: Campus) -> int:
    settle(campus, calendar_of(campus))
    return 1


def _count_one(row: Figures) -> int:
    period = calendar_of(row.campus).of_key(row.period)
    if period is None:
        return 0
    count_again(row, period)
    return 1


def recount(campus: Campus) -> int:
    """Counts every period of the campus from nothing. Returns how many there are."""
    calendar = calendar_of(campus)
    with transaction.atomic():
        _one_at_a_time(campus)
        _taken_marks(campus)
        _begin_again(campus, calendar)
    rows = list(Figures.objects.filter(campus=campus).select_related("campus"))
    for row in rows:
        period = calendar.of_key(row.period)
        if period is not None:
            count_again(row, period)
    return len(rows)
