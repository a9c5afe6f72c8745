"""What belongs to a disagreement: the talk before it, its evidence, the appeal after it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.states import DisputeOutcome, Side, TalkState
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.kernel.money import Money


class Term(models.TextChoices):
    """The part of the agreement a claim is about."""

    SCOPE = "scope", _("Scope: what is made, and by which criteria")
    DEADLINE = "deadline", _("Deadline, hours and dates")
    REPORTS = "reports", _("Reports to: help, answers, check-ins")
    SENIOR = "senior", _("Senior access")
    PAY = "pay", _("Pay")
    CHANGES = "changes", _("Changes and ending early")
    SHOWING = "showing", _("Showing, keeping, confidence")
    CONDUCT = "conduct", _("How we treat each other")


class Ask(models.TextChoices):
    """What a claim asks for."""

    MONEY = "money", _("a sum is paid")
    REDO = "redo", _("the work, or what is owed to it, is done again or done right")
    END = "end", _("the work ends here, and what was earned is paid")


class Blame(models.TextChoices):
    """Who did not keep the agreement, as decided."""

    NOBODY = "nobody", _("nobody")
    STUDENT = "student", _("the student")
    EMPLOYER = "employer", _("the employer")
    BOTH = "both", _("both")


class Talk(models.Model):
    """A problem said plainly, and 48 hours to talk about it before anyone makes a claim."""

    code = PublicCodeField()
    engagement = models.ForeignKey(
        "engagements.Engagement", on_delete=models.PROTECT, related_name="talks"
    )
    state = models.CharField(max_length=8, choices=TalkState.choices, default=TalkState.TALKING)
    raised_by = models.CharField(max_length=8, choices=Side.choices)
    problem = models.TextField(_("what is wrong"), max_length=1000)
    raised_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["engagement"],
                condition=Q(state__in=["talking", "ready"]),
                name="one_live_talk",
            ),
        ]

    def __str__(self) -> str:
        return f"Talk {self.code}"


class Evidence(models.Model):
    """Something of the workspace a side points at; a copy of what it said stays with it."""

    class Kind(models.TextChoices):
        VERSION = "version", _("handed over")
        MESSAGE = "message", _("message")
        HOURS = "hours", _("hours")
        CHANGE = "change", _("change order")
        MEETING = "meeting", _("conversation")
        QUESTION = "question", _("question of a stuck student")

    dispute = models.ForeignKey(
        "engagements.Dispute", on_delete=models.CASCADE, related_name="evidence"
    )
    by_side = models.CharField(max_length=8, choices=Side.choices)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    #: The code of what is meant.
    ref = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    detail = models.TextField(blank=True)
    at = models.DateTimeField()
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["dispute", "by_side", "kind", "ref"], name="evidence_once_a_side"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Appeal(models.Model):
    """One side asks, once, that another decider looks again. What that one says is final."""

    code = PublicCodeField()
    dispute = models.OneToOneField(
        "engagements.Dispute", on_delete=models.PROTECT, related_name="appeal"
    )
    by_side = models.CharField(max_length=8, choices=Side.choices)
    reason = models.TextField(_("why it should be decided otherwise"), max_length=2000)
    at = models.DateTimeField()
    #: The campus that decides anew; none when who runs the installation does.
    decider = models.ForeignKey(
        "organizations.Campus",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="appeals_to_decide",
    )
    decision = models.TextField(_("decision"), max_length=3000, blank=True)
    award_minor = models.PositiveIntegerField(_("to be paid to the student"), null=True, blank=True)
    outcome = models.CharField(max_length=14, choices=DisputeOutcome.choices, blank=True)
    redo_until = models.DateField(null=True, blank=True)
    blame = models.CharField(max_length=8, choices=Blame.choices, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at=None)
                | (Q(award_minor__isnull=False) | Q(outcome="redo")) & ~Q(decision=""),
                name="appeal_decided_with_award",
            ),
        ]

    def __str__(self) -> str:
        return f"Appeal in {self.dispute}"

    @property
    def award(self) -> Money | None:
        if self.award_minor is None:
            return None
        return Money(self.award_minor, self.dispute.engagement.currency)
