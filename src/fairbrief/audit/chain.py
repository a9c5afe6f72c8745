"""The hash chain over a subject's events: making a link, and finding a broken one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC

from fairbrief.audit.models import Event


def digest_of(event: Event) -> str:
    """SHA-256 over the event's canonical JSON and the digest before it, in hexadecimal."""
    canonical = json.dumps(
        {
            "subject": [event.subject_label, event.subject_id],
            "name": event.name,
            "move": [event.source, event.target],
            "actor": [event.actor_kind, event.actor_id, event.actor_name],
            "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "data": event.data,
            "previous": event.previous,
        },
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def verify() -> Iterator[Event]:
    """Yields every event whose digest is wrong or whose predecessor is not the one before it."""
    return broken_among(Event.objects.order_by("id").iterator(chunk_size=2000))


def broken_among(events: Iterable[Event]) -> Iterator[Event]:
    """The broken ones among whole chains, given in the order in which they were written."""
    last: dict[tuple[str, int], str] = {}
    for event in events:
        subject = (event.subject_label, event.subject_id)
        if event.previous != last.get(subject, "") or event.digest != digest_of(event):
            yield event
        last[subject] = event.digest
