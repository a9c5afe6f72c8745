"""Deliverables: what was agreed, what was handed over, what was accepted."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models.engagement import Engagement
from fairbrief.kernel.codes import PublicCodeField
from fairbrief.kernel.forgetting import GONE


class Piece(models.Model):
    """One agreed deliverable in the workspace."""

    code = PublicCodeField()
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="pieces")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    criteria = ArrayField(models.CharField(max_length=240), default=list)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["engagement", "position"], name="piece_position")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def accepted(self) -> PieceAcceptance | None:
        """Its acceptance, when it was accepted before the whole."""
        found: PieceAcceptance | None = getattr(self, "acceptance", None)
        return found


class PieceVersion(models.Model):
    """A version of a deliverable as handed over: a file or a link, and the student's self-check."""

    code = PublicCodeField()
    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.FileField(upload_to="deliverables/%Y/%m/", blank=True, max_length=200)
    file_name = models.CharField(max_length=200, blank=True)
    link = models.URLField(_("link"), blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    #: A boolean a criterion, in order.
    self_check = models.JSONField(default=list)
    #: The supervisor's view a criterion: [{"met": true, "note": ""}].
    review = models.JSONField(default=list, blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(fields=["piece", "number"], name="piece_version_number"),
            models.CheckConstraint(
                # Until its file is forgotten with the work.
                condition=~Q(file="") | ~Q(link="") | Q(file_name=GONE),
                name="version_has_content",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.piece} v{self.number}"

    @property
    def is_forgotten(self) -> bool:
        """What was handed over was removed, its time to be kept being over."""
        return self.by_name == GONE


class PieceAcceptance(models.Model):
    """A deliverable accepted for good while others are sent back. Append-only (a trigger)."""

    piece = models.OneToOneField(
        "engagements.Piece", on_delete=models.PROTECT, related_name="acceptance"
    )
    version = models.ForeignKey(
        "engagements.PieceVersion", on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"{self.version} accepted"
