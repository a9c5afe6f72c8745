"""Row locks, and the switch that proves they matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import models

_locks_on = True


def locked[M: models.Model](subject: M) -> M:
    """The subject's row as it is now, locked until the transaction ends."""
    # __class__ and not type(): request.user is a lazy stand-in for the user.
    rows = subject.__class__._base_manager.all()
    if _locks_on:
        rows = rows.select_for_update(of=("self",))
        return rows.get(pk=subject.pk)
    return subject


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
    rows = subject.__class__._base_manager.all()
    if _locks_on:
        return rows.select_for_update(of=("self",), no_key=True).get(pk=subject.pk)
    return subject


@contextmanager
def unlocked() -> Iterator[None]:
    """Switches the guard off. Only for the negative control of a concurrency test."""
    global _locks_on
    _locks_on = False
    try:
        yield
    finally:
        _locks_on = True
