"""Erasing somebody whose account was closed: what every room has declared of them goes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import transaction
from django.db.models import EmailField, JSONField, Model, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.db.models.lookups import IContains

from fairbrief.accounts.actions import NOBODY, forget_sessions, stone_address, turn_to_stone
from fairbrief.accounts.links import prolong_links
from fairbrief.accounts.models import User
from fairbrief.agreements.models import Agreement
from fairbrief.applications.models import ReadMark
from fairbrief.audit.actors import INSTALLATION, Actor, on_behalf_of
from fairbrief.audit.advancing import advance
from fairbrief.audit.forgetting import forget_person
from fairbrief.audit.locking import held
from fairbrief.clocks.models import Clock
from fairbrief.clocks.rules import start_clock
from fairbrief.concerns.actions import forget_readings
from fairbrief.credentials.actions import end_for_good
from fairbrief.credentials.models import Credential
from fairbrief.funds.models import Award
from fairbrief.kernel.called import called, called_one_of
from fairbrief.kernel.forgetting import forget
from fairbrief.kernel.names import standing
from fairbrief.kernel.yours import HELD, NAMED, Held, Named, declared_of
from fairbrief.leaving.access import REOPENING
from fairbrief.leaving.actions.ending import end_all
from fairbrief.leaving.by_link import done_by_link
from fairbrief.leaving.hindrances import hindrances
from fairbrief.leaving.models import Closing
from fairbrief.leaving.queries import (
    Houses,
    acted_for,
    addresses_known,
    houses_of,
    names_of,
    people_of,
    rows_about,
    shared_with_others,
)
from fairbrief.leaving.workflow import ERASE
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Campus, Employer, Invitation
from fairbrief.roster.models import RosterEntry
from fairbrief.tracking.models import Experience, OutcomeOptOut

#: A signature is proved by what its event tells of it, the name among it; both go together.
PROVED = (Agreement._meta.label_lower,)
#: Somebody on whom others wait after all is looked at again so much later.
_LATER = timedelta(days=7)


def erase(closing: Closing, /, *, actor: Actor, at: datetime) -> bool:
    """Takes the person out of every table, by what the rooms declare; what stays says why there.

    False when it was done before, or when others wait for the person after all: then it is put off
    by a week. Raises IllegalMoveError for an account that was opened again.
    """
    with transaction.atomic():
        user = held(closing.user)
        closing.refresh_from_db(fields=["state", "erase_at"])
        if closing.is_closed:
            # What still came in while it was being closed.
            end_all(user, actor=on_behalf_of(user), at=at)
            if hindrances(user):
                _put_off(closing, at=at)
                return False
        if not advance(closing, "erase", actor=actor, at=at):
            return False
        names, addresses = names_of(user), addresses_known(user)
        houses, acted = houses_of(user, closing), acted_for(user, closing)
        shared = shared_with_others(user, names, houses)
        about = rows_about(user)
        if closing.ends_credentials:
            _end_credentials(user, at=at)
        for each in NAMED:
            _take_names(
                each, user, shared, names=names, addresses=addresses, houses=houses, acted=acted
            )
        for declared in HELD:
            _take_words(declared, user)
        # Last, for until then the rows lead to the person.
        _leave_to_the_university(user)
        for address in addresses:
            invited = Invitation.objects.filter(called("email", address))
            invited.update(name=NOBODY, email=stone_address(user))
            Notice.objects.filter(called("email", address)).delete()
            ReadMark.objects.filter(called("reader", address)).delete()
            OutcomeOptOut.objects.filter(called("email", address)).delete()
        _forget_events(user, names, addresses, shared, about=about, acted=acted, at=at)
        forget_sessions(user, addresses=addresses)
        turn_to_stone(user)
        closing.user = user
    return True


def _put_off(closing: Closing, *, at: datetime) -> None:
    closing.erase_at = at + _LATER
    closing.save(update_fields=["erase_at"])
    prolong_links(closing, capacity=REOPENING, until=closing.erase_at)
    start_clock(ERASE, closing, at=at)


def _end_credentials(user: User, *, at: datetime) -> None:
    rows = Credential.objects.filter(engagement__student__user=user).order_by("pk")
    for credential in rows:
        end_for_good(credential, actor=INSTALLATION, at=at)


def _leave_to_the_university(user: User) -> None:
    """What is the university's record goes on upon its own roster, which knows who it was; an entry
    that was known from the account alone loses its address."""
    entries = RosterEntry.objects.filter(student__user=user)
    for entry in entries.select_related("student"):
        student = entry.student
        if entry.from_account:
            RosterEntry.objects.filter(pk=entry.pk).update(email="")
            continue
        Experience.objects.filter(student=student).update(roster_entry=entry, student=None)
        Award.objects.filter(student=student, entry=None).update(entry=entry)
        Award.objects.filter(student=student).update(student=None)
        RosterEntry.objects.filter(pk=entry.pk).update(student=None)


def _take_names(
    named: Named,
    user: User,
    shared: Collection[str],
    *,
    names: Sequence[str],
    addresses: Sequence[str],
    houses: Houses,
    acted: Houses,
) -> None:
    """Addresses out of rows of all their houses, names out of those of houses they acted for and
    out of rows about them. A name that somebody else has as well is taken only where the row itself
    leads to the account. People choose their names: nobody else's words go because a student, or
    somebody elsewhere, is called like them."""
    rows = named.model._base_manager.order_by()
    alone = [each for each in names if each not in shared]
    theirs = _about(named.model, user)
    if named.near or acted.everywhere:
        theirs |= _near(named, acted)
    _take_from(
        rows.filter(_near(named, houses)), named, dict.fromkeys(addresses, stone_address(user))
    )
    _take_from(rows.filter(theirs), named, dict.fromkeys(alone, NOBODY))
    if shared:
        own = rows.filter(_leads_to(named.model, user))
        _take_from(own, named, dict.fromkeys(shared, NOBODY))


def _leads_to(model: type[Model], user: User) -> Q:
    """Rows that name the account themselves, not by way of another row."""
    ways = {way for held in declared_of(model) for way in held.ways if "__" not in way}
    return reduce(or_, (Q(**{way: user.pk}) for way in sorted(ways)), Q(pk=None))


def _about(model: type[Model], user: User) -> Q:
    """Rows about the person, by whatever way."""
    rows = (Q(pk__in=each.rows_of(user.pk).values("pk")) for each in declared_of(model))
    return reduce(or_, rows, Q(pk=None))


def _take_from(rows: QuerySet[Any], named: Named, instead: Mapping[str, str]) -> None:
    """Of most tables no row has any of the words: one look says so."""
    if not instead:
        return
    holds = (_holds_one_of(named.model, column, instead) for column in named.columns)
    keys = list(rows.filter(reduce(or_, holds)).values_list("pk", flat=True))
    if not keys:
        return
    found = named.model._base_manager.filter(pk__in=keys).order_by()
    for column in named.columns:
        if _stands_deeper(named.model, column):
            _take_out_of(found, column, instead)
        else:
            for word, other in instead.items():
                found.filter(called(column, word)).update(**{column: other})


def _holds_one_of(model: type[Model], column: str, words: Iterable[str]) -> Q:
    if not _stands_deeper(model, column):
        return called_one_of(column, words)
    return reduce(or_, (Q(IContains(Cast(column, TextField()), word)) for word in words))


def _stands_deeper(model: type[Model], column: str) -> bool:
    """Whether a word stands there deeper in it, or among other words."""
    return isinstance(model._meta.get_field(column), JSONField | ArrayField)


def _take_out_of(rows: QuerySet[Any], column: str, instead: Mapping[str, str]) -> None:
    there = rows.filter(_holds_one_of(rows.model, column, instead))
    for key, value in there.values_list("pk", column):
        rows.filter(pk=key).update(**{column: _without(value, instead)})


def _without(value: Any, instead: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for word, other in instead.items():
            value = standing(word).sub(other, value)
        return value
    if isinstance(value, list):
        return [_without(each, instead) for each in value]
    if isinstance(value, dict):
        return {key: _without(each, instead) for key, each in value.items()}
    return value


def _near(named: Named, houses: Houses) -> Q:
    """Of one of the houses; what was done for the installation is of no house."""
    if houses.everywhere or not named.near:
        return ~Q(pk=None)
    found = Q(pk=None)
    for way in named.near:
        model: Any = named.model
        for step in way.split("__"):
            model = model._meta.get_field(step).related_model
        if model is Campus:
            found |= Q(**{f"{way}__in": houses.campuses})
        elif model is Employer:
            found |= Q(**{f"{way}__in": houses.employers})
        else:
            raise TypeError(f"{named.model.__name__}: {way} leads to no house")
    return found


def _is_address(model: type[Model], column: str) -> bool:
    return isinstance(model._meta.get_field(column), EmailField)


def _is_name(column: str) -> bool:
    return column == "name" or column.endswith("_name")


def _take_words(what: Held, user: User) -> None:
    if not (what.removes or what.goes):
        return
    keys = list(what.rows_of(user.pk).values_list("pk", flat=True))
    if not keys:
        return
    rows = what.model._base_manager.filter(pk__in=keys).order_by()
    if what.removes:
        _remove(rows, keys)
        return
    columns = what.goes.split()
    forget_readings(rows)
    forget(rows, [each for each in columns if not _is_stood_for(what.model, each)])
    stands = {
        column: stone_address(user) if _is_address(what.model, column) else NOBODY
        for column in columns
        if _is_stood_for(what.model, column)
    }
    for column, value in stands.items():
        rows.exclude(**{column: ""}).update(**{column: value})


def _is_stood_for(model: type[Model], column: str) -> bool:
    """Whether something stands there in place of a name or an address."""
    return _is_address(model, column) or _is_name(column)


def _remove(rows: QuerySet[Any], keys: Collection[int]) -> None:
    """With their clocks; files were handed in with nothing that is removed."""
    forget_readings(rows)
    live = Clock.objects.filter(subject_label=rows.model._meta.label_lower, stopped_at=None)
    live.filter(subject_id__in=keys).delete()
    rows.delete()


def _forget_events(
    user: User,
    names: Iterable[str],
    addresses: Collection[str],
    shared: Collection[str],
    *,
    about: Mapping[str, Collection[int]],
    acted: Houses,
    at: datetime,
) -> None:
    """Also of what they did by mailed links."""
    alone = [each for each in names if each not in shared]
    forget_person(
        user.pk,
        names=alone,
        addresses=addresses,
        shared=shared,
        about=about,
        named_in=_events_of(acted),
        others=done_by_link(user, [*alone, *addresses], acted),
        whole=PROVED,
        actor=INSTALLATION,
        at=at,
    )


def _events_of(acted: Houses) -> Q:
    """What happened to the houses that they acted for, and what their colleagues did there."""
    if acted.everywhere:
        return ~Q(pk=None)
    campus, employer = Campus._meta.label_lower, Employer._meta.label_lower
    return (
        Q(subject_label=campus, subject_id__in=acted.campuses)
        | Q(subject_label=employer, subject_id__in=acted.employers)
        | Q(actor_kind="person", actor_id__in=people_of(acted).values("pk"))
    )
