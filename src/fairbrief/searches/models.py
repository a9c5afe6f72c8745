"""Saved searches, and what each has told of."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.models import Brief
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.students.models import Student

#: Searches one student may keep.
MOST_SEARCHES = 20


class SavedSearch(models.Model):
    """A search under a name: the filters as the address of the list holds them."""

    code = PublicCodeField()
    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("name"), max_length=80)
    #: Names of filters, each with a list of values.
    query = models.JSONField()
    mails = models.BooleanField(_("tell me by mail"), default=True)
    #: SHA-256 of the key of its feed; empty while it has none.
    feed_digest = models.CharField(max_length=64, blank=True)
    #: Briefs listed before this are known, or were there when it was saved.
    looked_at = models.DateTimeField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at",)
        constraints = [
            models.UniqueConstraint(fields=["student", "name"], name="search_name_once_a_student"),
            models.UniqueConstraint(
                fields=["feed_digest"], condition=~Q(feed_digest=""), name="search_feed_of_one"
            ),
        ]
        indexes = [
            models.Index(fields=["student"], condition=Q(mails=True), name="search_that_mails")
        ]

    def __str__(self) -> str:
        return self.name


class Told(models.Model):
    """A brief a search has told of: never again."""

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="told")
    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["search", "brief"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.search}: {self.brief_id}"


class Served(models.Model):
    """The last day a student's searches were looked through: one mail a day at most."""

    student = models.OneToOneField(Student, on_delete=models.CASCADE, related_name="served")
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["on"], name="searches_served_on")]

    def __str__(self) -> str:
        return f"{self.student_id}, {self.on}"
