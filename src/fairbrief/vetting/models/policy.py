"""A campus’s rules, version by version."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.organizations.models import Campus
from fairbrief.vetting.states import (
    ALL_STATUSES,
    Route,
    Status,
)


def all_statuses() -> list[str]:
    return list(ALL_STATUSES)


class Policy(models.Model):
    """A campus's rules, one row a version; the highest version is in force.

    The law's floor is not here: a campus may tighten, never loosen below it.
    """

    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="policies")
    version = models.PositiveIntegerField()
    pay_floor_minor = models.PositiveIntegerField(_("pay floor an hour"), default=2000)
    unpaid_nonprofit = models.BooleanField(_("unpaid allowed at nonprofits"), default=False)
    unpaid_government = models.BooleanField(_("unpaid allowed at public agencies"), default=False)
    unpaid_education = models.BooleanField(_("unpaid allowed at schools"), default=False)
    unpaid_remote = models.BooleanField(_("unpaid work may be remote"), default=True)
    unpaid_credit_only = models.BooleanField(_("unpaid only for academic credit"), default=False)
    #: In what capacities students of the campus may work.
    statuses = ArrayField(
        models.CharField(max_length=12, choices=Status.choices), default=all_statuses
    )
    hours_min = models.PositiveSmallIntegerField(_("fewest hours"), default=5)
    hours_max = models.PositiveSmallIntegerField(_("most hours"), default=40)
    weekly_cap_term = models.PositiveSmallIntegerField(_("weekly cap in term"), default=10)
    weekly_cap_break = models.PositiveSmallIntegerField(_("weekly cap in breaks"), default=20)
    open_applications = models.PositiveSmallIntegerField(
        _("open applications a student may have"), default=5
    )
    senior_session_required = models.BooleanField(_("a senior session is required"), default=False)
    #: Minutes a senior session lasts at least, where one is required.
    senior_minutes = models.PositiveSmallIntegerField(
        _("fewest minutes of a senior session"), default=15
    )
    senior_before_midpoint = models.BooleanField(
        _("the first senior session is before the midpoint"), default=False
    )
    #: A check-in for every so many hours of work; 0 asks for no more than the platform does.
    checkin_hours = models.PositiveSmallIntegerField(_("hours of work a check-in"), default=0)
    #: What an employer answers about a brief before the office reads it.
    brief_questions = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    route = models.CharField(
        _("who decides on briefs"), max_length=9, choices=Route.choices, default=Route.ALL
    )
    #: Of the briefs the policy could approve by itself, the share that a person reads all the same.
    sample_percent = models.PositiveSmallIntegerField(_("share read by a person"), default=10)
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
            models.CheckConstraint(
                condition=Q(sample_percent__lte=100), name="policy_sample_is_a_percentage"
            ),
            models.CheckConstraint(condition=~Q(statuses=[]), name="policy_accepts_some_capacity"),
        ]

    def __str__(self) -> str:
        return f"{self.campus} policy {self.version}"
