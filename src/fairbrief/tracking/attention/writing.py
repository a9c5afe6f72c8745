"""The statement behind the list. What each kind asks is written once, with marks where the campus,
the moment and the key go: Django takes longer to write it than the database to answer it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db.models import F, QuerySet

from fairbrief.kernel.written import Filling, mark, stand_in
from fairbrief.organizations.models import Campus
from fairbrief.tracking.attention.declared import ALERTS, Alert, Common, Scope

if TYPE_CHECKING:
    #: Which rows of a kind: from a path of its rows to a key, a code or keys; all without one.
    type Only = Mapping[str, Any]

#: What a kind is written with; no campus has that zone.
_MARKS = {
    "campus": mark("int"),
    "at": mark("datetime"),
    "today": mark("date"),
    "zone": "Pacific/Marquesas",
}
#: What rows are narrowed to: a key, a code or keys.
_ONLY = {"int": mark("int", 1), "str": mark("str"), "list": mark("Numbers", 2)}


@dataclass(frozen=True)
class Asked:
    """A part of a statement with what is filled into it."""

    sql: str
    given: tuple[Any, ...] = ()


def found_by(scope: Scope, asked: Iterable[tuple[Alert, Only]]) -> Asked:
    """The table `found`: rows of these kinds, each narrowed, as keys of what they are about. What
    several of them choose from stands before it."""
    parts, given = list[str](), list[Any]()
    commons: dict[Common, Only] = {}
    for alert, only in asked:
        rows = asked_of(scope, alert.name, only)
        ways = alert.ways
        columns = (
            f"{_or_null(ways.work, 'work')}, {_or_null(ways.student, 'student')},"
            f" {_or_null(ways.employer, 'employer')},"
            f" {'to_title' if ways.title else "''"}::text AS title"
        )
        parts.append(
            "SELECT %s::text AS alert_name, %s::int AS harm, code::text AS key, since, level,"  # noqa: S608
            f" figure, {columns} FROM ({rows.sql}) AS rows"
        )
        given += [alert.name, alert.harm, *rows.given]
        if alert.common:
            commons[alert.common] = only
    tables = [(each.name, asked_of(scope, each, only)) for each, only in commons.items()]
    before = "".join(f"{name} AS MATERIALIZED ({part.sql}), " for name, part in tables)
    first = [value for _name, part in tables for value in part.given]
    return Asked(f"{before}found AS ({' UNION ALL '.join(parts)})", (*first, *given))


def asked_of(scope: Scope, what: str | Common, only: Only) -> Asked:
    """What was written once, filled in."""
    path, value = next(iter(only.items()), ("", None))
    sql, fill = _marked(what, path, type(value).__name__, scope.cap_minutes)
    there = {"campus": scope.campus.pk, "at": scope.at, "today": scope.today}
    return Asked(sql, tuple(fill(there | {"zone": scope.zone.key, "only": value})))


@cache
def _marked(what: str | Common, path: str, kind: str, cap_minutes: int) -> tuple[str, Filling]:
    campus, zone = stand_in(Campus, id=_MARKS["campus"]), ZoneInfo(_MARKS["zone"])
    scope = Scope(campus, _MARKS["at"], _MARKS["today"], zone, cap_minutes)
    marks = _MARKS | {"only": _ONLY.get(kind)}
    asked = written(scope, what, {path: marks["only"]} if path else {})
    return asked.sql, Filling(asked.given, marks)


def written(scope: Scope, what: str | Common, only: Only) -> Asked:
    """The same as Django writes it: a kind by its name, or what several choose from."""
    rows: QuerySet[Any]
    if isinstance(what, str):
        alert = ALERTS[what]
        rows = _keys(alert.rows(scope).filter(**only), alert)
    else:
        narrowed = {f"{what.to_work}__{path}": value for path, value in only.items()}
        rows = what.rows(scope).filter(**narrowed)
    sql, params = rows.query.sql_with_params()
    return Asked(sql, tuple(params))


def _or_null(way: str, name: str) -> str:
    return f"{f'to_{name}' if way else 'NULL'}::bigint AS {name}"


def _keys(rows: QuerySet[Any], alert: Alert) -> QuerySet[Any]:
    ways = alert.ways
    there = {"work": ways.work, "student": ways.student, "employer": ways.employer}
    there["title"] = ways.title
    named = {f"to_{name}": F(way) for name, way in there.items() if way}
    keys: QuerySet[Any] = rows.order_by().values("code", "since", "level", "figure", **named)
    return keys
