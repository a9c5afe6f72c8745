"""Who saw an application."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from fairbrief.applications.models import Application


class Disclosure(models.Model):
    """Somebody of the employer had an application before them; kept once an hour, and once more
    when the name is shown."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="disclosures"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_name = models.CharField(max_length=120)
    #: Whether they could read who it is.
    with_name = models.BooleanField()
    #: The begin of the hour.
    hour = models.DateTimeField()

    class Meta:
        ordering = ("-hour", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "user", "hour", "with_name"], name="one_disclosure_an_hour"
            )
        ]

    def __str__(self) -> str:
        return f"{self.by_name} at {self.hour:%d %b %H}"
