"""The experience ledger: every micro-internship of a campus's students, wherever found."""

from __future__ import annotations

from fractions import Fraction

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models import Engagement
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.kernel.money import Money
from fairbrief.organizations.models import Campus, Employer
from fairbrief.roster.models import RosterEntry
from fairbrief.students.models import Student
from fairbrief.tracking.afterwards import Outcome as Outcome
from fairbrief.tracking.afterwards import OutcomeOptOut as OutcomeOptOut
from fairbrief.tracking.batches import BulkEdit as BulkEdit
from fairbrief.tracking.batches import PastImport as PastImport
from fairbrief.tracking.consents import Approval as Approval
from fairbrief.tracking.states import BY_RECORD, COUNTED_STATES, LEAST_MINUTES, ExperienceState

#: Experiences that wait for the office: confirmed ones, and those nobody is asked to confirm.
WAITS_FOR_OFFICE = Q(state=ExperienceState.CONFIRMED) | Q(state=ExperienceState.LOGGED) & (
    Q(supervisor_email="") | Q(past_import__isnull=False)
)


class Experience(models.Model):
    """One micro-internship as the career office counts it."""

    code = PublicCodeField()
    campus = models.ForeignKey(Campus, on_delete=models.PROTECT, related_name="experiences")
    #: Empty for a past record of somebody on the roster who has no account here.
    student = models.ForeignKey(
        Student, null=True, blank=True, on_delete=models.PROTECT, related_name="experiences"
    )
    roster_entry = models.ForeignKey(
        RosterEntry, null=True, blank=True, on_delete=models.PROTECT, related_name="experiences"
    )
    #: Empty for an experience found elsewhere.
    engagement = models.OneToOneField(
        Engagement, null=True, blank=True, on_delete=models.PROTECT, related_name="experience"
    )
    employer = models.ForeignKey(
        Employer, null=True, blank=True, on_delete=models.PROTECT, related_name="experiences"
    )
    state = models.CharField(
        max_length=9, choices=ExperienceState.choices, default=ExperienceState.LOGGED
    )
    employer_name = models.CharField(_("employer"), max_length=120)
    title = models.CharField(_("what it was"), max_length=120)
    what_i_did = models.TextField(_("what you did"), max_length=1500, blank=True)
    supervisor_name = models.CharField(_("supervisor"), max_length=120, blank=True)
    supervisor_email = models.EmailField(_("supervisor's mail address"), blank=True)
    senior_contact = models.BooleanField(_("you met senior people"), default=False)
    #: One to three lines.
    objectives = models.TextField(_("what you set out to learn"), max_length=400, blank=True)
    learned = models.TextField(_("what you learned"), max_length=1000, blank=True)
    would_recommend = models.BooleanField(_("would recommend it"), null=True, blank=True)
    seeks_credit = models.BooleanField(_("for credit"), default=False)
    course = models.CharField(_("course"), max_length=40, blank=True)
    #: The file it was brought in with, and its line there.
    past_import = models.ForeignKey(
        "tracking.PastImport",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="experiences",
    )
    line = models.PositiveIntegerField(null=True, blank=True)
    #: The officer who logged it for the student; empty when the student did.
    logged_by_name = models.CharField(max_length=120, blank=True)
    #: The supervisor's, said with the confirmation.
    would_take_again = models.BooleanField(_("would take the student again"), null=True, blank=True)
    strengths = models.CharField(_("strengths"), max_length=300, blank=True)
    place = models.CharField(max_length=6, default="remote")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    minutes = models.PositiveIntegerField(_("hours"))
    paid_minor = models.PositiveIntegerField(_("paid in all"), default=0)
    #: Work from here that did not come to its end: the hours are those worked, the pay what came.
    ended_early = models.BooleanField(_("ended early"), default=False)
    currency = models.CharField(max_length=3, default="USD")
    logged_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by_name = models.CharField(max_length=120, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by_name = models.CharField(max_length=120, blank=True)
    refused_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-ends_on", "-id")
        indexes = [
            # The ledger of a campus in its order, whole and by each filter.
            models.Index(fields=["campus", "-ends_on", "-id"], name="experience_of_campus"),
            models.Index(fields=["campus", "state", "-ends_on", "-id"], name="experience_by_state"),
            # How many wait, and since when, is told by this index alone.
            models.Index(
                fields=["campus", "-ends_on", "-id"],
                include=["logged_at"],
                name="experience_waiting",
                condition=WAITS_FOR_OFFICE,
            ),
            models.Index(
                fields=["campus", "-ends_on", "-id"],
                name="experience_from_here",
                condition=Q(engagement__isnull=False),
            ),
            models.Index(
                fields=["campus", "-ends_on", "-id"],
                name="experience_unpaid",
                condition=Q(paid_minor=0),
            ),
            # What is asked some months later, over all campuses.
            models.Index(
                fields=["ends_on"],
                name="experience_to_follow",
                condition=Q(state__in=COUNTED_STATES, past_import=None),
            ),
            # Who takes part, whenever that was: small enough to be read whole.
            models.Index(
                fields=["campus", "student"],
                name="experience_counted_of_student",
                condition=Q(state__in=COUNTED_STATES, student__isnull=False),
            ),
            models.Index(
                fields=["campus", "roster_entry"],
                name="experience_counted_of_entry",
                condition=Q(state__in=COUNTED_STATES, roster_entry__isnull=False),
            ),
            GinIndex(
                OpClass(Upper("title"), name="gin_trgm_ops"),
                OpClass(Upper("employer_name"), name="gin_trgm_ops"),
                name="experience_words",
            ),
            models.Index(fields=["student", "-ends_on"]),
            models.Index(fields=["roster_entry", "-ends_on"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="experience_in_order"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=LEAST_MINUTES), name="experience_took_time"
            ),
            models.CheckConstraint(
                condition=Q(student__isnull=False) | Q(roster_entry__isnull=False),
                name="experience_of_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False),
                name="experience_confirmed_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="verified") | Q(verified_at__isnull=False),
                name="experience_verified_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(refused_reason=""),
                name="experience_refused_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def person(self) -> Student | RosterEntry:
        """Whose experience it is."""
        whose = self.student or self.roster_entry
        if whose is None:
            raise ValueError("the database holds no experience of nobody")
        return whose

    @property
    def major(self) -> str:
        """The major the student gave; the roster has one for every term."""
        return self.student.major if self.student else ""

    @property
    def objective_lines(self) -> list[str]:
        return self.objectives.splitlines()

    @property
    def has_evaluation(self) -> bool:
        """The supervisor or the student has said how it was."""
        return bool(
            self.strengths
            or self.learned
            or self.would_take_again is not None
            or self.would_recommend is not None
        )

    @property
    def paid(self) -> Money:
        return Money(self.paid_minor, self.currency)

    @property
    def rate(self) -> Money | None:
        """Pay an hour; None for unpaid work."""
        return self.paid.per_hour(Fraction(self.minutes, 60)) if self.paid_minor else None

    @property
    def hours(self) -> str:
        return f"{self.minutes / 60:.1f}".removesuffix(".0")

    @property
    def is_from_here(self) -> bool:
        return self.engagement_id is not None

    @property
    def is_imported(self) -> bool:
        """A past record from a file: nobody is asked to confirm it."""
        return self.past_import_id is not None

    @property
    def is_waiting_for_supervisor(self) -> bool:
        return (
            self.state == ExperienceState.LOGGED
            and bool(self.supervisor_email)
            and not self.is_imported
        )

    @property
    def is_waiting_for_office(self) -> bool:
        """See `WAITS_FOR_OFFICE`."""
        return self.state == ExperienceState.CONFIRMED or (
            self.state == ExperienceState.LOGGED and not self.is_waiting_for_supervisor
        )

    @property
    def is_verified(self) -> bool:
        return self.state == ExperienceState.VERIFIED

    @property
    def verified_by(self) -> str:
        """Who or what verified it, in words."""
        return _t(BY_RECORD) if self.verified_by_name == BY_RECORD else self.verified_by_name

    @property
    def standing(self) -> str:
        """The state in words; of work from here also that no office had to look at it."""
        if self.is_verified and self.verified_by_name == BY_RECORD:
            return _t("verified by the signed agreement and the recorded pay")
        if self.state == ExperienceState.LOGGED and (self.is_imported or self.logged_by_name):
            return _t("logged by the office")
        if self.state == ExperienceState.LOGGED and self.is_from_here:
            return _t("as the student logged the hours here")
        return self.get_state_display()

    @property
    def is_refused(self) -> bool:
        return self.state == ExperienceState.REFUSED

    @property
    def is_students_alone(self) -> bool:
        """Found elsewhere, and nobody but the student has said that it happened."""
        is_theirs = not (self.is_from_here or self.is_imported or self.logged_by_name)
        return is_theirs and self.state in (ExperienceState.LOGGED, ExperienceState.REFUSED)

    @property
    def is_open(self) -> bool:
        """Someone has still to say something."""
        return self.state in (ExperienceState.LOGGED, ExperienceState.CONFIRMED)
