"""A round of the worker over many rows: in batches, and one by one where a batch fails; or each
alone from the start. One that fails keeps nothing else waiting."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import models

logger = logging.getLogger("fairbrief.rounds")


@dataclass
class Batch:
    """The rows of one transaction: the next `most` without some, or one alone."""

    most: int
    without: frozenset[int] = frozenset()
    only: int | None = None
    #: Which rows were taken.
    keys: list[int] = field(default_factory=list)

    def of[M: models.Model](self, rows: models.QuerySet[M], /) -> list[M]:
        """Takes the rows, locked until the transaction ends; those others hold are skipped."""
        if self.only is not None:
            rows = rows.filter(pk=self.only)
        elif self.without:
            rows = rows.exclude(pk__in=self.without)
        found = list(rows.select_for_update(skip_locked=True, of=("self",))[: self.most])
        self.keys = [row.pk for row in found]
        return found


def each_alone[T](rows: Iterable[T], step: Callable[[T], int], /) -> int:
    """Runs the step for one row after the other; returns how many the steps say they have done.

    Each begins and ends transactions of its own. One that fails is logged and left for the next
    round, and keeps nothing else waiting.
    """
    done = 0
    for row in rows:
        try:
            done += step(row)
        except Exception:
            logger.exception("%r failed", row)
    return done


def in_batches(step: Callable[[Batch], int], /, *, size: int, most: int) -> int:
    """Runs the step for batch after batch until there are no more, or `most` are done; returns how
    many the step says it has done.

    The step takes its rows with `batch.of` in a transaction of its own, which marks them as done.
    Where it fails its rows are tried one by one: what fails alone is logged and left for the next
    round, and keeps nothing else waiting.
    """
    done, failed = 0, frozenset[int]()
    while done < most:
        batch = Batch(min(size, most - done), failed)
        try:
            done += step(batch)
        except Exception:
            if not batch.keys:
                raise
            logger.exception("%s rows failed together: tried one by one", len(batch.keys))
            alone, wrong = _one_by_one(step, batch.keys)
            done, failed = done + alone, failed | wrong
        if len(batch.keys) < batch.most:
            break
    return done


def _one_by_one(step: Callable[[Batch], int], keys: list[int]) -> tuple[int, frozenset[int]]:
    """How many were done, and which failed."""
    done, wrong = 0, set()
    for key in keys:
        try:
            done += step(Batch(1, only=key))
        except Exception:
            logger.exception("row %s failed", key)
            wrong.add(key)
    return done, frozenset(wrong)
