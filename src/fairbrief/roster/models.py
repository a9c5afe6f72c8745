"""Who is enrolled at a campus: one entry a person, one enrolment a term, and groups."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Lower
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.codes import PublicCodeField
from fairbrief.organizations.models import Campus, Term
from fairbrief.students.models import Student

#: What a search looks in; an index stands upon the very same words.
SOUGHT = Lower(
    Concat(
        F("name"),
        Value(" "),
        F("student_number"),
        Value(" "),
        F("email"),
        output_field=models.TextField(),
    )
)


class RosterEntry(models.Model):
    """A person the campus knows as its student, whether there is an account here or not."""

    code = PublicCodeField()
    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="roster")
    #: The account, once somebody has proved to hold the entry's mail address.
    student = models.OneToOneField(
        Student, null=True, blank=True, on_delete=models.SET_NULL, related_name="roster_entry"
    )
    student_number = models.CharField(_("student number"), max_length=60, blank=True)
    email = models.EmailField(_("mail address"), blank=True)
    name = models.CharField(_("name"), max_length=120)
    #: Asked their registrar to keep their directory information private.
    is_private = models.BooleanField(_("keeps directory information private"), default=False)
    left_on = models.DateField(_("left or graduated on"), null=True, blank=True)
    #: Known from the account alone; the university has not named this person yet.
    from_account = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("name", "id")
        verbose_name_plural = "roster entries"
        indexes = [
            models.Index(fields=["campus", "name", "id"]),
            GinIndex(OpClass(SOUGHT, name="gin_trgm_ops"), name="roster_sought"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["campus", "student_number"],
                condition=~Q(student_number=""),
                name="roster_one_entry_a_number",
            ),
            models.UniqueConstraint(
                "campus",
                Lower("email"),
                condition=~Q(email=""),
                name="roster_one_entry_an_address",
            ),
            models.CheckConstraint(
                condition=~Q(student_number="") | ~Q(email="") | Q(from_account=True),
                name="roster_entry_is_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Enrolment(models.Model):
    """What a student is in one term: the groups a report counts by. Empty means not said."""

    entry = models.ForeignKey(RosterEntry, on_delete=models.CASCADE, related_name="enrolments")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="enrolments")
    college = models.CharField(_("college"), max_length=80, blank=True)
    major = models.CharField(_("major"), max_length=80, blank=True)
    class_level = models.CharField(_("class"), max_length=40, blank=True)
    degree_level = models.CharField(_("degree level"), max_length=40, blank=True)
    first_generation = models.BooleanField(_("first generation"), null=True, blank=True)
    receives_aid = models.BooleanField(_("receives financial aid"), null=True, blank=True)

    class Meta:
        ordering = ("-term__starts_on",)
        indexes = [
            models.Index(
                fields=["term", "entry"],
                include=[
                    "college",
                    "major",
                    "class_level",
                    "degree_level",
                    "first_generation",
                    "receives_aid",
                ],
                name="roster_enrolment_covering",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["entry", "term"], name="roster_one_enrolment_a_term")
        ]

    def __str__(self) -> str:
        return f"{self.entry}, {self.term}"


class Group(models.Model):
    """A set of students a campus counts or writes to together, of one kind such as “Athletics”."""

    code = PublicCodeField()
    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="groups")
    kind = models.CharField(_("kind of group"), max_length=60, blank=True)
    name = models.CharField(_("name"), max_length=80)
    entries = models.ManyToManyField(RosterEntry, blank=True, related_name="groups")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("kind", "name")
        constraints = [
            models.UniqueConstraint(
                "campus", Lower("kind"), Lower("name"), name="roster_one_group_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def said(self) -> str:
        """The name with its kind."""
        return f"{self.kind}: {self.name}" if self.kind else self.name
