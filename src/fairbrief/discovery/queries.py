"""Finding open briefs."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import (
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
)

from fairbrief.briefs.models import Brief, Offering
from fairbrief.briefs.queries import with_terms
from fairbrief.briefs.states import PUBLIC_STATES, BriefState, PayKind
from fairbrief.discovery.matching import overlap_hours
from fairbrief.organizations.models import Employer
from fairbrief.students.models import Student


def _open() -> QuerySet[Brief]:
    return Brief.objects.filter(state=BriefState.OPEN, employer__held_at=None)


def _listed(campus_id: int | None = None) -> Exists:
    rows = Offering.objects.filter(brief=OuterRef("pk"), listed_at__isnull=False)
    return Exists(rows if campus_id is None else rows.filter(campus_id=campus_id))


def briefs_open_to(student: Student) -> QuerySet[Brief]:
    """Open briefs the student's campus has approved."""
    return _open().filter(_listed(student.campus_id))


def briefs_open_to_anyone() -> QuerySet[Brief]:
    """Open briefs that some campus has approved: what a visitor sees."""
    return _open().filter(_listed())


def briefs_readable_by(student: Student | None) -> QuerySet[Brief]:
    """Briefs whose page can be read: open or past, listed at the student's campus or anywhere."""
    listed = _listed(student.campus_id if student else None)
    return Brief.objects.filter(listed, state__in=PUBLIC_STATES, employer__held_at=None)


@lru_cache(maxsize=512)
def _zones_within(zone: str, hours: int, day: date) -> tuple[str, ...]:
    """Time zones that share at least `hours` of the day with `zone`."""
    noon = datetime.fromisoformat(f"{day.isoformat()}T12:00:00+00:00")
    return tuple(
        name for name in sorted(available_timezones()) if overlap_hours(zone, name, noon) >= hours
    )


def search(
    briefs: QuerySet[Brief],
    asked: dict[str, Any],
    *,
    today: date,
    zone: str = "America/New_York",
    skills: Collection[int] | QuerySet[Any] | None = None,
) -> QuerySet[Brief]:
    """Narrows and orders briefs by what was asked (see SearchForm).

    `skills` are the student's skills, by id or as a query: briefs that use more of them come first
    in the order "best match". Ranking reads the stored words, never the text again.
    """
    if not asked.get("unpaid"):
        briefs = briefs.exclude(pay_kind=PayKind.NONE)
    if skill := asked.get("skill"):
        briefs = briefs.filter(skills=skill)
    if hours := asked.get("hours_max"):
        briefs = briefs.filter(hours__lte=hours)
    if dollars := asked.get("pay_min"):
        briefs = briefs.filter(fee_minor__gte=F("hours") * dollars * 100)
    if start := asked.get("starts_after"):
        briefs = briefs.filter(starts_on__gte=start)
    if due := asked.get("due_before"):
        briefs = briefs.filter(due_on__lte=due)
    if place := asked.get("place"):
        briefs = briefs.filter(place=place)
    if overlap := asked.get("overlap"):
        briefs = briefs.filter(time_zone__in=_zones_within(zone, overlap, today))
    briefs = briefs.filter(Q(apply_by=None) | Q(apply_by__gte=today))
    words = asked.get("q")
    if words:
        query = SearchQuery(words, search_type="websearch", config="english")
        briefs = briefs.filter(search=query)
    return _ordered(briefs, asked.get("sort", ""), words, skills)


def _ordered(
    briefs: QuerySet[Brief],
    sort: str,
    words: str | None,
    skills: Collection[int] | QuerySet[Any] | None,
) -> QuerySet[Brief]:
    if sort == "apply_by":
        return briefs.order_by("apply_by", "-id")
    if sort == "pay":
        rate = ExpressionWrapper(F("fee_minor") / F("hours"), output_field=IntegerField())
        return briefs.order_by(rate.desc(nulls_last=True), "-id")
    if sort == "newest" or (not words and skills is None):
        return briefs.order_by("-opened_at", "-id")
    if words:
        query = SearchQuery(words, search_type="websearch", config="english")
        return briefs.order_by(SearchRank(F("search"), query).desc(), "-opened_at", "-id")
    matches = Count("skills", filter=Q(skills__in=skills))
    return briefs.annotate(matches=matches).order_by("-matches", "-opened_at", "-id")


def for_cards(briefs: QuerySet[Brief]) -> QuerySet[Brief]:
    """Adds what a list of cards shows."""
    return with_terms(briefs).prefetch_related("skills")


def newest(briefs: QuerySet[Brief]) -> Brief | None:
    """The paid brief opened last."""
    return briefs.exclude(pay_kind=PayKind.NONE).order_by("-opened_at").first()


def count_up_to(briefs: QuerySet[Brief], most: int) -> int:
    """How many there are, counting no further than `most`: a glance, not a census."""
    return briefs.order_by().values("pk")[:most].count()


def employers_with_a_page() -> QuerySet[Employer]:
    """Employers some campus has listed a brief of; not those on hold."""
    listed = Offering.objects.filter(brief__employer=OuterRef("pk"), listed_at__isnull=False)
    return Employer.objects.filter(Exists(listed), held_at=None)
