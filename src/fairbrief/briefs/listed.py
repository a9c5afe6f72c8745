"""Briefs as lists show them: few columns, no text, one query for the whole list.

Rows are kept in the memory of each process under a key that changes with whatever they show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Expression, OuterRef, Value
from django.db.models.expressions import RawSQL

from fairbrief.briefs.models import Brief, Deliverable
from fairbrief.briefs.queries import names_taught, skill_names
from fairbrief.briefs.states import Place
from fairbrief.briefs.terms import with_year
from fairbrief.fairness import ClearTerm, Fields, clear_terms
from fairbrief.fairness import Deliverable as Named
from fairbrief.kernel.statements import Statement, among, rows_with, statement_of

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: Columns in the order of Listed's fields; what is counted or gathered follows.
_COLUMNS = (
    "pk",
    "code",
    "title",
    "place",
    "seats",
    "first_timer_seats",
    "hours",
    "starts_on",
    "due_on",
    "routine_percent",
    "pay_kind",
    "fee_minor",
    "currency",
    "pay_days",
    "checkins_a_week",
    "senior_sessions",
    "senior_minutes",
    "backup_id",
    "employer__name",
    "employer__slug",
    "supervisor__name",
    "supervisor__title",
    "leader__name",
    "leader__title",
    "time_zone",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One brief of a list. Names of people are None where nobody is named."""

    pk: int
    code: str
    title: str
    place: str
    seats: int
    first_timer_seats: int
    hours: int | None
    starts_on: date | None
    due_on: date | None
    routine_percent: int | None
    pay_kind: str
    fee_minor: int | None
    currency: str
    pay_days: int | None
    checkins_a_week: int | None
    senior_sessions: int
    senior_minutes: int
    backup_id: int | None
    employer: str
    employer_slug: str
    supervisor_name: str | None
    supervisor_title: str | None
    leader_name: str | None
    leader_title: str | None
    time_zone: str
    deliverables: list[str]
    skills: list[str]
    teaches: list[str]
    applied: int
    #: Stands for everything on the card; empty where nothing is kept by it.
    key: str = ""

    @property
    def place_words(self) -> _StrOrPromise:
        return Place(self.place).label

    @property
    def terms(self) -> tuple[ClearTerm, ...]:
        """The five clear terms."""
        terms = clear_terms(
            Fields(
                pay_kind=self.pay_kind,
                fee_minor=self.fee_minor,
                currency=self.currency,
                hours=self.hours,
                pay_days=self.pay_days,
                starts_on=self.starts_on,
                due_on=self.due_on,
                deliverables=tuple(Named(title=title) for title in self.deliverables),
                routine_percent=self.routine_percent,
                supervisor_name=self.supervisor_name or "",
                supervisor_title=self.supervisor_title or "",
                backup_name="named" if self.backup_id else "",
                checkins_a_week=self.checkins_a_week,
                leader_name=self.leader_name or "",
                leader_title=self.leader_title or "",
                senior_sessions=self.senior_sessions,
                senior_minutes=self.senior_minutes,
            )
        )
        return with_year(terms, self.due_on)


#: Read anew for every list: which rows a brief's card stands on, as they are now. A row that is
#: written in any way has another xmin or ctid, so what is kept under such a key is never of
#: yesterday. Words, deliverables and skills of a brief that students see change with its row.
ROW_KEY = RawSQL(
    """"briefs_brief"."xmin"::text || "briefs_brief"."ctid"::text
    || (SELECT e.xmin::text || e.ctid::text FROM organizations_employer e
        WHERE e.id = "briefs_brief"."employer_id")
    || coalesce((SELECT m.xmin::text || m.ctid::text FROM organizations_member m
        WHERE m.id = "briefs_brief"."supervisor_id"), '')
    || coalesce((SELECT m.xmin::text || m.ctid::text FROM organizations_member m
        WHERE m.id = "briefs_brief"."leader_id"), '')""",
    [],
    output_field=CharField(),
)
#: Rows of lists, by brief and with their key. About two kilobytes each, in each process.
_KEPT: dict[int, Listed] = {}
_MOST_KEPT = 20_000


def listed(ids: Sequence[int], *, applied: Expression | None = None) -> list[Listed]:
    """The briefs of these ids, in their order. One query, and one more for those not kept.

    `applied` says how many applied; else 0.
    """
    if not ids:
        return []
    rows = rows_with(_statement(applied), ids)
    now = {pk: (key, number) for pk, key, number in rows}
    return listed_as(ids, now)


def listed_as(ids: Sequence[int], now: Mapping[int, tuple[str, int]]) -> list[Listed]:
    """The same where each brief's ROW_KEY, and how many applied, were read already."""
    kept = {pk: row for pk in now if (row := _KEPT.get(pk)) and row.key == f"{pk}:{now[pk][0]}"}
    found = kept | _read([pk for pk in now if pk not in kept], now)
    return [_with_applied(found[pk], now[pk][1]) for pk in ids if pk in found]


def _with_applied(row: Listed, applied: int) -> Listed:
    return row if row.applied == applied else replace(row, applied=applied)


AMONG_IDS = among('"briefs_brief"."id"')


@lru_cache(maxsize=20)
def _statement(applied: Expression | None) -> Statement:
    """The statement that reads keys and numbers: written once, for lists are read all the time."""
    rows = (
        Brief.objects.extra(**AMONG_IDS)
        .order_by()
        .annotate(_key=ROW_KEY, _applied=applied or Value(0))
        .values_list("pk", "_key", "_applied")
    )
    return statement_of(rows)


@lru_cache(maxsize=1)
def _reading() -> Statement:
    """The statement that reads rows."""
    gathered = {
        "_deliverables": ArraySubquery(
            Deliverable.objects.filter(brief=OuterRef("pk")).order_by("position").values("title")
        ),
        "_skills": skill_names(),
        "_teaches": names_taught("pk"),
    }
    rows = Brief.objects.extra(**AMONG_IDS).order_by().annotate(**gathered)
    return statement_of(rows.values_list(*_COLUMNS, *gathered))


def _read(ids: Sequence[int], now: Mapping[int, tuple[str, int]]) -> dict[int, Listed]:
    """Rows that are not kept, or were written since."""
    if not ids:
        return {}
    found = {
        row[0]: Listed(*(*row, now[row[0]][1], f"{row[0]}:{now[row[0]][0]}"))
        for row in rows_with(_reading(), ids)
    }
    if len(_KEPT) + len(found) > _MOST_KEPT:
        _KEPT.clear()
    _KEPT.update(found)
    return found
