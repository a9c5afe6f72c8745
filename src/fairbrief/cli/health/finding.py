"""One thing looked at: how it is, and how to mend it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum


class Level(StrEnum):
    OK = "ok"
    WARN = "warn"
    FAIL = "fail"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Finding:
    """`mend` says what to do; it is empty when nothing needs doing."""

    name: str
    level: Level
    says: str
    mend: str = ""

    def as_json(self) -> dict[str, str]:
        return {key: str(value) for key, value in asdict(self).items()}


def ok(name: str, says: str) -> Finding:
    return Finding(name, Level.OK, says)


def warn(name: str, says: str, mend: str) -> Finding:
    return Finding(name, Level.WARN, says, mend)


def fail(name: str, says: str, mend: str) -> Finding:
    return Finding(name, Level.FAIL, says, mend)


def skipped(name: str, because: str) -> Finding:
    return Finding(name, Level.SKIPPED, because)
