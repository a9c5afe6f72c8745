"""Marking notices as read, and forgetting what they said."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from fairbrief.notices.models import Notice
from fairbrief.notices.queries import dead_keys, notices_for, notices_to_forget

if TYPE_CHECKING:
    from fairbrief.accounts.models import User

#: Notices forgotten in one statement, and in one night at most.
_A_BATCH, _A_NIGHT = 5_000, 500_000


def mark_all_read(user: User, /, *, at: datetime) -> int:
    return notices_for(user).filter(read_at=None).update(read_at=at)


def mark_read(notice: Notice, /, *, at: datetime) -> None:
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=at)


def forget_told(*, at: datetime) -> int:
    """Takes words and links out of what is due. That a notice of this kind went to this address,
    when, and how that ended, stays. Returns how many. Safe to run any number of times."""
    dead_keys(at=at).update(link="")
    return sum(_forget(due, at=at) for due in notices_to_forget(at=at))


def _forget(due: QuerySet[Notice], /, *, at: datetime) -> int:
    forgotten = 0
    while forgotten < _A_NIGHT:
        some = Notice.objects.filter(pk__in=due.values("pk")[:_A_BATCH])
        done = some.update(subject="", body="", path="", link="", calendar="", forgotten_at=at)
        forgotten += done
        if done < _A_BATCH:
            break
    return forgotten
