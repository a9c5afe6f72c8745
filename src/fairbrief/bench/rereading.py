"""Open briefs read again after a change of rules: how many a second, from and into the database."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any

from django.db import connection

from fairbrief.bench.corpus import corpus
from fairbrief.bench.crowd import a_few
from fairbrief.briefs.models import Brief
from fairbrief.fairness import Verdict
from fairbrief.kernel.clock import now
from fairbrief.vetting.models import BriefReview

#: So often must be heard how far it is for a pace.
_ENOUGH = 3
#: Letters of a brief's own text, so that with title, criteria and the rest it has 300 words.
_LENGTH = 1_400

#: What is told of long work: what it is at, how many are done, of how many.
type Tell = Callable[[str, int, int], None]
#: Reads again by so many processes, telling how many of how many are done; how many were read, and
#: how many an office is to look at again.
type ReadBy = Callable[[int, Callable[[int, int], None]], tuple[int, int]]


def measure_rereading(*, briefs: int, read_by: ReadBy, tell: Tell) -> list[dict[str, Any]]:
    """By one process and by one a processor, each reading all of them."""
    tell("Pouring briefs", 0, 0)
    made, _students = a_few(briefs=briefs, students=1, at=now(), name="reread")
    _let_them_speak(made)
    processors = len(os.sched_getaffinity(0))
    return [_measured(number, read_by, tell) for number in sorted({1, processors})]


def _let_them_speak(briefs: list[Brief]) -> None:
    """Each says what fair postings of our own say, one after another: nearly all open briefs break
    no rule when the rules change."""
    texts = [each.text for each in corpus() if each.verdict is Verdict.CLEAR]
    for index, brief in enumerate(briefs):
        words = " ".join(texts[(index + more) % len(texts)] for more in range(4))
        brief.summary = words[:_LENGTH]
    Brief.objects.bulk_update(briefs, ["summary"], batch_size=1_000)


def _measured(processes: int, read_by: ReadBy, tell: Tell) -> dict[str, Any]:
    BriefReview.objects.update(read_under="", recheck_at=None, recheck_rules=[])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    heard: list[tuple[float, int]] = []

    def told(done: int, of: int) -> None:
        heard.append((time.perf_counter(), done))
        tell("Reading again", done, of)

    started = time.perf_counter()
    read, found = read_by(processes, told)
    seconds = time.perf_counter() - started
    steadily = _steadily(heard) or read / seconds
    return {
        "processes": processes,
        "briefs": read,
        "seconds": round(seconds, 2),
        "per_second": round(read / seconds),
        "per_second_steadily": round(steadily),
        "found": found,
        "million_minutes": round(1_000_000 / steadily / 60, 1),
    }


def _steadily(heard: list[tuple[float, int]]) -> float:
    """How many a second once the processes run and have made most patterns, which each does once
    and takes some seconds for: over the second half of what was heard; 0 if that was too little."""
    late = heard[len(heard) // 2 :]
    if len(late) < _ENOUGH:
        return 0.0
    (begin, done), (end, more) = late[0], late[-1]
    return (more - done) / (end - begin)
