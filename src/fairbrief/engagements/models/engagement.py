"""The work itself, from both signatures to its close."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from fairbrief.agreements.models import Agreement
from fairbrief.briefs.models import Brief
from fairbrief.engagements.states import EngagementState, Side
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.kernel.money import Money
from fairbrief.organizations.models import Campus, Employer, Member
from fairbrief.students.models import Student


class Engagement(models.Model):
    """One agreed micro-internship from both signatures to its close.

    The parties, hours, fee and dates are copied from the signed agreement; accepted change orders
    change `hours`, `fee_minor` and `due_on` here, never the signed text.
    """

    code = PublicCodeField()
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="engagement")
    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, related_name="engagements")
    student = models.ForeignKey(Student, on_delete=models.PROTECT, related_name="engagements")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="engagements")
    campus = models.ForeignKey(Campus, on_delete=models.PROTECT, related_name="engagements")
    supervisor = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="supervised_engagements"
    )
    leader = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="led_engagements"
    )
    state = models.CharField(
        max_length=14, choices=EngagementState.choices, default=EngagementState.AGREED
    )
    title = models.CharField(max_length=90)
    hours = models.PositiveSmallIntegerField()
    fee_minor = models.PositiveIntegerField()
    currency = models.CharField(max_length=3, default="USD")
    floor_minor = models.PositiveIntegerField(default=0)
    starts_on = models.DateField()
    due_on = models.DateField()
    authorization_needed = models.BooleanField(default=False)
    authorized_by_name = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()
    authorized_at = models.DateTimeField(null=True, blank=True)
    funded_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by_clock = models.BooleanField(default=False)
    #: How often changes were asked for after a hand-in.
    rounds = models.PositiveSmallIntegerField(default=0)
    changes_wanted = models.TextField(max_length=2000, blank=True)
    paid_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.TextField(max_length=1000, blank=True)
    #: The side that gave the reason; empty when the office did.
    ended_by = models.CharField(max_length=8, choices=Side.choices, blank=True)
    #: What is paid in the end when that is not the fee: a part, or the award of a decision.
    part_pay_minor = models.PositiveIntegerField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    #: The last day of the pause, when it was named; else ten business days.
    pause_until = models.DateField(null=True, blank=True)
    pause_reason = models.CharField(max_length=500, blank=True)
    paused_by = models.CharField(max_length=8, choices=Side.choices, blank=True)
    #: The state to go back to after a dispute.
    state_before = models.CharField(max_length=14, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = [
            models.Index(fields=["student", "state"]),
            models.Index(fields=["employer", "state"]),
            models.Index(fields=["campus", "state"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(
                    state__in=[
                        "active",
                        "paused",
                        "submitted",
                        "changes_asked",
                        "approved",
                        "paid",
                        "closed",
                    ]
                )
                | Q(funded_at__isnull=False, authorized_at__isnull=False),
                name="engagement_works_when_funded",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "paid", "closed"])
                | Q(approved_at__isnull=False),
                name="engagement_approved_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["paid", "closed"]) | Q(paid_at__isnull=False),
                name="engagement_paid_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="ended_early")
                | Q(ended_at__isnull=False, part_pay_minor__isnull=False) & ~Q(end_reason=""),
                name="engagement_ended_with_part_pay",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gt=F("starts_on")), name="engagement_due_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(state="paused") | Q(paused_at__isnull=False) & ~Q(pause_reason=""),
                name="engagement_paused_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="disputed") | ~Q(state_before=""),
                name="engagement_disputed_from_where",
            ),
            models.CheckConstraint(
                condition=Q(rounds__lte=2), name="engagement_two_rounds_of_changes"
            ),
            models.CheckConstraint(
                condition=~Q(state="submitted") | Q(submitted_at__isnull=False),
                name="engagement_submitted_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_state_display(self) -> str:  # type: ignore[no-redef]
        """The state in a word. Django's own gathers the words of all states, for each row anew."""
        return str(EngagementState(self.state).label)

    @property
    def fee(self) -> Money:
        return Money(self.fee_minor, self.currency)
