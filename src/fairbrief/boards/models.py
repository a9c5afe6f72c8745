"""The brand of a campus, a version a change, and the pictures it uses."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from fairbrief.organizations.models import Campus


class Logo(models.Model):
    """A picture as it is served: checked, and without anything that is not the picture."""

    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="logos")
    digest = models.CharField(max_length=64)
    kind = models.CharField(max_length=4, choices=[("png", "PNG"), ("webp", "WebP")])
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campus", "digest"], name="logo_kept_once")]

    def __str__(self) -> str:
        return f"{self.campus}, {self.width} × {self.height}"


class Brand(models.Model):
    """How a campus looks and speaks, as one of its directors set it. The newest is in force."""

    campus = models.ForeignKey(Campus, on_delete=models.CASCADE, related_name="brands")
    version = models.PositiveIntegerField()
    is_public = models.BooleanField(_("the board is open to everyone"), default=False)
    name = models.CharField(_("name on the board"), max_length=120)
    welcome = models.TextField(_("a few words above the briefs"), max_length=800, blank=True)
    contact = models.CharField(_("whom to ask"), max_length=200, blank=True)
    #: Pairs of a label and an https address.
    links = models.JSONField(default=list, blank=True)
    accent = models.CharField(_("colour"), max_length=7, blank=True)
    logo = models.ForeignKey(
        Logo, null=True, blank=True, on_delete=models.PROTECT, related_name="brands"
    )
    #: Hosts that may show the board in a frame, such as "careers.example.edu".
    hosts = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("-version",)
        constraints = [
            models.UniqueConstraint(fields=["campus", "version"], name="brand_one_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.version}"
