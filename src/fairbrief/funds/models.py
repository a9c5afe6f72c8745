"""Pools, awards, and the movements of money in a pool."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models import Engagement
from fairbrief.funds.states import AwardKind, AwardState, MovementKind
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.kernel.money import Money
from fairbrief.kernel.seen import print_of_columns
from fairbrief.organizations.models import Campus, Employer
from fairbrief.roster.models import RosterEntry
from fairbrief.students.models import Student
from fairbrief.tracking.models import Experience


class Pool(models.Model):
    """Money for one purpose. How much there is stands in its movements."""

    code = PublicCodeField()
    campus = models.ForeignKey(Campus, on_delete=models.PROTECT, related_name="pools")
    name = models.CharField(_("name"), max_length=80)
    purpose = models.TextField(_("what it is for"), max_length=600)
    who = models.TextField(_("who qualifies, in words students read"), max_length=600)
    currency = models.CharField(_("currency"), max_length=3, default="USD")
    opens_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    takes_requests = models.BooleanField(_("students may ask for it"), default=False)
    #: Above this, two people of the office are needed: who proposed or approved first, and another.
    second_above_minor = models.PositiveIntegerField(default=0)
    unpaid_nonprofit_only = models.BooleanField(
        _("only for unpaid work at a nonprofit or public agency"), default=False
    )
    hours_min = models.PositiveSmallIntegerField(_("at least hours"), null=True, blank=True)
    #: Read by the office alone.
    first_generation_only = models.BooleanField(
        _("only for first-generation students"), default=False
    )
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-ends_on", "name")
        constraints = [
            models.UniqueConstraint(fields=["campus", "name"], name="pool_one_name_a_campus"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("opens_on")), name="pool_in_order"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def second_above(self) -> Money:
        return Money(self.second_above_minor, self.currency)


class Award(models.Model):
    """A sum for one student, or for the employer of one student's work."""

    code = PublicCodeField()
    pool = models.ForeignKey(Pool, on_delete=models.PROTECT, related_name="awards")
    kind = models.CharField(max_length=7, choices=AwardKind.choices, default=AwardKind.STIPEND)
    state = models.CharField(max_length=9, choices=AwardState.choices, default=AwardState.PROPOSED)
    student = models.ForeignKey(
        Student, null=True, blank=True, on_delete=models.PROTECT, related_name="awards"
    )
    entry = models.ForeignKey(
        RosterEntry, null=True, blank=True, on_delete=models.PROTECT, related_name="awards"
    )
    #: What it is for; both empty before there is any work.
    engagement = models.ForeignKey(
        Engagement, null=True, blank=True, on_delete=models.PROTECT, related_name="awards"
    )
    experience = models.ForeignKey(
        Experience, null=True, blank=True, on_delete=models.PROTECT, related_name="awards"
    )
    amount_minor = models.PositiveIntegerField()
    #: Of a subsidy: what is added an hour, and up to how many minutes.
    rate_minor = models.PositiveIntegerField(null=True, blank=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    why = models.CharField(_("what it is for"), max_length=500)
    is_request = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_by_name = models.CharField(max_length=120)
    proposed_at = models.DateTimeField()
    #: The first of two approvals, of what a student asked for above the pool's limit.
    first_approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    first_approved_by_name = models.CharField(max_length=120, blank=True)
    first_approved_at = models.DateTimeField(null=True, blank=True)
    approved_by_name = models.CharField(max_length=120, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    paid_minor = models.PositiveIntegerField(null=True, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    reference = models.CharField(_("reference of the payment"), max_length=80, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-proposed_at", "-id")
        indexes = [models.Index(fields=["pool", "state", "-proposed_at"])]
        constraints = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="award_of_something"),
            models.CheckConstraint(
                condition=Q(student__isnull=False) | Q(entry__isnull=False),
                name="award_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(engagement=None) | Q(experience=None), name="award_for_one_work"
            ),
            models.CheckConstraint(
                condition=~Q(kind="subsidy")
                | Q(engagement__isnull=False, rate_minor__gt=0, minutes__gt=0),
                name="award_subsidy_of_work",
            ),
            models.CheckConstraint(
                condition=~Q(state="paid")
                | Q(paid_on__isnull=False, paid_minor__gt=0, paid_minor__lte=F("amount_minor"))
                & ~Q(reference=""),
                name="award_paid_how",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""), name="award_declined_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.why

    @property
    def person(self) -> Student | RosterEntry:
        whose = self.student or self.entry
        if whose is None:
            raise ValueError("the database holds no award to nobody")
        return whose

    @property
    def shown(self) -> str:
        """How much a page of it decides about and how far that is, for `kernel.seen`."""
        return print_of_columns(self, ("state", "amount_minor", "rate_minor", "minutes"))

    @property
    def amount(self) -> Money:
        return Money(self.amount_minor, self.pool.currency)

    @property
    def rate(self) -> Money | None:
        return None if self.rate_minor is None else Money(self.rate_minor, self.pool.currency)

    @property
    def paid(self) -> Money | None:
        return None if self.paid_minor is None else Money(self.paid_minor, self.pool.currency)

    @property
    def is_subsidy(self) -> bool:
        return self.kind == AwardKind.SUBSIDY

    @property
    def employer(self) -> Employer | None:
        """Whose pay it adds to; of a stipend, nobody's."""
        return self.engagement.employer if self.is_subsidy and self.engagement else None

    @property
    def work_words(self) -> str:
        """What it is for, by name."""
        if self.engagement is not None:
            return f"{self.engagement.title}, {self.engagement.employer.name}"
        if self.experience is not None:
            return f"{self.experience.title}, {self.experience.employer_name}"
        return ""

    @property
    def is_open(self) -> bool:
        return self.state == AwardState.PROPOSED

    @property
    def is_to_be_paid(self) -> bool:
        return self.state == AwardState.APPROVED

    @property
    def is_as_asked(self) -> bool:
        """Whether the amount is the student's own: nobody of the office has proposed it yet."""
        own = self.student.user_id if self.student else None
        return self.is_request and self.proposed_by_id in (None, own)

    @property
    def waits_for_second(self) -> bool:
        """Whether one of two approvals is given."""
        return self.is_open and self.first_approved_at is not None

    @property
    def tone(self) -> str:
        return {
            AwardState.PROPOSED: "attention",
            AwardState.APPROVED: "accent",
            AwardState.PAID: "done",
        }.get(AwardState(self.state), "plain")


class Movement(models.Model):
    """One change of what a pool holds. Never changed or deleted (a trigger sees to it)."""

    pool = models.ForeignKey(Pool, on_delete=models.PROTECT, related_name="movements")
    award = models.ForeignKey(
        Award, null=True, blank=True, on_delete=models.PROTECT, related_name="movements"
    )
    kind = models.CharField(max_length=7, choices=MovementKind.choices)
    #: Positive, but for a budget that is lowered.
    amount_minor = models.BigIntegerField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="budget") & ~Q(amount_minor=0) | Q(amount_minor__gt=0),
                name="movement_of_something",
            ),
            models.CheckConstraint(
                condition=Q(kind="budget", award=None) | ~Q(kind="budget") & Q(award__isnull=False),
                name="movement_of_an_award",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pool}: {self.kind} {self.amount_minor}"
