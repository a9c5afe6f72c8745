"""A student's page, and what stands on it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.codes import PublicCodeField
from fairbrief.portfolio.states import Visibility
from fairbrief.students.models import Student
from fairbrief.tracking.models import Experience

#: What a portfolio shows of somebody's words.
LONGEST_WORDS = 600


class Portfolio(models.Model):
    """One page of one student. Without a piece that is switched on there is none for anybody."""

    code = PublicCodeField()
    student = models.OneToOneField(Student, on_delete=models.CASCADE, related_name="portfolio")
    #: Its public address.
    slug = models.SlugField(_("address"), max_length=40, unique=True)
    #: Part of the link for people the student gives it to; a new number ends the links before.
    link_number = models.PositiveIntegerField(default=1)
    intro = models.CharField(_("a line about you"), max_length=300, blank=True)
    #: A mail address or an https address.
    contact = models.CharField(_("how to reach you"), max_length=200, blank=True)
    shows_studies = models.BooleanField(_("show what and where you study"), default=False)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(slug=""), name="portfolio_has_an_address")
        ]

    def __str__(self) -> str:
        return self.slug


class Piece(models.Model):
    """What the student has decided about one experience; without a row it is off."""

    portfolio = models.ForeignKey(Portfolio, on_delete=models.CASCADE, related_name="pieces")
    experience = models.OneToOneField(
        Experience, on_delete=models.CASCADE, related_name="portfolio_piece"
    )
    visibility = models.CharField(
        _("who sees it"), max_length=6, choices=Visibility.choices, default=Visibility.OFF
    )
    #: Say no more than that there was confidential work, though more may be said.
    is_discreet = models.BooleanField(_("say only the hours"), default=False)
    #: Of work found elsewhere: nothing the student signed forbids showing it.
    is_cleared = models.BooleanField(default=False)
    shows_credential = models.BooleanField(_("link the credential"), default=True)
    #: Show the words of the one they reported to, where that person has agreed.
    shows_words = models.BooleanField(_("show the words you may show"), default=True)
    #: The student's own lines for the résumé, one a line; empty for the drafted ones.
    own_lines = models.TextField(_("lines for your résumé"), max_length=900, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return f"{self.experience}: {self.visibility}"


class Quote(models.Model):
    """Words somebody wrote on a work, frozen when the student asked to show them."""

    piece = models.OneToOneField(Piece, on_delete=models.CASCADE, related_name="quote")
    words = models.CharField(max_length=LONGEST_WORDS)
    by_name = models.CharField(max_length=120)
    by_title = models.CharField(max_length=120, blank=True)
    by_email = models.EmailField()
    asked_at = models.DateTimeField()
    #: None until the one who wrote them has answered.
    granted = models.BooleanField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(granted=None, answered_at=None)
                | Q(granted__isnull=False, answered_at__isnull=False),
                name="quote_answered_when",
            )
        ]

    def __str__(self) -> str:
        return f"{self.by_name} on {self.piece}"
