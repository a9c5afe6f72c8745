"""Finding open briefs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, overload
from zoneinfo import available_timezones

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import (
    Count,
    Exists,
    ExpressionWrapper,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Window,
)
from django.utils.functional import cached_property

from fairbrief.briefs.models import Brief, Offering
from fairbrief.briefs.states import PUBLIC_STATES, BriefState, PayKind
from fairbrief.discovery.matching import overlap_hours
from fairbrief.organizations.models import Employer, Member
from fairbrief.students.models import Skill, Student

if TYPE_CHECKING:
    from fairbrief.accounts.models import User

#: The rows that tie a brief to a skill, by the name Django gives their way back.
NEEDS = "Brief_skills+"

#: More matches first, then the newest.
BEST = ("-matches", "-opened_at", "-id")

#: Ids of a search that are read at once: five pages.
FIRST = 100


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


class Found(Sequence[int]):
    """What a search found, as ids in order: read a slice at a time, without the text.

    What is shown of a slice is read afterwards (`briefs.listed`). How many there are comes with the
    first pages, so that nothing is looked for twice.
    """

    def __init__(self, ranked: QuerySet[Brief]) -> None:
        self._ranked = ranked

    @cached_property
    def _first(self) -> list[tuple[int, int]]:
        """The ids of the first pages, each with how many there are in all."""
        total = Window(Count("*"))
        return list(self._ranked.annotate(total=total).values_list("pk", "total")[:FIRST])

    def __len__(self) -> int:
        return self._first[0][1] if self._first else 0

    def __iter__(self) -> Iterator[int]:
        return iter(self[:])

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> list[int]: ...
    def __getitem__(self, place: int | slice) -> int | list[int]:
        ids = self._ranked.values_list("pk", flat=True)
        if not isinstance(place, slice):
            return ids[place]
        if place.stop is not None and place.stop <= FIRST:
            return [pk for pk, _total in self._first[place]]
        return list(ids[place])


def search(
    briefs: QuerySet[Brief],
    asked: dict[str, Any],
    *,
    today: date,
    zone: str = "America/New_York",
    skills: Collection[int] | None = None,
) -> Found:
    """Narrows and orders briefs by what was asked (see SearchForm).

    `skills` are the ids of the student's skills: briefs that use more of them come first
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
    briefs = _still_open(briefs, today)
    words = asked.get("q")
    if words:
        query = SearchQuery(words, search_type="websearch", config="english")
        briefs = briefs.filter(search=query)
    return Found(_ranked(briefs, asked.get("sort", ""), words, skills))


def _ranked(
    briefs: QuerySet[Brief],
    sort: str,
    words: str | None,
    skills: Collection[int] | None,
) -> QuerySet[Brief]:
    if sort == "apply_by":
        return briefs.order_by("apply_by", "-id")
    if sort == "pay":
        rate = ExpressionWrapper(F("fee_minor") / F("hours"), output_field=IntegerField())
        return briefs.order_by(rate.desc(nulls_last=True), "-id")
    if sort == "newest" or (not words and not skills):
        return newest_first(briefs)
    if words:
        query = SearchQuery(words, search_type="websearch", config="english")
        return briefs.order_by(SearchRank(F("search"), query).desc(), "-opened_at", "-id")
    # Only the rows of the student's own skills are joined: through `skills` it would be all.
    used = FilteredRelation(NEEDS, condition=Q(**{f"{NEEDS}__skill__in": skills}))
    return briefs.annotate(used=used, matches=Count("used")).order_by(*BEST)


def best(briefs: QuerySet[Brief], *, skills: QuerySet[Skill], today: date, most: int) -> list[int]:
    """The ids of the first few that a search without filters finds, best match first.

    Reads those that use a skill, and only where they are too few also the others: three suggestions
    do not cost the ranking of everything. Two queries at most.
    """
    paid = _still_open(briefs.exclude(pay_kind=PayKind.NONE), today)
    fit = paid.filter(skills__in=skills.order_by().values("pk"))
    ids = list(
        fit.annotate(matches=Count("skills")).order_by(*BEST).values_list("pk", flat=True)[:most]
    )
    if len(ids) < most:
        others = newest_first(paid.exclude(pk__in=ids))
        ids += others.values_list("pk", flat=True)[: most - len(ids)]
    return ids


def without_own(briefs: QuerySet[Brief], student: Student) -> QuerySet[Brief]:
    """Without those the student has applied to: there is nothing new in them.

    Applications are a room above: they are found through the relation they have to briefs.
    """
    return briefs.exclude(applications__student=student)


def _still_open(briefs: QuerySet[Brief], today: date) -> QuerySet[Brief]:
    return briefs.filter(Q(apply_by=None) | Q(apply_by__gte=today))


def newest_first(briefs: QuerySet[Brief]) -> QuerySet[Brief]:
    """In the order they were opened, the last first."""
    return briefs.order_by("-opened_at", "-id")


def open_with(employer: Employer, briefs: QuerySet[Brief]) -> Found:
    """Those of the briefs that are the employer's, the newest first."""
    return Found(newest_first(briefs.filter(employer=employer)))


def newest(briefs: QuerySet[Brief]) -> int | None:
    """The id of the paid brief opened last."""
    paid = briefs.exclude(pay_kind=PayKind.NONE)
    return newest_first(paid).values_list("pk", flat=True).first()


def count_up_to(briefs: QuerySet[Brief], most: int) -> int:
    """How many there are, counting no further than `most`: a glance, not a census."""
    return briefs.order_by().values("pk")[:most].count()


def employers_with_a_page() -> QuerySet[Employer]:
    """Employers some campus has listed a brief of; not those on hold."""
    listed = Offering.objects.filter(brief__employer=OuterRef("pk"), listed_at__isnull=False)
    return Employer.objects.filter(Exists(listed), held_at=None)


def employers_readable_by(user: User | None) -> QuerySet[Employer]:
    """Employers with a page, and the person's own before it has one: `is_public` tells which."""
    own = Member.objects.filter(user=user, left_at=None) if user else Member.objects.none()
    public = employers_with_a_page()
    return Employer.objects.filter(
        Q(pk__in=public.values("pk")) | Q(pk__in=own.values("employer"))
    ).annotate(is_public=Exists(public.filter(pk=OuterRef("pk"))))
