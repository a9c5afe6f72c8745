"""Briefs, their deliverables, versions, and the questions asked about them."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.states import BriefState, PayKind, Place, QuestionState
from fairbrief.kernel.clock import after_business_days
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.kernel.money import Money
from fairbrief.organizations.models import Campus, Employer, Member
from fairbrief.students.models import Skill, Student

#: Business days an employer has to answer a question.
ANSWER_DAYS = 3


class Brief(models.Model):
    """One micro-internship as offered. Empty fields are allowed in a draft; review finds them."""

    code = PublicCodeField()
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="briefs")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=14, choices=BriefState.choices, default=BriefState.DRAFT)
    version = models.PositiveIntegerField(default=0)

    # Scope
    title = models.CharField(_("title"), max_length=90)
    summary = models.TextField(_("what it is about"), max_length=3000, blank=True)
    function = models.CharField(_("kind of work"), max_length=40, blank=True)
    learning = models.TextField(_("what the student will learn"), max_length=1500, blank=True)
    #: What a student needs to know already; what is learned on the way is `teaches`.
    skills = models.ManyToManyField(Skill, blank=True, related_name="briefs")
    teaches = models.ManyToManyField(Skill, blank=True, related_name="taught_by")
    hours = models.PositiveSmallIntegerField(_("estimated hours"), null=True, blank=True)
    routine_percent = models.PositiveSmallIntegerField(
        _("share of routine work, in percent"), null=True, blank=True
    )
    tools = models.TextField(_("tools and data you provide"), max_length=500, blank=True)
    seats = models.PositiveSmallIntegerField(_("places"), default=1)
    seats_taken = models.PositiveSmallIntegerField(default=0)
    #: Of the places, those kept for students who have not finished a micro-internship yet.
    first_timer_seats = models.PositiveSmallIntegerField(_("places for a first time"), default=0)

    # Deadline
    apply_by = models.DateField(_("apply by"), null=True, blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)

    # Place and time
    place = models.CharField(_("place"), max_length=6, choices=Place.choices, default=Place.REMOTE)
    time_zone = models.CharField(_("your time zone"), max_length=64, default="America/New_York")
    overlap_hours = models.PositiveSmallIntegerField(_("hours of overlap a day"), default=0)

    # Reports to
    supervisor = models.ForeignKey(
        Member,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="supervised_briefs",
        verbose_name=_("who the student reports to"),
    )
    backup = models.ForeignKey(
        Member,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="backed_up_briefs",
        verbose_name=_("who stands in"),
    )
    checkins_a_week = models.PositiveSmallIntegerField(_("check-ins a week"), null=True, blank=True)
    channel = models.CharField(_("how you keep in touch"), max_length=120, blank=True)

    # Senior access
    leader = models.ForeignKey(
        Member,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="led_briefs",
        verbose_name=_("senior person the student will meet"),
    )
    senior_sessions = models.PositiveSmallIntegerField(_("senior sessions"), default=0)
    senior_minutes = models.PositiveSmallIntegerField(_("minutes a session"), default=30)

    # Pay
    pay_kind = models.CharField(
        _("pay"), max_length=6, choices=PayKind.choices, default=PayKind.FIXED
    )
    fee_minor = models.PositiveIntegerField(_("fee"), null=True, blank=True)
    currency = models.CharField(max_length=3, default="USD")
    pay_days = models.PositiveSmallIntegerField(
        _("days from acceptance to pay"), null=True, blank=True
    )
    pay_method = models.CharField(_("how you pay"), max_length=120, blank=True)
    student_costs = models.CharField(
        _("anything the student must buy or pay"), max_length=200, blank=True
    )

    # Good practice
    portfolio_allowed = models.BooleanField(_("may be shown in a portfolio"), default=True)
    accommodation_contact = models.EmailField(_("contact for accommodations"), blank=True)
    follow_on = models.CharField(_("what may come next"), max_length=200, blank=True)
    #: The employer gives the university what it asks for; whether it counts, a department decides.
    credit_supported = models.BooleanField(_("may be done for academic credit"), default=False)

    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)
    search = SearchVectorField(null=True, editable=False)

    class Meta:
        ordering = ("-id",)
        indexes = [
            # With what a search narrows by, so that it reads this and not the wide rows.
            models.Index(
                fields=["-opened_at", "-id"],
                include=[
                    "employer",
                    "pay_kind",
                    "fee_minor",
                    "hours",
                    "place",
                    "time_zone",
                    "apply_by",
                    "starts_on",
                    "due_on",
                ],
                name="brief_open_facts",
                condition=Q(state="open"),
            ),
            models.Index(fields=["employer", "state"]),
            GinIndex(fields=["search"], name="brief_search", condition=Q(state="open")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(seats__gte=1) & Q(seats_taken__lte=F("seats")),
                name="brief_seats_not_oversold",
            ),
            models.CheckConstraint(
                condition=Q(first_timer_seats__lte=F("seats")), name="brief_first_times_are_places"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["open", "paused", "full", "filled"])
                | Q(
                    opened_at__isnull=False,
                    version__gte=1,
                    hours__isnull=False,
                    due_on__isnull=False,
                    starts_on__isnull=False,
                    supervisor__isnull=False,
                ),
                name="brief_open_is_complete",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(due_on=None) | Q(due_on__gt=F("starts_on")),
                name="brief_due_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(pay_kind="fixed")
                | ~Q(state__in=["open", "paused", "full", "filled"])
                | Q(fee_minor__gt=0),
                name="brief_open_paid_has_fee",
            ),
            models.CheckConstraint(
                condition=~Q(pay_kind="none") | Q(fee_minor=None), name="brief_unpaid_has_no_fee"
            ),
            models.CheckConstraint(
                condition=Q(routine_percent=None) | Q(routine_percent__lte=100),
                name="brief_routine_is_a_percentage",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_state_display(self) -> str:  # type: ignore[no-redef]
        """The state in a word. Django's own gathers the words of all states, for each row anew."""
        return str(BriefState(self.state).label)

    @property
    def fee(self) -> Money | None:
        return None if self.fee_minor is None else Money(self.fee_minor, self.currency)

    @property
    def rate(self) -> Money | None:
        """Pay an estimated hour."""
        fee = self.fee
        return fee.per_hour(self.hours) if fee and self.hours else None


class Deliverable(models.Model):
    """One thing the student hands in, with the criteria by which it is accepted."""

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="deliverables")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("deliverable"), max_length=120)
    criteria = ArrayField(models.CharField(max_length=240), default=list)

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["brief", "position"], name="deliverable_position")
        ]

    def __str__(self) -> str:
        return self.title


class WrittenStep(models.Model):
    """How far one step of a draft is: what makes sure that no words are lost or written over."""

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="written_steps")
    step = models.CharField(max_length=10)
    #: Counts how often the step was kept; each page of it knows which count it was shown.
    version = models.PositiveIntegerField(default=0)
    #: For each field that was ever changed, at which count it was last, and on which page.
    changed = models.JSONField(default=dict)
    #: The whole step as it was typed, where something in it cannot stand in the brief.
    typed = models.JSONField(default=dict)
    #: Its writer was through with it once: what is missing then is missing, and not still to come.
    is_passed = models.BooleanField(default=False)
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["brief", "step"], name="step_written_once")]

    def __str__(self) -> str:
        return f"{self.step} of {self.brief_id}"


class BriefVersion(models.Model):
    """The brief as it was sent for review, with what the fairness review found. Never changed."""

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    terms = models.JSONField()
    review = models.JSONField()
    verdict = models.CharField(max_length=10)
    sent_at = models.DateTimeField()
    sent_by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(fields=["brief", "number"], name="brief_version_number")
        ]

    def __str__(self) -> str:
        return f"{self.brief} v{self.number}"


class Question(models.Model):
    """A question asked before applying, shown to everyone without the asker's name."""

    code = PublicCodeField()
    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="questions")
    #: Kept for abuse only; never shown to the employer.
    asked_by = models.ForeignKey(
        Student, null=True, on_delete=models.SET_NULL, related_name="questions"
    )
    topic = models.CharField(max_length=20)
    text = models.CharField(_("question"), max_length=300)
    state = models.CharField(
        max_length=8, choices=QuestionState.choices, default=QuestionState.ASKED
    )
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="question_answered_has_answer",
            ),
            models.UniqueConstraint(fields=["brief", "text"], name="question_asked_once"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def due_at(self) -> datetime:
        """Until when an answer is in time: three business days where the employer is."""
        employer = self.brief.employer
        return after_business_days(
            self.asked_at,
            ANSWER_DAYS,
            zone=self.brief.time_zone,
            country=employer.country,
            subdivision=employer.state,
        )

    @property
    def is_waiting(self) -> bool:
        """Asked, and the time for an answer runs."""
        return self.state == QuestionState.ASKED

    @property
    def is_late(self) -> bool:
        """Answered, but not in time. Reads the brief."""
        return self.answered_at is not None and self.answered_at > self.due_at


class Offering(models.Model):
    """A brief offered to the students of one campus. The campus's decision is in vetting."""

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="offerings")
    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="offerings")
    #: Set by vetting while the campus's approval stands: then its students see the brief.
    listed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brief", "campus"], name="offering_once_a_campus")
        ]
        indexes = [
            models.Index(
                fields=["campus", "brief"],
                condition=Q(listed_at__isnull=False),
                name="offering_listed",
            )
        ]

    def __str__(self) -> str:
        return f"{self.brief} at {self.campus}"
