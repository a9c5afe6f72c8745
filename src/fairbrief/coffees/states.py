"""What a coffee and a seat at it can be, and how often one meets."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CoffeeState(models.TextChoices):
    OPEN = "open", _("open")
    CANCELLED = "cancelled", _("called off")


class SeatState(models.TextChoices):
    LINE = "line", _("in line")
    OFFERED = "offered", _("a seat is yours if you want it")
    SEATED = "seated", _("you have a seat")
    BACK = "back", _("given back")
    PASSED = "passed", _("let pass")


class Rhythm(models.TextChoices):
    ONCE = "once", _("once")
    WEEKLY = "weekly", _("every week")
    FORTNIGHTLY = "fortnightly", _("every two weeks")
    MONTHLY = "monthly", _("every four weeks")


#: Weeks between two meetings.
WEEKS = {Rhythm.ONCE: 0, Rhythm.WEEKLY: 1, Rhythm.FORTNIGHTLY: 2, Rhythm.MONTHLY: 4}
#: A chair is taken, or kept for somebody who may take it.
TAKEN = (SeatState.SEATED, SeatState.OFFERED)
#: Somebody counts on it: has a seat, is offered one, or waits for one.
LIVE = (*TAKEN, SeatState.LINE)
