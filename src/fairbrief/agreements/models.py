"""Agreements and their signatures."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.states import AgreementState, Party, ProposalState
from fairbrief.applications.models import Application
from fairbrief.kernel.codes import PublicCodeField


class Agreement(models.Model):
    """The text both sides sign: its version in force, which a trigger keeps as it is.

    A change both accept before signing makes the next version; what stood before becomes an
    `EarlierText`. `sha256` is the digest of `text`; every signature of the version repeats it.
    """

    code = PublicCodeField()
    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, related_name="agreement"
    )
    state = models.CharField(
        max_length=11, choices=AgreementState.choices, default=AgreementState.PROPOSED
    )
    version = models.PositiveSmallIntegerField(default=1)
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


class EarlierText(models.Model):
    """A version that a later one has taken the place of. Never changed (a trigger sees to it)."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="earlier")
    version = models.PositiveSmallIntegerField()
    terms = models.JSONField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField()

    class Meta:
        ordering = ("version",)
        constraints = [
            models.UniqueConstraint(fields=["agreement", "version"], name="earlier_text_version")
        ]

    def __str__(self) -> str:
        return f"{self.agreement} v{self.version}"


class Signature(models.Model):
    """One side's signature: the name as typed, the consent as shown, bound to the text's digest.

    `seal` is the digest of everything else here but the account, which erasing a person lets go.
    The event of the signing repeats it.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="signatures")
    #: The version of the text that was signed.
    version = models.PositiveSmallIntegerField(default=1)
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
    postal = models.CharField(_("postal address"), max_length=200, blank=True)
    seal = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("at",)
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "version", "party"], name="one_signature_a_party"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name_typed} on {self.agreement}"


class Proposal(models.Model):
    """Another value for one line of the text, proposed by one side before both have signed.

    `line` names the line as `lines` knows it; `old` and `new` are its values as the terms hold
    them, `version` is the text they were proposed upon.
    """

    code = PublicCodeField()
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="proposals")
    version = models.PositiveSmallIntegerField()
    line = models.CharField(max_length=40)
    old = models.JSONField()
    new = models.JSONField()
    side = models.CharField(max_length=8, choices=Party.choices)
    by_name = models.CharField(max_length=120)
    reason = models.CharField(_("why"), max_length=300)
    made_at = models.DateTimeField()
    state = models.CharField(
        max_length=9, choices=ProposalState.choices, default=ProposalState.PROPOSED
    )
    answer = models.CharField(_("why not"), max_length=300, blank=True)
    answered_by_name = models.CharField(max_length=120, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "line"],
                condition=Q(state="proposed"),
                name="one_live_proposal_a_line",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", ended_at=None)
                | ~Q(state="proposed") & Q(ended_at__isnull=False),
                name="proposal_ended_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line} of {self.agreement}"

    @property
    def answerer(self) -> str:
        """The side that has to answer."""
        return Party.EMPLOYER if self.side == Party.STUDENT else Party.STUDENT


class StatusAnswer(models.Model):
    """What one side answered in the status check. Never changed; a newer row takes its place.

    `answers` are the chosen keys by question, `advice` the ids of what was advised upon them, by
    the version of the rules.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="statuses")
    side = models.CharField(max_length=8, choices=Party.choices)
    answers = models.JSONField()
    advice = models.JSONField(default=list)
    rules = models.CharField(max_length=20)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    seal = models.CharField(max_length=64)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.side} on {self.agreement}"


class Removal(models.Model):
    """The personal text of an agreement is removed, for its time to be kept is over.

    Written before anything goes: the database lets nothing of an agreement go without it. Never
    changed (a trigger sees to it).
    """

    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="removal")
    #: When the work ended, and for how many years its text was kept after that.
    ended_at = models.DateTimeField()
    years = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"{self.agreement} removed"
