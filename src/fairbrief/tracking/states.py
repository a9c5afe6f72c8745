"""The states of an experience in the ledger."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ExperienceState(models.TextChoices):
    LOGGED = "logged", _("logged by the student")
    CONFIRMED = "confirmed", _("confirmed by the supervisor")
    VERIFIED = "verified", _("verified by the office")
    REFUSED = "refused", _("not confirmed")


#: Counted in reports: somebody other than the student has said that it happened.
COUNTED_STATES = (ExperienceState.CONFIRMED, ExperienceState.VERIFIED)
