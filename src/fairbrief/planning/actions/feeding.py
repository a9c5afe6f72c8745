"""The private calendar feed: an address to subscribe to, and what it says."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from fairbrief.accounts.models import User
from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.calendars import Entry, write_feed
from fairbrief.engagements.invitations import meeting_entry, uid_of
from fairbrief.engagements.models import Engagement, Meeting
from fairbrief.engagements.states import BEFORE_STATES, RUNNING_STATES
from fairbrief.kernel.errors import NotAllowedError
from fairbrief.planning.models import Feed, FeedEntry, PlanBlock

#: How long what is past, and what was called off, stays in the feed.
BACK = timedelta(days=45)

#: What a person's calendar shows of a higher room, not over before a moment: see `feeds`.
type Source = Callable[[User, datetime], list[Entry]]
SOURCES: list[Source] = []


def feeds(source: Source) -> Source:
    """Registers what a higher room has for people's calendars, for use in its `receivers.py`.

    It is asked with the person and the moment before which nothing is shown any more.
    """
    SOURCES.append(source)
    return source


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _require_self(user: User, actor: Actor) -> None:
    if actor.user_id is None or actor.user_id != user.pk:
        raise NotAllowedError(_("Everyone has a calendar address of their own."))


def open_feed(user: User, /, *, actor: Actor, at: datetime) -> str:
    """Makes a new address and returns its key, which is kept nowhere; an earlier one ends.

    Raises NotAllowedError for anyone else's.
    """
    _require_self(user, actor)
    key = secrets.token_urlsafe(32)
    with transaction.atomic():
        locked(user)
        end_feed(user, actor=actor, at=at)
        Feed.objects.create(user=user, digest=_digest(key), made_at=at)
    return key


def end_feed(user: User, /, *, actor: Actor, at: datetime) -> int:
    """The address answers no more; returns how many ended."""
    _require_self(user, actor)
    return Feed.objects.filter(user=user, ended_at=None).update(ended_at=at)


def read_feed(key: str, /, *, at: datetime) -> tuple[bytes, datetime] | None:
    """What the address says now, and when that last changed; None for one that is none, or ended.

    What it said before is remembered: a changed event gets a higher sequence, one that fell away
    is called off.
    """
    feed = (
        Feed.objects.select_related("user")
        .filter(digest=_digest(key), ended_at=None, user__is_active=True)
        .first()
    )
    if feed is None:
        return None
    with transaction.atomic():
        locked(feed)
        entries = _brought_up_to_date(feed.user, at=at)
        Feed.objects.filter(pk=feed.pk).update(read_at=at)
    changed_at = max((each.changed_at for each in entries), default=feed.made_at)
    return write_feed(entries, name=_("Fairbrief")), changed_at


def _brought_up_to_date(user: User, *, at: datetime) -> list[Entry]:
    """Every event, as it is now and as calendars must be told of it."""
    now_said = {entry.uid: entry for entry in entries_of(user, at=at)}
    known = {row.uid: row for row in FeedEntry.objects.filter(user=user)}
    for uid, entry in now_said.items():
        row = known.get(uid)
        said = _said(entry)
        digest = _digest(json.dumps(said, sort_keys=True))
        if row is None:
            row = FeedEntry(user=user, uid=uid, sequence=entry.sequence, digest="")
            known[uid] = row
        elif row.digest != digest:
            row.sequence = max(row.sequence + 1, entry.sequence)
        if row.digest != digest:
            row.digest, row.said, row.changed_at = digest, said, at
            row.cancelled_at = at if entry.is_cancelled else None
            row.save()
    found = []
    for uid, row in known.items():
        if uid not in now_said and row.cancelled_at is None:
            if _ends(row.said) < at - BACK:
                row.delete()
                continue
            row.cancelled_at = row.changed_at = at
            row.sequence, row.digest = row.sequence + 1, ""
            row.save()
        if row.cancelled_at is None or row.cancelled_at > at - BACK:
            found.append(_entry(row))
    return sorted(found, key=lambda entry: (entry.starts.isoformat(), entry.uid))


def _said(entry: Entry) -> dict[str, Any]:
    """What an event says, without when it was said; a meeting's own sequence is part of it."""
    return {
        "starts": entry.starts.isoformat(),
        "ends": entry.ends.isoformat(),
        "title": entry.title,
        "text": entry.text,
        "url": entry.url,
        "place": entry.place,
        "is_busy": entry.is_busy,
        "off": entry.is_cancelled,
        "own": entry.sequence,
    }


def _moment(text: str) -> datetime | date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _ends(said: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(said["ends"] if "T" in said["ends"] else f"{said['ends']}T00:00Z")


def _entry(row: FeedEntry) -> Entry:
    said = row.said
    return Entry(
        uid=row.uid,
        sequence=row.sequence,
        changed_at=row.changed_at,
        starts=_moment(said["starts"]),
        ends=_moment(said["ends"]),
        title=said["title"],
        text=said["text"],
        url=said["url"],
        place=said["place"],
        is_busy=said["is_busy"],
        is_cancelled=row.cancelled_at is not None,
    )


def entries_of(user: User, *, at: datetime) -> list[Entry]:
    """What belongs into a person's calendar: for a student the blocks of the plan, and for both
    sides the conversations and due dates of the work they are part of."""
    since = at - BACK
    works = list(_works_of(user))
    found = [
        _block_entry(block, at=at)
        for block in PlanBlock.objects.filter(
            student__user=user, removed_at=None, ends_at__gt=since
        ).select_related("engagement")
    ]
    rows = Meeting.objects.filter(engagement__in=works, at__gt=since, asked="").filter(
        Q(cancelled_at=None) | Q(cancelled_at__gt=since)
    )
    found += [meeting_entry(each, changed_at=at) for each in rows.select_related("engagement")]
    running = {*BEFORE_STATES, *RUNNING_STATES}
    found += [
        _due_entry(work, at=at)
        for work in works
        if work.state in running and work.due_on >= since.date()
    ]
    return found + [entry for source in SOURCES for entry in source(user, since)]


def _works_of(user: User) -> Any:
    """Work the person has a part in: as its student, supervisor or senior person."""
    mine = Q(student__user=user) | Q(supervisor__user=user) | Q(leader__user=user)
    return Engagement.objects.filter(mine).distinct()


def _block_entry(block: PlanBlock, *, at: datetime) -> Entry:
    work = block.engagement
    return Entry(
        uid=uid_of("block", block.code),
        sequence=0,
        changed_at=at,
        starts=block.starts_at,
        ends=block.ends_at,
        title=_("Work: %(title)s") % {"title": work.title},
        url=f"{settings.BASE_URL}/work/{work.code}/",
    )


def _due_entry(work: Engagement, *, at: datetime) -> Entry:
    return Entry(
        uid=uid_of("due", work.code),
        sequence=0,
        changed_at=at,
        starts=work.due_on,
        ends=work.due_on + timedelta(days=1),
        title=_("Due: %(title)s") % {"title": work.title},
        url=f"{settings.BASE_URL}/work/{work.code}/",
        is_busy=False,
    )
