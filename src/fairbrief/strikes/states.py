"""The states of a strike, and what it is for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StrikeKind(models.TextChoices):
    GHOSTING = "ghosting", _("silence where an answer was due")
    LATE_PAY = "late_pay", _("pay that came late")
    BROKEN = "broken", _("an agreement that was not kept")


class StrikeState(models.TextChoices):
    PROPOSED = "proposed", _("waits for the office")
    STANDING = "standing", _("on record")
    DROPPED = "dropped", _("not put on record")
    APPEALED = "appealed", _("on record, looked at again")
    LIFTED = "lifted", _("lifted")
    EXPIRED = "expired", _("gone after twelve months")


#: What counts.
ON_RECORD = (StrikeState.STANDING, StrikeState.APPEALED)
