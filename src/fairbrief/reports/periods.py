"""The stretches of time a report is made for: a campus's terms, and what of a year is in none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _t

from fairbrief.kernel.clock import zone_named
from fairbrief.organizations.models import Campus, Term
from fairbrief.organizations.terms import Days, own_days, terms_of, without

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Period:
    """One period. `spans` are its days, first and last included; no two periods share a day.

    `key` is stable: it stands in addresses, files and the API.
    """

    key: str
    name: str
    starts_on: date
    ends_on: date
    term_id: int | None
    spans: tuple[Days, ...]

    @property
    def as_multirange(self) -> str:
        """The days in PostgreSQL's words."""
        return "{" + ",".join(f"[{first},{last}]" for first, last in self.spans) + "}"

    def moments(self, zone: str) -> tuple[datetime, datetime]:
        """From the first midnight to the one after the last day, where the campus is."""
        where = zone_named(zone)
        return (
            datetime.combine(self.starts_on, time.min, tzinfo=where),
            datetime.combine(self.ends_on + _DAY, time.min, tzinfo=where),
        )

    @property
    def known_on(self) -> date:
        """The day up to which enrolments of other terms tell what somebody is in this period."""
        return self.starts_on if self.term_id or not self.spans else self.spans[-1][1]

    def touches(self, first: date | None, last: date | None) -> bool:
        return any(
            (last is None or begin <= last) and (first is None or first <= end)
            for begin, end in self.spans
        )


class Calendar:
    """Which period a day of a campus belongs to: the term that began last, else its year."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms: list[Period] = []
        self._taken: list[Days] = []
        for term, spans in own_days(terms):
            self.terms.append(
                Period(
                    key=f"term-{term.pk}",
                    name=term.name,
                    starts_on=term.starts_on,
                    ends_on=term.ends_on,
                    term_id=term.pk,
                    spans=spans,
                )
            )
            self._taken.append((term.starts_on, term.ends_on))

    def year(self, number: int) -> Period:
        whole = (date(number, 1, 1), date(number, 12, 31))
        return Period(
            key=f"year-{number}",
            name=_t("%(year)d, outside the terms") % {"year": number},
            starts_on=whole[0],
            ends_on=whole[1],
            term_id=None,
            spans=without(whole, self._taken),
        )

    def of_day(self, day: date) -> Period:
        for period in self.terms:
            if period.touches(day, day):
                return period
        return self.year(day.year)

    def of_key(self, key: str) -> Period | None:
        """The period of that key; None when the campus has no such term."""
        kind, _, number = key.partition("-")
        if kind == "year" and number.isdecimal() and len(number) == 4:
            return self.year(int(number)) if int(number) else None
        return next((period for period in self.terms if period.key == key), None)


def calendar_of(campus: Campus) -> Calendar:
    return Calendar(terms_of(campus.pk))
