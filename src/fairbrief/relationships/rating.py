"""What belongs to rating: the words it was given under, a student's own, an employer's rounds."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models import Engagement
from fairbrief.organizations.models import Employer


class Wording(models.Model):
    """A questionnaire as it was shown, whole and in one language. A trigger keeps it as it is.

    `content` is as `questionnaires.in_words` gives it; `digest` is of the content, so that each
    wording stands here once.
    """

    version = models.CharField(max_length=10)
    language = models.CharField(max_length=10)
    digest = models.CharField(max_length=64, unique=True)
    content = models.JSONField()

    def __str__(self) -> str:
        return f"{self.version}, {self.language}"

    @staticmethod
    def digest_of(content: dict[str, Any]) -> str:
        whole = json.dumps(content, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(whole.encode()).hexdigest()


class SelfRating(models.Model):
    """Where a student sees themself, before and after; for their own eyes.

    A trigger keeps it as it was given. Reports of the campus count it, suppressed.
    """

    class Moment(models.TextChoices):
        BEFORE = "before", _("at the start")
        AFTER = "after", _("at the end")

    engagement = models.ForeignKey(
        Engagement, on_delete=models.CASCADE, related_name="self_ratings"
    )
    moment = models.CharField(max_length=6, choices=Moment.choices)
    #: {"communication": 3, …}: as the levels of the wording; what was left out is missing.
    ratings = models.JSONField(default=dict)
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "moment"], name="one_self_rating_a_moment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.moment}: {self.engagement}"


class RatingRound(models.Model):
    """So many students' ratings of one employer, published once and together.

    `bands` says of each question how many chose one of the two upper levels: 0 few or none of
    them, 1 some, 2 most or all. A trigger keeps it as it was published. Each rating stands in one
    round at most, and in no other ever.
    """

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="rating_rounds")
    number = models.PositiveSmallIntegerField()
    size = models.PositiveSmallIntegerField()
    #: The wording of its first answer: all of a round were given under one version.
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="+")
    bands = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("employer", "number")
        constraints = [
            models.UniqueConstraint(fields=["employer", "number"], name="one_round_a_number"),
            models.CheckConstraint(condition=Q(size__gte=5), name="rating_round_of_enough"),
        ]

    def __str__(self) -> str:
        return f"{self.employer}, {self.number}"
