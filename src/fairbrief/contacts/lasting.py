"""What comes of a work between its two sides: a reference, and the next brief."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.models import Brief
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.codes import PublicCodeField


class Reference(models.Model):
    """What the supervisor writes about a student, who asked for it and decides who reads it."""

    code = PublicCodeField()
    engagement = models.OneToOneField(
        Engagement, on_delete=models.PROTECT, related_name="reference"
    )
    asked_at = models.DateTimeField()
    text = models.TextField(_("your reference"), max_length=3000, blank=True)
    by_name = models.CharField(max_length=120, blank=True)
    by_title = models.CharField(_("your title"), max_length=120, blank=True)
    written_at = models.DateTimeField(null=True, blank=True)
    #: Since when whoever has its address can read it; the student shows it and takes it back.
    shown_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(written_at=None, text="") | Q(written_at__isnull=False) & ~Q(text=""),
                name="reference_written_when",
            ),
            models.CheckConstraint(
                condition=Q(shown_at=None) | Q(written_at__isnull=False),
                name="reference_shown_when_written",
            ),
        ]

    def __str__(self) -> str:
        return f"reference on {self.engagement}"

    @property
    def is_written(self) -> bool:
        return self.written_at is not None

    @property
    def is_shown(self) -> bool:
        return self.shown_at is not None


class Repeat(models.Model):
    """A brief made from one that went well; the student of that work hears of it when it opens."""

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="repeats")
    brief = models.OneToOneField(Brief, on_delete=models.CASCADE, related_name="repeat_of")
    made_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.brief} after {self.engagement}"
