"""Every wording agreements were ever written in, by the version their terms name.

A text is checked by writing it again from its terms, in the wording it was signed in. So a wording
that agreements carry is never changed: a better one gets a module and a version of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from fairbrief.agreements.wordings import w2026_11, w2026_12, w2027_01

type Terms = dict[str, Any]
type Clauses = tuple[tuple[str, Callable[[Terms], Iterator[str]]], ...]

WORDINGS: dict[str, Clauses] = {
    "2026-11": w2026_11.CLAUSES,
    "2026-12": w2026_12.CLAUSES,
    "2027-01": w2027_01.CLAUSES,
}
#: The wording of agreements made now.
WORDING = "2027-01"

__all__ = ["WORDING", "WORDINGS", "Clauses"]
