"""Accounts that were closed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from fairbrief.kernel.codes import PublicCodeField
from fairbrief.leaving.states import ClosingState


class Closing(models.Model):
    """One time that somebody closed their account, until it is opened again or erased."""

    code = PublicCodeField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="closings"
    )
    state = models.CharField(
        max_length=8, choices=ClosingState.choices, default=ClosingState.CLOSED
    )
    #: The credentials issued to the person are to end with the account.
    ends_credentials = models.BooleanField(default=False)
    #: The campuses whose office they acted for, which no row says once they have left it.
    campuses = models.JSONField(default=list, blank=True)
    closed_at = models.DateTimeField()
    #: When it is erased.
    erase_at = models.DateTimeField()
    reopened_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(state="closed"), name="one_closing_a_person"
            ),
            models.CheckConstraint(
                condition=Q(erase_at__gte=F("closed_at")), name="closing_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(state="erased") | Q(erased_at__isnull=False),
                name="closing_erased_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="reopened") | Q(reopened_at__isnull=False),
                name="closing_reopened_when",
            ),
        ]

    def __str__(self) -> str:
        return f"closing {self.code}"

    @property
    def is_closed(self) -> bool:
        """It can still be opened again."""
        return self.state == ClosingState.CLOSED

    @property
    def is_erased(self) -> bool:
        return self.state == ClosingState.ERASED
