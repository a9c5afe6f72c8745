"""What bait is made of: kinds of promises, and how much each weighs against a text.

Each is found in honest postings, too, and none is a mark by itself. How much each weighs was measured
on postings and frauds from many hands, and rounded to what can be explained: what few honest ones say
weighs most.
"""

from __future__ import annotations

from typing import NamedTuple

from fairbrief.fairness.clues import Clue
from fairbrief.fairness.phrasebook import Phrasebook

_BOOK = Phrasebook("scam-promises")


class Sign(NamedTuple):
    """A kind of promise, and how much it weighs."""

    weight: int
    sought: Clue


SIGNS: dict[str, Sign] = {
    kind: Sign(weight, _BOOK.clue(kind))
    for kind, weight in {
        "sum": 3,
        "hedged sum": 2,
        "riches": 2,
        "no end": 2,
        "commission": 2,
        "odd jobs": 2,
        "home": 2,
        "no bar": 2,
        "only a screen": 2,
        "free": 2,
        "assured": 2,
        "life": 2,
        "opportunity": 1,
        "haste": 1,
        "schedule": 1,
        "trained": 1,
        "formal": 1,
        "odd words": 3,
        "abroad": 1,
        "by mail alone": 3,
        "chat": 3,
        "link": 2,
        "easy": 2,
        "paid often": 1,
        "temper": 1,
        "growing": 2,
        "everything": 1,
        "nobody named": 2,
        "anywhere": 2,
        "told later": 2,
        "beside a job": 2,
        "go-between": 2,
        "recruiting": 2,
        "hook": 3,
        "salary ahead": 3,
        "mail a cv": 1,
    }.items()
}
#: What honest small ads say as well, who pay by the hour for an afternoon: never enough alone.
ORDINARY = frozenset(
    {"odd jobs", "home", "no bar", "only a screen", "haste", "schedule", "trained", "paid often",
     "formal", "abroad", "chat", "mail a cv", "opportunity"}
)  # fmt: skip
