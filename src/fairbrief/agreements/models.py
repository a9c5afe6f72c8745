"""Agreements and their signatures."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.states import AgreementState, Party
from fairbrief.applications.models import Application
from fairbrief.kernel.codes import PublicCodeField


class Agreement(models.Model):
    """The text both sides sign. `terms` and `text` are frozen when made (a trigger sees to it).

    `sha256` is the digest of `text`; every signature repeats it.
    """

    code = PublicCodeField()
    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, related_name="agreement"
    )
    state = models.CharField(
        max_length=11, choices=AgreementState.choices, default=AgreementState.PROPOSED
    )
    terms = models.JSONField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    student_signed_at = models.DateTimeField(null=True, blank=True)
    employer_signed_at = models.DateTimeField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    #: The side that declined and gave the reason.
    declined_by = models.CharField(max_length=8, choices=Party.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="signed")
                | Q(
                    student_signed_at__isnull=False,
                    employer_signed_at__isnull=False,
                    signed_at__isnull=False,
                ),
                name="agreement_signed_by_both",
            ),
            models.CheckConstraint(
                condition=~Q(state="proposed") | Q(student_signed_at=None, employer_signed_at=None),
                name="agreement_proposed_is_unsigned",
            ),
            models.CheckConstraint(
                condition=~Q(state="half_signed")
                | Q(student_signed_at=None, employer_signed_at__isnull=False)
                | Q(student_signed_at__isnull=False, employer_signed_at=None),
                name="agreement_half_signed_by_one",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""),
                name="agreement_declined_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Agreement {self.code}"


class Signature(models.Model):
    """One side's signature: the name as typed, the consent as shown, bound to the text's digest."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="signatures")
    party = models.CharField(max_length=8, choices=Party.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    name_typed = models.CharField(max_length=120)
    capacity = models.CharField(max_length=120)
    email = models.EmailField()
    consent = models.TextField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by_link = models.BooleanField(default=False)
    address = models.GenericIPAddressField(null=True, blank=True)
    device = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("at",)
        constraints = [
            models.UniqueConstraint(fields=["agreement", "party"], name="one_signature_a_party")
        ]

    def __str__(self) -> str:
        return f"{self.name_typed} on {self.agreement}"
