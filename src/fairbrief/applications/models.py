"""Applications."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.applications.states import ApplicationState
from fairbrief.briefs.models import Brief
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.students.models import Student


class Application(models.Model):
    """A student's application to one brief, up to the answer to an offer."""

    code = PublicCodeField()
    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, related_name="applications")
    student = models.ForeignKey(Student, on_delete=models.PROTECT, related_name="applications")
    state = models.CharField(
        max_length=11, choices=ApplicationState.choices, default=ApplicationState.DRAFT
    )
    interest = models.TextField(_("why this one"), max_length=1200, blank=True)
    experience = models.TextField(_("what you have done that helps"), max_length=1200, blank=True)
    link = models.URLField(_("a link to your own work, if you like"), blank=True)
    hours_a_week = models.PositiveSmallIntegerField(
        _("hours a week you can give"), null=True, blank=True
    )
    brief_version = models.PositiveIntegerField(default=0)
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    employer_note = models.TextField(max_length=1000, blank=True)
    made_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    offered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = [
            models.Index(fields=["brief", "state"]),
            models.Index(fields=["student", "state"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["brief", "student"],
                condition=~Q(state__in=["declined", "withdrawn", "returned"]),
                name="one_live_application",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(submitted_at__isnull=False),
                name="application_sent_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["offered", "accepted"]) | Q(offered_at__isnull=False),
                name="application_offered_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "returned"]) | ~Q(reason=""),
                name="application_end_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.student} for {self.brief}"
