"""The outbox."""

from __future__ import annotations

import re

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.text import capfirst

from fairbrief.kernel.codes import PublicCodeField

#: How a mail opens; in the app the person knows who is meant.
_GREETING = re.compile(r"\A(?:Dear|Hello) [^\n]+,\n\n")


class Notice(models.Model):
    """One thing told to one person; written with the change it tells of, mailed afterwards.

    When its words are forgotten it goes on saying what kind of notice went to whom, and when.
    """

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
    #: The page it leads to. It holds no key: who opens it is known there.
    path = models.CharField(max_length=300, blank=True)
    #: The mailed link that the mail leads to instead. It is a key, and gone once the mail has left.
    link = models.CharField(max_length=300, blank=True)
    #: The calendar part of the mail: an invitation, or that it is off.
    calendar = models.TextField(blank=True)
    made_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mail_failure = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    #: Says what may be told only once, such as "clock 7 reminder 1".
    once = models.CharField(max_length=120, null=True, blank=True, unique=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = [
            models.Index(fields=["user", "-id"]),
            # The order in which they leave, however many wait.
            models.Index(
                fields=["mail_tries", "id"], name="notice_to_mail", condition=Q(mailed_at=None)
            ),
            models.Index(
                fields=["user"],
                name="notice_unread",
                condition=Q(read_at=None, user__isnull=False, forgotten_at=None),
            ),
            models.Index(Lower("email"), name="notice_to_address"),
            # Those of people without an account are forgotten sooner.
            models.Index(
                fields=["made_at"],
                name="notice_to_forget",
                condition=Q(forgotten_at=None, user__isnull=False),
            ),
            models.Index(
                fields=["made_at"],
                name="mail_to_forget",
                condition=Q(forgotten_at=None, user=None),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(forgotten_at=None)
                | Q(subject="", body="", path="", link="", calendar=""),
                name="forgotten_notice_has_no_words",
            ),
        ]

    def __str__(self) -> str:
        return self.subject or self.kind

    @property
    def what(self) -> str:
        """Its kind, for who looks after the installation."""
        return self.kind.replace(".", ": ").replace("_", " ")

    @property
    def said(self) -> str:
        """The words of the mail, without its greeting."""
        return str(capfirst(_GREETING.sub("", self.body)))
