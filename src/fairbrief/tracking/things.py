"""Things of many rooms in one list: rows of any model as the same few columns, in one query."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

type Things = QuerySet[Any, dict[str, Any]]


def as_things(rows: QuerySet[Any], label: str, page: str, about: str, who: str = "") -> Things:
    """Rows of a model as one kind of thing.

    `page` is the column its address is made of, `about` what it is about, `who` the one who is
    waited for.
    """
    told: QuerySet[Any] = rows.order_by().annotate(
        label=Value(label, output_field=CharField()),
        page=Cast(F(page), CharField()),
        # Under a name that no model has a column of.
        named=Cast(F(about), CharField()),
        who=Cast(F(who), CharField()) if who else Value("", output_field=CharField()),
    )
    return told.values("label", "pk", "page", "named", "who")


def all_of(kinds: Iterable[Things]) -> Things:
    """Every thing of every kind."""
    first, *rest = kinds
    return first.union(*rest, all=True)
