"""A campus's policy and its reviews, what the reviews found, and the wages the operator adds."""

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
from fairbrief.vetting.states import BriefReviewState, EmployerReviewState


class Policy(models.Model):
    """A campus's rules, one row a version; the highest version is in force.

    The law's floor is not here: a campus may tighten, never loosen below it.
    """

    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="policies")
    version = models.PositiveIntegerField()
    pay_floor_minor = models.PositiveIntegerField(_("pay floor an hour"), default=2000)
    unpaid_nonprofit = models.BooleanField(_("unpaid allowed at nonprofits"), default=False)
    unpaid_government = models.BooleanField(_("unpaid allowed at public agencies"), default=False)
    hours_min = models.PositiveSmallIntegerField(_("fewest hours"), default=5)
    hours_max = models.PositiveSmallIntegerField(_("most hours"), default=40)
    weekly_cap_term = models.PositiveSmallIntegerField(_("weekly cap in term"), default=10)
    weekly_cap_break = models.PositiveSmallIntegerField(_("weekly cap in breaks"), default=20)
    open_applications = models.PositiveSmallIntegerField(
        _("open applications a student may have"), default=5
    )
    senior_session_required = models.BooleanField(_("a senior session is required"), default=False)
    authorization_required = models.BooleanField(
        _("the office authorizes students on a visa before work starts"), default=True
    )
    small_cell = models.PositiveSmallIntegerField(_("smallest group shown in reports"), default=10)
    #: Rules of the fairness review: those switched off; those heavier than shipped, with the
    #: weight here; and the campus's own, each as `rulebooks.own_rule_of` reads it.
    rules_off = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    rules_firmer = models.JSONField(default=dict, blank=True)
    own_rules = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("-version",)
        verbose_name_plural = "policies"
        constraints = [
            models.UniqueConstraint(fields=["campus", "version"], name="policy_version"),
            models.CheckConstraint(
                condition=Q(hours_min__gte=1)
                & Q(hours_max__lte=40)
                & Q(hours_max__gte=models.F("hours_min")),
                name="policy_hours_in_order",
            ),
            models.CheckConstraint(
                condition=Q(small_cell__gte=5) & Q(small_cell__lte=20),
                name="policy_small_cell_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campus} policy {self.version}"


class BriefReview(models.Model):
    """One campus's review of one brief."""

    code = PublicCodeField()
    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="reviews")
    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="brief_reviews")
    state = models.CharField(
        max_length=14, choices=BriefReviewState.choices, default=BriefReviewState.WAITING
    )
    version = models.PositiveIntegerField()
    policy_version = models.PositiveIntegerField(null=True, blank=True)
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    #: Rules an officer set aside, with the reason: {"PAY-06": "…"}.
    overrides = models.JSONField(default=dict, blank=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("asked_at",)
        indexes = [models.Index(fields=["campus", "state", "asked_at"])]
        constraints = [
            models.UniqueConstraint(fields=["brief", "campus"], name="one_review_a_campus"),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(decided_at__isnull=False),
                name="brief_review_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "changes_asked"]) | ~Q(reason=""),
                name="brief_review_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.brief} at {self.campus}"


class EmployerReview(models.Model):
    """One campus's vetting of one employer."""

    code = PublicCodeField()
    employer = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="reviews")
    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="employer_reviews")
    state = models.CharField(
        max_length=12, choices=EmployerReviewState.choices, default=EmployerReviewState.WAITING
    )
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    answer = models.TextField(_("the employer's answer"), max_length=2000, blank=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("asked_at",)
        constraints = [
            models.UniqueConstraint(fields=["employer", "campus"], name="one_vetting_a_campus"),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(decided_at__isnull=False),
                name="employer_review_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "more_asked"]) | ~Q(reason=""),
                name="employer_review_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employer} at {self.campus}"


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
