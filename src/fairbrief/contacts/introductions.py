"""Introductions asked and granted: by past students of an employer, and by a student's contacts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.contacts.states import IntroductionState
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.organizations.models import Employer
from fairbrief.students.models import Student

#: The longest question, the longest answer.
LONGEST_WORDS, LONGEST_ANSWER = 1000, 500


class Alum(models.Model):
    """A student whose work with an employer is done, and who agrees that others of the campus ask
    about it. The row is the agreement: without it, nobody asks."""

    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="alum_of")
    employer = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="alumni")
    agreed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["student", "employer"], name="one_alum_an_employer")
        ]

    def __str__(self) -> str:
        return f"{self.student} of {self.employer}"


class Introduction(models.Model):
    """A student asks: to talk to a past student of an employer, whose name stays unknown until
    a yes, or one of their own contacts, for an introduction to somebody else."""

    code = PublicCodeField()
    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="introductions")
    employer = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="+")
    #: The past student who is asked; else the contact.
    alum = models.ForeignKey(
        Student, null=True, blank=True, on_delete=models.CASCADE, related_name="asked_as_alum"
    )
    contact = models.ForeignKey(
        "contacts.Contact",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="introductions",
    )
    state = models.CharField(
        max_length=8, choices=IntroductionState.choices, default=IntroductionState.ASKED
    )
    #: To whom, by name or by what they do; asked of contacts.
    whom = models.CharField(_("to whom"), max_length=120, blank=True)
    words = models.TextField(_("your message"), max_length=LONGEST_WORDS)
    #: What a contact answers.
    with_whom = models.CharField(_("with whom"), max_length=120, blank=True)
    answer = models.TextField(_("a line to them"), max_length=LONGEST_ANSWER, blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = [
            models.Index(
                fields=["asked_at"], name="introduction_waits", condition=Q(state="asked")
            ),
            models.Index(fields=["alum", "state"], name="introduction_of_alum"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(alum__isnull=False, contact=None)
                | Q(alum=None, contact__isnull=False) & ~Q(whom=""),
                name="introduction_by_alum_or_contact",
            ),
            models.UniqueConstraint(
                fields=["student", "alum"],
                condition=Q(alum__isnull=False),
                name="an_alum_is_asked_once",
            ),
            models.UniqueConstraint(
                fields=["contact"],
                condition=Q(state="asked", contact__isnull=False),
                name="one_introduction_waits",
            ),
            models.CheckConstraint(
                condition=Q(state="granted") | Q(with_whom="", answer=""),
                name="introduction_says_with_a_yes",
            ),
        ]

    def __str__(self) -> str:
        return f"introduction {self.code}"

    @property
    def is_of_alum(self) -> bool:
        return self.alum_id is not None

    @property
    def is_asked(self) -> bool:
        return self.state == IntroductionState.ASKED

    @property
    def is_granted(self) -> bool:
        return self.state == IntroductionState.GRANTED

    @property
    def is_declined(self) -> bool:
        return self.state == IntroductionState.DECLINED
