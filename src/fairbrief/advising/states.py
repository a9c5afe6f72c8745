"""The states of a hold, and of a student's wish to see what the office holds."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HoldState(models.TextChoices):
    STANDING = "standing", _("stands")
    LIFTED = "lifted", _("lifted by the office")
    EXPIRED = "expired", _("over")


class RequestState(models.TextChoices):
    ASKED = "asked", _("waits for the office")
    SHOWN = "shown", _("shown")


class Stops(models.TextChoices):
    """What a hold can stop."""

    APPLYING = "applying", _("applying")
    SIGNING = "signing", _("signing an agreement")
