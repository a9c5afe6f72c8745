"""Who is enrolled at a campus: one entry a person, one enrolment a term, and groups."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Lower
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.codes import LENGTH, PublicCodeField
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
    #: What the university's directory calls the person, and the id it has for them there.
    directory_name = models.CharField(max_length=254, blank=True, default="", db_default="")
    directory_id = models.CharField(max_length=255, blank=True, default="", db_default="")
    #: Taken out by the directory: it no longer sees the entry, the records upon it stay.
    withdrawn_at = models.DateTimeField(null=True, blank=True)
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
            models.UniqueConstraint(
                "campus",
                Lower("directory_name"),
                condition=~Q(directory_name=""),
                name="roster_one_entry_a_directory_name",
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


class RosterImport(models.Model):
    """A roster file on its way in: handed over, its columns named, read, agreed to, brought in.

    Each step has its moment; the worker does the reading, the bringing in and the undoing.
    """

    class Source(models.TextChoices):
        TABLE = "table", _("a table (CSV)")
        ONEROSTER = "oneroster", _("a OneRoster archive")

    code = PublicCodeField()
    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="roster_imports")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="roster_imports")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_by_name = models.CharField(max_length=120)
    source = models.CharField(max_length=9, choices=Source.choices)
    file = models.FileField(upload_to="roster/%Y/%m/", blank=True, max_length=200)
    file_name = models.CharField(max_length=200)
    headings = models.JSONField(default=list)
    samples = models.JSONField(default=list)
    #: What each column means, in the order of the headings.
    mapping = models.JSONField(default=list)
    #: Whoever is enrolled in the term and not in the file is taken out of the term.
    takes_out = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undo_asked_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    #: Why the file as a whole could not be read.
    stopped = models.CharField(max_length=300, blank=True)
    rows_read = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    bad = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-made_at", "-id")
        indexes = [models.Index(fields=["campus", "-made_at"])]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_over(self) -> bool:
        """Nothing can be done with it any more, but looking at it."""
        return bool(self.dropped_at or self.undone_at or self.stopped)

    @property
    def is_at_work(self) -> bool:
        """The worker has something to do with it."""
        if self.is_over:
            return False
        return bool(
            (self.asked_at and not self.read_at)
            or (self.agreed_at and not self.applied_at)
            or (self.undo_asked_at and not self.undone_at)
        )

    @property
    def waits_for_columns(self) -> bool:
        return not self.is_over and self.asked_at is None

    @property
    def waits_for_consent(self) -> bool:
        return bool(not self.is_over and self.read_at and not self.agreed_at)

    @property
    def is_in(self) -> bool:
        return bool(self.applied_at and not self.undone_at)

    @property
    def takes(self) -> int:
        """Rows that are or were brought in."""
        return self.new + self.changed + self.same


class StagedRow(models.Model):
    """One row of a file as read, beside the roster until the whole file is brought in."""

    class Verdict(models.TextChoices):
        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        SAME = "same", _("unchanged")
        BAD = "bad", _("not taken")

    roster_import = models.ForeignKey(RosterImport, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    code = models.CharField(max_length=LENGTH)
    number = models.CharField(max_length=60)
    email = models.CharField(max_length=254)
    name = models.CharField(max_length=120)
    college = models.CharField(max_length=80)
    major = models.CharField(max_length=80)
    class_level = models.CharField(max_length=40)
    degree_level = models.CharField(max_length=40)
    first_generation = models.BooleanField(null=True)
    receives_aid = models.BooleanField(null=True)
    is_private = models.BooleanField(null=True)
    left_on = models.DateField(null=True)
    #: Pairs of kind and name; and the same in lower case, sorted, to compare.
    groups = models.JSONField(default=list)
    group_keys = ArrayField(models.TextField(), default=list)
    cells = models.JSONField(default=list)
    verdict = models.CharField(max_length=7, blank=True, choices=Verdict.choices)
    problem = models.CharField(max_length=300, blank=True)
    #: The row itself cannot be understood, whatever the roster says.
    is_misread = models.BooleanField(default=False)
    #: Ids upon the roster: who it is, and who else that has an account it turns out to be.
    entry_id = models.BigIntegerField(null=True)
    other_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("line",)
        indexes = [models.Index(fields=["roster_import", "verdict", "line"])]
        constraints = [
            # Two workers never read one file into one place.
            models.UniqueConstraint(fields=["roster_import", "line"], name="roster_one_row_a_line")
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.name}"


class ImportTrace(models.Model):
    """What one person's entry was before an import, so that it can be undone."""

    roster_import = models.ForeignKey(RosterImport, on_delete=models.CASCADE, related_name="traces")
    entry_id = models.BigIntegerField()
    is_new = models.BooleanField()
    #: Columns of the entry and of its enrolment in the term; null where there was none.
    entry_was = models.JSONField(null=True)
    enrolment_was = models.JSONField(null=True)
    groups_were = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["roster_import", "entry_id"], name="roster_one_trace_an_entry"
            )
        ]

    def __str__(self) -> str:
        return f"{self.roster_import}: {self.entry_id}"
