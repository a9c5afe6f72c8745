"""From the outbox to the post."""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from fairbrief.notices.models import Notice
from fairbrief.notices.queries import MAX_TRIES
from fairbrief.notices.telling import KINDS

logger = logging.getLogger("fairbrief.notices")
#: Mails of one round at most, and how many seconds it takes at most; the rest goes with the next.
A_ROUND, TAKES = 5_000, 45.0


def _way_out(notice: Notice) -> str:
    """The address that ends mails of this kind; "" for kinds that have none."""
    kind = KINDS.get(notice.kind)
    path = kind.leave(notice.user) if kind and kind.leave and notice.user else ""
    return f"{settings.BASE_URL}{path}" if path else ""


def _mail_of(notice: Notice) -> EmailMultiAlternatives:
    """The mail, with its calendar part where it has one: programs show it as an invitation.

    Mail programs offer "no more of these" by its headers, for kinds that have such an address.
    """
    headers = {"Message-ID": f"<{notice.code}@fairbrief>"}
    parts = [notice.body, f"{settings.BASE_URL}{notice.link or notice.path}"]
    if way_out := _way_out(notice):
        headers["List-Unsubscribe"] = f"<{way_out}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        parts.append(_("To get no more of these mails: %(address)s") % {"address": way_out})
    mail = EmailMultiAlternatives(
        subject=notice.subject,
        body="\n\n".join([*parts, "-- \nFairbrief"]),
        to=[notice.email],
        headers=headers,
    )
    if notice.calendar:
        # A line of its own: a meeting's title may say the same.
        method = "CANCEL" if "\nMETHOD:CANCEL" in notice.calendar else "REQUEST"
        mail.attach_alternative(notice.calendar, f"text/calendar; method={method}")
    return mail


class _Post:
    """One way to the mail server for a whole round; after a failure a new one is opened."""

    def __init__(self) -> None:
        self._way: BaseEmailBackend | None = None

    def open(self) -> BaseEmailBackend:
        """Raises what keeps the server from being reached."""
        if self._way is None:
            way = mailers.default
            way.open()
            self._way = way
        return self._way

    def close(self) -> None:
        way, self._way = self._way, None
        if way is not None:
            with suppress(Exception):
                way.close()


def send_some(*, at: datetime, limit: int = A_ROUND) -> int:
    """Mails waiting notices, oldest first; returns how many left.

    A notice is marked under its lock in the transaction that sends it, so two workers never send
    the same one. A mail that is refused is tried again up to eight times, each time after twice as
    long. While the server cannot be reached none of them counts, and all wait.
    """
    post, ends, sent = _Post(), time.monotonic() + TAKES, 0
    try:
        for _turn in range(limit):
            if time.monotonic() > ends or (left := _send_one(post, at=at)) is None:
                break
            sent += left
    finally:
        post.close()
    return sent


def _to_send(at: datetime) -> Q:
    """The first try is made at once, the others when the mail is 2, 4, 8 … minutes old."""
    again = Q(mail_tries=0)
    for tries in range(1, MAX_TRIES):
        again |= Q(mail_tries=tries, made_at__lte=at - timedelta(minutes=2**tries))
    return again & Q(mailed_at=None, made_at__lte=at)


@transaction.atomic
def _send_one(post: _Post, *, at: datetime) -> bool | None:
    """Whether the next one left; None where none waits, or none can leave."""
    rows = Notice.objects.select_for_update(skip_locked=True).filter(_to_send(at))
    notice = rows.order_by("mail_tries", "id").first()
    if notice is None:
        return None
    try:
        way = post.open()
    except Exception as error:
        logger.warning("the mail server cannot be reached: %s", error)
        notice.mail_failure = str(error)[:500]
        notice.save(update_fields=["mail_failure"])
        return None
    notice.mail_tries += 1
    try:
        with translation.override("en"):
            mail = _mail_of(notice)
        way.send_messages([mail])
    except Exception as error:
        # Whatever is wrong with this one, the others are not kept waiting for it.
        logger.warning("mail to notice %s failed: %s", notice.code, error)
        notice.mail_failure = str(error)[:500]
        post.close()
    else:
        notice.mailed_at = at
        notice.mail_failure = ""
        if not settings.DEMO:
            # Once it is in the post, no copy of the key stays here.
            notice.link = ""
    notice.save(update_fields=["mail_tries", "mail_failure", "mailed_at", "link"])
    return notice.mailed_at is not None
