"""Writing an event."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from fairbrief.audit.actors import Actor
from fairbrief.audit.chain import digest_of
from fairbrief.audit.models import Event


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
        previous = (
            Event.objects.filter(subject_label=label, subject_id=subject.pk)
            .order_by("-id")
            .values_list("digest", flat=True)
            .first()
        )
        event = Event(
            subject_label=label,
            subject_id=subject.pk,
            name=name,
            source=source,
            target=target,
            actor_kind=actor.kind,
            actor_id=actor.user_id,
            actor_name=actor.name[:200],
            at=at,
            data=json.loads(json.dumps(data or {}, cls=DjangoJSONEncoder)),
            previous=previous or "",
        )
        event.digest = digest_of(event)
        event.save(force_insert=True)
    return event
