"""The states of a closed account."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ClosingState(models.TextChoices):
    CLOSED = "closed", _("closed, and can be opened again")
    REOPENED = "reopened", _("opened again")
    ERASED = "erased", _("erased")
