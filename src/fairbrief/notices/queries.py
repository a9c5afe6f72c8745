"""Reads of a person's notices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from django.db import models
from django.db.models import Count, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from fairbrief.notices.models import Notice

if TYPE_CHECKING:
    from fairbrief.accounts.models import User


#: After so many failures a mail is left alone until someone looks.
MAX_TRIES = 8


def notices_for(user: User) -> models.QuerySet[Notice]:
    """What the person was told, newest first."""
    return Notice.objects.filter(user=user)


def unread_count(user: User) -> int:
    return Notice.objects.filter(user=user, read_at=None).count()


def with_unread[M: models.Model](rows: models.QuerySet[M]) -> models.QuerySet[M]:
    """The rows, each with how many notices its `user` has not read, as `unread`: every page shows
    the number, so it comes with who the person is here."""
    waiting = Notice.objects.filter(user=OuterRef("user"), read_at=None).order_by()
    counted = waiting.values("user").annotate(number=Count("pk")).values("number")
    return cast("models.QuerySet[M]", rows.annotate(unread=Coalesce(Subquery(counted), 0)))


@dataclass(frozen=True)
class OutboxHealth:
    """How the mail is doing: waiting, given up, and the oldest that waits."""

    waiting: int
    failing: int
    given_up: int
    oldest_waiting: datetime | None
    mailed_today: int


def outbox_health(*, at: datetime) -> OutboxHealth:
    """One look at the outbox, in one query."""
    unmailed = Q(mailed_at=None, mail_tries__lt=MAX_TRIES)
    found = Notice.objects.filter(
        Q(mailed_at=None) | Q(mailed_at__gte=at - timedelta(days=1))
    ).aggregate(
        waiting=Count("id", filter=unmailed),
        failing=Count("id", filter=unmailed & ~Q(mail_failure="")),
        given_up=Count("id", filter=Q(mailed_at=None, mail_tries__gte=MAX_TRIES)),
        oldest_waiting=Min("made_at", filter=unmailed),
        mailed_today=Count("id", filter=Q(mailed_at__isnull=False)),
    )
    return OutboxHealth(**found)


def unmailed_notices() -> models.QuerySet[Notice]:
    """What has not left yet, failures first, oldest first."""
    return Notice.objects.filter(mailed_at=None).order_by("-mail_tries", "id")
