"""From the outbox to the post."""

from __future__ import annotations

import logging
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction

from fairbrief.notices.models import Notice
from fairbrief.notices.queries import MAX_TRIES
from fairbrief.notices.telling import KINDS

logger = logging.getLogger("fairbrief.notices")


def _leaving(notice: Notice) -> dict[str, str]:
    """What lets a mail program offer "no more of these", for kinds that have such an address."""
    kind = KINDS.get(notice.kind)
    path = kind.leave(notice.user) if kind and kind.leave and notice.user else ""
    if not path:
        return {}
    return {
        "List-Unsubscribe": f"<{settings.BASE_URL}{path}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _mail_of(notice: Notice) -> EmailMultiAlternatives:
    """The mail, with its calendar part where it has one: programs show it as an invitation."""
    mail = EmailMultiAlternatives(
        subject=notice.subject,
        body=f"{notice.body}\n\n{settings.BASE_URL}{notice.path}\n\n-- \nFairbrief",
        to=[notice.email],
        headers={"Message-ID": f"<{notice.code}@fairbrief>", **_leaving(notice)},
    )
    if notice.calendar:
        method = "CANCEL" if "METHOD:CANCEL" in notice.calendar else "REQUEST"
        mail.attach_alternative(notice.calendar, f"text/calendar; method={method}")
    return mail


def send_some(*, at: datetime, limit: int = 200) -> int:
    """Mails waiting notices, oldest first; returns how many left.

    A notice is marked under its lock in the transaction that sends it, so two workers never send
    the same one; a failure is kept on the notice and tried again, up to eight times.
    """
    sent = 0
    for _turn in range(limit):
        with transaction.atomic():
            notice = (
                Notice.objects.select_for_update(skip_locked=True)
                .filter(mailed_at=None, mail_tries__lt=MAX_TRIES, made_at__lte=at)
                .order_by("mail_tries", "id")
                .first()
            )
            if notice is None:
                break
            notice.mail_tries += 1
            try:
                _mail_of(notice).send()
            except OSError as error:
                logger.warning("mail to notice %s failed: %s", notice.code, error)
                notice.mail_failure = str(error)[:500]
            else:
                notice.mailed_at = at
                if notice.user_id is None and not settings.DEMO:
                    # A mailed link is a key: once it is in the post, no copy stays here.
                    notice.path = ""
                sent += 1
            notice.save(update_fields=["mail_tries", "mail_failure", "mailed_at", "path"])
    return sent
