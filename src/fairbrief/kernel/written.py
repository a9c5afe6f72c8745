"""Querysets that are written once, and asked with other values each time.

Django takes longer to write a statement over ten tables than the database to answer it. A function
that makes such a queryset is called once, with marks for what it is given; from then on the values
go where the marks stand, and the rows come out as the queryset would give them.
"""

from __future__ import annotations

import copy
import inspect
import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import update_wrapper
from typing import Any, cast

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import FETCH_RAISE, Field, ForeignObject, Lookup, Model, QuerySet
from django.db.models.query import ValuesListIterable
from django.db.transaction import TransactionManagementError

from fairbrief.kernel.statements import rows_of

#: Marks by the kind of value: no row, moment or day is like them, or near. Of several numbers or
#: words each has one of its own.
_NUMBER, _WORD = 1_900_000_011, "\ue000mark {}\ue000"
_MOMENT, _DAY = datetime(6001, 2, 3, 4, 5, 6, 7, tzinfo=UTC), date(7411, 5, 6)

type _Fill = Callable[[Any], Any]
#: Any number of values, for `any_of`.
type Numbers = Collection[int]
type Words = Collection[str]


@Field.register_lookup
@ForeignObject.register_lookup
class AnyOf(Lookup):
    """Like `in`, with all the values as one: the statement is the same for any number of them."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        sql, params = self.process_lhs(compiler, connection)
        return f"{sql} = ANY(%s)", (*params, self.rhs)


class written_once[**P, Row]:  # noqa: N801 - a decorator
    """A function that makes a queryset, as one that gives its rows: all, or one (`first`, `the`).

    What it takes by position are values: `int`, `str`, `datetime`, `date` or, for the lookup
    `any_of`, `Numbers` and `Words`, by their annotation. A moment or day may stand there some way
    off. What it takes by name shapes the statement: each shape is written once. So a value must
    only be put into the queryset, never looked at.

    Rows may be locked. Such a statement is asked in a transaction only, which it could not be asked
    again in after a fault; so no plan of it is kept.

    Raises TypeError for None, which nothing equals, and the first time for a value that stands
    nowhere in a statement of one shape, or of which each has a place of its own;
    TransactionManagementError for a lock outside of a transaction.
    """

    def __init__(self, write: Callable[P, QuerySet[Any, Row]]) -> None:
        self._write = write
        self._marks = dict(_marks_for(write))
        self._shapes: dict[tuple[tuple[str, Any], ...], _Written[Row]] = {}
        self._lock = threading.Lock()
        update_wrapper(self, write)

    def __call__(self, *values: P.args, **shape: P.kwargs) -> list[Row]:
        if None in values:
            raise TypeError(f"{self._write.__name__} was asked for None, which no row equals")
        key = tuple(shape.items())
        with self._lock:
            found = self._shapes.get(key)
        if found is None:
            write = cast("Callable[..., QuerySet[Any, Row]]", self._write)
            made = _Written(
                write(*self._marks.values(), **shape), self._marks, must_stand=not shape
            )
            with self._lock:
                found = self._shapes.setdefault(key, made)
        return found.read(dict(zip(self._marks, values, strict=True)))

    def first(self, *values: P.args, **shape: P.kwargs) -> Row | None:
        """The first row, if there is one."""
        return next(iter(self(*values, **shape)), None)

    def the(self, *values: P.args, **shape: P.kwargs) -> Row:
        """The one row. Raises ValueError where there is another number of them."""
        (row,) = self(*values, **shape)
        return row


def stand_in[M: Model](model: type[M], **known: Any) -> M:
    """An object that a queryset is written with, of which only some columns are known, by the names
    of their attributes.

    Whatever else of it is looked at raises `FieldFetchBlocked`: it would stand in the statement for
    everybody.
    """
    names = [each.attname for each in model._meta.concrete_fields if each.attname in known]
    made = model.from_db(DEFAULT_DB_ALIAS, names, [known[name] for name in names])
    made._state.fetch_mode = FETCH_RAISE
    return made


def in_order[M: Model](
    read: Callable[[Sequence[int]], Iterable[M]], keys: Sequence[int]
) -> list[M]:
    """The objects of some keys as `read` gives them, in the order of the keys; for none it is not
    asked."""
    found = {each.pk: each for each in read(keys)} if keys else {}
    return [found[key] for key in keys if key in found]


def _marks_for(write: Callable[..., Any]) -> dict[str, Any]:
    marks: dict[str, Any] = {}
    for place, (name, given) in enumerate(inspect.signature(write).parameters.items()):
        if given.kind is given.KEYWORD_ONLY:
            break
        kind = getattr(given.annotation, "__name__", given.annotation)
        marks[name] = mark(kind, place)
    return marks


def mark(kind: str, place: int = 0) -> Any:
    """What stands for a value of a kind, by the name of its type: of several, each at its place."""
    number, word = _NUMBER + place, _WORD.format(place)
    several = {"int": number, "str": word, "Numbers": [number], "Words": [word]}
    return (several | {"datetime": _MOMENT, "date": _DAY})[kind]


class Filling:
    """The values of a statement, with where what goes.

    `marks` are what it was written with, by name. Of a moment or day how far another is from it is
    kept; a number may stand within words. `names` are those that stand in it.
    """

    def __init__(self, params: Iterable[Any], marks: Mapping[str, Any]) -> None:
        # A word of a list of states is looked up by the driver as a kind of its own, each time.
        self._params = [each.value if isinstance(each, Enum) else each for each in params]
        self._fills: list[tuple[int, str, _Fill]] = []
        for place, each in enumerate(self._params):
            fills = ((name, _fill_of(each, mark)) for name, mark in marks.items())
            self._fills += [(place, name, fill) for name, fill in fills if fill][:1]
        for name, mark in marks.items():
            if isinstance(mark, list) and any(each in mark for each in self._params):
                raise TypeError(f"stands in the statement one by one: {name}")
        self.names = {name for _place, name, _fill in self._fills}

    def __call__(self, values: Mapping[str, Any]) -> list[Any]:
        filled = [*self._params]
        for place, name, fill in self._fills:
            filled[place] = fill(values[name])
        return filled


#: How far from its mark a moment or day may stand.
_FAR = timedelta(days=40 * 366)


def _fill_of(given: Any, mark: Any) -> _Fill | None:
    """What a value becomes where this was written with its mark; None where it was not."""
    if type(given) is type(mark):
        if given == mark:
            return _as_list if isinstance(mark, list) else lambda value: value
        if isinstance(mark, date) and abs(off := given - mark) < _FAR:
            return lambda value: value + off
    elif isinstance(mark, int) and isinstance(given, int) and given == mark:
        # As the kind of number that its column holds.
        return type(given)
    elif isinstance(mark, datetime) and isinstance(given, date):
        if abs(days := given - mark.date()) < _FAR:
            return lambda value: value.date() + days
    elif isinstance(mark, int) and isinstance(given, str) and str(mark) in given:
        return lambda value: given.replace(str(mark), str(value))
    return None


def _as_list(values: Collection[Any]) -> Any:
    """Numbers as the database writes a list of them: the driver takes longer over each."""
    if all(isinstance(each, int) for each in values):
        return f"{{{','.join(map(str, values))}}}"
    return [*values]


class _Written[Row]:
    """A queryset as it was written, to be read again and again."""

    def __init__(
        self, rows: QuerySet[Any, Row], marks: Mapping[str, Any], *, must_stand: bool
    ) -> None:
        self._rows = rows
        self._compiler: Any = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        self._sql, params = self._compiler.as_sql()
        self._locks = self._compiler.query.select_for_update
        self._filling = Filling(params, marks)
        if (unused := marks.keys() - self._filling.names) and must_stand:
            raise TypeError(f"stands nowhere in the statement: {', '.join(unused)}")
        selected = [column for column, *_named in self._compiler.select]
        #: Whether the rows are already what Django would make of them.
        self._is_plain = (
            rows._iterable_class is ValuesListIterable
            and not self._compiler.has_extra_select
            and not self._compiler.get_converters(selected)
        )

    def read(self, values: Mapping[str, Any]) -> list[Row]:
        """The rows, as Django makes them of what the database answers."""
        asked = _locked_rows_of if self._locks else rows_of
        found = asked(self._sql, self._filling(values))
        if self._is_plain:
            return cast("list[Row]", found)
        if self._compiler.has_extra_select:
            found = [row[: self._compiler.col_count] for row in found]
        compiler = copy.copy(self._compiler)
        compiler.execute_sql = lambda *_args, **_more: [found]
        rows: Any = object.__new__(type(self._rows))
        rows.__dict__.update(self._rows.__dict__)
        rows._query = _Answered(self._rows.query, compiler)
        return list(rows)


def _locked_rows_of(statement: str, params: list[Any]) -> list[tuple[Any, ...]]:
    if connection.get_autocommit():
        raise TransactionManagementError("rows can only be locked in a transaction")
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return list(cursor.fetchall())


class _Answered:
    """A query whose answer is there."""

    def __init__(self, query: Any, compiler: Any) -> None:
        self._query = query
        self._compiler = compiler

    def get_compiler(self, *_args: Any, **_more: Any) -> Any:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)
