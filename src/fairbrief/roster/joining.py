"""Two entries that turn out to be one person: what becomes of what rests on both.

All that rests on the account's own entry rests on the university's afterwards. Of some things a
person can have one only, and both entries may have it: the room whose rows they are says in its
`receivers.py` which stays, and how. What no room has said anything of stops the joining, for
nothing is thrown away because it stands in the way.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import models

from fairbrief.roster.models import Enrolment, Group, RosterEntry

#: Given the account's own entry, the university's and the moment, leaves nothing in the way.
type Settle = Callable[[RosterEntry, RosterEntry, datetime], None]

_SETTLED: dict[type[models.Model], Settle] = {}


def where_both_have(model: type[models.Model], /) -> Callable[[Settle], Settle]:
    """Declares what becomes of rows of the model where both entries have what one can have."""

    def declare(settle: Settle) -> Settle:
        _SETTLED[model] = settle
        return settle

    return declare


def is_settled(model: type[models.Model], /) -> bool:
    """Whether it is declared what becomes of the model's rows."""
    return model in _SETTLED


def columns_upon_entries() -> list[models.ForeignKey[RosterEntry]]:
    """Every column that leads to an entry, in whatever room, also those nobody can walk back."""
    return [
        each.field
        for each in RosterEntry._meta.get_fields(include_hidden=True)
        if isinstance(each, models.ManyToOneRel)
    ]


def hand_over(own: RosterEntry, named: RosterEntry, /, *, at: datetime) -> None:
    """What rests on the account's own entry rests on the university's from now on.

    Raises IntegrityError where both have something of which nothing is declared.
    """
    for column in columns_upon_entries():
        settle = _SETTLED.get(column.model)
        if settle is not None:
            settle(own, named, at)
        column.model._base_manager.filter(**{column.name: own}).update(**{column.name: named})
    own.delete()


@where_both_have(Enrolment)
def the_university_knows_the_term(own: RosterEntry, named: RosterEntry, _at: datetime) -> None:
    terms = Enrolment.objects.filter(entry=named).values("term")
    Enrolment.objects.filter(entry=own, term__in=terms).delete()


@where_both_have(Group.entries.through)
def once_in_a_group(own: RosterEntry, named: RosterEntry, _at: datetime) -> None:
    members = Group.entries.through._base_manager
    groups = members.filter(rosterentry=named).values("group")
    members.filter(rosterentry=own, group__in=groups).delete()
