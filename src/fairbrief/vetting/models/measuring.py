"""What the review found and was told: sightings of rules, prints of wordings, wages added."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.models import Brief
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.kernel.money import Money
from fairbrief.kernel.places import JURISDICTIONS
from fairbrief.organizations.models import Campus, Employer
from fairbrief.vetting.models.briefs import BriefReview


class Sighting(models.Model):
    """One rule that a campus's review found in one version of a brief, when the office decided.

    `reason` says why it was set aside; empty when the rule held. `title` is kept for a campus's
    own rule, which may be gone by the time someone counts.
    """

    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="sightings")
    review = models.ForeignKey(BriefReview, on_delete=models.CASCADE, related_name="sightings")
    version = models.PositiveIntegerField()
    rule = models.CharField(max_length=20)
    title = models.CharField(max_length=90, blank=True)
    reason = models.TextField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at",)
        constraints = [
            models.UniqueConstraint(
                fields=["review", "version", "rule"], name="sighting_once_a_version"
            )
        ]
        indexes = [
            models.Index(fields=["campus", "rule"]),
            models.Index(
                fields=["campus", "rule", "-at"], condition=~Q(reason=""), name="sighting_set_aside"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} in {self.review}"


class Print(models.Model):
    """The print of a sent brief's wording, by which briefs that read nearly alike are found.

    `marks` and `bands` are as `wording` makes them.
    """

    brief = models.OneToOneField(Brief, on_delete=models.CASCADE, related_name="print")
    employer = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="+")
    marks = ArrayField(models.IntegerField(), default=list)
    bands = ArrayField(models.IntegerField(), default=list)
    at = models.DateTimeField()

    class Meta:
        indexes = [GinIndex(fields=["bands"], name="print_bands")]

    def __str__(self) -> str:
        return f"print of {self.brief}"


class AddedWage(models.Model):
    """A minimum wage an operator added to the table that ships. Never edited: a newer row for the
    same place and day takes its place, or it is withdrawn."""

    code = PublicCodeField()
    jurisdiction = models.CharField(
        _("where it holds"), max_length=2, choices=list(JURISDICTIONS.items())
    )
    hourly_minor = models.PositiveIntegerField(_("rate an hour"))
    effective_from = models.DateField(_("in force from"))
    source = models.CharField(_("source"), max_length=300)
    checked_on = models.DateField(_("checked on"))
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(hourly_minor__gte=100) & Q(hourly_minor__lte=10000),
                name="added_wage_range",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_reason="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason=""),
                name="added_wage_withdrawn_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rate} in {self.jurisdiction} from {self.effective_from}"

    @property
    def rate(self) -> Money:
        return Money(self.hourly_minor)
