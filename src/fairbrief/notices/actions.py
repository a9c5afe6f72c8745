"""Marking notices as read."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from fairbrief.notices.models import Notice

if TYPE_CHECKING:
    from fairbrief.accounts.models import User


def mark_all_read(user: User, /, *, at: datetime) -> int:
    return Notice.objects.filter(user=user, read_at=None).update(read_at=at)


def mark_read(notice: Notice, /, *, at: datetime) -> None:
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=at)
