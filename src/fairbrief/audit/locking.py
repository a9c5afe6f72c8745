"""Row locks, and the switch that proves they matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, models

from fairbrief.kernel.written import written_once

_locks_on = True


def locked[M: models.Model](subject: M) -> M:
    """The subject's row as it is now, locked until the transaction ends."""
    return _row(subject, no_key=False) if _locks_on else subject


def _row[M: models.Model](subject: M, *, no_key: bool) -> M:
    # __class__ and not type(): request.user is a lazy stand-in for the user.
    model = subject.__class__
    if isinstance(subject.pk, int):
        row: M | None = _row_to_lock.first(subject.pk, model=model, no_key=no_key)
        if row is not None:
            return row
    return model._base_manager.select_for_update(of=("self",), no_key=no_key).get(pk=subject.pk)


@written_once
def _row_to_lock(key: int, *, model: type[Any], no_key: bool) -> models.QuerySet[Any]:
    """Every act begins with it."""
    rows: models.QuerySet[Any] = model._base_manager.filter(pk=key)
    return rows.select_for_update(of=("self",), no_key=no_key)


def all_locked[M: models.Model](subjects: Sequence[M]) -> list[M]:
    """The rows of subjects of one model as they are now, locked in the order of their keys."""
    if not (_locks_on and subjects):
        return list(subjects)
    rows = subjects[0].__class__._base_manager.select_for_update(of=("self",))
    return list(rows.filter(pk__in=[each.pk for each in subjects]).order_by("pk"))


def held[M: models.Model](subject: M) -> M:
    """The subject's row as it is now, kept from changing until the transaction ends.

    Rows that point to it can still be made meanwhile: for a row that half the database points to.
    """
    return _row(subject, no_key=True) if _locks_on else subject


def shared[M: models.Model](subject: M) -> M:
    """The subject's row as it is now, kept from changing until the transaction ends; any number can
    keep it so at once: for what many rely on in the same minute, and only one changes."""
    if not _locks_on:
        return subject
    model = subject.__class__
    table = connection.ops.quote_name(model._meta.db_table)
    asked = f"SELECT * FROM {table} WHERE id = %s FOR SHARE"  # noqa: S608
    return model._base_manager.raw(asked, [subject.pk])[0]


@contextmanager
def unlocked() -> Iterator[None]:
    """Switches the guard off. Only for the negative control of a concurrency test."""
    global _locks_on
    _locks_on = False
    try:
        yield
    finally:
        _locks_on = True
