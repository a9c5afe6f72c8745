"""Signing keys and issued credentials."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from fairbrief.engagements.models import Engagement
from fairbrief.kernel.codes import PublicCodeField


class IssuerKey(models.Model):
    """An Ed25519 key of this installation. The private part is kept encrypted at rest."""

    code = PublicCodeField()
    public_multibase = models.CharField(max_length=80)
    private_sealed = models.TextField()
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                models.Value(1), condition=Q(retired_at=None), name="one_live_issuer_key"
            )
        ]

    def __str__(self) -> str:
        return self.code


class Credential(models.Model):
    """One signed Open Badges 3.0 credential."""

    code = PublicCodeField()
    engagement = models.OneToOneField(
        Engagement, on_delete=models.PROTECT, related_name="credential"
    )
    key = models.ForeignKey(IssuerKey, on_delete=models.PROTECT, related_name="credentials")
    document = models.JSONField()
    status_index = models.PositiveIntegerField(unique=True)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at=None) | ~Q(revoked_reason=""), name="revoked_with_reason"
            )
        ]

    def __str__(self) -> str:
        return f"Credential {self.code}"
