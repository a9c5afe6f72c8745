"""Taking out of rows what people wrote, and leaving the rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    Case,
    CharField,
    FileField,
    JSONField,
    Model,
    QuerySet,
    TextField,
    URLField,
    Value,
    When,
)

#: What stands where words stood. Whatever must not be empty has words still.
GONE = "–"
#: What stands where an address stood.
GONE_LINK = "https://removed.invalid/"


def forget(rows: QuerySet[Any], columns: Iterable[str]) -> int:
    """Takes words, names, links and files out of these columns; what was empty stays so.

    Files are thrown away first, and done again they are gone already: if it breaks off, the rows
    still name them and the next run finds them.
    """
    model, changes = rows.model, dict[str, Any]()
    for column in columns:
        field = model._meta.get_field(column)
        if isinstance(field, FileField):
            for name in rows.exclude(**{column: ""}).values_list(column, flat=True):
                field.storage.delete(name)
            changes[column] = ""
        else:
            changes[column] = _nothing(model, column)
    return int(rows.order_by().update(**changes))


def _nothing(model: type[Model], column: str) -> Any:
    field = model._meta.get_field(column)
    if isinstance(field, JSONField | ArrayField):
        return field.get_default()
    if isinstance(field, URLField):
        return _unless_empty(column, GONE_LINK)
    if isinstance(field, CharField | TextField):
        return _unless_empty(column, GONE)
    raise TypeError(f"{model.__name__}.{column} holds no words")


def _unless_empty(column: str, words: str) -> Case:
    return Case(When(**{column: ""}, then=Value("")), default=Value(words))
