"""One row a strike, of a student or of an employer."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.codes import PublicCodeField
from fairbrief.organizations.models import Campus, Employer
from fairbrief.strikes.states import StrikeKind, StrikeState
from fairbrief.students.models import Student


class Strike(models.Model):
    """Something a side did not keep to, as the record shows it; decided by the campus's office.

    `key` names the fact, so that it is proposed once. `fact` says it in a sentence.
    """

    code = PublicCodeField()
    state = models.CharField(
        max_length=8, choices=StrikeState.choices, default=StrikeState.PROPOSED
    )
    kind = models.CharField(max_length=8, choices=StrikeKind.choices)
    student = models.ForeignKey(
        Student, null=True, blank=True, on_delete=models.CASCADE, related_name="strikes"
    )
    employer = models.ForeignKey(
        Employer, null=True, blank=True, on_delete=models.CASCADE, related_name="strikes"
    )
    #: The office that decides: of the student's campus.
    campus = models.ForeignKey(Campus, on_delete=models.PROTECT, related_name="strikes")
    title = models.CharField(max_length=120)
    fact = models.CharField(max_length=400)
    key = models.CharField(max_length=80, unique=True)
    noted_at = models.DateTimeField()
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=120, blank=True)
    appeal = models.TextField(_("why it should be lifted"), max_length=1500, blank=True)
    appealed_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(_("answer"), max_length=1500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=120, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-noted_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(student__isnull=False, employer__isnull=True)
                | Q(student__isnull=True, employer__isnull=False),
                name="strike_of_one_side",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["standing", "appealed", "lifted", "expired"])
                | Q(decided_at__isnull=False) & ~Q(reason=""),
                name="strike_stands_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="appealed") | Q(appealed_at__isnull=False) & ~Q(appeal=""),
                name="strike_appealed_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def whose(self) -> str:
        """Whose it is, by name."""
        if self.student is not None:
            return self.student.user.name
        return self.employer.name if self.employer is not None else ""
