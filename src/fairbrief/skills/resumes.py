"""The words of a résumé in which skills are named: pasted text, or a JSON Resume file.

JSON Resume (https://jsonresume.org/schema): one object with `skills`, `work`, `projects`,
`education`, `languages` and more. Names, addresses and telephone numbers are not read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

#: Characters that are read of one résumé, and bytes of one file.
LONGEST = 40_000
LARGEST = 256 * 1024
#: Parts of a JSON Resume that say what somebody can do, and what is read in each row of them.
_PARTS = {
    "skills": ("name", "keywords"),
    "languages": ("language",),
    "work": ("position", "summary", "description", "highlights"),
    "volunteer": ("position", "summary", "highlights"),
    "projects": ("name", "description", "highlights", "keywords", "roles"),
    "education": ("area", "courses"),
    "certificates": ("name",),
    "publications": ("summary",),
    "awards": ("title", "summary"),
    "interests": ("keywords",),
}


class ResumeError(Exception):
    """A file that cannot be read as a résumé; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def words_of_resume(content: bytes) -> str:
    """The text of a JSON Resume that skills are read from, a line a thing.

    Raises ResumeError with the reason `large`, `unreadable` (no JSON), `other` (JSON, but no
    résumé) or `empty`.
    """
    if len(content) > LARGEST:
        raise ResumeError("large")
    try:
        resume = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ResumeError("unreadable") from error
    if not isinstance(resume, dict) or not ({"basics", *_PARTS} & resume.keys()):
        raise ResumeError("other")
    lines = list(_lines(resume))
    if not lines:
        raise ResumeError("empty")
    return "\n".join(lines)[:LONGEST]


def _lines(resume: dict[str, Any]) -> Iterator[str]:
    basics = resume.get("basics")
    if isinstance(basics, dict):
        yield from _strings([basics.get("label"), basics.get("summary")])
    for part, names in _PARTS.items():
        rows = resume.get(part)
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict):
                for name in names:
                    yield from _strings(row.get(name))


def _strings(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and each.strip():
            yield each.strip()
