"""Dates as credentials write them: with a zone, or not accepted."""

from __future__ import annotations

import re
from datetime import datetime

_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", re.ASCII | re.IGNORECASE
)


def moment(value: object) -> datetime | None:
    """An aware time, or None for what is none, or names no zone."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(value.upper())
    except ValueError:
        return None
