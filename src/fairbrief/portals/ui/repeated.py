"""What one rule finds in several places is one thing to mend: shown once, with all its words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fairbrief.portals.ui.tags.declared import of


def what_it_says(finding: Any) -> tuple[str, ...]:
    """What two findings have in common that say the same of different words."""
    return tuple(str(of(finding, name)) for name in ("rule", "severity", "title", "house"))


def said_once(findings: Iterable[Any]) -> list[Any]:
    """Findings that say the same as one, where the first of them stands, with `quotes` of each.

    What has its quotes already, or stands alone, stays what it is.
    """
    rows: dict[tuple[str, ...], list[Any]] = {}
    for each in findings:
        same = what_it_says(each)
        rows.setdefault((*same, str(len(rows))) if of(each, "quotes") else same, []).append(each)
    return [_one(same) if len(same) > 1 else same[0] for same in rows.values()]


def _one(same: list[Any]) -> dict[str, Any]:
    first = same[0]
    fields = dict(first) if isinstance(first, dict) else first._asdict()
    words = dict.fromkeys(str(of(each, "evidence")) for each in same if of(each, "evidence"))
    return {**fields, "quotes": [{"text": each} for each in words]}
