"""All kinds of trouble in one list, in one query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, overload

from django.db.models import (
    CharField,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from fairbrief.advising.models import Care
from fairbrief.tracking.attention.declared import ALERTS, Alert, Found, Scope
from fairbrief.tracking.things import Things, all_of

if TYPE_CHECKING:
    from fairbrief.engagements.models import Engagement
    from fairbrief.students.models import Student

#: Whose rows: everything, one's own, or what nobody has taken on.
ALL, MINE, NOBODYS = "all", "mine", "nobody"

_COLUMNS = tuple(name for name in Found.__dataclass_fields__ if name != "alert")


class Attention(Sequence[Found]):
    """The list, read when it is looked at: `len` is one query unless the count is known, a slice
    another."""

    def __init__(self, rows: Things) -> None:
        self._rows = rows
        self._count: int | None = None

    def of_known_length(self, number: int) -> Attention:
        """The same, for who has counted by kind already."""
        self._count = number
        return self

    def __len__(self) -> int:
        if self._count is None:
            self._count = self._rows.count()
        return self._count

    @overload
    def __getitem__(self, place: int) -> Found: ...
    @overload
    def __getitem__(self, place: slice) -> list[Found]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [_found(row) for row in self._rows[place]]
        return _found(self._rows[place])


def attention(
    scope: Scope,
    *,
    kinds: Iterable[str] = (),
    student: Student | None = None,
    whose: str = ALL,
    user_id: int | None = None,
    aside: bool = False,
) -> Attention:
    """What needs attention, the greatest harm first, then the worst, then the oldest.

    What is set aside stands in a list of its own (`aside`) until its day comes or it gets worse.
    """
    chosen = [ALERTS[name] for name in kinds if name in ALERTS] or list(ALERTS.values())
    rows = all_of(
        _rows(each, scope, student=student, whose=whose, user_id=user_id, aside=aside)
        for each in chosen
    )
    return Attention(rows.order_by("-harm", "-level", "since", "key"))


def attention_by_kind(scope: Scope, *, aside: bool = False) -> dict[str, int]:
    """How many rows each kind has, in the order of harm. One query."""
    counts = [
        _left(each.rows(scope), each, scope, aside=aside)
        .order_by()
        .annotate(what=Value(each.name, output_field=CharField()))
        .values("what")
        .annotate(number=Count("pk"))
        .values_list("what", "number")
        for each in ALERTS.values()
    ]
    found = dict(counts[0].union(*counts[1:], all=True).order_by())
    ordered = sorted(ALERTS.values(), key=lambda each: -each.harm)
    return {each.name: found[each.name] for each in ordered if found.get(each.name)}


def worst_of_works(scope: Scope, works: Iterable[Engagement]) -> dict[str, Found]:
    """The greatest harm to each of the works, by code, set aside or not. One query."""
    keys = [each.pk for each in works]
    if not keys:
        return {}
    rows = all_of(
        _whole(_known(_of_works(each, scope, keys), each, scope), each, scope)
        for each in ALERTS.values()
        if each.ways.work
    )
    worst: dict[str, Found] = {}
    for row in rows.order_by("-harm", "-level"):
        worst.setdefault(row["work_code"], _found(row))
    return worst


def _of_works(alert: Alert, scope: Scope, keys: list[int]) -> QuerySet[Any]:
    way = alert.ways.work.removesuffix("code").removesuffix("__") or "pk"
    return alert.rows(scope).filter(**{f"{way}__in": keys})


def one_found(scope: Scope, name: str, key: str) -> Found | None:
    """One row by its kind and code, set aside or not; None when there is no such trouble."""
    alert = ALERTS.get(name)
    if alert is None:
        return None
    rows = _whole(_known(alert.rows(scope).filter(code=key), alert, scope), alert, scope)
    return next((_found(row) for row in rows[:1]), None)


def _care(alert: Alert, scope: Scope) -> QuerySet[Care]:
    return Care.objects.filter(campus=scope.campus, kind=alert.name, key=OuterRef("code"))


def _known(rows: QuerySet[Any], alert: Alert, scope: Scope) -> QuerySet[Any]:
    """Each row with until when it is set aside, and at which level."""
    care = _care(alert, scope)
    known: QuerySet[Any] = rows.annotate(
        aside_until=Subquery(care.values("aside_until")[:1], output_field=DateField()),
        aside_level=Coalesce(Subquery(care.values("aside_level")[:1]), 0),
    )
    return known


def _left(rows: QuerySet[Any], alert: Alert, scope: Scope, *, aside: bool) -> QuerySet[Any]:
    """Without what is set aside; or that alone."""
    is_aside = Q(aside_until__gt=scope.today, aside_level__gte=F("level"))
    is_shown = Q(aside_until=None) | Q(aside_until__lte=scope.today) | Q(aside_level__lt=F("level"))
    return _known(rows, alert, scope).filter(is_aside if aside else is_shown)


def _rows(
    alert: Alert,
    scope: Scope,
    *,
    student: Student | None,
    whose: str,
    user_id: int | None,
    aside: bool,
) -> Things:
    rows = _left(alert.rows(scope), alert, scope, aside=aside)
    if student is not None:
        rows = rows.filter(**{alert.ways.student or "pk": student.pk})
    owned = _care(alert, scope).filter(owner__isnull=False)
    if whose == MINE:
        rows = rows.filter(Exists(owned.filter(owner=user_id)))
    elif whose == NOBODYS:
        rows = rows.filter(~Exists(owned))
    return _whole(rows, alert, scope)


def _whole(rows: QuerySet[Any], alert: Alert, scope: Scope) -> Things:
    care = _care(alert, scope)
    named: QuerySet[Any] = rows.order_by().annotate(
        alert_name=Value(alert.name, output_field=CharField()),
        harm=Value(alert.harm, output_field=IntegerField()),
        key=Cast(F("code"), CharField()),
        owner_id=Subquery(care.values("owner")[:1], output_field=IntegerField()),
        owner_name=Coalesce(
            Subquery(care.values("owner__name")[:1]), Value(""), output_field=CharField()
        ),
        aside_reason=Coalesce(Subquery(care.values("aside_reason")[:1]), Value("")),
        aside_by=Coalesce(Subquery(care.values("aside_by_name")[:1]), Value("")),
        **alert.ways.columns(),
    )
    return named.values("alert_name", "harm", *_COLUMNS)


def _found(row: dict[str, Any]) -> Found:
    columns = {name: row[name] for name in _COLUMNS}
    for name in ("student_code", "student_name", "student_email"):
        columns[name] = columns[name] or ""
    return Found(alert=ALERTS[row["alert_name"]], **columns)
