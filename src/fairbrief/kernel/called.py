"""Finding rows by what somebody is called, in capital letters or small, by the indexes there are.

Django's own `iexact` asks for the value in capital letters, where indexes and constraints keep it
in small ones: it would read the whole table.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Q, Value
from django.db.models.functions import Lower
from django.db.models.lookups import Exact, In


def called(column: str, value: str) -> Q:
    """Rows whose `email` or `name`, say, is this. Nobody is called ""."""
    return Q(Exact(Lower(column), _small(value))) & _says_something(column)


def called_one_of(column: str, values: Iterable[str]) -> Q:
    """Rows whose `email`, say, is one of these; no row, where there are none."""
    known = [_small(each) for each in values]
    return Q(In(Lower(column), known)) & _says_something(column) if known else Q(pk__in=[])


def _small(value: str) -> Lower:
    # The database makes both sides small: it and Python do not do so alike for every letter.
    return Lower(Value(value))


def _says_something(column: str) -> Q:
    # For the indexes that leave out what is empty: the database does not conclude it by itself.
    return Q(~Exact(F(column), Value("")))
