"""Signing keys, who issues in its own name, and issued credentials."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from fairbrief.engagements.models import Engagement
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.organizations.models import Campus, Employer


class IssuerKey(models.Model):
    """An Ed25519 key of this installation, a campus or an employer. Its private part is sealed."""

    code = PublicCodeField()
    campus = models.ForeignKey(
        Campus, null=True, blank=True, on_delete=models.PROTECT, related_name="issuer_keys"
    )
    employer = models.ForeignKey(
        Employer, null=True, blank=True, on_delete=models.PROTECT, related_name="issuer_keys"
    )
    public_multibase = models.CharField(max_length=80)
    private_sealed = models.TextField()
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("campus", "employer"),
                condition=Q(retired_at=None),
                nulls_distinct=False,
                name="one_live_key_a_holder",
            ),
            models.CheckConstraint(
                condition=Q(campus=None) | Q(employer=None), name="key_of_one_holder"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class OwnName(models.Model):
    """A campus that issues credentials in its own name, with its own key."""

    campus = models.OneToOneField(Campus, on_delete=models.CASCADE, related_name="own_name")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.campus)


class Credential(models.Model):
    """One signed Open Badges 3.0 credential. `issued_by` is None for the installation itself."""

    code = PublicCodeField()
    engagement = models.OneToOneField(
        Engagement, on_delete=models.PROTECT, related_name="credential"
    )
    key = models.ForeignKey(IssuerKey, on_delete=models.PROTECT, related_name="credentials")
    issued_by = models.ForeignKey(
        Campus, null=True, blank=True, on_delete=models.PROTECT, related_name="credentials_issued"
    )
    document = models.JSONField()
    list_number = models.PositiveSmallIntegerField(default=1)
    status_index = models.PositiveIntegerField()
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("issued_by", "list_number", "status_index"),
                nulls_distinct=False,
                name="one_place_a_credential",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | ~Q(revoked_reason=""), name="revoked_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"Credential {self.code}"
