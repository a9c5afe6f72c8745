"""Finding open briefs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, overload

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
from fairbrief.briefs.queries import to_apply_for
from fairbrief.briefs.states import PUBLIC_STATES, BriefState, PayKind
from fairbrief.discovery.engine.asking import FUND, Fund, Scope, with_unpaid, zones_within
from fairbrief.discovery.engine.documents import FOR_GOOD
from fairbrief.discovery.weights import ANSWERED, ANSWERS_PERCENT, LAPSED, NEW_UNDER
from fairbrief.organizations.models import Employer, Member
from fairbrief.students.models import Student
from fairbrief.vetting.models import BriefReview
from fairbrief.vetting.states import BriefReviewState

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


@lru_cache(maxsize=500)
def _open_at(campus_id: int | None) -> QuerySet[Brief]:
    """Put together once, for every list begins with it. Never to be read itself, only copied."""
    return _open().filter(_listed(campus_id))


def briefs_open_to(student: Student) -> QuerySet[Brief]:
    """Open briefs the student's campus has approved."""
    return _open_at(student.campus_id).all()


def briefs_open_to_anyone() -> QuerySet[Brief]:
    """Open briefs that some campus has approved: what a visitor sees."""
    return _open_at(None).all()


def briefs_readable_by(student: Student | None) -> QuerySet[Brief]:
    """Briefs whose page can be read: open or past, listed at the student's campus or anywhere."""
    return briefs_readable_at(student.campus_id if student else None)


def briefs_readable_at(campus_id: int | None) -> QuerySet[Brief]:
    """The same for the students of a campus; for a visitor without one."""
    listed = _listed(campus_id)
    return Brief.objects.filter(listed, state__in=PUBLIC_STATES, employer__held_at=None)


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


def narrowed(
    briefs: QuerySet[Brief], asked: dict[str, Any], *, at: datetime, scope: Scope
) -> QuerySet[Brief]:
    """Those that fit everything that was asked but the words."""
    if not with_unpaid(asked):
        briefs = briefs.exclude(pay_kind=PayKind.NONE)
    if asked.get("paid_by") == FUND:
        briefs = briefs.filter(_paid_by(scope.funds))
    if skills := asked.get("skill"):
        needed, taught = (Exists(each.filter(skill__in=skills)) for each in (_NEEDS, _TEACHES))
        briefs = briefs.filter(Q(needed) | Q(taught))
    if asked.get("endorsed"):
        briefs = briefs.filter(_endorsed(scope.campus))
    if dollars := asked.get("pay_min"):
        briefs = briefs.filter(fee_minor__gte=F("hours") * dollars * 100)
    if weeks := asked.get("weeks_max"):
        briefs = briefs.filter(due_on__lte=F("starts_on") + timedelta(weeks=weeks))
    if overlap := asked.get("overlap"):
        briefs = briefs.filter(time_zone__in=zones_within(scope.zone, overlap, at.date()))
    if asked.get("first_times"):
        briefs = briefs.filter(first_timer_seats__gt=0)
    if asked.get("outside_exams"):
        for first, last in scope.exams:
            briefs = briefs.exclude(starts_on__lte=last, due_on__gte=first)
    plain = {_COLUMNS[name]: value for name, value in asked.items() if name in _COLUMNS}
    return briefs.filter(to_apply_for(at), **plain)


def _paid_by(funds: Iterable[Fund]) -> Q:
    """What at least one of the funds can be asked for."""
    found = Q(pk__in=())
    for fund in funds:
        one = Q(_listed(fund.campus), hours__gte=fund.hours)
        if fund.unpaid_only:
            one &= Q(pay_kind=PayKind.NONE, employer__kind__in=FOR_GOOD)
        found |= one
    return found


def _endorsed(campus_id: int | None) -> Exists:
    """A person of the office has approved it where it is listed, not its policy alone."""
    rows = BriefReview.objects.filter(
        brief=OuterRef("pk"), state=BriefReviewState.APPROVED, by_policy=False
    )
    if campus_id is not None:
        return Exists(rows.filter(campus=campus_id))
    listed = Offering.objects.filter(
        brief=OuterRef("brief"), campus=OuterRef("campus"), listed_at__isnull=False
    )
    return Exists(rows.filter(Exists(listed)))


#: Filters that compare one column.
_COLUMNS = {
    "work": "function",
    "hours_max": "hours__lte",
    "starts_after": "starts_on__gte",
    "due_before": "due_on__lte",
    "place": "place",
    "credit": "credit_supported",
}
_NEEDS, _TEACHES = (
    through._base_manager.filter(brief=OuterRef("pk"))
    for through in (Brief.skills.through, Brief.teaches.through)
)


def search(
    briefs: QuerySet[Brief],
    asked: dict[str, Any],
    *,
    at: datetime,
    zone: str = "America/New_York",
    skills: Collection[int] | None = None,
    scope: Scope | None = None,
) -> Found:
    """Narrows and orders briefs in PostgreSQL alone: for few briefs, and where there is no index.

    `skills` are the ids of the student's skills: briefs that use more of them come first
    in the order "best match". Ranking reads the stored words, never the text again.
    """
    briefs = narrowed(briefs, asked, at=at, scope=scope or Scope(zone=zone))
    if asked.get("answers") or asked.get("new_employers"):
        briefs = briefs.filter(employer__in=_employers_by_record(asked))
    words = asked.get("q")
    if words:
        query = SearchQuery(words, search_type="websearch", config="english")
        briefs = briefs.filter(search=query)
    return Found(_ranked(briefs, asked.get("sort", ""), words, skills))


def _employers_by_record(asked: dict[str, Any]) -> QuerySet[Employer, Any]:
    """Employers that are new here, or have answered nearly everyone (see `weights`)."""
    answered = Count(
        "briefs__applications",
        filter=Q(briefs__applications__state__in=ANSWERED)
        | Q(briefs__applications__offered_at__isnull=False),
    )
    returned = Count(
        "briefs__applications",
        filter=Q(briefs__applications__state=LAPSED, briefs__applications__offered_at=None),
    )
    rows = Employer.objects.annotate(answered=answered, whole=answered + returned).order_by()
    if asked.get("answers"):
        rows = rows.filter(whole__gte=NEW_UNDER, answered__gte=F("whole") * ANSWERS_PERCENT / 100.0)
    if asked.get("new_employers"):
        rows = rows.filter(whole__lt=NEW_UNDER)
    return rows.values("pk")


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


def without_own(briefs: QuerySet[Brief], student: Student) -> QuerySet[Brief]:
    """Without those the student has applied to: there is nothing new in them.

    Applications are a room above: they are found through the relation they have to briefs.
    """
    return briefs.exclude(applications__student=student)


def newest_first(briefs: QuerySet[Brief]) -> QuerySet[Brief]:
    """In the order they were opened, the last first."""
    return briefs.order_by("-opened_at", "-id")


def open_with(employer: Employer, briefs: QuerySet[Brief], *, at: datetime) -> Found:
    """Those of the briefs that are the employer's, the newest first."""
    return Found(newest_first(briefs.filter(to_apply_for(at), employer=employer)))


def newest(briefs: QuerySet[Brief]) -> int | None:
    """The id of the paid brief opened last."""
    paid = briefs.exclude(pay_kind=PayKind.NONE)
    return newest_first(paid).values_list("pk", flat=True).first()


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
