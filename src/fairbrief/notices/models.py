"""The outbox."""

from __future__ import annotations

import re

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.text import capfirst

from fairbrief.kernel.codes import PublicCodeField

#: How a mail opens; in the app the person knows who is meant.
_GREETING = re.compile(r"\A(?:Dear|Hello) [^\n]+,\n\n")


class Notice(models.Model):
    """One thing told to one person; written with the change it tells of, mailed afterwards."""

    code = PublicCodeField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="notices",
    )
    email = models.EmailField()
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    path = models.CharField(max_length=300, blank=True)
    #: The calendar part of the mail: an invitation, or that it is off.
    calendar = models.TextField(blank=True)
    made_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mail_failure = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    #: Says what may be told only once, such as "clock 7 reminder 1".
    once = models.CharField(max_length=120, null=True, blank=True, unique=True)

    class Meta:
        ordering = ("-id",)
        indexes = [
            models.Index(fields=["user", "-id"]),
            # The order in which they leave, however many wait.
            models.Index(
                fields=["mail_tries", "id"], name="notice_to_mail", condition=Q(mailed_at=None)
            ),
            models.Index(
                fields=["user"], name="notice_unread", condition=Q(read_at=None, user__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def said(self) -> str:
        """The words of the mail, without its greeting."""
        return str(capfirst(_GREETING.sub("", self.body)))
