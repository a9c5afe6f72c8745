"""What components take: small values a view builds and a template passes on.

Components read attributes, so an object of a room with the same names does as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.functional import _StrOrPromise
else:
    _StrOrPromise = str

#: What a colour says; the word or icon beside it says the same.
type Tone = Literal["plain", "accent", "attention", "stop", "done"]


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A term and what is said of it."""

    term: _StrOrPromise
    said: object
    note: _StrOrPromise = ""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number worth a glance, with what it counts."""

    value: object
    label: _StrOrPromise
    note: _StrOrPromise = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a life or a wizard."""

    label: _StrOrPromise
    state: Literal["done", "now", "next", "skipped"]
    note: _StrOrPromise = ""
    url: str = ""
    #: Where a form that is kept on the way is to lead.
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One view of the same thing."""

    label: _StrOrPromise
    url: str
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True, kw_only=True)
class Chip:
    """Something chosen that can be taken away again; `url` leads to the page without it."""

    label: _StrOrPromise
    url: str


@dataclass(frozen=True, kw_only=True)
class Crumb:
    """A page above this one."""

    label: _StrOrPromise
    url: str


@dataclass(frozen=True, kw_only=True)
class Happening:
    """Something that happened: for the timeline."""

    title: _StrOrPromise
    at: datetime | date
    actor: _StrOrPromise = ""
    detail: _StrOrPromise = ""
    tone: Tone = "plain"
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a data table. `heads` marks the one that names the row."""

    label: _StrOrPromise
    numeric: bool = False
    heads: bool = False


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell that is more than its text: a link, or an emphasis."""

    said: object
    url: str = ""
    note: _StrOrPromise = ""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar or column. `said` is the value in words; `value` None means it is not shown."""

    label: _StrOrPromise
    value: float | None
    said: _StrOrPromise = ""


@dataclass(frozen=True, kw_only=True)
class Series:
    """One line of a line chart: a value for each label, None where there is none."""

    name: _StrOrPromise
    values: Sequence[float | None]


@dataclass(frozen=True, kw_only=True)
class PlanWeek:
    """A week of work: what was planned and what was logged."""

    starts_on: date
    planned_minutes: int
    logged_minutes: int


@dataclass(frozen=True, kw_only=True)
class PlanMark:
    """Something due on a day: when it was to be, and when it was."""

    label: _StrOrPromise
    planned_on: date | None = None
    actual_on: date | None = None
    notes: Sequence[str] = field(default=())
