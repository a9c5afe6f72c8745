"""What an award can be, and how money moves in a pool."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class AwardState(models.TextChoices):
    PROPOSED = "proposed", _("waits for a decision")
    APPROVED = "approved", _("approved, to be paid")
    PAID = "paid", _("paid")
    DECLINED = "declined", _("declined")
    CANCELLED = "cancelled", _("cancelled")


class AwardKind(models.TextChoices):
    STIPEND = "stipend", _("stipend for the student")
    SUBSIDY = "subsidy", _("added to an employer’s pay")


class MovementKind(models.TextChoices):
    BUDGET = "budget", _("budget")
    COMMIT = "commit", _("set aside")
    RELEASE = "release", _("given back to the pool")
    PAY = "pay", _("paid")


#: Awards that hold money of their pool.
HOLDING = (AwardState.APPROVED, AwardState.PAID)
#: Awards somebody still counts on.
LIVE = (AwardState.PROPOSED, *HOLDING)
