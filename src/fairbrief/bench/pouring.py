"""Rows made by the database itself: a million in the time objects need for a thousand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection, models
from django.db.models import NOT_PROVIDED

type Progress = Callable[[str, int, int], None]

#: A public code from a number: its hexadecimal digits in letters that codes are made of.
CODE = "translate(lpad(to_hex({0}), 8, '0'), '0123456789abcdef', '23456789BCDFGHJK')"


def pour_into(
    model: type[models.Model], source: str, given: dict[str, Any], **columns: str
) -> None:
    """INSERT … SELECT: the columns as said, every other one with what the model would give it."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    values = dict(given)
    said = []
    for field in fields:
        if field.column in columns:
            said.append(columns[field.column])
        elif field.null:
            said.append("NULL")
        else:
            default = field.get_default() if field.default is not NOT_PROVIDED else ""
            values[f"default_{field.column}"] = field.get_db_prep_save(default, connection)
            said.append(f"%(default_{field.column})s")
    names = ", ".join(f'"{field.column}"' for field in fields)
    # Constants of this module, and names of our own models.
    into = f'INSERT INTO "{model._meta.db_table}" ({names})'
    with connection.cursor() as cursor:
        cursor.execute(f"{into} SELECT {', '.join(said)} FROM {source}", values)  # noqa: S608
