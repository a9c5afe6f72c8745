"""The one place where saved searches meet the search itself.

Everything here goes through `discovery`: its form says which filters there are and what they mean,
its queries what a student may see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Exists, Max, OuterRef
from django.http import QueryDict

from fairbrief.briefs.models import Offering
from fairbrief.discovery.engine.asking import Scope
from fairbrief.discovery.filters import SearchForm
from fairbrief.discovery.finding import find
from fairbrief.discovery.queries import (
    briefs_open_to,
    briefs_open_to_anyone,
    search,
    without_own,
)
from fairbrief.discovery.scopes import scope_at, with_funds
from fairbrief.students.models import Student

type Query = dict[str, list[str]]


def query_of(data: QueryDict | Mapping[str, list[str]]) -> Query:
    """The filters of an address that are known and valid, with their values as they are typed."""
    sent = data if isinstance(data, QueryDict) else _sent(data)
    form = _form(sent)
    return {
        name: values
        for name in form.asked
        if (values := [each.strip() for each in sent.getlist(name) if each.strip()])
    }


def words_of(query: Query) -> list[str]:
    """What a search asks for, filter by filter, in the words of its form."""
    form = _form(_sent(query))
    said = []
    for name, value in form.asked.items():
        field = form.fields[name]
        if value is True:
            said.append(str(field.label))
            continue
        choices = dict(getattr(field, "choices", ()) or ()) if isinstance(value, str) else {}
        values = value if isinstance(value, list | tuple) else [value]
        words = ", ".join(str(choices.get(each, each)) for each in values)
        said.append(words if name == "q" else f"{field.label}: {words}")
    return said


def newest_fitting(student: Student | None, query: Query, *, at: datetime, most: int) -> list[int]:
    """Ids of open briefs that fit, the newest first; for a visitor, of those anyone may read."""
    rows = briefs_open_to(student) if student else briefs_open_to_anyone()
    return find(rows, _asked(query), scope=_scope(student, at), at=at, most=most).ids


def newest_listing(campus_id: int) -> datetime | None:
    """When the campus listed a brief last: nothing is new for whoever has looked since."""
    rows = Offering.objects.filter(campus=campus_id, listed_at__isnull=False)
    found: datetime | None = rows.aggregate(last=Max("listed_at"))["last"]
    return found


def fitting_since(
    student: Student, query: Query, *, since: datetime, at: datetime, most: int
) -> list[int]:
    """Ids of those the student's campus has listed since then, without those applied to."""
    lately = Offering.objects.filter(
        brief=OuterRef("pk"), campus=student.campus_id, listed_at__gt=since
    )
    rows = without_own(briefs_open_to(student).filter(Exists(lately)), student)
    return search(rows, _asked(query), at=at, scope=_scope(student, at))[:most]


def _asked(query: Query) -> dict[str, Any]:
    return {**_form(_sent(query)).asked, "sort": "newest"}


def _scope(student: Student | None, at: datetime) -> Scope:
    if student is None:
        return with_funds(Scope(), at=at)
    return replace(scope_at(student.campus, at=at), zone=student.user.time_zone)


def _sent(query: Mapping[str, list[str]]) -> QueryDict:
    sent = QueryDict(mutable=True)
    for name, values in query.items():
        sent.setlist(name, values)
    return sent


def _form(sent: QueryDict) -> SearchForm:
    form = SearchForm(sent)
    form.is_valid()
    return form
