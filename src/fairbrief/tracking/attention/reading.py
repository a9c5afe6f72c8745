"""All kinds of trouble in one list, in one query.

What is found is named by keys alone; names, titles and who looks after it are joined to the few
rows that are shown. Were each kind to join them for itself, the database would plan for longer
than it reads.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, overload

from django.db import connection

from fairbrief.tracking.attention.declared import ALERTS, Found, Scope
from fairbrief.tracking.attention.writing import Asked, found_by

if TYPE_CHECKING:
    from fairbrief.engagements.models import Engagement
    from fairbrief.students.models import Student

#: Whose rows: everything, one's own, or what nobody has taken on.
ALL, MINE, NOBODYS = "all", "mine", "nobody"

_COLUMNS = tuple(name for name in Found.__dataclass_fields__ if name != "alert")

_ASIDE = "(care.aside_until > %s AND care.aside_level >= found.level)"

_ORDER = "ORDER BY harm DESC, level DESC, since, key"

#: The rows that are shown, and beside each how many there are: in the list, and of each kind.
_SHOWN = f"""
WITH {{found}},
cared AS MATERIALIZED (
    SELECT found.*, care.owner_id, care.aside_until, care.aside_reason,
        care.aside_by_name AS aside_by
    FROM found LEFT JOIN advising_care care
      ON care.campus_id = %s AND care.kind = found.alert_name AND care.key = found.key
    WHERE {{aside}}
),
shown AS (SELECT * FROM cared WHERE {{which}} {_ORDER} LIMIT %s OFFSET %s),
numbers AS (
    SELECT COALESCE(jsonb_object_agg(alert_name, number), '{{{{}}}}') AS by_kind,
        COALESCE(sum(listed), 0)::int AS listed
    FROM (
        SELECT alert_name, count(*) AS number, count(*) FILTER (WHERE {{which}}) AS listed
        FROM cared GROUP BY 1
    ) AS kinds
)
SELECT numbers.by_kind, numbers.listed,
    shown.alert_name, shown.key, shown.since, shown.level, shown.figure,
    COALESCE(work.code, '') AS work_code,
    COALESCE(work.title, shown.title) AS regarding,
    COALESCE(entry.code, '') AS student_code,
    COALESCE(person.name, '') AS student_name,
    COALESCE(person.email, '') AS student_email,
    COALESCE(employer.name, '') AS employer_name,
    COALESCE(supervisor.name, '') AS supervisor_name,
    COALESCE(supervisor.email, '') AS supervisor_email,
    COALESCE(work.currency, '') AS paid_in,
    shown.owner_id, COALESCE(owner.name, '') AS owner_name,
    shown.aside_until, COALESCE(shown.aside_reason, '') AS aside_reason,
    COALESCE(shown.aside_by, '') AS aside_by
FROM numbers
LEFT JOIN shown ON true
LEFT JOIN engagements_engagement work ON work.id = shown.work
LEFT JOIN organizations_member supervisor ON supervisor.id = work.supervisor_id
LEFT JOIN organizations_employer employer
  ON employer.id = COALESCE(work.employer_id, shown.employer)
LEFT JOIN students_student student ON student.id = COALESCE(work.student_id, shown.student)
LEFT JOIN accounts_user person ON person.id = student.user_id
LEFT JOIN roster_rosterentry entry ON entry.student_id = student.id
LEFT JOIN accounts_user owner ON owner.id = shown.owner_id
{_ORDER}"""


_ALL = Asked("true")


class Attention(Sequence[Found]):
    """The list, read when it is looked at: a slice is one query, which counts all of it as well."""

    def __init__(
        self, scope: Scope, found: Asked, aside: Asked = _ALL, which: Asked = _ALL
    ) -> None:
        self._scope = scope
        self._found = found
        self._aside = aside
        self._which = which
        self._read: dict[tuple[int | None, int], list[Found]] = {}
        self._count = 0
        self._by_kind: dict[str, int] = {}

    def look_ahead(self, first: int, most: int) -> None:
        """Reads what will be looked at, so that counting it first costs no query of its own."""
        self._slice(most, first)

    def by_kind(self) -> dict[str, int]:
        """How many rows each kind has that has any, whoever looks after them."""
        self._have_counted()
        return self._by_kind

    def __len__(self) -> int:
        self._have_counted()
        return self._count

    @overload
    def __getitem__(self, place: int) -> Found: ...
    @overload
    def __getitem__(self, place: slice) -> list[Found]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            first = place.start or 0
            return self._slice(None if place.stop is None else max(place.stop - first, 0), first)
        return self[place : place + 1][0]

    def _have_counted(self) -> None:
        if not self._read:
            self._slice(0, 0)

    def _slice(self, most: int | None, first: int) -> list[Found]:
        for (limit, start), rows in self._read.items():
            # The last page is asked for by its own, shorter length.
            is_within = most is not None and (limit is None or most <= limit)
            if start == first and (limit == most or is_within):
                return rows[:most]
        told = self._rows(most, first)
        self._by_kind, self._count = told[0]["by_kind"], told[0]["listed"]
        found = [_as_found(row) for row in told if row["key"] is not None]
        self._read[most, first] = found
        return found

    def _rows(self, most: int | None, first: int) -> list[dict[str, Any]]:
        aside, which = self._aside, self._which
        sql = _SHOWN.format(found=self._found.sql, aside=aside.sql, which=which.sql)
        given = (*self._found.given, self._scope.campus.pk, *aside.given)
        given = (*given, *which.given, most, first, *which.given)
        with connection.cursor() as cursor:
            cursor.execute(sql, given)
            names = [column[0] for column in cursor.description]
            rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        rows[0]["by_kind"] = _as_numbers(rows[0]["by_kind"])
        return rows


def attention(
    scope: Scope,
    *,
    kinds: Iterable[str] = (),
    student: Student | None = None,
    work: Engagement | None = None,
    whose: str = ALL,
    user_id: int | None = None,
    aside: bool = False,
) -> Attention:
    """What needs attention, the greatest harm first, then the worst, then the oldest; of one
    student or of one work, if it is given.

    What is set aside stands in a list of its own (`aside`) until its day comes or it gets worse.
    """
    chosen = list(ALERTS.values())
    only: dict[str, dict[str, Any]] = {}
    if work:
        chosen = [each for each in chosen if each.ways.work]
        only = {each.name: {each.ways.work: work.pk} for each in chosen}
    elif student:
        only = {each.name: {each.ways.to_student: student.pk} for each in chosen}
    found = found_by(scope, ((each, only.get(each.name, {})) for each in chosen))
    when = Asked(_ASIDE if aside else f"{_ASIDE} IS NOT TRUE", (scope.today,))
    return Attention(scope, found, when, _which([*kinds], whose, user_id))


def _which(kinds: list[str], whose: str, user_id: int | None) -> Asked:
    """Rows of these kinds, or of all, that this person or nobody has taken on, or anybody."""
    sql, given = ["true"], list[Any]()
    if kinds:
        sql, given = ["alert_name = ANY(%s)"], [kinds]
    if whose == MINE:
        sql, given = [*sql, "owner_id = %s"], [*given, user_id]
    elif whose == NOBODYS:
        sql.append("owner_id IS NULL")
    return Asked(" AND ".join(sql), tuple(given))


def attention_by_kind(scope: Scope, *, aside: bool = False) -> dict[str, int]:
    """How many rows each kind has, in the order of harm. One query."""
    return in_order(attention(scope, aside=aside).by_kind())


def in_order(numbers: dict[str, int]) -> dict[str, int]:
    """The same numbers of kinds, the greatest harm first."""
    ordered = sorted(ALERTS.values(), key=lambda each: -each.harm)
    return {each.name: numbers[each.name] for each in ordered if numbers.get(each.name)}


def worst_of_works(scope: Scope, works: Iterable[Engagement]) -> dict[str, Found]:
    """The greatest harm to each of the works, by code, set aside or not. One query."""
    keys = [each.pk for each in works]
    if not keys:
        return {}
    alerts = [each for each in ALERTS.values() if each.ways.work]
    found = found_by(scope, ((each, {f"{each.ways.work}__any_of": keys}) for each in alerts))
    worst: dict[str, Found] = {}
    for row in Attention(scope, found)[:]:
        worst.setdefault(row.work_code, row)
    return worst


def one_found(scope: Scope, name: str, key: str) -> Found | None:
    """One row by its kind and code, set aside or not; None when there is no such trouble."""
    alert = ALERTS.get(name)
    if alert is None:
        return None
    found = found_by(scope, [(alert, {"code": key})])
    return next(iter(Attention(scope, found)[:1]), None)


def _as_numbers(told: Any) -> dict[str, int]:
    """What the database aggregated; its driver leaves JSON of plain statements as text."""
    return dict(json.loads(told) if isinstance(told, str) else told)


def _as_found(row: dict[str, Any]) -> Found:
    return Found(alert=ALERTS[row["alert_name"]], **{name: row[name] for name in _COLUMNS})
