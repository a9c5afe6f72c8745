"""Groups: made, named, filled and emptied."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.kernel.errors import FairbriefError, LimitReachedError, MissingFactError
from fairbrief.kernel.names import readable
from fairbrief.organizations.models import Campus
from fairbrief.roster.models import Group, RosterEntry

#: Groups a campus may have, and people that may be pasted at once.
MOST_GROUPS = 500
MOST_PASTED = 5000
_AT_ONCE = 5000


@dataclass(frozen=True)
class Added:
    """What became of people that were to be added; those nobody is called are given back."""

    added: int
    unknown: list[str]


def make_group(campus: Campus, /, *, kind: str, name: str, actor: Actor, at: datetime) -> Group:
    """A new, empty group. Raises FairbriefError when there is one of that name."""
    with transaction.atomic():
        if Group.objects.filter(campus=campus).count() >= MOST_GROUPS:
            raise LimitReachedError(
                _("A campus has at most %(most)d groups. Delete one that is not used.")
                % {"most": MOST_GROUPS}
            )
        group = Group(campus=campus, kind=readable(kind), name=readable(name), made_at=at)
        _save(group)
        record(group, "made", actor=actor, at=at, data={"kind": group.kind, "name": group.name})
    return group


def rename_group(group: Group, /, *, kind: str, name: str, actor: Actor, at: datetime) -> None:
    """Another name or kind. Raises FairbriefError when there is one of that name."""
    with transaction.atomic():
        row = locked(group)
        before = row.said
        row.kind, row.name = readable(kind), readable(name)
        if row.said == before:
            return
        _save(row)
        record(row, "renamed", actor=actor, at=at, data={"before": before, "after": row.said})


def _save(group: Group) -> None:
    if not group.name:
        raise MissingFactError(_("Give the group a name."), field="name")
    try:
        with transaction.atomic():
            group.save()
    except IntegrityError as error:
        raise FairbriefError(
            _("There is a group “%(name)s” already.") % {"name": group.said}, field="name"
        ) from error


def add_named(group: Group, text: str, /, *, actor: Actor, at: datetime) -> Added:
    """Adds people by student numbers or mail addresses, one a line or parted by commas.

    Those that are nobody of this campus are given back, so that they can be mended.
    """
    words = list(dict.fromkeys(word.lower() for word in re.split(r"[\s,;]+", text) if word))
    if not words:
        raise MissingFactError(
            _("Paste student numbers or mail addresses, one a line."), field="people"
        )
    if len(words) > MOST_PASTED:
        raise LimitReachedError(
            _("Paste at most %(most)s at once, or bring the group in with a roster.")
            % {"most": f"{MOST_PASTED:,}"},
            field="people",
        )
    rows = RosterEntry.objects.filter(campus_id=group.campus_id).alias(
        number=Lower("student_number"), address=Lower("email")
    )
    found: dict[str, int] = {}
    for column, key in (("address", "email"), ("number", "student_number")):
        # The indexes leave out what is empty, and are asked so.
        named = rows.filter(**{f"{column}__in": words}).exclude(**{key: ""})
        for pk, said in named.values_list("pk", key):
            found[said.lower()] = pk
    added = _add(group, found.values(), actor=actor, at=at)
    return Added(added, [word for word in words if word not in found])


def add_found(group: Group, rows: QuerySet[RosterEntry], /, *, actor: Actor, at: datetime) -> Added:
    """Adds everyone a filter finds, of the group's own campus."""
    ids = rows.filter(campus_id=group.campus_id).order_by().values_list("pk", flat=True)
    return Added(_add(group, ids.iterator(chunk_size=_AT_ONCE), actor=actor, at=at), [])


def _add(group: Group, ids: Iterable[int], *, actor: Actor, at: datetime) -> int:
    through = Group.entries.through
    with transaction.atomic():
        row = locked(group)
        before = through.objects.filter(group_id=row.pk).count()
        for some in batched(ids, _AT_ONCE):
            members = [through(group_id=row.pk, rosterentry_id=pk) for pk in some]
            through.objects.bulk_create(members, ignore_conflicts=True)
        added = through.objects.filter(group_id=row.pk).count() - before
        if added:
            record(row, "filled", actor=actor, at=at, data={"added": added})
    return added


def remove_from_group(group: Group, entry: RosterEntry, /, *, actor: Actor, at: datetime) -> None:
    """Takes one person out; done twice it is done once."""
    with transaction.atomic():
        row = locked(group)
        if row.entries.filter(pk=entry.pk).exists():
            row.entries.remove(entry)
            record(row, "removed", actor=actor, at=at, data={"entry": entry.code})


def delete_group(group: Group, /, *, reason: str, actor: Actor, at: datetime) -> None:
    """Deletes it. Where somebody is in it, reports count by it: then a reason is kept."""
    with transaction.atomic():
        row = locked(group)
        people = row.entries.count()
        if people and not reason.strip():
            raise MissingFactError(
                _("People are in it and reports count by it: say why it goes."), field="reason"
            )
        data = {"name": row.said, "people": people, "reason": reason.strip()[:300]}
        record(row, "deleted", actor=actor, at=at, data=data)
        row.delete()
