"""A matching day, the places given to it, both sides' ranks, and what came of them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fairbrief.applications.models import Application
from fairbrief.briefs.models import Brief
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.matchdays.states import Audience, MatchdayState, Mode
from fairbrief.organizations.models import Campus, Member
from fairbrief.roster.models import Group
from fairbrief.students.models import Student


class Matchday(models.Model):
    """One campus's day. Its code, fixed before anybody ranks, is the seed of every lot drawn."""

    code = PublicCodeField()
    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="matchdays")
    name = models.CharField(_("name"), max_length=80)
    intro = models.TextField(_("what students should know"), max_length=600, blank=True)
    audience = models.CharField(
        _("who may take part"), max_length=6, choices=Audience.choices, default=Audience.CAMPUS
    )
    group = models.ForeignKey(
        Group,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("group"),
    )
    mode = models.CharField(
        _("how places are shared out"), max_length=6, choices=Mode.choices, default=Mode.STABLE
    )
    state = models.CharField(
        max_length=9, choices=MatchdayState.choices, default=MatchdayState.DRAFT
    )
    ranks_by = models.DateField(_("students rank until the end of"))
    looks_by = models.DateField(_("supervisors rank until the end of"))
    made_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    #: The lists as they were when ranking ended, by keys alone; what a run is made from.
    inputs = models.JSONField(null=True, blank=True)
    #: What each way of sharing out would give, by mode.
    figures = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(looks_by__gt=F("ranks_by")), name="matchday_looks_after_ranks"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["ready", "published"])
                | Q(inputs__isnull=False, figures__isnull=False),
                name="matchday_run_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_stable(self) -> bool:
        return self.mode == Mode.STABLE


class Seat(models.Model):
    """Places of a brief given to the day. They count once the employer has said so."""

    matchday = models.ForeignKey(Matchday, on_delete=models.CASCADE, related_name="seats")
    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, related_name="matchday_seats")
    places = models.PositiveSmallIntegerField(_("places"), default=1)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["matchday", "brief"], name="matchday_brief_once"),
            models.CheckConstraint(condition=Q(places__gte=1), name="matchday_gives_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.brief}: {self.places}"


class Choice(models.Model):
    """A brief as a student ranked it; equal numbers are equally good. What the student wrote
    stands in the application, a draft until it is matched."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="choices")
    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="matchday_choices")
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="matchday_choices"
    )
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("rank", "pk")
        constraints = [
            models.UniqueConstraint(fields=["seat", "student"], name="matchday_ranked_once"),
            models.CheckConstraint(condition=Q(rank__gte=1), name="matchday_rank_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.rank}: {self.seat}"


class Desk(models.Model):
    """One supervisor's list of students, over all their briefs of the day."""

    matchday = models.ForeignKey(Matchday, on_delete=models.CASCADE, related_name="desks")
    supervisor = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="matchday_desks")
    #: How many students in all; without a number, all their places.
    most = models.PositiveSmallIntegerField(null=True, blank=True)
    ranked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["matchday", "supervisor"], name="matchday_desk_once")
        ]

    def __str__(self) -> str:
        return str(self.supervisor)


class Estimate(models.Model):
    """Where a supervisor put a student; without a rank, that the work is not for them."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="estimates")
    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "student"], name="matchday_estimated_once")
        ]

    def __str__(self) -> str:
        return f"{self.rank}"


class Outcome(models.Model):
    """What came of the day for one student, with the reasons as facts."""

    matchday = models.ForeignKey(Matchday, on_delete=models.CASCADE, related_name="outcomes")
    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="matchday_outcomes")
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    application = models.ForeignKey(
        Application, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    choice = models.PositiveSmallIntegerField(null=True, blank=True)
    #: Why each higher choice was not theirs.
    turned = models.JSONField(default=list)
    #: Why no offer could be made of the match; "" when it was.
    hindrance = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["matchday", "student"], name="matchday_outcome_once"),
            models.CheckConstraint(
                condition=Q(seat=None, choice=None) | Q(seat__isnull=False, choice__isnull=False),
                name="matchday_match_has_rank",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.student}: {self.seat or '–'}"
