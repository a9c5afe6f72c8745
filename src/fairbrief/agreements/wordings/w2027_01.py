"""The wording of January 2027. Agreements carry it: not a letter of it may change.

It adds to the one before that each of two milestones has a payment of its own: what belongs to
the first, when its part of the fee is secured and paid, and that an accepted one counts at an
early end.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase
from typing import Any

from fairbrief.agreements.wordings import w2026_11 as first
from fairbrief.agreements.wordings import w2026_12 as before
from fairbrief.kernel.money import Money

type Terms = dict[str, Any]

_AS_BEFORE = dict(before.CLAUSES)


def _which(number: int) -> str:
    """The deliverables of the first milestone, by their letters."""
    if not number:
        return ""
    if number == 1:
        return ": deliverable (a)"
    return f": deliverables (a) to ({ascii_lowercase[number - 1]})"


def _deadline(terms: Terms) -> Iterator[str]:
    starts, *rest = first.deadline(terms)
    midway = terms["midway"]
    if terms["pay_kind"] == "none":
        starts = starts.replace(", and never before the pay is recorded as secured", "")
    if not midway:
        yield starts
        yield from rest
        return
    yield starts.replace("before the pay is", "before the pay of the first milestone is")
    yield (
        f"The work has two milestones. The first, by {first.day(midway['on'])}, is "
        f"{midway['what'].rstrip('.')}{_which(midway['pieces'])}. The second, by "
        f"{first.day(terms['due_on'])}, is all the rest."
    )
    yield (
        "The student hands in the first milestone when it is ready. The employer accepts it, or "
        f"says what is missing, within {first.REVIEW_DAYS} business days. After that it counts as "
        "accepted. It can be sent back twice. Who hands in everything at once hands in both."
    )
    yield from rest


def _paying(terms: Terms) -> Iterator[str]:
    midway = terms["midway"]
    for line in _AS_BEFORE["Pay"](terms):
        yield line
        if midway and line.startswith("It is paid within "):
            fee = Money(terms["fee_minor"], terms["currency"])
            share = fee.share(midway["percent"], 100)
            yield (
                f"{share} is recorded as secured before work starts, and {fee - share} within "
                "three business days after the first milestone is handed in; the second begins "
                f"once it is. {share} is owed when the first milestone is accepted, and is not "
                "asked back, whatever becomes of the second."
            )


def _ending(terms: Terms) -> Iterator[str]:
    for line in _AS_BEFORE["Changes and ending early"](terms):
        yield (
            line.replace(
                "accepted by then, whichever is more",
                "accepted by then, or the part of an accepted milestone, whichever is more",
            )
            if terms["midway"]
            else line
        )


_CHANGED = {"Deadline": _deadline, "Pay": _paying, "Changes and ending early": _ending}

CLAUSES = tuple((name, _CHANGED.get(name, clauses)) for name, clauses in before.CLAUSES)
