"""What interrupts the work: its end before the end, absences, and a supervisor who changes."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.states import AskState, Side
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.kernel.money import Money


class Ending(models.Model):
    """Work that ended before its end: who ended it, why, and what it had earned by then.

    Written once and never changed. `figures` keeps what the pay was worked out from, so that the
    letter says years later what was said before anyone confirmed.
    """

    code = PublicCodeField()
    engagement = models.ForeignKey(
        "engagements.Engagement", on_delete=models.PROTECT, related_name="endings"
    )
    #: The side that ended it; empty when the office did.
    by_side = models.CharField(max_length=8, choices=Side.choices, blank=True)
    by_name = models.CharField(max_length=120)
    reason = models.TextField(_("reason"), max_length=1000)
    pay_minor = models.PositiveIntegerField()
    currency = models.CharField(max_length=3)
    figures = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="ending_has_reason"),
        ]

    def __str__(self) -> str:
        return f"Ending {self.code}"

    @property
    def pay(self) -> Money:
        return Money(self.pay_minor, self.currency)

    def figure(self, name: str) -> Any:
        return self.figures.get(name, 0)


class Absence(models.Model):
    """Days on which one side need not act: dates, why, and who agreed. Clocks stand still then."""

    class Kind(models.TextChoices):
        EXAMS = "exams", _("exams")
        HOLIDAY = "holiday", _("holiday or travel")
        ILLNESS = "illness", _("illness")
        OTHER = "other", _("something else")

    code = PublicCodeField()
    engagement = models.ForeignKey(
        "engagements.Engagement", on_delete=models.PROTECT, related_name="absences"
    )
    state = models.CharField(max_length=9, choices=AskState.choices, default=AskState.ASKED)
    #: The side that is away, which asks.
    side = models.CharField(max_length=8, choices=Side.choices)
    kind = models.CharField(max_length=7, choices=Kind.choices)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    why = models.CharField(_("why"), max_length=300, blank=True)
    asked_at = models.DateTimeField()
    asked_by_name = models.CharField(max_length=120)
    answered_at = models.DateTimeField(null=True, blank=True)
    #: Who agreed: a person, the calendar of the campus, or silence.
    agreed_by_name = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    due_before = models.DateField(null=True, blank=True)
    due_after = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("starts_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="absence_in_order"
            ),
            models.UniqueConstraint(
                fields=["engagement", "side"],
                condition=Q(state="asked"),
                name="one_absence_asked_a_side",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.starts_on:%d %b} to {self.ends_on:%d %b}"

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1


class Reinstatement(models.Model):
    """One side asks to take ended work up again; it counts when the other agrees."""

    code = PublicCodeField()
    engagement = models.ForeignKey(
        "engagements.Engagement", on_delete=models.PROTECT, related_name="reinstatements"
    )
    state = models.CharField(max_length=9, choices=AskState.choices, default=AskState.ASKED)
    asked_by = models.CharField(max_length=8, choices=Side.choices)
    why = models.CharField(_("why"), max_length=500)
    due_on = models.DateField(_("due on"))
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["engagement"],
                condition=Q(state="asked"),
                name="one_live_reinstatement",
            ),
        ]

    def __str__(self) -> str:
        return f"Reinstatement {self.code}"


class Replacement(models.Model):
    """Another person supervises from now on."""

    engagement = models.ForeignKey(
        "engagements.Engagement", on_delete=models.PROTECT, related_name="replacements"
    )
    old = models.ForeignKey(
        "organizations.Member", on_delete=models.PROTECT, related_name="replaced_in"
    )
    new = models.ForeignKey(
        "organizations.Member", on_delete=models.PROTECT, related_name="replaces_in"
    )
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.old.name} → {self.new.name}"
