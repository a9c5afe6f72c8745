"""A coffee, its meetings, who has a seat, who came, and which office keeps its students out."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.coffees.states import CoffeeState, Rhythm, SeatState
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.organizations.models import Campus, Employer, Member, Officer
from fairbrief.students.models import Student

SHORTEST, LONGEST = 20, 45
USUAL_SEATS, MOST_SEATS = 5, 8
LONGEST_QUESTION = 300


class Coffee(models.Model):
    """One small group that meets once or a few times. A seat is for all of it: meeting the same
    person again at regular intervals is what research found to help."""

    code = PublicCodeField()
    #: Whom it is about; nobody where a career office hosts it.
    employer = models.ForeignKey(
        Employer, null=True, blank=True, on_delete=models.CASCADE, related_name="coffees"
    )
    #: For students of this campus alone; else of every campus that has approved the employer.
    campus = models.ForeignKey(
        Campus, null=True, blank=True, on_delete=models.CASCADE, related_name="coffees"
    )
    #: Who hosts: somebody of the employer, a past student of it, or somebody of the office.
    host_member = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.CASCADE, related_name="coffees"
    )
    host_student = models.ForeignKey(
        Student, null=True, blank=True, on_delete=models.CASCADE, related_name="coffees"
    )
    host_officer = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.CASCADE, related_name="coffees"
    )
    host_name = models.CharField(max_length=120)
    host_title = models.CharField(_("what you do"), max_length=120, blank=True)
    title = models.CharField(_("title"), max_length=80)
    about = models.TextField(_("what one can talk about"), max_length=600, blank=True)
    link = models.URLField(_("video link"), max_length=300)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    seats = models.PositiveSmallIntegerField(_("seats"), default=USUAL_SEATS)
    rhythm = models.CharField(max_length=11, choices=Rhythm.choices, default=Rhythm.ONCE)
    #: Only for students who work or have worked with the employer.
    worked_only = models.BooleanField(default=False)
    #: Until then only they take a seat; others stand in line.
    opens_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=CoffeeState.choices, default=CoffeeState.OPEN)
    made_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = models.CharField(_("why"), max_length=300, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = [models.Index(fields=["employer", "state"], name="coffee_of_employer")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    host_member__isnull=False,
                    employer__isnull=False,
                    host_student=None,
                    host_officer=None,
                )
                | Q(
                    host_student__isnull=False,
                    employer__isnull=False,
                    campus__isnull=False,
                    host_member=None,
                    host_officer=None,
                )
                | Q(
                    host_officer__isnull=False,
                    campus__isnull=False,
                    employer=None,
                    host_member=None,
                    host_student=None,
                ),
                name="coffee_has_one_host",
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=SHORTEST, minutes__lte=LONGEST), name="coffee_is_short"
            ),
            models.CheckConstraint(
                condition=Q(seats__gte=1, seats__lte=MOST_SEATS), name="coffee_is_small"
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_reason=""),
                name="coffee_called_off_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def of(self) -> str:
        """Whose coffee it is, in words."""
        if self.employer is not None:
            return self.employer.name
        return self.campus.office_name if self.campus else ""

    @property
    def is_off(self) -> bool:
        return self.state == CoffeeState.CANCELLED

    @property
    def is_by_alum(self) -> bool:
        return self.host_student_id is not None

    @property
    def is_by_office(self) -> bool:
        return self.host_officer_id is not None


class Sitting(models.Model):
    """One of the times they meet."""

    code = PublicCodeField()
    coffee = models.ForeignKey(Coffee, on_delete=models.CASCADE, related_name="sittings")
    at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    #: When everyone was reminded, and when the host was asked who came; each once.
    reminded_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    #: When the host said who came.
    noted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at", "id")
        indexes = [
            models.Index(fields=["at"], name="sitting_ahead", condition=Q(cancelled_at=None))
        ]
        constraints = [
            models.UniqueConstraint(fields=["coffee", "at"], name="one_sitting_a_moment"),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | Q(noted_at=None), name="sitting_held_or_off"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.coffee}, {self.at:%F %H:%M}"

    @property
    def ends_at(self) -> datetime:
        return self.at + timedelta(minutes=self.coffee.minutes)


class Seat(models.Model):
    """One student and one coffee: a seat, a place in line, or one given back."""

    code = PublicCodeField()
    coffee = models.ForeignKey(Coffee, on_delete=models.CASCADE, related_name="seats_taken")
    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="coffee_seats")
    state = models.CharField(max_length=7, choices=SeatState.choices, default=SeatState.LINE)
    #: Works or has worked with the employer: comes first in line.
    has_worked = models.BooleanField(default=False)
    #: What the student would like to talk about; the host reads it.
    question = models.CharField(
        _("what you would like to ask"), max_length=LONGEST_QUESTION, blank=True
    )
    joined_at = models.DateTimeField()
    offered_at = models.DateTimeField(null=True, blank=True)
    seated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("joined_at", "id")
        constraints = [
            models.UniqueConstraint(fields=["coffee", "student"], name="one_seat_a_student")
        ]

    def __str__(self) -> str:
        return f"{self.student} at {self.coffee}"

    @property
    def first_name(self) -> str:
        """All that a host sees of who comes."""
        return self.student.user.get_short_name()

    @property
    def is_seated(self) -> bool:
        return self.state == SeatState.SEATED

    @property
    def is_offered(self) -> bool:
        return self.state == SeatState.OFFERED

    @property
    def is_in_line(self) -> bool:
        return self.state == SeatState.LINE


class Presence(models.Model):
    """Who came to one meeting, as the host says."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="present")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="present")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "seat"], name="present_once")]

    def __str__(self) -> str:
        return f"{self.seat} on {self.sitting.at:%F}"


class Stop(models.Model):
    """An office keeps its own students out of a coffee, with a reason they read."""

    coffee = models.ForeignKey(Coffee, on_delete=models.CASCADE, related_name="stops")
    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="coffee_stops")
    reason = models.CharField(_("why"), max_length=300)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coffee", "campus"], name="one_stop_a_campus"),
            models.CheckConstraint(condition=~Q(reason=""), name="stop_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.coffee} at {self.campus}"
