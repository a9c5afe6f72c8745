"""Reads of a person's notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from fairbrief.notices.models import Notice

if TYPE_CHECKING:
    from fairbrief.accounts.models import User


def notices_for(user: User) -> models.QuerySet[Notice]:
    """What the person was told, newest first."""
    return Notice.objects.filter(user=user)


def unread_count(user: User) -> int:
    return Notice.objects.filter(user=user, read_at=None).count()
