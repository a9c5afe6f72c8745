"""A campus's policy and its reviews, what the reviews found, and the wages the operator adds."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.models import Brief
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.kernel.money import Money
from fairbrief.kernel.places import JURISDICTIONS
from fairbrief.organizations.models import Campus, Employer
from fairbrief.vetting.states import (
    ALL_STATUSES,
    BriefReviewState,
    Condition,
    EmployerReviewState,
    ObservationKind,
    Recheck,
    Route,
    Status,
    Tone,
)


def all_statuses() -> list[str]:
    return list(ALL_STATUSES)


class Policy(models.Model):
    """A campus's rules, one row a version; the highest version is in force.

    The law's floor is not here: a campus may tighten, never loosen below it.
    """

    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="policies")
    version = models.PositiveIntegerField()
    pay_floor_minor = models.PositiveIntegerField(_("pay floor an hour"), default=2000)
    unpaid_nonprofit = models.BooleanField(_("unpaid allowed at nonprofits"), default=False)
    unpaid_government = models.BooleanField(_("unpaid allowed at public agencies"), default=False)
    unpaid_education = models.BooleanField(_("unpaid allowed at schools"), default=False)
    unpaid_remote = models.BooleanField(_("unpaid work may be remote"), default=True)
    unpaid_credit_only = models.BooleanField(_("unpaid only for academic credit"), default=False)
    #: In what capacities students of the campus may work.
    statuses = ArrayField(
        models.CharField(max_length=12, choices=Status.choices), default=all_statuses
    )
    hours_min = models.PositiveSmallIntegerField(_("fewest hours"), default=5)
    hours_max = models.PositiveSmallIntegerField(_("most hours"), default=40)
    weekly_cap_term = models.PositiveSmallIntegerField(_("weekly cap in term"), default=10)
    weekly_cap_break = models.PositiveSmallIntegerField(_("weekly cap in breaks"), default=20)
    open_applications = models.PositiveSmallIntegerField(
        _("open applications a student may have"), default=5
    )
    senior_session_required = models.BooleanField(_("a senior session is required"), default=False)
    #: Minutes a senior session lasts at least, where one is required.
    senior_minutes = models.PositiveSmallIntegerField(
        _("fewest minutes of a senior session"), default=15
    )
    senior_before_midpoint = models.BooleanField(
        _("the first senior session is before the midpoint"), default=False
    )
    #: A check-in for every so many hours of work; 0 asks for no more than the platform does.
    checkin_hours = models.PositiveSmallIntegerField(_("hours of work a check-in"), default=0)
    #: What an employer answers about a brief before the office reads it.
    brief_questions = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    route = models.CharField(
        _("who decides on briefs"), max_length=9, choices=Route.choices, default=Route.ALL
    )
    #: Of the briefs the policy could approve by itself, the share that a person reads all the same.
    sample_percent = models.PositiveSmallIntegerField(_("share read by a person"), default=10)
    authorization_required = models.BooleanField(
        _("the office authorizes students on a visa before work starts"), default=True
    )
    small_cell = models.PositiveSmallIntegerField(_("smallest group shown in reports"), default=10)
    #: Rules of the fairness review: those switched off; those heavier than shipped, with the
    #: weight here; and the campus's own, each as `rulebooks.own_rule_of` reads it.
    rules_off = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    rules_firmer = models.JSONField(default=dict, blank=True)
    own_rules = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("-version",)
        verbose_name_plural = "policies"
        constraints = [
            models.UniqueConstraint(fields=["campus", "version"], name="policy_version"),
            models.CheckConstraint(
                condition=Q(hours_min__gte=1)
                & Q(hours_max__lte=40)
                & Q(hours_max__gte=models.F("hours_min")),
                name="policy_hours_in_order",
            ),
            models.CheckConstraint(
                condition=Q(small_cell__gte=5) & Q(small_cell__lte=20),
                name="policy_small_cell_range",
            ),
            models.CheckConstraint(
                condition=Q(sample_percent__lte=100), name="policy_sample_is_a_percentage"
            ),
            models.CheckConstraint(condition=~Q(statuses=[]), name="policy_accepts_some_capacity"),
        ]

    def __str__(self) -> str:
        return f"{self.campus} policy {self.version}"


class BriefReview(models.Model):
    """One campus's review of one brief."""

    code = PublicCodeField()
    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="reviews")
    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="brief_reviews")
    state = models.CharField(
        max_length=14, choices=BriefReviewState.choices, default=BriefReviewState.WAITING
    )
    version = models.PositiveIntegerField()
    policy_version = models.PositiveIntegerField(null=True, blank=True)
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    #: Rules an officer set aside, with the reason: {"PAY-06": "…"}.
    overrides = models.JSONField(default=dict, blank=True)
    #: Approved by the campus's policy alone, without a person.
    by_policy = models.BooleanField(default=False)
    #: Could have been approved by the policy, and was drawn for a person to read.
    is_sample = models.BooleanField(default=False)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: The officer who has taken it on.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("asked_at",)
        indexes = [models.Index(fields=["campus", "state", "asked_at"])]
        constraints = [
            models.UniqueConstraint(fields=["brief", "campus"], name="one_review_a_campus"),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(decided_at__isnull=False),
                name="brief_review_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "changes_asked"]) | ~Q(reason=""),
                name="brief_review_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(by_policy=False)
                | Q(state="approved", officer=None, policy_version__isnull=False),
                name="brief_review_by_policy_is_approved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.brief} at {self.campus}"


class EmployerReview(models.Model):
    """One campus's vetting of one employer."""

    code = PublicCodeField()
    employer = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="reviews")
    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="employer_reviews")
    state = models.CharField(
        max_length=12, choices=EmployerReviewState.choices, default=EmployerReviewState.WAITING
    )
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    answer = models.TextField(_("the employer's answer"), max_length=2000, blank=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    #: Whether other campuses read the reason of the decision.
    is_shared = models.BooleanField(_("other campuses may read the reason"), default=True)

    # What an approval rests on and how long it holds
    conditions = ArrayField(
        models.CharField(max_length=12, choices=Condition.choices), default=list, blank=True
    )
    conditions_note = models.CharField(_("conditions in words"), max_length=500, blank=True)
    expires_on = models.DateField(_("approved until"), null=True, blank=True)
    #: The decision of another campus this one rests on.
    relies_on = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="relied_on_by"
    )
    relied_decided_at = models.DateTimeField(null=True, blank=True)

    # A second look that waits while the approval stands
    recheck_why = models.CharField(max_length=12, choices=Recheck.choices, blank=True)
    recheck_note = models.CharField(max_length=500, blank=True)
    recheck_at = models.DateTimeField(null=True, blank=True)

    # Trust: whose briefs the policy may approve by itself
    trusted_at = models.DateTimeField(null=True, blank=True)
    trusted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    trusted_until = models.DateField(_("trusted until"), null=True, blank=True)
    trusted_why = models.CharField(_("why you trust it"), max_length=500, blank=True)

    class Meta:
        ordering = ("asked_at",)
        indexes = [models.Index(fields=["campus", "state", "asked_at"], name="vetting_queue")]
        constraints = [
            models.UniqueConstraint(fields=["employer", "campus"], name="one_vetting_a_campus"),
            models.CheckConstraint(
                condition=Q(trusted_at=None) | Q(state="approved") & ~Q(trusted_why=""),
                name="trusted_is_approved_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(recheck_at=None, recheck_why="")
                | Q(recheck_at__isnull=False, state="approved") & ~Q(recheck_why=""),
                name="recheck_is_of_an_approval",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(decided_at__isnull=False),
                name="employer_review_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "more_asked"]) | ~Q(reason=""),
                name="employer_review_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employer} at {self.campus}"

    @property
    def shared_reason(self) -> str:
        """The reason as other campuses may read it."""
        return self.reason if self.is_shared else ""


class Observation(models.Model):
    """What an officer saw of an employer. Never edited: it is withdrawn, with a reason."""

    code = PublicCodeField()
    vetting = models.ForeignKey(
        EmployerReview, on_delete=models.CASCADE, related_name="observations"
    )
    kind = models.CharField(_("what you looked at"), max_length=12, choices=ObservationKind.choices)
    tone = models.CharField(_("what it says"), max_length=8, choices=Tone.choices)
    note = models.TextField(_("what you saw"), max_length=1000, blank=True)
    is_shared = models.BooleanField(_("other campuses may read it"), default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_why="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why=""),
                name="observation_withdrawn_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.vetting}"


class Inquiry(models.Model):
    """One question of a campus to an employer, and the answer. They make the vetting's thread."""

    vetting = models.ForeignKey(EmployerReview, on_delete=models.CASCADE, related_name="inquiries")
    question = models.TextField(_("your question"), max_length=2000)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_at = models.DateTimeField()
    answer = models.TextField(_("the employer's answer"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("asked_at", "id")
        verbose_name_plural = "inquiries"
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="inquiry_answered_has_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"question to {self.vetting}"


class BriefAnswer(models.Model):
    """What an employer answers a campus's own question about a brief. `asked` is the question as
    it was put: asked in other words it is another question."""

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="campus_answers")
    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="brief_answers")
    asked = models.CharField(max_length=200)
    answer = models.TextField(_("answer"), max_length=1000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["brief", "campus", "asked"], name="brief_answer_once_a_question"
            ),
            models.CheckConstraint(condition=~Q(answer=""), name="brief_answer_is_given"),
        ]

    def __str__(self) -> str:
        return f"answer on {self.brief} to {self.campus}"


class Sighting(models.Model):
    """One rule that a campus's review found in one version of a brief, when the office decided.

    `reason` says why it was set aside; empty when the rule held. `title` is kept for a campus's
    own rule, which may be gone by the time someone counts.
    """

    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="sightings")
    review = models.ForeignKey(BriefReview, on_delete=models.CASCADE, related_name="sightings")
    version = models.PositiveIntegerField()
    rule = models.CharField(max_length=20)
    title = models.CharField(max_length=90, blank=True)
    reason = models.TextField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at",)
        constraints = [
            models.UniqueConstraint(
                fields=["review", "version", "rule"], name="sighting_once_a_version"
            )
        ]
        indexes = [
            models.Index(fields=["campus", "rule"]),
            models.Index(
                fields=["campus", "rule", "-at"], condition=~Q(reason=""), name="sighting_set_aside"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} in {self.review}"


class Print(models.Model):
    """The print of a sent brief's wording, by which briefs that read nearly alike are found.

    `marks` and `bands` are as `wording` makes them.
    """

    brief = models.OneToOneField(Brief, on_delete=models.CASCADE, related_name="print")
    employer = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="+")
    marks = ArrayField(models.IntegerField(), default=list)
    bands = ArrayField(models.IntegerField(), default=list)
    at = models.DateTimeField()

    class Meta:
        indexes = [GinIndex(fields=["bands"], name="print_bands")]

    def __str__(self) -> str:
        return f"print of {self.brief}"


class AddedWage(models.Model):
    """A minimum wage an operator added to the table that ships. Never edited: a newer row for the
    same place and day takes its place, or it is withdrawn."""

    code = PublicCodeField()
    jurisdiction = models.CharField(
        _("where it holds"), max_length=2, choices=list(JURISDICTIONS.items())
    )
    hourly_minor = models.PositiveIntegerField(_("rate an hour"))
    effective_from = models.DateField(_("in force from"))
    source = models.CharField(_("source"), max_length=300)
    checked_on = models.DateField(_("checked on"))
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(hourly_minor__gte=100) & Q(hourly_minor__lte=10000),
                name="added_wage_range",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_reason="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason=""),
                name="added_wage_withdrawn_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rate} in {self.jurisdiction} from {self.effective_from}"

    @property
    def rate(self) -> Money:
        return Money(self.hourly_minor)
