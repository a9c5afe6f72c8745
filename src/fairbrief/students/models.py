"""Students, their skills and free hours."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.codes import PublicCodeField
from fairbrief.organizations.models import Campus
from fairbrief.skills import TAXONOMY, Entry

#: Skills that one student, or one brief, may name: those that say most.
MOST_SKILLS = 5


class Skill(models.Model):
    """A skill students and employers both understand, from one short curated list."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60, unique=True)
    field = models.CharField(max_length=40)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def entry(self) -> Entry | None:
        """What the list says of it: other spellings, ESCO and more. None for one it dropped."""
        return TAXONOMY.get(self.slug)


class Student(models.Model):
    """A student of one campus."""

    class Authorization(models.TextChoices):
        UNSTATED = "", _("not said")
        FREE = "free", _("may work without a permit")
        STUDENT_VISA = "student_visa", _("needs authorization (student visa such as F-1)")
        OTHER = "other", _("something else, the office will ask")

    code = PublicCodeField()
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="student"
    )
    campus = models.ForeignKey(Campus, on_delete=models.PROTECT, related_name="students")
    major = models.CharField(_("major"), max_length=80, blank=True)
    graduates_in = models.PositiveSmallIntegerField(_("graduation year"), null=True, blank=True)
    first_generation = models.BooleanField(null=True, blank=True)
    about = models.TextField(_("about you"), max_length=800, blank=True)
    skills = models.ManyToManyField(Skill, blank=True, related_name="students")
    wants_to_learn = models.ManyToManyField(Skill, blank=True, related_name="learners")
    hours_a_week = models.PositiveSmallIntegerField(_("free hours a week"), default=8)
    work_state = models.CharField(_("state you will work from"), max_length=2, blank=True)
    #: Private: seen by the student and the career office, never by an employer.
    authorization = models.CharField(
        _("work authorization"),
        max_length=12,
        choices=Authorization.choices,
        blank=True,
        default=Authorization.UNSTATED,
    )
    is_adult = models.BooleanField(_("18 or older"), default=False)
    onboarded_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(hours_a_week__lte=60), name="student_hours_are_possible"
            )
        ]

    def __str__(self) -> str:
        return str(self.user)


class FreeTime(models.Model):
    """A weekly stretch in which the student can work, in the student's own time zone."""

    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="free_times")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()

    class Meta:
        ordering = ("weekday", "starts")
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__lte=6) & Q(ends__gt=F("starts")), name="free_time_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.starts}-{self.ends}"
