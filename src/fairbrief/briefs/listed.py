"""Briefs as lists show them: few columns, no text, one query for the whole list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Expression, OuterRef, Value

from fairbrief.briefs.models import Brief, Deliverable
from fairbrief.briefs.queries import skill_names
from fairbrief.briefs.states import Place
from fairbrief.briefs.terms import terms_from, with_year
from fairbrief.fairness import ClearTerm, Fields
from fairbrief.fairness import Deliverable as Named

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: Columns in the order of Listed's fields; what is counted or gathered follows.
_COLUMNS = (
    "pk",
    "code",
    "title",
    "place",
    "seats",
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
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One brief of a list. Names of people are None where nobody is named."""

    pk: int
    code: str
    title: str
    place: str
    seats: int
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
    deliverables: list[str]
    skills: list[str]
    applied: int

    @property
    def place_words(self) -> _StrOrPromise:
        return Place(self.place).label

    @property
    def terms(self) -> tuple[ClearTerm, ...]:
        """The five clear terms."""
        terms = terms_from(
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


def listed(
    ids: Sequence[int], *, applied: Expression | None = None, skills: bool = False
) -> list[Listed]:
    """The briefs of these ids, in their order. One query.

    `applied` says how many applied, `skills` whether their skills are read; else 0 and none.
    """
    if not ids:
        return []
    here = OuterRef("pk")
    gathered = {
        "_deliverables": ArraySubquery(
            Deliverable.objects.filter(brief=here).order_by("position").values("title")
        ),
        "_skills": skill_names() if skills else Value([], output_field=ArrayField(CharField())),
        "_applied": applied or Value(0),
    }
    rows = Brief.objects.filter(pk__in=ids).order_by().annotate(**gathered)
    found = {row[0]: Listed(*row) for row in rows.values_list(*_COLUMNS, *gathered)}
    return [found[pk] for pk in ids if pk in found]
