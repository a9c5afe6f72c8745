"""A reading that is kept."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import models
from django.db.models import F, Q

#: How long a reading is kept.
LIFE = timedelta(days=30)


def new_reading_code() -> str:
    """A code nobody guesses: whoever has it reads the reading, so eight characters are too few."""
    return secrets.token_urlsafe(16)


class KeptReading(models.Model):
    """A posting's text and what was found in it on the day it was read.

    `found` is the review as `fairness.to_json` writes it, `terms` the five clear terms. Of the
    maker's key only the digest is kept.
    """

    code = models.CharField(max_length=22, unique=True, default=new_reading_code, editable=False)
    key_digest = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    found = models.JSONField()
    terms = models.JSONField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at"))
                & Q(expires_at__lte=F("made_at") + timedelta(days=30)),
                name="kept_reading_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"reading {self.code}"
