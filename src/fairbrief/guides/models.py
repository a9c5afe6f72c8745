"""What a campus says to its students in the place of a guide of ours."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.organizations.models import Campus

LONGEST = 6000


class CampusText(models.Model):
    """One version of a guide in a campus's words. It is never edited: a change is the next one."""

    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="guide_texts")
    #: The guide it takes the place of.
    guide = models.SlugField(max_length=40)
    version = models.PositiveIntegerField()
    title = models.CharField(_("title"), max_length=90)
    #: Markdown.
    text = models.TextField(_("text"), max_length=LONGEST)
    in_force = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("-version",)
        constraints = [
            models.UniqueConstraint(
                fields=["campus", "guide", "version"], name="campus_text_version"
            ),
            models.UniqueConstraint(
                fields=["campus", "guide"],
                condition=Q(in_force=True),
                name="campus_text_one_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.version}"
