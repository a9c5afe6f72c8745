"""A disagreement: the talk before it, the claim and its evidence, the appeal after it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models.engagement import Engagement
from fairbrief.engagements.states import DisputeOutcome, DisputeState, Side, TalkState
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.kernel.money import Money
from fairbrief.organizations.models import Campus


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


class Dispute(models.Model):
    """A disagreement on an engagement, decided by the campus on the agreement and the evidence."""

    code = PublicCodeField()
    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="disputes")
    state = models.CharField(
        max_length=8, choices=DisputeState.choices, default=DisputeState.OPENED
    )
    opened_by = models.CharField(max_length=10, choices=Side.choices)
    claim = models.TextField(_("what went wrong"), max_length=3000)
    wish = models.CharField(_("what would settle it"), max_length=500)
    term = models.CharField(max_length=8, choices=Term.choices, blank=True)
    ask = models.CharField(max_length=5, choices=Ask.choices, blank=True)
    #: What is asked to be paid to the student in all, when money is asked.
    asked_minor = models.PositiveIntegerField(null=True, blank=True)
    talk = models.OneToOneField(
        Talk, null=True, blank=True, on_delete=models.PROTECT, related_name="dispute"
    )
    #: Why the two could not talk first.
    straight_because = models.CharField(max_length=500, blank=True)
    #: The campus that decides; none when who runs the installation does.
    decider = models.ForeignKey(
        Campus, null=True, blank=True, on_delete=models.PROTECT, related_name="disputes_to_decide"
    )
    #: The student's campus is a party itself, so another decides.
    is_neutral = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    answer = models.TextField(_("answer"), max_length=3000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    decision = models.TextField(_("decision"), max_length=3000, blank=True)
    award_minor = models.PositiveIntegerField(_("to be paid to the student"), null=True, blank=True)
    outcome = models.CharField(max_length=14, choices=DisputeOutcome.choices, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=120, blank=True)
    #: By when the work is to be done as the decision says.
    redo_until = models.DateField(null=True, blank=True)
    blame = models.CharField(max_length=8, choices=Blame.choices, blank=True)
    #: Nobody answered and no office decided: what was asked stands.
    by_default = models.BooleanField(default=False)
    #: When each side said that it leaves the decision as it is.
    student_content_at = models.DateTimeField(null=True, blank=True)
    employer_content_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["engagement"],
                condition=Q(state__in=["opened", "answered", "decided", "appealed"]),
                name="one_live_dispute",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["decided", "appealed", "closed"])
                | Q(decided_at__isnull=False)
                & (Q(award_minor__isnull=False) | Q(outcome="redo"))
                & ~Q(decision=""),
                name="dispute_decided_with_award",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_at__isnull=False),
                name="dispute_closed_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Dispute {self.code}"

    @property
    def answerer(self) -> str:
        """The side that has to answer."""
        return Side.EMPLOYER if self.opened_by == Side.STUDENT else Side.STUDENT

    @property
    def was_silent(self) -> bool:
        """The other side let its five business days pass."""
        return self.answered_at is not None and not self.answer

    @property
    def award(self) -> Money | None:
        if self.award_minor is None:
            return None
        return Money(self.award_minor, self.engagement.currency)

    @property
    def can_be_appealed(self) -> bool:
        return self.state == DisputeState.DECIDED and self.appeal_or_none is None

    @property
    def work_side_name(self) -> str:
        """The side that has to answer, by its name."""
        if self.answerer == Side.EMPLOYER:
            return self.engagement.employer.name
        return self.engagement.student.user.name

    @property
    def asked(self) -> Money | None:
        if self.asked_minor is None:
            return None
        return Money(self.asked_minor, self.engagement.currency)

    @property
    def appeal_or_none(self) -> Appeal | None:
        return getattr(self, "appeal", None)

    @property
    def last_word(self) -> Dispute | Appeal:
        """The decision that counts: the appeal's once it is decided, else the first."""
        appeal = self.appeal_or_none
        return appeal if appeal is not None and appeal.decided_at else self


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
