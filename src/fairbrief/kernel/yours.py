"""What of a person stands in the rows of a room: what they get a copy of, what goes, what stays.

Each room says it of its own tables in `yours.py`. The copy that a person takes along, and what is
left of them when their account is erased, are made of these declarations and of nothing else, so
whoever adds a table says there what becomes of it; a test holds every table to that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db.models import Model, Q, QuerySet

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: Everything declared, in the order of the rooms.
HELD: list[Held] = []
NAMED: list[Named] = []


@dataclass(frozen=True, kw_only=True)
class Held:
    """What of a person stands in the rows of one model.

    `ways` lead from a row to the person's account; the rows that any of them leads to are meant,
    of those that `only` fits. `shows` names the columns of the copy, parted by blanks, as
    `name=way__to__it` where the name is not the column's; `file` names those of a file that the
    person handed over, and of its name. What is no part of the copy says in `hidden` why not.

    `removes` takes the rows away when the person is erased; `goes` names columns whose words are
    taken out. `stays` says why what is left is kept, and until when; it is "" where nothing is.
    `still` names columns in which the name or the address of somebody erased may stand for as long
    as that; nowhere else may it.
    """

    model: type[Model]
    ways: tuple[str, ...]
    title: _StrOrPromise = ""
    only: Q | None = None
    shows: str = ""
    file: tuple[str, str] | None = None
    hidden: str = ""
    removes: bool = False
    goes: str = ""
    stays: str = ""
    still: str = ""

    def __post_init__(self) -> None:
        if not (self.shows or self.hidden or declared_of(self.model)):
            raise ValueError(f"{self.model.__name__}: say what is shown, or why nothing is")
        if self.still and not self.stays:
            raise ValueError(f"{self.model.__name__}: say why a name is kept")
        HELD.append(self)

    @property
    def room(self) -> str:
        return self.model._meta.app_label

    @property
    def name(self) -> str:
        """Its key in the copy, such as "application"."""
        return str(self.model._meta.model_name)

    @property
    def columns(self) -> dict[str, str]:
        """The way to each column of the copy, by the name it has there."""
        named = (each.rpartition("=") for each in self.shows.split())
        return {name or way: way for name, _equals, way in named}

    def rows_of(self, user_id: int) -> QuerySet[Any]:
        """The rows about that person; none where nothing leads to one."""
        return self._rows(Q(**{way: user_id}) for way in self.ways)

    def rows_open_to(self, user_id: int) -> QuerySet[Any]:
        """Those of them that the person may read: what leads there by a place in an organization
        that they have left does not count."""
        return self._rows(
            Q(**{way: user_id}) & Q(**dict.fromkeys(self._left(way))) for way in self.ways
        )

    def _left(self, way: str) -> list[str]:
        """The column that says when the place was left by which a way leads; none for others."""
        place, _parted, _user = way.rpartition("__")
        model: Any = self.model
        for step in place.split("__") if place else ():
            model = model._meta.get_field(step).related_model
        has_left = any(each.name == "left_at" for each in model._meta.concrete_fields)
        return [f"{place}__left_at"] if place and has_left else []

    def _rows(self, found: Iterable[Q]) -> QuerySet[Any]:
        theirs = reduce(or_, found, Q(pk=None))
        rows = self.model._base_manager.filter(theirs)
        if self.only is not None:
            rows = rows.filter(self.only)
        # By their keys: a way over many rows would give one of them more than once.
        return self.model._base_manager.filter(pk__in=rows.values("pk")).order_by("pk")


@dataclass(frozen=True, kw_only=True)
class Named:
    """Columns in which a person stands by name or address alone, for what they did for a house; of
    a column of JSON, or of many words, wherever the name is in it.

    `near` leads from a row to the campus or the employer it was done for; names are taken out of
    rows of houses that the person acted for, since elsewhere somebody else may have that name.
    "" means that it was done for the installation.
    """

    model: type[Model]
    columns: tuple[str, ...]
    near: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        NAMED.append(self)


def declared_of(model: type[Model]) -> list[Held]:
    return [each for each in HELD if each.model is model]


def may_still_stand(model: type[Model], column: str) -> bool:
    """Whether the name of somebody erased may be left in the column."""
    return any(column in each.still.split() for each in declared_of(model))
