"""Who acted and what was said in the events of some subjects, forgotten; the chains stay proved."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction

from fairbrief.audit.actors import Actor
from fairbrief.audit.chain import FORGOTTEN, forgotten
from fairbrief.audit.models import Event
from fairbrief.audit.record import record

#: A kind of value that is no word of anybody.
_NUMBERS = (bool, int, float)


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
        events: dict[int, list[Event]] = {}
        told = Event.objects.filter(
            subject_label=label, subject_id__in=subjects.order_by().values("pk"), leaves={}
        ).exclude(name=FORGOTTEN)
        for event in told.order_by("id"):
            events.setdefault(event.subject_id, []).append(event)
        for subject in subjects.filter(pk__in=events):
            own = events[subject.pk]
            record(subject, FORGOTTEN, actor=actor, at=at, data={"events": len(own)})
            for event in own:
                numbers = (name for name, value in event.data.items() if _is_number(value))
                changes = forgotten(event, keep={*keep, *numbers})
                Event.objects.filter(pk=event.pk).update(**changes)


def _is_number(value: Any) -> bool:
    return value is None or isinstance(value, _NUMBERS)
