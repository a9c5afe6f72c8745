"""Which stretch of a campus's year a day is in.

Terms may overlap: a break within a term, the next term before the last has ended. A day belongs to
the one that began last, and to no other: nothing is counted in two, whether in the ledger, the list
of students or a report.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from fairbrief.organizations.models import Term

type Days = tuple[date, date]

_DAY = timedelta(days=1)
#: Where a term that was read remembers its own days.
_KNOWN = "_own_days"


def terms_of(campus_id: int) -> QuerySet[Term]:
    """The campus's terms and breaks, the one that began last first; exams are part of a term."""
    rows = Term.objects.filter(campus_id=campus_id).exclude(kind=Term.Kind.EXAMS)
    return rows.order_by("-starts_on", "-pk")


def stretch_on(terms: Iterable[Term], day: date) -> Term | None:
    """The one of the terms and breaks that a day belongs to. Exams among them do not count."""
    there = (
        term
        for term in terms
        if term.kind != Term.Kind.EXAMS and term.starts_on <= day <= term.ends_on
    )
    return max(there, key=lambda term: (term.starts_on, term.pk), default=None)


def own_days(terms: Iterable[Term]) -> list[tuple[Term, tuple[Days, ...]]]:
    """The terms of `terms_of`, each with the days that belong to it."""
    found: list[tuple[Term, tuple[Days, ...]]] = []
    taken: list[Days] = []
    for term in terms:
        span = (term.starts_on, term.ends_on)
        found.append((term, without(span, taken)))
        taken.append(span)
    return found


def days_of(term: Term) -> tuple[Days, ...]:
    """The days that belong to a term, as stretches. One query, the first time it is asked of it."""
    if (known := term.__dict__.get(_KNOWN)) is not None:
        found: tuple[Days, ...] = known
        return found
    later = terms_of(term.campus_id).filter(
        Q(starts_on__gt=term.starts_on) | Q(starts_on=term.starts_on, pk__gt=term.pk),
        starts_on__lte=term.ends_on,
    )
    term.__dict__[_KNOWN] = without(
        (term.starts_on, term.ends_on), later.values_list("starts_on", "ends_on")
    )
    return days_of(term)


def within(first: str, term: Term, last: str = "") -> Q:
    """Rows with a day of a term's own: that of a column, or one from `first` to `last`."""
    last = last or first
    rows = (Q(**{f"{first}__lte": end, f"{last}__gte": begin}) for begin, end in days_of(term))
    return reduce(or_, rows, Q(pk__in=()))


def without(span: Days, others: Iterable[Days]) -> tuple[Days, ...]:
    """The days of a span that lie in none of the others."""
    left = [span]
    for first, last in others:
        cut: list[Days] = []
        for begin, end in left:
            if last < begin or end < first:
                cut.append((begin, end))
                continue
            if begin < first:
                cut.append((begin, first - _DAY))
            if last < end:
                cut.append((last + _DAY, end))
        left = cut
    return tuple(left)
