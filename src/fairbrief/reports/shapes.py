"""A report as it is printed: sections of tables and charts, already suppressed.

Page, files, paper, charts, mails and the API know nothing but these shapes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from fairbrief.charts import Chart
from fairbrief.kernel.money import Money
from fairbrief.organizations.models import Campus
from fairbrief.reports.periods import Period

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise
else:
    _StrOrPromise = str

#: What stands in a cell. None is "not shown", which no form may fill.
type Value = str | int | Money | None


@dataclass(frozen=True, kw_only=True)
class Head:
    """A column. `key` is stable: it names the column in files and in the API."""

    key: str
    label: _StrOrPromise
    numeric: bool = True


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table; groups that are not shown are counted in `hidden`, never named."""

    key: str
    title: _StrOrPromise
    heads: Sequence[Head]
    rows: Sequence[Sequence[Value]]
    hidden: int = 0


@dataclass(frozen=True, kw_only=True)
class Section:
    """One question a report answers. `source` says where its formula comes from."""

    key: str
    title: _StrOrPromise
    about: _StrOrPromise = ""
    tables: Sequence[Table] = ()
    charts: Sequence[Chart] = ()
    source: _StrOrPromise = ""
    empty: _StrOrPromise = ""

    @property
    def is_empty(self) -> bool:
        return not any(table.rows or table.hidden for table in self.tables)


@dataclass(frozen=True, kw_only=True)
class Headline:
    """One of the figures that matter most."""

    key: str
    value: Value
    label: _StrOrPromise
    note: _StrOrPromise = ""


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything any form of it prints. `is_empty`: too few take part to show anything."""

    campus: Campus
    period: Period
    limit: int
    counted_at: datetime | None
    is_empty: bool
    headlines: Sequence[Headline] = ()
    sections: Sequence[Section] = ()
    #: Other periods with something to count, newest first.
    periods: Sequence[Period] = field(default=())

    @property
    def charts(self) -> dict[str, Chart]:
        return {chart.key: chart for section in self.sections for chart in section.charts}

    @property
    def tables(self) -> list[Table]:
        return [table for section in self.sections for table in section.tables]
