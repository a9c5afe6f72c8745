"""Kept figures and the marks that make them stale, subscriptions, and keys for programs."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.codes import PublicCodeField
from fairbrief.organizations.models import Campus, Officer


class Figures(models.Model):
    """The counts of one campus in one period, not suppressed: no page ever shows this row.

    `period` is as `periods.Period.key`. `taken` counts who takes part, `enrolled` whom the campus
    has enrolled; each is stale from the moment something it counts has changed.
    """

    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="figures")
    period = models.CharField(max_length=24)
    taken = models.JSONField(default=dict)
    enrolled = models.JSONField(default=dict)
    #: Everyone's lines of both, so that many periods are compared without reading all of them.
    total = models.JSONField(default=dict)
    #: The groups not to show, found when it was counted: {"limit": 10, "cells": [["major", "x"]]}.
    hidden = models.JSONField(default=dict)
    is_by_roster = models.BooleanField(default=False)
    is_taken_stale = models.BooleanField(default=True)
    is_enrolled_stale = models.BooleanField(default=True)
    counted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "figures"
        constraints = [
            models.UniqueConstraint(fields=["campus", "period"], name="figures_once_a_period")
        ]
        indexes = [
            models.Index(
                fields=["campus"],
                condition=Q(is_taken_stale=True) | Q(is_enrolled_stale=True),
                name="figures_stale",
            )
        ]

    def __str__(self) -> str:
        return f"{self.campus}, {self.period}"


class Mark(models.Model):
    """Something that figures count has changed; written by triggers, whoever writes the rows.

    Days are those the change may touch; an empty end is open. Only ever added and taken away, so
    that two who write at once never wait for each other.
    """

    class Kind(models.TextChoices):
        TAKEN = "taken", "who takes part"
        ENROLLED = "enrolled", "who is enrolled"
        ACCOUNTS = "accounts", "who has an account, which counts where no roster does"
        TERMS = "terms", "the terms themselves"

    #: Not held by the database: a campus that goes leaves marks behind, which say nothing.
    campus = models.ForeignKey(
        Campus, on_delete=models.CASCADE, related_name="+", db_constraint=False
    )
    kind = models.CharField(max_length=8, choices=Kind.choices)
    first_on = models.DateField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.first_on}–{self.last_on}"


class Subscription(models.Model):
    """An officer who is mailed a link to the report, each month or when a term is over."""

    class Every(models.TextChoices):
        MONTH = "month", _("on the first of each month")
        TERM = "term", _("when a term is over")

    officer = models.ForeignKey(
        Officer, on_delete=models.CASCADE, related_name="report_subscriptions"
    )
    every = models.CharField(_("how often"), max_length=5, choices=Every.choices)
    #: The last day a mail stood for: it never goes out twice for the same one.
    told_for = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "every"], name="one_report_subscription_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.officer}, {self.every}"


class Key(models.Model):
    """A key with which a program of the campus reads its reports, or keeps its roster.

    It opens one of the two. Only its digest is kept.
    """

    class Opens(models.TextChoices):
        REPORTS = "reports", _("reading the report")
        ROSTER = "roster", _("keeping the roster from your directory (SCIM)")

    code = PublicCodeField()
    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="report_keys")
    name = models.CharField(_("what it is for"), max_length=80)
    opens = models.CharField(
        _("what it opens"), max_length=7, choices=Opens.choices, default=Opens.REPORTS
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_by_name = models.CharField(max_length=200)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.name

    @property
    def is_live(self) -> bool:
        return self.revoked_at is None
