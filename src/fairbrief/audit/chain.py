"""The hash chain over a subject's events: making a link, and finding a broken one.

A link covers each word of its event by a digest with a key of its own, which is made of the event's
salt. When words are forgotten their digests stay, the salt goes, and of what stays the key: the
link can be computed as before, and from the digest alone no word can be found by trying.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Any

from fairbrief.audit.models import Event

#: The event that says that words of a chain were forgotten.
FORGOTTEN = "words_forgotten"
#: The name under which the one who acted is covered; no key of `data` is empty.
WHO = ""
_KEY, _DIGEST = "key", "digest"


def digest_of(event: Event) -> str:
    """SHA-256 over the event's canonical JSON and the digest before it, in hexadecimal."""
    return _sha256(
        {
            "subject": [event.subject_label, event.subject_id],
            "name": event.name,
            "move": [event.source, event.target],
            "actor": [event.actor_kind, event.actor_id],
            "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "words": _covered(event),
            "previous": event.previous,
        }
    )


def forgotten(event: Event, *, keep: Iterable[str]) -> dict[str, Any]:
    """The columns of the event without its words but those of `data` under these names, and the
    name of who acted, which stays where WHO is among them.

    Of an event some of whose words went before, more may go.
    """
    kept = set(keep) & words_of(event).keys()
    leaves = {
        name: {_KEY: _key_of(event, name)} if name in kept else {_DIGEST: digest}
        for name, digest in _covered(event).items()
    }
    data = {name: value for name, value in event.data.items() if name in kept}
    actor = event.actor_name if WHO in kept else ""
    return {"actor_name": actor, "data": data, "salt": "", "leaves": leaves}


def words_of(event: Event) -> dict[str, Any]:
    """What of the event can be forgotten: who acted, if that is still there, and what was said."""
    return {**({WHO: event.actor_name} if event.actor_name else {}), **event.data}


def _covered(event: Event) -> dict[str, str]:
    """The digest of every word of the event, by its name."""
    if not event.leaves:
        words = {WHO: event.actor_name, **event.data}
        return {name: _leaf(_key(event.salt, name), word) for name, word in words.items()}
    words = words_of(event)
    covered = {
        name: leaf[_DIGEST] if _DIGEST in leaf else _leaf(leaf[_KEY], words.get(name))
        for name, leaf in event.leaves.items()
    }
    # A word that was put in afterwards is covered by nothing: the link breaks.
    added = {name: "" for name in words if _KEY not in event.leaves.get(name, {})}
    return covered | added


def _key_of(event: Event, name: str) -> str:
    """The key of a word that is there; without the salt it stands in the leaf."""
    leaf: dict[str, str] = event.leaves.get(name, {})
    return leaf[_KEY] if event.leaves else _key(event.salt, name)


def _key(salt: str, name: str) -> str:
    return _sha256([salt, name])


def _leaf(key: str, word: Any) -> str:
    return _sha256([key, word])


def _sha256(parts: Any) -> str:
    canonical = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def verify() -> Iterator[Event]:
    """Yields every event whose digest is wrong or whose predecessor is not the one before it."""
    return broken_among(Event.objects.order_by("id").iterator(chunk_size=2000))


def broken_among(events: Iterable[Event]) -> Iterator[Event]:
    """The broken ones among whole chains, given in the order in which they were written; and the
    first of each chain whose words are gone without an event that says so."""
    last: dict[tuple[str, int], str] = {}
    untold: dict[tuple[str, int], Event] = {}
    for event in events:
        subject = (event.subject_label, event.subject_id)
        if event.previous != last.get(subject, "") or event.digest != digest_of(event):
            yield event
        last[subject] = event.digest
        if event.leaves:
            untold.setdefault(subject, event)
        elif event.name == FORGOTTEN:
            untold.pop(subject, None)
    yield from untold.values()
