"""Who acted and what was said in the events of some subjects, forgotten; the chains stay proved."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q

from fairbrief.audit.actors import Actor
from fairbrief.audit.chain import FORGOTTEN, WHO, forgotten, words_of
from fairbrief.audit.models import Event
from fairbrief.audit.record import record_all
from fairbrief.kernel.names import standing

#: A kind of value that is no word of anybody.
_NUMBERS = (bool, int, float)
#: The columns that `forgotten` speaks of.
_FORGETTABLE = ("actor_name", "data", "leaves", "salt")
#: So many events are changed by one statement.
_AT_ONCE = 100


def forget_events(
    subjects: models.QuerySet[Any], /, *, keep: Iterable[str] = (), actor: Actor, at: datetime
) -> None:
    """Takes names and words out of the events so far of these subjects; numbers stay, and what
    stands under the names in `keep`. That it was done, when and by whom is an event of each chain,
    written first: the database lets nothing go without it.

    The subjects' rows must be locked by the caller, or be of no more change.
    """
    label = subjects.model._meta.label_lower
    with transaction.atomic():
        told = Event.objects.filter(
            subject_label=label, subject_id__in=subjects.order_by().values("pk")
        ).exclude(name=FORGOTTEN)
        stays = {
            event: {*keep, *(name for name, value in event.data.items() if _is_number(value))}
            for event in told.order_by("id")
        }
        _forget({event: kept for event, kept in stays.items() if _has_more(event, kept)}, actor, at)


def forget_person(
    user_id: int,
    /,
    *,
    names: Collection[str],
    addresses: Collection[str] = (),
    shared: Collection[str] = (),
    about: Mapping[str, Collection[int]],
    named_in: Q | None = None,
    others: Q | None = None,
    whole: Collection[str] = (),
    actor: Actor,
    at: datetime,
) -> None:
    """Takes a person out of every event: their name where they acted, and of what was said the
    values in which an address of theirs stands (see `standing`), whoever acted; and their names,
    but only in the chains of the rows that are `about` them (keys by model) and in the events of
    `named_in`. Elsewhere the same letters are somebody else's, or a phrase: people choose their
    names. Of `shared`, names that somebody else has as well, only where they acted themselves. The
    person's number stays, so that it can still be told
    what one and the same person did; whoever else acted keeps their name, whatever they said.
    `others` are more events in which the person acted, such as by mailed links. In chains of the
    models in `whole` what was said stays, for something that is kept is proved by it.
    """
    acted = Q(actor_kind="person", actor_id=user_id) | (others or Q(pk=None))
    own_chains = [Q(subject_label=label, subject_id__in=keys) for label, keys in about.items()]
    near = reduce(or_, [*own_chains, *([named_in] if named_in else [])], Q(pk=None))
    said = near & _holds_any(names) | _holds_any(addresses)
    said &= ~Q(subject_label__in=whole)
    anywhere = [standing(word) for word in addresses]
    close = [*anywhere, *(standing(word) for word in names)]
    own = [*close, *(standing(word) for word in shared)]
    with transaction.atomic():
        rows = Event.objects.filter(acted & ~Q(actor_name="") | said).exclude(name=FORGOTTEN)
        named = set(rows.filter(near).order_by().values_list("pk", flat=True))
        done = set(rows.filter(acted).order_by().values_list("pk", flat=True))

        def sought_in(event: Event) -> Collection[re.Pattern[str]]:
            if event.actor_kind == "person" and event.actor_id == user_id:
                return own
            return close if event.pk in named else anywhere

        stays = {
            event: {
                *([] if event.pk in done else [WHO]),
                *(
                    name
                    for name, value in event.data.items()
                    if event.subject_label in whole or not _stands_in(value, sought_in(event))
                ),
            }
            for event in rows.order_by("id")
        }
        stays = {event: kept for event, kept in stays.items() if _has_more(event, kept)}
        _lock({(event.subject_label, event.subject_id) for event in stays})
        _forget(stays, actor, at)


def _holds_any(words: Iterable[str]) -> Q:
    return reduce(or_, (Q(data__icontains=_as_json(word)) for word in words), Q(pk=None))


def _stands_in(value: Any, words: Collection[re.Pattern[str]]) -> bool:
    if isinstance(value, str):
        return any(word.search(value) for word in words)
    if isinstance(value, dict):
        return any(_stands_in(each, words) for pair in value.items() for each in pair)
    if isinstance(value, list):
        return any(_stands_in(each, words) for each in value)
    return False


def _lock(subjects: Collection[tuple[str, int]]) -> None:
    """Nobody writes to these chains meanwhile; always in the same order."""
    for label in sorted({label for label, _key in subjects}):
        keys = [key for each, key in subjects if each == label]
        rows = apps.get_model(label)._base_manager.filter(pk__in=keys).order_by("pk")
        list(rows.select_for_update(of=("self",), no_key=True).values_list("pk"))


def _has_more(event: Event, keep: set[str]) -> bool:
    """Whether something would go."""
    return bool(words_of(event).keys() - keep)


def _forget(stays: Mapping[Event, set[str]], actor: Actor, at: datetime) -> None:
    """Takes out of each event what is not kept, after the chains have said so."""
    chains = Counter((event.subject_label, event.subject_id) for event in stays)
    for (label, count), keys in sorted(_by_count(chains).items()):
        # A subject that is gone has its chain still.
        subjects = [apps.get_model(label)(pk=key) for key in sorted(keys)]
        record_all(subjects, FORGOTTEN, actor=actor, at=at, data={"events": count})
    for event, kept in stays.items():
        for column, value in forgotten(event, keep=kept).items():
            setattr(event, column, value)
    Event.objects.bulk_update(stays, _FORGETTABLE, batch_size=_AT_ONCE)


def _by_count(chains: Mapping[tuple[str, int], int]) -> dict[tuple[str, int], list[int]]:
    """The keys of the subjects of one model of whose events as many are forgotten: their chains say
    the same."""
    found: dict[tuple[str, int], list[int]] = {}
    for (label, key), count in chains.items():
        found.setdefault((label, count), []).append(key)
    return found


def _as_json(word: str) -> str:
    """The word as it stands between the quotes of a JSON text."""
    return json.dumps(word, ensure_ascii=False)[1:-1]


def _is_number(value: Any) -> bool:
    return value is None or isinstance(value, _NUMBERS)
