"""What needs attention at a campus: trouble of its students, ordered by the harm it does.

One declared `Alert` is one kind (see `kinds`); `reading` puts them into one list. Who looks after
a row, and until when it is set aside, is kept by `advising` under the alert's name and the code of
what it is about.
"""

from fairbrief.tracking.attention import kinds as kinds
from fairbrief.tracking.attention.declared import (
    ALERTS,
    Alert,
    Found,
    Scope,
    scope_of,
    scope_of_works,
)
from fairbrief.tracking.attention.reading import (
    attention,
    attention_by_kind,
    in_order,
    one_found,
    worst_of_works,
)

__all__ = [
    "ALERTS",
    "Alert",
    "Found",
    "Scope",
    "attention",
    "attention_by_kind",
    "in_order",
    "one_found",
    "scope_of",
    "scope_of_works",
    "worst_of_works",
]
