"""Reads of a person's notices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.db import models
from django.db.models import Count, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from fairbrief.kernel.called import called
from fairbrief.notices.models import Notice

if TYPE_CHECKING:
    from fairbrief.accounts.models import User


#: After so many failures a mail is left alone until someone looks.
MAX_TRIES = 8
#: Days after which the mails of people without an account are forgotten: whatever comes back to the
#: sender, or is asked about, has by then.
KEEP_MAILS_DAYS = 30


def notices_for(user: User) -> models.QuerySet[Notice]:
    """What the person was told and can still read, newest first."""
    return Notice.objects.filter(user=user, forgotten_at=None)


def unread_count(user: User) -> int:
    return notices_for(user).filter(read_at=None).count()


def with_unread[M: models.Model](rows: models.QuerySet[M]) -> models.QuerySet[M]:
    """The rows, each with how many notices its `user` has not read, as `unread`: every page shows
    the number, so it comes with who the person is here."""
    unread = Notice.objects.filter(user=OuterRef("user"), read_at=None, forgotten_at=None)
    waiting = unread.order_by()
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
        Q(mailed_at=None, forgotten_at=None) | Q(mailed_at__gte=at - timedelta(days=1))
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
    return Notice.objects.filter(mailed_at=None, forgotten_at=None).order_by("-mail_tries", "id")


def notices_to_forget(*, at: datetime) -> tuple[models.QuerySet[Notice], models.QuerySet[Notice]]:
    """What has left, or never will, and that nobody can read any more: the mails of people without
    an account, and what stood long enough in the list of those who have one."""
    over = Notice.objects.filter(
        Q(mailed_at__isnull=False) | Q(mail_tries__gte=MAX_TRIES), forgotten_at=None
    ).order_by("made_at")
    mails = over.filter(user=None, made_at__lt=at - timedelta(days=KEEP_MAILS_DAYS))
    read_until = at - timedelta(days=settings.KEEP_NOTICES_DAYS)
    return mails, over.filter(user__isnull=False, made_at__lt=read_until)


def told_to(address: str) -> models.QuerySet[Notice]:
    """All that went to an address, newest first: also what is forgotten, of which the kind and the
    moments stay. Without the words: whoever proves that it went need not read them."""
    words = ("subject", "body", "path", "link", "calendar")
    return Notice.objects.filter(called("email", address)).defer(*words)


def dead_keys(*, at: datetime) -> models.QuerySet[Notice]:
    """Notices whose mail was given up a while ago, with its mailed link still in them."""
    return Notice.objects.filter(
        mailed_at=None,
        mail_tries__gte=MAX_TRIES,
        forgotten_at=None,
        made_at__lt=at - timedelta(days=KEEP_MAILS_DAYS),
    ).exclude(link="")
