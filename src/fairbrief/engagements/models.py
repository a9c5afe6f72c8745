"""The work while it runs."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.models import Agreement
from fairbrief.briefs.models import Brief
from fairbrief.engagements.claims import Appeal as Appeal
from fairbrief.engagements.claims import Ask, Blame, Talk, Term
from fairbrief.engagements.claims import Evidence as Evidence
from fairbrief.engagements.interrupted import Absence as Absence
from fairbrief.engagements.interrupted import Ending as Ending
from fairbrief.engagements.interrupted import Reinstatement as Reinstatement
from fairbrief.engagements.interrupted import Replacement as Replacement
from fairbrief.engagements.keeping import (
    CheckIn,
    Decision,
    EntryChange,
    PieceAcceptance,
    Timer,
    WeekSheet,
)
from fairbrief.engagements.milestones import Milestone
from fairbrief.engagements.states import (
    Asked,
    ChangeOrderState,
    DisputeOutcome,
    DisputeState,
    EngagementState,
    MeetingKind,
    Side,
)
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.kernel.money import Money
from fairbrief.organizations.models import Campus, Employer, Member
from fairbrief.students.models import Student

__all__ = [
    "ChangeOrder",
    "CheckIn",
    "Decision",
    "Dispute",
    "Engagement",
    "EntryChange",
    "HoursEntry",
    "HoursGuard",
    "Meeting",
    "Milestone",
    "Piece",
    "PieceAcceptance",
    "PieceVersion",
    "PlannedWeek",
    "Pulse",
    "StuckCall",
    "Timer",
    "WeekSheet",
]


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

    @property
    def fee(self) -> Money:
        return Money(self.fee_minor, self.currency)


class PlannedWeek(models.Model):
    """One week of the work plan."""

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="weeks")
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    minutes = models.PositiveIntegerField()
    goal = models.CharField(_("goal for the week"), max_length=240, blank=True)
    review = models.CharField(_("how it went"), max_length=500, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["engagement", "number"], name="planned_week_number")
        ]

    def __str__(self) -> str:
        return f"week {self.number}"


class HoursEntry(models.Model):
    """Time worked on one day."""

    code = PublicCodeField()
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="entries")
    day = models.DateField(_("day"))
    minutes = models.PositiveIntegerField(_("time"))
    note = models.CharField(_("what you did"), max_length=240)
    logged_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-day", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=5) & Q(minutes__lte=16 * 60), name="entry_is_a_day_at_most"
            )
        ]

    def __str__(self) -> str:
        return f"{self.minutes} min on {self.day}"


class HoursGuard(models.Model):
    """At 80 % and 100 % of the agreed hours both sides choose how to go on."""

    class Choice(models.TextChoices):
        CUT_SCOPE = "cut_scope", _("cut the scope")
        ADD_PAY = "add_pay", _("add hours and pay")
        STOP = "stop", _("stop here")
        ON_TRACK = "on_track", _("it fits, go on")

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="guards")
    percent = models.PositiveSmallIntegerField()
    raised_at = models.DateTimeField()
    student_choice = models.CharField(max_length=9, choices=Choice.choices, blank=True)
    employer_choice = models.CharField(max_length=9, choices=Choice.choices, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("percent",)
        constraints = [
            models.UniqueConstraint(fields=["engagement", "percent"], name="guard_once_a_mark")
        ]

    def __str__(self) -> str:
        return f"{self.percent} %"


class Meeting(models.Model):
    """A conversation: a check-in, the senior session, another. The video link is the pair's.

    A senior session is agreed once the one who is asked has said yes; others are at once.
    """

    code = PublicCodeField()
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="meetings")
    kind = models.CharField(max_length=8, choices=MeetingKind.choices)
    at = models.DateTimeField(_("when"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=30)
    link = models.URLField(_("video link"), blank=True)
    agenda = models.CharField(_("what to talk about"), max_length=500, blank=True)
    proposed_by = models.CharField(max_length=10, choices=Side.choices, blank=True)
    #: Who has still to say yes; "" when the time is agreed.
    asked = models.CharField(max_length=7, choices=Asked.choices, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    student_note = models.TextField(max_length=1500, blank=True)
    other_note = models.TextField(max_length=1500, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    #: How often its time changed or it was called off: calendars heed the highest.
    sequence = models.PositiveSmallIntegerField(default=0)
    #: Other times of a proposed senior session that suit as well; none once it is agreed.
    other_times = ArrayField(models.DateTimeField(), default=list, blank=True, size=2)
    #: What a senior session left the student with, said by the leader or noted by the student.
    went_well = models.CharField(_("what went well"), max_length=300, blank=True)
    do_next = models.CharField(_("one thing to do next"), max_length=300, blank=True)
    talk_again = models.BooleanField(_("would talk again"), null=True, blank=True)
    feedback_by = models.CharField(max_length=7, choices=Asked.choices, blank=True)
    feedback_at = models.DateTimeField(null=True, blank=True)
    #: When the leader was asked for it after the conversation.
    feedback_asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at",)
        constraints = [
            models.CheckConstraint(
                condition=Q(held_at=None) | Q(asked=""), name="meeting_held_when_agreed"
            ),
            models.CheckConstraint(
                condition=Q(feedback_at=None)
                | Q(held_at__isnull=False, talk_again__isnull=False)
                & ~Q(went_well="")
                & ~Q(do_next="")
                & ~Q(feedback_by=""),
                name="meeting_feedback_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%d %b}"

    @property
    def times(self) -> list[datetime]:
        """Every time that is proposed, the earliest first."""
        return sorted([self.at, *self.other_times])

    @property
    def ends_at(self) -> datetime:
        return self.at + timedelta(minutes=self.minutes)


class Pulse(models.Model):
    """One question, one answer, during the work."""

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="pulses")
    asked_of = models.CharField(max_length=10, choices=Side.choices)
    question = models.CharField(max_length=20)
    rating = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(rating__gte=1) & Q(rating__lte=5), name="pulse_rating_range"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.rating}"


class StuckCall(models.Model):
    """The stuck button: what blocks the student, what was tried, and the answer."""

    code = PublicCodeField()
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="stuck_calls")
    goal = models.CharField(_("what you try to do"), max_length=300)
    tried = models.TextField(_("what you tried"), max_length=1000)
    question = models.CharField(_("what you need to know"), max_length=300)
    raised_at = models.DateTimeField()
    #: When nobody had answered: the one who stands in was asked, then the career office told.
    passed_on_at = models.DateTimeField(null=True, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=120, blank=True)
    #: When the student said that the answer is read; a new answer is unread again.
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.question


class Piece(models.Model):
    """One agreed deliverable in the workspace."""

    code = PublicCodeField()
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="pieces")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    criteria = ArrayField(models.CharField(max_length=240), default=list)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["engagement", "position"], name="piece_position")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def accepted(self) -> PieceAcceptance | None:
        """Its acceptance, when it was accepted before the whole."""
        found: PieceAcceptance | None = getattr(self, "acceptance", None)
        return found


class PieceVersion(models.Model):
    """A version of a deliverable as handed over: a file or a link, and the student's self-check."""

    code = PublicCodeField()
    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.FileField(upload_to="deliverables/%Y/%m/", blank=True, max_length=200)
    file_name = models.CharField(max_length=200, blank=True)
    link = models.URLField(_("link"), blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    #: A boolean a criterion, in order.
    self_check = models.JSONField(default=list)
    #: The supervisor's view a criterion: [{"met": true, "note": ""}].
    review = models.JSONField(default=list, blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(fields=["piece", "number"], name="piece_version_number"),
            models.CheckConstraint(condition=~Q(file="") | ~Q(link=""), name="version_has_content"),
        ]

    def __str__(self) -> str:
        return f"{self.piece} v{self.number}"


class ChangeOrder(models.Model):
    """A change of scope, hours, date or pay after signing: proposed by one side, signed by both."""

    code = PublicCodeField()
    engagement = models.ForeignKey(
        Engagement, on_delete=models.CASCADE, related_name="change_orders"
    )
    state = models.CharField(
        max_length=9, choices=ChangeOrderState.choices, default=ChangeOrderState.PROPOSED
    )
    proposed_by = models.CharField(max_length=10, choices=Side.choices)
    what = models.TextField(_("what changes"), max_length=1000)
    why = models.CharField(_("why"), max_length=500)
    hours_before = models.PositiveSmallIntegerField()
    hours_after = models.PositiveSmallIntegerField(_("hours in all"))
    fee_before_minor = models.PositiveIntegerField()
    fee_after_minor = models.PositiveIntegerField(_("fee in all"))
    due_before = models.DateField()
    due_after = models.DateField(_("due on"))
    new_piece = models.CharField(_("new deliverable"), max_length=120, blank=True)
    drops = models.ForeignKey(
        Piece,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("deliverable that falls away"),
    )
    student_signed_at = models.DateTimeField(null=True, blank=True)
    employer_signed_at = models.DateTimeField(null=True, blank=True)
    student_name = models.CharField(max_length=120, blank=True)
    employer_name = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["engagement"], condition=Q(state="proposed"), name="one_live_change_order"
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted")
                | Q(student_signed_at__isnull=False, employer_signed_at__isnull=False),
                name="change_order_signed_by_both",
            ),
        ]

    def __str__(self) -> str:
        return self.what[:60]

    @property
    def fee_before(self) -> Money:
        return Money(self.fee_before_minor, self.engagement.currency)

    @property
    def fee_after(self) -> Money:
        return Money(self.fee_after_minor, self.engagement.currency)

    @property
    def fee_difference(self) -> Money:
        """What is paid more, or less."""
        return self.fee_after - self.fee_before

    @property
    def rate_before(self) -> Money:
        return self.fee_before.per_hour(self.hours_before or 1)

    @property
    def rate_after(self) -> Money:
        return self.fee_after.per_hour(self.hours_after or 1)

    @property
    def signed_by_both(self) -> bool:
        return bool(self.student_signed_at and self.employer_signed_at)


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
