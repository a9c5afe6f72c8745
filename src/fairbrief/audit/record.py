"""Writing an event."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from fairbrief.audit.actors import Actor
from fairbrief.audit.chain import digest_of
from fairbrief.audit.models import THROUGH, Event
from fairbrief.kernel.written import written_once


def record(
    subject: models.Model,
    name: str,
    /,
    *,
    actor: Actor,
    at: datetime,
    data: dict[str, Any] | None = None,
    source: str = "",
    target: str = "",
) -> Event:
    """Appends an event to the subject's chain, in the caller's transaction.

    The subject's row must be locked by the caller when two may write at once (`advance` does).
    """
    label = subject._meta.label_lower
    with transaction.atomic():
        newest = _newest_digests.first(label, subject.pk)
        previous = newest[0] if newest else ""
        event = _event(subject, name, previous, actor, at, data, source=source, target=target)
        event.save(force_insert=True)
    return event


@written_once
def _newest_digests(label: str, subject: int) -> models.QuerySet[Event, tuple[str]]:
    """What the next event of the subject's chain covers."""
    rows = Event.objects.filter(subject_label=label, subject_id=subject).order_by("-id")
    return rows.values_list("digest")[:1]


def record_all(
    subjects: Sequence[models.Model],
    name: str,
    /,
    *,
    actor: Actor,
    at: datetime,
    data: dict[str, Any] | None = None,
    sources: Sequence[str] = (),
    target: str = "",
) -> list[Event]:
    """Appends the same event to the chain of each subject, all of one model, in two queries.

    `sources` has the state each comes from, of a change to `target`. Their rows must be locked by
    the caller; none may stand among them twice.
    """
    if not subjects:
        return []
    newest = (
        Event.objects.filter(
            subject_label=subjects[0]._meta.label_lower,
            subject_id__in=[each.pk for each in subjects],
        )
        .order_by("subject_id", "-id")
        .distinct("subject_id")
    )
    previous = dict(newest.values_list("subject_id", "digest"))
    return Event.objects.bulk_create(
        _event(each, name, previous.get(each.pk, ""), actor, at, data, source=source, target=target)
        for each, source in zip(subjects, sources or [""] * len(subjects), strict=True)
    )


def _event(
    subject: models.Model,
    name: str,
    previous: str,
    actor: Actor,
    at: datetime,
    data: dict[str, Any] | None,
    *,
    source: str = "",
    target: str = "",
) -> Event:
    said = dict(data or {})
    if actor.through:
        said[THROUGH] = actor.through
    event = Event(
        subject_label=subject._meta.label_lower,
        subject_id=subject.pk,
        name=name,
        source=source,
        target=target,
        actor_kind=actor.kind,
        actor_id=actor.user_id,
        actor_name=actor.name[:200],
        at=at,
        data=json.loads(json.dumps(said, cls=DjangoJSONEncoder)),
        salt=secrets.token_hex(16),
        previous=previous,
    )
    event.digest = digest_of(event)
    return event
