"""Many entries at once: past records brought in from a file, and changes made to a selection."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.codes import PublicCodeField
from fairbrief.organizations.models import Campus
from fairbrief.tracking.states import CountsAs, ImportState, Unknown


class PastImport(models.Model):
    """One file of past records: looked at, brought in at once, and undone as a whole if need be.

    The file is kept until it is brought in or put away; what was wrong with it is kept longer.
    """

    code = PublicCodeField()
    campus = models.ForeignKey(Campus, on_delete=models.PROTECT, related_name="past_imports")
    state = models.CharField(max_length=9, choices=ImportState.choices, default=ImportState.LOADED)
    name = models.CharField(max_length=200)
    file = models.FileField(upload_to="imports/%Y/%m/", blank=True, max_length=200)
    sha256 = models.CharField(max_length=64)
    headings = models.JSONField(default=list)
    #: The column of each field, by position.
    columns = models.JSONField(default=dict)
    counts_as = models.CharField(
        _("they count as"), max_length=8, choices=CountsAs.choices, default=CountsAs.VERIFIED
    )
    unknown = models.CharField(
        _("people who are not on the roster"),
        max_length=5,
        choices=Unknown.choices,
        default=Unknown.ERROR,
    )
    day_first = models.BooleanField(_("3/4/2026 is the third of April"), default=False)
    currency = models.CharField(_("currency where none is named"), max_length=3, default="USD")
    #: What the last look at the file, or bringing it in, found; see `tracking.past.Counts`.
    counts = models.JSONField(default=dict)
    #: Line, heading, reason; at most as many as `tracking.past.MOST_PROBLEMS`.
    problems = models.JSONField(default=list)
    #: Keys of people who were put on the roster by it.
    people_added = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by_name = models.CharField(max_length=120)
    done_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done") | Q(done_at__isnull=False), name="import_done_when"
            ),
            models.CheckConstraint(
                condition=~Q(state="undone") | Q(undone_at__isnull=False),
                name="import_undone_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_loaded(self) -> bool:
        """It waits to be brought in."""
        return self.state == ImportState.LOADED

    @property
    def is_done(self) -> bool:
        return self.state == ImportState.DONE

    @property
    def is_undone(self) -> bool:
        return self.state == ImportState.UNDONE


class BulkEdit(models.Model):
    """One change made to a selection of entries; each entry's own record names it."""

    code = PublicCodeField()
    campus = models.ForeignKey(Campus, on_delete=models.PROTECT, related_name="+")
    #: Made with the page that offers it, so that a button pressed twice changes things once.
    key = models.CharField(max_length=43)
    what = models.CharField(max_length=12)
    changed = models.PositiveIntegerField(default=0)
    #: Code of the entry and why it stayed as it was.
    left = models.JSONField(default=list)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)

    class Meta:
        ordering = ("-at", "-id")
        constraints = [
            models.UniqueConstraint(fields=["campus", "key"], name="bulk_edit_once_a_key")
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.changed}"
