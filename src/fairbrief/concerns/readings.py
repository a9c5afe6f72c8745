"""What was found in the words of many rows at once."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from fairbrief.concerns.models import Reading
from fairbrief.kernel.written import Numbers, Words, written_once


@written_once
def readings_of(kinds: Words, keys: Numbers) -> QuerySet[Reading, tuple[str, int, Any]]:
    """Kind, row and findings, of rows of any of these kinds and any of these keys. One query."""
    rows = Reading.objects.filter(kind__any_of=kinds, row_id__any_of=keys)
    return rows.values_list("kind", "row_id", "findings")
